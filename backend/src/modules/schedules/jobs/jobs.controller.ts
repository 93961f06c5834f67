import { Controller, Get, HttpCode, Param, ParseIntPipe, Post, Query } from '@nestjs/common';
import { ApiAcceptedResponse, ApiOkResponse, ApiTags } from '@nestjs/swagger';
import { JOB_RUNS_KEPT_DAYS } from '../../../domain/schedule/job-run.js';
import { Allow } from '../../../platform/http/route-access.js';
import { JobRunDto, JobRunPageDto, JobRunsQuery, RecurringJobsDto } from './jobs.dto.js';
import { JobsService } from './jobs.service.js';

const PAGE = 25;

@ApiTags('jobs')
@Controller('jobs')
export class JobsController {
  constructor(private readonly jobs: JobsService) {}

  @Get()
  @Allow('job.read')
  @ApiOkResponse({ type: RecurringJobsDto })
  async listJobs(): Promise<RecurringJobsDto> {
    return { items: await this.jobs.list(), keptDays: JOB_RUNS_KEPT_DAYS };
  }

  @Get(':name/runs')
  @Allow('job.read')
  @ApiOkResponse({ type: JobRunPageDto })
  listJobRuns(@Param('name') name: string, @Query() { cursor, limit = PAGE }: JobRunsQuery): Promise<JobRunPageDto> {
    return this.jobs.runs(name, cursor, limit);
  }

  /** No `Idempotency-Key`: one run of a job waits at a time. */
  @Post(':name/runs')
  @HttpCode(202)
  @Allow('job.run')
  @ApiAcceptedResponse({ type: JobRunDto })
  runJob(@Param('name') name: string): Promise<JobRunDto> {
    return this.jobs.runNow(name);
  }

  @Post('runs/:id/retry')
  @HttpCode(202)
  @Allow('job.run')
  @ApiAcceptedResponse({ type: JobRunDto })
  retryJobRun(@Param('id', ParseIntPipe) id: number): Promise<JobRunDto> {
    return this.jobs.retry(id);
  }
}
