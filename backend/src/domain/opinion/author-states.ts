import type { OpinionState } from './opinion-codes.js';

/** The next step is the author's, who may add documents: `app.opinion_request_takes_documents` in the database says the same. */
export const WAITING_STATES = [
  'draft',
  'integration_requested',
  'notice_given',
] as const satisfies readonly OpinionState[];
/** The answer is given; it may be asked to look at it again. */
export const ANSWERED_STATES = ['notified', 'not_receivable'] as const satisfies readonly OpinionState[];
/** Nothing more happens. */
export const ENDED_STATES = ['withdrawn', 'archived'] as const satisfies readonly OpinionState[];

export const waitsForAuthor = (state: OpinionState): boolean => WAITING_STATES.some((waiting) => waiting === state);
export const isUnanswered = (state: OpinionState): boolean =>
  ![...ANSWERED_STATES, ...ENDED_STATES].some((ended) => ended === state);
