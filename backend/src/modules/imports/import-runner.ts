import { Injectable, Logger } from '@nestjs/common';
import { AuditTrail } from '../../platform/audit/audit-trail.js';
import { Clock } from '../../platform/clock.js';
import { type Actor, SYSTEM_ACTOR } from '../../platform/database/actor.js';
import { UnitOfWork } from '../../platform/database/unit-of-work.js';
import { FileStore } from '../../platform/files/file-store.js';
import type { ImportProgress, ImportState } from './import-run.js';
import { ImportsRepository, type TakenRun } from './imports.repository.js';
import { FILE_KINDS, LAYOUTS } from './layout/layouts.js';
import { readFile } from './layout/read-file.js';
import { ProgressReporter } from './progress-reporter.js';
import { discardFiles } from './received-files.js';
import { RegisterRepository } from './register.repository.js';
import { StagingRepository } from './staging.repository.js';

/** How often an import is taken up before it counts as failed: a process may be killed in the middle. */
const MOST_ATTEMPTS = 3;

interface RunOptions {
  /** Fail at the first error of the system instead of leaving the run to be tried again. */
  readonly once?: boolean;
  readonly listen?: (progress: ImportProgress) => void;
}

type Tell = (progress: ImportProgress) => void;

/** Does an import: reads, checks and writes in one transaction, so that either all of it is in the register or nothing. */
@Injectable()
export class ImportRunner {
  private readonly logger = new Logger(ImportRunner.name);

  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly runs: ImportsRepository,
    private readonly staging: StagingRepository,
    private readonly register: RegisterRepository,
    private readonly files: FileStore,
    private readonly clock: Clock,
    private readonly audit: AuditTrail,
  ) {}

  /** Running it for an import that is finished, or that another process is doing, changes nothing. Must be called outside a unit of work. */
  async run(importId: number, { once = false, listen = () => undefined }: RunOptions = {}): Promise<void> {
    const run = await this.unitOfWork.run(SYSTEM_ACTOR, () => this.runs.take(importId));
    if (run === undefined) return;
    if (run.attempts > MOST_ATTEMPTS) {
      await this.end(importId, 'failed');
      return;
    }
    const reporter = new ProgressReporter(
      (progress) => this.unitOfWork.run(SYSTEM_ACTOR, () => this.runs.report(importId, progress)),
      listen,
    );
    let state: ImportState;
    try {
      state = await this.unitOfWork.run(
        actorOf(run),
        () =>
          this.work(run, (progress) => {
            reporter.tell(progress);
          }),
        {
          reason: `import ${String(importId)}`,
        },
      );
    } catch (error) {
      await reporter.stop();
      if (once || run.attempts === MOST_ATTEMPTS) await this.end(importId, 'failed');
      else await this.unitOfWork.run(SYSTEM_ACTOR, () => this.runs.putBack(importId));
      throw error;
    }
    await reporter.stop();
    if (state === 'imported') await this.unitOfWork.run(SYSTEM_ACTOR, () => this.register.refreshStatistics());
    await this.removeFiles(importId);
  }

  /** Ends a run that nobody will take up again. */
  async end(importId: number, state: Extract<ImportState, 'failed'>): Promise<void> {
    await this.unitOfWork.run(SYSTEM_ACTOR, () => this.runs.finish(importId, state, null));
    await this.removeFiles(importId);
  }

  private async work(run: TakenRun, tell: Tell): Promise<ImportState> {
    const meanwhile = await this.runs.waitForTurn(run.id);
    if (meanwhile !== 'running') return meanwhile;
    const today = this.clock.today();
    await this.read(run.id, tell);
    await this.register.check(today, (part) => {
      tell({ stage: 'checking', percent: between(30, 50, part) });
    });
    const problems = await this.register.keepProblems(run.id);
    const counts = await this.register.counts(today);
    const isNew = FILE_KINDS.some((kind) => counts[kind].new > 0);
    const state = problems > 0 ? 'refused' : run.dryRun ? 'checked' : isNew ? 'imported' : 'unchanged';
    if (state === 'imported')
      await this.register.write((part) => {
        tell({ stage: 'writing', percent: between(50, 99, part) });
      });
    await this.audit.record({
      action: 'import.run',
      details: { import: run.id, state, dryRun: run.dryRun, problems, counts },
    });
    await this.runs.finish(run.id, state, problems > 0 ? null : counts, problems);
    return state;
  }

  private async read(importId: number, tell: Tell): Promise<void> {
    await this.staging.create();
    const stored = await this.runs.storedFiles(importId);
    const total = stored.reduce((sum, file) => sum + file.bytes, 0);
    let done = 0;
    for (const { kind, storedAs } of stored) {
      const content = this.files.read(storedAs);
      content.on('data', (chunk) => {
        done += chunk.length;
        tell({ stage: 'reading', percent: between(0, 30, total === 0 ? 1 : done / total) });
      });
      await this.staging.copy(kind, readFile(LAYOUTS[kind], content));
    }
    await this.staging.finish();
  }

  private async removeFiles(importId: number): Promise<void> {
    const stored = await this.unitOfWork.run(SYSTEM_ACTOR, () => this.runs.storedFiles(importId));
    await discardFiles(this.files, stored).catch((error: unknown) => {
      this.logger.warn(error, 'The files of a finished import could not be removed');
    });
  }
}

const between = (from: number, to: number, part: number): number => Math.round(from + (to - from) * Math.min(part, 1));

/** The import acts for who asked for it; without a user it was an operator at the machine. */
const actorOf = ({ userId, organisationId }: TakenRun): Actor =>
  userId === null
    ? SYSTEM_ACTOR
    : { userId, organisationId, role: 'dg_administrator', scope: { kind: 'national', id: null } };
