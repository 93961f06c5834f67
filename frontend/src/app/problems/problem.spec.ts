import { HttpErrorResponse, HttpHeaders } from '@angular/common/http';
import { describe, expect, it } from '@jest/globals';
import { RequestProblem, problemOf } from './problem';

const answer = (status: number, error: unknown, headers = {}) =>
  new HttpErrorResponse({ status, error, headers: new HttpHeaders(headers) });

describe('a failed request', () => {
  it('is read from problem+json, with its fields and the time to wait', () => {
    const body = {
      code: 'locked_out',
      detail: 'd',
      correlationId: 'c',
      errors: [{ field: 'username', code: 'required', detail: 'x' }],
    };
    expect(problemOf(answer(429, body, { 'Retry-After': '240' }))).toEqual({
      status: 429,
      code: 'locked_out',
      detail: 'd',
      correlationId: 'c',
      errors: [{ field: 'username', code: 'required', detail: 'x' }],
      retryAfter: 240,
    });
  });

  it('is read from text too, as a download answers', () => {
    expect(problemOf(answer(404, '{"code":"not_found"}')).code).toBe('not_found');
  });

  it('has a code when the server sent none', () => {
    expect(problemOf(answer(0, null)).code).toBe('unreachable');
    expect(problemOf(answer(502, '<html>')).code).toBe('unreachable');
    expect(problemOf(answer(401, null)).code).toBe('unauthenticated');
    expect(problemOf(answer(500, ['?'])).code).toBe('unexpected');
  });

  it('is found again inside what was thrown', () => {
    const problem = problemOf(answer(412, { code: 'stale_version' }));
    expect(problemOf(new RequestProblem(problem))).toBe(problem);
    expect(problemOf(new Error('lost', { cause: new RequestProblem(problem) })).code).toBe('stale_version');
    expect(problemOf('?').code).toBe('unexpected');
  });
});
