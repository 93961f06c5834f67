import { Injectable } from '@nestjs/common';
import { JobOutcome } from '../../platform/queue/job-figures.js';
import { JobHandlers } from '../../platform/queue/job-handlers.js';
import { ReleaseTaker } from './release-taker.js';
import { ReleasesService } from './releases.service.js';

/** Queued work of the releases. */
@Injectable()
export class ReleasesJobs {
  constructor(handlers: JobHandlers, taker: ReleaseTaker, releases: ReleasesService) {
    handlers.register('release.take', ({ requestId }) => taker.take(requestId));
    handlers.register('release.monthly', () => releases.requestScheduled());
    handlers.register('release.verify', async () => {
      const verified = await releases.verifyAll();
      return new JobOutcome({
        verified: verified.length,
        differing: verified.filter(({ agrees }) => !agrees).length,
      });
    });
    handlers.registerSweep(() => taker.sweep());
  }
}
