import { Injectable } from '@nestjs/common';
import { JobHandlers } from '../../platform/queue/job-handlers.js';
import { Reminders } from './reminders.js';

/** Queued work of the deadlines: every morning, and once when a worker starts, for the mornings on which none ran. */
@Injectable()
export class ObligationsJobs {
  private caughtUp = false;

  constructor(handlers: JobHandlers, reminders: Reminders) {
    handlers.register('obligation.remind', () => reminders.run());
    handlers.registerSweep(async () => {
      if (this.caughtUp) return;
      await reminders.run();
      this.caughtUp = true;
    });
  }
}
