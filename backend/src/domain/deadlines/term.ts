import { addDays, type CalendarDate } from '../calendar-date.js';
import { type Holidays, isWorkingDay, weekdayOf } from './holidays.js';

export type DayKind = 'calendar' | 'working';

/** How long somebody has. */
export interface Term {
  readonly days: number;
  readonly kind: DayKind;
  /** Whether a last day on a Saturday moves on too, as in a trial (art. 155 c. 5 c.p.c.); the Civil Code knows holidays only (art. 2963 c. 3). */
  readonly saturdayMovesOn?: boolean;
}

/** Days in which a term stands still: from the day after `from` up to `to`, on which the answer came; without end while `to` is null. */
export interface Suspension {
  readonly from: CalendarDate;
  readonly to: CalendarDate | null;
}

/**
 * The last day of a term. The day on which it starts is not counted, the last one is, whole; a last day on a holiday moves to the next day that
 * is none (art. 2963 cc. 2-3 c.c.). Days are those of Europe/Rome.
 */
export const addTerm = (start: CalendarDate, term: Term, holidays: Holidays): CalendarDate =>
  // Without suspensions a term always ends.
  termWithSuspensions(start, term, [], holidays) ?? start;

/**
 * The last day of a term that suspensions stopped: what had run before one is kept, and the rest runs from the day after its end (art. 2 c. 7
 * L. 241/1990). Suspensions may overlap and come in any order: a day is left out once.
 * @returns null while a suspension without end stops the term
 */
export function termWithSuspensions(
  start: CalendarDate,
  term: Term,
  suspensions: readonly Suspension[],
  holidays: Holidays,
): CalendarDate | null {
  if (!Number.isInteger(term.days) || term.days < 0) throw new RangeError('A term has a whole number of days');
  const closed = suspensions.flatMap(({ from, to }) => (to === null ? [] : [{ from, to }]));
  const openFrom = suspensions.reduce<CalendarDate | null>(
    (first, { from, to }) => (to !== null || (first !== null && first <= from) ? first : from),
    null,
  );
  const stands = (day: CalendarDate): boolean => closed.some(({ from, to }) => from < day && day <= to);

  let day = start;
  for (let left = term.days; left > 0;) {
    day = addDays(day, 1);
    if (openFrom !== null && day > openFrom) return null;
    if (stands(day) || (term.kind === 'working' && !isWorkingDay(day, holidays))) continue;
    left -= 1;
  }
  // A term that would end on a holiday has not ended: what stops it on the way to the next day stops it still.
  while (movesOn(day, term, holidays) || stands(day)) {
    day = addDays(day, 1);
    if (openFrom !== null && day > openFrom) return null;
  }
  return day;
}

const movesOn = (day: CalendarDate, { saturdayMovesOn = false }: Term, holidays: Holidays): boolean =>
  holidays.isHoliday(day) || (saturdayMovesOn && weekdayOf(day) === 6);
