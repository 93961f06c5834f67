import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import { Type } from 'class-transformer';
import { IsInt, IsOptional, IsString, Max, MaxLength, Min } from 'class-validator';
import {
  JOB_RUN_FAILURES,
  JOB_RUN_STATES,
  type JobRunFailure,
  type JobRunState,
} from '../../../domain/schedule/job-run.js';
import type { JobFigures } from '../../../platform/queue/job-figures.js';
import { type JobName, RECURRING_JOBS } from '../../../platform/queue/job-list.js';
import type { JobRun } from './jobs.repository.js';
import type { RecurringJob } from './jobs.service.js';

const NAMES = [...RECURRING_JOBS];

export class JobRunDto implements JobRun {
  @ApiProperty({ type: 'integer' })
  readonly id!: number;
  @ApiProperty({ enum: NAMES, enumName: 'RecurringJobName' })
  readonly job!: JobName;
  @ApiProperty({ enum: [...JOB_RUN_STATES], enumName: 'JobRunState' })
  readonly state!: JobRunState;
  @ApiProperty({ type: String, nullable: true, description: 'Name of who asked for it; null: the schedule' })
  readonly requestedBy!: string | null;
  @ApiProperty({ type: 'integer', nullable: true, description: 'The failed run that this one does again' })
  readonly retryOf!: number | null;
  @ApiProperty()
  readonly createdAt!: Date;
  @ApiProperty({ type: Date, nullable: true, description: 'Beginning of the last attempt' })
  readonly startedAt!: Date | null;
  @ApiProperty({ type: Date, nullable: true })
  readonly finishedAt!: Date | null;
  @ApiProperty({ type: 'integer', nullable: true, description: 'Of the last attempt' })
  readonly durationMs!: number | null;
  @ApiProperty({ type: 'integer', description: 'Begun so far' })
  readonly attempts!: number;
  @ApiProperty({ type: 'integer', description: 'Before it is given up' })
  readonly allowed!: number;
  @ApiProperty({ enum: [...JOB_RUN_FAILURES], enumName: 'JobRunFailure', nullable: true })
  readonly failure!: JobRunFailure | null;
  @ApiProperty({ type: String, nullable: true, description: 'Kind and code of the error, for the help desk' })
  readonly detail!: string | null;
  @ApiProperty({ type: 'object', additionalProperties: { type: 'number' }, description: 'What it did' })
  readonly figures!: JobFigures;
}

export class RecurringJobDto implements RecurringJob {
  @ApiProperty({ enum: NAMES, enumName: 'RecurringJobName' })
  readonly name!: JobName;
  @ApiProperty({ description: 'Cron pattern with seconds, read in Europe/Rome' })
  readonly schedule!: string;
  @ApiProperty({ type: 'integer' })
  readonly attempts!: number;
  @ApiProperty({ type: Date, nullable: true, description: 'Null while no worker has laid down the schedules' })
  readonly nextRunAt!: Date | null;
  @ApiProperty({ type: JobRunDto, nullable: true })
  readonly last!: JobRunDto | null;
}

export class RecurringJobsDto {
  @ApiProperty({ type: [RecurringJobDto] })
  readonly items!: readonly RecurringJobDto[];
  @ApiProperty({ type: 'integer', description: 'Days for which runs are kept' })
  readonly keptDays!: number;
}

export class JobRunsQuery {
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

export class JobRunsTotalDto {
  @ApiProperty({ type: 'integer' })
  readonly count!: number;
  @ApiProperty()
  readonly exact!: boolean;
}

export class JobRunPageDto {
  @ApiProperty({ type: [JobRunDto], description: 'Newest first' })
  readonly items!: readonly JobRunDto[];
  @ApiProperty({ type: String, nullable: true })
  readonly nextCursor!: string | null;
  @ApiProperty()
  readonly total!: JobRunsTotalDto;
}
