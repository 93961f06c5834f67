import { Injectable } from '@nestjs/common';
import type { CalendarDate } from '../../domain/calendar-date.js';
import { UnitOfWork } from '../../platform/database/unit-of-work.js';
import type { ReleaseCheck, RequestFailure } from './releases.types.js';

/** Who takes a release and who stops it decide one after the other. Not the row's lock, which the worker holds for as long as it counts. */
export async function lockTaking(unitOfWork: UnitOfWork, request: number): Promise<void> {
  await unitOfWork.query(`select pg_advisory_xact_lock(5302034, hashtext($1::text))`, [request]);
}

/** The worker's side of the releases; in a national unit of work of the system. */
@Injectable()
export class ReleaseTakingRepository {
  constructor(private readonly unitOfWork: UnitOfWork) {}

  /** Fixes K where it is not fixed yet. Waits until no change of the register is open. */
  async fixInstant(request: number): Promise<void> {
    await this.unitOfWork.execute(
      `update release_requests set known_at = coalesce(known_at, app.fix_instant()), attempts = attempts + 1, tried_at = clock_timestamp()
        where id = (select id from release_requests where id = $1 and state = 'queued' for update skip locked)`,
      [request],
    );
  }

  /** Ends a request that somebody wants stopped; whether it did. One that another worker holds is that worker's to end. */
  async stopWhereAsked(request: number): Promise<boolean> {
    return (
      (await this.unitOfWork.execute(
        `update release_requests set state = 'cancelled'
          where id = (select q.id from release_requests q where q.id = $1 and q.state = 'queued'
                         and exists (select from release_cancellations c where c.request_id = q.id) for update skip locked)`,
        [request],
      )) > 0
    );
  }

  /** Whether somebody wants the request stopped. From here to the end of the transaction nobody can begin to want it. */
  async isToStop(request: number): Promise<boolean> {
    await lockTaking(this.unitOfWork, request);
    const found = await this.unitOfWork.query(`select from release_cancellations where request_id = $1`, [request]);
    return found.length > 0;
  }

  /** Takes the census, whole or not at all; null where another worker does or did, or where nobody is counted. */
  async take(request: number): Promise<number | null> {
    const [row] = await this.unitOfWork.query<{ release: number | null }>(`select app.take_release($1) as release`, [
      request,
    ]);
    return row?.release ?? null;
  }

  async giveUp(request: number, attempts: number, failure: RequestFailure): Promise<void> {
    await this.unitOfWork.execute(
      `update release_requests set state = 'failed', failure = $3 where id = $1 and state = 'queued' and attempts >= $2`,
      [request, attempts, failure],
    );
  }

  /** A release that was taken and not checked yet, held for this transaction; null where there is nothing to do. */
  async takeForChecks(request: number): Promise<{ readonly id: number; readonly on: CalendarDate } | null> {
    const [row] = await this.unitOfWork.query<{ id: number; on: CalendarDate }>(
      `select r.id, r.on_day::text as "on" from releases r where r.request_id = $1 and pg_try_advisory_xact_lock(5302025, r.id::integer)
          and not exists (select from release_steps s where s.release_id = r.id and s.step = 'checked')`,
      [request],
    );
    return row ?? null;
  }

  /** Faults of the release itself; see OWN_CHECKS. */
  async ownFaults(
    release: number,
  ): Promise<Record<'history_disagrees' | 'census_disagrees' | 'region_missing', number>> {
    const [row] = await this.unitOfWork.query<{ history: number; census: number; region: number }>(
      `with kept as (select * from releases where id = $1)
       select (case when app.verify_release($1) then 0 else 1 end) as history,
              (select abs(k.total - (select count(*) from app.census(k.on_day, k.known_at)))::integer from kept k) as census,
              (select count(*)::integer from release_members m where m.release_id = $1 and not exists (select from regions g where g.code = m.region_code)) as region`,
      [release],
    );
    return {
      history_disagrees: row?.history ?? 1,
      census_disagrees: row?.census ?? 1,
      region_missing: row?.region ?? 1,
    };
  }

  async addChecks(release: number, checks: readonly ReleaseCheck[]): Promise<void> {
    await this.unitOfWork.execute(
      `insert into release_checks (release_id, code, severity, count)
       select $1, c.code, c.severity, c.count from jsonb_to_recordset($2) as c (code text, severity text, count integer)`,
      [release, JSON.stringify(checks)],
    );
    await this.unitOfWork.execute(`insert into release_steps (release_id, step) values ($1, 'checked')`, [release]);
  }

  /** Requests whose job was lost: not taken, or taken and not checked. */
  async leftBehind(): Promise<number[]> {
    const rows = await this.unitOfWork.query<{ id: number }>(
      `select q.id from release_requests q
        where coalesce(q.tried_at, q.created_at) < now() - interval '1 minute'
          and (q.state = 'queued' or q.state = 'taken' and not exists (
            select from releases r join release_steps s on s.release_id = r.id and s.step = 'checked' where r.request_id = q.id))
        order by q.id`,
    );
    return rows.map(({ id }) => id);
  }
}
