import { isCalendarDate } from '../../../domain/calendar-date.js';
import type { ExchangeTable } from '../../../domain/codes.js';
import type { ProblemCode } from '../../../domain/problem.js';

/** What is wrong with one cell, or with the row as a whole (`column` null). */
export interface CellProblem {
  readonly column: string | null;
  readonly value: string | null;
  readonly code: ProblemCode;
}

interface CellRule {
  readonly required?: boolean;
  /** Characters. */
  readonly longest?: number;
}

/** Longest value kept in a report of problems, in characters (as in the database). */
const KEPT_VALUE = 200;
const LONGEST_TEXT = 200;
/** What a spreadsheet would take for a formula, in one of our own exports too. */
const FORMULA = /^[=+\-@\t\r]/;
/** U+FFFD stands where the decoder met bytes that are no UTF-8; no cell of ours holds a control character. */
const UNREADABLE = /[\p{Cc}\uFFFD]/u;

/**
 * One row of an exchange file, read cell by cell. Each reader returns the value as PostgreSQL takes it, or null where the cell is empty or wrong;
 * what is wrong is collected, so that all problems of the row are reported at once.
 */
export class ExchangeRow {
  private readonly found: CellProblem[] = [];

  constructor(
    private readonly header: readonly string[],
    private readonly cells: readonly string[],
  ) {
    if (cells.length !== header.length)
      this.found.push({ column: null, value: clip(cells.join(',')), code: 'import_bad_row' });
  }

  get problems(): readonly CellProblem[] {
    return this.found;
  }

  /** The cell as written; empty when it is not there. For deciding on other cells. */
  raw(column: string): string {
    return this.cells[this.header.indexOf(column)] ?? '';
  }

  text(column: string, { required = false, longest = LONGEST_TEXT }: CellRule = {}): string | null {
    const cell = this.raw(column);
    if (cell.trim() === '') {
      if (required && this.isWhole) this.refuse(column, cell, 'import_missing_value');
      return null;
    }
    if (FORMULA.test(cell)) return this.refuse(column, cell, 'import_formula');
    if (UNREADABLE.test(cell)) return this.refuse(column, cell, 'import_bad_encoding');
    if (cell.length > longest) return this.refuse(column, cell, 'import_too_long');
    return cell.trim();
  }

  /** A key or code of letters, digits and `. _ / -`. */
  key(column: string, longest: number, required = true): string | null {
    const text = this.text(column, { required, longest });
    return text === null || /^[A-Za-z0-9._/-]+$/.test(text) ? text : this.refuse(column, text, 'invalid_value');
  }

  /** A name of one of the domain's code lists; returns the code. */
  code<Code extends string>(column: string, table: ExchangeTable<Code>, required = true): Code | null {
    const text = this.text(column, { required });
    return text === null ? null : (table.fromExchange(text) ?? this.refuse(column, text, 'import_unknown_code'));
  }

  /** A code whose list is in the database: only its form is checked here. */
  listed(column: string, form: RegExp, required = true): string | null {
    const text = this.text(column, { required });
    return text === null || form.test(text) ? text : this.refuse(column, text, 'import_unknown_code');
  }

  date(column: string, required = true): string | null {
    const text = this.text(column, { required });
    return text === null || isDay(text) ? text : this.refuse(column, text, 'import_bad_date');
  }

  /** A whole number from 1 to what a `smallint` holds. */
  number(column: string, required = true): string | null {
    const text = this.text(column, { required });
    return text === null || (/^[1-9]\d{0,4}$/.test(text) && Number(text) <= 32767)
      ? text
      : this.refuse(column, text, 'import_bad_number');
  }

  /** The cell must be empty in this kind of row. */
  forbid(column: string): void {
    const cell = this.raw(column);
    if (cell.trim() !== '') this.refuse(column, cell, 'import_value_not_allowed');
  }

  private get isWhole(): boolean {
    return this.cells.length === this.header.length;
  }

  private refuse(column: string, value: string, code: ProblemCode): null {
    this.found.push({ column, value: clip(value), code });
    return null;
  }
}

/** As the report keeps it: without control characters, and not longer than its column. */
export function clip(value: string): string {
  return [
    ...value
      .slice(0, 2 * KEPT_VALUE)
      .replace(/\p{Cc}/gu, '\uFFFD')
      .toWellFormed(),
  ]
    .slice(0, KEPT_VALUE)
    .join('');
}

/** The same few thousand days come back in every row. */
const knownDays = new Map<string, boolean>();
const MOST_KNOWN_DAYS = 50_000;

function isDay(text: string): boolean {
  let known = knownDays.get(text);
  if (known === undefined) {
    known = isCalendarDate(text);
    if (knownDays.size < MOST_KNOWN_DAYS) knownDays.set(text, known);
  }
  return known;
}
