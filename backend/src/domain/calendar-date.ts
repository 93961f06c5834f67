import { Temporal } from 'temporal-polyfill';
import { DomainProblem } from './problem.js';

declare const calendarDateBrand: unique symbol;

/**
 * A day of the calendar as `YYYY-MM-DD`, without a time zone. Compares correctly with `<` and `===`. Years 1900 to
 * 2199.
 */
export type CalendarDate = string & { readonly [calendarDateBrand]: true };

const DAY_FORM = /^(?:19|20|21)\d{2}-(?:0[1-9]|1[0-2])-(?:0[1-9]|[12]\d|3[01])$/;

const plain = (day: CalendarDate): Temporal.PlainDate => Temporal.PlainDate.from(day);
const branded = (day: Temporal.PlainDate): CalendarDate => day.toString() as CalendarDate;

/** Whether the text is a real day in the strict form: `2017-02-29` and `2017-2-1` are not. */
export function isCalendarDate(text: string): text is CalendarDate {
  if (!DAY_FORM.test(text)) return false;
  // Every month has 28 days: the calendar is asked only for the last ones, as an import asks some hundred thousand times.
  return text.slice(8) <= '28' || Number(text.slice(8)) <= Temporal.PlainYearMonth.from(text.slice(0, 7)).daysInMonth;
}

/** Reads a day strictly. Throws `invalid_date`; `field` names it in the field errors. */
export function parseCalendarDate(text: string, field = 'date'): CalendarDate {
  if (isCalendarDate(text)) return text;
  throw new DomainProblem('invalid_date', {
    errors: [{ field, code: 'invalid_date', detail: 'Expected a real day as YYYY-MM-DD.' }],
  });
}

/** The day in Italy at an instant: 23:30 UTC of 31 December is already 1 January in Rome. */
export function todayInRome(instant: Date): CalendarDate {
  return branded(
    Temporal.Instant.fromEpochMilliseconds(instant.getTime()).toZonedDateTimeISO('Europe/Rome').toPlainDate(),
  );
}

export const addDays = (day: CalendarDate, days: number): CalendarDate => branded(plain(day).add({ days }));

/** Adds calendar months; a day that the month lacks becomes its last one (31 January + 1 month = 28 or 29 February). */
export const addMonths = (day: CalendarDate, months: number): CalendarDate => branded(plain(day).add({ months }));

/** Whole days from `from` to `to`; negative when `to` comes first. */
export const daysBetween = (from: CalendarDate, to: CalendarDate): number =>
  plain(from).until(plain(to), { largestUnit: 'days' }).days;

export const monthStart = (day: CalendarDate): CalendarDate => branded(plain(day).with({ day: 1 }));

export const monthEnd = (day: CalendarDate): CalendarDate =>
  branded(plain(day).with({ day: 31 }, { overflow: 'constrain' }));

export const yearOf = (day: CalendarDate): number => plain(day).year;

/** 1 to 12. */
export const monthOf = (day: CalendarDate): number => plain(day).month;

/**
 * The same day some years earlier, for comparisons: the end of a month stays an end of the month
 * (28 February 2017 compares with 29 February 2016).
 */
export function sameDayYearsBefore(day: CalendarDate, years: number): CalendarDate {
  const earlier = branded(plain(day).subtract({ years }));
  return day === monthEnd(day) ? monthEnd(earlier) : earlier;
}

/** `31/03/2017` */
export const formatShortItalian = (day: CalendarDate): string => day.split('-').reverse().join('/');

const MONTHS = 'gennaio febbraio marzo aprile maggio giugno luglio agosto settembre ottobre novembre dicembre'.split(
  ' ',
);

/** `marzo 2017` */
export const formatMonthItalian = (day: CalendarDate): string => `${MONTHS[monthOf(day) - 1]} ${yearOf(day)}`;

/** `31 marzo 2017`; the first of a month is written `1° aprile 2017`. */
export function formatLongItalian(day: CalendarDate): string {
  const number = plain(day).day;
  return `${number === 1 ? '1°' : number} ${formatMonthItalian(day)}`;
}
