import { describe, expect, it } from '@jest/globals';
import { parseCalendarDate } from './calendar-date.js';
import { amountOf, sumOf } from './daily-amount.js';
import { daysOfQuarter, parseQuarter } from './quarter.js';

const day = parseCalendarDate;

describe('a quarter', () => {
  it.each([
    ['2026-Q1', '2026-01-01', '2026-03-31', 90],
    ['2024-Q1', '2024-01-01', '2024-03-31', 91],
    ['2026-Q2', '2026-04-01', '2026-06-30', 91],
    ['2026-Q3', '2026-07-01', '2026-09-30', 92],
    ['2026-Q4', '2026-10-01', '2026-12-31', 92],
  ])('%s is from %s to %s: %d days', (text, first, last, count) => {
    const quarter = parseQuarter(text);
    expect([quarter.first, quarter.last, daysOfQuarter(quarter).length]).toEqual([first, last, count]);
  });

  it.each(['2026-Q5', '2026-Q0', '2026', '26-Q1', '2026-Q11'])('%s is none', (text) => {
    expect(() => parseQuarter(text)).toThrow();
  });
});

describe('the amount of days', () => {
  const amounts = [
    {
      kind: 'sai',
      validity: { from: day('2026-01-01'), until: day('2026-01-03') },
      cents: 4500,
      source: 'A',
      toVerify: false,
    },
    {
      kind: 'sai',
      validity: { from: day('2026-01-03'), until: day('2026-01-05') },
      cents: 6000,
      source: 'B',
      toVerify: false,
    },
  ] as const;
  const days = ['01', '02', '03', '04', '05'].map((number) => day(`2026-01-${number}`));

  it('each day by its own: 2 × 45 + 2 × 60 euro, and a day without', () => {
    expect(amountOf(days, 'sai', amounts)).toEqual({ cents: 21_000, daysWithout: 1 });
  });

  it('a kind without amounts has none', () => {
    expect(amountOf(days, 'first_municipal', amounts)).toEqual({ cents: 0, daysWithout: 5 });
  });

  it('sums up', () => {
    expect(
      sumOf([
        { cents: 1, daysWithout: 2 },
        { cents: 3, daysWithout: 4 },
      ]),
    ).toEqual({ cents: 4, daysWithout: 6 });
  });
});
