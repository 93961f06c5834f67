import { createPostgresBackend, type JobsOptions, Queue, withBackend, Worker } from 'bullmq';

/** Injection token of the {@link QueueBackend}. */
export const QUEUE_BACKEND = Symbol('QueueBackend');

const NAME = 'sim';
/** Jobs that one worker process runs at the same time. */
const CONCURRENCY = 2;

/** Where queued jobs wait: PostgreSQL (one engine to run and to back up), or Redis where several workers carry a heavy load. */
export interface QueueBackend {
  openQueue(): OpenQueue;
  openWorker(processor: JobProcessor): OpenWorker;
}

/** What SIM uses of a job that a worker gets, whatever the backend. */
export interface WorkerJob {
  readonly name: string;
  readonly id?: string | undefined;
  readonly data: unknown;
  /** Attempts that failed before this one. */
  readonly attemptsMade: number;
}

export type JobProcessor = (job: WorkerJob) => Promise<unknown>;

/** When a scheduler of the queue is due next, in milliseconds since 1970. */
export interface QueueSchedule {
  readonly key: string;
  readonly next?: number | undefined;
}

/** What SIM uses of BullMQ's queue, whatever the backend. */
export interface OpenQueue {
  add(name: string, data: unknown, options: JobsOptions): Promise<unknown>;
  upsertJobScheduler(
    id: string,
    repeat: { pattern: string; tz: string },
    template: { name: string; data: unknown; opts: JobsOptions },
  ): Promise<unknown>;
  getJobSchedulers(): Promise<QueueSchedule[]>;
  getJobState(id: string): Promise<string>;
  on(event: 'error', listener: (error: Error) => void): unknown;
  close(): Promise<void>;
}

/** What SIM uses of BullMQ's worker, whatever the backend. */
export interface OpenWorker {
  on(event: 'error', listener: (error: Error) => void): unknown;
  on(
    event: 'failed',
    listener: (job: { name: string; id?: string | undefined } | undefined, error: Error) => void,
  ): unknown;
  waitUntilReady(): Promise<unknown>;
  close(): Promise<void>;
}

/** The tables are made by `prepareDatabase`. */
export function postgresQueue(queueUrl: string): QueueBackend {
  const classes = withBackend(createPostgresBackend);
  const connection = { connectionString: queueUrl, schema: 'queue', max: 4 };
  return {
    openQueue: () => new classes.Queue(NAME, { connection }),
    openWorker: (processor) => new classes.Worker(NAME, processor, { connection, concurrency: CONCURRENCY }),
  };
}

export function redisQueue(redisUrl: string): QueueBackend {
  const connection = { url: redisUrl };
  return {
    openQueue: () => new Queue(NAME, { connection }),
    // A worker's blocking connection must wait for ever, and not give a job up (BullMQ's requirement for Redis).
    openWorker: (processor) =>
      new Worker(NAME, processor, {
        connection: { ...connection, maxRetriesPerRequest: null },
        concurrency: CONCURRENCY,
      }),
  };
}
