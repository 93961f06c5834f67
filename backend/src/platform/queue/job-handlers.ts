import { Injectable } from '@nestjs/common';
import { JOB_NAMES, type JobName, type JobPayloads } from './job-list.js';

export type JobHandler<Name extends JobName> = (payload: JobPayloads[Name]) => Promise<unknown>;

/** Which service does which job. A job nobody handles stops the worker's boot; two handlers for one job as well. */
@Injectable()
export class JobHandlers {
  private readonly handlers = new Map<JobName, (payload: never) => Promise<unknown>>();
  private readonly sweeps: (() => Promise<unknown>)[] = [];

  register<Name extends JobName>(name: Name, handler: JobHandler<Name>): void {
    if (this.handlers.has(name)) throw new Error(`Job ${name} has two handlers`);
    this.handlers.set(name, handler);
  }

  /** Work that asks again for jobs which were lost between a commit and the queue; run every minute. */
  registerSweep(sweep: () => Promise<unknown>): void {
    this.sweeps.push(sweep);
  }

  async sweep(): Promise<void> {
    for (const sweep of this.sweeps) await sweep();
  }

  async handle(name: string, payload: unknown): Promise<unknown> {
    const handler = this.handlers.get(name as JobName);
    if (handler === undefined) throw new Error(`No handler for job ${name}`);
    return handler(payload as never);
  }

  requireAll(): void {
    const missing = JOB_NAMES.filter((name) => !this.handlers.has(name));
    if (missing.length > 0) throw new Error(`Jobs without a handler: ${missing.join(', ')}`);
  }
}
