import { describe, expect, test } from '@jest/globals';
import { parseCalendarDate } from '../calendar-date.js';
import { parseMonth } from '../period.js';
import { monthJustEnded, reportDay } from './report-month.js';

const day = parseCalendarDate;
const month = parseMonth;

describe('the month of a report', () => {
  test('is described on its last day', () => {
    expect(reportDay(month('2017-03'), day('2017-04-01'))).toBe('2017-03-31');
    expect(reportDay(month('2016-02'), day('2016-03-01'))).toBe('2016-02-29');
  });

  test('must be over', () => {
    expect(() => reportDay(month('2017-03'), day('2017-03-30'))).toThrow('date_in_future');
    expect(() => reportDay(month('2017-03'), day('2017-03-31'))).toThrow('not_ready');
  });

  test('asked for on the 1st by the schedule is the one of the day before', () => {
    expect(monthJustEnded(day('2017-01-01'))).toBe('2016-12');
    expect(monthJustEnded(day('2017-03-31'))).toBe('2017-02');
  });
});
