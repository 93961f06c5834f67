import { addDays, type CalendarDate } from '../calendar-date.js';
import { type Holidays, isWorkingDay } from '../deadlines/holidays.js';
import { lastDayOf, type Month } from '../period.js';
import { DomainProblem, fieldError } from '../problem.js';

/** Months after the present one for which days are announced. */
export const MONTHS_ANNOUNCED = 12;

/** Working day N of the month after the one counted; 1 is the first. */
export function plannedDay(month: Month, workingDay: number, holidays: Holidays): CalendarDate {
  if (!Number.isInteger(workingDay) || workingDay < 1) throw new RangeError('Working days are counted from 1');
  let day = lastDayOf(month);
  for (let left = workingDay; left > 0;) {
    day = addDays(day, 1);
    if (isWorkingDay(day, holidays)) left -= 1;
  }
  return day;
}

export const CALENDAR_STATES = ['planned', 'due_today', 'overdue', 'published', 'published_late'] as const;
export type CalendarState = (typeof CALENDAR_STATES)[number];

/** How an announced month stands on a day. `published_late`: after the day that was announced. */
export function calendarState(
  {
    announcedOn,
    publishedOn,
  }: { readonly announcedOn: CalendarDate | null; readonly publishedOn: CalendarDate | null },
  today: CalendarDate,
): CalendarState {
  if (publishedOn !== null) return announcedOn !== null && publishedOn > announcedOn ? 'published_late' : 'published';
  if (announcedOn === null || announcedOn > today) return 'planned';
  return announcedOn === today ? 'due_today' : 'overdue';
}

/**
 * A day that may be announced for a month that is not published: not before the month has ended, and not in the past.
 * @throws DomainProblem `validation_failed` on `announcedOn`
 */
export function checkAnnouncement(month: Month, announcedOn: CalendarDate, today: CalendarDate): void {
  if (announcedOn < today)
    throw new DomainProblem('validation_failed', { errors: [fieldError('announcedOn', 'date_in_past')] });
  if (announcedOn <= lastDayOf(month))
    throw new DomainProblem('validation_failed', { errors: [fieldError('announcedOn', 'before_month_end')] });
}
