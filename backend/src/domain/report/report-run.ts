/** States of a run that makes the files of a report. */
export const REPORT_RUN_STATES = ['queued', 'running', 'ready', 'failed', 'cancelled', 'expired'] as const;

export type ReportRunState = (typeof REPORT_RUN_STATES)[number];

export type ReportRunStep = 'start' | 'finish' | 'retry' | 'give_up' | 'cancel' | 'expire';

const CLOSED = { start: null, finish: null, retry: null, give_up: null, cancel: null, expire: null } as const;

/**
 * state × step → next state; null where the step is not open. A running run may start again: its worker was lost, and another one takes it over
 * when the lease is over.
 */
export const REPORT_RUN_TABLE: Readonly<
  Record<ReportRunState, Readonly<Record<ReportRunStep, ReportRunState | null>>>
> = {
  queued: { ...CLOSED, start: 'running', cancel: 'cancelled' },
  running: { ...CLOSED, start: 'running', finish: 'ready', retry: 'queued', give_up: 'failed', cancel: 'cancelled' },
  ready: { ...CLOSED, expire: 'expired' },
  failed: CLOSED,
  cancelled: CLOSED,
  expired: CLOSED,
};

/** What a worker does in turn; each is shown while it lasts. `public`: the files that may leave the office. */
export const REPORT_STAGES = ['counting', 'json', 'csv', 'xlsx', 'pdf', 'public'] as const;

export type ReportStage = (typeof REPORT_STAGES)[number];

/** Days that the files of a run are kept: it can be asked for again, with the same instant of knowledge. */
export const REPORT_KEPT_DAYS = 730;

/** Attempts before a run is given up. */
export const REPORT_RUN_ATTEMPTS = 3;

/** Minutes after which a running run counts as lost: a report takes seconds. */
export const REPORT_RUN_LEASE_MINUTES = 10;

/** After a failed attempt: once more, or no more. */
export const stepAfterFailure = (attempts: number): 'retry' | 'give_up' =>
  attempts < REPORT_RUN_ATTEMPTS ? 'retry' : 'give_up';

export const REPORT_FAILURES = ['figures_disagree', 'files_not_written', 'internal_error'] as const;

/** Why a run was given up. */
export type ReportFailure = (typeof REPORT_FAILURES)[number];

/** What the reader of the list is told. */
export const REPORT_FAILURE_TEXTS: Readonly<Record<ReportFailure, string>> = {
  figures_disagree:
    'Le parti di una tabella non danno il suo totale: il report non è stato prodotto. Segnalare l’errore all’assistenza.',
  files_not_written:
    'I file del report non possono essere scritti: verificare lo spazio su disco e i permessi della cartella dei dati, poi chiedere di nuovo il report.',
  internal_error:
    'Il report non è stato prodotto per un errore del sistema: chiederlo di nuovo; se l’errore si ripete, segnalarlo all’assistenza.',
};
