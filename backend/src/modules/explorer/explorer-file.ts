import ExcelJS from 'exceljs';
import { PROTECTED_SIGN } from '../../domain/disclosure/disclosure-rule.js';
import { DIMENSION_NAMES, MEASURE_NAMES } from '../../domain/explorer/words.js';
import { csvFile, formulaSafe } from '../../platform/files/csv-file.js';
import { MEDIA_TYPES } from '../../platform/files/media-types.js';
import type { Download } from '../../platform/http/download.js';
import type { ExplorerProtectionDto, ExplorerTableDto } from './explorer.dto.js';

type Value = string | number;
const TOTAL = 'Totale';

interface Grid {
  readonly header: readonly string[];
  readonly rows: readonly (readonly Value[])[];
}

/** A table of the explorer as a file. `protection`: it leaves the office, and these cells are hidden; null: it stays inside. */
export async function explorerFile(
  table: ExplorerTableDto,
  format: 'csv' | 'xlsx' | 'json',
  protection: ExplorerProtectionDto | null,
): Promise<Download> {
  const grid = gridOf(table, protection);
  const { measure, to } = table.question;
  return {
    name: `SIM-${measure.replaceAll('_', '-')}-${to}${protection === null ? '' : '-esterno'}.${format}`,
    mediaType: MEDIA_TYPES[format],
    content:
      format === 'csv'
        ? csvFile(grid.header, grid.rows)
        : format === 'xlsx'
          ? await xlsx(table, grid, protection !== null)
          : json(table, grid, protection !== null),
  };
}

function gridOf(
  { question, rows, columns, cells, rowTotals, columnTotals, total }: ExplorerTableDto,
  protection: ExplorerProtectionDto | null,
): Grid {
  const hidden = new Set((protection?.cells ?? []).map(({ row, column }) => `${String(row)} ${String(column)}`));
  const shown = (row: number | null, column: number | null, value: number | null): Value =>
    hidden.has(`${String(row)} ${String(column)}`) ? PROTECTED_SIGN : (value ?? '');
  const labels = question.rows.length === 0 ? [''] : question.rows.map((dimension) => DIMENSION_NAMES[dimension]);
  const headings =
    question.columns.length === 0
      ? [MEASURE_NAMES[question.measure]]
      : columns.map(({ it }) => formulaSafe(it.join(' ')));
  const lines = rows.map(({ it }, row): Value[] => [
    ...(it.length === 0 ? [TOTAL] : it.map(formulaSafe)),
    ...(cells[row] ?? []).map((value, column) => shown(row, column, value)),
    ...(rowTotals === null ? [] : [shown(row, null, rowTotals[row] ?? null)]),
  ]);
  const foot =
    columnTotals === null
      ? []
      : [
          [
            ...labels.map((_, place) => (place === 0 ? TOTAL : '')),
            ...columnTotals.map((value, column) => shown(null, column, value)),
            ...(rowTotals === null ? [] : [shown(null, null, total)]),
          ],
        ];
  return { header: [...labels, ...headings, ...(rowTotals === null ? [] : [TOTAL])], rows: [...lines, ...foot] };
}

function conditionsOf({ question, knownAt }: ExplorerTableDto, outside: boolean): (readonly [string, string])[] {
  return [
    ['Misura', MEASURE_NAMES[question.measure]],
    ['Periodo', question.from === undefined ? question.to : `${question.from} – ${question.to}`],
    ...question.filters.map(({ dimension, codes }) => [DIMENSION_NAMES[dimension], codes.join(', ')] as const),
    ['Dati noti al', knownAt],
    [
      'Uso',
      outside
        ? `Esterno (${PROTECTED_SIGN}: valore non pubblicato a tutela della riservatezza)`
        : 'Interno: contiene valori piccoli, non diffondere',
    ],
  ];
}

function json(table: ExplorerTableDto, { header, rows }: Grid, outside: boolean): Buffer {
  const { question, knownAt, unit } = table;
  return Buffer.from(
    JSON.stringify({ question, knownAt, unit, use: outside ? 'outside' : 'inside', header, rows }, null, 2),
    'utf8',
  );
}

async function xlsx(table: ExplorerTableDto, { header, rows }: Grid, outside: boolean): Promise<Buffer> {
  const workbook = new ExcelJS.Workbook();
  const sheet = workbook.addWorksheet('Tabella', { views: [{ state: 'frozen', ySplit: 1 }] });
  sheet.addRow([...header]).font = { bold: true };
  for (const row of rows) sheet.addRow([...row]);
  for (const [place] of header.entries())
    sheet.getColumn(place + 1).width = place < Math.max(1, table.question.rows.length) ? 34 : 16;
  const about = workbook.addWorksheet('Note');
  for (const line of conditionsOf(table, outside)) about.addRow(line.map(formulaSafe));
  about.getColumn(1).width = 30;
  about.getColumn(2).width = 80;
  return Buffer.from(await workbook.xlsx.writeBuffer());
}
