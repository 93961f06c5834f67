import type { CalendarDate } from './calendar-date.js';
import type { FacilityKind } from './codes.js';
import { contains, type Period } from './period.js';

/** What a day of a minor is paid in a kind of facility. Kept as data, dated and with its source: nothing here knows a figure. */
export interface DailyAmount {
  readonly kind: FacilityKind;
  readonly validity: Period;
  /** Euro cents. */
  readonly cents: number;
  readonly source: string;
  /** Nobody checked it yet. */
  readonly toVerify: boolean;
}

export interface Amount {
  /** Euro cents of the days for which an amount is known. */
  readonly cents: number;
  /** Days for which none is known: they are in no sum. */
  readonly daysWithout: number;
}

/** Days × daily amount, each day by the amount of its own. */
export function amountOf(days: readonly CalendarDate[], kind: FacilityKind, amounts: readonly DailyAmount[]): Amount {
  let cents = 0;
  let daysWithout = 0;
  const own = amounts.filter((amount) => amount.kind === kind);
  for (const day of days) {
    const amount = own.find(({ validity }) => contains(validity, day));
    if (amount === undefined) daysWithout += 1;
    else cents += amount.cents;
  }
  return { cents, daysWithout };
}

export const sumOf = (amounts: readonly Amount[]): Amount => ({
  cents: amounts.reduce((sum, { cents }) => sum + cents, 0),
  daysWithout: amounts.reduce((sum, { daysWithout }) => sum + daysWithout, 0),
});
