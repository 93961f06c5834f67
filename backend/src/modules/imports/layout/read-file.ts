import { CsvError } from 'csv-parse';
import { parse } from 'csv-parse/sync';
import type { Readable } from 'node:stream';
import { clip, ExchangeRow, type CellProblem } from './exchange-row.js';
import type { FileLayout } from './layouts.js';
import { lineBatches, LONGEST_LINE } from './lines.js';

/** A row ready for staging. `values` is empty when nothing of it can be read. */
export interface ReadRow {
  /** The header is line 1. */
  readonly line: number;
  readonly values: readonly (string | null)[];
  readonly problems: readonly CellProblem[];
}

/**
 * Reads an exchange file row by row, in constant memory. A row is one line: no cell may hold a line end, so a stray quote spoils its own row and no
 * other. Wrong rows come out with their problems; only a wrong header stops the reading, as the one row that comes out.
 */
export async function* readFile(layout: FileLayout, content: Readable): AsyncGenerator<ReadRow[]> {
  let line = 0;
  for await (const batch of lineBatches(content)) {
    const rows: ReadRow[] = [];
    for (const text of batch) {
      line += 1;
      if (line === 1) {
        const problem = headerProblem(layout, text);
        if (problem !== null) {
          yield [{ line, values: [], problems: [problem] }];
          return;
        }
      } else if (text !== '') {
        rows.push(readRow(layout, line, text));
      }
    }
    yield rows;
  }
  if (line === 0)
    yield [{ line: 1, values: [], problems: [{ column: null, value: null, code: 'import_wrong_header' }] }];
}

function headerProblem({ header }: FileLayout, text: string): CellProblem | null {
  const names = cellsOf(text);
  if (names !== null && names.length === header.length && names.every((name, index) => name === header[index]))
    return null;
  return {
    column: null,
    value: clip(text),
    code: text.includes('\uFFFD') ? 'import_bad_encoding' : 'import_wrong_header',
  };
}

function readRow(layout: FileLayout, line: number, text: string): ReadRow {
  const cells = text.length > LONGEST_LINE ? null : cellsOf(text);
  if (cells === null)
    return { line, values: [], problems: [{ column: null, value: clip(text), code: 'import_bad_row' }] };
  const row = new ExchangeRow(layout.header, cells);
  return { line, values: layout.read(row), problems: row.problems };
}

/** Null when the quotes do not close. */
function cellsOf(text: string): string[] | null {
  if (!text.includes('"')) return text.split(',');
  try {
    return parse(text, { relaxColumnCount: true, recordDelimiter: '\n' })[0] ?? null;
  } catch (error) {
    if (error instanceof CsvError) return null;
    throw error;
  }
}
