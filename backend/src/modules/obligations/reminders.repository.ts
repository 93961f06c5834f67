import { Injectable } from '@nestjs/common';
import type { CalendarDate } from '../../domain/calendar-date.js';
import { OVERDUE, type RunningObligation } from '../../domain/obligation.js';
import { UnitOfWork } from '../../platform/database/unit-of-work.js';
import type { ObligationOwner } from './obligations.service.js';

export interface RemindedObligation extends RunningObligation {
  readonly id: number;
  readonly number: string;
  readonly link: string;
  readonly owner: ObligationOwner;
}

interface Row extends Omit<RemindedObligation, 'owner' | 'done'> {
  readonly userId: number | null;
  readonly organisationId: number | null;
  readonly role: string | null;
}

/** Reminders of open deadlines, as the system. */
@Injectable()
export class RemindersRepository {
  constructor(private readonly unitOfWork: UnitOfWork) {}

  /** Open deadlines of which a step's day has come and is not done yet; the rule decides what is owed. */
  async candidates(today: CalendarDate): Promise<number[]> {
    const rows = await this.unitOfWork.query<{ id: number }>(
      `select o.id from obligations o
        where o.state = 'open' and exists (
          select from unnest(o.remind_days || ${String(OVERDUE)}::smallint) owed (step)
           where o.due_on - owed.step <= $1 and (o.due_on - owed.step > o.since_on or owed.step = ${String(OVERDUE)})
             and not exists (select from obligation_reminders r where r.obligation_id = o.id and r.due_on = o.due_on and r.step <= owed.step))
        order by o.due_on, o.id`,
      [today],
    );
    return rows.map(({ id }) => id);
  }

  /** The open deadline, locked: two workers follow one another, and the second finds the reminder done. */
  async lock(id: number): Promise<RemindedObligation | null> {
    const [row] = await this.unitOfWork.query<Row>(
      `select id, due_on as "dueOn", since_on as "sinceOn", remind_days as "remindDays", number, link, owner_user_id as "userId",
              owner_organisation_id as "organisationId", owner_role as role
         from app.lock_obligation($1)`,
      [id],
    );
    if (row === undefined) return null;
    // Asked after the lock: a statement does not see what was committed while it waited.
    const done = await this.unitOfWork.query<{ step: number }>(
      `select step from obligation_reminders where obligation_id = $1 and due_on = $2`,
      [id, row.dueOn],
    );
    return { ...withOwner(row), done: done.map(({ step }) => step) };
  }

  async note({ id, dueOn }: RemindedObligation, step: number, today: CalendarDate, sent: boolean): Promise<void> {
    await this.unitOfWork.execute(
      `insert into obligation_reminders (obligation_id, due_on, step, on_day, sent) values ($1, $2, $3, $4, $5)`,
      [id, dueOn, step, today, sent],
    );
  }
}

function withOwner({ userId, organisationId, role, ...rest }: Row): Omit<RemindedObligation, 'done'> {
  if (userId !== null) return { ...rest, owner: { userId } };
  if (organisationId !== null) return { ...rest, owner: { organisationId } };
  return { ...rest, owner: { role: role as Extract<ObligationOwner, { role: unknown }>['role'] } };
}
