import { describe, expect, it } from '@jest/globals';
import type { CalendarDate } from './calendar-date.js';
import { dueReminders, OVERDUE, REMIND_DAYS } from './obligation.js';

const day = (text: string) => text as CalendarDate;
/** Due on 30 June 2027, known since 1 May: reminders fall on 31 May, 15, 25 and 29 June. */
const owed = (today: string, done: readonly number[] = [], sinceOn = '2027-05-01') =>
  dueReminders({ dueOn: day('2027-06-30'), sinceOn: day(sinceOn), remindDays: REMIND_DAYS, done }, day(today));

describe('The reminder of a deadline', () => {
  it.each([
    ['2027-05-30', null],
    ['2027-05-31', 30],
    ['2027-06-15', 15],
    ['2027-06-25', 5],
    ['2027-06-29', 1],
    ['2027-06-30', 1],
    ['2027-07-01', OVERDUE],
  ])('on %s is that of %s days before', (today, step) => {
    expect(owed(today).send).toBe(step);
  });

  it('goes out once', () => {
    expect(owed('2027-06-16', [30, 15])).toEqual({ send: null, passedOver: [] });
  });

  it('after missed days is one, and the missed ones are passed over', () => {
    expect(owed('2027-06-26')).toEqual({ send: 5, passedOver: [15, 30] });
    expect(owed('2027-08-01', [30])).toEqual({ send: OVERDUE, passedOver: [1, 5, 15] });
  });

  it('is not owed for a day on which the deadline was not yet known', () => {
    // Opened ten days before it is due: the thirty and the fifteen days are behind.
    expect(owed('2027-06-20', [], '2027-06-20')).toEqual({ send: null, passedOver: [] });
    expect(owed('2027-06-25', [], '2027-06-20')).toEqual({ send: 5, passedOver: [] });
    // Opened on the very day of a reminder: who opens it tells of it.
    expect(owed('2027-06-25', [], '2027-06-25')).toEqual({ send: null, passedOver: [] });
  });

  it('is owed once overdue, even when the deadline was set after its day', () => {
    expect(owed('2027-07-03', [], '2027-07-02').send).toBe(OVERDUE);
  });

  it('never goes back in order', () => {
    expect(owed('2027-06-29', [1])).toEqual({ send: null, passedOver: [5, 15, 30] });
  });
});
