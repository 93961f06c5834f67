import type { Month } from '../../domain/period.js';
import type { ReportFailure, ReportRunState } from '../../domain/report/report-run.js';
import type { ReportFormat } from './rendering/report-file.js';

/** A file of a run, as kept. */
export interface KeptFile {
  readonly name: string;
  readonly format: ReportFormat;
  readonly mediaType: string;
  readonly bytes: number;
  /** Hexadecimal. */
  readonly sha256: string;
}

/** A report asked for. Instants are ISO, UTC. */
export interface ReportRun {
  readonly id: number;
  readonly kind: 'monthly';
  readonly month: Month;
  readonly state: ReportRunState;
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

export const fileKey = (runId: number, name: string): string => `reports/${String(runId)}/${name}`;
