import type { CalendarDate } from '../calendar-date.js';
import type { MovementKind } from '../codes.js';

/**
 * Why a figure of one day changed between two instants of knowledge. Each minor that changed has exactly one cause for the total, the first of this
 * list that applies; `other` holds what no rule explains and must stay empty.
 */
export const REVISION_CAUSES = [
  'merged_duplicate',
  'late_registration',
  'birth_date',
  'late_exit',
  'moved_stay',
  'sex_or_citizenship',
  'facility',
  'other',
] as const;
export type RevisionCause = (typeof REVISION_CAUSES)[number];

/** Breakdowns of the published tables that a correction can touch. */
export const DIMENSIONS = [
  'region',
  'sex',
  'ageClass',
  'citizenship',
  'birthDateQuality',
  'placeKind',
  'facilityKind',
] as const;
export type Dimension = (typeof DIMENSIONS)[number];

/** A counted minor as the tables see it; codes. `facility`: the facility's code, null without one. */
export type CountedAs = Readonly<Record<Dimension, string>> & { readonly facility: string | null };

/** The record of a minor as known at one instant, seen from the day D. */
export interface KnownRecord {
  readonly reportedOn: CalendarDate;
  /** The 18th birthday. */
  readonly adultOn: CalendarDate;
  /** The movement in effect on D: the last one on or before it; null before the first. */
  readonly inEffect: { readonly id: number; readonly kind: MovementKind } | null;
  /** Whether any movement was known, of whatever day. */
  readonly hasMovements: boolean;
}

/** A minor whose count on D differs between the two instants. */
export interface RevisedMinor {
  readonly minorId: number;
  readonly simCode: string;
  /** How it was counted then; null: not counted. */
  readonly before: CountedAs | null;
  readonly after: CountedAs | null;
  /** What was known then; null: no record. */
  readonly knownBefore: KnownRecord | null;
  readonly knownAfter: KnownRecord | null;
  /** Whether the movement that was in effect then is, by what is known later, still there and still on or before D. */
  readonly formerStands: boolean;
  /** Whether the record was later merged into another. SIM does not merge records yet: always false. */
  readonly merged: boolean;
}

const isLeaving = (kind: MovementKind): boolean => kind === 'absconding' || kind === 'exit';

/**
 * The cause of a minor's change in the total; null where it is counted both times.
 * A minor is counted when it is known, reported by D, not yet 18 on D and in a stay on D: whichever of these was wrong at first (or is since) names the cause.
 */
export function causeOfTotal(minor: RevisedMinor, on: CalendarDate): RevisionCause | null {
  if (minor.before !== null && minor.after !== null) return null;
  if (minor.merged) return 'merged_duplicate';
  const gained = minor.after !== null;
  const absent = gained ? minor.knownBefore : minor.knownAfter;
  // A record that is there no more can only have been merged.
  if (absent === null) return gained ? 'late_registration' : 'other';
  if (absent.reportedOn > on) return 'late_registration';
  if (absent.adultOn <= on) return 'birth_date';
  const { inEffect } = absent;
  if (inEffect === null) return absent.hasMovements || !gained ? 'moved_stay' : 'late_registration';
  if (!isLeaving(inEffect.kind)) return 'other';
  // Gained although the leaving still stands: a return that was entered late.
  return gained && minor.formerStands ? 'moved_stay' : 'late_exit';
}

/** The cause of a change of one attribute, for a minor counted both times; null where it is the same. */
export function causeOfAttribute(
  dimension: Dimension,
  before: CountedAs,
  after: CountedAs,
): Exclude<RevisionCause, 'merged_duplicate' | 'late_registration' | 'late_exit' | 'other'> | null {
  if (before[dimension] === after[dimension]) return null;
  switch (dimension) {
    case 'sex':
    case 'citizenship':
      return 'sex_or_citizenship';
    case 'ageClass':
    case 'birthDateQuality':
      return 'birth_date';
    case 'region':
    case 'placeKind':
      return 'moved_stay';
    case 'facilityKind':
      return before.facility === after.facility ? 'facility' : 'moved_stay';
  }
}

export interface CauseCount {
  readonly cause: RevisionCause;
  readonly gained: number;
  readonly lost: number;
}

/** One row of a revised table: `before + gained − lost + movedIn − movedOut = after`. */
export interface RevisedRow {
  readonly key: string;
  readonly before: number;
  readonly gained: number;
  readonly lost: number;
  /** Counted both times, here only later; and the contrary. */
  readonly movedIn: number;
  readonly movedOut: number;
  readonly after: number;
}

export interface RevisedTable {
  readonly dimension: Dimension;
  readonly rows: readonly RevisedRow[];
  /** Minors counted both times whose attribute changed, by cause. */
  readonly causes: readonly { readonly cause: RevisionCause; readonly minors: number }[];
}

/** A revision explained: `before + Σ gained − Σ lost = after`. */
export interface Revision {
  readonly before: number;
  readonly after: number;
  /** Every cause, those without minors too. */
  readonly causes: readonly CauseCount[];
  readonly tables: readonly RevisedTable[];
}

/** Counts of a stock by dimension and code; absent codes are zero. */
export type Stock = Readonly<Record<Dimension, Readonly<Record<string, number>>>>;

/**
 * Explains the difference of two counts of one day.
 * @param minors every minor whose presence or attributes differ, and no other
 * @throws RangeError when the parts do not give the second count
 */
export function explainRevision(
  on: CalendarDate,
  before: { readonly total: number; readonly stock: Stock },
  after: { readonly total: number; readonly stock: Stock },
  minors: readonly RevisedMinor[],
): Revision {
  const causes = REVISION_CAUSES.map((cause) => {
    const of = minors.filter((minor) => causeOfTotal(minor, on) === cause);
    return {
      cause,
      gained: of.filter((minor) => minor.before === null).length,
      lost: of.filter((minor) => minor.after === null).length,
    };
  });
  const net = causes.reduce((sum, { gained, lost }) => sum + gained - lost, 0);
  if (before.total + net !== after.total) throw new RangeError('The causes do not give the difference');
  const tables = DIMENSIONS.map((dimension) =>
    revisedTable(dimension, before.stock[dimension], after.stock[dimension], minors),
  );
  return { before: before.total, after: after.total, causes, tables };
}

function revisedTable(
  dimension: Dimension,
  before: Readonly<Record<string, number>>,
  after: Readonly<Record<string, number>>,
  minors: readonly RevisedMinor[],
): RevisedTable {
  const rows = new Map<string, { gained: number; lost: number; movedIn: number; movedOut: number }>();
  const row = (key: string) => {
    const known = rows.get(key) ?? { gained: 0, lost: 0, movedIn: 0, movedOut: 0 };
    rows.set(key, known);
    return known;
  };
  const causes = new Map<RevisionCause, number>();
  for (const minor of minors) {
    if (minor.before === null) row(minor.after?.[dimension] ?? '').gained += 1;
    else if (minor.after === null) row(minor.before[dimension]).lost += 1;
    else {
      const cause = causeOfAttribute(dimension, minor.before, minor.after);
      if (cause === null) continue;
      causes.set(cause, (causes.get(cause) ?? 0) + 1);
      row(minor.before[dimension]).movedOut += 1;
      row(minor.after[dimension]).movedIn += 1;
    }
  }
  const keys = [...new Set([...Object.keys(before), ...Object.keys(after), ...rows.keys()])].sort();
  return {
    dimension,
    rows: keys.map((key) => {
      const change = rows.get(key) ?? { gained: 0, lost: 0, movedIn: 0, movedOut: 0 };
      const revised = { key, before: before[key] ?? 0, ...change, after: after[key] ?? 0 };
      if (revised.before + revised.gained - revised.lost + revised.movedIn - revised.movedOut !== revised.after)
        throw new RangeError(`The row ${key} of ${dimension} does not add up`);
      return revised;
    }),
    causes: REVISION_CAUSES.flatMap((cause) => {
      const count = causes.get(cause) ?? 0;
      return count === 0 ? [] : [{ cause, minors: count }];
    }),
  };
}
