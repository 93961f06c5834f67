import { describe, expect, it } from '@jest/globals';
import { parseCalendarDate } from './calendar-date.js';
import { checkEntry, lateDays } from './entry-rule.js';

const day = (text: string) => parseCalendarDate(text);
const RULE = { graceDays: 5, maximumDaysBack: 92, source: 'prova' };
const entering =
  (onDate: string, hasReason = false) =>
  () => {
    checkEntry(RULE, { onDate: day(onDate), today: day('2026-11-23'), hasReason });
  };

describe('A movement entered late', () => {
  it('counts the days from the movement to its entry', () => {
    expect(lateDays(day('2026-11-23'), day('2026-11-23'))).toBe(0);
    expect(lateDays(day('2026-10-31'), day('2026-11-23'))).toBe(23);
    expect(lateDays(day('2026-11-24'), day('2026-11-23'))).toBe(0);
  });

  it('needs no reason within the grace, the fifth day included', () => {
    expect(entering('2026-11-18')).not.toThrow();
    expect(entering('2026-11-17')).toThrow(/late_reason_required/);
    expect(entering('2026-11-17', true)).not.toThrow();
  });

  it('is refused beyond the limit, whatever the reason', () => {
    expect(entering('2026-08-23', true)).not.toThrow();
    expect(entering('2026-08-22', true)).toThrow(/too_far_back/);
  });

  it('passes where no rule binds', () => {
    expect(() => {
      checkEntry(undefined, { onDate: day('2019-01-01'), today: day('2026-11-23'), hasReason: false });
    }).not.toThrow();
  });
});
