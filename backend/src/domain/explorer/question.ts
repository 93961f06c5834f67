import { addDays, addMonths, type CalendarDate, monthStart, parseCalendarDate } from '../calendar-date.js';
import { type KnownAt, parseKnownAt } from '../known-at.js';
import { DomainProblem, type FieldError, fieldError, refuseIfAny } from '../problem.js';
import {
  CODES_OF,
  type ExplorerDimension,
  type ExplorerMeasure,
  isTimeGrain,
  MEASURE_TABLE,
  type TimeGrain,
  UNKNOWN_CODE,
} from './catalogue.js';

/** As it comes from outside, its codes known to be of the catalogue. */
export interface AskedQuestion {
  readonly measure: ExplorerMeasure;
  readonly rows: readonly ExplorerDimension[];
  readonly columns: readonly ExplorerDimension[];
  readonly filters: readonly AskedFilter[];
  /** First day; needed by flows and by series. */
  readonly from?: string | undefined;
  /** Last day, counted; a state without a series is that of this day. */
  readonly to: string;
  /** Instant of knowledge; missing: now. */
  readonly knownAt?: string | undefined;
}

export interface AskedFilter {
  readonly dimension: ExplorerDimension;
  readonly codes: readonly string[];
}

/** A slice of time: `code` is the day, `2017-03`, `2017-S1` or `2017`; both days counted, cut to the period of the question. */
export interface TimeSlice {
  readonly code: string;
  readonly first: CalendarDate;
  readonly last: CalendarDate;
}

/** A question that can be answered. */
export interface ExplorerQuestion {
  readonly measure: ExplorerMeasure;
  readonly rows: readonly ExplorerDimension[];
  readonly columns: readonly ExplorerDimension[];
  readonly filters: readonly AskedFilter[];
  readonly from: CalendarDate;
  readonly to: CalendarDate;
  readonly knownAt: KnownAt | null;
  readonly grain: TimeGrain | null;
  /** One where time is no dimension. In a stock only the last day of each counts. */
  readonly slices: readonly TimeSlice[];
}

/** Ten years of months, or a year of days. */
export const MOST_SLICES = 400;

/** @throws DomainProblem with every field that is wrong: `invalid_date`, `date_in_future`, `invalid_period`, `not_allowed`, `unknown_code`, `duplicate`, `out_of_range`, `required` */
export function readQuestion(asked: AskedQuestion, today: CalendarDate, now: Date): ExplorerQuestion {
  const { measure, rows, columns, filters } = asked;
  const definition = MEASURE_TABLE[measure];
  const grain = [...rows, ...columns].find((dimension) => isTimeGrain(dimension)) ?? null;
  const knownAt = asked.knownAt === undefined ? null : parseKnownAt(asked.knownAt, now);
  const errors: FieldError[] = [...wrongDimensions(asked), ...wrongFilters(asked)];
  const to = dayIn(asked.to, 'to', today, errors);
  const needsFrom = definition.kind === 'flow' || grain !== null;
  if (needsFrom && asked.from === undefined) errors.push(fieldError('from', 'required'));
  const from = needsFrom && asked.from !== undefined ? dayIn(asked.from, 'from', today, errors) : to;
  if (from !== null && to !== null && from > to) errors.push(fieldError('from', 'invalid_period'));
  refuseIfAny(errors);
  if (from === null || to === null) throw new DomainProblem('validation_failed');
  return { measure, rows, columns, filters, from, to, knownAt, grain, slices: slicesOf(from, to, grain) };
}

function wrongDimensions({ measure, rows, columns }: AskedQuestion): FieldError[] {
  const { dimensions } = MEASURE_TABLE[measure];
  const all = [
    ...rows.map((dimension) => ['rows', dimension] as const),
    ...columns.map((dimension) => ['columns', dimension] as const),
  ];
  const errors = all.flatMap(([field, dimension], place) => {
    if (!dimensions.includes(dimension))
      return [fieldError(field, 'not_allowed', `${measure} is not broken down by ${dimension}.`)];
    if (all.findIndex(([, other]) => other === dimension) !== place) return [fieldError(field, 'duplicate')];
    return [];
  });
  if (all.filter(([, dimension]) => isTimeGrain(dimension)).length > 1)
    errors.push(fieldError('columns', 'not_allowed', 'Time comes once.'));
  return errors;
}

function wrongFilters({ measure, filters }: AskedQuestion): FieldError[] {
  const { dimensions } = MEASURE_TABLE[measure];
  return filters.flatMap(({ dimension, codes }, place) => {
    const field = `filters.${String(place)}`;
    if (!dimensions.includes(dimension) || isTimeGrain(dimension))
      return [fieldError(`${field}.dimension`, 'not_allowed')];
    if (filters.findIndex((other) => other.dimension === dimension) !== place)
      return [fieldError(`${field}.dimension`, 'duplicate')];
    const known = CODES_OF[dimension];
    return known === null || codes.every((code) => code === UNKNOWN_CODE || Object.hasOwn(known, code))
      ? []
      : [fieldError(`${field}.codes`, 'unknown_code')];
  });
}

function dayIn(text: string, field: string, today: CalendarDate, errors: FieldError[]): CalendarDate | null {
  try {
    const day = parseCalendarDate(text, field);
    if (day <= today) return day;
    errors.push(fieldError(field, 'date_in_future'));
  } catch (error) {
    if (!(error instanceof DomainProblem)) throw error;
    errors.push(...error.errors);
  }
  return null;
}

/** @throws DomainProblem `out_of_range` on `from` where there are too many to be read */
function slicesOf(from: CalendarDate, to: CalendarDate, grain: TimeGrain | null): TimeSlice[] {
  if (grain === null) return [{ code: to, first: from, last: to }];
  const slices: TimeSlice[] = [];
  let first = from;
  while (first <= to) {
    const next = startOfNext(first, grain);
    const end = addDays(next, -1);
    slices.push({ code: codeOf(first, grain), first, last: end < to ? end : to });
    first = next;
    if (slices.length > MOST_SLICES)
      throw new DomainProblem('validation_failed', {
        errors: [fieldError('from', 'out_of_range', `More than ${String(MOST_SLICES)} periods.`)],
      });
  }
  return slices;
}

function startOfNext(day: CalendarDate, grain: TimeGrain): CalendarDate {
  const month = monthStart(day);
  const number = Number(day.slice(5, 7));
  switch (grain) {
    case 'day':
      return addDays(day, 1);
    case 'month':
      return addMonths(month, 1);
    case 'half_year':
      return addMonths(month, number <= 6 ? 7 - number : 13 - number);
    case 'year':
      return addMonths(month, 13 - number);
  }
}

function codeOf(day: CalendarDate, grain: TimeGrain): string {
  switch (grain) {
    case 'day':
      return day;
    case 'month':
      return day.slice(0, 7);
    case 'half_year':
      return `${day.slice(0, 4)}-S${Number(day.slice(5, 7)) <= 6 ? '1' : '2'}`;
    case 'year':
      return day.slice(0, 4);
  }
}

/** The same question for one cell: its codes are filters, its time is the period. @throws DomainProblem `unknown_code` on `cell` */
export function questionOfCell(question: ExplorerQuestion, cell: readonly AskedFilter[]): ExplorerQuestion {
  const of = new Map(cell.map(({ dimension, codes }) => [dimension, codes]));
  const allowed = [...question.rows, ...question.columns];
  if (of.size !== cell.length || [...of.keys()].some((dimension) => !allowed.includes(dimension))) throw unknownCell();
  const slices = question.slices.filter(
    ({ code }) => question.grain === null || (of.get(question.grain)?.includes(code) ?? true),
  );
  const [slice] = slices;
  if (slice === undefined) throw unknownCell();
  const filters = cell.filter(({ dimension }) => !isTimeGrain(dimension));
  return { ...question, slices, filters: [...question.filters, ...filters] };
}

const unknownCell = (): DomainProblem =>
  new DomainProblem('validation_failed', { errors: [fieldError('cell', 'unknown_code')] });

/** All dimensions of a question, rows first, in the order of their answer. */
export const dimensionsOf = ({ rows, columns }: Pick<ExplorerQuestion, 'rows' | 'columns'>): ExplorerDimension[] => [
  ...rows,
  ...columns,
];
