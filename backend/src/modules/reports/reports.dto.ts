import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import { Type } from 'class-transformer';
import { IsIn, IsInt, IsOptional, IsString, Max, MaxLength, Min } from 'class-validator';
import type { Month } from '../../domain/period.js';
import {
  REPORT_FAILURES,
  REPORT_RUN_STATES,
  type ReportFailure,
  type ReportRunState,
} from '../../domain/report/report-run.js';
import { REPORT_FORMATS, type ReportFormat } from './rendering/report-file.js';

const FORMATS = [...REPORT_FORMATS];
const STATES = [...REPORT_RUN_STATES];
const FAILURES = [...REPORT_FAILURES];

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
  @ApiProperty({ type: 'integer' })
  readonly bytes!: number;
  @ApiProperty({ description: 'Hexadecimal' })
  readonly sha256!: string;
}

export class ReportRunDto {
  @ApiProperty({ type: 'integer' })
  readonly id!: number;
  @ApiProperty({ enum: ['monthly'], enumName: 'ReportKind' })
  readonly kind!: 'monthly';
  @ApiProperty({ type: String, example: '2017-03' })
  readonly month!: Month;
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
