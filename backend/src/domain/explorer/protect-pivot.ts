import type { DisclosureRule } from '../disclosure/disclosure-rule.js';
import { type KnownSum, type Protection, suppress } from '../disclosure/suppression.js';
import { MEASURE_TABLE } from './catalogue.js';
import type { Pivot } from './pivot.js';
import type { ExplorerQuestion } from './question.js';

/** A number that does not leave the office; null: the total over the rows or columns. */
export interface ProtectedPivotCell {
  readonly row: number | null;
  readonly column: number | null;
  readonly protection: Exclude<Protection, 'carried'>;
}

/** Beyond this the exact bounds of all cells take too long. */
export const MOST_PROTECTED_CELLS = 600;

/** What is hidden where the table goes outside: small counts, and those that would give them away by the totals of the same table. */
export function protectPivot({ measure }: ExplorerQuestion, pivot: Pivot, rule: DisclosureRule): ProtectedPivotCell[] {
  if (MEASURE_TABLE[measure].outside === 'open') return [];
  const counts = new Map<string, number>();
  const places = new Map<string, Omit<ProtectedPivotCell, 'protection'>>();
  const put = (row: number | null, column: number | null, value: number | null): string => {
    const name = `${row === null ? '' : String(row)}|${column === null ? '' : String(column)}`;
    counts.set(name, value ?? 0);
    places.set(name, { row, column });
    return name;
  };
  const sums: KnownSum[] = [];
  const names = pivot.cells.map((line, row) => line.map((value, column) => put(row, column, value)));
  const { rowTotals, columnTotals } = pivot;
  if (rowTotals !== null)
    for (const [row, value] of rowTotals.entries())
      sums.push({ total: put(row, null, value), parts: names[row] ?? [] });
  if (columnTotals !== null)
    for (const [column, value] of columnTotals.entries())
      sums.push({ total: put(null, column, value), parts: names.map((line) => line[column] ?? '') });
  if (pivot.total !== null && (rowTotals !== null || columnTotals !== null)) {
    const total = put(null, null, pivot.total);
    if (rowTotals !== null) sums.push({ total, parts: rowTotals.map((_, row) => `${String(row)}|`) });
    if (columnTotals !== null) sums.push({ total, parts: columnTotals.map((_, column) => `|${String(column)}`) });
  }
  // Without rows the cells are the columns' totals: the same count has one name only.
  const cells = suppress({ counts, sums: sums.filter(({ parts }) => parts.length > 0), unpublished: new Set() }, rule);
  return [...cells].flatMap(([name, protection]) => {
    const place = places.get(name);
    return place === undefined ? [] : [{ ...place, protection }];
  });
}
