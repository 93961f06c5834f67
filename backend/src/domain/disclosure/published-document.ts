import type { KnownSum, Protection } from './published-counts.js';

/** A count of a table that left the office. */
export interface PublishedCell {
  /** As {@link formatCountName} writes it. */
  readonly name: string;
  readonly count: number;
  /** Why it is hidden; null: it is shown. */
  readonly protection: Protection | null;
}

/** Tables that left the office together, as they are remembered. */
export interface PublishedDocument {
  readonly cells: readonly PublishedCell[];
  /** What its tables add up, by the names of the cells. */
  readonly sums: readonly KnownSum[];
}
