import { Injectable } from '@nestjs/common';
import type { CalendarDate } from '../../../domain/calendar-date.js';
import { OPEN_AT_DESK } from '../../../domain/opinion/desk-states.js';
import type { ApplicantKind, NotDueCase, OpinionOutcome, OpinionState } from '../../../domain/opinion/opinion-codes.js';
import { NEAR_DAYS } from '../../../domain/opinion/urgency.js';
import { DomainProblem } from '../../../domain/problem.js';
import { UnitOfWork } from '../../../platform/database/unit-of-work.js';
import type { DeskLockDto } from '../locks/locks.dto.js';
import type { DeskMinorDto, DeskOfficerDto, DeskQueue } from './desk.dto.js';

/** A request as the list shows it, before the days are counted. */
export interface DeskRow {
  readonly id: number;
  readonly number: string;
  readonly state: OpinionState;
  readonly minorId: number;
  readonly minor: DeskMinorDto;
  readonly applicantKind: ApplicantKind;
  readonly submittedOn: CalendarDate;
  readonly filedLate: boolean;
  readonly majorityOn: CalendarDate;
  readonly dueOn: CalendarDate | null;
  readonly officer: DeskOfficerDto | null;
  readonly outcome: OpinionOutcome | null;
  readonly notDueCase: NotDueCase | null;
  readonly lock: DeskLockDto | null;
  /** What the list is put in order by. */
  readonly rank: 0 | 1;
  readonly firstDay: CalendarDate;
}

export interface DeskFilter {
  readonly queue: DeskQueue;
  readonly state?: OpinionState | undefined;
  /** Key of a user, or `none`. */
  readonly officer?: string | undefined;
  readonly region?: string | undefined;
  readonly citizenship?: string | undefined;
  readonly applicantKind?: ApplicantKind | undefined;
  readonly outcome?: OpinionOutcome | undefined;
  readonly late?: boolean | undefined;
}

/** Where a page begins: after this row. */
export interface DeskPlace {
  readonly rank: number;
  readonly firstDay: CalendarDate;
  readonly id: number;
}

const OPEN = `r.state in (${OPEN_AT_DESK.map((state) => `'${state}'`).join(', ')})`;
const RANK = `case when ${OPEN} then 0 else 1 end`;
/** As domain/opinion/urgency.ts puts them in order; a suspended term is null. */
const FIRST_DAY = 'least(r.term_due_on, m.adult_on)';

/** $1 is today. */
const QUEUES: Readonly<Record<DeskQueue, string>> = {
  open: OPEN,
  to_admit: `r.state = 'submitted'`,
  to_assign: `r.state = 'admissible'`,
  mine: `${OPEN} and r.officer_user_id = app.user_id()`,
  to_decide: `r.state = 'proposed'`,
  near: `${OPEN} and r.term_due_on between $1::date and $1::date + ${String(NEAR_DAYS)}`,
  overdue: `${OPEN} and r.term_due_on < $1::date`,
  all: 'true',
};

const FROM = `from opinion_requests r join minors m on m.id = r.minor_id
  left join municipalities c on c.id = m.responsible_municipality_id
  left join lateral (select v.region_code from movements v where v.minor_id = m.id order by v.seq desc limit 1) stay on true`;

/** What was never filed is its author's alone. $1 today, $2… the filters. */
const CHOSEN = `r.submitted_on is not null and ($2::text is null or r.state = $2)
  and ($3::text is null or case $3 when 'none' then r.officer_user_id is null else r.officer_user_id::text = $3 end)
  and ($4::text is null or coalesce(c.region_code, stay.region_code) = $4) and ($5::text is null or m.citizenship = $5)
  and ($6::text is null or r.applicant_kind = $6) and ($7::text is null or coalesce(r.proposed_outcome, r.outcome) = $7)
  and ($8::boolean is null or (r.outside_window_reason is not null) = $8)`;

const ROW = `r.id, r.number, r.state, r.minor_id as "minorId", r.applicant_kind as "applicantKind", r.submitted_on as "submittedOn",
  json_build_object('simCode', m.sim_code, 'familyName', m.family_name, 'givenName', m.given_name, 'citizenship', m.citizenship) as minor,
  r.outside_window_reason is not null as "filedLate", m.adult_on as "majorityOn", r.term_due_on as "dueOn",
  case when o.id is not null then json_build_object('id', o.id, 'name', o.display_name) end as officer,
  coalesce(r.proposed_outcome, r.outcome) as outcome, case when r.proposed_outcome is not null then r.proposed_case else r.not_due_case end as "notDueCase",
  case when l.request_id is not null then json_build_object('holder', h.display_name, 'mine', l.holder_user_id = app.user_id(),
    'takenAt', l.taken_at, 'expiresAt', l.expires_at) end as lock,
  ${RANK} as rank, ${FIRST_DAY} as "firstDay"`;

const PEOPLE = `left join users o on o.id = r.officer_user_id
  left join opinion_locks l on l.request_id = r.id and l.expires_at > clock_timestamp() left join users h on h.id = l.holder_user_id`;

/** The requests as the desk sees them. They are written by the module opinions. */
@Injectable()
export class DeskRepository {
  constructor(private readonly unitOfWork: UnitOfWork) {}

  page(filter: DeskFilter, today: CalendarDate, after: DeskPlace | null, limit: number): Promise<DeskRow[]> {
    return this.unitOfWork.query<DeskRow>(
      `select ${ROW} ${FROM} ${PEOPLE} where $1::date is not null and ${QUEUES[filter.queue]} and ${CHOSEN}
          and ($9::integer is null or (${RANK}, ${FIRST_DAY}, r.id) > ($9, $10::date, $11::bigint))
        order by ${RANK}, ${FIRST_DAY}, r.id limit $12`,
      [...parameters(filter, today), after?.rank ?? null, after?.firstDay ?? null, after?.id ?? null, limit],
    );
  }

  async count(filter: DeskFilter, today: CalendarDate): Promise<number> {
    const [row] = await this.unitOfWork.query<{ count: number }>(
      `select count(*)::integer as count ${FROM} where $1::date is not null and ${QUEUES[filter.queue]} and ${CHOSEN}`,
      parameters(filter, today),
    );
    return row?.count ?? 0;
  }

  /** Requests by key, the most urgent first; those that the actor does not see are left out. */
  byKeys(ids: readonly number[]): Promise<DeskRow[]> {
    return this.unitOfWork.query<DeskRow>(
      `select ${ROW} ${FROM} ${PEOPLE} where r.id = any ($1) and r.submitted_on is not null order by ${RANK}, ${FIRST_DAY}, r.id`,
      [ids],
    );
  }

  /** Open requests of each officer. */
  ofOfficers(): Promise<DeskRow[]> {
    return this.unitOfWork.query<DeskRow>(
      `select ${ROW} ${FROM} ${PEOPLE} where ${OPEN} and r.officer_user_id is not null`,
    );
  }

  /** Officers who may be given a request, by name. */
  officers(): Promise<DeskOfficerDto[]> {
    return this.unitOfWork.query<DeskOfficerDto>(
      `select u.id, u.display_name as name from users u
        where u.disabled_at is null and exists (select from memberships a where a.user_id = u.id and a.role = 'dg_officer' and a.ended_at is null)
        order by u.display_name, u.id`,
    );
  }

  /** @throws DomainProblem `not_found`, also for what was never filed */
  async get(id: number): Promise<DeskRow> {
    const [row] = await this.byKeys([id]);
    if (row === undefined) throw new DomainProblem('not_found');
    return row;
  }

  /** The minor of a request. @throws DomainProblem `not_found` */
  async getMinor(id: number): Promise<number> {
    return (await this.get(id)).minorId;
  }
}

function parameters(filter: DeskFilter, today: CalendarDate): unknown[] {
  const { state, officer, region, citizenship, applicantKind, outcome, late } = filter;
  return [today, ...[state, officer, region, citizenship, applicantKind, outcome, late].map((value) => value ?? null)];
}
