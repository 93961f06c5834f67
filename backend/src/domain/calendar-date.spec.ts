import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import {
  addDays,
  addMonths,
  daysBetween,
  formatLongItalian,
  formatMonthItalian,
  formatShortItalian,
  isCalendarDate,
  monthEnd,
  monthStart,
  parseCalendarDate,
  sameDayYearsBefore,
  todayInRome,
} from './calendar-date.js';
import { DomainProblem } from './problem.js';

const day = (text: string) => parseCalendarDate(text);

describe('a calendar date', () => {
  test.each(['2016-02-29', '2017-03-31', '1999-12-31', '2000-02-29'])('%s is a day', (text) => {
    expect(isCalendarDate(text)).toBe(true);
  });

  test.each([
    '2017-02-29',
    '2017-04-31',
    '2017-13-01',
    '2017-00-10',
    '2017-3-1',
    '31/03/2017',
    '2017-03-31T00:00:00Z',
    ' 2017-03-31',
    '',
    '1900-02-29',
    '0017-03-31',
  ])('%j is none', (text) => {
    expect(isCalendarDate(text)).toBe(false);
  });

  test('a bad one is refused with the name of its field', () => {
    expect.assertions(2);
    try {
      parseCalendarDate('2017-02-29', 'birthDate');
    } catch (error) {
      expect(error).toBeInstanceOf(DomainProblem);
      expect(error).toMatchObject({
        code: 'invalid_date',
        status: 422,
        errors: [{ field: 'birthDate', code: 'invalid_date' }],
      });
    }
  });

  test('is counted in days, months and month ends', () => {
    expect(addDays(day('2016-02-28'), 1)).toBe('2016-02-29');
    expect(addDays(day('2017-01-01'), -1)).toBe('2016-12-31');
    expect(addMonths(day('2017-01-31'), 1)).toBe('2017-02-28');
    expect(daysBetween(day('2016-01-01'), day('2017-01-01'))).toBe(366);
    expect(daysBetween(day('2017-03-31'), day('2017-03-01'))).toBe(-30);
    expect(monthStart(day('2017-03-31'))).toBe('2017-03-01');
    expect(monthEnd(day('2016-02-10'))).toBe('2016-02-29');
    expect(monthEnd(day('2016-12-31'))).toBe('2016-12-31');
  });

  test('a month end compares with month ends of earlier years', () => {
    expect(sameDayYearsBefore(day('2017-02-28'), 1)).toBe('2016-02-29');
    expect(sameDayYearsBefore(day('2016-02-29'), 1)).toBe('2015-02-28');
    expect(sameDayYearsBefore(day('2017-03-15'), 2)).toBe('2015-03-15');
  });

  test('is written in Italian', () => {
    expect(formatShortItalian(day('2017-03-31'))).toBe('31/03/2017');
    expect(formatLongItalian(day('2017-03-31'))).toBe('31 marzo 2017');
    expect(formatLongItalian(day('2018-01-01'))).toBe('1° gennaio 2018');
    expect(formatMonthItalian(day('2016-08-31'))).toBe('agosto 2016');
  });

  test('adding days and counting them are inverse', () => {
    fc.assert(
      fc.property(fc.integer({ min: -20_000, max: 20_000 }), (days) => {
        expect(daysBetween(day('2017-03-31'), addDays(day('2017-03-31'), days))).toBe(days);
      }),
    );
  });
});

describe('today in Italy', () => {
  test.each([
    ['2016-12-31T22:59:59Z', '2016-12-31'],
    ['2016-12-31T23:00:00Z', '2017-01-01'],
    ['2017-06-30T21:59:59Z', '2017-06-30'],
    ['2017-06-30T22:00:00Z', '2017-07-01'],
  ])('at %s it is %s', (instant, today) => {
    expect(todayInRome(new Date(instant))).toBe(today);
  });
});
