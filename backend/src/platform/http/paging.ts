import { DomainProblem, fieldError } from '../../domain/problem.js';

/** Keyset paging: a cursor holds the sort values of the last row shown, so that page 500 costs what page 1 costs. */
export type CursorValues = readonly (string | number | null)[];

export function encodeCursor(values: CursorValues): string {
  return Buffer.from(JSON.stringify(values)).toString('base64url');
}

/** @throws DomainProblem `validation_failed` on `cursor` when it was not made by {@link encodeCursor} with that many values. */
export function decodeCursor(cursor: string, length: number): CursorValues {
  try {
    const values: unknown = JSON.parse(Buffer.from(cursor, 'base64url').toString('utf8'));
    if (Array.isArray(values) && values.length === length && values.every(isScalar)) return values;
  } catch {
    // Falls through to the same refusal.
  }
  throw new DomainProblem('validation_failed', { errors: [fieldError('cursor', 'invalid_value')] });
}

const isScalar = (value: unknown): value is string | number | null =>
  value === null || typeof value === 'string' || typeof value === 'number';

/** A page of a list. `total.exact` is false when counting stopped at a bound: "more than `count`". */
export interface Page<Item> {
  readonly items: readonly Item[];
  readonly nextCursor: string | null;
  readonly total: { readonly count: number; readonly exact: boolean };
}
