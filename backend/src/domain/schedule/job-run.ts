/** States of one run of a recurring job; a run that was given up stays, and is done again by another one. */
export const JOB_RUN_STATES = ['queued', 'running', 'retrying', 'done', 'failed'] as const;
export type JobRunState = (typeof JOB_RUN_STATES)[number];

export const JOB_RUN_FAILURES = [
  'files_not_written',
  'database_unavailable',
  'refused',
  'worker_lost',
  'internal_error',
] as const;
/** Why the last attempt of a run failed. */
export type JobRunFailure = (typeof JOB_RUN_FAILURES)[number];

/** Days for which runs are kept. */
export const JOB_RUNS_KEPT_DAYS = 90;

/** Days for which runs of what recurs every minute are kept. */
export const FREQUENT_JOB_RUNS_KEPT_DAYS = 2;

/** After a failed attempt. @param attempt 1 for the first */
export const stateAfterFailure = (attempt: number, allowed: number): 'retrying' | 'failed' =>
  attempt < allowed ? 'retrying' : 'failed';
