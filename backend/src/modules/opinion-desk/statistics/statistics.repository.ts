import { Injectable } from '@nestjs/common';
import type { CalendarDate } from '../../../domain/calendar-date.js';
import type { ApplicantKind, OpinionOutcome, OpinionStep } from '../../../domain/opinion/opinion-codes.js';
import type { StatisticsPeriod } from '../../../domain/opinion/statistics.js';
import { UnitOfWork } from '../../../platform/database/unit-of-work.js';

/** A step as the statistics need it. */
export interface StepRow {
  readonly step: OpinionStep;
  readonly on: CalendarDate;
  readonly outcome: OpinionOutcome | null;
  readonly dueOn: CalendarDate | null;
}

export interface RequestRow {
  readonly region: string | null;
  readonly citizenship: string;
  readonly applicantKind: ApplicantKind;
  /** In order. */
  readonly steps: readonly StepRow[];
}

@Injectable()
export class StatisticsRepository {
  constructor(private readonly unitOfWork: UnitOfWork) {}

  /** Requests with a filing, an admission or a decision in the period, with all steps known at the instant (null: now). */
  requests({ from, to }: StatisticsPeriod, knownAt: Date | null): Promise<RequestRow[]> {
    return this.unitOfWork.query<RequestRow>(
      `with known as (select * from opinion_steps where $3::timestamptz is null or at <= $3),
            chosen as (select distinct request_id from known where step in ('submit', 'admit', 'decide') and on_date between $1 and $2)
       select coalesce(c.region_code, stay.region_code) as region, m.citizenship, r.applicant_kind as "applicantKind",
              (select json_agg(json_build_object('step', s.step, 'on', s.on_date, 'outcome', s.outcome, 'dueOn', s.term_due_on) order by s.seq)
                 from known s where s.request_id = r.id) as steps
         from chosen join opinion_requests r on r.id = chosen.request_id join minors m on m.id = r.minor_id
         left join municipalities c on c.id = m.responsible_municipality_id
         left join lateral (select v.region_code from movements v where v.minor_id = m.id order by v.seq desc limit 1) stay on true`,
      [from, to, knownAt],
    );
  }
}
