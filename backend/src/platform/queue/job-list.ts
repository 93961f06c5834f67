/** All queued work in one typed list: payloads carry keys only, since the row may have changed when the job runs. */
export interface JobPayloads {
  readonly 'import.run': { readonly importId: number };
  readonly 'import.clean': Record<string, never>;
  readonly 'report.make': { readonly reportId: number };
  readonly 'report.monthly': Record<string, never>;
  readonly 'report.expire': Record<string, never>;
  readonly 'release.take': { readonly requestId: number };
  readonly 'release.monthly': Record<string, never>;
  readonly 'release.verify': Record<string, never>;
  readonly 'quality.run': { readonly runId: number };
  readonly 'quality.nightly': Record<string, never>;
  readonly 'draft.clean': Record<string, never>;
  readonly 'attachment.sweep': Record<string, never>;
  readonly 'attachment.rescan': Record<string, never>;
  readonly 'notification.send': { readonly deliveryId: number };
  readonly 'obligation.remind': Record<string, never>;
  readonly 'applicant.letter': { readonly registrationId: number };
  readonly 'applicant.sweep': Record<string, never>;
  readonly 'applicant.clean': Record<string, never>;
  readonly 'document.make': { readonly documentId: number };
  readonly 'opinion.notify': { readonly requestId: number };
  readonly 'release.plan': Record<string, never>;
  readonly 'job.clean': Record<string, never>;
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
  // Files of reports that were kept long enough.
  'report.expire': { attempts: 1, schedule: '0 50 3 * * *' },
  'release.take': { attempts: 3 },
  // After the month has ended everywhere in Italy, before its report is asked for.
  'release.monthly': { attempts: 3, schedule: '0 30 4 1 * *' },
  'release.verify': { attempts: 1, schedule: '0 0 2 * * *' },
  'quality.run': { attempts: 3 },
  'quality.nightly': { attempts: 2, schedule: '0 30 1 * * *' },
  'draft.clean': { attempts: 1, schedule: '0 45 3 * * *' },
  'attachment.sweep': { attempts: 1, schedule: '0 0 4 * * *' },
  // Files that came in while the virus scanner could not be reached.
  'attachment.rescan': { attempts: 1, schedule: '0 10,40 * * * *' },
  // Tried again by the outbox, whose waits grow to a day: a queue's own retries would double them.
  'notification.send': { attempts: 1 },
  // When offices open: a reminder in the night is read in the morning anyway.
  'obligation.remind': { attempts: 3, schedule: '0 0 7 * * *' },
  // Asked for again by the sweep, so that a mail server may be down for an hour.
  'applicant.letter': { attempts: 1 },
  'applicant.sweep': { attempts: 1, schedule: '0 */5 * * * *' },
  'applicant.clean': { attempts: 1, schedule: '0 35 3 * * *' },
  'document.make': { attempts: 5 },
  // Asked for again by a sweep until the document is there: a try of its own would only come sooner than the document.
  'opinion.notify': { attempts: 1 },
  // Announces the days of the releases to come; before people look at the calendar.
  'release.plan': { attempts: 3, schedule: '0 20 4 * * *' },
  'job.clean': { attempts: 1, schedule: '0 20 3 * * *' },
  'session.clean': { attempts: 1, schedule: '0 15 3 * * *' },
  // Finds what a crash between a commit and its enqueueing left behind.
  'queue.sweep': { attempts: 1, schedule: '0 * * * * *' },
};

/** Jobs that recur, in the order of the list. */
export const RECURRING_JOBS: readonly JobName[] = (Object.keys(JOBS) as JobName[]).filter(
  (name) => JOBS[name].schedule !== undefined,
);

export const JOB_NAMES = Object.keys(JOBS) as JobName[];
