import { Injectable, Logger } from '@nestjs/common';
import { randomUUID } from 'node:crypto';
import { DomainProblem } from '../../../domain/problem.js';
import { AuditTrail } from '../../../platform/audit/audit-trail.js';
import { UnitOfWork } from '../../../platform/database/unit-of-work.js';
import { decodeKey, encodeCursor, type Page } from '../../../platform/http/paging.js';
import { type JobName, JOBS, RECURRING_JOBS } from '../../../platform/queue/job-list.js';
import { JobQueue } from '../../../platform/queue/job-queue.js';
import { isRecurring } from '../../../platform/queue/job-runs.js';
import { type JobRun, JobsRepository } from './jobs.repository.js';

/** A recurring job, as it stands. */
export interface RecurringJob {
  readonly name: JobName;
  /** Cron pattern with seconds, read in Europe/Rome. */
  readonly schedule: string;
  readonly attempts: number;
  /** Null while no worker has laid down the schedules, or the queue does not answer. */
  readonly nextRunAt: Date | null;
  readonly last: JobRun | null;
}

/** The recurring jobs, their runs, and the asking for one out of turn; in the caller's national unit of work. */
@Injectable()
export class JobsService {
  private readonly logger = new Logger(JobsService.name);

  constructor(
    private readonly repository: JobsRepository,
    private readonly queue: JobQueue,
    private readonly unitOfWork: UnitOfWork,
    private readonly audit: AuditTrail,
  ) {}

  async list(): Promise<RecurringJob[]> {
    const next = await this.nextRuns();
    const latest = new Map((await this.repository.latest(RECURRING_JOBS)).map((run) => [run.job, run]));
    return RECURRING_JOBS.map((name) => ({
      name,
      schedule: JOBS[name].schedule ?? '',
      attempts: JOBS[name].attempts,
      nextRunAt: next.get(name) ?? null,
      last: latest.get(name) ?? null,
    }));
  }

  /** @throws DomainProblem `not_found` */
  async runs(name: string, cursor: string | undefined, limit: number): Promise<Page<JobRun>> {
    const job = jobNamed(name);
    const found = await this.repository.page(job, cursor === undefined ? null : decodeKey(cursor), limit + 1);
    const items = found.slice(0, limit);
    const last = items.at(-1);
    return {
      items,
      nextCursor: found.length > limit && last !== undefined ? encodeCursor([last.id]) : null,
      total: { count: await this.repository.count(job), exact: true },
    };
  }

  /**
   * Asks for a run out of turn. Each recurring job can run at any time: what is done already it leaves as it is.
   * @throws DomainProblem `not_found`, `job_running`
   */
  runNow(name: string): Promise<JobRun> {
    return this.request(jobNamed(name), null);
  }

  /** @throws DomainProblem `not_found`, `job_run_not_failed`, `job_running` */
  async retry(id: number): Promise<JobRun> {
    const run = await this.repository.find(id);
    if (run === null || !isRecurring(run.job)) throw new DomainProblem('not_found');
    if (run.state !== 'failed') throw new DomainProblem('job_run_not_failed');
    return this.request(run.job, id);
  }

  private async request(job: JobName, retryOf: number | null): Promise<JobRun> {
    if (await this.repository.isOpen(job)) throw new DomainProblem('job_running');
    const queueId = `run-${randomUUID()}`;
    const id = await this.repository.add(job, queueId, JOBS[job].attempts, retryOf);
    const run = id === null ? null : await this.repository.find(id);
    if (run === null) throw new DomainProblem('job_running');
    await this.audit.record({
      action: 'job.request',
      details: { job, run: run.id, ...(retryOf === null ? {} : { retryOf }) },
    });
    this.unitOfWork.afterCommit(() => this.queue.add(job, queueId, {}));
    return run;
  }

  /** A queue that does not answer hides no runs. */
  private async nextRuns(): Promise<ReadonlyMap<string, Date>> {
    try {
      return await this.queue.nextRuns();
    } catch (error) {
      this.logger.error(error, 'The queue does not say when its schedules are due');
      return new Map();
    }
  }
}

function jobNamed(name: string): JobName {
  if (!isRecurring(name)) throw new DomainProblem('not_found');
  return name;
}
