import { describe, expect, it } from '@jest/globals';
import { parseCalendarDate } from './calendar-date.js';
import { ageOn, latestBirthDate } from './majority.js';
import { citizenshipErrors, documentErrors, nameErrors } from './minor.js';

const day = (text: string) => parseCalendarDate(text);
const brief = (errors: readonly { field: string; code: string }[]): string[] =>
  errors.map(({ field, code }) => `${field}: ${code}`);
const COUNTRIES = [
  { alpha3: 'EGY', euMember: false },
  { alpha3: 'XXA', euMember: false },
  { alpha3: 'XXX', euMember: false },
  { alpha3: 'FRA', euMember: true },
];

describe('Names', () => {
  it('are one at least, in Latin letters, unless none was declared', () => {
    expect(nameErrors({ familyName: null, givenName: 'Ali' })).toEqual([]);
    expect(brief(nameErrors({ familyName: null, givenName: null }, 'aliases.2'))).toEqual([
      'aliases.2.familyName: required',
    ]);
    expect(nameErrors({ familyName: null, givenName: null }, '', true)).toEqual([]);
    expect(brief(nameErrors({ familyName: 'محمد', givenName: null }))).toEqual(['familyName: invalid_value']);
  });
});

describe('Citizenships', () => {
  it.each([
    [['EGY'], []],
    [['XXA'], []],
    [['EGY', 'FRA'], ['citizenships.1: not_allowed']],
    [['EGY', 'XXA'], ['citizenships.1: not_allowed']],
    [['XXX'], []],
    [['XXX', 'EGY'], ['citizenships.0: not_allowed']],
    [['EGY', 'EGY'], ['citizenships.1: duplicate']],
    [['QQQ'], ['citizenships.0: unknown_code']],
  ])('%j: %j', (citizenships, expected) => {
    expect(brief(citizenshipErrors(citizenships, COUNTRIES))).toEqual(expected);
  });
});

describe('Documents', () => {
  it('are not issued tomorrow and do not end before they begin', () => {
    const today = day('2026-03-01');
    expect(documentErrors({ issuedOn: today, expiresOn: today }, 'documents.0', today)).toEqual([]);
    expect(
      brief(documentErrors({ issuedOn: day('2026-03-02'), expiresOn: day('2026-03-01') }, 'documents.0', today)),
    ).toEqual(['documents.0.issuedOn: date_in_future', 'documents.0.expiresOn: invalid_period']);
  });
});

describe('The latest birth date of an age', () => {
  it.each([
    ['2026-11-23', '2008-11-23'],
    ['2026-02-28', '2008-02-28'], // born on 29 February 2008: 18 on 1 March only
    ['2026-03-01', '2008-03-01'],
    ['2028-02-29', '2010-02-28'],
  ])('18 on %s: %s', (on, expected) => {
    expect(latestBirthDate(18, day(on))).toBe(expected);
  });

  it('parts those who have completed the age from those who have not', () => {
    for (const on of ['2026-02-28', '2026-03-01', '2028-02-29', '2026-12-31']) {
      for (const birth of [
        '2008-02-28',
        '2008-02-29',
        '2008-03-01',
        '2010-02-28',
        '2010-03-01',
        '2008-12-31',
        '2009-01-01',
      ]) {
        expect(day(birth) <= latestBirthDate(18, day(on))).toBe(ageOn(day(birth), day(on)) >= 18);
      }
    }
  });
});
