import { allBut, formatCountName } from '../disclosure/count-name.js';
import type { DocumentCounts } from '../disclosure/joint-counts.js';
import type { KnownSum } from '../disclosure/published-counts.js';
import { firstDayOf, lastDayOf, parseMonth } from '../period.js';
import type { ComparedCounts } from './definition/build-table.js';
import type { ReportContext, TableDefinition } from './definition/definition.js';
import { MOMENTS } from './definition/figures.js';
import type { DefinedTable } from './protect-tables.js';
import type { ReportRow, ReportTable } from './report-model.js';
import { daysOfMoment } from './report-period.js';

/** Names the counts of a report so that the same count has the same name in every table, report and month. */
export class CountNamer {
  constructor(private readonly context: ReportContext) {}

  /** A count that is printed. */
  printed(definition: TableDefinition, table: ReportTable, row: ReportRow, column: string): string {
    const moment = MOMENTS.find((one) => one === column) ?? 'now';
    const crossed =
      definition.columns !== undefined && !isOwnCount(definition, column) ? { [definition.columns]: column } : {};
    const days =
      definition.rows === 'moment'
        ? (MOMENTS.map((one) => daysOfMoment(this.context.period, one)).find(({ last }) => last === row.key) ??
          this.context.period)
        : daysOfMoment(this.context.period, moment);
    return this.name(definition, days, { ...this.codesOf(definition, table, row.key), ...crossed });
  }

  /** A count that a printed change rests on. */
  compared(definition: TableDefinition, table: ReportTable, { row, moment }: ComparedCounts): string {
    return this.name(definition, daysOfMoment(this.context.period, moment), this.codesOf(definition, table, row));
  }

  private codesOf(definition: TableDefinition, table: ReportTable, row: string): Record<string, string> {
    const { rows, where = {} } = definition;
    const codes: Record<string, string> = {};
    for (const [dimension, wanted] of Object.entries(where))
      codes[dimension] = typeof wanted === 'string' ? wanted : (this.context.chosenCitizenship ?? '');
    if (rows !== 'total' && rows !== 'moment' && row !== 'total')
      codes[rows] =
        row === 'other' ? allBut(table.rows.filter(({ role }) => role === 'item').map(({ key }) => key)) : row;
    return codes;
  }

  private name(
    { measure }: TableDefinition,
    days: ReturnType<typeof daysOfMoment>,
    { month, ...codes }: Readonly<Record<string, string>>,
  ): string {
    // A month of a half-year's events is the month of any other report.
    const { first, last } =
      month === undefined ? days : { first: firstDayOf(parseMonth(month)), last: lastDayOf(parseMonth(month)) };
    return formatCountName({
      measure,
      first: measure === 'present' ? null : first,
      last,
      codes: this.withWider({ ...this.context.naming.territory, ...codes }),
    });
  }

  /** A country lies in its continent and a municipality in its region, whether the table says so or not. */
  private withWider(codes: Readonly<Record<string, string>>): Record<string, string> {
    const wider = Object.entries(codes).flatMap(([dimension, code]): [string, string][] => {
      const [name, value] = this.context.naming.wider.get(`${dimension}=${code}`)?.split('=') ?? [];
      return name === undefined || value === undefined ? [] : [[name, value]];
    });
    return { ...Object.fromEntries(wider), ...codes };
  }
}

/** The counts of the tables, each under one name wherever it stands, and the sums that their reader knows. */
export function documentCounts(tables: readonly DefinedTable[], context: ReportContext): DocumentCounts {
  const namer = new CountNamer(context);
  const counts = new Map<string, number>();
  const sums: KnownSum[] = [];
  for (const { definition, table, bases } of tables) {
    const name = (row: ReportRow, column: string): string => namer.printed(definition, table, row, column);
    const countColumns = table.columns.filter(({ measure }) => measure === 'count').map(({ key }) => key);
    for (const row of table.rows)
      for (const column of countColumns) {
        const value = row.numbers[column]?.value;
        if (value != null) counts.set(name(row, column), value);
      }
    for (const base of bases) counts.set(namer.compared(definition, table, base), base.count);
    if (definition.rows === 'total' || definition.rows === 'moment') continue;
    const items = table.rows.filter(({ role }) => role !== 'total');
    const total = table.rows.find(({ role }) => role === 'total');
    if (total !== undefined)
      for (const column of countColumns)
        sums.push({ total: name(total, column), parts: items.map((row) => name(row, column)) });
    for (const moment of new Set(bases.map((base) => base.moment))) {
      const compared = (row: string): string => namer.compared(definition, table, { row, moment, count: 0 });
      sums.push({ total: compared('total'), parts: items.map(({ key }) => compared(key)) });
    }
    const crossed = countColumns.filter((key) => !isOwnCount(definition, key));
    if (crossed.length > 0)
      for (const row of table.rows)
        sums.push({ total: name(row, 'count'), parts: crossed.map((column) => name(row, column)) });
  }
  return { counts, sums: sums.filter((sum) => addsUp(sum, counts)) };
}

/** An earlier day's counts are those of the rows of this one: a code that has none today has no row. */
function addsUp({ total, parts }: KnownSum, counts: ReadonlyMap<string, number>): boolean {
  return parts.reduce((sum, part) => sum + (counts.get(part) ?? 0), 0) === counts.get(total);
}

const isOwnCount = ({ values }: TableDefinition, key: string): boolean =>
  values.some((value) => value.kind === 'count' && (value.moment ?? 'count') === key);
