import { Injectable } from '@nestjs/common';
import type { JobRunFailure, JobRunState } from '../../../domain/schedule/job-run.js';
import { UnitOfWork } from '../../../platform/database/unit-of-work.js';
import type { JobFigures } from '../../../platform/queue/job-figures.js';
import type { JobName } from '../../../platform/queue/job-list.js';

/** A run of a recurring job, as its page shows it. */
export interface JobRun {
  readonly id: number;
  readonly job: JobName;
  readonly state: JobRunState;
  /** Name of who asked for it; null: the schedule. */
  readonly requestedBy: string | null;
  readonly retryOf: number | null;
  readonly createdAt: Date;
  readonly startedAt: Date | null;
  readonly finishedAt: Date | null;
  /** Of the last attempt, in milliseconds; null until it has ended. */
  readonly durationMs: number | null;
  readonly attempts: number;
  readonly allowed: number;
  readonly failure: JobRunFailure | null;
  readonly detail: string | null;
  readonly figures: JobFigures;
}

const RUN = `r.id, r.job, r.state, u.display_name as "requestedBy", r.retry_of as "retryOf", r.created_at as "createdAt", r.started_at as "startedAt",
  r.finished_at as "finishedAt", (extract(epoch from r.finished_at - r.started_at) * 1000)::integer as "durationMs", r.attempts, r.allowed,
  r.failure, r.detail, r.figures
  from job_runs r left join users u on u.id = r.requested_by`;

/** The page's side of the runs; in a national unit of work. */
@Injectable()
export class JobsRepository {
  constructor(private readonly unitOfWork: UnitOfWork) {}

  /** The latest run of each job. */
  latest(jobs: readonly JobName[]): Promise<JobRun[]> {
    return this.unitOfWork.query(
      `select l.* from unnest($1::text[]) as name (job) cross join lateral (select ${RUN} where r.job = name.job order by r.id desc limit 1) l`,
      [jobs],
    );
  }

  /** Newest first. */
  page(job: JobName, before: number | null, limit: number): Promise<JobRun[]> {
    return this.unitOfWork.query(
      `select ${RUN} where r.job = $1 and ($2::bigint is null or r.id < $2) order by r.id desc limit $3`,
      [job, before, limit],
    );
  }

  async count(job: JobName): Promise<number> {
    const [row] = await this.unitOfWork.query<{ count: number }>(
      `select count(*)::integer as count from job_runs where job = $1`,
      [job],
    );
    return row?.count ?? 0;
  }

  async find(id: number): Promise<JobRun | null> {
    const [row] = await this.unitOfWork.query<JobRun>(`select ${RUN} where r.id = $1`, [id]);
    return row ?? null;
  }

  async isOpen(job: JobName): Promise<boolean> {
    const found = await this.unitOfWork.query(
      `select from job_runs where job = $1 and state in ('queued', 'running', 'retrying') limit 1`,
      [job],
    );
    return found.length > 0;
  }

  /** Null where another waits already. */
  async add(job: JobName, queueId: string, allowed: number, retryOf: number | null): Promise<number | null> {
    const [row] = await this.unitOfWork.query<{ id: number }>(
      `insert into job_runs (job, queue_id, allowed, retry_of) values ($1, $2, $3, $4)
       on conflict (job) where state = 'queued' do nothing returning id`,
      [job, queueId, allowed, retryOf],
    );
    return row?.id ?? null;
  }
}
