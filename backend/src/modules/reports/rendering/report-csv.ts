import type { PrintedNumber } from '../../../domain/report/printed-numbers.js';
import type { Report, ReportTable } from '../../../domain/report/report-model.js';
import { csvFile, formulaSafe } from '../../../platform/files/csv-file.js';

const HEADER = ['tabella', 'titolo', 'riga', 'presenti_e_censiti', 'percentuale', 'variazione'] as const;
const COLUMN = 'colonna';

/**
 * One file for the whole report, in long form, with the decimal comma. Counts carry no thousand point, so that they
 * stay numbers. Programs read the JSON. The cover, the texts and the notes are rows of text of their own. A table crossed by
 * another dimension, or with several counts, has a line for each of its columns, named in a last column that only such reports have.
 */
export function reportCsv(report: Report): Buffer {
  const { cover } = report;
  const coverLines = [
    cover.ministry,
    cover.directorate,
    cover.division,
    cover.title,
    cover.territory,
    cover.date,
  ].filter((line) => line !== null);
  const rows = [
    ...coverLines.map((line) => textRow('copertina', line)),
    ...report.blocks.flatMap((block) => {
      if (block.type === 'paragraph') return [textRow('testo', block.text)];
      return block.type === 'commentary' && block.commentary !== null
        ? [textRow('commento', `${block.title}: ${block.commentary.text} (${block.commentary.author})`)]
        : [];
    }),
    ...report.tables.flatMap(tableRows),
    ...report.notes.map((note) => textRow('nota', note.mark === null ? note.text : `(${note.mark}) ${note.text}`)),
  ];
  const crossed = report.tables.some((table) => !isSimple(table));
  return csvFile(
    crossed ? [...HEADER, COLUMN] : HEADER,
    crossed ? rows : rows.map((row) => row.slice(0, HEADER.length)),
  );
}

const isSimple = ({ columns }: ReportTable): boolean =>
  columns.every(({ key }) => key === 'count' || key === 'percent' || key === 'change');

function tableRows(table: ReportTable): string[][] {
  const start = (label: string): string[] => [String(table.number), formulaSafe(table.title), formulaSafe(label)];
  const lines = table.rows.flatMap(({ label, numbers }) => {
    if (isSimple(table))
      return [
        [...start(label), countOf(numbers.count), italianNumber(numbers.percent), italianNumber(numbers.change), ''],
      ];
    return table.columns.map(({ key, measure, heading }) => [
      ...start(label),
      measure === 'count' ? countOf(numbers[key]) : '',
      measure === 'percent' ? italianNumber(numbers[key]) : '',
      measure === 'change' ? italianNumber(numbers[key]) : '',
      formulaSafe(heading),
    ]);
  });
  return table.remark === undefined ? lines : [...lines, [...start(table.remark), '', '', '', '']];
}

const textRow = (table: string, text: string): string[] => [table, '', formulaSafe(text), '', '', '', ''];

/** A protected count has no value, and prints its sign. */
const countOf = (number: PrintedNumber | undefined): string =>
  number === undefined ? '' : number.value === null ? number.text : String(number.value);

/** The printed decimals with a plain minus sign and without a plus, so that a spreadsheet takes it for a number. */
const italianNumber = (number: PrintedNumber | undefined): string =>
  number === undefined || number.value === null ? '' : number.text.replace('−', '-').replace('+', '');
