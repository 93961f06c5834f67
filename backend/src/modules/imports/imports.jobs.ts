import { Injectable } from '@nestjs/common';
import { Clock } from '../../platform/clock.js';
import { JobHandlers } from '../../platform/queue/job-handlers.js';
import { ImportRunner } from './import-runner.js';
import { ImportsService } from './imports.service.js';

@Injectable()
export class ImportsJobs {
  constructor(handlers: JobHandlers, runner: ImportRunner, imports: ImportsService, clock: Clock) {
    handlers.register('import.run', ({ importId }) => runner.run(importId));
    handlers.register('import.clean', () => imports.dropOldProblems(clock.today()));
    handlers.registerSweep(() => imports.sweep());
  }
}
