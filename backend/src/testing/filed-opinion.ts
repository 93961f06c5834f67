import type { CalendarDate } from '../domain/calendar-date.js';
import type { ApplicantKind, NotDueCase, OpinionOutcome, OpinionStep } from '../domain/opinion/opinion-codes.js';
import { stateAfterStep } from '../domain/opinion/opinion-steps.js';
import type { TestDatabase } from './test-database.js';

/** A request that was filed, as bare SQL. */
export interface FiledOpinion {
  /** User name of who filed it. */
  readonly author: string;
  readonly birthDate: CalendarDate;
  readonly submittedOn: CalendarDate;
  /** Last day for the opinion. */
  readonly dueOn?: CalendarDate | null;
  readonly applicantKind?: ApplicantKind;
  readonly citizenship?: string;
  readonly familyName?: string;
  readonly outsideWindowReason?: string;
}

export interface WrittenStep {
  readonly step: OpinionStep;
  readonly on: CalendarDate;
  /** User name; the system when missing. */
  readonly by?: string;
  readonly reason?: string;
  readonly outcome?: OpinionOutcome;
  readonly notDueCase?: NotDueCase;
  /** User name. */
  readonly officer?: string;
  readonly dueOn?: CalendarDate | null;
}

/** Files a request for a new minor; returns its key. */
export async function fileOpinion(database: TestDatabase, filed: FiledOpinion): Promise<number> {
  const [row] = await database.admin<{ id: number }>(
    `with minor as (insert into minors (family_name, name_key, sex, birth_date, birth_date_quality, citizenship, reported_on, entry_date, responsible_municipality_id)
                      values ($1, lower($1), 'M', $2, 'declared', $3, $2::date + 4000, $2::date + 4000,
                              (select id from municipalities where istat_code = '082053' and upper_inf(valid))) returning id),
          author as (select u.id, a.organisation_id from users u join memberships a on a.user_id = u.id where u.username = $4)
     insert into opinion_requests (minor_id, applicant_kind, author_user_id, author_organisation_id, outside_window_reason)
       select minor.id, $5, author.id, author.organisation_id, $6 from minor, author returning id`,
    [
      filed.familyName ?? 'Okoye',
      filed.birthDate,
      filed.citizenship ?? 'NGA',
      filed.author,
      filed.applicantKind ?? 'social_services',
      filed.outsideWindowReason ?? null,
    ],
  );
  if (row === undefined) throw new Error('The request was not filed');
  await writeStep(database, row.id, {
    step: 'submit',
    on: filed.submittedOn,
    by: filed.author,
    dueOn: filed.dueOn ?? null,
  });
  return row.id;
}

/** Adds a step to a request; its rules in the database hold, those of the application do not. */
export async function writeStep(database: TestDatabase, requestId: number, written: WrittenStep): Promise<void> {
  const [request] = await database.admin<{ state: Parameters<typeof stateAfterStep>[0]; seq: number }>(
    `select state, (select 1 + count(*)::integer from opinion_steps where request_id = $1) as seq from opinion_requests where id = $1`,
    [requestId],
  );
  if (request === undefined) throw new Error('No such request');
  await database.admin(
    `insert into opinion_steps (request_id, seq, step, from_state, to_state, on_date, user_id, reason, outcome, not_due_case, officer_user_id, rule_id, term_due_on)
       values ($1, $2, $3, $4, $5, $6, (select id from users where username = $7), $8, $9, $10, (select id from users where username = $11),
               case when $3 = 'submit' then (select max(id) from opinion_rules) end, $12)`,
    [
      requestId,
      request.seq,
      written.step,
      request.state,
      stateAfterStep(request.state, written.step),
      written.on,
      written.by ?? null,
      written.reason ?? null,
      written.outcome ?? null,
      written.notDueCase ?? null,
      written.officer ?? null,
      written.dueOn ?? null,
    ],
  );
}
