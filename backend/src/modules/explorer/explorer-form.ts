/** How an answer is shown. */
export const EXPLORER_FORMS = ['table', 'bars', 'line', 'map'] as const;
export type ExplorerForm = (typeof EXPLORER_FORMS)[number];
