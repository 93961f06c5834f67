import { Injectable } from '@nestjs/common';
import { JobHandlers } from '../../platform/queue/job-handlers.js';
import { QualityService } from './quality.service.js';

/** Queued work of the quality of data. */
@Injectable()
export class QualityJobs {
  constructor(handlers: JobHandlers, quality: QualityService) {
    handlers.register('quality.run', ({ runId }) => quality.make(runId));
    handlers.register('quality.nightly', () => quality.requestNightly());
    handlers.registerSweep(() => quality.sweep());
  }
}
