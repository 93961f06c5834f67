import { DomainProblem } from '../../domain/problem.js';
import type { JobRunFailure } from '../../domain/schedule/job-run.js';
import { sqlState } from '../database/unit-of-work.js';
import { errorCode } from '../user-facing-error.js';

const FILE_FAULTS = new Set(['EACCES', 'EPERM', 'ENOSPC', 'EDQUOT', 'EROFS', 'EIO', 'EMFILE', 'ENOTDIR', 'EISDIR']);
const NO_CONNECTION = new Set(['ECONNREFUSED', 'ECONNRESET', 'ETIMEDOUT', 'EPIPE', 'ENOTFOUND']);
/** Connection exception, insufficient resources, operator intervention. */
const NO_DATABASE = /^(08|53|57)/u;
const LONGEST_DETAIL = 100;

export interface ToldFailure {
  readonly failure: JobRunFailure;
  /** Kind and code of the error. Its text stays in the log: a message of the database may quote the row. */
  readonly detail: string;
}

/** What of an error may be shown and kept. */
export function tellFailure(error: unknown): ToldFailure {
  const code = sqlState(error) || (errorCode(error) ?? '');
  const name = error instanceof Error ? error.constructor.name : typeof error;
  return { failure: kindOf(error, code), detail: `${name} ${code}`.trim().slice(0, LONGEST_DETAIL) };
}

function kindOf(error: unknown, code: string): JobRunFailure {
  if (error instanceof DomainProblem) return 'refused';
  if (FILE_FAULTS.has(code)) return 'files_not_written';
  return NO_CONNECTION.has(code) || NO_DATABASE.test(code) ? 'database_unavailable' : 'internal_error';
}
