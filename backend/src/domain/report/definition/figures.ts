import type { DimensionName } from './dimensions.js';

/**
 * What is counted. `present`: minors of the census of a day; the others are events of a period: `reported` minors, `absconded`,
 * `found_again`, `left` (exits), `turned_18` (present on the day before the birthday), `moved` (movements of any kind, for the quality of the data);
 * `opinion_requested` and `opinion_issued`: requests for the opinion of art. 32 filed and answered in the period, of the whole country only.
 */
export const MEASURES = [
  'present',
  'reported',
  'absconded',
  'found_again',
  'left',
  'turned_18',
  'moved',
  'opinion_requested',
  'opinion_issued',
] as const;

export type MeasureName = (typeof MEASURES)[number];

/** When: the day or the period of the report, or an earlier one of the same kind. */
export const MOMENTS = ['now', 'month_before', 'year_before', 'two_years_before'] as const;

export type Moment = (typeof MOMENTS)[number];

/** A number for one combination of codes. */
export interface Cell {
  readonly keys: Readonly<Partial<Record<DimensionName, string>>>;
  readonly count: number;
}

/** Which cells a table needs. */
export interface Question {
  readonly measure: MeasureName;
  readonly moment: Moment;
  /** In the order of {@link DIMENSIONS}; empty: the total. */
  readonly by: readonly DimensionName[];
}

export const questionKey = ({ measure, moment, by }: Question): string => `${measure} ${moment} ${by.join('+')}`;

/** The cells that answer the questions of a report. */
export class Figures {
  private readonly answers: ReadonlyMap<string, readonly Cell[]>;

  constructor(answers: Iterable<readonly [Question, readonly Cell[]]>) {
    this.answers = new Map([...answers].map(([question, cells]) => [questionKey(question), cells]));
  }

  /** @throws RangeError where the question was never put: a defect of the definition's collection of questions */
  cells(question: Question): readonly Cell[] {
    const cells = this.answers.get(questionKey(question));
    if (cells === undefined) throw new RangeError(`No figures for ${questionKey(question)}.`);
    return cells;
  }
}
