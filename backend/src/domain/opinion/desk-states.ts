import type { OpinionState } from './opinion-codes.js';

/** States in which a request is still to be answered by the Directorate-General; a decided one waits only for its notification. */
export const OPEN_AT_DESK = [
  'submitted',
  'admissible',
  'assigned',
  'under_examination',
  'integration_requested',
  'notice_given',
  'proposed',
] as const satisfies readonly OpinionState[];

/** States in which the term stands still, because an answer is awaited (art. 2(7) and art. 10-bis law 241/1990). */
const SUSPENDED: readonly OpinionState[] = ['integration_requested', 'notice_given'];

export const isOpenAtDesk = (state: OpinionState): boolean => OPEN_AT_DESK.some((open) => open === state);

export const isSuspended = (state: OpinionState): boolean => SUSPENDED.includes(state);
