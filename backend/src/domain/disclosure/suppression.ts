import type { DisclosureRule } from './disclosure-rule.js';
import { type Equation, LinearSystem, type Range } from './linear-system.js';

/** Counts that are published together, and the sums that everybody knows of them. */
export interface PublishedCounts {
  /** Counts by name; a count that stands in several tables has one name. */
  readonly counts: ReadonlyMap<string, number>;
  /** `total` is the sum of `parts`. */
  readonly sums: readonly KnownSum[];
  /** Names of counts that no table shows, e.g. the boys of a table on girls: they are always unknown to the reader. */
  readonly unpublished: ReadonlySet<string>;
}

export interface KnownSum {
  readonly total: string;
  readonly parts: readonly string[];
}

/** Why a count is hidden: it is itself small, or it would give away one that is. */
export type Protection = 'primary' | 'secondary';

/**
 * Chooses which counts to hide so that none of them can be worked out more closely than the rule allows, from the margins and from all tables together:
 * small ones first, then, while a reader could narrow one down, the least other part of one of its sums.
 */
export function suppress(published: PublishedCounts, rule: DisclosureRule): Map<string, Protection> {
  const { counts, unpublished } = published;
  const hidden = new Map<string, Protection>();
  for (const [name, count] of counts)
    if (count > 0 && count < rule.below && !unpublished.has(name)) hidden.set(name, 'primary');
  for (;;) {
    const ranges = rangesOf(published, hidden);
    const weak = [...ranges].filter(([, { low, high }]) => high - low < rule.width - 1e-6);
    if (weak.length === 0) return hidden;
    let helped = false;
    for (const [name] of weak) {
      const helper = helperOf(name, published, hidden, rule);
      if (helper === null) continue;
      hidden.set(helper, 'secondary');
      helped = true;
      // The ranges of the others change with this one.
      break;
    }
    // Every part and total of its sums is hidden already: what is left to learn comes from outside these tables.
    if (!helped) return hidden;
  }
}

/** What a reader can work out about each hidden count. */
export function rangesOf(
  { counts, sums, unpublished }: PublishedCounts,
  hidden: ReadonlyMap<string, Protection>,
): Map<string, Range> {
  const isUnknown = (name: string): boolean => hidden.has(name) || unpublished.has(name);
  const touched = sums.filter(({ total, parts }) => [total, ...parts].some((name) => isUnknown(name)));
  const names = [
    ...new Set(touched.flatMap(({ total, parts }) => [total, ...parts]).filter((name) => isUnknown(name))),
  ];
  const place = new Map(names.map((name, index) => [name, index]));
  const equations = touched.map(({ total, parts }): Equation => {
    const known = (name: string): number => (place.has(name) ? 0 : (counts.get(name) ?? 0));
    return {
      parts: [...parts.flatMap((name) => unknownOf(place, name, 1)), ...unknownOf(place, total, -1)],
      total: known(total) - parts.reduce((sum, name) => sum + known(name), 0),
    };
  });
  const system = new LinearSystem(names.length, equations);
  return new Map(
    [...hidden.keys()].map((name) => {
      const unknown = place.get(name);
      return [name, unknown === undefined ? { low: 0, high: Number.POSITIVE_INFINITY } : system.range(unknown)];
    }),
  );
}

const unknownOf = (place: ReadonlyMap<string, number>, name: string, factor: 1 | -1): Equation['parts'] => {
  const unknown = place.get(name);
  return unknown === undefined ? [] : [{ unknown, factor }];
};

/**
 * The count to hide for the sake of another: one that is summed with it, the least that is wide enough by itself, else the greatest; then one of its own
 * parts; a total only at last.
 */
function helperOf(
  name: string,
  { counts, sums, unpublished }: PublishedCounts,
  hidden: ReadonlyMap<string, Protection>,
  rule: DisclosureRule,
): string | null {
  const free = (other: string): boolean => other !== name && !hidden.has(other) && !unpublished.has(other);
  const value = (other: string): number => counts.get(other) ?? 0;
  const best = (names: readonly string[]): string | undefined => {
    const candidates = names.filter((other) => free(other) && value(other) > 0);
    const wide = candidates.filter((other) => value(other) >= rule.width);
    const least = wide.sort((a, b) => value(a) - value(b) || order(a, b))[0];
    return least ?? candidates.sort((a, b) => value(b) - value(a) || order(a, b))[0];
  };
  const beside = sums.filter(({ parts }) => parts.includes(name));
  const below = sums.filter(({ total }) => total === name);
  const zeros = [...beside, ...below].flatMap(({ parts }) => parts).filter(free);
  return (
    best(beside.flatMap(({ parts }) => parts)) ??
    best(below.flatMap(({ parts }) => parts)) ??
    best(beside.map(({ total }) => total)) ??
    zeros[0] ??
    null
  );
}

const order = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);
