import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import { Type } from 'class-transformer';
import { IsEmail, IsIn, IsInt, IsOptional, IsString, Matches, Max, MaxLength, Min, MinLength } from 'class-validator';
import {
  ASSISTANCE_STATES,
  ASSISTANCE_STEPS,
  ASSISTANCE_TOPICS,
  type AssistanceState,
  type AssistanceStep,
  type AssistanceTopic,
} from '../../domain/assistance.js';

const TOPICS = [...ASSISTANCE_TOPICS];
const STATES = [...ASSISTANCE_STATES];
const LONGEST_SUBJECT = 150;
const LONGEST_TEXT = 4000;
const LONGEST_PAGE = 300;
/** An address within SIM. */
const PAGE_PATH = /^\/[^\s]*$/;
const WORDS = /\S.*\S/su;

export class AssistanceQuery {
  @ApiPropertyOptional({ enum: STATES, enumName: 'AssistanceState' })
  @IsOptional()
  @IsIn(STATES)
  readonly state?: AssistanceState;

  @ApiPropertyOptional({ enum: TOPICS, enumName: 'AssistanceTopic' })
  @IsOptional()
  @IsIn(TOPICS)
  readonly topic?: AssistanceTopic;

  @ApiPropertyOptional()
  @IsOptional()
  @IsString()
  @MaxLength(1000)
  readonly cursor?: string;

  @ApiPropertyOptional({ minimum: 1, maximum: 100, default: 25 })
  @IsOptional()
  @Type(() => Number)
  @IsInt()
  @Min(1)
  @Max(100)
  readonly limit?: number;
}

export class AssistanceSummaryDto {
  @ApiProperty()
  readonly id!: number;
  @ApiProperty({ enum: TOPICS, enumName: 'AssistanceTopic' })
  readonly topic!: AssistanceTopic;
  @ApiProperty()
  readonly subject!: string;
  @ApiProperty({ enum: STATES, enumName: 'AssistanceState' })
  readonly state!: AssistanceState;
  @ApiProperty({ type: String, nullable: true, description: 'Null: sent without signing in' })
  readonly organisationName!: string | null;
  @ApiProperty()
  readonly createdAt!: Date;
  @ApiProperty()
  readonly changedAt!: Date;
  @ApiProperty()
  readonly unread!: boolean;
}

export class AssistanceTotalDto {
  @ApiProperty()
  readonly count!: number;
  @ApiProperty()
  readonly exact!: boolean;
}

export class AssistancePageDto {
  @ApiProperty({ type: [AssistanceSummaryDto] })
  readonly items!: readonly AssistanceSummaryDto[];
  @ApiProperty({ type: String, nullable: true })
  readonly nextCursor!: string | null;
  @ApiProperty()
  readonly total!: AssistanceTotalDto;
}

export class AssistanceMessageDto {
  @ApiProperty()
  readonly id!: number;
  @ApiProperty()
  readonly fromDesk!: boolean;
  @ApiProperty({ type: String, nullable: true })
  readonly authorName!: string | null;
  @ApiProperty()
  readonly at!: Date;
  @ApiProperty()
  readonly text!: string;
}

export class AssistanceStepDto {
  @ApiProperty({ enum: [...ASSISTANCE_STEPS], enumName: 'AssistanceStep' })
  readonly step!: AssistanceStep;
  @ApiProperty()
  readonly open!: boolean;
  @ApiProperty({ enum: ['state'], enumName: 'AssistanceStepRefusal', nullable: true })
  readonly why!: 'state' | null;
}

export class AssistanceRequestDto extends AssistanceSummaryDto {
  @ApiProperty({ type: String, nullable: true })
  readonly replyTo!: string | null;
  @ApiProperty({ type: String, nullable: true })
  readonly page!: string | null;
  @ApiProperty({ type: String, nullable: true })
  readonly correlationId!: string | null;
  @ApiProperty({ type: String, nullable: true })
  readonly problemCode!: string | null;
  @ApiProperty({ type: [AssistanceMessageDto] })
  readonly messages!: readonly AssistanceMessageDto[];
  @ApiProperty({ type: [AssistanceStepDto] })
  readonly steps!: readonly AssistanceStepDto[];
}

export class NewMessageDto {
  @ApiProperty({ maxLength: LONGEST_TEXT })
  @Matches(WORDS)
  @MaxLength(LONGEST_TEXT)
  readonly text!: string;
}

export class NewAssistanceRequestDto extends NewMessageDto {
  @ApiProperty({ enum: TOPICS, enumName: 'AssistanceTopic' })
  @IsIn(TOPICS)
  readonly topic!: AssistanceTopic;

  @ApiProperty({ minLength: 3, maxLength: LONGEST_SUBJECT })
  @Matches(WORDS)
  @MinLength(3)
  @MaxLength(LONGEST_SUBJECT)
  readonly subject!: string;

  @ApiPropertyOptional({ type: String, nullable: true })
  @IsOptional()
  @Matches(PAGE_PATH)
  @MaxLength(LONGEST_PAGE)
  readonly page?: string | null;

  @ApiPropertyOptional({ type: String, nullable: true })
  @IsOptional()
  @Matches(/^[\w-]{1,64}$/)
  readonly correlationId?: string | null;

  @ApiPropertyOptional({ type: String, nullable: true })
  @IsOptional()
  @Matches(/^[a-z_]{1,60}$/)
  readonly problemCode?: string | null;
}

export class AccessibilityFeedbackDto extends NewMessageDto {
  @ApiProperty({ minLength: 3, maxLength: LONGEST_SUBJECT })
  @Matches(WORDS)
  @MinLength(3)
  @MaxLength(LONGEST_SUBJECT)
  readonly subject!: string;

  @ApiPropertyOptional({ type: String, nullable: true })
  @IsOptional()
  @Matches(PAGE_PATH)
  @MaxLength(LONGEST_PAGE)
  readonly page?: string | null;

  @ApiPropertyOptional({ type: String, nullable: true, description: 'Where to answer' })
  @IsOptional()
  @IsEmail()
  @MaxLength(254)
  readonly replyTo?: string | null;
}

export class FeedbackReceiptDto {
  @ApiProperty({ description: 'Number of the report' })
  readonly id!: number;
}

export class UnreadDto {
  @ApiProperty()
  readonly count!: number;
}
