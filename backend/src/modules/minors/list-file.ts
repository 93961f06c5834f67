import { stringify } from 'csv-stringify/sync';
import ExcelJS from 'exceljs';
import { once } from 'node:events';
import type { Writable } from 'node:stream';
import type { Cell } from './list.columns.js';

/** A list on its way out: rows come in batches, so that a list of any length needs the memory of one batch. */
export interface OutgoingList {
  readonly headings: readonly string[];
  readonly batches: AsyncIterable<readonly (readonly Cell[])[]>;
}

export const LIST_FILES = {
  csv: { mediaType: 'text/csv; charset=utf-8', write: writeCsv },
  xlsx: { mediaType: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet', write: writeXlsx },
} as const;
export type ListFormat = keyof typeof LIST_FILES;

const WIDTH = 22;

/** Semicolons, CRLF and a byte order mark: what an Italian spreadsheet opens without asking. Formulas are disarmed. */
async function writeCsv(target: Writable, { headings, batches }: OutgoingList): Promise<void> {
  const rows = (values: readonly (readonly unknown[])[]): string =>
    stringify([...values], { delimiter: ';', record_delimiter: 'windows', escape_formulas: true });
  target.write(`\uFEFF${rows([headings])}`);
  for await (const batch of batches) {
    const taken = target.write(rows(batch.map((cells) => cells.map(({ value }) => value ?? ''))));
    if (!taken) await Promise.race([once(target, 'drain'), once(target, 'close')]);
    if (target.destroyed) throw new Error('Who asked for the list has gone');
  }
  target.end();
  await once(target, 'finish');
}

/** One sheet: real numbers and days, frozen headings, a filter on every column, A4 landscape. A text cell is never a formula. */
async function writeXlsx(target: Writable, { headings, batches }: OutgoingList): Promise<void> {
  const workbook = new ExcelJS.stream.xlsx.WorkbookWriter({ stream: target, useStyles: true });
  const sheet = workbook.addWorksheet('Minori', {
    views: [{ state: 'frozen', ySplit: 1 }],
    pageSetup: { orientation: 'landscape', fitToPage: true, fitToWidth: 1, fitToHeight: 0 },
    headerFooter: { oddFooter: '&RPagina &P di &N' },
  });
  // The number of A4 in a workbook: the enumeration of exceljs exists in its types only.
  Object.assign(sheet.pageSetup, { paperSize: 9, printTitlesRow: '1:1' });
  sheet.columns = headings.map(() => ({ width: WIDTH }));
  sheet.autoFilter = { from: { row: 1, column: 1 }, to: { row: 1, column: headings.length } };
  const header = sheet.addRow([...headings]);
  header.font = { bold: true };
  header.commit();
  for await (const batch of batches) {
    for (const cells of batch) {
      const row = sheet.addRow(cells.map(cellValue));
      for (const [index, { kind }] of cells.entries()) if (kind === 'day') row.getCell(index + 1).numFmt = 'dd/mm/yyyy';
      row.commit();
    }
    if (target.destroyed) throw new Error('Who asked for the list has gone');
  }
  sheet.commit();
  await workbook.commit();
}

const cellValue = ({ kind, value }: Cell): string | number | Date | null =>
  kind === 'day' && typeof value === 'string' ? new Date(`${value}T00:00:00Z`) : value;
