import { Injectable } from '@nestjs/common';
import { JobHandlers } from '../../platform/queue/job-handlers.js';
import { OpenDataPublisher } from './open-data.publisher.js';

/** What was published is open within a minute: the sweep looks for it, so that a crash leaves nothing behind. */
@Injectable()
export class OpenDataJobs {
  constructor(handlers: JobHandlers, publisher: OpenDataPublisher) {
    handlers.registerSweep(async () => {
      await publisher.openDue();
    });
  }
}
