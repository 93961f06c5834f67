import { Injectable, Logger } from '@nestjs/common';
import { createHash } from 'node:crypto';
import { buffer } from 'node:stream/consumers';
import { DomainProblem } from '../../domain/problem.js';
import type { Report } from '../../domain/report/report-model.js';
import { monthJustEnded } from '../../domain/report/report-month.js';
import { AuditTrail } from '../../platform/audit/audit-trail.js';
import { Clock } from '../../platform/clock.js';
import { SYSTEM_ACTOR } from '../../platform/database/actor.js';
import { UnitOfWork } from '../../platform/database/unit-of-work.js';
import { FileStore } from '../../platform/files/file-store.js';
import { decodeKey, encodeCursor, type Page } from '../../platform/http/paging.js';
import { JobQueue } from '../../platform/queue/job-queue.js';
import { errorCode } from '../../platform/user-facing-error.js';
import { ReportBuilder } from './report-builder.service.js';
import type { ReportRequest } from './report-request.js';
import { fileKey, type KeptFile, type ReportRun } from './report-run.js';
import { ReportsRepository } from './reports.repository.js';

/** Asks for reports and hands out their files; in the caller's unit of work, but for the schedule. */
@Injectable()
export class ReportsService {
  private readonly logger = new Logger(ReportsService.name);

  constructor(
    private readonly repository: ReportsRepository,
    private readonly builder: ReportBuilder,
    private readonly unitOfWork: UnitOfWork,
    private readonly queue: JobQueue,
    private readonly files: FileStore,
    private readonly audit: AuditTrail,
    private readonly clock: Clock,
  ) {}

  /**
   * Asks for the report of a period that has ended; a worker makes it.
   * @param field how errors name the period
   * @throws DomainProblem `validation_failed` (malformed, territory outside the actor's scope), `date_in_future`, `not_ready`
   */
  async request(request: ReportRequest, field = 'period'): Promise<number> {
    const checked = await this.builder.check(request, field);
    const id = await this.repository.add(checked);
    const { kind, period, territory } = checked;
    await this.audit.record({
      action: 'report.request',
      details: {
        report: id,
        kind,
        ...(kind === 'monthly' ? { month: period.text } : { period: period.text }),
        ...(territory === null ? {} : { territory: territory.code }),
      },
    });
    this.unitOfWork.afterCommit(() => this.enqueue(id));
    return id;
  }

  /**
   * Stops a run that is not finished; a worker at it leaves it at its next stage, and nothing of it stays.
   * @throws DomainProblem `not_found`, `not_ready` where it is finished
   */
  async cancel(id: number): Promise<ReportRun> {
    await this.get(id);
    if (!(await this.repository.cancel(id))) throw new DomainProblem('report_finished');
    await this.audit.record({ action: 'report.cancel', details: { report: id } });
    return this.get(id);
  }

  /**
   * The report of a finished run, as it was made.
   * @throws DomainProblem `not_found`, `not_ready`
   */
  async document(id: number): Promise<Report> {
    const { files, state } = await this.get(id);
    const file = files.find(({ format, variant }) => format === 'json' && variant === 'full');
    if (state !== 'ready' || file === undefined) throw new DomainProblem('not_ready');
    return JSON.parse((await this.download(id, file.name)).content.toString('utf8')) as Report;
  }

  /** Asks for the national report of the month that has just ended, once however often the schedule knocks; opens its own unit of work. */
  requestScheduled(): Promise<number | null> {
    const month = monthJustEnded(this.clock.today());
    return this.unitOfWork.run(SYSTEM_ACTOR, async () => {
      const id = await this.repository.addScheduled(month);
      if (id === null) return null;
      await this.audit.record({
        action: 'report.request',
        details: { report: id, kind: 'monthly', month, scheduled: true },
      });
      this.unitOfWork.afterCommit(() => this.enqueue(id));
      return id;
    });
  }

  /** @throws DomainProblem `not_found` also when the run is another organisation's */
  async get(id: number): Promise<ReportRun> {
    const run = await this.repository.find(id);
    if (run === null) throw new DomainProblem('not_found');
    return run;
  }

  /** Newest first. */
  async page(cursor: string | undefined, limit: number): Promise<Page<ReportRun>> {
    const before = cursor === undefined ? null : decodeKey(cursor);
    const runs = await this.repository.page(before, limit + 1);
    const items = runs.slice(0, limit);
    const last = items.at(-1);
    return {
      items,
      nextCursor: runs.length > limit && last !== undefined ? encodeCursor([last.id]) : null,
      total: { count: await this.repository.total(), exact: true },
    };
  }

  /**
   * The content of a file, checked against its hash.
   * @throws DomainProblem `not_found`, `not_ready`, `file_damaged`
   */
  async download(id: number, name: string): Promise<KeptFile & { readonly content: Buffer }> {
    const run = await this.get(id);
    if (run.state !== 'ready') throw new DomainProblem('not_ready');
    const file = run.files.find((candidate) => candidate.name === name);
    if (file === undefined) throw new DomainProblem('not_found');
    const content = await buffer(this.files.read(fileKey(id, name))).catch((error: unknown) => {
      if (errorCode(error) === 'ENOENT') return null;
      throw error;
    });
    if (content === null || createHash('sha256').update(content).digest('hex') !== file.sha256) {
      this.logger.error(`The file ${fileKey(id, name)} is not the one that was kept`);
      throw new DomainProblem('file_damaged');
    }
    await this.audit.record({ action: 'report.download', details: { report: id, name } });
    return { ...file, content };
  }

  private enqueue(id: number): Promise<void> {
    return this.queue.add('report.make', `report-${String(id)}`, { reportId: id });
  }
}
