import { Injectable } from '@nestjs/common';
import { FREQUENT_JOB_RUNS_KEPT_DAYS, JOB_RUNS_KEPT_DAYS, stateAfterFailure } from '../../domain/schedule/job-run.js';
import { UnitOfWork } from '../database/unit-of-work.js';
import { tellFailure } from './job-failure.js';
import { figuresOf, JobOutcome } from './job-figures.js';
import { type JobName, JOBS, RECURRING_JOBS } from './job-list.js';
import { JobQueue } from './job-queue.js';
import { type BegunRun, JobRunsRepository } from './job-runs.repository.js';
import type { WorkerJob } from './queue-backend.js';

/** Minutes after which an open run is looked for in the queue: a queue notices a dead worker within one. */
const LOOKED_FOR_AFTER_MINUTES = 2;
/** Place of the hours in a pattern. */
const HOUR = 2;
/** Recurring more than once an hour: their runs are many, and only the latest are of interest. */
const FREQUENT: readonly JobName[] = RECURRING_JOBS.filter((name) => JOBS[name].schedule?.split(' ')[HOUR] === '*');

type GivenUpListener = (run: { readonly id: number; readonly job: JobName }) => Promise<void>;

/** Keeps what became of each run of a recurring job, and tells who listens of those that no attempt is left for. */
@Injectable()
export class JobRuns {
  private readonly listeners: GivenUpListener[] = [];

  constructor(
    private readonly repository: JobRunsRepository,
    private readonly unitOfWork: UnitOfWork,
    private readonly queue: JobQueue,
  ) {}

  /** Called in the unit of work (the service's) in which a run is given up: what it writes is written once, or not at all. */
  onGivenUp(listener: GivenUpListener): void {
    this.listeners.push(listener);
  }

  /** Does a job of the queue. One that is not recurring is not written down: it has a row of its own feature. */
  async follow(job: WorkerJob, work: () => Promise<unknown>): Promise<unknown> {
    if (!isRecurring(job.name) || job.id === undefined) return work();
    const { name, id } = job;
    const allowed = JOBS[name].attempts;
    const run = await this.unitOfWork.runAsService(() => this.repository.begin(name, id, allowed));
    // Ended by another worker, while the queue believed that one dead.
    if (run === null) return undefined;
    try {
      const answer = await work();
      await this.unitOfWork.runAsService(() => this.repository.finish(run, figuresOf(answer)));
      return answer;
    } catch (error) {
      await this.fail(run, error, stateAfterFailure(job.attemptsMade + 1, allowed));
      throw error;
    }
  }

  /** Asks again for runs that a crash left between commit and queue, and gives up those whose job the queue has no more. */
  async sweep(): Promise<void> {
    const open = await this.unitOfWork.runAsService(() => this.repository.openFor(LOOKED_FOR_AFTER_MINUTES));
    for (const { id, job, queueId, state } of open) {
      if (await this.queue.holds(queueId)) continue;
      if (state === 'queued') await this.queue.add(job, queueId, {});
      else
        await this.unitOfWork.runAsService(async () => {
          if (await this.repository.giveUpLost(id)) await this.tell({ id, job });
        });
    }
  }

  async dropOld(): Promise<JobOutcome> {
    const dropped = await this.unitOfWork.runAsService(() =>
      this.repository.dropOld(JOB_RUNS_KEPT_DAYS, FREQUENT, FREQUENT_JOB_RUNS_KEPT_DAYS),
    );
    return new JobOutcome({ dropped });
  }

  private async fail(run: BegunRun, error: unknown, state: 'retrying' | 'failed'): Promise<void> {
    const { failure, detail } = tellFailure(error);
    await this.unitOfWork.runAsService(async () => {
      const isOurs = await this.repository.fail(run, state, failure, detail);
      if (isOurs && state === 'failed') await this.tell(run);
    });
  }

  private async tell(run: { readonly id: number; readonly job: JobName }): Promise<void> {
    for (const listener of this.listeners) await listener(run);
  }
}

/** Whether the name is that of a job of the list which has a schedule. */
export const isRecurring = (name: string): name is JobName =>
  Object.hasOwn(JOBS, name) && JOBS[name as JobName].schedule !== undefined;
