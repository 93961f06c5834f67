import { isTimeGrain } from '../../domain/explorer/catalogue.js';
import {
  drawBars,
  drawLine,
  drawMap,
  type Datum,
  type DrawingLanguage,
  type ReportDrawingDto,
} from '../reports/index.js';
import type { ExplorerForm } from './explorer-form.js';
import type { ExplorerTableDto } from './explorer.dto.js';

/** Bars beyond these are in the table. */
const MOST_BARS = 20;
const FORMATS = {
  it: new Intl.NumberFormat('it-IT', { useGrouping: 'always', maximumFractionDigits: 1 }),
  en: new Intl.NumberFormat('en-GB', { maximumFractionDigits: 1 }),
} as const;

/** The picture of a table: one number for each row, its total where there are columns. Null where the form cannot show the rows. */
export function drawTable(
  table: ExplorerTableDto,
  form: ExplorerForm,
  language: DrawingLanguage,
): ReportDrawingDto | null {
  const data = dataOf(table, language);
  if (data.length === 0) return null;
  const [row] = table.question.rows;
  switch (form) {
    case 'table':
      return null;
    case 'bars':
      return drawBars(data.slice(0, MOST_BARS));
    case 'line':
      return table.question.rows.length === 1 && row !== undefined && isTimeGrain(row)
        ? drawLine(data, language)
        : null;
    case 'map':
      return table.question.rows.length === 1 && row === 'region' ? drawMap(data, language) : null;
  }
}

/** Without totals of the rows (a series lies in the columns) the last column is drawn: the most recent state. */
function dataOf({ rows, cells, rowTotals }: ExplorerTableDto, language: DrawingLanguage): Datum[] {
  return rows.map((label, row) => {
    const value = (rowTotals === null ? cells[row]?.at(-1) : rowTotals[row]) ?? 0;
    return {
      key: label.codes.join(' '),
      label: label[language].join(', '),
      value,
      text: FORMATS[language].format(value),
    };
  });
}
