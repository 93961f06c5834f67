import { describe, expect, test } from '@jest/globals';
import { parseCalendarDate } from './calendar-date.js';
import { parseMonth, period } from './period.js';
import { daysOfMonth, isPresentOn, presentDays, rangesOf, totalsByDay, type HostedMinor } from './presence.js';

const day = parseCalendarDate;
const OCTOBER = daysOfMonth(parseMonth('2026-10'));
const LATER = day('2026-11-23');

/** In the facility from 5 October to the day before the 12th, and again from the 20th. */
const BOY: HostedMinor = {
  birthDate: day('2010-03-01'),
  reportedOn: day('2026-10-01'),
  stays: [period(day('2026-10-05'), day('2026-10-12')), period(day('2026-10-20'))],
};

describe('the days of a month', () => {
  test.each([
    ['2026-10', 31],
    ['2026-11', 30],
    ['2026-02', 28],
    ['2028-02', 29],
  ])('%s has %i', (month, count) => {
    const days = daysOfMonth(parseMonth(month));
    expect(days).toHaveLength(count);
    expect(days[0]).toBe(`${month}-01`);
    expect(days.at(-1)).toBe(`${month}-${String(count)}`);
  });
});

describe('a day of presence', () => {
  test('counts on arrival and does not on leaving', () => {
    const on = (text: string): boolean => isPresentOn(BOY, day(text), LATER);
    expect([on('2026-10-04'), on('2026-10-05'), on('2026-10-11'), on('2026-10-12'), on('2026-10-20')]).toEqual([
      false,
      true,
      true,
      false,
      true,
    ]);
  });

  test('is given in ranges: 7 days and 12 days', () => {
    const days = presentDays(BOY, OCTOBER, LATER);
    expect(days).toHaveLength(19);
    expect(rangesOf(days)).toEqual([
      { first: '2026-10-05', last: '2026-10-11' },
      { first: '2026-10-20', last: '2026-10-31' },
    ]);
  });

  test('does not lie after today; today counts', () => {
    expect(rangesOf(presentDays(BOY, OCTOBER, day('2026-10-21'))).at(-1)).toEqual({
      first: '2026-10-20',
      last: '2026-10-21',
    });
  });

  test('begins with the report', () => {
    expect(rangesOf(presentDays({ ...BOY, reportedOn: day('2026-10-08') }, OCTOBER, LATER))[0]?.first).toBe(
      '2026-10-08',
    );
  });

  test('ends on the eve of the eighteenth birthday', () => {
    const days = presentDays({ ...BOY, birthDate: day('2008-10-25') }, OCTOBER, LATER);
    expect(days.at(-1)).toBe('2026-10-24');
    expect(days).toHaveLength(12);
  });

  test('of who was born on 29 February ends on 28 February of a common year', () => {
    const february = daysOfMonth(parseMonth('2026-02'));
    const minor = { birthDate: day('2008-02-29'), reportedOn: day('2026-01-01'), stays: [period(day('2026-01-01'))] };
    expect(presentDays(minor, february, LATER)).toHaveLength(28);
    expect(presentDays(minor, daysOfMonth(parseMonth('2026-03')), LATER)).toEqual([]);
  });
});

test('days next to one another across stays are one range; none make none', () => {
  const stays = [period(day('2026-10-01'), day('2026-10-03')), period(day('2026-10-03'), day('2026-10-05'))];
  expect(rangesOf(presentDays({ ...BOY, stays }, OCTOBER, LATER))).toEqual([
    { first: '2026-10-01', last: '2026-10-04' },
  ]);
  expect(rangesOf([])).toEqual([]);
});

test('totals add the minors of each day', () => {
  const days = OCTOBER.slice(0, 3);
  expect(totalsByDay(days, [[day('2026-10-01'), day('2026-10-02')], [day('2026-10-02')]])).toEqual([1, 2, 0]);
});
