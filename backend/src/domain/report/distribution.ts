import type { GroupingRule } from './dated-texts.js';

export const TOTAL_LABEL = 'TOTALE';

/** A line before it is printed. */
export interface Group {
  readonly key: string;
  readonly label: string;
  readonly count: number;
  readonly role?: 'item' | 'other';
}

export type Decimals = 1 | 2;

/**
 * Groups from counts by code, in the printed order: count descending, equal counts by label in the Italian alphabet.
 * The published report breaks ties in no recognisable order (Serbia before Brasile); ours must be the same at every
 * run.
 * `codes` adds groups that count nothing. Labels are printed in capitals; a code without a name is printed as it is.
 */
export function descending(
  counts: Readonly<Record<string, number>>,
  names: ReadonlyMap<string, string>,
  codes: Iterable<string> = [],
): Group[] {
  const italian = new Intl.Collator('it');
  return [...new Set([...Object.keys(counts), ...codes])]
    .map((code) => ({ key: code, label: (names.get(code) ?? code).toLocaleUpperCase('it'), count: counts[code] ?? 0 }))
    .sort((a, b) => b.count - a.count || italian.compare(a.label, b.label) || (a.key < b.key ? -1 : 1));
}

/**
 * Puts the groups below the threshold into one last line; empty groups disappear. No line where nothing falls below.
 */
export function withRestGrouped(groups: readonly Group[], rule: GroupingRule): Group[] {
  const rest = groups.filter((group) => group.count < rule.fewerThan).reduce((sum, group) => sum + group.count, 0);
  const shown = groups.filter((group) => group.count >= rule.fewerThan);
  return rest === 0 ? shown : [...shown, { key: 'other', label: rule.label, count: rest, role: 'other' }];
}
