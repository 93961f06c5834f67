import type { DraftStep, MinorCreationDto } from '../../../api/models';
import type { RegistrationValue } from './registration-form';

/** Citizenship not ascertained yet. */
const UNKNOWN_CITIZENSHIP = 'XXX';

const text = (value: string): string | null => value.trim() || null;

/** What is sent, of what was typed. What is missing stays missing: the server says what it cannot do without. */
export function registrationBody(value: RegistrationValue): MinorCreationDto {
  const { sex, birthDateQuality, entryMode } = value;
  return {
    familyName: value.nameNotDeclared ? null : text(value.familyName),
    givenName: value.nameNotDeclared ? null : text(value.givenName),
    ...(value.nameNotDeclared ? { nameNotDeclared: true } : {}),
    sex: sex as 'M' | 'F',
    ...birthIn(value),
    citizenships: value.citizenships.length > 0 ? value.citizenships : [UNKNOWN_CITIZENSHIP],
    reportedOn: value.reportedOn,
    reportingBody: text(value.reportingBody),
    birthPlace: text(value.birthPlace),
    birthCountry: value.birthCountry || null,
    enteredOn: value.enteredOn || null,
    entryMode: entryMode || null,
    entryMunicipalityCode: value.entryMunicipalityCode || null,
    languages: value.languages,
    aliases: value.aliases
      .map((alias) => ({
        familyName: text(alias.familyName),
        givenName: text(alias.givenName),
        source: text(alias.source),
      }))
      .filter(({ familyName, givenName }) => familyName !== null || givenName !== null),
    documents: value.documents.flatMap(({ kind, number, country, issuedOn, expiresOn }) =>
      kind === ''
        ? []
        : [
            {
              kind,
              number: text(number),
              country: country || null,
              issuedOn: issuedOn || null,
              expiresOn: expiresOn || null,
            },
          ],
    ),
    cui: text(value.cui)?.toUpperCase() ?? null,
    taxCode: text(value.taxCode)?.toUpperCase() ?? null,
    responsibleMunicipalityCode: value.responsibleMunicipalityCode || null,
    ...(value.placed === 'now' ? { movement: placementIn(value) } : {}),
  };

  function birthIn({ birthDate, apparentAge }: RegistrationValue): Partial<MinorCreationDto> {
    if (birthDate !== '') return { birthDate, ...(birthDateQuality ? { birthDateQuality } : {}) };
    return apparentAge === '' ? {} : { apparentAge: Number(apparentAge) };
  }
}

function placementIn(value: RegistrationValue): NonNullable<MinorCreationDto['movement']> {
  const { placeKind, placedOn, facilityCode, municipalityCode, reportedOn } = value;
  return {
    kind: 'placement',
    onDate: placedOn || reportedOn,
    place:
      placeKind === 'facility'
        ? { kind: placeKind, facilityCode: facilityCode || null }
        : { kind: placeKind, municipalityCode: municipalityCode || null },
    note: text(value.note),
    reason: text(value.lateReason),
  };
}

/** Fields without which nothing can be sent: who nobody named and nobody called nameless, sex, birth or apparent age, day, place. */
export function missingFields(value: RegistrationValue): string[] {
  const isNamed = value.nameNotDeclared || text(value.familyName) !== null || text(value.givenName) !== null;
  const place =
    value.placeKind === 'facility'
      ? ['facilityCode', value.facilityCode]
      : ['municipalityCode', value.municipalityCode];
  const found: readonly (readonly [field: string, isThere: boolean])[] = [
    ['familyName', isNamed],
    ['sex', value.sex !== ''],
    ['birthDate', value.birthDate !== '' || value.apparentAge !== ''],
    ['birthDateQuality', value.birthDate === '' || value.birthDateQuality !== ''],
    ['reportedOn', value.reportedOn !== ''],
    [`movement.place.${place[0]}`, value.placed === 'later' || place[1] !== ''],
  ];
  return found.filter(([, isThere]) => !isThere).map(([field]) => field);
}

const STEP_OF_FIELD: Readonly<Record<string, DraftStep>> = {
  reportedOn: 'arrival',
  reportingBody: 'arrival',
  enteredOn: 'arrival',
  entryMode: 'arrival',
  entryMunicipalityCode: 'arrival',
  citizenships: 'documents',
  languages: 'documents',
  aliases: 'documents',
  documents: 'documents',
  cui: 'documents',
  taxCode: 'documents',
  movement: 'placement',
  responsibleMunicipalityCode: 'placement',
};

/** The page on which a field that the server refused is asked. */
export function stepOfField(field: string): DraftStep {
  return STEP_OF_FIELD[field.split('.')[0] ?? ''] ?? 'identity';
}
