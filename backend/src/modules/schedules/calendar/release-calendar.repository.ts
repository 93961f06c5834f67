import { Injectable } from '@nestjs/common';
import type { CalendarDate } from '../../../domain/calendar-date.js';
import type { Month } from '../../../domain/period.js';
import { UnitOfWork } from '../../../platform/database/unit-of-work.js';

/** A month of the calendar. */
export interface CalendarEntry {
  readonly month: Month;
  /** Null: it was published without an announcement. */
  readonly announcedOn: CalendarDate | null;
  readonly note: string | null;
  /** Laid down by the rule; null without an announcement. */
  readonly byRule: boolean | null;
  /** Day (Europe/Rome) of its first publication. */
  readonly publishedOn: CalendarDate | null;
  /** Key of the change that wrote the announcement. */
  readonly version: number | null;
}

/** An announcement that no longer holds, or the one that does. */
export interface CalendarVersion {
  readonly announcedOn: CalendarDate;
  readonly note: string | null;
  readonly byRule: boolean;
  /** Instant from which it held. */
  readonly at: Date;
  /** Null: the system. */
  readonly author: string | null;
  readonly reason: string | null;
}

const ENTRY = `month, announced_on::text as "announcedOn", note, by_rule as "byRule", published_on::text as "publishedOn", version from app.release_calendar()`;

@Injectable()
export class ReleaseCalendarRepository {
  constructor(private readonly unitOfWork: UnitOfWork) {}

  /** The latest month first; in any unit of work. */
  entries(): Promise<CalendarEntry[]> {
    return this.unitOfWork.query(`select ${ENTRY} order by month desc`);
  }

  async find(month: Month): Promise<CalendarEntry | null> {
    const [row] = await this.unitOfWork.query<CalendarEntry>(`select ${ENTRY} where month = $1`, [month]);
    return row ?? null;
  }

  /** Others who move the same announcement wait. */
  async lock(month: Month): Promise<void> {
    await this.unitOfWork.query(`select from release_plans where month = $1 for update`, [month]);
  }

  /** Working day N for a month; null where no rule is in force. */
  async workingDay(firstDay: CalendarDate): Promise<number | null> {
    const [row] = await this.unitOfWork.query<{ workingDay: number }>(
      `select working_day as "workingDay" from release_calendar_rules where valid @> $1::date`,
      [firstDay],
    );
    return row?.workingDay ?? null;
  }

  /** False where the month is announced already. */
  async add(month: Month, announcedOn: CalendarDate): Promise<boolean> {
    return (
      (await this.unitOfWork.execute(
        `insert into release_plans (month, announced_on, by_rule) values ($1, $2, true) on conflict (month) do nothing`,
        [month, announcedOn],
      )) > 0
    );
  }

  async move(month: Month, announcedOn: CalendarDate, note: string | null): Promise<void> {
    await this.unitOfWork.execute(
      `update release_plans set announced_on = $2, note = $3, by_rule = false where month = $1`,
      [month, announcedOn, note],
    );
  }

  /** Newest first. */
  history(month: Month): Promise<CalendarVersion[]> {
    return this.unitOfWork.query(
      `select v.announced_on::text as "announcedOn", v.note, v.by_rule as "byRule", v.recorded_at as at, u.display_name as author, c.reason
         from (select month, announced_on, note, by_rule, recorded_at, change_id from release_plans where month = $1
               union all
               select month, announced_on, note, by_rule, recorded_at, change_id from release_plans_history where month = $1) v
         left join changes c on c.id = v.change_id left join users u on u.id = c.user_id order by v.recorded_at desc`,
      [month],
    );
  }
}
