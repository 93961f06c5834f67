import { isTimeGrain } from '../../domain/explorer/catalogue.js';
import { type Datum, drawBars, drawLine, drawMap, type ReportDrawingDto } from '../reports/index.js';
import type { ExplorerForm } from './explorer-form.js';
import type { ExplorerTableDto } from './explorer.dto.js';

/** Bars beyond these are in the table. */
const MOST_BARS = 20;
const FORMAT = new Intl.NumberFormat('it-IT', { useGrouping: 'always', maximumFractionDigits: 1 });

/** The picture of a table: one number for each row, its total where there are columns. Null where the form cannot show the rows. */
export function drawTable(table: ExplorerTableDto, form: ExplorerForm): ReportDrawingDto | null {
  const data = dataOf(table);
  if (data.length === 0) return null;
  const [row] = table.question.rows;
  switch (form) {
    case 'table':
      return null;
    case 'bars':
      return drawBars(data.slice(0, MOST_BARS));
    case 'line':
      return table.question.rows.length === 1 && row !== undefined && isTimeGrain(row) ? drawLine(data) : null;
    case 'map':
      return table.question.rows.length === 1 && row === 'region' ? drawMap(data) : null;
  }
}

/** Without totals of the rows (a series lies in the columns) the last column is drawn: the most recent state. */
function dataOf({ rows, cells, rowTotals }: ExplorerTableDto): Datum[] {
  return rows.map(({ codes, it }, row) => {
    const value = (rowTotals === null ? cells[row]?.at(-1) : rowTotals[row]) ?? 0;
    return { key: codes.join(' '), label: it.join(', '), value, text: FORMAT.format(value) };
  });
}
