import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import { Type } from 'class-transformer';
import { IsIn, IsInt, IsOptional, IsString, Max, MaxLength, Min, ValidateNested } from 'class-validator';
import type { Month } from '../../domain/period.js';
import type { ReportKind } from '../../domain/report/report-kind.js';
import {
  REPORT_FAILURES,
  REPORT_RUN_STATES,
  REPORT_STAGES,
  type ReportFailure,
  type ReportRunState,
  type ReportStage,
} from '../../domain/report/report-run.js';
import { REPORT_FORMATS, type ReportFormat } from './rendering/report-file.js';
import { KINDS } from './report-document.dto.js';
import { REPORT_VARIANTS, type ReportVariant } from './report-run.js';

const FORMATS = [...REPORT_FORMATS];
const STATES = [...REPORT_RUN_STATES];
const FAILURES = [...REPORT_FAILURES];
const STAGES = [...REPORT_STAGES];
const VARIANTS = [...REPORT_VARIANTS];
const TERRITORIES = ['region', 'municipality'] as const;

export class MonthlyReportQuery {
  @ApiPropertyOptional({ enum: FORMATS, enumName: 'ReportFormat', default: 'json' })
  @IsOptional()
  @IsIn(FORMATS)
  readonly format?: ReportFormat;

  @ApiPropertyOptional({ format: 'date-time', description: 'Instant of knowledge, not after now; now when missing' })
  @IsOptional()
  @IsString()
  readonly knownAt?: string;
}

export class NewReportDto {
  @ApiProperty({ pattern: '^\\d{4}-\\d{2}$', example: '2017-03', description: 'A month that has ended' })
  @IsString()
  @MaxLength(10)
  readonly month!: string;
}

export class AskedTerritoryDto {
  @ApiProperty({ enum: [...TERRITORIES], enumName: 'AskedTerritoryKind' })
  @IsIn(TERRITORIES)
  readonly kind!: (typeof TERRITORIES)[number];

  @ApiProperty({ description: 'NUTS 2 code, or ISTAT code of the municipality' })
  @IsString()
  @MaxLength(10)
  readonly code!: string;
}

export class AskedReportDto {
  @ApiProperty({ enum: KINDS, enumName: 'ReportKind' })
  @IsIn(KINDS)
  readonly kind!: ReportKind;

  @ApiProperty({
    example: '2017-S1',
    description: 'A month, half-year (S1, S2) or quarter (Q1 to Q4), by kind, that has ended',
  })
  @IsString()
  @MaxLength(10)
  readonly period!: string;

  @ApiPropertyOptional({
    type: AskedTerritoryDto,
    nullable: true,
    description:
      'Within the scope of who asks; missing: that scope. The Directorate-General must name one for a periodic report',
  })
  @IsOptional()
  @ValidateNested()
  @Type(() => AskedTerritoryDto)
  readonly territory?: AskedTerritoryDto | null;

  @ApiPropertyOptional({
    type: String,
    nullable: true,
    description: 'Citizenship looked at more closely in a half-yearly report, ISO alpha-3; UKR when missing',
  })
  @IsOptional()
  @IsString()
  @MaxLength(3)
  readonly citizenship?: string | null;
}

export class PreviewQuery {
  @ApiProperty({ enum: KINDS, enumName: 'ReportKind' })
  @IsIn(KINDS)
  readonly kind!: ReportKind;

  @ApiProperty({ example: '2017-S1' })
  @IsString()
  @MaxLength(10)
  readonly period!: string;

  @ApiPropertyOptional({ description: 'NUTS 2 code; not together with a municipality' })
  @IsOptional()
  @IsString()
  @MaxLength(10)
  readonly region?: string;

  @ApiPropertyOptional({ description: 'ISTAT code' })
  @IsOptional()
  @IsString()
  @MaxLength(10)
  readonly municipality?: string;

  @ApiPropertyOptional()
  @IsOptional()
  @IsString()
  @MaxLength(3)
  readonly citizenship?: string;

  @ApiPropertyOptional({
    enum: VARIANTS,
    enumName: 'ReportVariant',
    default: 'full',
    description: 'public: with rare cells protected',
  })
  @IsOptional()
  @IsIn(VARIANTS)
  readonly variant?: ReportVariant;
}

export class NewCommentaryDto extends AskedReportDto {
  @ApiProperty({ description: 'A commentary block of the report' })
  @IsString()
  @MaxLength(40)
  readonly section!: string;

  @ApiProperty({ description: 'Up to 20,000 characters; empty: takes the text out' })
  @IsString()
  readonly text!: string;

  @ApiProperty({
    type: 'integer',
    nullable: true,
    description: 'Version that the author had before the eyes; null: there was none',
  })
  @IsOptional()
  @IsInt()
  readonly basedOn!: number | null;
}

export class WrittenCommentaryDto {
  @ApiProperty({ type: 'integer' })
  readonly id!: number;
}

export class ReportsQuery {
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

export class ReportFileDto {
  @ApiProperty()
  readonly name!: string;
  @ApiProperty({ enum: FORMATS, enumName: 'ReportFormat' })
  readonly format!: ReportFormat;
  @ApiProperty({ enum: VARIANTS, enumName: 'ReportVariant', description: 'public: it may leave the office' })
  readonly variant!: ReportVariant;
  @ApiProperty({ type: 'integer' })
  readonly bytes!: number;
  @ApiProperty({ description: 'Hexadecimal' })
  readonly sha256!: string;
}

export class RunTerritoryDto extends AskedTerritoryDto {
  @ApiProperty()
  readonly name!: string;
}

export class ReportRunDto {
  @ApiProperty({ type: 'integer' })
  readonly id!: number;
  @ApiProperty({ enum: KINDS, enumName: 'ReportKind' })
  readonly kind!: ReportKind;
  @ApiProperty({ example: '2017-S1' })
  readonly period!: string;
  @ApiProperty({ type: String, nullable: true, example: '2017-03', description: 'Of a monthly report' })
  readonly month!: Month | null;
  @ApiProperty({
    type: RunTerritoryDto,
    nullable: true,
    description: 'Where it is narrower than the scope of who asked',
  })
  readonly territory!: RunTerritoryDto | null;
  @ApiProperty({ type: String, nullable: true })
  readonly citizenship!: string | null;
  @ApiProperty({ enum: STAGES, enumName: 'ReportStage', nullable: true, description: 'What the worker is doing' })
  readonly stage!: ReportStage | null;
  @ApiProperty({ type: 'integer', description: 'Stages done' })
  readonly doneStages!: number;
  @ApiProperty({ type: 'integer', description: 'Stages in all' })
  readonly stages!: number;
  @ApiProperty({ type: String, format: 'date', nullable: true, description: 'Day on which the files are dropped' })
  readonly expiresOn!: string | null;
  @ApiProperty({ enum: STATES, enumName: 'ReportRunState' })
  readonly state!: ReportRunState;
  @ApiProperty({ description: 'Asked for by the schedule of the 1st of the month' })
  readonly scheduled!: boolean;
  @ApiProperty({
    type: String,
    format: 'date-time',
    nullable: true,
    description: 'Instant of the knowledge on which the figures rest; null until they are taken',
  })
  readonly knownAt!: string | null;
  @ApiProperty({ format: 'date-time' })
  readonly createdAt!: string;
  @ApiProperty({ type: String, format: 'date-time', nullable: true })
  readonly finishedAt!: string | null;
  @ApiProperty({ enum: FAILURES, enumName: 'ReportFailure', nullable: true, description: 'Why the run was given up' })
  readonly failure!: ReportFailure | null;
  @ApiProperty({ type: String, nullable: true, description: 'The same in a plain Italian sentence' })
  readonly failureText!: string | null;
  @ApiProperty({ type: [ReportFileDto], description: 'None until the run is ready' })
  readonly files!: ReportFileDto[];
}

export class ReportTotalDto {
  @ApiProperty({ type: 'integer' })
  readonly count!: number;
  @ApiProperty()
  readonly exact!: boolean;
}

export class ReportPageDto {
  @ApiProperty({ type: [ReportRunDto] })
  readonly items!: ReportRunDto[];
  @ApiProperty({ type: String, nullable: true })
  readonly nextCursor!: string | null;
  @ApiProperty({ type: ReportTotalDto })
  readonly total!: ReportTotalDto;
}
