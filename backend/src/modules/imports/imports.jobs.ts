import { Injectable } from '@nestjs/common';
import { JobHandlers } from '../../platform/queue/job-handlers.js';
import { ImportRunner } from './import-runner.js';
import { ImportsService } from './imports.service.js';

@Injectable()
export class ImportsJobs {
  constructor(handlers: JobHandlers, runner: ImportRunner, imports: ImportsService) {
    handlers.register('import.run', ({ importId }) => runner.run(importId));
    handlers.registerSweep(() => imports.sweep());
  }
}
