import { ApiProperty } from '@nestjs/swagger';
import { NOT_DUE_CASES, type NotDueCase } from '../../domain/opinion/opinion-codes.js';

const DATE = { type: String, nullable: true, format: 'date' } as const;

/** The version of the rules that was applied. */
export class PreCheckRuleDto {
  @ApiProperty()
  readonly code!: string;
  @ApiProperty()
  readonly legalSource!: string;
  @ApiProperty({ description: 'No jurist has confirmed it yet' })
  readonly toVerify!: boolean;
  @ApiProperty()
  readonly presenceYears!: number;
  @ApiProperty()
  readonly projectYears!: number;
}

/** Whether the opinion is due today, and what that rests on. */
export class PreCheckDto {
  @ApiProperty({ format: 'date', description: 'The day for which it holds' })
  readonly on!: string;
  @ApiProperty()
  readonly due!: boolean;
  @ApiProperty({ enum: [...NOT_DUE_CASES], enumName: 'OpinionNotDueCase', nullable: true })
  readonly case!: NotDueCase | null;
  @ApiProperty({ description: 'A sentence in Italian' })
  readonly reason!: string;
  @ApiProperty({ format: 'date' })
  readonly windowFrom!: string;
  @ApiProperty({ format: 'date' })
  readonly windowTo!: string;
  @ApiProperty()
  readonly canSubmit!: boolean;
  @ApiProperty({ type: [String], description: 'Kinds of required documents that the record does not hold' })
  readonly missingDocuments!: readonly string[];
  @ApiProperty({ format: 'date' })
  readonly majorityOn!: string;
  @ApiProperty({ ...DATE, description: 'First day in Italy known to SIM' })
  readonly firstEntryOn!: string | null;
  @ApiProperty({ ...DATE, description: 'From when on the years of presence are complete' })
  readonly presenceCompleteOn!: string | null;
  @ApiProperty({ description: 'Days of integration path up to the 18th birthday, each counted once' })
  readonly projectDays!: number;
  @ApiProperty({ description: 'Days that the rule asks for' })
  readonly projectDaysNeeded!: number;
  @ApiProperty({ ...DATE, description: 'Expiry from which the window was counted; null: not known' })
  readonly permitExpiresOn!: string | null;
  @ApiProperty({ type: PreCheckRuleDto })
  readonly rule!: PreCheckRuleDto;
}
