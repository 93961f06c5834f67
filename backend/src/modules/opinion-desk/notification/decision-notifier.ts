import { Injectable } from '@nestjs/common';
import { SYSTEM_ACTOR } from '../../../platform/database/actor.js';
import { UnitOfWork } from '../../../platform/database/unit-of-work.js';
import { JobQueue } from '../../../platform/queue/job-queue.js';
import { OfficialDocuments } from '../../official-documents/index.js';
import { OpinionRequests, OpinionRequestsRepository } from '../../opinions/index.js';
import { DecidedRepository } from './decided.repository.js';

/**
 * Tells the author of a decision, once its signed document is there. The step `notify` and the letter are one transaction, so that whoever is killed
 * between decision and notification leaves a decided request, which the next sweep finds; two at once follow one another, and the second finds nothing to do.
 */
@Injectable()
export class DecisionNotifier {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly repository: DecidedRepository,
    private readonly requests: OpinionRequests,
    private readonly rows: OpinionRequestsRepository,
    private readonly documents: OfficialDocuments,
    private readonly queue: JobQueue,
  ) {}

  /** @returns whether this call notified: false before the document is ready, and for what was notified already */
  notify(requestId: number): Promise<boolean> {
    return this.unitOfWork.run(SYSTEM_ACTOR, async () => {
      await this.rows.lock(requestId);
      const request = await this.rows.find(requestId);
      if (request?.state !== 'decided') return false;
      const issued = await this.documents.of({ type: 'opinion_request', id: requestId });
      const opinions = issued.filter(({ kind }) => kind === 'opinion');
      const last = opinions.at(-1);
      // After a re-examination the document of the former decision is there already: each decision has its own.
      const isIssued = opinions.length >= (await this.repository.decisions(requestId));
      if (last?.state !== 'ready' || !isIssued) return false;
      await this.requests.take(requestId, 'notify', { facts: { document: last.number } });
      return true;
    });
  }

  /** Asks for every decision that waits: for its document, or because a worker was killed. */
  async sweep(): Promise<void> {
    const waiting = await this.unitOfWork.run(SYSTEM_ACTOR, () => this.repository.waiting());
    for (const requestId of waiting)
      await this.queue.add('opinion.notify', `opinion-notify-${String(requestId)}`, { requestId });
  }
}
