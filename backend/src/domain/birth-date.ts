import { type CalendarDate, isCalendarDate, parseCalendarDate, yearOf } from './calendar-date.js';
import type { BirthDateQuality } from './codes.js';
import { DomainProblem, fieldError, type FieldError } from './problem.js';

/** A birth date as far as it is known: `2010`, `2010-05` or `2010-05-06` (ISO 8601 with reduced precision). */
export const PARTIAL_DAY = /^\d{4}(?:-\d{2}(?:-\d{2})?)?$/;

/** Whoever looks older than this is not registered as a minor. */
export const OLDEST_APPARENT_AGE = 17;

/**
 * The birth date that the register keeps where only a part of it is known: the first day of the month, 1 January of the year. A date is needed in
 * all cases, because while doubts remain the person is presumed a minor and counted as one (D.Lgs 142/2015 art. 19-bis, brought in by L. 47/2017
 * art. 5); the first day is the practice of the published figures, in which the presumed dates of 1 January are seen as a step.
 *
 * @throws DomainProblem `invalid_date` on `field`
 */
export function completedBirthDate(known: string, field = 'birthDate'): CalendarDate {
  const first = `${known}${'-01'.repeat(Math.max(0, 3 - known.split('-').length))}`;
  if (PARTIAL_DAY.test(known) && isCalendarDate(first)) return first;
  throw new DomainProblem('invalid_date', { errors: [fieldError(field, 'invalid_date')] });
}

/**
 * The birth date of whom nothing is known but how old he or she looks: 1 January of the year in which that age is completed on the day of the report.
 * Until a better one is known the person is on that day exactly as old as was seen.
 *
 * @param age completed years, 0 to 17
 */
export const apparentBirthDate = (age: number, reportedOn: CalendarDate): CalendarDate =>
  parseCalendarDate(`${String(yearOf(reportedOn) - age)}-01-01`);

/**
 * A date of which a part was put in is neither written in a document nor declared: it is presumed, or attributed by the Tribunale per i minorenni
 * (D.Lgs 142/2015 art. 19-bis).
 */
export function qualityErrors(known: string, quality: BirthDateQuality): FieldError[] {
  const isWhole = known.length === 10;
  return isWhole || quality === 'presumed' || quality === 'attributed'
    ? []
    : [fieldError('birthDateQuality', 'not_allowed', 'A date of which a part is unknown is presumed or attributed.')];
}
