import type { OpinionStep } from './opinion-codes.js';

/** Steps that the author takes; `app` lets nobody else's be written by authors. */
export const AUTHOR_STEPS = [
  'submit',
  'answer_integration',
  'answer_notice',
  'reexamine',
  'withdraw',
] as const satisfies readonly OpinionStep[];
export type AuthorStep = (typeof AUTHOR_STEPS)[number];

export const isAuthorStep = (step: OpinionStep): step is AuthorStep => AUTHOR_STEPS.some((own) => own === step);
