import { describe, expect, it } from '@jest/globals';
import { parseCalendarDate } from './calendar-date.js';
import { completenessOf, type CompletenessFacts } from './completeness.js';

const WHOLE: CompletenessFacts = {
  familyName: 'Traoré',
  givenName: 'Amina',
  citizenships: ['MLI'],
  birthDateQuality: 'declared',
  birthPlace: 'Bamako',
  birthCountry: 'MLI',
  enteredOn: parseCalendarDate('2026-11-20'),
  entryMode: 'sea_landing',
  hasEntryMunicipality: true,
  languages: 2,
  documents: 1,
  hasResponsibleMunicipality: true,
  reportedOn: parseCalendarDate('2026-11-23'),
  hasBeenPlaced: true,
};

const lacking = (facts: Partial<CompletenessFacts>): string[] =>
  completenessOf({ ...WHOLE, ...facts }).missing.map(({ item }) => item);

describe('The completeness of a record', () => {
  it('is a hundred when nothing is missing', () => {
    expect(completenessOf(WHOLE)).toEqual({ percent: 100, missing: [] });
  });

  it.each([
    ['no name was declared', { familyName: null, givenName: null }, ['name']],
    ['one name is enough', { familyName: null }, []],
    ['the citizenship is not ascertained', { citizenships: ['XXX'] }, ['citizenship']],
    ['who is stateless has said so', { citizenships: ['XXA'] }, []],
    ['the birth date is presumed', { birthDateQuality: 'presumed' }, ['birth_date']],
    ['the birth date was attributed', { birthDateQuality: 'attributed' }, []],
    ['the country of birth is enough', { birthPlace: null }, []],
    ['the way of entry is unknown', { entryMode: null }, ['entry']],
    ['the place of entry is unknown', { hasEntryMunicipality: false }, ['entry_place']],
    ['no language', { languages: 0 }, ['languages']],
    ['never placed', { hasBeenPlaced: false }, ['placement']],
  ] as const)('%s', (_what, facts, expected) => {
    expect(lacking(facts)).toEqual(expected);
  });

  it('says by when: identification within ten days of the report (L. 47/2017 art. 4)', () => {
    const [name] = completenessOf({ ...WHOLE, familyName: null, givenName: null }).missing;
    expect(name).toEqual({ item: 'name', essential: true, due: '2026-12-03', source: 'L. 47/2017, art. 4' });
  });

  it('counts the essential items twice and puts them first: 4 of 10 items, 14 parts', () => {
    // Without documents (1 part) and entry (2 parts): 11 of 14.
    const { percent, missing } = completenessOf({ ...WHOLE, documents: 0, entryMode: null });
    expect(percent).toBe(78);
    expect(missing.map(({ item }) => item)).toEqual(['entry', 'documents']);
  });
});
