import { Injectable } from '@nestjs/common';
import type { CalendarDate } from '../../domain/calendar-date.js';
import { UnitOfWork } from '../../platform/database/unit-of-work.js';
import type {
  ImportCounts,
  ImportProblem,
  ImportProgress,
  ImportRun,
  ImportState,
  ReceivedFile,
} from './import-run.js';

/** Advisory lock: one import at a time writes to the register. */
const IMPORT_LOCK = 5302020;

const RUN = `
select r.id, r.dry_run as "dryRun", r.state, r.stage, r.progress, r.counts, r.problem_count as "problemCount", u.display_name as "requestedBy",
       r.created_at as "createdAt", r.finished_at as "finishedAt",
       (select json_agg(json_build_object('kind', f.kind, 'name', f.name, 'bytes', f.bytes, 'sha256', f.sha256) order by f.kind)
          from import_files f where f.run_id = r.id) as files
  from import_runs r left join users u on u.id = r.user_id`;

const PROBLEM = `select position, file, line, column_name as "column", value, code from import_problems`;

/** Who asked for a run, and how often it was taken up. */
export interface TakenRun {
  readonly id: number;
  readonly dryRun: boolean;
  readonly attempts: number;
  readonly userId: number | null;
  readonly organisationId: number | null;
}

export interface UnfinishedRun {
  readonly id: number;
  readonly attempts: number;
  readonly byOperator: boolean;
}

@Injectable()
export class ImportsRepository {
  constructor(private readonly unitOfWork: UnitOfWork) {}

  async add(dryRun: boolean, files: readonly ReceivedFile[]): Promise<number> {
    const [row] = await this.unitOfWork.query<{ id: number }>(
      `insert into import_runs (dry_run) values ($1) returning id`,
      [dryRun],
    );
    if (row === undefined) throw new Error('An import was not stored');
    for (const file of files) {
      await this.unitOfWork.execute(
        `insert into import_files (run_id, kind, name, bytes, sha256, stored_as) values ($1, $2, $3, $4, $5, $6)`,
        [row.id, file.kind, file.name, file.bytes, file.sha256, file.storedAs],
      );
    }
    return row.id;
  }

  async find(id: number): Promise<ImportRun | undefined> {
    const [run] = await this.unitOfWork.query<ImportRun>(`${RUN} where r.id = $1`, [id]);
    return run;
  }

  /** Newest first; `before` is the id of the last one shown. */
  list(before: number | null, limit: number): Promise<ImportRun[]> {
    return this.unitOfWork.query<ImportRun>(
      `${RUN} where r.id < coalesce($1, 9223372036854775807) order by r.id desc limit $2`,
      [before, limit],
    );
  }

  async count(): Promise<number> {
    const [row] = await this.unitOfWork.query<{ count: number }>(`select count(*) as count from import_runs`);
    return row?.count ?? 0;
  }

  /** In order of file, line and column; `after` is the position of the last one shown. */
  problems(id: number, after: number, limit: number): Promise<ImportProblem[]> {
    return this.unitOfWork.query<ImportProblem>(
      `${PROBLEM} where run_id = $1 and position > $2 order by position limit $3`,
      [id, after, limit],
    );
  }

  /** Drops the problems of runs that ended before the day began in Italy; in a service unit of work. */
  dropProblemsBefore(day: CalendarDate): Promise<number> {
    return this.unitOfWork.execute(
      `delete from import_problems p using import_runs r
        where r.id = p.run_id and r.finished_at < $1::date::timestamp at time zone 'Europe/Rome'`,
      [day],
    );
  }

  async storedFiles(id: number): Promise<{ kind: ReceivedFile['kind']; storedAs: string; bytes: number }[]> {
    return this.unitOfWork.query(`select kind, stored_as as "storedAs", bytes from import_files where run_id = $1`, [
      id,
    ]);
  }

  /** Marks a run as taken up; undefined when it is finished already. */
  async take(id: number): Promise<TakenRun | undefined> {
    const [run] = await this.unitOfWork.query<TakenRun>(
      `update import_runs set state = 'running', stage = 'waiting', progress = 0, attempts = attempts + 1, started_at = clock_timestamp()
        where id = $1 and finished_at is null
        returning id, dry_run as "dryRun", attempts, user_id as "userId", organisation_id as "organisationId"`,
      [id],
    );
    return run;
  }

  /** Waits until no other import works; returns the state of this one, which another process may have finished meanwhile. */
  async waitForTurn(id: number): Promise<ImportState> {
    await this.unitOfWork.query(`select pg_advisory_xact_lock($1)`, [IMPORT_LOCK]);
    const run = await this.find(id);
    if (run === undefined) throw new Error(`Import ${String(id)} is gone`);
    return run.state;
  }

  async isAnyWorking(): Promise<boolean> {
    const [row] = await this.unitOfWork.query<{ free: boolean }>(`select pg_try_advisory_xact_lock($1) as free`, [
      IMPORT_LOCK,
    ]);
    return row?.free !== true;
  }

  /** Runs that waited for more than a minute: their job was lost, or the process that worked on them died. */
  async forgotten(): Promise<UnfinishedRun[]> {
    return this.unitOfWork.query(
      `select id, attempts, user_id is null as "byOperator" from import_runs
        where finished_at is null and coalesce(started_at, created_at) < clock_timestamp() - interval '1 minute' order by id`,
    );
  }

  async report(id: number, { stage, percent }: ImportProgress): Promise<void> {
    await this.unitOfWork.execute(
      `update import_runs set stage = $2, progress = $3 where id = $1 and finished_at is null`,
      [id, stage, percent],
    );
  }

  async putBack(id: number): Promise<void> {
    await this.unitOfWork.execute(
      `update import_runs set state = 'queued', stage = 'waiting', progress = 0 where id = $1 and finished_at is null`,
      [id],
    );
  }

  async finish(id: number, state: ImportState, counts: ImportCounts | null, problemCount = 0): Promise<void> {
    await this.unitOfWork.execute(
      `update import_runs set state = $2, stage = 'done', progress = 100, counts = $3, problem_count = $4, finished_at = clock_timestamp()
        where id = $1 and finished_at is null`,
      [id, state, counts === null ? null : JSON.stringify(counts), problemCount],
    );
  }
}
