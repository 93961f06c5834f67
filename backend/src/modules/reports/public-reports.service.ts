import { Injectable } from '@nestjs/common';
import type { PublishedDocument } from '../../domain/disclosure/published-document.js';
import type { PublicReport } from '../../domain/report/definition/build-report.js';
import { UnitOfWork } from '../../platform/database/unit-of-work.js';
import { PublishedDocumentsRepository } from './published-documents.repository.js';
import type { ReportVariants } from './report-builder.service.js';

/** Reports as they may leave the office: each is protected against all that left before it and speaks of the same days. */
@Injectable()
export class PublicReports {
  constructor(
    private readonly documents: PublishedDocumentsRepository,
    private readonly unitOfWork: UnitOfWork,
  ) {}

  /** As it would leave now. A territory's own reader sees it protected by itself: what the country hid is not for that reader to know. */
  async preview(variants: ReportVariants): Promise<PublicReport> {
    return variants.open(await this.earlier(variants));
  }

  /**
   * As it leaves now; what it shows and hides is remembered, for those that follow. In a national unit of work that is no snapshot: it waits for who
   * publishes at the same time, and must see what that one wrote.
   */
  async publish(variants: ReportVariants): Promise<PublicReport> {
    await this.documents.takeTurn();
    const made = await this.preview(variants);
    await this.documents.add(variants.subject, variants.days(), made.document);
    return made;
  }

  private async earlier(variants: ReportVariants): Promise<PublishedDocument[]> {
    return this.unitOfWork.actor.scope.kind === 'national' ? this.documents.speakingOf(variants.days()) : [];
  }
}
