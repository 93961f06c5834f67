import { addDays, type CalendarDate, daysBetween } from './calendar-date.js';
import type { FacilityKind } from './codes.js';
import type { FacilityRule } from './facility-rule.js';
import type { Period } from './period.js';

/** A stay, with the kind of its facility; null: a household. */
export interface StayInKind {
  readonly kind: FacilityKind | null;
  readonly during: Period;
}

/**
 * First day of the unbroken time in the kind of facility of the last stay: a transfer between two facilities of one kind does not begin
 * it anew, an absconding or a stay of another kind does.
 * @param stays of one minor, in the order of their days; the last one is the present one
 */
export function sinceInKind(stays: readonly StayInKind[]): CalendarDate | null {
  let since: StayInKind | undefined;
  for (const stay of stays.toReversed()) {
    if (stay.during.until === stay.during.from) continue;
    if (since !== undefined && (stay.kind !== since.kind || stay.during.until !== since.during.from)) break;
    since = stay;
  }
  return since?.during.from ?? null;
}

/** How much of the longest stay of its kind (facility-rule.ts) is used up. */
export interface StayLimit {
  /** Days in the kind, today counted. */
  readonly days: number;
  /** Longest stay in days, without and with the extension that a measure may add. */
  readonly limit: number;
  readonly extended: number;
  /** Days left after today without extension; negative: days over. */
  readonly left: number;
  /** The last admitted day without extension. */
  readonly lastDay: CalendarDate;
  readonly source: string;
}

/** Null where the kind has no limit on the day. */
export function stayLimit(rule: FacilityRule | undefined, since: CalendarDate, today: CalendarDate): StayLimit | null {
  if (!rule?.maximumDays) return null;
  const { days: limit, extensionDays } = rule.maximumDays;
  const days = daysBetween(since, today) + 1;
  return {
    days,
    limit,
    extended: limit + extensionDays,
    left: limit - days,
    lastDay: addDays(since, limit - 1),
    source: rule.source,
  };
}
