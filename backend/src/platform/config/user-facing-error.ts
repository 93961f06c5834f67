/** A fault of the surroundings that the operator can mend: its message is a sentence that says what to do, and is shown without a stack. */
export class UserFacingError extends Error {
  constructor(message: string, options?: ErrorOptions) {
    super(message, options);
    this.name = 'UserFacingError';
  }
}
