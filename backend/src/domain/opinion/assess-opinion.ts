import { addDays, addMonths, type CalendarDate, daysBetween } from '../calendar-date.js';
import { birthdayAt, majorityDate } from '../majority.js';
import type { Period } from '../period.js';
import { NOT_DUE_CASES, type NotDueCase } from './opinion-codes.js';
import type { OpinionRule, Stretch } from './opinion-rule.js';

/** What is known of a young person for the opinion. */
export interface OpinionSituation {
  readonly birthDate: CalendarDate;
  /** First day in Italy that is known; null: none. */
  readonly firstEntryOn: CalendarDate | null;
  /** Expiry of the residence permit; null: no permit, or not known. */
  readonly permitExpiresOn: CalendarDate | null;
  /** Integration paths, in any order; overlapping days count once, gaps do not count. */
  readonly projects: readonly Period[];
  /** Fostered to a relative within the rule's degree. */
  readonly fosteredToRelative: boolean;
  /** Prosieguo amministrativo ordered by the juvenile court (art. 13 L. 47/2017). */
  readonly prosieguo: boolean;
  /** Holds at 18 a permit for asylum, subsidiary protection or humanitarian reasons. */
  readonly protection: boolean;
  /** Kinds of documents that are there; null where documents are not looked at. */
  readonly documents: readonly string[] | null;
}

/** Why the opinion may, or may not, be asked for on a day. */
export const OPINION_REASONS = [...NOT_DUE_CASES, 'open', 'too_early', 'too_late', 'permit_expired_before'] as const;
export type OpinionReasonCode = (typeof OPINION_REASONS)[number];

export interface OpinionAssessment {
  /** Whether the opinion is to be asked for at all. */
  readonly due: boolean;
  /** Why it may, or may not, be asked for on the day. */
  readonly reason: OpinionReasonCode;
  /** What the case of not being due rests on, and how far the first one is met. */
  readonly evidence: {
    readonly majorityOn: CalendarDate;
    /** From when on three years of presence are complete; null: no entry is known. */
    readonly presenceCompleteOn: CalendarDate | null;
    /** Days of project up to the 18th birthday, each counted once. */
    readonly projectDays: number;
    /** Days of project that the rule asks for. */
    readonly projectDaysNeeded: number;
    /** The window was counted from the 18th birthday because no permit's expiry is known. */
    readonly permitUnknown: boolean;
  };
  /** First day of the window. */
  readonly windowFrom: CalendarDate;
  /** Last day of the window, counted whole in Europe/Rome. */
  readonly windowTo: CalendarDate;
  /** Due, and the day lies in the window. */
  readonly canSubmit: boolean;
  /** Required documents that are not there; empty where documents were not looked at. */
  readonly missingDocuments: readonly string[];
}

/** Order in which the cases are looked at: what an office can see in its own papers before what it must reckon. */
const CASES: readonly NotDueCase[] = ['protection', 'prosieguo', 'fostered_to_relative', 'three_years_and_project'];

/**
 * Whether the opinion of art. 32 c. 1-bis D.Lgs. 286/1998 is due, and when it may be asked for.
 *
 * Three years of presence and two of project are looked at on the 18th birthday, when the managing body must prove them (art. 32 c. 1-ter): years
 * are complete on their anniversary. Where no permit's expiry is known the window closes as if the permit ended at 18, as one for minor age does.
 * A permit that expired so long before that the window would close before it opens leaves no day: it must be renewed first, or the officer asked.
 *
 * @param today day of the filing in Europe/Rome; the rule must be the one in force on it
 */
export function assessOpinion(situation: OpinionSituation, rule: OpinionRule, today: CalendarDate): OpinionAssessment {
  const majorityOn = majorityDate(situation.birthDate);
  const evidence = evidenceOf(situation, rule, majorityOn);
  const holds: Readonly<Record<NotDueCase, boolean>> = {
    protection: situation.protection,
    prosieguo: situation.prosieguo,
    fostered_to_relative: situation.fosteredToRelative,
    three_years_and_project:
      evidence.presenceCompleteOn !== null &&
      evidence.presenceCompleteOn <= majorityOn &&
      evidence.projectDays > 0 &&
      evidence.projectDays >= evidence.projectDaysNeeded,
  };
  const notDue = CASES.find((candidate) => rule.notDueCases.includes(candidate) && holds[candidate]);
  const windowFrom = shift(majorityOn, rule.opensBefore, -1);
  const closesFrom = rule.closesFrom === 'majority' ? majorityOn : (situation.permitExpiresOn ?? majorityOn);
  const windowTo = shift(closesFrom, rule.closesAfter, 1);
  const reason = notDue ?? windowReason(today, windowFrom, windowTo);
  return {
    due: notDue === undefined,
    reason,
    evidence,
    windowFrom,
    windowTo,
    canSubmit: reason === 'open',
    missingDocuments:
      situation.documents === null
        ? []
        : rule.requiredDocuments.filter((kind) => situation.documents?.includes(kind) === false),
  };
}

function windowReason(today: CalendarDate, from: CalendarDate, to: CalendarDate): OpinionReasonCode {
  if (to < from) return 'permit_expired_before';
  if (today < from) return 'too_early';
  return today > to ? 'too_late' : 'open';
}

function evidenceOf(
  { firstEntryOn, permitExpiresOn, projects }: OpinionSituation,
  rule: OpinionRule,
  majorityOn: CalendarDate,
): OpinionAssessment['evidence'] {
  const merged = mergeBefore(projects, majorityOn);
  const firstDay = merged[0]?.from;
  return {
    majorityOn,
    presenceCompleteOn: firstEntryOn === null ? null : birthdayAt(firstEntryOn, rule.presenceYears),
    projectDays: merged.reduce((sum, { from, until }) => sum + daysBetween(from, until), 0),
    // The days of so many calendar years from the first day of the path, leap days included.
    projectDaysNeeded:
      firstDay === undefined ? 365 * rule.projectYears : daysBetween(firstDay, birthdayAt(firstDay, rule.projectYears)),
    permitUnknown: rule.closesFrom === 'permit_expiry' && permitExpiresOn === null,
  };
}

interface ClosedPeriod {
  readonly from: CalendarDate;
  readonly until: CalendarDate;
}

/** Periods up to a day (not counted), in order, those that touch or overlap joined. */
function mergeBefore(periods: readonly Period[], horizon: CalendarDate): readonly ClosedPeriod[] {
  const cut = periods
    .map(({ from, until }) => ({ from, until: until === null || until > horizon ? horizon : until }))
    .filter(({ from, until }) => from < until)
    .sort((a, b) => (a.from < b.from ? -1 : 1));
  const merged: ClosedPeriod[] = [];
  for (const next of cut) {
    const last = merged.at(-1);
    if (last === undefined || last.until < next.from) merged.push(next);
    else if (last.until < next.until) merged[merged.length - 1] = { from: last.from, until: next.until };
  }
  return merged;
}

const shift = (day: CalendarDate, { amount, unit }: Stretch, sign: 1 | -1): CalendarDate =>
  unit === 'days' ? addDays(day, sign * amount) : addMonths(day, sign * amount);
