import { describe, expect, it } from '@jest/globals';
import {
  addDays,
  composeDay,
  composePartialDay,
  isDay,
  isPartialDay,
  monthsBefore,
  partsOfDay,
  partsOfPartialDay,
  partsOfPasted,
} from './calendar-day';

describe('a day of which a part is unknown', () => {
  it('is written as far as it is known', () => {
    expect(composePartialDay({ day: '', month: '', year: '2010' })).toBe('2010');
    expect(composePartialDay({ day: '', month: '5', year: '2010' })).toBe('2010-05');
    expect(composePartialDay({ day: '6', month: '5', year: '2010' })).toBe('2010-05-06');
    expect(composePartialDay({ day: '', month: '', year: '' })).toBe('');
  });

  it('has a year at least, and a month before a day', () => {
    expect(isPartialDay(composePartialDay({ day: '', month: '5', year: '' }))).toBe(false);
    expect(isPartialDay(composePartialDay({ day: '6', month: '', year: '2010' }))).toBe(false);
    expect(isPartialDay('2010-13')).toBe(false);
    expect(isPartialDay('201')).toBe(false);
    expect(['2010', '2010-05', '2010-05-06'].map(isPartialDay)).toEqual([true, true, true]);
  });

  it('comes back into its boxes', () => {
    expect(partsOfPartialDay('2010')).toEqual({ day: '', month: '', year: '2010' });
    expect(partsOfPartialDay('2010-05')).toEqual({ day: '', month: '05', year: '2010' });
    expect(partsOfPartialDay('')).toEqual({ day: '', month: '', year: '' });
  });
});

describe('a day typed in three boxes', () => {
  it('becomes a calendar day, with or without leading zeros', () => {
    expect(composeDay({ day: '1', month: '3', year: '2017' })).toBe('2017-03-01');
    expect(composeDay({ day: '31', month: '03', year: '2017' })).toBe('2017-03-31');
  });

  it('is empty when nothing was typed, and no day while it is incomplete', () => {
    expect(composeDay({ day: '', month: '', year: '' })).toBe('');
    expect(isDay(composeDay({ day: '3', month: '', year: '2017' }))).toBe(false);
    expect(composeDay({ day: '3', month: '', year: '2017' })).not.toBe('');
  });

  it('exists in the calendar', () => {
    expect(isDay('2016-02-29')).toBe(true);
    expect(isDay('2017-02-29')).toBe(false);
    expect(isDay('2017-04-31')).toBe(false);
    expect(isDay('0017-03-31')).toBe(false);
  });

  it('comes back into its boxes', () => {
    expect(partsOfDay('2017-03-31')).toEqual({ day: '31', month: '03', year: '2017' });
    expect(partsOfDay('')).toEqual({ day: '', month: '', year: '' });
  });

  it('may be pasted as people and files write it', () => {
    expect(partsOfPasted(' 31/3/2017 ')).toEqual({ day: '31', month: '3', year: '2017' });
    expect(partsOfPasted('31.03.2017')).toEqual({ day: '31', month: '03', year: '2017' });
    expect(partsOfPasted('2017-03-31')).toEqual({ day: '31', month: '03', year: '2017' });
    expect(partsOfPasted('marzo')).toBeNull();
  });
});

describe('days and months away', () => {
  it('counts days over the end of a month, a year and a change of clocks', () => {
    expect(addDays('2026-11-23', 223)).toBe('2027-07-04');
    expect(addDays('2027-01-01', -1)).toBe('2026-12-31');
    expect(addDays('2026-03-28', 2)).toBe('2026-03-30');
  });

  it('lists the months that are over, newest first', () => {
    expect(monthsBefore('2017-02-15', 3)).toEqual(['2017-01', '2016-12', '2016-11']);
    expect(monthsBefore('2017-03-31', 1)).toEqual(['2017-02']);
  });
});
