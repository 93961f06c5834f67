import { formatShortItalian, type CalendarDate } from '../../domain/calendar-date.js';
import { MOVEMENT_KINDS } from '../../domain/codes.js';
import type { LedgerDay, LedgerMinor, LedgerMovement } from './ledger.js';

/** `05/10/2026 Collocamento; 20/10/2026 Partenza`: the latter where what came next may not be seen. */
export const movementsText = (movements: readonly LedgerMovement[]): string =>
  movements
    .map(({ on, kind }) => `${formatShortItalian(on)} ${kind === null ? 'Partenza' : MOVEMENT_KINDS.label(kind, 'it')}`)
    .join('; ');

/** For each day of the month 1 where the minor is present, 0 where not; null after the last counted day. */
export function marksOf(
  { ranges }: LedgerMinor,
  days: readonly LedgerDay[],
  countedUntil: CalendarDate,
): (0 | 1 | null)[] {
  return days.map(({ on }) => {
    if (on > countedUntil) return null;
    return ranges.some(({ first, last }) => first <= on && on <= last) ? 1 : 0;
  });
}

/** Day of the month as the head of a column: `05`. */
export const dayHeading = ({ on }: LedgerDay): string => on.slice(8);
