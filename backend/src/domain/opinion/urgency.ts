import { type CalendarDate, daysBetween } from '../calendar-date.js';

/** How near the first of the two days is that a request waits for: the 18th birthday and the end of the term for the answer. */
export const URGENCY_LEVELS = ['overdue', 'of_age', 'within_5', 'within_15', 'ordinary'] as const;
export type UrgencyLevel = (typeof URGENCY_LEVELS)[number];

/** A term within these days is shown as near (home queue "in scadenza"). */
export const NEAR_DAYS = 5;
export const SOON_DAYS = 15;

export interface Urgency {
  readonly level: UrgencyLevel;
  /** 0 on the 18th birthday, negative after it. */
  readonly daysToMajority: number;
  /** 0 on the last day of the term, negative after it; null while the term is suspended or none runs. */
  readonly daysToTerm: number | null;
  readonly suspended: boolean;
  /** The day by which requests are put in order, the earlier first. */
  readonly firstDay: CalendarDate;
}

export interface WaitingRequest {
  readonly majorityOn: CalendarDate;
  /** Last day for the answer, suspensions included; null when no term runs yet. */
  readonly dueOn: CalendarDate | null;
  /** An integration has been asked for: the term stands still (art. 2(7) law 241/1990). */
  readonly suspended: boolean;
}

/**
 * Where a request stands among the others. At 18 the permit for minors ends (art. 32 D.Lgs. 286/1998): a late opinion costs the young person the
 * right to stay, so the birthday counts as much as the term. A suspended term presses nobody; the birthday goes on pressing.
 */
export function urgencyOf({ majorityOn, dueOn, suspended }: WaitingRequest, today: CalendarDate): Urgency {
  const term = suspended ? null : dueOn;
  const daysToMajority = daysBetween(today, majorityOn);
  const daysToTerm = term === null ? null : daysBetween(today, term);
  return {
    level: levelOf(daysToMajority, daysToTerm),
    daysToMajority,
    daysToTerm,
    suspended,
    firstDay: term !== null && term < majorityOn ? term : majorityOn,
  };
}

function levelOf(daysToMajority: number, daysToTerm: number | null): UrgencyLevel {
  if (daysToTerm !== null && daysToTerm < 0) return 'overdue';
  if (daysToMajority <= 0) return 'of_age';
  const nearest = Math.min(daysToMajority, daysToTerm ?? daysToMajority);
  if (nearest <= NEAR_DAYS) return 'within_5';
  return nearest <= SOON_DAYS ? 'within_15' : 'ordinary';
}
