import { Temporal } from 'temporal-polyfill';
import { DomainProblem, fieldError } from './problem.js';

/** Days begin with 1900, and so do instants: older ones are typing errors, and the oldest do not fit the database. */
const EARLIEST = Date.UTC(1900, 0, 1);

/** An instant of knowledge in UTC to the microsecond, as the register keeps its changes: `2017-04-10T08:00:00.000000Z`. Compares correctly with `<`. */
export type KnownAt = string;

/**
 * Reads the instant as of whose knowledge a figure is asked for; it needs a zone (`Z` or an offset), because a wall clock shows some instants twice a year.
 * Throws `validation_failed` (`invalid_value`) where it is no instant, `date_in_future` where it lies after `now`: what will be known nobody can tell.
 */
export function parseKnownAt(text: string, now: Date, field = 'knownAt'): KnownAt {
  const instant = readInstant(text);
  if (instant === null || instant.epochMilliseconds < EARLIEST) {
    throw new DomainProblem('validation_failed', {
      errors: [fieldError(field, 'invalid_value', 'Expected an instant with its zone, as 2017-04-10T08:00:00Z.')],
    });
  }
  if (instant.epochMilliseconds > now.getTime()) {
    throw new DomainProblem('date_in_future', {
      detail: 'The instant lies after now.',
      errors: [fieldError(field, 'date_in_future', 'The instant lies after now.')],
    });
  }
  return instant.toString({ fractionalSecondDigits: 6, roundingMode: 'floor' });
}

function readInstant(text: string): Temporal.Instant | null {
  try {
    return Temporal.Instant.from(text);
  } catch {
    return null;
  }
}
