import type { Report, ReportFigure } from '../../../domain/report/report-model.js';
import { drawBars, drawColumns } from './draw-bars.js';
import { drawLine } from './draw-line.js';
import { drawMap } from './draw-map.js';
import type { Drawing } from './drawing.js';
import { type Datum, figureData } from './figure-data.js';

/** Bars beyond these are in the table. */
const MOST_BARS = 10;

const DRAWERS: Readonly<Record<ReportFigure['form'], (data: readonly Datum[]) => Drawing>> = {
  bars: drawBars,
  columns: drawColumns,
  line: drawLine,
  map: drawMap,
};

/** The picture of a figure of a report, from the numbers of its table. */
export function drawFigure({ tables }: Report, { form, table }: ReportFigure): Drawing {
  const source = tables.find(({ id }) => id === table);
  if (source === undefined) throw new RangeError(`A figure shows the table ${table}, which is not there.`);
  return DRAWERS[form](figureData(source, form === 'bars' ? MOST_BARS : undefined));
}
