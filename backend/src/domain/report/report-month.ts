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
  if (day > today) {
    throw new DomainProblem('date_in_future', {
      detail: 'The month has not ended yet.',
      errors: [fieldError(field, 'date_in_future', 'The month has not ended yet.')],
    });
  }
  if (day === today) {
    throw new DomainProblem('not_ready', {
      detail: 'The last day of the month is not over yet.',
      errors: [fieldError(field, 'not_ready', 'The last day of the month is not over yet.')],
    });
  }
  return day;
}

/** The last month that has ended: on the 1st, that of the day before. */
export const monthJustEnded = (today: CalendarDate): Month => monthOfDay(addDays(monthStart(today), -1));
