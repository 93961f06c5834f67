import { isCalendarDate } from '../../domain/calendar-date.js';
import { DomainProblem, fieldError } from '../../domain/problem.js';

/** Keyset paging: a cursor holds the sort values of the last row shown, so that page 500 costs what page 1 costs. */
export type CursorValues = readonly (string | number | null)[];

export function encodeCursor(values: CursorValues): string {
  return Buffer.from(JSON.stringify(values)).toString('base64url');
}

/** What one value of a cursor must be, as the database will read it: a cursor comes from outside and may have been tampered with. */
export type CursorKind = 'text' | 'day' | 'fraction' | 'key';

const IS_KIND: Readonly<Record<CursorKind, (value: unknown) => boolean>> = {
  text: (value) => typeof value === 'string' && !value.includes('\0'),
  day: (value) => typeof value === 'string' && isCalendarDate(value),
  // Smaller ones do not fit PostgreSQL's real.
  fraction: (value) => typeof value === 'number' && (value === 0 || value >= 1e-30) && value <= 1,
  key: (value) => typeof value === 'number' && Number.isSafeInteger(value) && value >= 0,
};

/** @throws DomainProblem `validation_failed` on `cursor` when it was not made by {@link encodeCursor} with values of those kinds. */
export function decodeCursor(cursor: string, kinds: readonly CursorKind[]): CursorValues {
  const values = readValues(cursor);
  if (values?.length === kinds.length && kinds.every((kind, index) => IS_KIND[kind](values[index]))) {
    return values as CursorValues;
  }
  throw new DomainProblem('validation_failed', { errors: [fieldError('cursor', 'invalid_value')] });
}

/** The key in a cursor that holds nothing else. @throws DomainProblem as {@link decodeCursor} */
export const decodeKey = (cursor: string): number => Number(decodeCursor(cursor, ['key'])[0]);

function readValues(cursor: string): readonly unknown[] | null {
  try {
    const values: unknown = JSON.parse(Buffer.from(cursor, 'base64url').toString('utf8'));
    return Array.isArray(values) ? values : null;
  } catch {
    return null;
  }
}

/** A page of a list. `total.exact` is false when counting stopped at a bound: "more than `count`". */
export interface Page<Item> {
  readonly items: readonly Item[];
  readonly nextCursor: string | null;
  readonly total: { readonly count: number; readonly exact: boolean };
}
