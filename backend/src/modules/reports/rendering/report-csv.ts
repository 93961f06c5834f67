import type { PrintedNumber } from '../../../domain/report/printed-numbers.js';
import type { Report } from '../../../domain/report/report-model.js';
import { csvFile, formulaSafe } from '../../../platform/files/csv-file.js';

const HEADER = ['tabella', 'titolo', 'riga', 'presenti_e_censiti', 'percentuale', 'variazione'] as const;

/**
 * One file for the whole report, in long form, with the decimal comma. Counts carry no thousand point, so that they
 * stay numbers. Programs read the JSON. The cover and the notes are rows of text of their own.
 */
export function reportCsv(report: Report): Buffer {
  const { cover } = report;
  const coverLines = [cover.ministry, cover.directorate, cover.division, cover.title, cover.date].filter(
    (line) => line !== null,
  );
  const rows = [
    ...coverLines.map((line) => textRow('copertina', line)),
    ...report.tables.flatMap((table) =>
      table.rows.map(({ label, numbers }) => [
        String(table.number),
        formulaSafe(table.title),
        formulaSafe(label),
        numbers.count?.value ?? '',
        italianNumber(numbers.percent),
        italianNumber(numbers.change),
      ]),
    ),
    ...report.notes.map((note) => textRow('nota', note.mark === null ? note.text : `(${note.mark}) ${note.text}`)),
  ];
  return csvFile(HEADER, rows);
}

const textRow = (table: string, text: string): string[] => [table, '', formulaSafe(text), '', '', ''];

/** The printed decimals with a plain minus sign and without a plus, so that a spreadsheet takes it for a number. */
const italianNumber = (number: PrintedNumber | undefined): string =>
  number === undefined || number.value === null ? '' : number.text.replace('−', '-').replace('+', '');
