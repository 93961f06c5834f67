import { PROTECTED_SIGN } from '../../disclosure/disclosure-rule.js';
import type { PrintedNumber } from '../printed-numbers.js';
import type { ReportRow, ReportTable } from '../report-model.js';
import type { ReportContext } from './definition.js';

/** What paragraphs and notes read: the printed tables themselves, so that words and tables cannot disagree. */
export class ReportReader {
  private protectedReads = 0;

  constructor(
    readonly context: ReportContext,
    private readonly tables: ReadonlyMap<string, ReportTable>,
  ) {}

  /** A sentence, unless it rests on a protected number: then it would say it wrongly, or give it away. */
  unprotected(write: () => string | null): string | null {
    const before = this.protectedReads;
    const text = write();
    return this.protectedReads > before || text?.includes(PROTECTED_SIGN) === true ? null : text;
  }

  has(table: string): boolean {
    return this.tables.has(table);
  }

  /** Rows without the total. */
  rows(table: string): readonly ReportRow[] {
    return (this.tables.get(table)?.rows ?? []).filter(({ role }) => role !== 'total');
  }

  /** @throws RangeError where the text names a table that the report does not define */
  number(table: string, row: string, column = 'count'): PrintedNumber {
    const found = this.tables.get(table);
    if (found === undefined) throw new RangeError(`A text reads the table ${table}, which is not there.`);
    const number = found.rows.find(({ key }) => key === row)?.numbers[column] ?? { value: 0, text: '0' };
    if (number.text === PROTECTED_SIGN) this.protectedReads += 1;
    return number;
  }

  count(table: string, row = 'total', column = 'count'): number {
    return this.number(table, row, column).value ?? 0;
  }

  text(table: string, row = 'total', column = 'count'): string {
    return this.number(table, row, column).text;
  }

  /** The first rows that count somebody, the row ALTRE left out. */
  first(table: string, howMany: number): readonly ReportRow[] {
    return this.rows(table)
      .filter(({ role, key, numbers }) => role === 'item' && key !== 'unknown' && (numbers.count?.value ?? 0) > 0)
      .slice(0, howMany);
  }
}
