import type { CalendarDate } from '../calendar-date.js';
import type { Month } from '../period.js';
import type { PrintedNumber } from './printed-numbers.js';

/** What a column of numbers measures: minors, share of the total in percent, or change against an earlier date. */
export type Measure = 'count' | 'percent' | 'change';

export interface ReportColumn {
  readonly measure: Measure;
  readonly heading: string;
}

export interface ReportRow {
  /** The code behind the label (`EGY`, `ITG1`, `17`), or `other`, `total`. */
  readonly key: string;
  readonly role: 'item' | 'other' | 'total';
  readonly label: string;
  /** One number for each measure among the columns of the table. */
  readonly numbers: Readonly<Partial<Record<Measure, PrintedNumber>>>;
}

export interface ReportTable {
  /** Stable name, e.g. `citizenship`, `girls-region`. */
  readonly id: string;
  readonly number: number;
  readonly section: 'general' | 'girls' | 'comparison';
  readonly title: string;
  readonly labelHeading: string;
  readonly columns: readonly ReportColumn[];
  readonly rows: readonly ReportRow[];
}

export interface ReportNote {
  /** The mark that joins the note to its place, e.g. `1`; null for a general note. */
  readonly mark: string | null;
  readonly text: string;
}

export interface ReportCover {
  readonly ministry: string;
  readonly directorate: string;
  readonly division: string | null;
  readonly title: string;
  /** `Dati al 31 marzo 2017` */
  readonly date: string;
}

/** A report as a document, before any file format: every renderer prints exactly this. */
export interface Report {
  readonly kind: 'monthly';
  readonly month: Month;
  readonly on: CalendarDate;
  /** The instant of the knowledge on which the figures rest (ISO, UTC). */
  readonly knownAt: string;
  readonly cover: ReportCover;
  readonly tables: readonly ReportTable[];
  readonly notes: readonly ReportNote[];
}
