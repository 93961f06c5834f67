import { formatShortItalian } from '../../calendar-date.js';
import { COMPARABLE_FROM, GROUPING_RULES, textInForce } from '../dated-texts.js';
import { descending, type Group, TOTAL_LABEL, withRestGrouped } from '../distribution.js';
import {
  printChange,
  printCount,
  type PrintedNumber,
  printPoints,
  printShare,
  printWhole,
} from '../printed-numbers.js';
import type { ReportColumn, ReportRow, ReportTable } from '../report-model.js';
import { daysOfMoment } from '../report-period.js';
import { dimensionsOf } from './ask.js';
import type { FilterValue, ReportContext, TableDefinition, ValueDefinition } from './definition.js';
import { DIMENSION_TABLE, type DimensionName, UNKNOWN } from './dimensions.js';
import type { Cell, Figures, Moment } from './figures.js';

type Counts = Readonly<Record<string, number>>;

/** A count of an earlier moment that a change rests on. */
export interface ComparedCounts {
  readonly row: string;
  readonly moment: Moment;
  readonly count: number;
}

/** Prints one table from its definition and the figures. Throws RangeError where the parts do not add up to the total. */
export class TableBuilder {
  constructor(
    private readonly figures: Figures,
    private readonly context: ReportContext,
  ) {}

  /** Null where the table needs an earlier moment that cannot be compared with. */
  build(table: TableDefinition, number: number): ReportTable | null {
    if (table.needs !== undefined && !this.comparable(table, table.needs)) return null;
    if (table.national === true && this.context.territory.code !== null) return null;
    return {
      id: table.id,
      number,
      section: table.section,
      sheet: table.sheet,
      title: typeof table.title === 'string' ? table.title : table.title(this.context),
      labelHeading: this.labelHeading(table),
      columns: this.columns(table),
      rows: this.rows(table),
    };
  }

  /** What the changes of a table are computed against, by row: a reader can work it out, though it is not printed. */
  bases(table: TableDefinition): ComparedCounts[] {
    const moments = new Set(table.values.flatMap((value) => ('against' in value ? [value.against] : [])));
    if (table.rows === 'moment') return [];
    const groups = table.rows === 'total' ? [] : this.folded(table, this.groupsOf(table, table.rows));
    return [...moments].flatMap((moment) => {
      const cells = this.cells(table, moment);
      const inRow = (members: readonly string[]): number =>
        cells
          .filter(({ keys }) => members.includes(keys[table.rows as DimensionName] ?? UNKNOWN))
          .reduce((sum, { count }) => sum + count, 0);
      return [
        ...groups.map(({ key, members }) => ({ row: key, moment, count: inRow(members) })),
        { row: 'total', moment, count: this.total(table, moment) },
      ];
    });
  }

  private labelHeading({ rows }: TableDefinition): string {
    if (rows === 'total') return '';
    return rows === 'moment' ? 'DATA' : DIMENSION_TABLE[rows].heading;
  }

  private columns(table: TableDefinition): ReportColumn[] {
    const { columns, values } = table;
    const crossed =
      columns === undefined
        ? []
        : this.groupsOf(table, columns).map(({ key, label }) => ({ key, measure: 'count' as const, heading: label }));
    return [
      ...crossed,
      ...values.map((value) => ({
        key: columnKey(value),
        measure: value.kind === 'points' ? ('change' as const) : value.kind,
        heading: value.kind === 'percent' ? (value.heading ?? '%') : value.heading,
      })),
    ];
  }

  private rows(table: TableDefinition): ReportRow[] {
    if (table.rows === 'moment') return this.momentRows(table);
    const total = this.total(table, 'now');
    if (table.rows === 'total')
      return [
        {
          key: 'total',
          role: 'item',
          label: table.label ?? TOTAL_LABEL,
          numbers: this.numbers(table, [], total, total),
        },
      ];
    const groups = this.folded(table, this.groupsOf(table, table.rows));
    const sum = groups.reduce((counted, group) => counted + group.count, 0);
    if (sum !== total)
      throw new RangeError(`The parts of the table ${table.id} add up to ${sum}, its total is ${total}.`);
    return [
      ...groups.map(({ key, label, count, role = 'item', members }) => ({
        key,
        role,
        label,
        numbers: this.numbers(table, members, count, total),
      })),
      { key: 'total', role: 'total', label: TOTAL_LABEL, numbers: this.totalNumbers(table, total) },
    ];
  }

  /** A row for each moment that can be compared with. */
  private momentRows(table: TableDefinition): ReportRow[] {
    const now = this.total(table, 'now');
    return (table.moments ?? ['now'])
      .filter((moment) => moment === 'now' || this.comparable(table, moment))
      .map((moment) => ({ moment, count: this.total(table, moment) }))
      .map(({ moment, count }): ReportRow => {
        const { last } = daysOfMoment(this.context.period, moment);
        return {
          key: last,
          role: 'item',
          label: formatShortItalian(last),
          numbers: {
            count: printCount(count),
            ...(moment === 'now' ? {} : { change: printChange(now, count, this.context.decimals) }),
          },
        };
      });
  }

  private comparable(table: TableDefinition, moment: Moment): boolean {
    return daysOfMoment(this.context.period, moment).last >= COMPARABLE_FROM && this.total(table, moment) > 0;
  }

  private numbers(
    table: TableDefinition,
    members: readonly string[],
    count: number,
    total: number,
  ): Record<string, PrintedNumber> {
    const numbers: Record<string, PrintedNumber> = {};
    const { rows, columns, values } = table;
    const inRow = (cell: Cell): boolean =>
      rows === 'total' || rows === 'moment' || members.includes(cell.keys[rows] ?? UNKNOWN);
    if (columns !== undefined) {
      const cells = this.cells(table, 'now').filter(inRow);
      for (const { key } of this.groupsOf(table, columns)) numbers[key] = printCount(sumOf(cells, columns, key));
    }
    for (const value of values) numbers[columnKey(value)] = this.value(table, value, inRow, count, total);
    return numbers;
  }

  private value(
    table: TableDefinition,
    value: ValueDefinition,
    inRow: (cell: Cell) => boolean,
    count: number,
    total: number,
  ): PrintedNumber {
    const { decimals } = this.context;
    const earlier = (moment: Moment): number =>
      this.cells(table, moment)
        .filter(inRow)
        .reduce((sum, cell) => sum + cell.count, 0);
    switch (value.kind) {
      case 'count':
        return printCount(value.moment === undefined ? count : earlier(value.moment));
      case 'percent':
        return printShare(count, total, decimals);
      case 'change':
        return printChange(count, earlier(value.against), decimals);
      case 'points':
        return printPoints(
          { part: count, total },
          { part: earlier(value.against), total: this.total(table, value.against) },
          decimals,
        );
    }
  }

  private totalNumbers(table: TableDefinition, total: number): Record<string, PrintedNumber> {
    const numbers: Record<string, PrintedNumber> = {};
    if (table.columns !== undefined)
      for (const { key, count } of this.groupsOf(table, table.columns)) numbers[key] = printCount(count);
    for (const value of table.values) {
      if (value.kind === 'count')
        numbers[columnKey(value)] = printCount(value.moment === undefined ? total : this.total(table, value.moment));
      if (value.kind === 'percent') numbers[columnKey(value)] = printWhole(total);
      if (value.kind === 'change')
        numbers[columnKey(value)] = printChange(total, this.total(table, value.against), this.context.decimals);
    }
    return numbers;
  }

  /** The codes of a dimension with their counts at the day or period of the report, in their printed order. */
  private groupsOf(table: TableDefinition, dimension: DimensionName): Group[] {
    const counts: Record<string, number> = {};
    for (const { keys, count } of this.cells(table, 'now')) {
      const key = keys[dimension] ?? UNKNOWN;
      counts[key] = (counts[key] ?? 0) + count;
    }
    const { codes, labels, unknown } = DIMENSION_TABLE[dimension];
    const names = new Map([
      ...(codes === null ? (this.context.names[dimension] ?? []) : Object.entries(labels)),
      [UNKNOWN, unknown],
    ]);
    const listed = (codes ?? this.listedCodes(dimension)).filter(
      (code) => table.zeros !== 'left_out' || (counts[code] ?? 0) > 0,
    );
    if (table.order === 'descending' && dimension === table.rows) return descending(counts, names, listed);
    return given(counts, names, listed);
  }

  /** Every territory and month gets a row, also with nobody: a row that is missing cannot be told from one that was lost. Countries are too many. */
  private listedCodes(dimension: DimensionName): readonly string[] {
    return dimension === 'citizenship' ? [] : [...(this.context.names[dimension]?.keys() ?? [])];
  }

  private folded(
    table: TableDefinition,
    groups: readonly Group[],
  ): (Group & { readonly members: readonly string[] })[] {
    if (table.fold === undefined) return groups.map((group) => ({ ...group, members: [group.key] }));
    const rule = table.fold === 'in_force' ? textInForce(GROUPING_RULES, this.context.period.last) : table.fold;
    const rare = groups.filter((group) => group.count < rule.fewerThan).map(({ key }) => key);
    return withRestGrouped(groups, rule).map((group) => ({
      ...group,
      members: group.role === 'other' ? rare : [group.key],
    }));
  }

  private total(table: TableDefinition, moment: Moment): number {
    const by = dimensionsOf(table, true);
    return this.figures
      .cells({ measure: table.measure, moment, by })
      .filter((cell) => this.passes(table, cell))
      .reduce((sum, cell) => sum + cell.count, 0);
  }

  private cells(table: TableDefinition, moment: Moment): Cell[] {
    return this.figures
      .cells({ measure: table.measure, moment, by: dimensionsOf(table) })
      .filter((cell) => this.passes(table, cell));
  }

  private passes({ where = {} }: TableDefinition, { keys }: Cell): boolean {
    return Object.entries(where).every(([name, wanted]) => keys[name as DimensionName] === this.codeOf(wanted));
  }

  private codeOf(wanted: FilterValue): string | null {
    return typeof wanted === 'string' ? wanted : this.context.chosenCitizenship;
  }
}

/** Stable key of a column: `count`, `percent`, `change`, the moment that it counts, or the key that its definition gives. */
function columnKey(value: ValueDefinition): string {
  if (value.kind === 'count') return value.moment ?? 'count';
  return value.kind === 'percent' ? value.kind : (value.key ?? 'change');
}

const sumOf = (cells: readonly Cell[], dimension: DimensionName, key: string): number =>
  cells.filter(({ keys }) => (keys[dimension] ?? UNKNOWN) === key).reduce((sum, { count }) => sum + count, 0);

/** In the order of the list; codes that it does not know, and what is not known, come last. */
function given(counts: Counts, names: ReadonlyMap<string, string>, listed: readonly string[]): Group[] {
  const rest = Object.keys(counts).filter((code) => !listed.includes(code));
  return [...listed, ...rest]
    .filter((code) => listed.includes(code) || (counts[code] ?? 0) > 0)
    .map((key) => ({ key, label: (names.get(key) ?? key).toLocaleUpperCase('it'), count: counts[key] ?? 0 }));
}
