import { stringify } from 'csv-stringify/sync';
import type { Response } from 'express';
import { once } from 'node:events';
import type { Writable } from 'node:stream';
import { PROBLEMS } from '../../domain/problem.js';
import type { ImportProblem } from './import-run.js';

const COLUMNS = ['file', 'line', 'column', 'value', 'code', 'meaning'] as const;

const header = (): string => stringify([COLUMNS]);

/** Rows of CSV. A value may be the very formula for which its row was refused: it is disarmed before a spreadsheet opens it. */
const rows = (problems: readonly ImportProblem[]): string =>
  stringify(
    problems.map(({ file, line, column, value, code }) => [file, line, column, value, code, PROBLEMS[code].meaning]),
    { escape_formulas: true },
  );

/** Writes the whole report as CSV, at the pace of who takes it. Ends the target. */
export async function writeProblemReport(target: Writable, batches: AsyncIterable<ImportProblem[]>): Promise<void> {
  target.write(header());
  for await (const batch of batches) {
    if (!target.write(rows(batch))) await Promise.race([once(target, 'drain'), once(target, 'close')]);
    if (target.destroyed) return;
  }
  target.end();
  await once(target, 'finish');
}

/** Answers with the whole report as a file. */
export async function sendProblemReport(
  response: Response,
  importId: number,
  batches: AsyncIterable<ImportProblem[]>,
): Promise<void> {
  response.setHeader('Content-Type', 'text/csv; charset=utf-8');
  response.setHeader('Content-Disposition', `attachment; filename="import-${String(importId)}-problems.csv"`);
  await writeProblemReport(response, batches);
}
