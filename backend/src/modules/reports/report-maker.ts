import { Injectable } from '@nestjs/common';
import type { Report } from '../../domain/report/report-model.js';
import { type ReportFailure, stepAfterFailure } from '../../domain/report/report-run.js';
import { Clock } from '../../platform/clock.js';
import { UnitOfWork } from '../../platform/database/unit-of-work.js';
import { FileStore } from '../../platform/files/file-store.js';
import { JobQueue } from '../../platform/queue/job-queue.js';
import { errorCode } from '../../platform/user-facing-error.js';
import { MonthlyReportService } from './monthly-report.service.js';
import { renderReport, REPORT_FORMATS } from './rendering/report-file.js';
import { fileKey, type KeptFile } from './report-run.js';
import { ReportRunRepository, type TakenRun } from './report-run.repository.js';

/** The worker's side: makes the files of a run. */
@Injectable()
export class ReportMaker {
  constructor(
    private readonly runs: ReportRunRepository,
    private readonly reports: MonthlyReportService,
    private readonly unitOfWork: UnitOfWork,
    private readonly files: FileStore,
    private readonly queue: JobQueue,
    private readonly clock: Clock,
  ) {}

  /** Makes a run's files in every format. Does nothing for a run that is finished or in another worker's hands; a failure is thrown on, for the queue to try again. */
  async make(id: number): Promise<void> {
    const run = await this.unitOfWork.runAsService(() => this.runs.start(id));
    if (run === null) return;
    try {
      const report = await this.build(run);
      const kept = await this.keep(run, report);
      await this.unitOfWork.runAsService(() => this.runs.finish(id, report.knownAt, kept));
    } catch (error) {
      await this.unitOfWork.runAsService(() =>
        stepAfterFailure(run.attempts) === 'retry' ? this.runs.retry(id) : this.runs.giveUp(id, failureOf(error)),
      );
      throw error;
    }
  }

  /** Asks again for runs that a crash left behind. */
  async sweep(): Promise<void> {
    const left = await this.unitOfWork.runAsService(() => this.runs.leftBehind());
    // The name changes with the hour: a job that the queue gave up keeps its name for days, and would swallow the new one.
    const hour = this.clock.now().toISOString().slice(0, 13);
    for (const id of left) await this.queue.add('report.make', `report-${String(id)}-${hour}`, { reportId: id });
  }

  /** The figures are those of who asked: its territory, in its name in the trail. */
  private build({ month, requestedBy, organisationId, scope }: TakenRun): Promise<Report> {
    return this.unitOfWork.run(
      { userId: requestedBy, organisationId, role: 'system', scope },
      () => this.reports.build(month),
      { snapshot: true },
    );
  }

  private async keep(run: TakenRun, report: Report): Promise<KeptFile[]> {
    const kept: KeptFile[] = [];
    for (const format of REPORT_FORMATS) {
      const { name, mediaType, content } = await renderReport(report, format);
      const { bytes, sha256 } = await this.files.write(fileKey(run.id, name), content);
      kept.push({ name, format, mediaType, bytes, sha256 });
    }
    return kept;
  }
}

const FILE_FAULTS = new Set([
  'EACCES',
  'EPERM',
  'ENOSPC',
  'EDQUOT',
  'EROFS',
  'ENOENT',
  'ENOTDIR',
  'EIO',
  'EMFILE',
  'EEXIST',
  'EISDIR',
]);

function failureOf(error: unknown): ReportFailure {
  if (error instanceof RangeError) return 'figures_disagree';
  return FILE_FAULTS.has(errorCode(error) ?? '') ? 'files_not_written' : 'internal_error';
}
