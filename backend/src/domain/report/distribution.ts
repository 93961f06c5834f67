import type { GroupingRule } from './dated-texts.js';
import { printCount, printShare, printWhole } from './printed-numbers.js';
import type { ReportColumn, ReportRow } from './report-model.js';

export const TOTAL_LABEL = 'TOTALE';

/** The two columns of every distribution. */
export const DISTRIBUTION_COLUMNS: readonly ReportColumn[] = [
  { measure: 'count', heading: 'PRESENTI E CENSITI' },
  { measure: 'percent', heading: '%' },
];

/** A line before it is printed. */
export interface Group {
  readonly key: string;
  readonly label: string;
  readonly count: number;
  readonly role?: 'item' | 'other';
}

export type Decimals = 1 | 2;

/** Lines in the order given and the line of the total. Throws where the parts do not add up to the total. */
export function distribution(groups: readonly Group[], total: number, decimals: Decimals): ReportRow[] {
  const sum = groups.reduce((counted, group) => counted + group.count, 0);
  if (sum !== total) throw new RangeError(`The parts of a table add up to ${sum}, its total is ${total}.`);
  return [
    ...groups.map(({ key, label, count, role = 'item' }): ReportRow => ({
      key,
      role,
      label,
      numbers: { count: printCount(count), percent: printShare(count, total, decimals) },
    })),
    {
      key: 'total',
      role: 'total',
      label: TOTAL_LABEL,
      numbers: { count: printCount(total), percent: printWhole(total) },
    },
  ];
}

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
