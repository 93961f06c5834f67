import { Injectable } from '@nestjs/common';
import { Clock } from '../../platform/clock.js';
import { UnitOfWork } from '../../platform/database/unit-of-work.js';
import { OpinionRequests } from '../opinions/index.js';
import { DemonstrationDocuments } from './demonstration-documents.js';
import { DemonstrationOpinionsRepository } from './demonstration-opinions.repository.js';

const WITHIN_WINDOW = 8;
const BEFORE_WINDOW = 2;

/** Requests for an opinion that the social services of the demonstration have filed today: most in their window, two before it opens. */
@Injectable()
export class DemonstrationOpinions {
  constructor(
    private readonly repository: DemonstrationOpinionsRepository,
    private readonly documents: DemonstrationDocuments,
    private readonly requests: OpinionRequests,
    private readonly unitOfWork: UnitOfWork,
    private readonly clock: Clock,
  ) {}

  /** Nothing where there are requests already, or nobody to file them. */
  async make(): Promise<void> {
    await this.unitOfWork.runAsService(() => this.repository.registerApplicants());
    const author = await this.repository.author();
    if (author === null) return;
    const today = this.clock.today();
    const drafts = await this.unitOfWork.run(author, async () => {
      const ids: number[] = [];
      // By the rule in force the window opens 90 days before the 18th birthday.
      for (const minor of await this.repository.turningAdult(today, 1, 88, WITHIN_WINDOW))
        ids.push(await this.repository.draft(minor, null));
      for (const minor of await this.repository.turningAdult(today, 95, 400, BEFORE_WINDOW))
        ids.push(await this.repository.draft(minor, 'Il giovane lascia la struttura prima che si apra la finestra'));
      return ids;
    });
    // The first waits for its documents, as it says.
    for (const id of drafts.slice(1)) await this.documents.add(author, id);
    await this.unitOfWork.run(author, async () => {
      for (const id of drafts) await this.requests.take(id, 'submit');
    });
  }
}
