import { Injectable } from '@nestjs/common';
import { JobHandlers } from '../../platform/queue/job-handlers.js';
import { AttachmentsUpkeep } from './attachments.upkeep.js';

/** Contents without a record, and contents that were never scanned. */
@Injectable()
export class AttachmentsJobs {
  constructor(handlers: JobHandlers, upkeep: AttachmentsUpkeep) {
    handlers.register('attachment.sweep', () => upkeep.sweep());
    handlers.register('attachment.rescan', () => upkeep.rescan());
  }
}
