import { Inject, Injectable, Logger, type OnApplicationShutdown } from '@nestjs/common';
import { AuditSeal } from '../audit/audit-seal.js';
import { JobHandlers } from './job-handlers.js';
import { JobQueue } from './job-queue.js';
import { JobRuns } from './job-runs.js';
import { type OpenWorker, QUEUE_BACKEND, type QueueBackend } from './queue-backend.js';

/** How often the audit is sealed. */
const SEAL_EVERY_MS = 3000;

/** The worker's side: runs queued jobs and seals the audit. Only the worker process starts it. */
@Injectable()
export class JobWorker implements OnApplicationShutdown {
  private readonly logger = new Logger(JobWorker.name);
  private worker: OpenWorker | null = null;
  private sealing: Promise<unknown> = Promise.resolve();
  private timer: NodeJS.Timeout | null = null;

  constructor(
    @Inject(QUEUE_BACKEND) private readonly backend: QueueBackend,
    private readonly queue: JobQueue,
    private readonly handlers: JobHandlers,
    private readonly runs: JobRuns,
    private readonly seal: AuditSeal,
  ) {}

  /** @throws Error when a job of the list has no handler */
  async start(): Promise<void> {
    this.handlers.requireAll();
    await this.queue.schedule();
    this.worker = this.backend.openWorker((job) =>
      this.runs.follow(job, () => this.handlers.handle(job.name, job.data)),
    );
    this.worker.on('error', (error) => {
      this.logger.error(error, 'The worker lost its queue');
    });
    this.worker.on('failed', (job, error) => {
      this.logger.error({ err: error, job: job?.name, id: job?.id }, 'A job failed');
    });
    await this.worker.waitUntilReady();
    this.timer = setInterval(() => {
      this.sealing = this.seal.seal().catch((error: unknown) => {
        this.logger.error(error, 'The audit could not be sealed');
      });
    }, SEAL_EVERY_MS);
  }

  async onApplicationShutdown(): Promise<void> {
    if (this.timer !== null) clearInterval(this.timer);
    await this.worker?.close();
    await this.sealing;
  }
}
