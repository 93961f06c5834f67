import { describe, expect, test } from '@jest/globals';
import { periodsOf } from './report-periods';

describe('the periods offered', () => {
  test('are those that have ended, newest first', () => {
    expect(periodsOf('monthly', '2026-11-23').slice(0, 2)).toEqual(['2026-10', '2026-09']);
    expect(periodsOf('half_yearly', '2026-11-23').slice(0, 3)).toEqual(['2026-S1', '2025-S2', '2025-S1']);
    expect(periodsOf('periodic', '2026-11-23').slice(0, 4)).toEqual(['2026-Q3', '2026-Q2', '2026-Q1', '2025-Q4']);
  });

  test('of a half-year end with its last month', () => {
    expect(periodsOf('half_yearly', '2026-07-01')[0]).toBe('2026-S1');
    expect(periodsOf('half_yearly', '2026-06-30')[0]).toBe('2025-S2');
  });
});
