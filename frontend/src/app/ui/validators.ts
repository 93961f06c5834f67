import type { ValidationErrors, ValidatorFn } from '@angular/forms';
import { isDay, isPartialDay } from './calendar-day';

/** A day that exists; empty is another question (`Validators.required`). */
export const validDay: ValidatorFn = ({ value }): ValidationErrors | null =>
  typeof value === 'string' && value !== '' && !isDay(value) ? { invalid_date: true } : null;

/** A day, month or year that exists. */
export const validPartialDay: ValidatorFn = ({ value }): ValidationErrors | null =>
  typeof value === 'string' && value !== '' && !isPartialDay(value) ? { invalid_date: true } : null;

/** Something other than blanks. */
export const filled: ValidatorFn = ({ value }): ValidationErrors | null =>
  typeof value === 'string' && value.trim() === '' ? { required: true } : null;

/** On or before a day, read when the field is checked. */
export function notAfter(limit: () => string): ValidatorFn {
  return ({ value }): ValidationErrors | null =>
    typeof value === 'string' && isPartialDay(value) && value > limit() ? { date_in_future: true } : null;
}

/** A box that must be ticked. */
export const ticked: ValidatorFn = ({ value }): ValidationErrors | null => (value === true ? null : { required: true });

/** Filled, and with so many letters at least. */
export function longEnough(letters: number): ValidatorFn {
  return (control): ValidationErrors | null => {
    const value: unknown = control.value;
    return filled(control) ?? (typeof value === 'string' && value.trim().length < letters ? { too_short: true } : null);
  };
}

/** Looks like an e-mail address; empty is another question. */
export const eMail: ValidatorFn = ({ value }): ValidationErrors | null =>
  typeof value === 'string' && value.trim() !== '' && !/^[^@\s]+@[^@\s]+\.[^@\s]+$/.test(value.trim())
    ? { email: true }
    : null;
