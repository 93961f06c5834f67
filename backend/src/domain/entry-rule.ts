import { daysBetween, type CalendarDate } from './calendar-date.js';
import { DomainProblem, fieldError } from './problem.js';

/**
 * How late a territorial body may enter a movement. Kept as data, dated: the law asks for immediate notice (DPR 231/2023 art. 3) and gives
 * no number of days.
 */
export interface EntryRule {
  /** Days of delay within which no reason is asked. */
  readonly graceDays: number;
  /** Days of delay beyond which only the Directorate-General enters the movement. */
  readonly maximumDaysBack: number;
  readonly source: string;
}

/** Days from a movement to the day on which it is entered; zero when entered the same day or, after a correction, earlier. */
export const lateDays = (onDate: CalendarDate, enteredOn: CalendarDate): number =>
  Math.max(0, daysBetween(onDate, enteredOn));

/**
 * Judges a movement by the day on which it is entered; no rule (the Directorate-General, or a day before any rule): everything passes.
 * @throws DomainProblem `too_far_back` with `days` and `limit`; `late_reason_required` beyond the grace without a reason
 */
export function checkEntry(
  rule: EntryRule | undefined,
  entry: { readonly onDate: CalendarDate; readonly today: CalendarDate; readonly hasReason: boolean },
): void {
  if (rule === undefined) return;
  const days = lateDays(entry.onDate, entry.today);
  if (days > rule.maximumDaysBack) {
    throw new DomainProblem('too_far_back', {
      errors: [fieldError('onDate', 'too_far_back')],
      facts: { days, limit: rule.maximumDaysBack },
    });
  }
  if (days > rule.graceDays && !entry.hasReason) {
    throw new DomainProblem('late_reason_required', {
      errors: [fieldError('reason', 'late_reason_required')],
      facts: { days, limit: rule.graceDays },
    });
  }
}
