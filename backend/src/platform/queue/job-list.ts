/** All queued work in one typed list: payloads carry keys only, since the row may have changed when the job runs. */
export interface JobPayloads {
  readonly 'import.run': { readonly importId: number };
  readonly 'import.clean': Record<string, never>;
  readonly 'report.make': { readonly reportId: number };
  readonly 'report.monthly': Record<string, never>;
  readonly 'release.take': { readonly requestId: number };
  readonly 'release.monthly': Record<string, never>;
  readonly 'release.verify': Record<string, never>;
  readonly 'quality.run': { readonly runId: number };
  readonly 'quality.nightly': Record<string, never>;
  readonly 'draft.clean': Record<string, never>;
  readonly 'session.clean': Record<string, never>;
  readonly 'queue.sweep': Record<string, never>;
}

export type JobName = keyof JobPayloads;

interface JobDefinition {
  readonly attempts: number;
  /** Cron pattern, read in Europe/Rome; absent: runs only when asked for. */
  readonly schedule?: string;
}

export const JOBS: Readonly<Record<JobName, JobDefinition>> = {
  'import.run': { attempts: 2 },
  'import.clean': { attempts: 1, schedule: '0 30 3 * * *' },
  'report.make': { attempts: 3 },
  // The state of the last day of a month is asked for on the 1st, when the day is over everywhere in Italy.
  'report.monthly': { attempts: 3, schedule: '0 30 5 1 * *' },
  'release.take': { attempts: 3 },
  // After the month has ended everywhere in Italy, before its report is asked for.
  'release.monthly': { attempts: 3, schedule: '0 30 4 1 * *' },
  'release.verify': { attempts: 1, schedule: '0 0 2 * * *' },
  'quality.run': { attempts: 3 },
  'quality.nightly': { attempts: 2, schedule: '0 30 1 * * *' },
  'draft.clean': { attempts: 1, schedule: '0 45 3 * * *' },
  'session.clean': { attempts: 1, schedule: '0 15 3 * * *' },
  // Finds what a crash between a commit and its enqueueing left behind.
  'queue.sweep': { attempts: 1, schedule: '0 * * * * *' },
};

export const JOB_NAMES = Object.keys(JOBS) as JobName[];
