import type { ExplorerDimension, ExplorerForm, ExplorerMeasure } from '../../api/models';

/** What can be asked, as the server's catalogue has it: the page offers only what has an answer, the server decides. */
export const MEASURES: readonly ExplorerMeasure[] = [
  'present',
  'entered',
  'found_again',
  'readmitted',
  'absconded',
  'exits',
  'of_age',
  'nights',
  'median_stay',
  'capacity',
  'occupancy',
];

export const FORMS: readonly ExplorerForm[] = ['table', 'bars', 'line', 'map'];

const TIMES: readonly ExplorerDimension[] = ['day', 'month', 'half_year', 'year'];
const OF_PLACE: readonly ExplorerDimension[] = [...TIMES, 'region', 'province', 'municipality', 'reception'];
const OF_MINOR: readonly ExplorerDimension[] = [
  ...OF_PLACE,
  'citizenship',
  'continent',
  'sex',
  'age',
  'age_class',
  'birth_quality',
  'entry_mode',
  'stay_months',
];
export const DIMENSIONS: readonly ExplorerDimension[] = [...OF_MINOR, 'exit_reason'];

/** States of a day; the others are what happened in a period. */
const STOCKS: readonly ExplorerMeasure[] = ['present', 'capacity', 'occupancy'];

export const isTime = (dimension: string): boolean => TIMES.some((time) => time === dimension);

export function dimensionsOf(measure: ExplorerMeasure): readonly ExplorerDimension[] {
  if (measure === 'capacity' || measure === 'occupancy') return OF_PLACE;
  return measure === 'exits' ? DIMENSIONS : OF_MINOR;
}

/** Whether the question is about a period, and not one day. */
export const needsPeriod = (measure: ExplorerMeasure, dimensions: readonly string[]): boolean =>
  !STOCKS.includes(measure) || dimensions.some(isTime);

/** Whether the rows can be drawn so. */
export function canDraw(form: ExplorerForm, rows: readonly string[]): boolean {
  const [first] = rows;
  if (form === 'line') return rows.length === 1 && first !== undefined && isTime(first);
  if (form === 'map') return rows.length === 1 && first === 'region';
  return form === 'table' || rows.length > 0;
}
