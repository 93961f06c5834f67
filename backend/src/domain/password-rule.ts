import { type FieldError, fieldError } from './problem.js';

/** Shortest password (AgID, minimum security measures, ABSC 5.7.1: at least 14 characters for administrators). */
export const SHORTEST_PASSWORD = 14;
const FEWEST_DIFFERENT = 6;
const SHORTEST_NAME_PART = 4;

/**
 * What is wrong with a password, for a person of that name. Length is what counts: kinds of characters are not asked
 * for (NIST SP 800-63B, 5.1.1.2), but a repeated few or the own name are too easy to guess.
 */
export function passwordProblem(password: string, names: readonly string[], field = 'password'): FieldError | null {
  if (password.length < SHORTEST_PASSWORD) return fieldError(field, 'too_short');
  if (new Set(password).size < FEWEST_DIFFERENT) return fieldError(field, 'password_guessable');
  const typed = password.toLowerCase();
  const parts = names.flatMap((name) => name.toLowerCase().split(/[^\p{L}\d]+/u)).filter(isTelling);
  return parts.some((part) => typed.includes(part)) ? fieldError(field, 'password_guessable') : null;
}

const isTelling = (part: string): boolean => part.length >= SHORTEST_NAME_PART;
