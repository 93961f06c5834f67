import type { CalendarDate } from '../calendar-date.js';
import type { Holidays } from '../deadlines/holidays.js';
import { addTerm, type Suspension, termWithSuspensions } from '../deadlines/term.js';
import type { OpinionStep } from './opinion-codes.js';
import type { OpinionRule } from './opinion-rule.js';

/** A step with its day in Europe/Rome. */
export interface DatedStep {
  readonly step: OpinionStep;
  readonly on: CalendarDate;
}

const STOPS: readonly OpinionStep[] = ['request_integration', 'give_notice'];
const GOES_ON: readonly OpinionStep[] = ['answer_integration', 'answer_notice', 'resume'];
const STARTS: readonly OpinionStep[] = ['submit', 'reexamine'];
const ENDS: readonly OpinionStep[] = ['declare_not_receivable', 'decide', 'withdraw', 'archive'];

/**
 * The last day for the opinion after these steps, by the rule of the filing: it runs from the filing, or from the re-examination, stands still from a
 * request for integration (art. 2 c. 7 L. 241/1990) or a notice of reasons (art. 10-bis) to the answer, and is over with the decision.
 * @param steps in the order in which they were taken
 * @returns null while it stands still or does not run
 */
export function opinionDueOn(steps: readonly DatedStep[], rule: OpinionRule, holidays: Holidays): CalendarDate | null {
  const from = steps.findLastIndex(({ step }) => STARTS.includes(step));
  const start = steps[from];
  if (start === undefined) return null;
  const since = steps.slice(from + 1);
  if (since.some(({ step }) => ENDS.includes(step))) return null;
  return termWithSuspensions(
    start.on,
    { days: rule.answerDays, kind: rule.answerDayKind, saturdayMovesOn: rule.saturdayMovesOn },
    suspensionsOf(since),
    holidays,
  );
}

/** From what was asked to its answer. */
export function suspensionsOf(steps: readonly DatedStep[]): Suspension[] {
  const suspensions: Suspension[] = [];
  for (const { step, on } of steps) {
    if (STOPS.includes(step)) suspensions.push({ from: on, to: null });
    const last = suspensions.at(-1);
    if (GOES_ON.includes(step) && last?.to === null) suspensions[suspensions.length - 1] = { from: last.from, to: on };
  }
  return suspensions;
}

/** Last day for the author's answer to what a step asks or announces; null where it asks nothing. */
export function answerDueOn(
  step: OpinionStep,
  today: CalendarDate,
  rule: OpinionRule,
  holidays: Holidays,
): CalendarDate | null {
  if (!STOPS.includes(step)) return null;
  const days = step === 'give_notice' ? rule.noticeDays : rule.integrationDays;
  return addTerm(today, { days, kind: 'calendar', saturdayMovesOn: rule.saturdayMovesOn }, holidays);
}
