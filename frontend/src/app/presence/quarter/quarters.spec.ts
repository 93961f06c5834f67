import { describe, expect, it } from '@jest/globals';
import { monthsOf, quarterOf, quartersUntil } from './quarters';

describe('quarters', () => {
  it.each([
    ['2026-01-01', '2026-Q1'],
    ['2026-03-31', '2026-Q1'],
    ['2026-04-01', '2026-Q2'],
    ['2026-12-31', '2026-Q4'],
  ])('%s is in %s', (day, quarter) => {
    expect(quarterOf(day)).toBe(quarter);
  });

  it('go back over the year', () => {
    expect(quartersUntil('2026-05-01', 4)).toEqual(['2026-Q2', '2026-Q1', '2025-Q4', '2025-Q3']);
  });

  it('have three months', () => {
    expect(monthsOf('2026-Q4')).toEqual(['2026-10', '2026-12']);
    expect(monthsOf('2026-Q1')).toEqual(['2026-01', '2026-03']);
  });
});
