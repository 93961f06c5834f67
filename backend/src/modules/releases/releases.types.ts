import type { CalendarDate } from '../../domain/calendar-date.js';
import type { KnownAt } from '../../domain/known-at.js';
import type { Month } from '../../domain/period.js';
import type { ReleaseState } from '../../domain/release/release.js';

export const REQUEST_FAILURES = ['nobody_counted', 'internal_error'] as const;
export type RequestFailure = (typeof REQUEST_FAILURES)[number];

export const REQUEST_STATES = ['queued', 'taken', 'failed', 'cancelled'] as const;
export type RequestState = (typeof REQUEST_STATES)[number];

/** In their order. `waiting`: the instant of knowledge is not fixed yet; from `checking` on the release exists. */
export const REQUEST_STAGES = ['waiting', 'counting', 'checking'] as const;
export type RequestStage = (typeof REQUEST_STAGES)[number];

/** A release that a worker still has to take or to check, or that was given up. */
export interface ReleaseRequest {
  readonly id: number;
  readonly month: Month;
  readonly revision: number;
  readonly scheduled: boolean;
  readonly state: RequestState;
  /** What a worker does or will do next; null where it is failed or cancelled. */
  readonly stage: RequestStage | null;
  /** Somebody wants it stopped, and its worker has not seen it yet. */
  readonly cancelling: boolean;
  readonly createdAt: string;
  readonly failure: RequestFailure | null;
}

/** Members by dimension and code (releases.counts). */
export type ReleaseCounts = Readonly<Record<string, Readonly<Record<string, number>>>>;

export interface ReleaseVerification {
  readonly at: string;
  readonly agrees: boolean;
  /** Hexadecimal. */
  readonly historySha256: string;
  readonly membersSha256: string;
  readonly countsAgree: boolean;
}

export interface Release {
  readonly id: number;
  readonly month: Month;
  readonly on: CalendarDate;
  readonly revision: number;
  readonly reason: string | null;
  readonly knownAt: KnownAt;
  readonly queryVersion: number;
  readonly total: number;
  /** Hexadecimal. */
  readonly sha256: string;
  readonly state: ReleaseState;
  /** Latest revision of the month. */
  readonly latestRevision: number;
  readonly scheduled: boolean;
  readonly requestedBy: number | null;
  readonly approvedBy: number | null;
  /** Faults of the checks that forbid an approval. */
  readonly blockingFaults: number;
  /** The last one; null before the first night. */
  readonly verification: ReleaseVerification | null;
}

export const CHECK_SEVERITIES = ['block', 'error', 'warning', 'notice'] as const;

export interface ReleaseCheck {
  readonly code: string;
  readonly severity: (typeof CHECK_SEVERITIES)[number];
  readonly count: number;
}

/** With the title of its rule; null for a check of the release itself. */
export interface NamedReleaseCheck extends ReleaseCheck {
  readonly titleIt: string | null;
  readonly titleEn: string | null;
}

export interface ReleaseStepTaken {
  readonly step: ReleaseState;
  readonly at: string;
  /** Null: the system. */
  readonly person: string | null;
  readonly note: string | null;
}
