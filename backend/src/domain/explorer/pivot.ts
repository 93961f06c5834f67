import { CODE_ORDER, CODES_OF, type ExplorerDimension, isTimeGrain, MEASURE_TABLE, UNKNOWN_CODE } from './catalogue.js';
import { dimensionsOf, type ExplorerQuestion } from './question.js';

/** A group that was counted: a code for each dimension of the question, null where it is a total over that dimension. */
export interface CountedGroup {
  readonly codes: readonly (string | null)[];
  readonly value: number | null;
}

/** A row or column of the table: one code for each of its dimensions, in their order. */
export type PivotKey = readonly string[];

export interface Pivot {
  readonly rows: readonly PivotKey[];
  readonly columns: readonly PivotKey[];
  /** One line for each row, one number for each column; null: nothing to count. */
  readonly cells: readonly (readonly (number | null)[])[];
  /** Of each row, over the columns; null where there are no columns, or the states of several days would be summed. */
  readonly rowTotals: readonly (number | null)[] | null;
  readonly columnTotals: readonly (number | null)[] | null;
  readonly total: number | null;
}

/** What the catalogue cannot order by itself: the places of territories. Smaller comes first. */
export type OrderOf = (dimension: ExplorerDimension, code: string) => number | null;

/** Puts what was counted into rows and columns. Series show every slice, also an empty one; other codes only where something was counted. */
export function pivotOf(question: ExplorerQuestion, groups: readonly CountedGroup[], orderOf: OrderOf): Pivot {
  const { measure, rows: rowDimensions, columns: columnDimensions } = question;
  const { kind, sums } = MEASURE_TABLE[measure];
  const values = new Map(groups.map(({ codes, value }) => [keyOf(codes), value]));
  const empty = sums ? 0 : null;
  const all = dimensionsOf(question);
  const weight = (place: number, code: string): number =>
    values.get(keyOf(all.map((_, other) => (other === place ? code : null)))) ?? 0;
  const keysOf = (start: number, dimensions: readonly ExplorerDimension[]): PivotKey[] => {
    if (dimensions.length === 0) return [[]];
    const found = new Map<string, PivotKey>();
    for (const { codes } of groups) {
      const key = codes.slice(start, start + dimensions.length);
      if (key.every((code) => code !== null)) found.set(keyOf(key), key);
    }
    if (dimensions.length === 1 && dimensions[0] !== undefined && isTimeGrain(dimensions[0]))
      for (const { code } of question.slices) found.set(keyOf([code]), [code]);
    return [...found.values()].sort((a, b) =>
      compareKeys(a, b, dimensions, (place, code) => weight(start + place, code), orderOf),
    );
  };
  const rows = keysOf(0, rowDimensions);
  const columns = keysOf(rowDimensions.length, columnDimensions);
  const cell = (row: readonly (string | null)[], column: readonly (string | null)[]): number | null =>
    values.get(keyOf([...row, ...column])) ?? empty;
  const anyRow = rowDimensions.map(() => null);
  const anyColumn = columnDimensions.map(() => null);
  const isSeries = (dimensions: readonly ExplorerDimension[]): boolean =>
    kind === 'stock' && dimensions.some(isTimeGrain);
  const overColumns = columnDimensions.length > 0 && !isSeries(columnDimensions);
  const overRows = rowDimensions.length > 0 && !isSeries(rowDimensions);
  return {
    rows,
    columns,
    cells: rows.map((row) => columns.map((column) => cell(row, column))),
    rowTotals: overColumns ? rows.map((row) => cell(row, anyColumn)) : null,
    columnTotals: overRows ? columns.map((column) => cell(anyRow, column)) : null,
    total: isSeries(all) ? null : cell(anyRow, anyColumn),
  };
}

const keyOf = (codes: readonly (string | null)[]): string => JSON.stringify(codes);

/** Time and closed lists in their order, regions in that of the statistics, the rest by number and then by code; what is not known comes last. */
function compareKeys(
  a: PivotKey,
  b: PivotKey,
  dimensions: readonly ExplorerDimension[],
  weight: (place: number, code: string) => number,
  orderOf: OrderOf,
): number {
  for (const [place, dimension] of dimensions.entries()) {
    const [one = '', other = ''] = [a[place], b[place]];
    if (one === other) continue;
    if (one === UNKNOWN_CODE || other === UNKNOWN_CODE) return one === UNKNOWN_CODE ? 1 : -1;
    if (isTimeGrain(dimension)) return one < other ? -1 : 1;
    const list = CODE_ORDER[dimension] ?? Object.keys(CODES_OF[dimension] ?? {});
    if (list.length > 0) return list.indexOf(one) - list.indexOf(other);
    const [first, second] = [orderOf(dimension, one), orderOf(dimension, other)];
    if (first !== null && second !== null && first !== second) return first - second;
    return weight(place, other) - weight(place, one) || (one < other ? -1 : 1);
  }
  return 0;
}
