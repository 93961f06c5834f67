/** Failures that are forgiven before sign-in is locked. */
const FREE_FAILURES = 4;
const FIRST_LOCK_SECONDS = 30;
const LONGEST_LOCK_SECONDS = 3600;

/**
 * How long sign-in stays locked after so many failures in a row: nothing for the first four, then 30 seconds, doubled
 * by each further failure, an hour at most. (AgID, minimum security measures, ABSC 5.7: protection of accounts
 * against guessing.)
 */
export function lockSeconds(failures: number): number {
  if (failures <= FREE_FAILURES) return 0;
  return Math.min(FIRST_LOCK_SECONDS * 2 ** (failures - FREE_FAILURES - 1), LONGEST_LOCK_SECONDS);
}
