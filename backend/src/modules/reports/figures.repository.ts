import { Injectable } from '@nestjs/common';
import type { KnownAt } from '../../domain/known-at.js';
import type { OpinionFigures, OpinionStatisticsOfPeriod } from '../../domain/opinion/statistics.js';
import { type DimensionName, DIMENSIONS } from '../../domain/report/definition/dimensions.js';
import {
  type Cell,
  Figures,
  type MeasureName,
  type Moment,
  type Question,
} from '../../domain/report/definition/figures.js';
import { daysOfMoment, type ReportPeriod } from '../../domain/report/report-period.js';
import { UnitOfWork } from '../../platform/database/unit-of-work.js';

/** Columns of the two functions of the database that carry no dimension of a measure are not asked for: these are. */
const STOCK_DIMENSIONS = new Set<DimensionName>([
  'sex',
  'age',
  'citizenship',
  'continent',
  'region',
  'municipality',
  'reception',
  'entry_mode',
  'landing',
  'birth_quality',
  'new_year',
]);
const EVENT_DIMENSIONS = new Set<DimensionName>([
  ...[...STOCK_DIMENSIONS].filter((name) => name !== 'reception'),
  'month',
  'exit_reason',
  'delay',
]);

interface CountedRow extends Readonly<Partial<Record<DimensionName, string | number | null>>> {
  readonly measure: MeasureName;
  readonly grouping: number;
  readonly count: number;
}

/** Counts what a report asks: one statement for each moment of the stock and of the events, however many tables there are. Only groups leave the database. */
@Injectable()
export class FiguresRepository {
  constructor(private readonly unitOfWork: UnitOfWork) {}

  /**
   * @param opinions the requests for an opinion of the period; null: none are counted
   * @throws RangeError where a question breaks a measure down by what it does not have
   */
  async answer(
    questions: readonly Question[],
    period: ReportPeriod,
    knownAt: KnownAt,
    opinions: OpinionStatisticsOfPeriod | null = null,
  ): Promise<Figures> {
    const answers: (readonly [Question, readonly Cell[]])[] = questions
      .filter(isAboutOpinions)
      .map((question) => [question, opinionCells(question, opinions)] as const);
    for (const moment of new Set(questions.map((question) => question.moment))) {
      const of = questions.filter((question) => question.moment === moment);
      answers.push(
        ...(await this.stock(of, moment, period, knownAt)),
        ...(await this.events(of, moment, period, knownAt)),
      );
    }
    return new Figures(answers);
  }

  private async stock(
    questions: readonly Question[],
    moment: Moment,
    period: ReportPeriod,
    knownAt: KnownAt,
  ): Promise<(readonly [Question, readonly Cell[]])[]> {
    const wanted = questions.filter(({ measure }) => measure === 'present');
    if (wanted.length === 0) return [];
    const used = dimensionsIn(wanted, STOCK_DIMENSIONS);
    const rows = await this.unitOfWork.query<CountedRow>(
      `select 'present' as measure, ${columns(used)} from app.report_stock($1::date, $2::timestamptz) group by ${groupingSets(wanted, [])}`,
      [daysOfMoment(period, moment).last, knownAt],
    );
    return wanted.map((question) => [question, cellsOf(question, used, rows)] as const);
  }

  private async events(
    questions: readonly Question[],
    moment: Moment,
    period: ReportPeriod,
    knownAt: KnownAt,
  ): Promise<(readonly [Question, readonly Cell[]])[]> {
    const wanted = questions.filter((question) => question.measure !== 'present' && !isAboutOpinions(question));
    if (wanted.length === 0) return [];
    const used = dimensionsIn(wanted, EVENT_DIMENSIONS);
    const { first, last } = daysOfMoment(period, moment);
    const rows = await this.unitOfWork.query<CountedRow>(
      `select measure, ${columns(used)} from app.report_events($1::date, $2::date, $3::timestamptz)
        where measure = any ($4) group by ${groupingSets(wanted, ['measure'])}`,
      [first, last, knownAt, [...new Set(wanted.map(({ measure }) => measure))]],
    );
    return wanted.map((question) => [question, cellsOf(question, used, rows)] as const);
  }
}

const isAboutOpinions = ({ measure }: Question): boolean => measure.startsWith('opinion_');

/** Where the groups of the statistics on opinions stand; outcomes are parts of the whole. */
const OPINION_GROUPS = { month: 'month', citizenship: 'citizenship', applicant_kind: 'applicantKind' } as const;

/** Counted by `opinion-desk`, whose page and files show the same figures. Throws RangeError for a breakdown that they do not have. */
function opinionCells({ measure, moment, by }: Question, opinions: OpinionStatisticsOfPeriod | null): Cell[] {
  if (opinions === null || moment !== 'now') return [];
  const count = (figures: OpinionFigures): number =>
    measure === 'opinion_requested' ? figures.requested : figures.issued;
  const [dimension] = by;
  if (dimension === undefined) return [{ keys: {}, count: count(opinions.total) }];
  if (dimension === 'opinion_outcome' && measure === 'opinion_issued') {
    const { favourable, unfavourable, notDue } = opinions.total;
    return Object.entries({ favourable, unfavourable, not_due: notDue }).map(([outcome, counted]) => ({
      keys: { opinion_outcome: outcome },
      count: counted,
    }));
  }
  if (by.length > 1 || !(dimension in OPINION_GROUPS))
    throw new RangeError(`The measure ${measure} has no breakdown by ${by.join(' and ')}.`);
  return opinions.groups[OPINION_GROUPS[dimension as keyof typeof OPINION_GROUPS]].map((group) => ({
    keys: group.key === null ? {} : { [dimension]: group.key },
    count: count(group),
  }));
}

function dimensionsIn(questions: readonly Question[], available: ReadonlySet<DimensionName>): DimensionName[] {
  const used = new Set(questions.flatMap(({ by }) => by));
  for (const name of used)
    if (!available.has(name))
      throw new RangeError(`The measure ${questions[0]?.measure ?? ''} has no dimension ${name}.`);
  return DIMENSIONS.filter((name) => used.has(name));
}

/** The names come from {@link DIMENSIONS}, never from outside. */
const columns = (used: readonly DimensionName[]): string =>
  `${used.length === 0 ? '0' : `grouping(${used.join(', ')})`} as grouping, ${[...used, 'count(*)::integer as count'].join(', ')}`;

function groupingSets(questions: readonly Question[], always: readonly string[]): string {
  const sets = new Set(questions.map(({ by }) => `(${[...always, ...by].join(', ')})`));
  return `grouping sets (${[...sets].join(', ')})`;
}

/** `grouping()` sets one bit, the first dimension's the highest, for each that a row is not broken down by. */
function cellsOf({ measure, by }: Question, used: readonly DimensionName[], rows: readonly CountedRow[]): Cell[] {
  const mask = used.reduce((bits, name) => bits * 2 + (by.includes(name) ? 0 : 1), 0);
  return rows
    .filter((row) => row.measure === measure && row.grouping === mask)
    .map((row) => ({
      keys: Object.fromEntries(by.flatMap((name) => (row[name] == null ? [] : [[name, String(row[name])]]))),
      count: row.count,
    }));
}
