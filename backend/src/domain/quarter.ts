import { addDays, addMonths, type CalendarDate, parseCalendarDate } from './calendar-date.js';
import { DomainProblem } from './problem.js';

const QUARTER_FORM = /^((?:19|20|21)\d{2})-Q([1-4])$/;

/** Three months of a year: days are claimed by quarter (Interior circular no. 2811 of 6 March 2019). */
export interface Quarter {
  /** `YYYY-Qn` */
  readonly text: string;
  readonly first: CalendarDate;
  /** Counted. */
  readonly last: CalendarDate;
}

/** Throws `invalid_value` on the field. @param text `YYYY-Qn`, n from 1 to 4 */
export function parseQuarter(text: string, field = 'quarter'): Quarter {
  const [, year = '', number = ''] = QUARTER_FORM.exec(text) ?? [];
  if (year === '')
    throw new DomainProblem('validation_failed', {
      errors: [{ field, code: 'invalid_value', detail: 'Expected a quarter as YYYY-Q1 to YYYY-Q4.' }],
    });
  const first = parseCalendarDate(`${year}-${String(Number(number) * 3 - 2).padStart(2, '0')}-01`);
  return { text, first, last: addDays(addMonths(first, 3), -1) };
}

/** The days of the quarter, in order. */
export function daysOfQuarter({ first, last }: Quarter): CalendarDate[] {
  const days: CalendarDate[] = [];
  for (let day = first; day <= last; day = addDays(day, 1)) days.push(day);
  return days;
}
