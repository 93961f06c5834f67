/** Counts that are published together, and the sums that everybody knows of them. */
export interface PublishedCounts {
  /** Counts by name; a count that stands in several tables has one name. */
  readonly counts: ReadonlyMap<string, number>;
  /** `total` is the sum of `parts`. */
  readonly sums: readonly KnownSum[];
  /** Names of counts that no table shows, e.g. the boys of a table on girls: they are always unknown to the reader. They need no number. */
  readonly unpublished: ReadonlySet<string>;
  /** What earlier publications settled: a hidden count stays hidden, a shown one is known for ever. */
  readonly settled?: ReadonlyMap<string, 'hidden' | 'shown'>;
  /** Numbers of unpublished counts that can be worked out once all is shown: a small one is protected like a published one. */
  readonly rests?: ReadonlyMap<string, number>;
}

export interface KnownSum {
  readonly total: string;
  readonly parts: readonly string[];
  /** A reader may take it to hold, but late entries and corrections may break it: left out where it contradicts the others. */
  readonly assumed?: true;
}

/** The values that an unknown can take; `high` may be infinite. */
export interface Range {
  readonly low: number;
  readonly high: number;
}

/** Why a count is hidden: it is itself small; it would give away one that is; an earlier publication hid it. */
export const PROTECTIONS = ['primary', 'secondary', 'carried'] as const;

export type Protection = (typeof PROTECTIONS)[number];
