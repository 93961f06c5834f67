import type { StepAvailability } from './problem.js';

/** open: waits for the desk; answered: waits for the author; closed. */
export const ASSISTANCE_STATES = ['open', 'answered', 'closed'] as const;
export type AssistanceState = (typeof ASSISTANCE_STATES)[number];

export const ASSISTANCE_TOPICS = ['access', 'data', 'procedure', 'technical', 'accessibility', 'other'] as const;
export type AssistanceTopic = (typeof ASSISTANCE_TOPICS)[number];

/** write: the author's side adds words (and so reopens what was closed); answer: the desk does; close: either. */
export const ASSISTANCE_STEPS = ['write', 'answer', 'close'] as const;
export type AssistanceStep = (typeof ASSISTANCE_STEPS)[number];

/** Who acts: the body that asks, or the SIM desk of the Directorate-General. */
export type AssistanceSide = 'author' | 'desk';

/** State × step → next state; null: not open. A missing case does not compile. */
const NEXT: Readonly<Record<AssistanceState, Readonly<Record<AssistanceStep, AssistanceState | null>>>> = {
  open: { write: 'open', answer: 'answered', close: 'closed' },
  answered: { write: 'open', answer: 'answered', close: 'closed' },
  closed: { write: 'open', answer: null, close: null },
};

const STEPS_OF: Readonly<Record<AssistanceSide, readonly AssistanceStep[]>> = {
  author: ['write', 'close'],
  desk: ['answer', 'close'],
};

/** The state after the step, or null when this side cannot take it now. */
export const afterStep = (
  state: AssistanceState,
  step: AssistanceStep,
  side: AssistanceSide,
): AssistanceState | null => (STEPS_OF[side].includes(step) ? NEXT[state][step] : null);

export const assistanceSteps = (
  state: AssistanceState,
  side: AssistanceSide,
): StepAvailability<AssistanceStep, 'state'>[] =>
  STEPS_OF[side].map((step) => {
    const open = NEXT[state][step] !== null;
    return { step, open, why: open ? null : 'state' };
  });
