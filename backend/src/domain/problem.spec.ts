import { describe, expect, test } from '@jest/globals';
import { DomainProblem, fieldError, isProblemCode, problemStatus, refuseIfAny } from './problem.js';

describe('a problem', () => {
  test.each([
    ['malformed_request', 400],
    ['validation_failed', 422],
    ['unauthenticated', 401],
    ['forbidden', 403],
    ['csrf_failed', 403],
    ['not_found', 404],
    ['idempotency_key_required', 400],
    ['idempotency_conflict', 409],
    ['step_not_open', 409],
    ['movement_overlap', 409],
    ['stale_version', 412],
    ['payload_too_large', 413],
    ['unsupported_media', 415],
    ['precondition_required', 428],
    ['locked_out', 429],
    ['internal_error', 500],
  ] as const)('%s answers %i', (code, status) => {
    expect(problemStatus(code)).toBe(status);
    expect(new DomainProblem(code).status).toBe(status);
  });

  test('has a closed list of codes', () => {
    expect(isProblemCode('not_found')).toBe(true);
    expect(isProblemCode('constructor')).toBe(false);
  });

  test('carries all field errors at once', () => {
    expect(() => {
      refuseIfAny([]);
    }).not.toThrow();
    expect(() => {
      refuseIfAny([fieldError('a', 'required'), fieldError('b', 'too_long')]);
    }).toThrow(
      expect.objectContaining({
        code: 'validation_failed',
        errors: [fieldError('a', 'required'), fieldError('b', 'too_long')],
      }),
    );
  });
});
