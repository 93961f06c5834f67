import { PROBLEMS, type ProblemCode } from './problem-codes.js';

export { isProblemCode, PROBLEM_CODES, PROBLEMS, problemStatus, type ProblemCode } from './problem-codes.js';

/** One refused field. `field` is the path in the request body (`movement.onDate`) or the column of a file. */
export interface FieldError {
  readonly field: string;
  readonly code: ProblemCode;
  /** English, for logs and programmers; never contains personal data. */
  readonly detail: string;
}

/** A step of a workflow as offered to the client, which never works it out by itself. */
export interface StepAvailability<Step extends string = string, Why extends string = string> {
  readonly step: Step;
  readonly open: boolean;
  /** Why the step is closed; null when it is open. */
  readonly why: Why | null;
}

export interface ProblemOptions {
  readonly detail?: string;
  readonly errors?: readonly FieldError[];
  readonly openSteps?: readonly StepAvailability[];
  /** Facts for the client's sentence, e.g. `{ retryAfterSeconds: 30 }`; no personal data. */
  readonly facts?: Readonly<Record<string, string | number | boolean>>;
}

/** A refusal by a rule of the domain: it becomes an `application/problem+json` answer, never a stack trace. */
export class DomainProblem extends Error {
  readonly detail: string;
  readonly errors: readonly FieldError[];
  readonly openSteps: readonly StepAvailability[] | undefined;
  readonly facts: Readonly<Record<string, string | number | boolean>>;

  constructor(
    readonly code: ProblemCode,
    options: ProblemOptions = {},
  ) {
    const detail = options.detail ?? PROBLEMS[code].meaning;
    super(`${code}: ${detail}`);
    this.name = 'DomainProblem';
    this.detail = detail;
    this.errors = options.errors ?? [];
    this.openSteps = options.openSteps;
    this.facts = options.facts ?? {};
  }

  get status(): number {
    return PROBLEMS[this.code].status;
  }
}

/** A field error whose detail is the meaning of its code unless one is given. */
export function fieldError(field: string, code: ProblemCode, detail: string = PROBLEMS[code].meaning): FieldError {
  return { field, code, detail };
}

/** Throws `validation_failed` with all field errors at once when there is any. */
export function refuseIfAny(errors: readonly FieldError[]): void {
  if (errors.length > 0) throw new DomainProblem('validation_failed', { errors });
}
