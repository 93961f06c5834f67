import { Injectable } from '@nestjs/common';
import type { JobRunFailure, JobRunState } from '../../domain/schedule/job-run.js';
import { UnitOfWork } from '../database/unit-of-work.js';
import type { JobFigures } from './job-figures.js';
import type { JobName } from './job-list.js';

/** An attempt at a run that this worker has begun. */
export interface BegunRun {
  readonly id: number;
  readonly job: JobName;
  /** Attempts begun with this one: tells this worker's attempt from that of another which took over. */
  readonly attempts: number;
}

/** A run that no worker has ended. */
export interface OpenRun {
  readonly id: number;
  readonly job: JobName;
  readonly queueId: string;
  readonly state: JobRunState;
}

/** The worker's side of the runs; in a unit of work of the service. */
@Injectable()
export class JobRunsRepository {
  constructor(private readonly unitOfWork: UnitOfWork) {}

  /** Null where the run is ended already: the queue gave the job out twice. */
  async begin(job: JobName, queueId: string, allowed: number): Promise<BegunRun | null> {
    const [row] = await this.unitOfWork.query<BegunRun>(
      `insert into job_runs (job, queue_id, state, started_at, attempts, allowed) values ($1, $2, 'running', clock_timestamp(), 1, $3)
       on conflict (queue_id) do update set state = 'running', started_at = clock_timestamp(), attempts = job_runs.attempts + 1, failure = null, detail = null
         where job_runs.state in ('queued', 'running', 'retrying')
       returning id, job, attempts`,
      [job, queueId, allowed],
    );
    return row ?? null;
  }

  async finish({ id, attempts }: BegunRun, figures: JobFigures): Promise<void> {
    await this.unitOfWork.execute(
      `update job_runs set state = 'done', finished_at = clock_timestamp(), figures = $3 where id = $1 and attempts = $2 and state = 'running'`,
      [id, attempts, JSON.stringify(figures)],
    );
  }

  /** False where another worker has taken the run over, or ended it. */
  async fail(
    { id, attempts }: BegunRun,
    state: 'retrying' | 'failed',
    failure: JobRunFailure,
    detail: string,
  ): Promise<boolean> {
    return (
      (await this.unitOfWork.execute(
        `update job_runs set state = $3, failure = $4, detail = $5, finished_at = case when $3 = 'failed' then clock_timestamp() end
          where id = $1 and attempts = $2 and state = 'running'`,
        [id, attempts, state, failure, detail],
      )) > 0
    );
  }

  /** Open for more than so many minutes. */
  openFor(minutes: number): Promise<OpenRun[]> {
    return this.unitOfWork.query(
      `select id, job, queue_id as "queueId", state from job_runs
        where state in ('queued', 'running', 'retrying') and coalesce(started_at, created_at) < now() - make_interval(mins => $1) order by id limit 500`,
      [minutes],
    );
  }

  /** Ends a run whose job the queue no longer has; false where it was ended meanwhile. */
  async giveUpLost(id: number): Promise<boolean> {
    return (
      (await this.unitOfWork.execute(
        `update job_runs set state = 'failed', failure = coalesce(failure, 'worker_lost'), finished_at = clock_timestamp()
          where id = $1 and state in ('running', 'retrying')`,
        [id],
      )) > 0
    );
  }

  /** The latest run of each job stays, however old. */
  dropOld(keptDays: number, frequent: readonly JobName[], frequentKeptDays: number): Promise<number> {
    return this.unitOfWork.execute(
      `delete from job_runs r
        where r.finished_at < now() - make_interval(days => case when r.job = any ($2) then $3::integer else $1::integer end)
          and exists (select from job_runs l where l.job = r.job and l.id > r.id)`,
      [keptDays, frequent, frequentKeptDays],
    );
  }
}
