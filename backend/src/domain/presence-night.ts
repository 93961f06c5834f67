import { addDays, type CalendarDate, todayInRome } from './calendar-date.js';

/**
 * The confirmation of a night: who by the register sleeps in a facility, and who in truth did. It opens discrepancies and
 * never changes the census: movements do. The night of a day begins on its evening; its list is the day's of the ledger.
 */

/** Why a minor who is in the list did not sleep there; `moved`: gone already, the movement is still to be entered. */
export const NIGHT_ABSENCES = ['with_permission', 'hospital', 'not_returned', 'moved', 'other'] as const;

export type NightAbsence = (typeof NIGHT_ABSENCES)[number];

/** One minor of a confirmed list; `absence` null: present. */
export interface ConfirmedMinor {
  readonly minorId: number;
  readonly absence: NightAbsence | null;
}

/** What a confirmation leaves to be done. */
export type Discrepancy =
  | {
      /**
       * `not_returned`, `moved`: said absent, and by the register still there.
       * `added`, `removed`: entered in, or taken out of, the list after the confirmation.
       */
      readonly kind: 'not_returned' | 'moved' | 'added' | 'removed';
      readonly minorId: number;
    }
  | { readonly kind: 'unlisted'; readonly count: number };

const HALF_A_DAY_MS = 12 * 60 * 60 * 1000;

/** The night that people mean at an instant: until noon in Rome (about: an hour off on two days a year) the last one. */
export const nightAt = (now: Date): CalendarDate => todayInRome(new Date(now.getTime() - HALF_A_DAY_MS));

/** Why a night cannot be confirmed on a day; null: it can. */
export function nightRefusal(
  night: CalendarDate,
  today: CalendarDate,
  withinDays: number,
): 'date_in_future' | 'confirmation_too_late' | null {
  if (night > today) return 'date_in_future';
  return addDays(night, withinDays) < today ? 'confirmation_too_late' : null;
}

/** Whether the register should have lost the minor from the list after this answer. */
const leaves = (absence: NightAbsence | null): boolean => absence === 'not_returned' || absence === 'moved';

/**
 * What is open between a confirmation and the list of now.
 * @param listed those whom the register has there now, on that night
 */
export function discrepanciesOf(
  listed: readonly number[],
  confirmed: readonly ConfirmedMinor[],
  unlisted: number,
): Discrepancy[] {
  const now = new Set(listed);
  const then = new Set(confirmed.map(({ minorId }) => minorId));
  const found: Discrepancy[] = [];
  for (const { minorId, absence } of confirmed) {
    if (now.has(minorId) && (absence === 'not_returned' || absence === 'moved')) found.push({ kind: absence, minorId });
    if (!now.has(minorId) && !leaves(absence)) found.push({ kind: 'removed', minorId });
  }
  for (const minorId of listed) if (!then.has(minorId)) found.push({ kind: 'added', minorId });
  if (unlisted > 0) found.push({ kind: 'unlisted', count: unlisted });
  return found;
}
