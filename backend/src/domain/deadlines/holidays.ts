import { Temporal } from 'temporal-polyfill';
import { addDays, type CalendarDate, parseCalendarDate } from '../calendar-date.js';

/** A holiday that returns every year on the same day, in the years in which the law has it. */
export interface YearlyHoliday {
  /** 1 to 12. */
  readonly month: number;
  readonly day: number;
  readonly fromYear: number;
  /** Last year, counted; null: still in force. */
  readonly toYear: number | null;
}

/** Which days are holidays for terms: Sundays, Easter Monday, the dated national ones, the patron of the office's municipality. */
export interface Holidays {
  isHoliday(day: CalendarDate): boolean;
}

/** Easter Sunday of the Gregorian calendar (anonymous algorithm published by Butcher, 1876). */
export function easterSunday(year: number): CalendarDate {
  const a = year % 19;
  const b = Math.floor(year / 100);
  const c = year % 100;
  const d = Math.floor(b / 4);
  const e = b % 4;
  const f = Math.floor((b + 8) / 25);
  const g = Math.floor((b - f + 1) / 3);
  const h = (19 * a + b - d - g + 15) % 30;
  const i = Math.floor(c / 4);
  const k = c % 4;
  const l = (32 + 2 * e + 2 * i - h - k) % 7;
  const m = Math.floor((a + 11 * h + 22 * l) / 451);
  const month = Math.floor((h + l - 7 * m + 114) / 31);
  const day = ((h + l - 7 * m + 114) % 31) + 1;
  return parseCalendarDate(`${String(year)}-${String(month).padStart(2, '0')}-${String(day).padStart(2, '0')}`);
}

/** 1 Monday to 7 Sunday. */
export const weekdayOf = (day: CalendarDate): number => Temporal.PlainDate.from(day).dayOfWeek;

/**
 * Holidays of L. 260/1949 as changed since, given as rows because the law changes them. Easter Monday moves, so it is computed.
 * @param yearly national holidays and the patron's day of the office's municipality
 */
export function holidaysOf(yearly: readonly YearlyHoliday[]): Holidays {
  const days = new Map<string, readonly YearlyHoliday[]>();
  for (const holiday of yearly) {
    const key = `${String(holiday.month).padStart(2, '0')}-${String(holiday.day).padStart(2, '0')}`;
    days.set(key, [...(days.get(key) ?? []), holiday]);
  }
  return {
    isHoliday: (day) => {
      const year = Number(day.slice(0, 4));
      return (
        weekdayOf(day) === 7 ||
        (days.get(day.slice(5)) ?? []).some(
          ({ fromYear, toYear }) => fromYear <= year && (toYear === null || year <= toYear),
        ) ||
        day === addDays(easterSunday(year), 1)
      );
    },
  };
}

/** Monday to Friday, no holiday. */
export const isWorkingDay = (day: CalendarDate, holidays: Holidays): boolean =>
  weekdayOf(day) <= 5 && !holidays.isHoliday(day);
