import { Injectable } from '@nestjs/common';
import type { CalendarDate } from '../../domain/calendar-date.js';
import type { Month } from '../../domain/period.js';
import type { ReleaseState } from '../../domain/release/release.js';
import { UnitOfWork } from '../../platform/database/unit-of-work.js';
import { lockTaking } from './release-taking.repository.js';
import type {
  NamedReleaseCheck,
  Release,
  ReleaseCounts,
  ReleaseRequest,
  ReleaseStepTaken,
  RequestState,
} from './releases.types.js';

const instant = (column: string): string => `to_char(${column} at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"')`;

const RELEASE = `r.id, r.month, r.on_day::text as "on", r.revision, r.reason, ${instant('r.known_at')} as "knownAt", r.query_version as "queryVersion", r.total,
  encode(r.sha256, 'hex') as sha256, (select s.step from release_steps s where s.release_id = r.id order by s.id desc limit 1) as state,
  (select max(l.revision) from releases l where l.month = r.month) as "latestRevision", q.scheduled, r.requested_by as "requestedBy",
  (select s.user_id from release_steps s where s.release_id = r.id and s.step = 'approved') as "approvedBy",
  (select coalesce(sum(c.count), 0)::integer from release_checks c where c.release_id = r.id and c.severity = 'block') as "blockingFaults",
  (select jsonb_build_object('at', ${instant('v.at')}, 'agrees', v.agrees, 'historySha256', encode(v.history_sha256, 'hex'),
            'membersSha256', encode(v.members_sha256, 'hex'), 'countsAgree', v.counts_agree)
     from release_verifications v where v.release_id = r.id order by v.id desc limit 1) as verification
  from releases r join release_requests q on q.id = r.request_id`;

/** Releases, their requests and their way; in a national unit of work. What the worker does is in {@link ReleaseTakingRepository}. */
@Injectable()
export class ReleasesRepository {
  constructor(private readonly unitOfWork: UnitOfWork) {}

  /** One at a time asks for a release of a month. */
  async lockMonth(month: Month): Promise<void> {
    await this.unitOfWork.query(`select pg_advisory_xact_lock(5302026, hashtext($1))`, [month]);
  }

  /** The first day on which anybody in the register can have been counted; null while it is empty. */
  async firstDay(): Promise<CalendarDate | null> {
    const [row] = await this.unitOfWork.query<{ first: CalendarDate | null }>(
      `select min(reported_on)::text as first from minors`,
    );
    return row?.first ?? null;
  }

  /** Of a month, the latest first. */
  requestsOf(month: Month): Promise<{ readonly id: number; readonly revision: number; readonly state: string }[]> {
    return this.unitOfWork.query(
      `select id, revision, state from release_requests where month = $1 order by revision desc`,
      [month],
    );
  }

  async addRequest(
    month: Month,
    on: CalendarDate,
    revision: number,
    reason: string | null,
    scheduled: boolean,
  ): Promise<number | null> {
    const [row] = await this.unitOfWork.query<{ id: number }>(
      `insert into release_requests (month, on_day, revision, reason, scheduled) values ($1, $2, $3, $4, $5)
       on conflict (month, revision) do nothing returning id`,
      [month, on, revision, reason, scheduled],
    );
    return row?.id ?? null;
  }

  /** Asks once more for what was given up or cancelled; its instant is fixed anew. */
  async reopen(id: number): Promise<void> {
    await this.unitOfWork.execute(
      `update release_requests set state = 'queued', failure = null, attempts = 0, known_at = null, tried_at = null where id = $1 and state in ('failed', 'cancelled')`,
      [id],
    );
    await this.unitOfWork.execute(`delete from release_cancellations where request_id = $1`, [id]);
  }

  openRequests(): Promise<ReleaseRequest[]> {
    return this.unitOfWork.query(
      `select q.id, q.month, q.revision, q.scheduled, q.state, ${instant('q.created_at')} as "createdAt", q.failure,
              case q.state when 'taken' then 'checking' when 'queued' then case when q.known_at is null then 'waiting' else 'counting' end end as stage,
              q.state = 'queued' and exists (select from release_cancellations c where c.request_id = q.id) as cancelling
         from release_requests q
        where q.state in ('queued', 'failed', 'cancelled')
           or q.state = 'taken' and not exists (
             select from releases r join release_steps s on s.release_id = r.id and s.step = 'checked' where r.request_id = q.id)
        order by q.id desc`,
    );
  }

  /** How a request stands, after whoever takes or stops it just now is done with it. */
  async stateOf(id: number): Promise<RequestState | null> {
    await lockTaking(this.unitOfWork, id);
    const [row] = await this.unitOfWork.query<{ state: RequestState }>(
      `select state from release_requests where id = $1`,
      [id],
    );
    return row?.state ?? null;
  }

  /** Writes that a request is to stop; takes effect at once where no worker holds it. After {@link stateOf}. */
  async cancel(id: number): Promise<void> {
    await this.unitOfWork.execute(`insert into release_cancellations (request_id) values ($1) on conflict do nothing`, [
      id,
    ]);
    await this.unitOfWork.execute(
      `update release_requests set state = 'cancelled'
        where id = (select id from release_requests where id = $1 and state = 'queued' for update skip locked)`,
      [id],
    );
  }

  /** The latest month first, and in it the latest revision. */
  all(month: Month | null = null): Promise<Release[]> {
    return this.unitOfWork.query(
      `select ${RELEASE} where $1::text is null or r.month = $1 order by r.on_day desc, r.revision desc`,
      [month],
    );
  }

  async find(id: number): Promise<Release | null> {
    const [release] = await this.unitOfWork.query<Release>(`select ${RELEASE} where r.id = $1`, [id]);
    return release ?? null;
  }

  async ofRequest(requestId: number): Promise<Release | null> {
    const [release] = await this.unitOfWork.query<Release>(`select ${RELEASE} where r.request_id = $1`, [requestId]);
    return release ?? null;
  }

  async counts(id: number): Promise<ReleaseCounts> {
    const [row] = await this.unitOfWork.query<{ counts: ReleaseCounts }>(`select counts from releases where id = $1`, [
      id,
    ]);
    return row?.counts ?? {};
  }

  checks(id: number): Promise<NamedReleaseCheck[]> {
    return this.unitOfWork.query(
      `select c.code, c.severity, c.count, q.title_it as "titleIt", q.title_en as "titleEn"
         from release_checks c left join lateral (
           select r.title_it, r.title_en from quality_rules r where r.code = c.code order by lower(r.valid) desc limit 1) q on true
        where c.release_id = $1 order by array_position(array['block', 'error', 'warning', 'notice'], c.severity), c.count desc, c.code`,
      [id],
    );
  }

  steps(id: number): Promise<ReleaseStepTaken[]> {
    return this.unitOfWork.query(
      `select s.step, ${instant('s.at')} as at, u.display_name as person, s.note
         from release_steps s left join users u on u.id = s.user_id where s.release_id = $1 order by s.id`,
      [id],
    );
  }

  /** Others who want to take a step of the same release wait. */
  async lock(id: number): Promise<void> {
    await this.unitOfWork.query(`select pg_advisory_xact_lock(5302025, $1)`, [id]);
  }

  async addStep(id: number, step: ReleaseState, note: string | null): Promise<void> {
    await this.unitOfWork.execute(`insert into release_steps (release_id, step, note) values ($1, $2, $3)`, [
      id,
      step,
      note,
    ]);
  }

  /** Takes the release again from history and writes down whether it agrees. */
  async verify(id: number): Promise<boolean> {
    const [row] = await this.unitOfWork.query<{ agrees: boolean }>(`select app.verify_release($1) as agrees`, [id]);
    return row?.agrees ?? false;
  }
}
