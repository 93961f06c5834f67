import { HttpErrorResponse } from '@angular/common/http';

export interface FieldProblem {
  readonly field: string;
  readonly code: string;
  readonly detail: string;
}

/** What went wrong, as the server says it (`application/problem+json`) or as the network shows it. */
export interface Problem {
  readonly status: number;
  readonly code: string;
  readonly detail: string;
  readonly correlationId: string;
  readonly errors: readonly FieldProblem[];
  /** Seconds to wait before trying again, where the server said so. */
  readonly retryAfter: number | null;
  /** Figures for the sentence, where the server gives some. */
  readonly facts?: Readonly<Record<string, string>>;
}

/** The error that every request of the client rejects with. */
export class RequestProblem extends Error {
  constructor(readonly problem: Problem) {
    super(problem.code);
  }
}

const UNKNOWN: Problem = { status: 0, code: 'unexpected', detail: '', correlationId: '', errors: [], retryAfter: null };

/** The problem inside anything that was thrown; what is no answer of the server is `unexpected`. */
export function problemOf(thrown: unknown): Problem {
  if (thrown instanceof RequestProblem) return thrown.problem;
  if (thrown instanceof HttpErrorResponse) return problemOfResponse(thrown);
  if (thrown instanceof Error && thrown.cause instanceof RequestProblem) return thrown.cause.problem;
  return { ...UNKNOWN, detail: thrown instanceof Error ? thrown.message : '' };
}

function problemOfResponse(response: HttpErrorResponse): Problem {
  if (response.status === 0) return { ...UNKNOWN, code: 'unreachable' };
  const body = bodyOf(response);
  return {
    status: response.status,
    code: text(body['code']) || codeOfStatus(response.status),
    detail: text(body['detail']),
    correlationId: text(body['correlationId']),
    errors: Array.isArray(body['errors']) ? body['errors'].map(fieldProblem) : [],
    retryAfter: secondsOf(response.headers.get('Retry-After')),
    ...factsOf(body['facts']),
  };
}

function bodyOf(response: HttpErrorResponse): Record<string, unknown> {
  const body: unknown = typeof response.error === 'string' ? parsed(response.error) : response.error;
  return isRecord(body) ? body : {};
}

function parsed(body: string): unknown {
  try {
    return JSON.parse(body);
  } catch {
    return undefined;
  }
}

function fieldProblem(entry: unknown): FieldProblem {
  const record = isRecord(entry) ? entry : {};
  return { field: text(record['field']), code: text(record['code']), detail: text(record['detail']) };
}

function codeOfStatus(status: number): string {
  if (status === 404) return 'not_found';
  if (status === 401) return 'unauthenticated';
  return [502, 503, 504].includes(status) ? 'unreachable' : 'unexpected';
}

function factsOf(facts: unknown): Pick<Problem, 'facts'> {
  if (!isRecord(facts)) return {};
  return { facts: Object.fromEntries(Object.entries(facts).map(([name, value]) => [name, String(value)])) };
}

function secondsOf(header: string | null): number | null {
  const seconds = Number(header);
  return Number.isFinite(seconds) && seconds > 0 ? seconds : null;
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function text(value: unknown): string {
  return typeof value === 'string' ? value : '';
}
