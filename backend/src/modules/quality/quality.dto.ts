import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import { Type } from 'class-transformer';
import { IsIn, IsInt, IsOptional, IsString, Matches, Max, MaxLength, Min } from 'class-validator';
import type { CalendarDate } from '../../domain/calendar-date.js';
import {
  BODY_KINDS,
  type BodyKind,
  QUALITY_PLACES,
  QUALITY_RUN_STATES,
  QUALITY_SEVERITIES,
  type QualityFinding,
  type QualityPlace,
  type QualityRule,
  type QualityRunSummary,
  type QualityScore,
  type QualitySeverity,
  type QualityTrendPoint,
} from './quality.types.js';

export class QualityRunDto implements QualityRunSummary {
  @ApiProperty({ type: 'integer' })
  readonly id!: number;
  @ApiProperty({ enum: [...QUALITY_RUN_STATES], enumName: 'QualityRunState' })
  readonly state!: QualityRunSummary['state'];
  @ApiProperty({ description: 'Asked for by the schedule of the night' })
  readonly scheduled!: boolean;
  @ApiProperty({ type: String, format: 'date' })
  readonly onDay!: CalendarDate;
  @ApiProperty({ format: 'date-time' })
  readonly createdAt!: string;
  @ApiProperty({ type: String, format: 'date-time', nullable: true })
  readonly finishedAt!: string | null;
  @ApiProperty({
    type: 'integer',
    nullable: true,
    description: 'Minors looked at who have not left; null until it is done',
  })
  readonly records!: number | null;
  @ApiProperty({ type: 'integer', nullable: true, description: 'Of these, how many have an error or a warning' })
  readonly faulty!: number | null;
}

export class QualityRuleDto implements QualityRule {
  @ApiProperty()
  readonly code!: string;
  @ApiProperty({ enum: [...QUALITY_SEVERITIES], enumName: 'QualitySeverity' })
  readonly severity!: QualitySeverity;
  @ApiProperty({ enum: [...QUALITY_PLACES], enumName: 'QualityPlace', description: 'Where a finding is mended' })
  readonly place!: QualityPlace;
  @ApiProperty({ type: 'integer', nullable: true, description: 'Stands for {n} in the description' })
  readonly parameter!: number | null;
  @ApiProperty()
  readonly titleIt!: string;
  @ApiProperty()
  readonly titleEn!: string;
  @ApiProperty()
  readonly descriptionIt!: string;
  @ApiProperty()
  readonly descriptionEn!: string;
  @ApiProperty()
  readonly source!: string;
  @ApiProperty({ type: 'integer', description: 'In the last run' })
  readonly findings!: number;
}

export class QualityPictureDto {
  @ApiProperty({ type: QualityRunDto, nullable: true, description: 'The last run that is done' })
  readonly run!: QualityRunDto | null;
  @ApiProperty({ type: [QualityRunDto], description: 'Newest first' })
  readonly trend!: readonly QualityRunDto[];
  @ApiProperty({ type: [QualityRuleDto] })
  readonly rules!: readonly QualityRuleDto[];
}

export class QualityScoresQuery {
  @ApiProperty({ enum: [...BODY_KINDS], enumName: 'QualityBodyKind' })
  @IsIn([...BODY_KINDS])
  readonly by!: BodyKind;
}

export class QualityScoreDto implements QualityScore {
  @ApiProperty()
  readonly code!: string;
  @ApiProperty()
  readonly name!: string;
  @ApiProperty({ type: 'integer' })
  readonly records!: number;
  @ApiProperty({ type: 'integer', description: 'Records with an error or a warning' })
  readonly faulty!: number;
}

export class QualityScoresDto {
  @ApiProperty({ type: [QualityScoreDto], description: 'Worst first; of the last run' })
  readonly items!: readonly QualityScoreDto[];
}

export class QualityTrendQuery extends QualityScoresQuery {
  @ApiProperty({ description: 'NUTS 2, ISTAT or facility code' })
  @Matches(/^[A-Za-z0-9./_-]{1,40}$/)
  readonly code!: string;
}

export class QualityTrendPointDto implements QualityTrendPoint {
  @ApiProperty({ type: String, format: 'date' })
  readonly onDay!: CalendarDate;
  @ApiProperty({ format: 'date-time' })
  readonly finishedAt!: string;
  @ApiProperty({ type: 'integer' })
  readonly records!: number;
  @ApiProperty({ type: 'integer', description: 'Records with an error or a warning' })
  readonly faulty!: number;
}

export class QualityTrendDto {
  @ApiProperty({ type: [QualityTrendPointDto], description: 'Newest first' })
  readonly items!: readonly QualityTrendPointDto[];
}

export class QualityFindingsQuery {
  @ApiProperty({ description: 'Code of the rule' })
  @Matches(/^[a-z_]{1,60}$/)
  readonly rule!: string;

  @ApiPropertyOptional({ description: 'NUTS 2 code' })
  @IsOptional()
  @Matches(/^IT[CFGHI]\d$/)
  readonly region?: string;

  @ApiPropertyOptional()
  @IsOptional()
  @IsString()
  @MaxLength(1000)
  readonly cursor?: string;

  @ApiPropertyOptional({ type: 'integer', minimum: 1, maximum: 100, default: 25 })
  @IsOptional()
  @Type(() => Number)
  @IsInt()
  @Min(1)
  @Max(100)
  readonly limit?: number;
}

export class QualityFindingDto implements Omit<QualityFinding, 'minorId'> {
  @ApiProperty({ type: 'integer' })
  readonly id!: number;
  @ApiProperty({ type: String, nullable: true, description: 'Null: the finding is about a facility' })
  readonly simCode!: string | null;
  @ApiProperty({ type: String, nullable: true })
  readonly facilityCode!: string | null;
  @ApiProperty({ type: String, nullable: true })
  readonly facilityName!: string | null;
  @ApiProperty({ type: String, nullable: true })
  readonly municipalityName!: string | null;
  @ApiProperty({ type: String, nullable: true })
  readonly regionCode!: string | null;
  @ApiProperty({
    type: 'object',
    additionalProperties: { type: 'number' },
    description: 'Figures of the finding: days, age, count',
  })
  readonly facts!: Record<string, number>;
}

export class QualityFindingsDto {
  @ApiProperty({ type: [QualityFindingDto] })
  readonly items!: readonly QualityFindingDto[];
  @ApiProperty({ type: String, nullable: true })
  readonly nextCursor!: string | null;
}
