import type { CalendarDate } from '../../domain/calendar-date.js';
import type { MovementKind } from '../../domain/codes.js';
import type { Month, Period } from '../../domain/period.js';
import {
  daysOfMonth,
  presentDays,
  rangesOf,
  totalsByDay,
  type DayRange,
  type HostedMinor,
} from '../../domain/presence.js';
import type { SimCode } from '../../domain/sim-code.js';

/** A stay in the facility, with whose it is. */
export interface LedgerStay {
  readonly minorId: number;
  readonly simCode: SimCode;
  readonly familyName: string;
  readonly givenName: string | null;
  readonly birthDate: CalendarDate;
  readonly reportedOn: CalendarDate;
  readonly during: Period;
  /** The movement that began it. */
  readonly kind: MovementKind;
  /** The movement that ended it; null while it lasts, and where the reader may not see that movement. */
  readonly endedBy: MovementKind | null;
}

/** A movement to or from the facility. */
export interface LedgerMovement {
  readonly on: CalendarDate;
  /** Null: the minor left, and what came next is not for the reader to know. */
  readonly kind: MovementKind | null;
}

export interface LedgerMinor {
  readonly simCode: SimCode;
  readonly familyName: string;
  readonly givenName: string | null;
  readonly birthDate: CalendarDate;
  readonly ranges: readonly DayRange[];
  readonly days: number;
  /** Within the month. */
  readonly arrivals: readonly LedgerMovement[];
  /** Within the month; the day itself is not a day of presence. */
  readonly departures: readonly LedgerMovement[];
}

export interface LedgerDay {
  readonly on: CalendarDate;
  readonly present: number;
  /** Places of the facility on the day; null when none are declared for it. */
  readonly places: number | null;
  /** More minors than places. */
  readonly over: boolean;
}

export interface Ledger {
  readonly minors: readonly LedgerMinor[];
  readonly days: readonly LedgerDay[];
  /** Days of all minors: what is refunded. */
  readonly total: number;
}

interface Hosted extends HostedMinor {
  readonly rows: readonly LedgerStay[];
  readonly first: LedgerStay;
}

/**
 * The ledger of a month from the stays that touch it, in the order of the stays. Who has no day of presence in the
 * month is not in it.
 */
export function ledgerOf(
  stays: readonly LedgerStay[],
  month: Month,
  today: CalendarDate,
  placesOn: (day: CalendarDate) => number | null,
): Ledger & { readonly minorIds: readonly number[] } {
  const days = daysOfMonth(month);
  const present = hostedMinors(stays)
    .map((hosted) => ({ hosted, present: presentDays(hosted, days, today) }))
    .filter((line) => line.present.length > 0);
  const totals = totalsByDay(
    days,
    present.map((line) => line.present),
  );
  return {
    minorIds: present.map(({ hosted }) => hosted.first.minorId),
    minors: present.map((line) => minorOf(line.hosted, line.present, month)),
    days: days.map((on, index) => dayOf(on, totals[index] ?? 0, placesOn(on))),
    total: totals.reduce((sum, count) => sum + count, 0),
  };
}

function hostedMinors(stays: readonly LedgerStay[]): Hosted[] {
  const byMinor = new Map<number, Hosted>();
  for (const stay of stays) {
    const rows = [...(byMinor.get(stay.minorId)?.rows ?? []), stay];
    const { birthDate, reportedOn } = stay;
    byMinor.set(stay.minorId, {
      rows,
      first: rows[0] ?? stay,
      birthDate,
      reportedOn,
      stays: rows.map(({ during }) => during),
    });
  }
  return [...byMinor.values()];
}

function minorOf({ rows, first }: Hosted, present: readonly CalendarDate[], month: Month): LedgerMinor {
  const { simCode, familyName, givenName, birthDate } = first;
  const inMonth = (movement: LedgerMovement): boolean => movement.on.startsWith(month);
  return {
    simCode,
    familyName,
    givenName,
    birthDate,
    ranges: rangesOf(present),
    days: present.length,
    arrivals: rows.map(({ during, kind }) => ({ on: during.from, kind })).filter(inMonth),
    departures: rows
      .flatMap(({ during, endedBy }) => (during.until === null ? [] : [{ on: during.until, kind: endedBy }]))
      .filter(inMonth),
  };
}

const dayOf = (on: CalendarDate, present: number, places: number | null): LedgerDay => ({
  on,
  present,
  places,
  over: places !== null && present > places,
});
