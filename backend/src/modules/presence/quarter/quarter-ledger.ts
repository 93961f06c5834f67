import type { CalendarDate } from '../../../domain/calendar-date.js';
import { amountOf, sumOf, type Amount, type DailyAmount } from '../../../domain/daily-amount.js';
import { presentDays, rangesOf, type DayRange } from '../../../domain/presence.js';
import type { SimCode } from '../../../domain/sim-code.js';
import type { QuarterFacilityRow, QuarterStay } from './quarter.repository.js';

export interface QuarterMinor extends Amount {
  readonly simCode: SimCode;
  readonly familyName: string | null;
  readonly givenName: string | null;
  readonly birthDate: CalendarDate;
  readonly ranges: readonly DayRange[];
  readonly days: number;
}

export interface QuarterFacility extends Amount {
  readonly code: string;
  readonly name: string;
  readonly kind: QuarterFacilityRow['kind'];
  readonly managingBody: string;
  readonly municipality: string;
  readonly province: string;
  readonly minors: readonly QuarterMinor[];
  readonly days: number;
}

export interface QuarterPerson {
  readonly simCode: SimCode;
  readonly familyName: string | null;
  readonly givenName: string | null;
  /** Facilities of the municipality with a day of presence. */
  readonly facilities: number;
  readonly days: number;
}

export interface QuarterLedger extends Amount {
  /** By name; those with a day of presence. */
  readonly facilities: readonly QuarterFacility[];
  /** By name, across the facilities. */
  readonly minors: readonly QuarterPerson[];
  readonly days: number;
}

/** The list of a quarter, each day by the rule of the ledger (domain/presence.ts). */
export function quarterLedger(
  stays: readonly QuarterStay[],
  facilities: readonly QuarterFacilityRow[],
  days: readonly CalendarDate[],
  today: CalendarDate,
  amounts: readonly DailyAmount[],
): QuarterLedger & { readonly minorIds: readonly number[] } {
  const ids = new Set<number>();
  const people = new Map<number, QuarterPerson>();
  const listed = facilities.flatMap(({ id, ...facility }) => {
    const minors = [
      ...Map.groupBy(
        stays.filter(({ facilityId }) => facilityId === id),
        ({ minorId }) => minorId,
      ),
    ].flatMap(([minorId, own]) => {
      const [first] = own;
      if (first === undefined) return [];
      const present = presentDays({ ...first, stays: own }, days, today);
      if (present.length === 0) return [];
      ids.add(minorId);
      const { simCode, familyName, givenName, birthDate } = first;
      const known = people.get(minorId) ?? { simCode, familyName, givenName, facilities: 0, days: 0 };
      people.set(minorId, { ...known, facilities: known.facilities + 1, days: known.days + present.length });
      const amount = amountOf(present, facility.kind, amounts);
      return [
        { simCode, familyName, givenName, birthDate, ranges: rangesOf(present), days: present.length, ...amount },
      ];
    });
    return minors.length === 0 ? [] : [{ ...facility, minors, days: daysOf(minors), ...sumOf(minors) }];
  });
  // In the order of the stays, which is by name.
  const order = [...new Set(stays.map(({ minorId }) => minorId))];
  return {
    minorIds: [...ids],
    facilities: listed,
    minors: order.flatMap((id) => people.get(id) ?? []),
    days: daysOf(listed),
    ...sumOf(listed),
  };
}

/** Days of one minor, without any amount. */
export type ElsewhereMinor = Omit<QuarterMinor, keyof Amount>;

/** A facility of another municipality with minors of whom this one is in charge. */
export interface ElsewhereFacility extends Omit<QuarterFacility, keyof Amount | 'minors'> {
  readonly minors: readonly ElsewhereMinor[];
}

/** Those of whom a municipality is in charge and who are hosted in facilities elsewhere: their days are in no sum of this list. */
export interface Elsewhere {
  readonly facilities: readonly ElsewhereFacility[];
  /** Different minors. */
  readonly minors: number;
  readonly days: number;
}

/**
 * The contribution is claimed by the municipality in whose territory the facility stands, for the days that were hosted there (circ. 6 March
 * 2019 n. 2811), so a day is in the sums of one list only. Here the municipality in charge is shown the same days, without amounts.
 */
export function elsewhereLedger(
  stays: readonly QuarterStay[],
  rows: readonly QuarterFacilityRow[],
  inQuarter: readonly CalendarDate[],
  today: CalendarDate,
): Elsewhere & { readonly minorIds: readonly number[] } {
  const { facilities, minors, days, minorIds } = quarterLedger(stays, rows, inQuarter, today, []);
  return {
    minorIds,
    minors: minors.length,
    days,
    facilities: facilities.map(({ cents, daysWithout, minors: lines, ...facility }) => ({
      ...facility,
      minors: lines.map(withoutAmount),
    })),
  };
}

const withoutAmount = ({ cents, daysWithout, ...minor }: QuarterMinor): ElsewhereMinor => minor;

const daysOf = (lines: readonly { readonly days: number }[]): number => lines.reduce((sum, { days }) => sum + days, 0);
