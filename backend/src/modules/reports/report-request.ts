import type { ReportKind } from '../../domain/report/report-kind.js';

/** A territory narrower than the scope of who asks. */
export interface AskedTerritory {
  readonly kind: 'region' | 'municipality';
  /** NUTS 2 code, or ISTAT code of the municipality. */
  readonly code: string;
}

/** What is asked for, as text from outside. */
export interface ReportRequest {
  readonly kind: ReportKind;
  /** `2017-03`, `2017-S1`, `2017-Q1`, by kind. */
  readonly period: string;
  readonly territory?: AskedTerritory | null;
  /** Citizenship looked at more closely, ISO alpha-3. */
  readonly citizenship?: string | null;
}
