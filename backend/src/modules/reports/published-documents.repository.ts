import { Injectable } from '@nestjs/common';
import { createHash } from 'node:crypto';
import type { CalendarDate } from '../../domain/calendar-date.js';
import type { PublishedDocument } from '../../domain/disclosure/published-document.js';
import type { ReportKind } from '../../domain/report/report-kind.js';
import type { Scope } from '../../platform/database/actor.js';
import { UnitOfWork } from '../../platform/database/unit-of-work.js';

/** Which report a document is. */
export interface DocumentSubject {
  readonly kind: ReportKind;
  readonly period: string;
  readonly scope: Scope;
  readonly knownAt: string;
}

/** What left the office: read and added in a national unit of work. */
@Injectable()
export class PublishedDocumentsRepository {
  constructor(private readonly unitOfWork: UnitOfWork) {}

  /** One publication after the other, until the end of the unit of work: two at once would each be protected without the other. */
  async takeTurn(): Promise<void> {
    await this.unitOfWork.query(`select pg_advisory_xact_lock(hashtextextended('published_documents', 35))`);
  }

  /** Documents that speak of one of the days, in the order in which they left. */
  async speakingOf(days: readonly CalendarDate[]): Promise<PublishedDocument[]> {
    const rows = await this.unitOfWork.query<{ content: PublishedDocument }>(
      `select content from published_documents where days && $1::date[] order by id`,
      [days],
    );
    return rows.map(({ content }) => content);
  }

  /** The same document again adds nothing. */
  async add(
    { kind, period, scope, knownAt }: DocumentSubject,
    days: readonly CalendarDate[],
    document: PublishedDocument,
  ): Promise<void> {
    const content = JSON.stringify(document);
    await this.unitOfWork.execute(
      `insert into published_documents (kind, period, territory_kind, territory_id, known_at, days, content, sha256)
       values ($1, $2, $3, $4, $5, $6, $7, $8) on conflict do nothing`,
      [kind, period, scope.kind, scope.id ?? '', knownAt, days, content, createHash('sha256').update(content).digest()],
    );
  }
}
