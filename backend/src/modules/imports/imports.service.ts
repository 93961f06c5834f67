import { Injectable } from '@nestjs/common';
import { createReadStream } from 'node:fs';
import type { CalendarDate } from '../../domain/calendar-date.js';
import { problemsKeptFrom } from '../../domain/import-retention.js';
import { DomainProblem, fieldError, refuseIfAny } from '../../domain/problem.js';
import { AuditTrail } from '../../platform/audit/audit-trail.js';
import { type Actor, SYSTEM_ACTOR } from '../../platform/database/actor.js';
import { UnitOfWork } from '../../platform/database/unit-of-work.js';
import { FileStore } from '../../platform/files/file-store.js';
import { Idempotency } from '../../platform/http/idempotency.js';
import { decodeKey, encodeCursor, type Page } from '../../platform/http/paging.js';
import { JobQueue } from '../../platform/queue/job-queue.js';
import type { ImportProblem, ImportProgress, ImportRun, ReceivedFile } from './import-run.js';
import { ImportRunner } from './import-runner.js';
import { ImportsRepository } from './imports.repository.js';
import { FILE_KINDS, type FileKind } from './layout/layouts.js';
import { discardFiles, receiveFile } from './received-files.js';

export interface ImportRequest {
  /** As sent in the form: 'true', 'false' or missing. */
  readonly dryRun: unknown;
  readonly files: readonly ReceivedFile[];
}

const FLAGS = new Set<unknown>(['true', 'false', undefined]);

/** Rows of the report of problems fetched at a time. */
const PROBLEM_BATCH = 5000;

@Injectable()
export class ImportsService {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly runs: ImportsRepository,
    private readonly runner: ImportRunner,
    private readonly files: FileStore,
    private readonly queue: JobQueue,
    private readonly idempotency: Idempotency,
    private readonly audit: AuditTrail,
  ) {}

  /**
   * Queues the import of files already received. Must be called outside a unit of work: the upload has taken as long as the line needed.
   *
   * @throws DomainProblem `validation_failed` with `import_missing_file`, and those of {@link Idempotency}
   */
  async upload(actor: Actor | undefined, key: string | undefined, request: ImportRequest): Promise<ImportRun> {
    try {
      if (actor === undefined) throw new DomainProblem('unauthenticated');
      return await this.unitOfWork.run(actor, () => this.ask(key, request));
    } catch (error) {
      await discardFiles(this.files, request.files);
      throw error;
    }
  }

  private async ask(key: string | undefined, { dryRun: sent, files }: ImportRequest): Promise<ImportRun> {
    // Checked here and not on arrival: whatever is refused, the files that came with it are discarded.
    refuseIfAny([
      ...FILE_KINDS.filter((kind) => !files.some((file) => file.kind === kind)).map((kind) =>
        fieldError(kind, 'import_missing_file'),
      ),
      ...(FLAGS.has(sent) ? [] : [fieldError('dryRun', 'invalid_value')]),
    ]);
    const dryRun = sent === 'true';
    const body = { dryRun, files: files.map(({ kind, sha256 }) => ({ kind, sha256 })) };
    const { identity, repeated } = await this.idempotency.once(key, 'POST /api/imports', body, () =>
      this.request(dryRun, files),
    );
    if (repeated) this.unitOfWork.afterCommit(() => discardFiles(this.files, files));
    else this.unitOfWork.afterCommit(() => this.enqueue(identity, 0));
    return this.get(identity);
  }

  private async request(dryRun: boolean, files: readonly ReceivedFile[]): Promise<number> {
    const id = await this.runs.add(dryRun, files);
    await this.audit.record({ action: 'import.request', details: { import: id, dryRun } });
    return id;
  }

  /** An operator's import: done at once, in this process. Must be called outside a unit of work. */
  async runNow(
    paths: Readonly<Record<FileKind, string>>,
    dryRun: boolean,
    listen: (progress: ImportProgress) => void,
  ): Promise<ImportRun> {
    const files: ReceivedFile[] = [];
    for (const kind of FILE_KINDS)
      files.push(await receiveFile(this.files, kind, paths[kind], createReadStream(paths[kind])));
    const id = await this.unitOfWork.run(SYSTEM_ACTOR, () => this.runs.add(dryRun, files));
    await this.runner.run(id, { once: true, listen });
    return this.unitOfWork.run(SYSTEM_ACTOR, () => this.get(id));
  }

  async get(id: number): Promise<ImportRun> {
    const run = await this.runs.find(id);
    if (run === undefined) throw new DomainProblem('not_found');
    return run;
  }

  async list(cursor: string | null, limit: number): Promise<Page<ImportRun>> {
    const before = cursor === null ? null : decodeKey(cursor);
    const items = await this.runs.list(before, limit);
    const last = items.length === limit ? items.at(-1) : undefined;
    return {
      items,
      nextCursor: last === undefined ? null : encodeCursor([last.id]),
      total: { count: await this.runs.count(), exact: true },
    };
  }

  async problems(id: number, cursor: string | null, limit: number): Promise<Page<ImportProblem>> {
    const run = await this.get(id);
    const items = await this.runs.problems(id, cursor === null ? 0 : decodeKey(cursor), limit);
    const last = items.length === limit ? items.at(-1) : undefined;
    await this.audit.record({ action: 'import.read_problems', details: { import: id, rows: items.length } });
    return {
      items,
      nextCursor: last === undefined ? null : encodeCursor([last.position]),
      total: { count: run.problemCount, exact: true },
    };
  }

  /** Gives all problems of an import to `use`, in batches, within a unit of work. Must be called outside one. */
  async withProblems(
    actor: Actor | undefined,
    id: number,
    use: (batches: AsyncIterable<ImportProblem[]>) => Promise<void>,
  ): Promise<void> {
    if (actor === undefined) throw new DomainProblem('unauthenticated');
    // The trace is committed before the first row leaves.
    await this.unitOfWork.run(actor, async () => {
      await this.get(id);
      await this.audit.record({ action: 'import.export_problems', details: { import: id } });
    });
    await this.unitOfWork.run(actor, () => use(this.allProblems(id)));
  }

  /** All problems in batches. The unit of work must stay open until the last one. */
  private async *allProblems(id: number): AsyncGenerator<ImportProblem[]> {
    let after = 0;
    for (;;) {
      const batch = await this.runs.problems(id, after, PROBLEM_BATCH);
      if (batch.length > 0) yield batch;
      if (batch.length < PROBLEM_BATCH) return;
      after = batch.at(-1)?.position ?? after;
    }
  }

  /** Drops the problems that have been kept long enough; the runs stay, with their number. Returns how many were dropped. `today` is the day in Italy. */
  async dropOldProblems(today: CalendarDate): Promise<number> {
    const from = problemsKeptFrom(today);
    if (from === null) return 0;
    return this.unitOfWork.runAsService(() => this.runs.dropProblemsBefore(from));
  }

  /** Takes up again what a crash left behind; an operator who was interrupted is not served behind his back. */
  async sweep(): Promise<void> {
    const forgotten = await this.unitOfWork.run(SYSTEM_ACTOR, async () =>
      (await this.runs.isAnyWorking()) ? [] : this.runs.forgotten(),
    );
    for (const { id, attempts, byOperator } of forgotten) {
      if (byOperator) await this.runner.end(id, 'failed');
      else await this.enqueue(id, attempts);
    }
  }

  private enqueue(id: number, attempts: number): Promise<void> {
    // A job that failed keeps its id for a while, so each taking up has its own.
    return this.queue.add('import.run', `import-${String(id)}-${String(attempts)}`, { importId: id });
  }
}
