import { DISCLOSURE_RULES, type DisclosureRule, PROTECTED_SIGN } from '../disclosure/disclosure-rule.js';
import { type KnownSum, type Protection, type PublishedCounts, suppress } from '../disclosure/suppression.js';
import { textInForce } from './dated-texts.js';
import type { ReportContext, TableDefinition } from './definition/definition.js';
import { MOMENTS } from './definition/figures.js';
import type { PrintedNumber } from './printed-numbers.js';
import type { ReportRow, ReportTable } from './report-model.js';
import { daysOfMoment } from './report-period.js';

/** A table with the definition that it was printed from. */
export interface DefinedTable {
  readonly definition: TableDefinition;
  readonly table: ReportTable;
}

/** A count that is hidden, for the office: where it stands and why. */
export interface ProtectedCell {
  readonly table: string;
  readonly row: string;
  readonly column: string;
  readonly protection: Protection;
}

const HIDDEN: PrintedNumber = { value: null, text: PROTECTED_SIGN };
const REMARK = `${PROTECTED_SIGN} Valore non pubblicato a tutela della riservatezza.`;

/** Hides in all tables together what could give a child away, with every share and change that rests on it. */
export function protectTables(
  tables: readonly DefinedTable[],
  context: ReportContext,
): { readonly tables: ReportTable[]; readonly cells: ProtectedCell[] } {
  const rule: DisclosureRule = textInForce(DISCLOSURE_RULES, context.period.last);
  const hidden = suppress(publishedCounts(tables, context), rule);
  const cells: ProtectedCell[] = [];
  return {
    tables: tables.map(({ definition, table }) => {
      const own = cellsOf(definition, table, context, hidden);
      cells.push(...own);
      return own.length === 0 ? table : { ...table, rows: hiddenRows(definition, table, own), remark: REMARK };
    }),
    cells,
  };
}

function cellsOf(
  definition: TableDefinition,
  table: ReportTable,
  context: ReportContext,
  hidden: ReadonlyMap<string, Protection>,
): ProtectedCell[] {
  return table.rows.flatMap((row) =>
    table.columns.flatMap(({ key, measure }): ProtectedCell[] => {
      if (measure !== 'count' || row.numbers[key] === undefined) return [];
      const protection = hidden.get(nameOf(definition, context, row, key));
      return protection === undefined ? [] : [{ table: table.id, row: row.key, column: key, protection }];
    }),
  );
}

/** Shares and changes go with the count that they rest on: that of their row, and of the total, which every share is a part of. */
function hiddenRows(definition: TableDefinition, table: ReportTable, cells: readonly ProtectedCell[]): ReportRow[] {
  const isHidden = (row: ReportRow, key: string): boolean =>
    cells.some((cell) => cell.row === row.key && cell.column === key);
  // A crossed cell is no base of a share; the row's own counts are.
  const isBaseHidden = (row: ReportRow): boolean =>
    table.columns.some(({ key }) => isOwnCount(definition, key) && isHidden(row, key));
  const isTotalHidden = table.rows.some((row) => row.role === 'total' && isBaseHidden(row));
  return table.rows.map((row) => {
    const derivedHidden = isTotalHidden || isBaseHidden(row);
    const numbers = table.columns.flatMap(({ key, measure }): [string, PrintedNumber][] => {
      const number = row.numbers[key];
      if (number === undefined) return [];
      const goes = measure === 'count' ? isHidden(row, key) : derivedHidden && !isWhole(row, key);
      return [[key, goes ? HIDDEN : number]];
    });
    return { ...row, numbers: Object.fromEntries(numbers) };
  });
}

/** The `100` of a total gives nothing away. */
const isWhole = (row: ReportRow, key: string): boolean => row.role === 'total' && key === 'percent';

const isOwnCount = ({ values }: TableDefinition, key: string): boolean =>
  values.some((value) => value.kind === 'count' && (value.moment ?? 'count') === key);

/** The counts of the tables, each under one name wherever it stands, and the sums that their reader knows. */
export function publishedCounts(tables: readonly DefinedTable[], context: ReportContext): PublishedCounts {
  const counts = new Map<string, number>();
  const sums: KnownSum[] = [];
  const unpublished = new Set<string>();
  for (const { definition, table } of tables) {
    const name = (row: ReportRow, column: string): string => nameOf(definition, context, row, column);
    const countColumns = table.columns.filter(({ measure }) => measure === 'count').map(({ key }) => key);
    for (const row of table.rows)
      for (const column of countColumns) {
        const value = row.numbers[column]?.value;
        if (value != null) counts.set(name(row, column), value);
      }
    if (definition.rows === 'total' || definition.rows === 'moment') continue;
    const items = table.rows.filter(({ role }) => role !== 'total');
    const total = table.rows.find(({ role }) => role === 'total');
    if (total !== undefined)
      for (const column of countColumns)
        sums.push({ total: name(total, column), parts: items.map((row) => name(row, column)) });
    const crossed = countColumns.filter((key) => !isOwnCount(definition, key));
    if (crossed.length > 0)
      for (const row of table.rows)
        sums.push({ total: name(row, 'count'), parts: crossed.map((column) => name(row, column)) });
  }
  link(tables, context, counts, sums, unpublished);
  return { counts, sums, unpublished };
}

/** What a filtered table counts is part of what the table without the filter counts: the rest is a count that nobody shows. */
function link(
  tables: readonly DefinedTable[],
  context: ReportContext,
  counts: Map<string, number>,
  sums: KnownSum[],
  unpublished: Set<string>,
): void {
  for (const { definition, table } of tables) {
    if (definition.where === undefined) continue;
    const { where: _, ...open } = definition;
    for (const row of table.rows) {
      if (row.role === 'other') continue;
      const part = nameOf(definition, context, row, 'count');
      const whole = nameOf(open, context, row, 'count');
      const [few, all] = [counts.get(part), counts.get(whole)];
      if (few === undefined || all === undefined) continue;
      const rest = `${whole} without ${part}`;
      counts.set(rest, all - few);
      unpublished.add(rest);
      sums.push({ total: whole, parts: [part, rest] });
    }
  }
}

/** `present 2017-03-31 region=ITG1 sex=F`: the same count has the same name in every table. */
function nameOf(definition: TableDefinition, context: ReportContext, row: ReportRow, column: string): string {
  const { measure, rows, columns, where = {} } = definition;
  const codes: Record<string, string> = {};
  for (const [dimension, wanted] of Object.entries(where))
    codes[dimension] = typeof wanted === 'string' ? wanted : (context.chosenCitizenship ?? '');
  if (rows !== 'total' && rows !== 'moment' && row.role !== 'total') codes[rows] = row.key;
  if (columns !== undefined && !isOwnCount(definition, column)) codes[columns] = column;
  const moment = MOMENTS.find((one) => one === column) ?? 'now';
  const day = rows === 'moment' ? row.key : daysOfMoment(context.period, moment).last;
  const parts = Object.entries(codes)
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([dimension, code]) => ` ${dimension}=${code}`);
  return `${measure} ${day}${parts.join('')}`;
}
