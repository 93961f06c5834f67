import { Injectable } from '@nestjs/common';
import type { CalendarDate } from '../../../domain/calendar-date.js';
import type { ApplicantKind, NotDueCase, OpinionOutcome, OpinionStep } from '../../../domain/opinion/opinion-codes.js';
import { UnitOfWork } from '../../../platform/database/unit-of-work.js';

/** What documents say of a request. */
export interface PaperRow {
  readonly number: string;
  readonly submittedOn: CalendarDate;
  readonly simCode: string;
  readonly personName: string;
  readonly birthDate: CalendarDate;
  readonly citizenship: string;
  readonly applicantKind: ApplicantKind;
  readonly applicantName: string;
  readonly path: string | null;
  /** Of who acts. */
  readonly signer: string;
}

/** A step that a document is about. */
export interface PaperStep {
  readonly step: OpinionStep;
  readonly on: CalendarDate;
  readonly reason: string | null;
  readonly outcome: OpinionOutcome | null;
  readonly notDueCase: NotDueCase | null;
  readonly answerDueOn: CalendarDate | null;
  /** Kinds of documents asked for. */
  readonly documents: readonly string[];
}

@Injectable()
export class PapersRepository {
  constructor(private readonly unitOfWork: UnitOfWork) {}

  async find(requestId: number): Promise<PaperRow | null> {
    const [row] = await this.unitOfWork.query<PaperRow>(
      `select r.number, r.submitted_on as "submittedOn", m.sim_code as "simCode", concat_ws(' ', m.given_name, m.family_name) as "personName",
              m.birth_date as "birthDate", coalesce(c.name_it, m.citizenship) as citizenship, r.applicant_kind as "applicantKind",
              case when r.applicant_kind = 'social_services' then g.name else concat_ws(', ', u.display_name, a.body_name) end as "applicantName",
              nullif(r.stated->>'path', '') as path, (select display_name from users where id = app.user_id()) as signer
         from opinion_requests r join minors m on m.id = r.minor_id join users u on u.id = r.author_user_id
         join organisations g on g.id = r.author_organisation_id left join applicants a on a.user_id = r.author_user_id
         left join countries c on c.alpha3 = m.citizenship and upper_inf(c.valid)
        where r.id = $1`,
      [requestId],
    );
    return row ?? null;
  }

  /** Latest first. */
  steps(requestId: number): Promise<PaperStep[]> {
    return this.unitOfWork.query<PaperStep>(
      `select step, on_date as "on", reason, outcome, not_due_case as "notDueCase", answer_due_on as "answerDueOn",
              coalesce(facts->'documents', '[]') as documents
         from opinion_steps where request_id = $1 order by seq desc`,
      [requestId],
    );
  }
}
