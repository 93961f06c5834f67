import { addDays, parseCalendarDate, type CalendarDate } from '../calendar-date.js';

/** What a published count counts: the same count has the same name in every table, report and month. */
export interface CountName {
  readonly measure: string;
  /** First day of a period of events; null: a stock, counted on `last`. */
  readonly first: CalendarDate | null;
  readonly last: CalendarDate;
  /** Codes by dimension. A code that begins with `!` stands for all but those that follow it, parted by commas. */
  readonly codes: Readonly<Record<string, string>>;
}

/** The rest of a folded table: every code but these. */
export const allBut = (codes: readonly string[]): string => `!${[...codes].sort().join(',')}`;

/** `present 2017-03-31 region=ITG1 sex=F`, `reported 2017-01-01..2017-06-30`. */
export function formatCountName({ measure, first, last, codes }: CountName): string {
  const parts = Object.entries(codes)
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([dimension, code]) => ` ${dimension}=${code}`);
  return `${measure} ${first === null ? last : `${first}..${last}`}${parts.join('')}`;
}

/** Throws RangeError for a text that {@link formatCountName} never writes. */
export function parseCountName(text: string): CountName {
  const [measure = '', days = '', ...parts] = text.split(' ');
  const [first = '', last] = days.split('..');
  return {
    measure,
    first: last === undefined ? null : parseCalendarDate(first),
    last: parseCalendarDate(last ?? first),
    codes: Object.fromEntries(
      parts.map((part) => [part.slice(0, part.indexOf('=')), part.slice(part.indexOf('=') + 1)]),
    ),
  };
}

/** The days of stocks, and for a period of events its last day and the one before its first: there the stocks lie that it joins. */
export function daysSpokenOf(names: Iterable<string>): CalendarDate[] {
  const days = new Set<CalendarDate>();
  const periods = new Set([...names].map((name) => name.split(' ', 2).join(' ')));
  for (const period of periods) {
    const { first, last } = parseCountName(period);
    days.add(last);
    if (first !== null) days.add(addDays(first, -1));
  }
  return [...days].sort();
}
