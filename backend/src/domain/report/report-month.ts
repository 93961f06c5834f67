import type { CalendarDate } from '../calendar-date.js';
import { addDays, monthStart } from '../calendar-date.js';
import { lastDayOf, monthOfDay, type Month } from '../period.js';
import { DomainProblem, fieldError } from '../problem.js';

/**
 * The day that the report of a month describes: its last one. The figures of a day stand only when the day is over.
 * Throws `date_in_future` where that day has not come, `not_ready` where it is today.
 */
export function reportDay(month: Month, today: CalendarDate, field = 'month'): CalendarDate {
  const day = lastDayOf(month);
  refuseUnfinished(day, today, field);
  return day;
}

/** Refuses a period whose last day has not come (`date_in_future`) or is not over yet (`not_ready`). */
export function refuseUnfinished(last: CalendarDate, today: CalendarDate, field: string): void {
  if (last > today) {
    throw new DomainProblem('date_in_future', {
      detail: 'The period has not ended yet.',
      errors: [fieldError(field, 'date_in_future', 'The period has not ended yet.')],
    });
  }
  if (last === today) {
    throw new DomainProblem('not_ready', {
      detail: 'The last day of the period is not over yet.',
      errors: [fieldError(field, 'not_ready', 'The last day of the period is not over yet.')],
    });
  }
}

/** The last month that has ended: on the 1st, that of the day before. */
export const monthJustEnded = (today: CalendarDate): Month => monthOfDay(addDays(monthStart(today), -1));
