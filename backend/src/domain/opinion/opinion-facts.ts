import type { CalendarDate } from '../calendar-date.js';
import type { OpinionOutcome } from './opinion-codes.js';
import { type DatedStep, suspensionsOf } from './opinion-terms.js';
import type { DecisionFact, OpinionFact } from './statistics.js';

/** A step of a request, as far as the statistics look at it. */
export interface CountedStep extends DatedStep {
  readonly outcome: OpinionOutcome | null;
  /** Last day for the opinion after this step; null while suspended or not running. */
  readonly dueOn: CalendarDate | null;
}

/** What the steps of a request, in their order, mean for the statistics; null for one that was never filed. */
export function factOf(
  steps: readonly CountedStep[],
  about: Pick<OpinionFact, 'region' | 'citizenship' | 'applicantKind'>,
): OpinionFact | null {
  const filed = steps.find(({ step }) => step === 'submit');
  if (filed === undefined) return null;
  const decisions: DecisionFact[] = [];
  let since: CountedStep[] = [];
  for (const taken of steps) {
    if (taken.step === 'submit' || taken.step === 'reexamine') since = [];
    const [start] = since;
    if (taken.step === 'decide' && taken.outcome !== null && start !== undefined)
      decisions.push({
        on: taken.on,
        outcome: taken.outcome,
        startedOn: start.on,
        suspensions: suspensionsOf(since),
        // A decision ends the term: what counts is the day it was due on until then.
        dueOn: since.at(-1)?.dueOn ?? null,
      });
    since.push(taken);
  }
  const admitted = steps.find(({ step }) => step === 'admit');
  return { ...about, requestedOn: filed.on, admittedOn: admitted?.on ?? null, decisions };
}
