import { describe, expect, it } from '@jest/globals';
import { parseCalendarDate } from '../calendar-date.js';
import { urgencyOf } from './urgency.js';

const day = parseCalendarDate;
const TODAY = day('2026-11-23');

describe('urgencyOf', () => {
  it('counts the days to the 18th birthday and to the end of the term', () => {
    expect(urgencyOf({ majorityOn: day('2027-01-10'), dueOn: day('2026-12-23'), suspended: false }, TODAY)).toEqual({
      level: 'ordinary',
      daysToMajority: 48,
      daysToTerm: 30,
      suspended: false,
      firstDay: '2026-12-23',
    });
  });

  it.each([
    ['the term ended yesterday', '2027-01-10', '2026-11-22', 'overdue', '2026-11-22'],
    ['the term ends today: its last day is a day to answer on', '2027-01-10', '2026-11-23', 'within_5', '2026-11-23'],
    ['five days are left', '2027-01-10', '2026-11-28', 'within_5', '2026-11-28'],
    ['six days are left', '2027-01-10', '2026-11-29', 'within_15', '2026-11-29'],
    ['fifteen days are left', '2027-01-10', '2026-12-08', 'within_15', '2026-12-08'],
    ['sixteen days are left', '2027-01-10', '2026-12-09', 'ordinary', '2026-12-09'],
    ['the birthday comes before the term', '2026-11-25', '2026-12-23', 'within_5', '2026-11-25'],
    ['the young person turns 18 today', '2026-11-23', '2026-12-23', 'of_age', '2026-11-23'],
    [
      'the young person is 18 already and the term is over: the term is named',
      '2026-11-01',
      '2026-11-20',
      'overdue',
      '2026-11-01',
    ],
  ])('%s', (_, majorityOn, dueOn, level, firstDay) => {
    expect(urgencyOf({ majorityOn: day(majorityOn), dueOn: day(dueOn), suspended: false }, TODAY)).toMatchObject({
      level,
      firstDay,
    });
  });

  it('leaves a suspended term out and keeps the birthday', () => {
    expect(urgencyOf({ majorityOn: day('2026-12-03'), dueOn: day('2026-11-20'), suspended: true }, TODAY)).toEqual({
      level: 'within_15',
      daysToMajority: 10,
      daysToTerm: null,
      suspended: true,
      firstDay: '2026-12-03',
    });
  });

  it('knows requests whose term does not run yet', () => {
    expect(urgencyOf({ majorityOn: day('2027-02-01'), dueOn: null, suspended: false }, TODAY)).toMatchObject({
      level: 'ordinary',
      daysToTerm: null,
      firstDay: '2027-02-01',
    });
  });
});
