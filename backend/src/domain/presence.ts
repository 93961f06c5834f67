import { addDays, type CalendarDate } from './calendar-date.js';
import { isMinorOn } from './majority.js';
import { contains, firstDayOf, lastDayOf, type Month, type Period } from './period.js';

/**
 * The ledger of presences, from which a municipality is refunded for each day of each minor (national fund for
 * unaccompanied minors; Interior circular no. 2811 of 6 March 2019): what it counts is what the census counts (domain/census.ts).
 */

/** What the ledger needs to know of one minor in one facility. */
export interface HostedMinor {
  readonly birthDate: CalendarDate;
  readonly reportedOn: CalendarDate;
  /** Stays in the facility; each ends on the day of the next movement, which is not counted. They do not overlap. */
  readonly stays: readonly Period[];
}

/** Days in a row, first and last counted. */
export interface DayRange {
  readonly first: CalendarDate;
  readonly last: CalendarDate;
}

/** The 28 to 31 days of a month, in order. */
export function daysOfMonth(month: Month): CalendarDate[] {
  const first = firstDayOf(month);
  return Array.from({ length: Number(lastDayOf(month).slice(8)) }, (_, index) => addDays(first, index));
}

/**
 * Whether a day is refunded: in a stay there on it, reported on or before it, not yet 18 on it, and not after today.
 * The day of the movement counts in the new place, so that no day counts in two; the day of leaving does not.
 */
export function isPresentOn(minor: HostedMinor, day: CalendarDate, today: CalendarDate): boolean {
  return (
    day <= today &&
    minor.reportedOn <= day &&
    isMinorOn(minor.birthDate, day) &&
    minor.stays.some((stay) => contains(stay, day))
  );
}

/** Those of the days on which the minor is present, in the same order. */
export const presentDays = (minor: HostedMinor, days: readonly CalendarDate[], today: CalendarDate): CalendarDate[] =>
  days.filter((day) => isPresentOn(minor, day, today));

/** Days in rising order as ranges without a gap. */
export function rangesOf(days: readonly CalendarDate[]): DayRange[] {
  const ranges: DayRange[] = [];
  for (const day of days) {
    const open = ranges.at(-1);
    if (open !== undefined && addDays(open.last, 1) === day)
      ranges[ranges.length - 1] = { first: open.first, last: day };
    else ranges.push({ first: day, last: day });
  }
  return ranges;
}

/** How many are present on each of the days. */
export function totalsByDay(days: readonly CalendarDate[], presences: readonly (readonly CalendarDate[])[]): number[] {
  const totals = new Map(days.map((day) => [day, 0]));
  for (const day of presences.flat()) totals.set(day, (totals.get(day) ?? 0) + 1);
  return days.map((day) => totals.get(day) ?? 0);
}
