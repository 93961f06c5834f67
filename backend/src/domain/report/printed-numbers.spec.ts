import { describe, expect, test } from '@jest/globals';
import { printChange, printCount, printPoints, printShare, printWhole } from './printed-numbers.js';

describe('printed numbers', () => {
  test.each([
    [0, '0'],
    [999, '999'],
    [2289, '2.289'],
    [15458, '15.458'],
    [1234567, '1.234.567'],
  ])('the count %i is printed %s', (value, text) => {
    expect(printCount(value)).toEqual({ value, text });
  });

  test.each([
    [1, 2000, '0,1'], // 0,05 % is half: up
    [1, 2001, '0,0'],
    [1, 3, '33,3'],
    [2, 3, '66,7'],
    [1005, 1000, '100,5'],
    [0, 7, '0,0'],
    [57, 2000, '2,9'], // 2,85 %: binary fractions would print 2,8
  ])('the share of %i in %i is printed %s', (part, total, text) => {
    expect(printShare(part, total).text).toBe(text);
  });

  test('a share of nothing is a dash, the share of the total is 100', () => {
    expect(printShare(0, 0)).toEqual({ value: null, text: '–' });
    expect(printWhole(12)).toEqual({ value: 100, text: '100' });
    expect(printWhole(0).value).toBeNull();
  });

  test('a change has its sign', () => {
    expect(printChange(7802, 5016)).toEqual({ value: 55.5, text: '+55,5' });
    expect(printChange(5016, 7272)).toEqual({ value: -31, text: '−31,0' });
    expect(printChange(10, 10)).toEqual({ value: 0, text: '0,0' });
    expect(printChange(10, 0).value).toBeNull();
    expect(printPoints({ part: 1, total: 4 }, { part: 1, total: 5 }).text).toBe('+5,0');
    expect(printPoints({ part: 1, total: 4 }, { part: 1, total: 4 }).text).toBe('0,0');
  });
});
