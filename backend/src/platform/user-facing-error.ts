/**
 * A failure that the person at the terminal can put right. Its message is a plain sentence that says what to do;
 * the doors (`serve`, `cli`, …) print it alone, without a stack, and end with a non-zero status.
 */
export class UserFacingError extends Error {
  override readonly name = 'UserFacingError';
}

/** The `code` of a Node.js or PostgreSQL error (`EACCES`, `57P03`, …), or undefined when there is none. */
export function errorCode(error: unknown): string | undefined {
  if (typeof error !== 'object' || error === null || !('code' in error)) return undefined;
  return typeof error.code === 'string' ? error.code : undefined;
}
