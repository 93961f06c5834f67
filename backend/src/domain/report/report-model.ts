import type { CalendarDate } from '../calendar-date.js';
import type { PrintedNumber } from './printed-numbers.js';
import type { ReportKind } from './report-kind.js';

/** What a column of numbers measures: minors, share of the total in percent, or change against an earlier date. */
export type Measure = 'count' | 'percent' | 'change';

export interface ReportColumn {
  /** Names the number in its row: `count`, `percent`, `change`, or the code that the column stands for. */
  readonly key: string;
  readonly measure: Measure;
  readonly heading: string;
}

/** Numbers by the key of their column. A column without a number in a row prints nothing there. */
export type ReportNumbers = Readonly<Record<string, PrintedNumber | undefined>> &
  Readonly<Partial<Record<Measure, PrintedNumber>>>;

export interface ReportRow {
  /** The code behind the label (`EGY`, `ITG1`, `17`), or `other`, `total`. */
  readonly key: string;
  readonly role: 'item' | 'other' | 'total';
  readonly label: string;
  readonly numbers: ReportNumbers;
}

export const REPORT_SECTIONS = [
  'general',
  'girls',
  'comparison',
  'reception',
  'flows',
  'chosen',
  'majority',
  'quality',
] as const;

export type ReportSection = (typeof REPORT_SECTIONS)[number];

export interface ReportTable {
  /** Stable name, e.g. `citizenship`, `girls-region`. */
  readonly id: string;
  readonly number: number;
  readonly section: ReportSection;
  /** Short name, for the sheet of a workbook. */
  readonly sheet: string;
  readonly title: string;
  readonly labelHeading: string;
  readonly columns: readonly ReportColumn[];
  readonly rows: readonly ReportRow[];
  /** Printed under the table, e.g. which cells are protected. */
  readonly remark?: string;
}

/** A chart or map over a table, which holds the same numbers for who cannot see it. */
export interface ReportFigure {
  readonly id: string;
  readonly number: number;
  readonly form: 'bars' | 'columns' | 'line' | 'map';
  readonly title: string;
  /** What it shows in words, from the same numbers. */
  readonly alternative: string;
  readonly table: string;
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
  /** Territory of the figures; null where they are national. */
  readonly territory: string | null;
  /** `Dati al 31 marzo 2017` */
  readonly date: string;
}

/** A part of the document, in reading order. */
export type ReportBlock =
  | { readonly type: 'heading'; readonly number: number; readonly text: string }
  | { readonly type: 'paragraph'; readonly id: string; readonly text: string }
  | {
      readonly type: 'commentary';
      readonly section: string;
      readonly title: string;
      /** Null while nobody has written one. */
      readonly commentary: ReportCommentary | null;
    }
  | { readonly type: 'table'; readonly table: string }
  | { readonly type: 'figure'; readonly figure: string };

export interface ReportCommentary {
  /** Version that the next one must name. */
  readonly id: number;
  readonly text: string;
  readonly author: string;
  readonly writtenAt: string;
}

/** Whose figures: the country, or one territory. */
export type ReportTerritory =
  | { readonly kind: 'national'; readonly code: null; readonly name: string }
  | {
      readonly kind: 'region' | 'prefecture' | 'municipality' | 'facility';
      readonly code: string;
      readonly name: string;
    };

/** A report as a document, before any file format: every renderer prints exactly this. */
export interface Report {
  readonly kind: ReportKind;
  /** `2017-03`, `2017-S1`, `2017-Q1` */
  readonly period: string;
  readonly on: CalendarDate;
  /** The instant of the knowledge on which the figures rest (ISO, UTC). */
  readonly knownAt: string;
  readonly territory: ReportTerritory;
  /** Whether rare cells are protected, so that it may leave the office. */
  readonly variant: 'full' | 'public';
  readonly cover: ReportCover;
  readonly tables: readonly ReportTable[];
  readonly figures: readonly ReportFigure[];
  readonly blocks: readonly ReportBlock[];
  readonly notes: readonly ReportNote[];
}
