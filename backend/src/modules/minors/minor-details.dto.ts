import { ApiProperty } from '@nestjs/swagger';
import {
  CONTACT_PARTIES,
  CONTACT_ROLES,
  type ContactParty,
  type ContactRole,
  RELATION_KINDS,
  type RelationKind,
} from '../../domain/contact.js';
import { RECORD_ALERT_CODES, type RecordAlert, type RecordAlertCode } from '../../domain/record-alerts.js';

const TEXT = { type: String, nullable: true } as const;
const DATE = { ...TEXT, format: 'date' } as const;

/** A person or a body to turn to for a minor. */
export class ContactDto {
  @ApiProperty()
  readonly id!: number;
  @ApiProperty({ enum: [...CONTACT_ROLES], enumName: 'ContactRole' })
  readonly role!: ContactRole;
  @ApiProperty({ enum: [...CONTACT_PARTIES], enumName: 'ContactParty' })
  readonly party!: ContactParty;
  @ApiProperty({ ...TEXT, description: 'Null: a guardian asked for and not appointed yet' })
  readonly name!: string | null;
  @ApiProperty(TEXT)
  readonly phone!: string | null;
  @ApiProperty(TEXT)
  readonly email!: string | null;
  @ApiProperty(DATE)
  readonly validFrom!: string | null;
  @ApiProperty({ ...DATE, description: 'Last day in the role; null: still in it' })
  readonly validTo!: string | null;
  @ApiProperty({ ...DATE, description: 'Day on which the judge was asked for a guardian' })
  readonly guardianRequestedOn!: string | null;
  @ApiProperty(DATE)
  readonly guardianAppointedOn!: string | null;
  @ApiProperty(TEXT)
  readonly note!: string | null;
}

/** Another minor of the register who belongs with this one. */
export class RelationDto {
  @ApiProperty()
  readonly id!: number;
  @ApiProperty({
    enum: [...RELATION_KINDS],
    enumName: 'RelationKind',
    description: 'What the other minor is to this one',
  })
  readonly kind!: RelationKind;
  @ApiProperty({ description: 'Code of the other minor' })
  readonly simCode!: string;
  @ApiProperty({ description: 'Whether the reader may read the other record; if not, only kind and code are sent' })
  readonly readable!: boolean;
  @ApiProperty(TEXT)
  readonly familyName!: string | null;
  @ApiProperty(TEXT)
  readonly givenName!: string | null;
  @ApiProperty({ type: Boolean, nullable: true, description: 'They arrived together; null: not for this reader' })
  readonly travellingTogether!: boolean | null;
  @ApiProperty({ ...TEXT, description: 'Where it was learnt' })
  readonly source!: string | null;
  @ApiProperty(DATE)
  readonly validFrom!: string | null;
  @ApiProperty({ ...DATE, description: 'Last day on which it held; null: it holds' })
  readonly validTo!: string | null;
}

/** What whoever opens the record should notice first; worked out by the server. */
export class RecordAlertDto implements RecordAlert {
  @ApiProperty({ enum: [...RECORD_ALERT_CODES], enumName: 'RecordAlertCode' })
  readonly code!: RecordAlertCode;
  @ApiProperty({ enum: ['urgent', 'notice'], enumName: 'RecordAlertLevel' })
  readonly level!: 'urgent' | 'notice';
  @ApiProperty({
    type: 'object',
    additionalProperties: { type: 'number' },
    description: 'Figures for the sentence, e.g. days and limit',
  })
  readonly facts!: Readonly<Record<string, number>>;
  @ApiProperty({ ...TEXT, description: 'Article of law; null where none says it' })
  readonly source!: string | null;
}
