import { describe, expect, it } from '@jest/globals';
import { apparentBirthDate, completedBirthDate, qualityErrors } from './birth-date.js';
import { parseCalendarDate } from './calendar-date.js';
import { ageOn } from './majority.js';

describe('A birth date of which a part is known', () => {
  it.each([
    ['2010', '2010-01-01'],
    ['2010-05', '2010-05-01'],
    ['2010-05-06', '2010-05-06'],
  ])('%s is kept as %s', (known, kept) => {
    expect(completedBirthDate(known)).toBe(kept);
  });

  it.each(['2010-13', '2010-02-30', '10', '2010-5', '', '1010', '2010-05-06-07'])('%j is no date', (known) => {
    expect(() => completedBirthDate(known)).toThrow(/invalid_date/);
  });

  it('is presumed or attributed, never declared or documented', () => {
    expect(qualityErrors('2010', 'presumed')).toEqual([]);
    expect(qualityErrors('2010-05', 'attributed')).toEqual([]);
    expect(qualityErrors('2010-05-06', 'documented')).toEqual([]);
    expect(qualityErrors('2010', 'declared').map(({ field, code }) => [field, code])).toEqual([
      ['birthDateQuality', 'not_allowed'],
    ]);
  });
});

describe('A birth date from the age that is seen', () => {
  it.each([
    [15, '2026-11-23', '2011-01-01'],
    [17, '2026-01-01', '2009-01-01'],
    [17, '2026-12-31', '2009-01-01'],
    [0, '2026-11-23', '2026-01-01'],
  ])('%i years on %s: %s', (age, on, expected) => {
    const day = parseCalendarDate(on);
    expect(apparentBirthDate(age, day)).toBe(expected);
    expect(ageOn(apparentBirthDate(age, day), day)).toBe(age);
  });
});
