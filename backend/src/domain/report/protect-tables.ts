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
      let any = false;
      const rows = table.rows.map((row): ReportRow => {
        const numbers: Record<string, PrintedNumber | undefined> = { ...row.numbers };
        let rowHidden = false;
        for (const { key, measure } of table.columns) {
          if (measure !== 'count' || row.numbers[key] === undefined) continue;
          const protection = hidden.get(nameOf(definition, context, row, key));
          if (protection === undefined) continue;
          cells.push({ table: table.id, row: row.key, column: key, protection });
          numbers[key] = HIDDEN;
          // A crossed cell is no base of the row's share; the row's own counts are.
          rowHidden ||= isOwnCount(definition, key);
        }
        if (rowHidden)
          for (const { key, measure } of table.columns)
            if (measure !== 'count' && numbers[key] !== undefined && !isWhole(row, key)) numbers[key] = HIDDEN;
        any ||= rowHidden || table.columns.some(({ key }) => numbers[key] === HIDDEN);
        return { ...row, numbers };
      });
      return any ? { ...table, rows, remark: REMARK } : { ...table, rows };
    }),
    cells,
  };
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
