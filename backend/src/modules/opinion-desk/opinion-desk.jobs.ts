import { Injectable } from '@nestjs/common';
import { JobHandlers } from '../../platform/queue/job-handlers.js';
import { OfficialDocuments } from '../official-documents/index.js';
import { DecisionNotifier } from './notification/decision-notifier.js';

/** Queued work of the desk. */
@Injectable()
export class OpinionDeskJobs {
  constructor(handlers: JobHandlers, notifier: DecisionNotifier, documents: OfficialDocuments) {
    handlers.register('opinion.notify', ({ requestId }) => notifier.notify(requestId));
    handlers.registerSweep(() => notifier.sweep());
    documents.onMade(() => notifier.sweep());
  }
}
