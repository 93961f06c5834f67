/** Pages of a registration, in their order; `quick` is the one page of the night. */
export const DRAFT_STEPS = ['quick', 'identity', 'arrival', 'documents', 'placement', 'review'] as const;
export type DraftStep = (typeof DRAFT_STEPS)[number];

/**
 * Days that an open draft is kept after its last saving. A draft holds personal data for no purpose but to be sent, and the notice is due at once
 * (GDPR art. 5(1)(e); DPR 231/2023 art. 3).
 */
export const DRAFT_DAYS = 30;
/** Bytes of JSON; a form with all its lists takes a tenth of it. */
export const LONGEST_DRAFT = 32_768;
