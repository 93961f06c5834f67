import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import { IsBoolean, IsIn, IsOptional, IsString, Length, Matches, MaxLength } from 'class-validator';
import {
  CONTACT_PARTIES,
  CONTACT_ROLES,
  type ContactParty,
  type ContactRole,
  RELATION_KINDS,
  type RelationKind,
} from '../../domain/contact.js';

const TEXT = { type: String, nullable: true } as const;
const DATE = { ...TEXT, format: 'date' } as const;
const DAY = /^\d{4}-\d{2}-\d{2}$/;

/** A contact as entered; what is missing or null is not known. */
export class ContactBodyDto {
  @ApiProperty({ enum: [...CONTACT_ROLES], enumName: 'ContactRole' })
  @IsIn([...CONTACT_ROLES])
  readonly role!: ContactRole;

  @ApiProperty({ enum: [...CONTACT_PARTIES], enumName: 'ContactParty' })
  @IsIn([...CONTACT_PARTIES])
  readonly party!: ContactParty;

  @ApiPropertyOptional({ ...TEXT, maxLength: 200 })
  @IsOptional()
  @IsString()
  @MaxLength(200)
  readonly name?: string | null;

  @ApiPropertyOptional({ ...TEXT, maxLength: 30 })
  @IsOptional()
  @IsString()
  @MaxLength(30)
  readonly phone?: string | null;

  @ApiPropertyOptional({ ...TEXT, maxLength: 200 })
  @IsOptional()
  @IsString()
  @MaxLength(200)
  readonly email?: string | null;

  @ApiPropertyOptional(DATE)
  @IsOptional()
  @Matches(DAY)
  readonly validFrom?: string | null;

  @ApiPropertyOptional(DATE)
  @IsOptional()
  @Matches(DAY)
  readonly validTo?: string | null;

  @ApiPropertyOptional({ ...DATE, description: 'Of a guardian only' })
  @IsOptional()
  @Matches(DAY)
  readonly guardianRequestedOn?: string | null;

  @ApiPropertyOptional({ ...DATE, description: 'Of a guardian only' })
  @IsOptional()
  @Matches(DAY)
  readonly guardianAppointedOn?: string | null;

  @ApiPropertyOptional({ ...TEXT, maxLength: 500 })
  @IsOptional()
  @IsString()
  @MaxLength(500)
  readonly note?: string | null;
}

class RelationDetailsDto {
  @ApiProperty({
    enum: [...RELATION_KINDS],
    enumName: 'RelationKind',
    description: 'What the other minor is to this one',
  })
  @IsIn([...RELATION_KINDS])
  readonly kind!: RelationKind;

  @ApiProperty({ description: 'They arrived together' })
  @IsBoolean()
  readonly travellingTogether!: boolean;

  @ApiPropertyOptional({ ...TEXT, maxLength: 200, description: 'Where it was learnt' })
  @IsOptional()
  @IsString()
  @MaxLength(200)
  readonly source?: string | null;

  @ApiPropertyOptional(DATE)
  @IsOptional()
  @Matches(DAY)
  readonly validFrom?: string | null;

  @ApiPropertyOptional(DATE)
  @IsOptional()
  @Matches(DAY)
  readonly validTo?: string | null;
}

export class RelationBodyDto extends RelationDetailsDto {
  @ApiProperty({ description: 'SIM code of the other minor, with or without dash' })
  @IsString()
  @Length(1, 20)
  readonly otherSimCode!: string;
}

/** A relation as it is from now on; one that is over gets a last day. */
export class RelationChangeDto extends RelationDetailsDto {
  @ApiProperty({ minLength: 1, maxLength: 500, description: 'Why it is changed, or how it ended' })
  @IsString()
  @Length(1, 500)
  readonly reason!: string;
}

/** Why something is taken away. */
export class RemovalQuery {
  @ApiProperty()
  @IsString()
  @Length(1, 500)
  readonly reason!: string;
}
