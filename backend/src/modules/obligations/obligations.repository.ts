import { Injectable } from '@nestjs/common';
import type { CalendarDate } from '../../domain/calendar-date.js';
import type { ObligationKind, ObligationState } from '../../domain/obligation.js';
import { UnitOfWork } from '../../platform/database/unit-of-work.js';
import type { NewObligation, ObligationSubject, OpenObligation } from './obligations.service.js';

export interface LatenessOfKind {
  readonly kind: ObligationKind;
  readonly due: number;
  readonly met: number;
  readonly metLate: number;
  /** Not met yet, and past its day. */
  readonly overdue: number;
  /** Of those met late or overdue; null when there are none. */
  readonly medianDaysLate: number | null;
  readonly ninetiethDaysLate: number | null;
}

/** Deadlines are opened and changed by functions of the database: who does it need not see them. */
@Injectable()
export class ObligationsRepository {
  constructor(private readonly unitOfWork: UnitOfWork) {}

  async open(obligation: Required<NewObligation>, today: CalendarDate): Promise<number> {
    const { subject, kind, dueOn, number, link, owner, remindDays } = obligation;
    const [row] = await this.unitOfWork.query<{ id: number }>(
      `select app.open_obligation($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11::smallint[]) as id`,
      [
        subject.type,
        subject.id,
        kind,
        dueOn,
        today,
        number,
        link,
        'userId' in owner ? owner.userId : null,
        'organisationId' in owner ? owner.organisationId : null,
        'role' in owner ? owner.role : null,
        remindDays,
      ],
    );
    if (row === undefined) throw new Error('The new deadline has no key');
    return row.id;
  }

  async findOpen(subject: ObligationSubject, kind: ObligationKind): Promise<OpenObligation | null> {
    const [row] = await this.unitOfWork.query<OpenObligation>(
      `select id, state, due_on as "dueOn", since_on as "sinceOn" from app.find_obligation($1, $2, $3)`,
      [subject.type, subject.id, kind],
    );
    return row ?? null;
  }

  async change(id: number, state: ObligationState, dueOn: CalendarDate | null, today: CalendarDate): Promise<boolean> {
    const [row] = await this.unitOfWork.query<{ changed: boolean }>(
      `select app.change_obligation($1, $2, $3, $4) as changed`,
      [id, state, dueOn, today],
    );
    return row?.changed === true;
  }

  lateness(from: CalendarDate, to: CalendarDate, today: CalendarDate): Promise<LatenessOfKind[]> {
    return this.unitOfWork.query(
      `with fell_due as (
         select kind, state, case when state = 'met_late' then closed_on - due_on when state = 'open' and due_on < $3 then $3 - due_on end as days_late
           from obligations where due_on between $1 and $2 and state in ('open', 'met', 'met_late'))
       select kind, count(*)::integer as due, count(*) filter (where state = 'met')::integer as met,
              count(*) filter (where state = 'met_late')::integer as "metLate",
              count(*) filter (where state = 'open' and days_late is not null)::integer as overdue,
              percentile_cont(0.5) within group (order by days_late) as "medianDaysLate",
              percentile_cont(0.9) within group (order by days_late) as "ninetiethDaysLate"
         from fell_due group by kind order by kind`,
      [from, to, today],
    );
  }
}
