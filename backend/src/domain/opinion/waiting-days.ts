import { type CalendarDate, daysBetween } from '../calendar-date.js';
import type { Suspension } from '../deadlines/term.js';

/**
 * Days that a request took: from the day of the start, which is not counted, to the last day, which is (art. 2963 c.c.), less the days of its
 * suspensions. A suspension takes away as many days as lie between its two ends; days that two of them share go once, what lies outside the span never.
 */
export function waitingDays(
  startedOn: CalendarDate,
  endedOn: CalendarDate,
  suspensions: readonly Suspension[],
): number {
  const pauses = suspensions
    .map(({ from, to }) => ({
      from: from < startedOn ? startedOn : from,
      to: to === null || to > endedOn ? endedOn : to,
    }))
    .filter(({ from, to }) => from < to)
    .sort((a, b) => (a.from < b.from ? -1 : 1));
  let counted = startedOn;
  let paused = 0;
  for (const { from, to } of pauses) {
    if (to <= counted) continue;
    paused += daysBetween(from > counted ? from : counted, to);
    counted = to;
  }
  return daysBetween(startedOn, endedOn) - paused;
}
