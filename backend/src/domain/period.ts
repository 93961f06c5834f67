import { addDays, daysBetween, monthEnd, parseCalendarDate, type CalendarDate } from './calendar-date.js';
import { DomainProblem } from './problem.js';

/**
 * Days from `from` (counted) to `until` (not counted); open at the end while `until` is null. As a `daterange` in
 * `[)` form.
 */
export interface Period {
  readonly from: CalendarDate;
  readonly until: CalendarDate | null;
}

/** Builds a period of at least one day. Throws `invalid_period`. */
export function period(from: CalendarDate, until: CalendarDate | null = null): Period {
  if (until !== null && until <= from) throw new DomainProblem('invalid_period');
  return { from, until };
}

/** A period from its first and last day, both counted, as people write it. */
export const periodOfDays = (first: CalendarDate, last: CalendarDate | null): Period =>
  period(first, last === null ? null : addDays(last, 1));

export const contains = (of: Period, day: CalendarDate): boolean =>
  of.from <= day && (of.until === null || day < of.until);

export const overlap = (a: Period, b: Period): boolean =>
  (b.until === null || a.from < b.until) && (a.until === null || b.from < a.until);

/** Number of days, cut at `horizon` (not counted) where the period is still open. Never negative. */
export const daysIn = (of: Period, horizon: CalendarDate): number =>
  Math.max(0, daysBetween(of.from, of.until ?? horizon));

const MONTH_FORM = /^(?:19|20|21)\d{2}-(?:0[1-9]|1[0-2])$/;

declare const monthBrand: unique symbol;

/** A month as `YYYY-MM`. */
export type Month = string & { readonly [monthBrand]: true };

export const isMonth = (text: string): text is Month => MONTH_FORM.test(text);

/** Throws `invalid_value` on the field. */
export function parseMonth(text: string, field = 'month'): Month {
  if (isMonth(text)) return text;
  throw new DomainProblem('validation_failed', {
    errors: [{ field, code: 'invalid_value', detail: 'Expected a month as YYYY-MM.' }],
  });
}

export const firstDayOf = (month: Month): CalendarDate => parseCalendarDate(`${month}-01`);

export const lastDayOf = (month: Month): CalendarDate => monthEnd(firstDayOf(month));

export const monthOfDay = (day: CalendarDate): Month => day.slice(0, 7) as Month;
