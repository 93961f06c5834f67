import { Inject, Injectable, Logger, type OnApplicationShutdown } from '@nestjs/common';
import { JOB_NAMES, type JobName, type JobPayloads, JOBS } from './job-list.js';
import { type OpenQueue, QUEUE_BACKEND, type QueueBackend } from './queue-backend.js';

const WEEK_SECONDS = 7 * 24 * 3600;

/** Asks for queued work. The same id asked for twice, while the first waits or runs, is one job. */
@Injectable()
export class JobQueue implements OnApplicationShutdown {
  private readonly logger = new Logger(JobQueue.name);
  private opened: OpenQueue | null = null;

  constructor(@Inject(QUEUE_BACKEND) private readonly backend: QueueBackend) {}

  /** @param id names the work, not the request: `import-17` */
  async add<Name extends JobName>(name: Name, id: string, payload: JobPayloads[Name]): Promise<void> {
    await this.queue.add(name, payload, { jobId: id, ...options(name) });
  }

  /** Lays down the schedules of the list; called by each worker at boot, the last one wins. */
  async schedule(): Promise<void> {
    for (const name of JOB_NAMES) {
      const pattern = JOBS[name].schedule;
      if (pattern !== undefined)
        await this.queue.upsertJobScheduler(
          name,
          { pattern, tz: 'Europe/Rome' },
          { name, data: {}, opts: options(name) },
        );
    }
  }

  /** When each recurring job is due next; none of it before a worker has laid down the schedules. */
  async nextRuns(): Promise<ReadonlyMap<string, Date>> {
    const schedules = await this.queue.getJobSchedulers();
    return new Map(schedules.flatMap(({ key, next }) => (next === undefined ? [] : [[key, new Date(next)] as const])));
  }

  /** Whether the queue still means to have a job done, or has it done just now. */
  async holds(id: string): Promise<boolean> {
    return !['unknown', 'completed', 'failed'].includes(await this.queue.getJobState(id));
  }

  async onApplicationShutdown(): Promise<void> {
    await this.opened?.close();
  }

  private get queue(): OpenQueue {
    if (this.opened === null) {
      this.opened = this.backend.openQueue();
      this.opened.on('error', (error) => {
        this.logger.error(error, 'The queue does not answer');
      });
    }
    return this.opened;
  }
}

const options = (name: JobName) => ({
  attempts: JOBS[name].attempts,
  backoff: { type: 'exponential', delay: 2000 },
  removeOnComplete: true,
  removeOnFail: { age: WEEK_SECONDS },
});
