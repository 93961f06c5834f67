import { describe, expect, it } from '@jest/globals';
import { parseCalendarDate } from './calendar-date.js';
import { discrepanciesOf, nightAt, nightRefusal } from './presence-night.js';

const day = parseCalendarDate;

describe('the night that people mean', () => {
  it.each([
    ['2026-11-22T23:30:00Z', '2026-11-22', 'half past midnight of the 23rd in Rome: the night that began on the 22nd'],
    ['2026-11-23T07:00:00Z', '2026-11-22', 'eight in the morning: the night just over'],
    ['2026-11-23T11:30:00Z', '2026-11-23', 'half past noon: tonight'],
    ['2026-11-23T21:00:00Z', '2026-11-23', 'ten in the evening: tonight'],
  ])('%s is %s (%s)', (instant, night) => {
    expect(nightAt(new Date(instant))).toBe(night);
  });
});

describe('until when a night can be confirmed', () => {
  it.each([
    ['2026-11-24', 'date_in_future'],
    ['2026-11-23', null],
    ['2026-11-16', null],
    ['2026-11-15', 'confirmation_too_late'],
  ])('%s, on the 23rd within 7 days: %s', (night, refusal) => {
    expect(nightRefusal(day(night), day('2026-11-23'), 7)).toBe(refusal);
  });
});

describe('what a confirmation leaves to be done', () => {
  it('nothing when all are present, or absent for a reason that moves nobody', () => {
    const confirmed = [
      { minorId: 1, absence: null },
      { minorId: 2, absence: 'hospital' },
      { minorId: 3, absence: 'with_permission' },
      { minorId: 4, absence: 'other' },
    ] as const;
    expect(discrepanciesOf([1, 2, 3, 4], confirmed, 0)).toEqual([]);
  });

  it('who did not return, until the absconding is entered', () => {
    const confirmed = [{ minorId: 1, absence: 'not_returned' }] as const;
    expect(discrepanciesOf([1], confirmed, 0)).toEqual([{ kind: 'not_returned', minorId: 1 }]);
    expect(discrepanciesOf([], confirmed, 0)).toEqual([]);
  });

  it('who is there and in no list, and every change of the list since', () => {
    const confirmed = [
      { minorId: 1, absence: null },
      { minorId: 2, absence: 'moved' },
    ] as const;
    expect(discrepanciesOf([2, 3], confirmed, 2)).toEqual([
      { kind: 'removed', minorId: 1 },
      { kind: 'moved', minorId: 2 },
      { kind: 'added', minorId: 3 },
      { kind: 'unlisted', count: 2 },
    ]);
  });
});
