import type { CalendarDate } from './calendar-date.js';
import { isMinorOn } from './majority.js';
import { nameKey } from './name-key.js';
import { fieldError, type FieldError } from './problem.js';

/** The days of a minor's record that the rules bind together. */
export interface MinorDays {
  readonly birthDate: CalendarDate;
  readonly enteredOn?: CalendarDate | null | undefined;
  readonly reportedOn: CalendarDate;
}

/**
 * The order of days: born ≤ entered ≤ reported ≤ today, and under 18 on the day of the report: only a minor is
 * reported to the Ministry (L. 47/2017 art. 2; DPR 231/2023 art. 3). Returns every error.
 */
export function minorDayErrors({ birthDate, enteredOn, reportedOn }: MinorDays, today: CalendarDate): FieldError[] {
  const errors: FieldError[] = [];
  if (birthDate > today) errors.push(fieldError('birthDate', 'birth_date_in_future'));
  if (reportedOn > today) errors.push(fieldError('reportedOn', 'date_in_future'));
  if (reportedOn < birthDate) errors.push(fieldError('reportedOn', 'before_birth'));
  if (!isMinorOn(birthDate, reportedOn)) errors.push(fieldError('reportedOn', 'adult_before_report'));
  if (enteredOn) {
    if (enteredOn < birthDate) errors.push(fieldError('enteredOn', 'before_birth'));
    if (enteredOn > reportedOn) errors.push(fieldError('enteredOn', 'entry_after_report'));
  }
  return errors;
}

/** Documents and permits that a minor may show. */
export const DOCUMENT_KINDS = [
  'passport',
  'identity_card',
  'consular_certificate',
  'birth_certificate',
  'residence_permit',
  'permit_receipt',
  'other',
] as const;

export type DocumentKind = (typeof DOCUMENT_KINDS)[number];

/** Stateless person (user-assigned code of ISO 3166). */
export const STATELESS = 'XXA';

/**
 * Citizenship not ascertained yet (ICAO Doc 9303: "unspecified nationality"): the child of the night is registered, and counted, all the same
 * (DPR 231/2023 art. 3: immediate notice).
 */
export const UNKNOWN_CITIZENSHIP = 'XXX';

/** What the rules need to know of a country on the day of the report. */
export interface KnownCountry {
  readonly alpha3: string;
  readonly euMember: boolean;
}

const STANDING_ALONE = new Set([STATELESS, UNKNOWN_CITIZENSHIP]);

/** The names of a minor; null where not declared. */
export interface MinorNames {
  readonly familyName: string | null;
  readonly givenName: string | null;
}

/**
 * At least one name, or the word that none was declared: a form sent empty by mistake is no such word, and the notice to the Ministry does not wait for
 * a name (DPR 231/2023 art. 3). A name must have some Latin letters, or nobody would find it again.
 */
export function nameErrors({ familyName, givenName }: MinorNames, field = '', notDeclared = false): FieldError[] {
  const at = (name: string): string => (field === '' ? name : `${field}.${name}`);
  if (familyName === null && givenName === null) return notDeclared ? [] : [fieldError(at('familyName'), 'required')];
  return searchKey({ familyName, givenName }) === ''
    ? [fieldError(at('familyName'), 'invalid_value', 'A name is written in Latin letters.')]
    : [];
}

/** The search key of both names. */
export const searchKey = ({ familyName, givenName }: MinorNames): string => nameKey(familyName ?? '', givenName ?? '');

/**
 * The first citizenship counts in the figures. Whoever has Italian or another EU citizenship is not in the register (L. 47/2017 art. 2);
 * statelessness excludes any citizenship (L. 306/1962, New York Convention art. 1).
 */
export function citizenshipErrors(citizenships: readonly string[], countries: readonly KnownCountry[]): FieldError[] {
  const known = new Map(countries.map((country) => [country.alpha3, country]));
  return citizenships.flatMap((code, index) => {
    const field = `citizenships.${index}`;
    const country = known.get(code);
    if (country === undefined) return [fieldError(field, 'unknown_code')];
    if (country.euMember)
      return [fieldError(field, 'not_allowed', 'A citizen of the European Union is no unaccompanied foreign minor.')];
    if (citizenships.indexOf(code) < index) return [fieldError(field, 'duplicate')];
    return STANDING_ALONE.has(code) && citizenships.length > 1
      ? [fieldError(field, 'not_allowed', 'Who is stateless, or of no known citizenship, has no other one.')]
      : [];
  });
}

/** The days of a document. */
export function documentErrors(
  document: { readonly issuedOn: CalendarDate | null; readonly expiresOn: CalendarDate | null },
  field: string,
  today: CalendarDate,
): FieldError[] {
  const { issuedOn, expiresOn } = document;
  return [
    ...(issuedOn !== null && issuedOn > today ? [fieldError(`${field}.issuedOn`, 'date_in_future')] : []),
    ...(issuedOn !== null && expiresOn !== null && expiresOn < issuedOn
      ? [fieldError(`${field}.expiresOn`, 'invalid_period')]
      : []),
  ];
}
