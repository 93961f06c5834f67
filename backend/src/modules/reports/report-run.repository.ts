import { Injectable } from '@nestjs/common';
import type { Month } from '../../domain/period.js';
import {
  REPORT_RUN_LEASE_MINUTES,
  REPORT_RUN_STATES,
  REPORT_RUN_TABLE,
  type ReportFailure,
  type ReportRunStep,
} from '../../domain/report/report-run.js';
import type { Scope } from '../../platform/database/actor.js';
import { UnitOfWork } from '../../platform/database/unit-of-work.js';
import type { KeptFile } from './report-run.js';

/** What a worker needs of a run that it has taken. */
export interface TakenRun {
  readonly id: number;
  readonly month: Month;
  readonly attempts: number;
  readonly requestedBy: number | null;
  readonly organisationId: number | null;
  readonly scope: Scope;
}

const LOST = `state = 'running' and started_at < now() - make_interval(mins => ${String(REPORT_RUN_LEASE_MINUTES)})`;

/** The worker's side of the runs; in a service unit of work. */
@Injectable()
export class ReportRunRepository {
  constructor(private readonly unitOfWork: UnitOfWork) {}

  /** Takes a run for this worker; null when it is finished, unknown, or in the hands of another. */
  async start(id: number): Promise<TakenRun | null> {
    const [row] = await this.unitOfWork.query<
      Omit<TakenRun, 'scope'> & { scopeKind: Scope['kind']; scopeId: string | null }
    >(
      `update report_runs set state = 'running', attempts = attempts + 1, started_at = clock_timestamp()
        where id = $1 and state = any ($2) and (state <> 'running' or ${LOST})
        returning id, month, attempts, requested_by as "requestedBy", organisation_id as "organisationId", scope_kind as "scopeKind", scope_id as "scopeId"`,
      [id, statesOpenTo('start')],
    );
    if (row === undefined) return null;
    const { scopeKind, scopeId, ...run } = row;
    return { ...run, scope: { kind: scopeKind, id: scopeId } as Scope };
  }

  async finish(id: number, knownAt: string, files: readonly KeptFile[]): Promise<void> {
    await this.unitOfWork.execute(`delete from report_files where run_id = $1`, [id]);
    await this.unitOfWork.execute(
      `insert into report_files (run_id, name, format, media_type, bytes, sha256)
       select $1, f.name, f.format, f."mediaType", f.bytes, f.sha256
         from jsonb_to_recordset($2) as f (name text, format text, "mediaType" text, bytes bigint, sha256 text)`,
      [id, JSON.stringify(files)],
    );
    await this.unitOfWork.execute(
      `update report_runs set state = 'ready', known_at = $2, finished_at = clock_timestamp() where id = $1 and state = any ($3)`,
      [id, knownAt, statesOpenTo('finish')],
    );
  }

  async retry(id: number): Promise<void> {
    await this.unitOfWork.execute(`update report_runs set state = 'queued' where id = $1 and state = any ($2)`, [
      id,
      statesOpenTo('retry'),
    ]);
  }

  async giveUp(id: number, failure: ReportFailure): Promise<void> {
    await this.unitOfWork.execute(
      `update report_runs set state = 'failed', failure = $2, finished_at = clock_timestamp() where id = $1 and state = any ($3)`,
      [id, failure, statesOpenTo('give_up')],
    );
  }

  /** Runs that wait for more than a minute, or whose worker was lost. */
  async leftBehind(): Promise<number[]> {
    const rows = await this.unitOfWork.query<{ id: number }>(
      `select id from report_runs
        where (state = 'queued' and coalesce(started_at, created_at) < now() - interval '1 minute') or (${LOST}) order by id limit 1000`,
    );
    return rows.map((row) => row.id);
  }
}

const statesOpenTo = (step: ReportRunStep): string[] =>
  REPORT_RUN_STATES.filter((state) => REPORT_RUN_TABLE[state][step] !== null);
