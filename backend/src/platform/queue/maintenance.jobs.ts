import { Injectable } from '@nestjs/common';
import { SessionRepository } from '../auth/session.repository.js';
import { UnitOfWork } from '../database/unit-of-work.js';
import { JobHandlers } from './job-handlers.js';
import { JobRuns } from './job-runs.js';

/** Housekeeping of the platform itself. */
@Injectable()
export class MaintenanceJobs {
  constructor(handlers: JobHandlers, unitOfWork: UnitOfWork, sessions: SessionRepository, runs: JobRuns) {
    handlers.register('session.clean', () => unitOfWork.runAsService(() => sessions.removeEnded()));
    handlers.register('queue.sweep', () => handlers.sweep());
    handlers.register('job.clean', () => runs.dropOld());
    handlers.registerSweep(() => runs.sweep());
  }
}
