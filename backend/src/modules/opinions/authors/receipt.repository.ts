import { Injectable } from '@nestjs/common';
import type { CalendarDate } from '../../../domain/calendar-date.js';
import type { ApplicantKind } from '../../../domain/opinion/opinion-codes.js';
import { UnitOfWork } from '../../../platform/database/unit-of-work.js';

/** What a receipt says. Before the title is confirmed it names the minor as the author did, and no citizenship. */
export interface ReceiptRow {
  readonly number: string;
  readonly submittedOn: CalendarDate;
  readonly applicantKind: ApplicantKind;
  readonly applicantName: string;
  readonly simCode: string;
  readonly personName: string;
  readonly birthDate: CalendarDate;
  readonly citizenship: string | null;
}

@Injectable()
export class ReceiptRepository {
  constructor(private readonly unitOfWork: UnitOfWork) {}

  async find(id: number): Promise<ReceiptRow> {
    const [row] = await this.unitOfWork.query<ReceiptRow>(
      `select r.number, r.submitted_on as "submittedOn", r.applicant_kind as "applicantKind",
              case when r.applicant_kind = 'social_services' then g.name else concat_ws(', ', u.display_name, a.body_name) end as "applicantName",
              coalesce(p.sim_code, r.stated->>'simCode') as "simCode",
              coalesce(nullif(concat_ws(' ', p.given_name, p.family_name), ''), r.stated->>'familyName', '') as "personName",
              coalesce(p.birth_date::text, r.stated->>'birthDate') as "birthDate", coalesce(c.name_it, p.citizenship) as citizenship
         from opinion_requests r join users u on u.id = r.author_user_id join organisations g on g.id = r.author_organisation_id
         ${this.unitOfWork.actor.scope.kind === 'applicants' ? OWN_BODY : NO_BODY}
         left join app.opinion_request_people(array[$1::bigint]) p on p.request_id = r.id
         left join countries c on c.alpha3 = p.citizenship and upper_inf(c.valid)
        where r.id = $1`,
      [id],
    );
    if (row === undefined) throw new Error('A receipt for a request that is not there');
    return row;
  }
}

/** Only applicants act for a body that is not theirs in SIM, and only they read it. */
const OWN_BODY = 'left join applicants a on a.user_id = r.author_user_id';
const NO_BODY = 'cross join (select null::text as body_name) a';
