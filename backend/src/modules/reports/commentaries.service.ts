import { Injectable } from '@nestjs/common';
import { DomainProblem, fieldError } from '../../domain/problem.js';
import { commentarySections } from '../../domain/report/definitions.js';
import { AuditTrail } from '../../platform/audit/audit-trail.js';
import { CommentariesRepository } from './commentaries.repository.js';
import { ReportBuilder } from './report-builder.service.js';
import type { ReportRequest } from './report-request.js';

const LONGEST = 20_000;

/** A text for a section of a report. */
export interface NewCommentary extends ReportRequest {
  readonly section: string;
  /** Empty: takes the text out. */
  readonly text: string;
  /** Version that the author had before the eyes; null: there was none. */
  readonly basedOn: number | null;
}

/** Texts that the office adds to a report; in the caller's unit of work. Figures are elsewhere and stay as they are. */
@Injectable()
export class CommentariesService {
  constructor(
    private readonly builder: ReportBuilder,
    private readonly repository: CommentariesRepository,
    private readonly audit: AuditTrail,
  ) {}

  /**
   * Writes the next version of a text.
   * @throws DomainProblem `validation_failed` (period, territory, section, length), `stale_version` where a colleague wrote meanwhile
   */
  async write({ section, text, basedOn, ...request }: NewCommentary): Promise<number> {
    const { kind, period, scope } = await this.builder.check(request);
    if (!commentarySections(kind).includes(section))
      throw new DomainProblem('validation_failed', { errors: [fieldError('section', 'unknown_code')] });
    if (text.length > LONGEST)
      throw new DomainProblem('validation_failed', { errors: [fieldError('text', 'too_long')] });
    const report = { kind, period: period.text, scope };
    const newest = await this.repository.lockNewest(report, section);
    if (newest !== basedOn) throw new DomainProblem('stale_version');
    const id = await this.repository.add(report, section, text.trim());
    await this.audit.record({
      action: 'report.comment',
      details: { kind, period: period.text, section, commentary: id },
    });
    return id;
  }
}
