import { DISCLOSURE_RULES, PROTECTED_SIGN } from '../disclosure/disclosure-rule.js';
import { jointly, suppressedDocument } from '../disclosure/joint-counts.js';
import type { Protection } from '../disclosure/published-counts.js';
import type { PublishedDocument } from '../disclosure/published-document.js';
import { protect } from '../disclosure/suppression.js';
import { CountNamer, documentCounts } from './count-names.js';
import { textInForce } from './dated-texts.js';
import type { ComparedCounts } from './definition/build-table.js';
import type { ReportContext, TableDefinition } from './definition/definition.js';
import type { PrintedNumber } from './printed-numbers.js';
import type { ReportRow, ReportTable } from './report-model.js';

/** A table with the definition that it was printed from. */
export interface DefinedTable {
  readonly definition: TableDefinition;
  readonly table: ReportTable;
  /** Counts that are not printed, but can be worked out from the changes that are. */
  readonly bases: readonly ComparedCounts[];
}

/** A count that is hidden, for the office: where it stands and why. */
export interface ProtectedCell {
  readonly table: string;
  readonly row: string;
  readonly column: string;
  readonly protection: Protection;
}

export interface ProtectedTables {
  readonly tables: readonly ReportTable[];
  readonly cells: readonly ProtectedCell[];
  /** What is to be remembered once the report is published. */
  readonly document: PublishedDocument;
  /** Names of counts that earlier publications gave away: nothing that is hidden now can help. */
  readonly exposed: readonly string[];
}

const HIDDEN: PrintedNumber = { value: null, text: PROTECTED_SIGN };
const REMARK = `${PROTECTED_SIGN} Valore non pubblicato a tutela della riservatezza.`;

/**
 * Hides in all tables together what could give a child away, with every share and change that rests on it, held against all that was published before: other
 * months, other reports, other territories.
 */
export function protectTables(
  tables: readonly DefinedTable[],
  context: ReportContext,
  earlier: readonly PublishedDocument[] = [],
): ProtectedTables {
  const rule = textInForce(DISCLOSURE_RULES, context.period.last);
  const counts = documentCounts(tables, context);
  const { published, keyOf } = jointly(earlier, counts);
  const { hidden, exposed } = protect(published, rule);
  const protectionOf = (name: string): Protection | null => hidden.get(keyOf(name)) ?? null;
  const namer = new CountNamer(context);
  const cells: ProtectedCell[] = [];
  return {
    tables: tables.map((defined) => {
      const kept = new HiddenNumbers(defined, namer, protectionOf);
      cells.push(...kept.cells);
      const rows = kept.rows();
      return rows === null ? defined.table : { ...defined.table, rows, remark: REMARK };
    }),
    cells,
    document: suppressedDocument(counts, protectionOf),
    exposed,
  };
}

/** What is hidden in one table. Shares and changes go with every count that they rest on: that of their row, of the total, and those of the earlier day. */
class HiddenNumbers {
  readonly cells: ProtectedCell[];

  constructor(
    private readonly defined: DefinedTable,
    private readonly namer: CountNamer,
    private readonly protectionOf: (name: string) => Protection | null,
  ) {
    const { definition, table } = defined;
    this.cells = table.rows.flatMap((row) =>
      table.columns.flatMap(({ key, measure }): ProtectedCell[] => {
        if (measure !== 'count' || row.numbers[key] === undefined) return [];
        const protection = protectionOf(namer.printed(definition, table, row, key));
        return protection === null ? [] : [{ table: table.id, row: row.key, column: key, protection }];
      }),
    );
  }

  /** Null where nothing is hidden. */
  rows(): ReportRow[] | null {
    const { table } = this.defined;
    const goes = (row: ReportRow, { key, measure }: ReportTable['columns'][number]): boolean =>
      measure === 'count' ? this.isHidden(row, key) : !isWhole(row, key) && this.isDerivedHidden(row, key);
    const hidden = (row: ReportRow): [string, PrintedNumber][] =>
      table.columns
        .filter((column) => row.numbers[column.key] !== undefined && goes(row, column))
        .map(({ key }) => [key, HIDDEN]);
    const rows = table.rows.map((row) => ({ row, numbers: hidden(row) }));
    if (rows.every(({ numbers }) => numbers.length === 0)) return null;
    return rows.map(({ row, numbers }) => ({ ...row, numbers: { ...row.numbers, ...Object.fromEntries(numbers) } }));
  }

  private isHidden(row: ReportRow, column: string): boolean {
    return this.cells.some((cell) => cell.row === row.key && cell.column === column);
  }

  private isDerivedHidden(row: ReportRow, column: string): boolean {
    const { definition, table, bases } = this.defined;
    // A row of moments is compared with the first of them.
    const compared = table.rows.filter(
      (other) => other.role === 'total' || (definition.rows === 'moment' && other === table.rows[0]),
    );
    if ([row, ...compared].some((one) => this.isHidden(one, 'count'))) return true;
    const value = definition.values.find((one) => 'against' in one && (one.key ?? 'change') === column);
    if (value === undefined || !('against' in value)) return false;
    return bases.some(
      (base) =>
        base.moment === value.against &&
        (base.row === row.key || base.row === 'total') &&
        this.protectionOf(this.namer.compared(definition, table, base)) !== null,
    );
  }
}

/** The `100` of a total gives nothing away. */
const isWhole = (row: ReportRow, key: string): boolean => row.role === 'total' && key === 'percent';
