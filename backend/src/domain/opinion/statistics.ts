import type { CalendarDate } from '../calendar-date.js';
import type { Suspension } from '../deadlines/term.js';
import { waitingDays } from './waiting-days.js';

export type DecidedOutcome = 'favourable' | 'unfavourable' | 'not_due';

/** One decision on a request. A re-examination makes a second one, with a start of its own. */
export interface DecisionFact {
  readonly on: CalendarDate;
  readonly outcome: DecidedOutcome;
  /** Day on which the request was complete (or the re-examination began): the term runs from it. */
  readonly startedOn: CalendarDate;
  readonly suspensions: readonly Suspension[];
  /** Last day for the answer, suspensions included; null where the rule sets no term. */
  readonly dueOn: CalendarDate | null;
}

/** What the statistics need of one request: no name, no key of a person. */
export interface OpinionFact {
  readonly requestedOn: CalendarDate;
  readonly admittedOn: CalendarDate | null;
  /** NUTS 2 code; null when the responsible municipality is not known. */
  readonly region: string | null;
  readonly citizenship: string;
  readonly applicantKind: string;
  readonly decisions: readonly DecisionFact[];
}

/** Both days counted. */
export interface StatisticsPeriod {
  readonly from: CalendarDate;
  readonly to: CalendarDate;
}

/** Each figure counts what happened in the period: a request filed in June and decided in July is requested in June and issued in July. */
export interface OpinionFigures {
  readonly requested: number;
  readonly admitted: number;
  readonly issued: number;
  readonly favourable: number;
  readonly unfavourable: number;
  readonly notDue: number;
  /** Issued after the last day of their term. */
  readonly late: number;
  /** Days from the complete request to the decision, suspensions left out; null when nothing was issued. */
  readonly medianDays: number | null;
  readonly ninetiethPercentileDays: number | null;
}

export const OPINION_GROUPINGS = ['month', 'region', 'citizenship', 'applicantKind'] as const;
export type OpinionGrouping = (typeof OPINION_GROUPINGS)[number];

export interface OpinionGroup extends OpinionFigures {
  /** `YYYY-MM`, NUTS 2 code, ISO 3166 alpha-3 code, kind of applicant; null for an unknown region. */
  readonly key: string | null;
}

export interface OpinionStatisticsOfPeriod extends StatisticsPeriod {
  readonly total: OpinionFigures;
  readonly groups: Readonly<Record<OpinionGrouping, readonly OpinionGroup[]>>;
}

/**
 * The value at rank ⌈p·n/100⌉ of the values put in order (nearest rank; PostgreSQL's `percentile_disc`): always a number of days that some request
 * really took, so the median of 10 and 20 days is 10, and the 90th percentile of nine requests is the slowest. Null for no values.
 * @param percent above 0, at most 100
 */
export function nearestRank(values: readonly number[], percent: number): number | null {
  const ordered = [...values].sort((a, b) => a - b);
  // Multiplied before divided: 0.9 × 10 is 9.000000000000002 where the factors are unlucky.
  return ordered[Math.ceil((percent * ordered.length) / 100) - 1] ?? null;
}

/** All figures of a period and their groups, each ordered by its key, the unknown last. */
export function opinionStatistics(facts: readonly OpinionFact[], period: StatisticsPeriod): OpinionStatisticsOfPeriod {
  const events = facts.flatMap((fact) => eventsOf(fact, period));
  return {
    ...period,
    total: figuresOf(events),
    groups: {
      month: grouped(events, ({ on }) => on.slice(0, 7)),
      region: grouped(events, ({ fact }) => fact.region),
      citizenship: grouped(events, ({ fact }) => fact.citizenship),
      applicantKind: grouped(events, ({ fact }) => fact.applicantKind),
    },
  };
}

type OpinionEvent = { readonly on: CalendarDate; readonly fact: OpinionFact } & (
  { readonly kind: 'requested' | 'admitted' } | { readonly kind: 'issued'; readonly decision: DecisionFact }
);

function eventsOf(fact: OpinionFact, { from, to }: StatisticsPeriod): OpinionEvent[] {
  const events: OpinionEvent[] = [{ kind: 'requested', on: fact.requestedOn, fact }];
  if (fact.admittedOn !== null) events.push({ kind: 'admitted', on: fact.admittedOn, fact });
  for (const decision of fact.decisions) events.push({ kind: 'issued', on: decision.on, fact, decision });
  return events.filter(({ on }) => from <= on && on <= to);
}

function grouped(events: readonly OpinionEvent[], keyOf: (event: OpinionEvent) => string | null): OpinionGroup[] {
  return [...Map.groupBy(events, keyOf)]
    .sort(([a], [b]) => (a === null ? 1 : b === null ? -1 : a < b ? -1 : 1))
    .map(([key, members]) => ({ key, ...figuresOf(members) }));
}

function figuresOf(events: readonly OpinionEvent[]): OpinionFigures {
  const decisions = events.flatMap((event) => (event.kind === 'issued' ? [event.decision] : []));
  const days = decisions.map(({ startedOn, on, suspensions }) => waitingDays(startedOn, on, suspensions));
  const of = (outcome: DecidedOutcome): number => decisions.filter((decision) => decision.outcome === outcome).length;
  return {
    requested: events.filter(({ kind }) => kind === 'requested').length,
    admitted: events.filter(({ kind }) => kind === 'admitted').length,
    issued: decisions.length,
    favourable: of('favourable'),
    unfavourable: of('unfavourable'),
    notDue: of('not_due'),
    late: decisions.filter(({ on, dueOn }) => dueOn !== null && on > dueOn).length,
    medianDays: nearestRank(days, 50),
    ninetiethPercentileDays: nearestRank(days, 90),
  };
}
