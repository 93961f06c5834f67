import type { GroupingRule } from '../dated-texts.js';
import type { Decimals } from '../distribution.js';
import type { ReportKind } from '../report-kind.js';
import type { ReportNote, ReportSection, ReportTerritory } from '../report-model.js';
import type { ReportPeriod } from '../report-period.js';
import type { DimensionName } from './dimensions.js';
import type { MeasureName, Moment } from './figures.js';
import type { ReportReader } from './report-reader.js';

/** What a report is about, beside its figures. */
export interface ReportContext {
  readonly period: ReportPeriod;
  /** Instant of knowledge (ISO, UTC). */
  readonly knownAt: string;
  readonly territory: ReportTerritory;
  /** Codes and Italian names of the dimensions that have no closed list, in their printed order. */
  readonly names: Readonly<Partial<Record<DimensionName, ReadonlyMap<string, string>>>>;
  /** Citizenship shown apart (ISO alpha-3); null: none. */
  readonly chosenCitizenship: string | null;
  readonly decimals: Decimals;
  /** How long the answers to requests for an opinion took; null: not of the whole country. */
  readonly opinionTimes: OpinionTimes | null;
  /** Texts that the office wrote for this report, by section. */
  readonly commentaries: ReadonlyMap<string, Commentary>;
  /** How its counts are told apart from those of other reports. */
  readonly naming: CountNaming;
}

/** Codes that a count has beside those of its table. */
export interface CountNaming {
  /** Of the report's territory, e.g. `region`; none for the country. */
  readonly territory: Readonly<Record<string, string>>;
  /** The wider code of a code, both as `dimension=code`: `citizenship=EGY` → `continent=africa`. */
  readonly wider: ReadonlyMap<string, string>;
}

/** Days from the complete request to the decision, suspensions left out; null where nothing was decided. */
export interface OpinionTimes {
  readonly medianDays: number | null;
  readonly ninetiethPercentileDays: number | null;
  /** Decided after the last day of their term. */
  readonly late: number;
}

/** A text of the office, printed under its name. */
export interface Commentary {
  readonly id: number;
  readonly text: string;
  readonly author: string;
  /** ISO, UTC. */
  readonly writtenAt: string;
}

/** A code of a dimension, or the citizenship chosen for this report. */
export type FilterValue = string | { readonly chosen: 'citizenship' };

/**
 * A column of numbers. `points` and `change` are computed against an earlier moment; a row of moments is against its own. `key` tells apart two columns that
 * would have the same.
 */
export type ValueDefinition =
  | { readonly kind: 'count'; readonly heading: string; readonly moment?: Moment }
  | { readonly kind: 'percent'; readonly heading?: string }
  | { readonly kind: 'points' | 'change'; readonly heading: string; readonly against: Moment; readonly key?: string };

/** A table: dimensions × measure × filter × order. Adding one is adding one of these. */
export interface TableDefinition {
  /** Stable name, unique in the report. */
  readonly id: string;
  /** Name of its sheet in the workbook, up to 28 characters. */
  readonly sheet: string;
  readonly section: ReportSection;
  readonly title: string | ((context: ReportContext) => string);
  readonly measure: MeasureName;
  /** `total`: one row; `moment`: a row for each of `moments`. */
  readonly rows: DimensionName | 'total' | 'moment';
  /** Label of the one row of a `total`. */
  readonly label?: string;
  readonly moments?: readonly Moment[];
  /** A column for each code of this dimension, before those of `values`. */
  readonly columns?: DimensionName;
  readonly where?: Readonly<Partial<Record<DimensionName, FilterValue>>>;
  readonly values: readonly ValueDefinition[];
  /** By default as the dimension lists its codes; `descending`: by count, then by label. */
  readonly order?: 'descending';
  /** Whether codes with nothing are printed; by default they are. */
  readonly zeros?: 'left_out';
  /** Puts rare codes into one row at the end (ALTRE). */
  readonly fold?: GroupingRule | 'in_force';
  /** Left out of a report on a territory: requests for an opinion are counted for the country. */
  readonly national?: true;
  /** Left out where an earlier moment counted nobody: there the register had not begun. */
  readonly needs?: Moment;
}

export type FigureForm = 'bars' | 'columns' | 'line' | 'map';

export type BlockDefinition =
  | { readonly type: 'heading'; readonly text: string }
  | { readonly type: 'paragraph'; readonly id: string; readonly write: (read: ReportReader) => string | null }
  | { readonly type: 'commentary'; readonly section: string; readonly title: string }
  | { readonly type: 'table'; readonly table: string }
  | {
      readonly type: 'figure';
      readonly id: string;
      readonly form: FigureForm;
      readonly title: string;
      readonly table: string;
    };

/** A report: tables, and the order in which blocks show them. */
export interface ReportDefinition {
  readonly kind: ReportKind;
  readonly title: (context: ReportContext) => string;
  readonly tables: readonly TableDefinition[];
  readonly blocks: readonly BlockDefinition[];
  readonly notes: (read: ReportReader) => readonly ReportNote[];
  /** Cells that notes and paragraphs read beside those of the tables. */
  readonly hidden?: readonly TableDefinition[];
}
