import { Injectable } from '@nestjs/common';
import { JobHandlers } from '../../platform/queue/job-handlers.js';
import { DocumentMaker } from './document-maker.js';

/** Queued work of the documents. */
@Injectable()
export class OfficialDocumentsJobs {
  constructor(handlers: JobHandlers, maker: DocumentMaker) {
    handlers.register('document.make', ({ documentId }) => maker.make(documentId));
    handlers.registerSweep(() => maker.sweep());
  }
}
