import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { addDays, parseCalendarDate } from './calendar-date.js';
import { ageOn, birthdayAt, daysToMajority, isFirstOfJanuary, isMinorOn, majorityDate } from './majority.js';

const day = (text: string) => parseCalendarDate(text);
const anyDay = fc.integer({ min: 0, max: 20_000 }).map((days) => addDays(day('1990-01-01'), days));

describe('majority', () => {
  test('the 18th birthday itself is not a day of a minor', () => {
    const birth = day('1999-03-31');
    expect(majorityDate(birth)).toBe('2017-03-31');
    expect(isMinorOn(birth, day('2017-03-30'))).toBe(true);
    expect(isMinorOn(birth, day('2017-03-31'))).toBe(false);
  });

  test('who was born on 29 February has the new age on 1 March of a common year', () => {
    const birth = day('2000-02-29');
    expect(majorityDate(birth)).toBe('2018-03-01');
    expect(isMinorOn(birth, day('2018-02-28'))).toBe(true);
    expect(ageOn(birth, day('2017-02-28'))).toBe(16);
    expect(ageOn(birth, day('2017-03-01'))).toBe(17);
    expect(birthdayAt(birth, 16)).toBe('2016-02-29');
    expect(ageOn(birth, day('2016-02-29'))).toBe(16);
  });

  test('the days left are 1 on the eve and 0 on the birthday', () => {
    const birth = day('1999-04-01');
    expect(daysToMajority(birth, day('2017-03-31'))).toBe(1);
    expect(daysToMajority(birth, day('2017-04-01'))).toBe(0);
    expect(daysToMajority(birth, day('2017-04-11'))).toBe(-10);
    expect(daysToMajority(birth, day('2016-04-01'))).toBe(365);
  });

  test('age is counted in completed years', () => {
    expect(ageOn(day('2001-06-03'), day('2016-06-02'))).toBe(14);
    expect(ageOn(day('2001-06-03'), day('2016-06-03'))).toBe(15);
    expect(ageOn(day('2016-06-03'), day('2016-06-03'))).toBe(0);
    expect(ageOn(day('2016-06-03'), day('2016-06-02'))).toBe(-1);
  });

  test('age never falls as days pass, rises by one at a time, and agrees with the birthdays', () => {
    fc.assert(
      fc.property(anyDay, fc.integer({ min: 0, max: 8_000 }), (birth, lived) => {
        const today = addDays(birth, lived);
        const age = ageOn(birth, today);
        const step = ageOn(birth, addDays(today, 1)) - age;
        expect([0, 1]).toContain(step);
        expect(birthdayAt(birth, age) <= today).toBe(true);
        expect(today < birthdayAt(birth, age + 1)).toBe(true);
        expect(isMinorOn(birth, today)).toBe(age < 18);
      }),
    );
  });

  test('a presumptive birth date is 1 January', () => {
    expect(isFirstOfJanuary(day('1999-01-01'))).toBe(true);
    expect(isFirstOfJanuary(day('1999-01-11'))).toBe(false);
  });
});
