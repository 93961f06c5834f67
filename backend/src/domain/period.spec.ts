import { describe, expect, test } from '@jest/globals';
import { parseCalendarDate } from './calendar-date.js';
import {
  contains,
  daysIn,
  firstDayOf,
  isMonth,
  lastDayOf,
  monthOfDay,
  overlap,
  parseMonth,
  period,
  periodOfDays,
} from './period.js';

const day = (text: string) => parseCalendarDate(text);

describe('a period', () => {
  const march = period(day('2017-03-01'), day('2017-04-01'));

  test('counts its first day and not its end', () => {
    expect(contains(march, day('2017-02-28'))).toBe(false);
    expect(contains(march, day('2017-03-01'))).toBe(true);
    expect(contains(march, day('2017-03-31'))).toBe(true);
    expect(contains(march, day('2017-04-01'))).toBe(false);
    expect(contains(period(day('2017-03-01')), day('2150-01-01'))).toBe(true);
  });

  test('written with its last day is the same', () => {
    expect(periodOfDays(day('2017-03-01'), day('2017-03-31'))).toEqual(march);
  });

  test('has at least one day', () => {
    expect(() => period(day('2017-03-01'), day('2017-03-01'))).toThrow('invalid_period');
  });

  test('that starts where another ends does not overlap it', () => {
    expect(overlap(march, period(day('2017-04-01')))).toBe(false);
    expect(overlap(march, period(day('2017-03-31')))).toBe(true);
    expect(overlap(period(day('2016-01-01')), march)).toBe(true);
  });

  test('is measured in days up to the horizon', () => {
    expect(daysIn(march, day('2017-12-31'))).toBe(31);
    expect(daysIn(period(day('2017-03-01')), day('2017-03-11'))).toBe(10);
    expect(daysIn(period(day('2017-03-01')), day('2017-02-01'))).toBe(0);
  });
});

describe('a month', () => {
  test('has its first and last day', () => {
    const february = parseMonth('2016-02');
    expect(firstDayOf(february)).toBe('2016-02-01');
    expect(lastDayOf(february)).toBe('2016-02-29');
    expect(monthOfDay(day('2017-03-31'))).toBe('2017-03');
  });

  test.each(['2016-13', '2016-2', '2016', '2016-02-01', 'x'])('%s is none', (text) => {
    expect(isMonth(text)).toBe(false);
    expect(() => parseMonth(text)).toThrow('validation_failed');
  });
});
