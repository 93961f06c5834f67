import { describe, expect, test } from '@jest/globals';
import { parseCalendarDate } from '../calendar-date.js';
import { holidaysOf } from '../deadlines/holidays.js';
import { parseMonth } from '../period.js';
import { calendarState, checkAnnouncement, plannedDay } from './release-calendar.js';

const day = parseCalendarDate;
const every = (month: number, ofMonth: number) => ({ month, day: ofMonth, fromYear: 1949, toYear: null });
const HOLIDAYS = holidaysOf([every(1, 1), every(1, 6), every(4, 25), every(5, 1), every(12, 8), every(12, 25)]);

describe('the day that is announced', () => {
  // Counted by hand on a calendar.
  test.each([
    ['2026-10', 10, '2026-11-13'], // 1 November is a Sunday: 2-6 and 9-13
    ['2025-12', 10, '2026-01-16'], // without 1 and 6 January: 2, 5, 7-9, 12-16
    ['2026-03', 10, '2026-04-15'], // without Easter Monday, 6 April: 1-3, 7-10, 13-15
    ['2026-10', 1, '2026-11-02'],
  ])('for %s at working day %i is %s', (month, working, expected) => {
    expect(plannedDay(parseMonth(month), working, HOLIDAYS)).toBe(expected);
  });

  test('may be moved to today or later, never into the month itself', () => {
    const month = parseMonth('2026-10');
    expect(() => {
      checkAnnouncement(month, day('2026-11-23'), day('2026-11-23'));
    }).not.toThrow();
    expect(() => {
      checkAnnouncement(month, day('2026-11-22'), day('2026-11-23'));
    }).toThrow(/validation_failed/);
    expect(() => {
      checkAnnouncement(parseMonth('2026-11'), day('2026-11-30'), day('2026-11-23'));
    }).toThrow(/validation_failed/);
  });
});

describe('a month of the calendar', () => {
  test.each([
    ['2026-11-13', null, '2026-11-12', 'planned'],
    ['2026-11-13', null, '2026-11-13', 'due_today'],
    ['2026-11-13', null, '2026-11-14', 'overdue'],
    ['2026-11-13', '2026-11-13', '2026-12-01', 'published'],
    ['2026-11-13', '2026-11-14', '2026-12-01', 'published_late'],
    [null, '2026-11-14', '2026-12-01', 'published'],
  ])('announced for %s, published on %s, is on %s: %s', (announced, published, today, expected) => {
    const plan = {
      announcedOn: announced === null ? null : day(announced),
      publishedOn: published === null ? null : day(published),
    };
    expect(calendarState(plan, day(today))).toBe(expected);
  });
});
