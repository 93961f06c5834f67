import type { CalendarDate } from './calendar-date.js';
import { addDays } from './calendar-date.js';
import { fieldError, type FieldError } from './problem.js';

/** What an integration path is: `doti_percorsi` are the grants of the ministry's projects of that name. */
export const PATH_KINDS = ['language', 'school', 'training', 'traineeship', 'work', 'doti_percorsi', 'other'] as const;
export type PathKind = (typeof PATH_KINDS)[number];

/** For what a residence permit was issued. */
export const PERMIT_KINDS = [
  'minor_age',
  'family',
  'asylum',
  'subsidiary_protection',
  'humanitarian',
  'special_protection',
  'other',
] as const;
export type PermitKind = (typeof PERMIT_KINDS)[number];

export const MEASURE_KINDS = ['prosieguo', 'fostered_to_relative'] as const;
export type MeasureKind = (typeof MEASURE_KINDS)[number];

export interface IntegrationPath {
  readonly kind: PathKind;
  readonly provider: string;
  readonly fromDate: CalendarDate;
  /** Last day, counted; null: it goes on. */
  readonly toDate: CalendarDate | null;
  readonly hours: number | null;
  /** File of the record. */
  readonly certificateId: number | null;
  readonly note: string | null;
}

export interface ResidencePermit {
  readonly kind: PermitKind;
  readonly number: string | null;
  readonly issuedOn: CalendarDate | null;
  readonly expiresOn: CalendarDate | null;
  readonly note: string | null;
}

export interface Measure {
  readonly kind: MeasureKind;
  readonly orderedOn: CalendarDate;
  readonly endsOn: CalendarDate | null;
  /** Of the relative; null for a measure of another kind. */
  readonly kinshipDegree: number | null;
  readonly authority: string | null;
  readonly note: string | null;
}

/** @param birthDate of the minor */
export const pathErrors = (path: IntegrationPath, birthDate: CalendarDate, today: CalendarDate): FieldError[] => [
  ...(path.provider === '' ? [fieldError('provider', 'required')] : []),
  ...(path.fromDate > today ? [fieldError('fromDate', 'date_in_future')] : []),
  ...(path.fromDate < birthDate ? [fieldError('fromDate', 'before_birth')] : []),
  ...(path.toDate !== null && path.toDate < path.fromDate ? [fieldError('toDate', 'invalid_period')] : []),
];

export const permitErrors = (
  { issuedOn, expiresOn }: ResidencePermit,
  birthDate: CalendarDate,
  today: CalendarDate,
): FieldError[] => [
  ...(issuedOn !== null && issuedOn > today ? [fieldError('issuedOn', 'date_in_future')] : []),
  ...(issuedOn !== null && issuedOn < birthDate ? [fieldError('issuedOn', 'before_birth')] : []),
  ...(expiresOn !== null && expiresOn < (issuedOn ?? birthDate) ? [fieldError('expiresOn', 'invalid_period')] : []),
];

export const measureErrors = (
  { kind, orderedOn, endsOn, kinshipDegree }: Measure,
  birthDate: CalendarDate,
  today: CalendarDate,
): FieldError[] => [
  ...(orderedOn > today ? [fieldError('orderedOn', 'date_in_future')] : []),
  ...(orderedOn < birthDate ? [fieldError('orderedOn', 'before_birth')] : []),
  ...(endsOn !== null && endsOn < orderedOn ? [fieldError('endsOn', 'invalid_period')] : []),
  ...(kind === 'fostered_to_relative' && kinshipDegree === null ? [fieldError('kinshipDegree', 'required')] : []),
  ...(kind !== 'fostered_to_relative' && kinshipDegree !== null ? [fieldError('kinshipDegree', 'not_allowed')] : []),
];

/**
 * The titles of letter d of the guidelines of 24/02/2017: asylum, subsidiary protection, humanitarian reasons. Special protection is a later
 * title that they do not name: whether it counts waits for a jurist, and until then it does not.
 */
const PROTECTION: readonly PermitKind[] = ['asylum', 'subsidiary_protection', 'humanitarian'];

/** Held at 18: not expired by that day, or with an expiry that is not known. */
export const isProtectedAt = (permits: readonly ResidencePermit[], majorityOn: CalendarDate): boolean =>
  permits.some(({ kind, expiresOn }) => PROTECTION.includes(kind) && (expiresOn === null || expiresOn >= majorityOn));

/** Expiry that the window is counted from: the latest one known. Null: none is known. */
export const lastExpiry = (permits: readonly ResidencePermit[]): CalendarDate | null =>
  permits.reduce<CalendarDate | null>(
    (last, { expiresOn }) => (expiresOn !== null && (last === null || expiresOn > last) ? expiresOn : last),
    null,
  );

/** Prosieguo goes on after 18: one that ended before is none. */
export const hasProsieguo = (measures: readonly Measure[], majorityOn: CalendarDate): boolean =>
  measures.some(({ kind, endsOn }) => kind === 'prosieguo' && (endsOn === null || endsOn >= majorityOn));

/** A foster care lasts up to 18 at most: it holds when it was not ended before the eve. */
export const isFosteredToRelative = (measures: readonly Measure[], majorityOn: CalendarDate, degree: number): boolean =>
  measures.some(
    ({ kind, endsOn, kinshipDegree }) =>
      kind === 'fostered_to_relative' &&
      kinshipDegree !== null &&
      kinshipDegree <= degree &&
      (endsOn === null || endsOn >= addDays(majorityOn, -1)),
  );
