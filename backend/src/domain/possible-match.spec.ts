import { describe, expect, it } from '@jest/globals';
import { parseCalendarDate } from './calendar-date.js';
import { compareWith, editDistance, LEAST_LIKENESS, type Registered, type Sought } from './possible-match.js';

const day = (text: string) => parseCalendarDate(text);
const SOUGHT: Sought = {
  familyName: 'Hassan',
  givenName: 'Mohamed',
  birthDate: day('2010-05-06'),
  sex: 'M',
  citizenship: 'EGY',
  simCode: null,
  cui: null,
};
const RECORD: Registered = {
  familyName: 'Hassan',
  givenName: 'Mohamed',
  aliases: [],
  birthDate: day('2010-05-06'),
  birthDateQuality: 'declared',
  sex: 'M',
  citizenships: ['EGY'],
  simCode: '2A3C4D5E',
  cui: null,
};

const fieldsOf = (sought: Partial<Sought>, registered: Partial<Registered>): Record<string, string> =>
  Object.fromEntries(
    compareWith({ ...SOUGHT, ...sought }, { ...RECORD, ...registered }).fields.map(({ field, verdict, note }) => [
      field,
      note === null ? verdict : `${verdict} ${note}`,
    ]),
  );
const likeness = (sought: Partial<Sought>, registered: Partial<Registered> = {}): number =>
  compareWith({ ...SOUGHT, ...sought }, { ...RECORD, ...registered }).likeness;

describe('A record that agrees in all', () => {
  it('has likeness 1', () => {
    expect(fieldsOf({}, {})).toEqual({ name: 'same', birthDate: 'same', sex: 'same', citizenship: 'same' });
    expect(likeness({})).toBe(1);
  });
});

describe('Names', () => {
  it.each([
    ['written with other letters', { familyName: 'Hasan', givenName: 'Muhammad' }, 'near spelling'],
    ['swapped', { familyName: 'Mohamed', givenName: 'Hassan' }, 'same swapped'],
    ['with accents and small letters', { familyName: 'hassàn', givenName: 'MOHAMED' }, 'same'],
    ['of which one is missing', { familyName: null, givenName: 'Mohamed' }, 'near part_of_name'],
    ['of somebody else', { familyName: 'Diallo', givenName: 'Boubacar' }, 'different'],
    ['of a brother', { familyName: 'Hassan', givenName: 'Karim' }, 'different'],
  ])('%s', (_what, names, expected) => {
    expect(fieldsOf(names, {}).name).toBe(expected);
  });

  it('are looked for among the other names, too', () => {
    const aliases = [{ familyName: 'Hassan', givenName: 'Mohamed' }];
    expect(fieldsOf({}, { familyName: 'Ali', givenName: 'Omar', aliases }).name).toBe('near alias');
  });

  it('that nobody declared are not compared', () => {
    expect(fieldsOf({ familyName: null, givenName: null }, {})).not.toHaveProperty('name');
    expect(fieldsOf({}, { familyName: null, givenName: null })).not.toHaveProperty('name');
  });
});

describe('Birth dates', () => {
  it.each([
    ['day and month swapped', '2010-06-05', 'near day_month_swapped'],
    ['another month', '2010-07-06', 'near same_year'],
    ['another year', '2011-05-06', 'near close_date'],
    ['only the year', '2010-01-01', 'near estimated'],
    ['only the year, one more', '2011-01-01', 'near estimated'],
    ['two years away', '2008-09-14', 'different'],
  ])('%s', (_what, birthDate, expected) => {
    expect(fieldsOf({ birthDate: day(birthDate) }, {}).birthDate).toBe(expected);
  });

  it('presumed on both sides agree less than known ones', () => {
    const presumed = { birthDate: day('2010-01-01'), birthDateQuality: 'presumed' } as const;
    expect(fieldsOf({ birthDate: day('2010-01-01') }, presumed).birthDate).toBe('same estimated');
    expect(likeness({ birthDate: day('2010-01-01') }, presumed)).toBeLessThan(1);
  });
});

describe('Citizenships', () => {
  it('may be a further one, and are not compared while not ascertained', () => {
    expect(fieldsOf({ citizenship: 'SDN' }, { citizenships: ['EGY', 'SDN'] }).citizenship).toBe(
      'near further_citizenship',
    );
    expect(fieldsOf({ citizenship: 'XXX' }, {})).not.toHaveProperty('citizenship');
    expect(fieldsOf({}, { citizenships: ['XXX'] })).not.toHaveProperty('citizenship');
    expect(fieldsOf({ citizenship: 'MLI' }, {}).citizenship).toBe('different');
  });
});

describe('Codes', () => {
  it('decide by themselves', () => {
    expect(likeness({ cui: '0ABC123', familyName: 'Diallo', givenName: 'Boubacar' }, { cui: '0ABC123' })).toBe(1);
    expect(fieldsOf({ cui: '0ABC123' }, { cui: '0ABC124' }).cui).toBe('different');
  });
});

describe('Likeness', () => {
  it('puts a spelling before a part of the name, and both before a stranger of the same age', () => {
    const spelling = likeness({ familyName: 'Hasan' });
    const part = likeness({ familyName: null });
    const stranger = likeness({ familyName: 'Diallo', givenName: 'Boubacar' });
    expect(spelling).toBeGreaterThan(part);
    expect(part).toBeGreaterThan(stranger);
    expect(part).toBeGreaterThan(LEAST_LIKENESS);
  });

  it('leaves out a namesake of another sex, age and country', () => {
    expect(likeness({}, { birthDate: day('2018-02-02'), sex: 'F', citizenships: ['PAK'] })).toBeLessThan(
      LEAST_LIKENESS,
    );
  });
});

describe('The distance between words', () => {
  it.each([
    ['ahmed', 'ahmad', 1],
    ['hassan', 'hasan', 1],
    ['omar', 'oamr', 1],
    ['', 'ali', 3],
    ['kitten', 'sitting', 3],
  ])('%s, %s: %i', (one, other, distance) => {
    expect(editDistance(one, other)).toBe(distance);
  });
});
