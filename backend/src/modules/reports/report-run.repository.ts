import { Injectable } from '@nestjs/common';
import type { ReportKind } from '../../domain/report/report-kind.js';
import {
  REPORT_KEPT_DAYS,
  REPORT_RUN_LEASE_MINUTES,
  REPORT_RUN_STATES,
  REPORT_RUN_TABLE,
  type ReportFailure,
  type ReportRunStep,
  type ReportStage,
} from '../../domain/report/report-run.js';
import type { Scope } from '../../platform/database/actor.js';
import { UnitOfWork } from '../../platform/database/unit-of-work.js';
import type { AskedTerritory } from './report-request.js';
import type { KeptFile } from './report-run.js';

/** What a worker needs of a run that it has taken. */
export interface TakenRun {
  readonly id: number;
  readonly kind: ReportKind;
  readonly period: string;
  readonly territory: AskedTerritory | null;
  readonly citizenship: string | null;
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
      `update report_runs set state = 'running', attempts = attempts + 1, started_at = clock_timestamp(), stage = null, done_stages = 0
        where id = $1 and state = any ($2) and (state <> 'running' or ${LOST})
        returning id, kind, period, citizenship, attempts,
          case when territory_kind is not null then json_build_object('kind', territory_kind, 'code', territory_code) end as territory, requested_by as "requestedBy", organisation_id as "organisationId", scope_kind as "scopeKind", scope_id as "scopeId"`,
      [id, statesOpenTo('start')],
    );
    if (row === undefined) return null;
    const { scopeKind, scopeId, ...run } = row;
    return { ...run, scope: { kind: scopeKind, id: scopeId } as Scope };
  }

  /** Says what the worker does now; false where the run is no longer its own: it was cancelled, or another worker took it over. */
  async reach(id: number, attempt: number, stage: ReportStage, doneStages: number): Promise<boolean> {
    return (
      (await this.unitOfWork.execute(
        `update report_runs set stage = $3, done_stages = $4 where id = $1 and state = 'running' and attempts = $2`,
        [id, attempt, stage, doneStages],
      )) > 0
    );
  }

  /** Runs whose files have been kept long enough become expired; their keys. */
  async expire(): Promise<number[]> {
    const rows = await this.unitOfWork.query<{ id: number }>(
      `update report_runs set state = 'expired' where state = any ($1) and expires_on <= current_date returning id`,
      [statesOpenTo('expire')],
    );
    await this.unitOfWork.execute(`delete from report_files where run_id = any ($1)`, [rows.map(({ id }) => id)]);
    return rows.map(({ id }) => id);
  }

  /** Files and state in one transaction: a run shows all its files or none. False where it was cancelled meanwhile. */
  async finish(id: number, attempt: number, knownAt: string, files: readonly KeptFile[]): Promise<boolean> {
    const finished = await this.unitOfWork.execute(
      `update report_runs set state = 'ready', known_at = $2, finished_at = clock_timestamp(), stage = null, expires_on = current_date + ${String(REPORT_KEPT_DAYS)}
        where id = $1 and state = any ($3) and attempts = $4`,
      [id, knownAt, statesOpenTo('finish'), attempt],
    );
    if (finished === 0) return false;
    await this.unitOfWork.execute(`delete from report_files where run_id = $1`, [id]);
    await this.unitOfWork.execute(
      `insert into report_files (run_id, name, format, variant, media_type, bytes, sha256)
       select $1, f.name, f.format, f.variant, f."mediaType", f.bytes, f.sha256
         from jsonb_to_recordset($2) as f (name text, format text, variant text, "mediaType" text, bytes bigint, sha256 text)`,
      [id, JSON.stringify(files)],
    );
    return true;
  }

  async retry(id: number): Promise<void> {
    await this.unitOfWork.execute(
      `update report_runs set state = 'queued', stage = null where id = $1 and state = any ($2)`,
      [id, statesOpenTo('retry')],
    );
  }

  async giveUp(id: number, failure: ReportFailure): Promise<void> {
    await this.unitOfWork.execute(
      `update report_runs set state = 'failed', stage = null, failure = $2, finished_at = clock_timestamp() where id = $1 and state = any ($3)`,
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

/** For the conditions of updates: the database takes a step only where the table of the domain opens it. */
export const statesOpenTo = (step: ReportRunStep): string[] =>
  REPORT_RUN_STATES.filter((state) => REPORT_RUN_TABLE[state][step] !== null);
