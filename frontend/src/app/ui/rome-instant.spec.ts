import { expect, it } from '@jest/globals';
import { instantInRome, wallClockOf } from './rome-instant';

it('reads a wall clock in Italy as the instant it was', () => {
  expect(instantInRome('2017-01-15', '09:30')).toBe('2017-01-15T08:30:00.000Z');
  expect(instantInRome('2017-07-15', '09:30')).toBe('2017-07-15T07:30:00.000Z');
});

it('takes the end of the day where no time was given', () => {
  expect(instantInRome('2017-03-31', '')).toBe('2017-03-31T21:59:00.000Z');
});

it('takes the later instant of an hour that happens twice, so that nothing recorded in it is left out', () => {
  // On 29 October 2017 clocks went back from 03:00 to 02:00.
  expect(instantInRome('2017-10-29', '02:30')).toBe('2017-10-29T01:30:00.000Z');
});

it('shows an instant as clocks in Italy did', () => {
  expect(wallClockOf('2017-01-15T08:30:00.000Z')).toEqual({ day: '2017-01-15', time: '09:30' });
  expect(wallClockOf('2017-07-15T22:15:00Z')).toEqual({ day: '2017-07-16', time: '00:15' });
  expect(wallClockOf('not an instant')).toBeNull();
});
