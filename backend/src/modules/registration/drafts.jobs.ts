import { Injectable } from '@nestjs/common';
import { UnitOfWork } from '../../platform/database/unit-of-work.js';
import { JobHandlers } from '../../platform/queue/job-handlers.js';
import { DraftsRepository } from './drafts.repository.js';

/** Removes drafts that nobody went on with. */
@Injectable()
export class DraftsJobs {
  constructor(handlers: JobHandlers, unitOfWork: UnitOfWork, drafts: DraftsRepository) {
    handlers.register('draft.clean', async () => {
      await unitOfWork.runAsService(() => drafts.removeOld());
    });
  }
}
