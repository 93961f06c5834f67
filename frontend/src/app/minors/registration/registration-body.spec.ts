import { describe, expect, it } from '@jest/globals';
import { missingFields, registrationBody, stepOfField } from './registration-body';
import type { RegistrationValue } from './registration-form';

const EMPTY: RegistrationValue = {
  familyName: '',
  givenName: '',
  nameNotDeclared: false,
  sex: '',
  birthDate: '',
  birthDateQuality: '',
  apparentAge: '',
  birthPlace: '',
  birthCountry: '',
  reportedOn: '2026-11-23',
  reportingBody: ' Casa  ',
  enteredOn: '',
  entryMode: '',
  entryMunicipalityCode: '',
  citizenships: [],
  languages: [],
  aliases: [],
  documents: [],
  cui: '',
  taxCode: '',
  placed: 'now',
  placeKind: 'facility',
  placedOn: '2026-11-22',
  facilityCode: 'F-PA',
  municipalityCode: '',
  responsibleMunicipalityCode: '',
  note: '',
  lateReason: '',
  labels: { entryMunicipality: '', facility: 'Casa', municipality: '', responsibleMunicipality: '' },
};

describe('What is sent', () => {
  it('at night: no name declared, sex, age to see, place', () => {
    const night = { ...EMPTY, nameNotDeclared: true, familyName: 'x', sex: 'M', apparentAge: '15' } as const;
    expect(registrationBody(night)).toMatchObject({
      familyName: null,
      givenName: null,
      nameNotDeclared: true,
      sex: 'M',
      apparentAge: 15,
      citizenships: ['XXX'],
      reportingBody: 'Casa',
      movement: { kind: 'placement', onDate: '2026-11-22', place: { kind: 'facility', facilityCode: 'F-PA' } },
    });
    expect(registrationBody(night)).not.toHaveProperty('birthDate');
    expect(missingFields(night)).toEqual([]);
  });

  it('by day: the date as far as it is known goes before the age, codes in capitals, empty rows left out', () => {
    const body = registrationBody({
      ...EMPTY,
      givenName: ' Amina ',
      birthDate: '2010-05',
      birthDateQuality: 'presumed',
      apparentAge: '15',
      citizenships: ['MLI', 'CIV'],
      cui: '0abc123',
      aliases: [
        { familyName: '', givenName: ' ', source: 'Questura' },
        { familyName: 'Traore', givenName: '', source: '' },
      ],
      documents: [{ kind: '', number: '1', country: '', issuedOn: '', expiresOn: '' }],
      placed: 'later',
    });
    expect(body).toMatchObject({
      familyName: null,
      givenName: 'Amina',
      birthDate: '2010-05',
      birthDateQuality: 'presumed',
      citizenships: ['MLI', 'CIV'],
      cui: '0ABC123',
      aliases: [{ familyName: 'Traore', givenName: null, source: null }],
      documents: [],
    });
    expect(body).not.toHaveProperty('apparentAge');
    expect(body).not.toHaveProperty('movement');
  });

  it('lacks what nobody typed', () => {
    expect(missingFields({ ...EMPTY, facilityCode: '' })).toEqual([
      'familyName',
      'sex',
      'birthDate',
      'movement.place.facilityCode',
    ]);
    expect(missingFields({ ...EMPTY, givenName: 'Ali', sex: 'M', birthDate: '2010', placed: 'later' })).toEqual([
      'birthDateQuality',
    ]);
  });
});

describe('A field that was refused', () => {
  it.each([
    ['sex', 'identity'],
    ['enteredOn', 'arrival'],
    ['documents.0.issuedOn', 'documents'],
    ['movement.place.facilityCode', 'placement'],
  ])('%s is asked on the page %s', (field, step) => {
    expect(stepOfField(field)).toBe(step);
  });
});
