import type { Month } from '../../domain/period.js';
import type { ReportKind } from '../../domain/report/report-kind.js';
import type { ReportFailure, ReportRunState, ReportStage } from '../../domain/report/report-run.js';
import type { ReportFormat } from './rendering/report-file.js';

export const REPORT_VARIANTS = ['full', 'public'] as const;

export type ReportVariant = (typeof REPORT_VARIANTS)[number];

/** A file of a run, as kept. */
export interface KeptFile {
  readonly name: string;
  readonly format: ReportFormat;
  /** Whether rare cells are protected, so that it may leave the office. */
  readonly variant: ReportVariant;
  readonly mediaType: string;
  readonly bytes: number;
  /** Hexadecimal. */
  readonly sha256: string;
}

/** A report asked for. Instants are ISO, UTC. */
export interface ReportRun {
  readonly id: number;
  readonly kind: ReportKind;
  /** `2017-03`, `2017-S1`, `2017-Q1`, by kind. */
  readonly period: string;
  /** The period of a monthly report; null for the other kinds. */
  readonly month: Month | null;
  /** Where it is narrower than the scope of who asked. */
  readonly territory: { readonly kind: 'region' | 'municipality'; readonly code: string; readonly name: string } | null;
  readonly citizenship: string | null;
  readonly state: ReportRunState;
  /** What the worker is doing; null while it waits and once it is finished. */
  readonly stage: ReportStage | null;
  /** Stages done, of {@link REPORT_STAGES}. */
  readonly doneStages: number;
  /** Day on which its files are dropped; null until it is ready. */
  readonly expiresOn: string | null;
  /** Asked for by the schedule of the 1st of the month. */
  readonly scheduled: boolean;
  /** Instant of the knowledge on which the figures rest; null until they are taken. */
  readonly knownAt: string | null;
  readonly createdAt: string;
  readonly finishedAt: string | null;
  readonly failure: ReportFailure | null;
  /** None until the run is ready. */
  readonly files: readonly KeptFile[];
}

export const runFolder = (runId: number): string => `reports/${String(runId)}`;

export const fileKey = (runId: number, name: string): string => `${runFolder(runId)}/${name}`;
