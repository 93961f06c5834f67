import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import { Type } from 'class-transformer';
import {
  ArrayMaxSize,
  ArrayMinSize,
  IsArray,
  IsBoolean,
  IsIn,
  IsInt,
  IsOptional,
  IsString,
  Length,
  Matches,
  Max,
  MaxLength,
  Min,
  ValidateNested,
} from 'class-validator';
import { OPINION_REASONS, type OpinionReasonCode } from '../../../domain/opinion/assess-opinion.js';
import { NOT_DUE_CASES, type NotDueCase } from '../../../domain/opinion/opinion-codes.js';
import { RULE_EXAMPLES, type RuleExample } from '../../../domain/opinion/rule-examples.js';
import { RULE_STANDINGS, type RuleStanding } from '../../../domain/opinion/rule-version.js';

const DAY = /^\d{4}-\d{2}-\d{2}$/;
const DATE = { type: String, nullable: true, format: 'date' } as const;
const UNITS = ['days', 'months'] as const;
const CLOSING = ['permit_expiry', 'majority'] as const;
const DAY_KINDS = ['calendar', 'working'] as const;
/** The widest that the table takes. */
const WINDOW = 730;

/** What a version says. */
export class OpinionRuleBodyDto {
  @ApiProperty({ description: 'Short name that people quote: `dpr-191-2022`' })
  @Matches(/^[a-z0-9][a-z0-9-]{2,40}$/)
  readonly code!: string;
  @ApiProperty({ format: 'date', description: 'First day of filing for which it holds' })
  @Matches(DAY)
  readonly validFrom!: string;
  @ApiPropertyOptional({ ...DATE, description: 'Last day; null: no end yet' })
  @IsOptional()
  @Matches(DAY)
  readonly validTo?: string | null;
  @ApiProperty({ type: 'integer', minimum: 0, maximum: WINDOW, description: 'How long before 18 the window opens' })
  @IsInt()
  @Min(0)
  @Max(WINDOW)
  readonly opensBefore!: number;
  @ApiProperty({ enum: UNITS, enumName: 'RuleUnit' })
  @IsIn(UNITS)
  readonly opensBeforeUnit!: (typeof UNITS)[number];
  @ApiProperty({ type: 'integer', minimum: 0, maximum: WINDOW, description: 'How long after `closesFrom` it closes' })
  @IsInt()
  @Min(0)
  @Max(WINDOW)
  readonly closesAfter!: number;
  @ApiProperty({ enum: UNITS, enumName: 'RuleUnit' })
  @IsIn(UNITS)
  readonly closesAfterUnit!: (typeof UNITS)[number];
  @ApiProperty({ enum: CLOSING, enumName: 'RuleClosing' })
  @IsIn(CLOSING)
  readonly closesFrom!: (typeof CLOSING)[number];
  @ApiProperty({ enum: [...NOT_DUE_CASES], enumName: 'OpinionNotDueCase', isArray: true })
  @IsArray()
  @ArrayMaxSize(NOT_DUE_CASES.length)
  @IsIn([...NOT_DUE_CASES], { each: true })
  readonly notDueCases!: readonly NotDueCase[];
  @ApiProperty({ type: 'integer', minimum: 1, maximum: 18 })
  @IsInt()
  @Min(1)
  @Max(18)
  readonly presenceYears!: number;
  @ApiProperty({ type: 'integer', minimum: 1, maximum: 18 })
  @IsInt()
  @Min(1)
  @Max(18)
  readonly projectYears!: number;
  @ApiProperty({ type: 'integer', minimum: 1, maximum: 6 })
  @IsInt()
  @Min(1)
  @Max(6)
  readonly kinshipDegree!: number;
  @ApiProperty({ type: [String], description: 'Kinds of documents that a request must have' })
  @IsArray()
  @ArrayMinSize(1)
  @ArrayMaxSize(12)
  @Matches(/^[a-z][a-z_]{1,39}$/, { each: true })
  readonly requiredDocuments!: readonly string[];
  @ApiProperty({ type: 'integer', minimum: 1, maximum: 365 })
  @IsInt()
  @Min(1)
  @Max(365)
  readonly answerDays!: number;
  @ApiProperty({ enum: DAY_KINDS, enumName: 'RuleDayKind' })
  @IsIn(DAY_KINDS)
  readonly answerDayKind!: (typeof DAY_KINDS)[number];
  @ApiProperty({ description: 'Whether no answer in time counts as a favourable one' })
  @IsBoolean()
  readonly silenceAssent!: boolean;
  @ApiProperty({ type: 'integer', minimum: 1, maximum: 180 })
  @IsInt()
  @Min(1)
  @Max(180)
  readonly integrationDays!: number;
  @ApiProperty({ type: 'integer', minimum: 1, maximum: 90 })
  @IsInt()
  @Min(1)
  @Max(90)
  readonly noticeDays!: number;
  @ApiProperty({ description: 'Whether a term that ends on a Saturday moves on' })
  @IsBoolean()
  readonly saturdayMovesOn!: boolean;
  @ApiProperty({ type: [Number], description: 'Days before a due day on which its owner is reminded' })
  @IsArray()
  @ArrayMaxSize(10)
  @IsInt({ each: true })
  @Min(1, { each: true })
  @Max(365, { each: true })
  readonly reminderDays!: readonly number[];
  @ApiProperty({ maxLength: 500, description: 'Acts from which it comes' })
  @IsString()
  @Length(1, 500)
  readonly legalSource!: string;
  @ApiPropertyOptional({ type: String, nullable: true, maxLength: 2000 })
  @IsOptional()
  @IsString()
  @MaxLength(2000)
  readonly note?: string | null;
  @ApiProperty({ description: 'No jurist has confirmed it yet' })
  @IsBoolean()
  readonly toVerify!: boolean;
}

export class NewOpinionRuleDto extends OpinionRuleBodyDto {
  @ApiProperty({ description: 'Ends the version without an end on the day before' })
  @IsBoolean()
  readonly endsFormer!: boolean;
  @ApiProperty({ maxLength: 500 })
  @IsString()
  @Length(1, 500)
  readonly reason!: string;
}

export class OpinionRuleChangeDto extends OpinionRuleBodyDto {
  @ApiProperty({ maxLength: 500 })
  @IsString()
  @Length(1, 500)
  readonly reason!: string;
}

export class OpinionRuleEndDto {
  @ApiPropertyOptional({ ...DATE, description: 'Last day for which it holds; null: no end' })
  @IsOptional()
  @Matches(DAY)
  readonly lastDay?: string | null;
  @ApiProperty({ maxLength: 500 })
  @IsString()
  @Length(1, 500)
  readonly reason!: string;
}

export class OpinionRuleRemovalQuery {
  @ApiProperty()
  @IsString()
  @Length(1, 500)
  readonly reason!: string;
}

/** A version as kept. */
export class OpinionRuleValuesDto {
  @ApiProperty()
  readonly code!: string;
  @ApiProperty({ format: 'date' })
  readonly validFrom!: string;
  @ApiProperty(DATE)
  readonly validTo!: string | null;
  @ApiProperty({ type: 'integer' })
  readonly opensBefore!: number;
  @ApiProperty({ enum: UNITS, enumName: 'RuleUnit' })
  readonly opensBeforeUnit!: (typeof UNITS)[number];
  @ApiProperty({ type: 'integer' })
  readonly closesAfter!: number;
  @ApiProperty({ enum: UNITS, enumName: 'RuleUnit' })
  readonly closesAfterUnit!: (typeof UNITS)[number];
  @ApiProperty({ enum: CLOSING, enumName: 'RuleClosing' })
  readonly closesFrom!: (typeof CLOSING)[number];
  @ApiProperty({ enum: [...NOT_DUE_CASES], enumName: 'OpinionNotDueCase', isArray: true })
  readonly notDueCases!: readonly NotDueCase[];
  @ApiProperty({ type: 'integer' })
  readonly presenceYears!: number;
  @ApiProperty({ type: 'integer' })
  readonly projectYears!: number;
  @ApiProperty({ type: 'integer' })
  readonly kinshipDegree!: number;
  @ApiProperty({ type: [String] })
  readonly requiredDocuments!: readonly string[];
  @ApiProperty({ type: 'integer' })
  readonly answerDays!: number;
  @ApiProperty({ enum: DAY_KINDS, enumName: 'RuleDayKind' })
  readonly answerDayKind!: (typeof DAY_KINDS)[number];
  @ApiProperty()
  readonly silenceAssent!: boolean;
  @ApiProperty({ type: 'integer' })
  readonly integrationDays!: number;
  @ApiProperty({ type: 'integer' })
  readonly noticeDays!: number;
  @ApiProperty()
  readonly saturdayMovesOn!: boolean;
  @ApiProperty({ type: [Number] })
  readonly reminderDays!: readonly number[];
  @ApiProperty()
  readonly legalSource!: string;
  @ApiProperty({ type: String, nullable: true })
  readonly note!: string | null;
  @ApiProperty()
  readonly toVerify!: boolean;
}

export class OpinionRuleDto extends OpinionRuleValuesDto {
  @ApiProperty({ type: 'integer' })
  readonly id!: number;
  @ApiProperty({ enum: [...RULE_STANDINGS], enumName: 'RuleStanding' })
  readonly standing!: RuleStanding;
  @ApiProperty({ type: 'integer', description: 'Requests filed under it' })
  readonly requests!: number;
  @ApiProperty({ description: 'Whether it may still be changed or removed' })
  readonly changeable!: boolean;
  @ApiProperty({ type: 'integer', description: 'What `If-Match` of a change must name' })
  readonly version!: number;
}

/** One change of one version: what it was and what it became. */
export class OpinionRuleChangeRecordDto {
  @ApiProperty({ format: 'date-time' })
  readonly at!: string;
  @ApiProperty({ type: String, nullable: true, description: 'Null: delivered with the system' })
  readonly author!: string | null;
  @ApiProperty({ type: String, nullable: true })
  readonly reason!: string | null;
  @ApiProperty()
  readonly code!: string;
  @ApiProperty({ type: OpinionRuleValuesDto, nullable: true })
  readonly before!: OpinionRuleValuesDto | null;
  @ApiProperty({ type: OpinionRuleValuesDto, nullable: true })
  readonly after!: OpinionRuleValuesDto | null;
}

export class PublicHolidayBodyDto {
  @ApiProperty({ type: 'integer', minimum: 1, maximum: 12 })
  @IsInt()
  @Min(1)
  @Max(12)
  readonly month!: number;
  @ApiProperty({ type: 'integer', minimum: 1, maximum: 31 })
  @IsInt()
  @Min(1)
  @Max(31)
  readonly day!: number;
  @ApiProperty({ type: 'integer', minimum: 2026, maximum: 2199, description: 'First year' })
  @IsInt()
  @Min(1900)
  @Max(2199)
  readonly fromYear!: number;
  @ApiPropertyOptional({ type: 'integer', nullable: true, description: 'Last year, counted; null: no end' })
  @IsOptional()
  @IsInt()
  @Min(1900)
  @Max(2199)
  readonly toYear?: number | null;
  @ApiProperty({ maxLength: 200 })
  @IsString()
  @Length(1, 200)
  readonly name!: string;
  @ApiProperty({ maxLength: 300 })
  @IsString()
  @Length(1, 300)
  readonly legalSource!: string;
  @ApiProperty()
  @IsBoolean()
  readonly toVerify!: boolean;
}

export class PublicHolidayDto {
  @ApiProperty({ type: 'integer' })
  readonly id!: number;
  @ApiProperty({ type: 'integer' })
  readonly month!: number;
  @ApiProperty({ type: 'integer' })
  readonly day!: number;
  @ApiProperty({ type: 'integer' })
  readonly fromYear!: number;
  @ApiProperty({ type: 'integer', nullable: true })
  readonly toYear!: number | null;
  @ApiProperty()
  readonly name!: string;
  @ApiProperty()
  readonly legalSource!: string;
  @ApiProperty()
  readonly toVerify!: boolean;
  @ApiProperty({ description: 'The patron of the seat’s municipality; otherwise national' })
  readonly local!: boolean;
}

export class OpinionRuleListDto {
  @ApiProperty({ format: 'date' })
  readonly today!: string;
  @ApiProperty({ type: [OpinionRuleDto], description: 'Newest first' })
  readonly items!: readonly OpinionRuleDto[];
  @ApiProperty({ type: [OpinionRuleChangeRecordDto], description: 'Latest first' })
  readonly changes!: readonly OpinionRuleChangeRecordDto[];
  @ApiProperty({ type: [PublicHolidayDto], description: 'Sundays and Easter Monday aside' })
  readonly holidays!: readonly PublicHolidayDto[];
}

/** A typed situation to try a version on. */
export class RuleSituationDto {
  @ApiProperty({ format: 'date', description: 'Day of the filing' })
  @Matches(DAY)
  readonly on!: string;
  @ApiProperty({ format: 'date' })
  @Matches(DAY)
  readonly birthDate!: string;
  @ApiPropertyOptional(DATE)
  @IsOptional()
  @Matches(DAY)
  readonly firstEntryOn?: string | null;
  @ApiPropertyOptional(DATE)
  @IsOptional()
  @Matches(DAY)
  readonly permitExpiresOn?: string | null;
  @ApiPropertyOptional(DATE)
  @IsOptional()
  @Matches(DAY)
  readonly projectFrom?: string | null;
  @ApiPropertyOptional(DATE)
  @IsOptional()
  @Matches(DAY)
  readonly projectTo?: string | null;
  @ApiPropertyOptional({
    type: 'integer',
    nullable: true,
    description: 'Of the relative to whom the minor is fostered',
  })
  @IsOptional()
  @IsInt()
  @Min(1)
  @Max(6)
  readonly kinshipDegree?: number | null;
  @ApiProperty()
  @IsBoolean()
  readonly prosieguo!: boolean;
  @ApiProperty()
  @IsBoolean()
  readonly protection!: boolean;
}

export class RulePreviewBodyDto {
  @ApiProperty({ type: OpinionRuleBodyDto })
  @ValidateNested()
  @Type(() => OpinionRuleBodyDto)
  readonly rule!: OpinionRuleBodyDto;
  @ApiPropertyOptional({ type: RuleSituationDto, nullable: true, description: 'Null: the examples' })
  @IsOptional()
  @ValidateNested()
  @Type(() => RuleSituationDto)
  readonly situation?: RuleSituationDto | null;
}

/** What a version says of a situation. */
export class RuleAnswerDto {
  @ApiProperty()
  readonly rule!: string;
  @ApiProperty()
  readonly due!: boolean;
  @ApiProperty({ enum: [...OPINION_REASONS], enumName: 'OpinionReasonCode' })
  readonly reason!: OpinionReasonCode;
  @ApiProperty({ description: 'In Italian' })
  readonly sentence!: string;
  @ApiProperty({ format: 'date' })
  readonly windowFrom!: string;
  @ApiProperty({ format: 'date' })
  readonly windowTo!: string;
  @ApiProperty()
  readonly canSubmit!: boolean;
}

export class RuleComparisonDto {
  @ApiProperty({ enum: [...RULE_EXAMPLES], enumName: 'RuleExample', nullable: true })
  readonly example!: RuleExample | null;
  @ApiProperty({ format: 'date', description: 'Day of the filing' })
  readonly on!: string;
  @ApiProperty({
    type: RuleAnswerDto,
    nullable: true,
    description: 'By the version in force today; null: there is none',
  })
  readonly inForce!: RuleAnswerDto | null;
  @ApiProperty({ type: RuleAnswerDto })
  readonly proposed!: RuleAnswerDto;
  @ApiProperty()
  readonly differs!: boolean;
}

export class RulePreviewDto {
  @ApiProperty({ type: [RuleComparisonDto] })
  readonly items!: readonly RuleComparisonDto[];
}
