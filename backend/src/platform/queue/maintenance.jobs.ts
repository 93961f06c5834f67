import { Injectable } from '@nestjs/common';
import { SessionRepository } from '../auth/session.repository.js';
import { UnitOfWork } from '../database/unit-of-work.js';
import { JobHandlers } from './job-handlers.js';

/** Housekeeping of the platform itself. */
@Injectable()
export class MaintenanceJobs {
  constructor(handlers: JobHandlers, unitOfWork: UnitOfWork, sessions: SessionRepository) {
    handlers.register('session.clean', () => unitOfWork.runAsService(() => sessions.removeEnded()));
    handlers.register('queue.sweep', () => handlers.sweep());
  }
}
