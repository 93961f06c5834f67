import { ApiProperty } from '@nestjs/swagger';
import { IsIn, IsObject } from 'class-validator';
import { DRAFT_STEPS, type DraftStep } from '../../domain/registration-draft.js';

const TEXT = { type: String, nullable: true } as const;

/** A saving of a draft. */
export class DraftSavingDto {
  @ApiProperty({ enum: [...DRAFT_STEPS], enumName: 'DraftStep', description: 'Page at which it is left' })
  @IsIn([...DRAFT_STEPS])
  readonly step!: DraftStep;

  @ApiProperty({
    type: 'object',
    additionalProperties: true,
    description: 'What was typed, as the client holds it; 32 kB of JSON at most. It is checked when it is sent',
  })
  @IsObject()
  readonly content!: Readonly<Record<string, unknown>>;
}

/** What is handed over when a registration is sent. */
export class ReceiptDto {
  @ApiProperty({ description: 'Year and number: 2026/000123' })
  readonly number!: string;
  @ApiProperty({ format: 'date-time' })
  readonly sentAt!: string;
  @ApiProperty()
  readonly simCode!: string;
  @ApiProperty()
  readonly organisation!: string;
  @ApiProperty({ description: 'Who sent it' })
  readonly person!: string;
  @ApiProperty({ ...TEXT, description: 'Null when not declared, or when the record is no longer the reader’s to see' })
  readonly familyName!: string | null;
  @ApiProperty({ ...TEXT, description: 'Null when not declared, or when the record is no longer the reader’s to see' })
  readonly givenName!: string | null;
}

export class DraftSummaryDto {
  @ApiProperty({ format: 'uuid' })
  readonly id!: string;
  @ApiProperty({ enum: [...DRAFT_STEPS], enumName: 'DraftStep' })
  readonly step!: DraftStep;
  @ApiProperty({ ...TEXT, description: 'Names typed so far' })
  readonly title!: string | null;
  @ApiProperty({ description: 'Who began it' })
  readonly author!: string;
  @ApiProperty({ description: 'Begun by the reader' })
  readonly own!: boolean;
  @ApiProperty({ format: 'date-time' })
  readonly createdAt!: string;
  @ApiProperty({ format: 'date-time' })
  readonly updatedAt!: string;
  @ApiProperty({ format: 'date-time', description: 'Instant after which it is removed unless it is saved again' })
  readonly keptUntil!: string;
}

export class DraftListDto {
  @ApiProperty({ type: [DraftSummaryDto], description: 'Open drafts of the organisation, last saved first' })
  readonly items!: readonly DraftSummaryDto[];
}

export class DraftDto extends DraftSummaryDto {
  @ApiProperty({ type: 'object', additionalProperties: true, description: 'Empty once sent' })
  readonly content!: Readonly<Record<string, unknown>>;
  @ApiProperty({ type: ReceiptDto, nullable: true, description: 'Null while it is open' })
  readonly receipt!: ReceiptDto | null;
}
