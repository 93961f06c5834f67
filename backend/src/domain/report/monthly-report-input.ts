import type { Census, CensusCounts } from '../census.js';
import type { Decimals } from './distribution.js';

/** What the monthly report is made of. */
export interface MonthlyReportInput {
  /** The census of the last day of the month. */
  readonly census: Census;
  /** The same census restricted to girls; its total equals `census.bySex.F`. */
  readonly girls: CensusCounts;
  /** Minors counted whose birth date is 1 January and has the quality `presumed`. */
  readonly presumedFirstOfJanuary: number;
  /** ISO alpha-3 → Italian name; printed in capitals. */
  readonly countryNames: ReadonlyMap<string, string>;
  /** NUTS 2 → Italian name of the 21 territorial units; each gets a row, also with no minor. */
  readonly regionNames: ReadonlyMap<string, string>;
  /** Censuses of the same day of earlier years, the nearest first; with none the comparison is left out. */
  readonly earlier?: readonly Census[];
  /** Decimals of the percentages: one as in the published PDF (default), two as on the dashboard. */
  readonly decimals?: Decimals;
}
