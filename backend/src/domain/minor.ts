import type { CalendarDate } from './calendar-date.js';
import { isMinorOn } from './majority.js';
import { fieldError, type FieldError } from './problem.js';

/** The days of a minor's record that the rules bind together. */
export interface MinorDays {
  readonly birthDate: CalendarDate;
  readonly enteredOn?: CalendarDate | null | undefined;
  readonly reportedOn: CalendarDate;
}

/**
 * The order of days: born ≤ entered ≤ reported ≤ today, and under 18 on the day of the report: only a minor is reported to the Ministry
 * (L. 47/2017 art. 2; DPR 231/2023 art. 3). Returns every error.
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
