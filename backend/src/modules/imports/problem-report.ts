import { stringify } from 'csv-stringify/sync';
import { PROBLEMS } from '../../domain/problem.js';
import type { ImportProblem } from './import-run.js';

const COLUMNS = ['file', 'line', 'column', 'value', 'code', 'meaning'] as const;

export const problemReportHeader = (): string => stringify([COLUMNS]);

/** Rows of CSV. A value may be the very formula for which its row was refused: it is disarmed before a spreadsheet opens it. */
export const problemReportRows = (problems: readonly ImportProblem[]): string =>
  stringify(
    problems.map(({ file, line, column, value, code }) => [file, line, column, value, code, PROBLEMS[code].meaning]),
    { escape_formulas: true },
  );
