import type { CalendarDate } from './calendar-date.js';
import type { Sex } from './codes.js';
import { ageOn, isMinorOn } from './majority.js';
import { contains, type Period } from './period.js';

/** The classes of the published report, in its order. */
export const AGE_CLASSES = ['17', '16', '15', '7-14', '0-6'] as const;

export type AgeClass = (typeof AGE_CLASSES)[number];

/** The class of an age in completed years, 0 to 17. */
export function ageClassOf(age: number): AgeClass {
  if (age >= 17) return '17';
  if (age === 16) return '16';
  if (age === 15) return '15';
  return age >= 7 ? '7-14' : '0-6';
}

/** Minors present and counted, broken down. Countries by ISO alpha-3, regions by NUTS 2 code. Absent keys are zero. */
export interface CensusCounts {
  readonly total: number;
  readonly bySex: Readonly<Record<Sex, number>>;
  readonly byAge: Readonly<Record<AgeClass, number>>;
  readonly byCitizenship: Readonly<Record<string, number>>;
  readonly byRegion: Readonly<Record<string, number>>;
}

/** The census of day `on`, as known at the instant `knownAt` (ISO, UTC). */
export interface Census extends CensusCounts {
  readonly on: CalendarDate;
  readonly knownAt: string;
}

/** What the count needs of one minor. */
export interface CountedMinor {
  readonly sex: Sex;
  readonly birthDate: CalendarDate;
  readonly reportedOn: CalendarDate;
  readonly citizenship: string;
  /** Stays in a place; each ends on the day of the next movement, which is not counted. */
  readonly stays: readonly { readonly during: Period; readonly region: string }[];
}

/**
 * The rule of the count: reported on or before D, not yet 18 on D, in a stay on D. Who absconds or leaves on D is not
 * counted on D; who is placed, transferred or found again on D is, in the new region. Returns the region, or
 * undefined where the minor does not count.
 * Production counts in SQL; this is the same rule in other words, against which the tests hold it.
 */
export function countedRegion(minor: CountedMinor, on: CalendarDate): string | undefined {
  if (minor.reportedOn > on || !isMinorOn(minor.birthDate, on)) return undefined;
  return minor.stays.find((stay) => contains(stay.during, on))?.region;
}

/** The census of a list of minors on a day. */
export function takeCensus(minors: readonly CountedMinor[], on: CalendarDate): CensusCounts {
  let total = 0;
  const bySex = { M: 0, F: 0 };
  const byAge: Record<AgeClass, number> = { '17': 0, '16': 0, '15': 0, '7-14': 0, '0-6': 0 };
  const byCitizenship: Record<string, number> = {};
  const byRegion: Record<string, number> = {};
  for (const minor of minors) {
    const region = countedRegion(minor, on);
    if (region === undefined) continue;
    total += 1;
    bySex[minor.sex] += 1;
    byAge[ageClassOf(ageOn(minor.birthDate, on))] += 1;
    byCitizenship[minor.citizenship] = (byCitizenship[minor.citizenship] ?? 0) + 1;
    byRegion[region] = (byRegion[region] ?? 0) + 1;
  }
  return { total, bySex, byAge, byCitizenship, byRegion };
}
