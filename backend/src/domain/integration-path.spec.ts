import { describe, expect, it } from '@jest/globals';
import { parseCalendarDate as day } from './calendar-date.js';
import {
  hasProsieguo,
  type IntegrationPath,
  isFosteredToRelative,
  isProtectedAt,
  lastExpiry,
  type Measure,
  measureErrors,
  pathErrors,
  permitErrors,
  type ResidencePermit,
} from './integration-path.js';

const BORN = day('2009-03-01');
const EIGHTEEN = day('2027-03-01');
const TODAY = day('2026-11-23');
const PATH: IntegrationPath = {
  kind: 'school',
  provider: 'CPIA di prova',
  fromDate: day('2025-01-10'),
  toDate: null,
  hours: null,
  certificateId: null,
  note: null,
};
const PERMIT: ResidencePermit = { kind: 'minor_age', number: null, issuedOn: null, expiresOn: null, note: null };
const MEASURE: Measure = {
  kind: 'prosieguo',
  orderedOn: day('2026-10-01'),
  endsOn: null,
  kinshipDegree: null,
  authority: null,
  note: null,
};
const said = (errors: readonly { field: string; code: string }[]): string[] =>
  errors.map(({ field, code }) => `${field} ${code}`);

describe('A path', () => {
  it.each([
    ['of one day is one', { toDate: day('2025-01-10') }, []],
    ['ends no earlier than it begins', { toDate: day('2025-01-09') }, ['toDate invalid_period']],
    ['may begin today', { fromDate: TODAY }, []],
    ['does not begin tomorrow', { fromDate: day('2026-11-24') }, ['fromDate date_in_future']],
    ['may be planned to end later', { toDate: day('2027-06-30') }, []],
    ['does not begin before the birth', { fromDate: day('2009-02-28') }, ['fromDate before_birth']],
    ['names who gives it', { provider: '' }, ['provider required']],
  ])('%s', (_, change, errors) => {
    expect(said(pathErrors({ ...PATH, ...change }, BORN, TODAY))).toEqual(errors);
  });
});

describe('A permit', () => {
  it.each([
    ['needs no days', {}, []],
    ['is not issued tomorrow', { issuedOn: day('2026-11-24') }, ['issuedOn date_in_future']],
    ['is not issued before the birth', { issuedOn: day('2009-02-28') }, ['issuedOn before_birth']],
    [
      'expires no earlier than it was issued',
      { issuedOn: day('2026-01-02'), expiresOn: day('2026-01-01') },
      ['expiresOn invalid_period'],
    ],
    ['expires no earlier than the birth', { expiresOn: day('2009-02-28') }, ['expiresOn invalid_period']],
  ])('%s', (_, change, errors) => {
    expect(said(permitErrors({ ...PERMIT, ...change }, BORN, TODAY))).toEqual(errors);
  });
});

describe('A measure', () => {
  it.each([
    ['of prosieguo has no kinship', { kinshipDegree: 3 }, ['kinshipDegree not_allowed']],
    ['of fostering to a relative has one', { kind: 'fostered_to_relative' as const }, ['kinshipDegree required']],
    ['is not ordered tomorrow', { orderedOn: day('2026-11-24') }, ['orderedOn date_in_future']],
    ['is not ordered before the birth', { orderedOn: day('2009-02-28') }, ['orderedOn before_birth']],
    ['ends no earlier than it was ordered', { endsOn: day('2026-09-30') }, ['endsOn invalid_period']],
  ])('%s', (_, change, errors) => {
    expect(said(measureErrors({ ...MEASURE, ...change }, BORN, TODAY))).toEqual(errors);
  });
});

describe('At 18', () => {
  it.each([
    ['a permit for asylum that expires on the day protects', 'asylum', EIGHTEEN, true],
    ['one that expires on the eve does not', 'asylum', day('2027-02-28'), false],
    ['one whose expiry is not known does', 'subsidiary_protection', null, true],
    ['humanitarian reasons do', 'humanitarian', day('2028-01-01'), true],
    ['special protection waits for a jurist', 'special_protection', day('2028-01-01'), false],
    ['minor age does not', 'minor_age', day('2028-01-01'), false],
  ] as const)('%s', (_, kind, expiresOn, expected) => {
    expect(isProtectedAt([{ ...PERMIT, kind, expiresOn }], EIGHTEEN)).toBe(expected);
  });

  it.each([
    ['without an end goes on', null, true],
    ['that ends on the birthday goes on that day', EIGHTEEN, true],
    ['that ended on the eve is none', day('2027-02-28'), false],
  ])('a prosieguo %s', (_, endsOn, expected) => {
    expect(hasProsieguo([{ ...MEASURE, endsOn }], EIGHTEEN)).toBe(expected);
  });

  it.each([
    ['a cousin is within the fourth degree', 4, null, true],
    ['a relative of the fifth is not', 5, null, false],
    ['a fostering that ends with minority holds', 3, day('2027-02-28'), true],
    ['one that ended a day before does not', 3, day('2027-02-27'), false],
  ])('%s', (_, kinshipDegree, endsOn, expected) => {
    const fostering = { ...MEASURE, kind: 'fostered_to_relative' as const, kinshipDegree, endsOn };
    expect(isFosteredToRelative([fostering], EIGHTEEN, 4)).toBe(expected);
  });

  it('is counted from the permit that expires last', () => {
    const permits = [day('2027-02-01'), null, day('2027-04-15')].map((expiresOn) => ({ ...PERMIT, expiresOn }));
    expect(lastExpiry(permits)).toBe(day('2027-04-15'));
    expect(lastExpiry([PERMIT])).toBeNull();
  });
});
