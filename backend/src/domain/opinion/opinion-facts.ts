import type { CalendarDate } from '../calendar-date.js';
import type { OpinionOutcome, OpinionStep } from './opinion-codes.js';
import type { DecisionFact, OpinionFact } from './statistics.js';
import type { Suspension } from './waiting-days.js';

/** A step of a request, as far as the statistics look at it. */
export interface CountedStep {
  readonly step: OpinionStep;
  readonly on: CalendarDate;
  readonly outcome: OpinionOutcome | null;
  /** Last day for the opinion after this step; null while suspended or not running. */
  readonly dueOn: CalendarDate | null;
}

/** Steps that stop the term, and those that let it run again (art. 2(7) and art. 10-bis law 241/1990). */
const PAUSES: readonly OpinionStep[] = ['request_integration', 'give_notice'];
const GOES_ON: readonly OpinionStep[] = ['answer_integration', 'answer_notice', 'resume'];

/** What the steps of a request, in their order, mean for the statistics; null for one that was never filed. */
export function factOf(
  steps: readonly CountedStep[],
  about: Pick<OpinionFact, 'region' | 'citizenship' | 'applicantKind'>,
): OpinionFact | null {
  const filed = steps.find(({ step }) => step === 'submit');
  if (filed === undefined) return null;
  const decisions: DecisionFact[] = [];
  let startedOn = filed.on;
  let suspensions: Suspension[] = [];
  let dueOn: CalendarDate | null = null;
  for (const { step, on, outcome, dueOn: due } of steps) {
    if (step === 'submit' || step === 'reexamine') {
      startedOn = on;
      suspensions = [];
    } else if (PAUSES.includes(step)) suspensions.push({ from: on, to: null });
    else if (GOES_ON.includes(step)) suspensions = suspensions.map((pause) => ({ ...pause, to: pause.to ?? on }));
    // A decision ends the term: what counts is the day it was due on until then.
    if (step === 'decide' && outcome !== null) decisions.push({ on, outcome, startedOn, suspensions, dueOn });
    else dueOn = due;
  }
  const admitted = steps.find(({ step }) => step === 'admit');
  return { ...about, requestedOn: filed.on, admittedOn: admitted?.on ?? null, decisions };
}
