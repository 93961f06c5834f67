import { Injectable } from '@nestjs/common';
import type { Report } from '../../domain/report/report-model.js';
import {
  REPORT_STAGES,
  type ReportFailure,
  type ReportStage,
  stepAfterFailure,
} from '../../domain/report/report-run.js';
import { Clock } from '../../platform/clock.js';
import type { Actor } from '../../platform/database/actor.js';
import { UnitOfWork } from '../../platform/database/unit-of-work.js';
import { FileStore } from '../../platform/files/file-store.js';
import { JobOutcome } from '../../platform/queue/job-figures.js';
import { JobQueue } from '../../platform/queue/job-queue.js';
import { errorCode } from '../../platform/user-facing-error.js';
import { Subscriptions } from '../notifications/index.js';
import { PublicReports } from './public-reports.service.js';
import { renderReport, REPORT_FORMATS, type ReportFormat } from './rendering/report-file.js';
import { ReportBuilder, type ReportVariants } from './report-builder.service.js';
import { fileKey, type KeptFile, runFolder } from './report-run.js';
import { ReportRunRepository, type TakenRun } from './report-run.repository.js';

/** The worker's side: makes the files of a run. */
@Injectable()
export class ReportMaker {
  constructor(
    private readonly runs: ReportRunRepository,
    private readonly reports: ReportBuilder,
    private readonly publicReports: PublicReports,
    private readonly unitOfWork: UnitOfWork,
    private readonly files: FileStore,
    private readonly queue: JobQueue,
    private readonly clock: Clock,
    private readonly subscriptions: Subscriptions,
  ) {}

  /**
   * Makes a run's files in every format. Does nothing for a run that is finished, cancelled or in another worker's hands; a failure is thrown on, for the
   * queue to try again.
   */
  async make(id: number): Promise<void> {
    const run = await this.unitOfWork.runAsService(() => this.runs.start(id));
    if (run === null) return;
    try {
      if (!(await this.makeFiles(run))) await this.files.remove(runFolder(id));
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

  /** Drops the files of runs that were kept long enough. */
  async expire(): Promise<JobOutcome> {
    const expired = await this.unitOfWork.runAsService(() => this.runs.expire());
    for (const id of expired) await this.files.remove(runFolder(id));
    return new JobOutcome({ expired: expired.length });
  }

  /** False where the run was cancelled meanwhile: then nothing of it stays. */
  private async makeFiles(run: TakenRun): Promise<boolean> {
    if (!(await this.reach(run, 'counting'))) return false;
    const variants = await this.build(run);
    const { full: report } = variants;
    const kept: KeptFile[] = [];
    // One file after the other: the memory holds the report and one file of it.
    for (const format of REPORT_FORMATS) {
      if (!(await this.reach(run, format))) return false;
      kept.push(await this.keep(run, report, format));
    }
    if (!(await this.reach(run, 'public'))) return false;
    if (run.scope.kind === 'national') {
      // Remembered before it is written: a worker that dies in between hides more than it had to, never less.
      const { report: shown } = await this.unitOfWork.run(actorOf(run), () => this.publicReports.publish(variants));
      for (const format of REPORT_FORMATS) kept.push(await this.keep(run, shown, format));
    }
    return this.unitOfWork.runAsService(async () => {
      const finished = await this.runs.finish(run.id, run.attempts, report.knownAt, kept);
      if (finished) await this.announce(run);
      return finished;
    });
  }

  /** The national report of a period is news once, whoever has it made again. */
  private async announce({ id, kind, period, scope, territory }: TakenRun): Promise<void> {
    if (kind === 'periodic' || scope.kind !== 'national' || territory !== null) return;
    await this.subscriptions.announce(`${kind}_report_ready`, period, {
      office: `/reports/made/${String(id)}`,
      everyone: `/reports/${kind}/${period}`,
    });
  }

  private reach({ id, attempts }: TakenRun, stage: ReportStage): Promise<boolean> {
    return this.unitOfWork.runAsService(() => this.runs.reach(id, attempts, stage, REPORT_STAGES.indexOf(stage)));
  }

  /** The figures are those of who asked: its territory, in its name in the trail. */
  private build(run: TakenRun): Promise<ReportVariants> {
    const { kind, period, territory, citizenship } = run;
    return this.unitOfWork.run(
      actorOf(run),
      () => this.reports.buildVariants({ kind, period, territory, citizenship }),
      { snapshot: true },
    );
  }

  private async keep({ id }: TakenRun, report: Report, format: ReportFormat): Promise<KeptFile> {
    const { name, mediaType, content } = await renderReport(report, format);
    const { bytes, sha256 } = await this.files.write(fileKey(id, name), content);
    return { name, format, variant: report.variant, mediaType, bytes, sha256 };
  }
}

const actorOf = ({ requestedBy, organisationId, scope }: TakenRun): Actor => ({
  userId: requestedBy,
  organisationId,
  role: 'system',
  scope,
});

const FILE_FAULTS = new Set([
  'EACCES',
  'EPERM',
  'ENOSPC',
  'EDQUOT',
  'EFBIG',
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
