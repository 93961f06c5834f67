import type { CalendarDate } from '../calendar-date.js';
import type { DayKind } from '../deadlines/term.js';
import type { NotDueCase } from './opinion-codes.js';

/** A stretch of the calendar, as the rule says it. */
export interface Stretch {
  readonly amount: number;
  readonly unit: 'days' | 'months';
}

/** One version of the rules on the opinion of art. 32, as kept in `opinion_rules`: what the law changes is data. */
export interface OpinionRule {
  readonly id: number;
  /** Short name that people quote: `dpr-191-2022`. */
  readonly code: string;
  /** Requests filed from this day … */
  readonly validFrom: CalendarDate;
  /** … up to this one, counted; null: still in force. */
  readonly validTo: CalendarDate | null;
  /** How long before the 18th birthday the window opens. */
  readonly opensBefore: Stretch;
  /** How long after `closesFrom` the window closes; that day is still in it. */
  readonly closesAfter: Stretch;
  readonly closesFrom: 'permit_expiry' | 'majority';
  /** Cases in which the opinion is not to be asked. */
  readonly notDueCases: readonly NotDueCase[];
  /** Years of presence in Italy at 18 for `three_years_and_project`. */
  readonly presenceYears: number;
  /** Years of integration project at 18 for `three_years_and_project`. */
  readonly projectYears: number;
  /** Nearest degree of kinship that is not enough, less one: up to this degree for `fostered_to_relative`. */
  readonly kinshipDegree: number;
  readonly requiredDocuments: readonly string[];
  readonly answerDays: number;
  readonly answerDayKind: DayKind;
  /** Whether no answer in time counts as a favourable one (art. 20 L. 241/1990). */
  readonly silenceAssent: boolean;
  /** Days that the author has to complete the request; the answer's term stands still meanwhile. */
  readonly integrationDays: number;
  /** Days to answer the notice of the reasons against (art. 10-bis L. 241/1990). */
  readonly noticeDays: number;
  readonly saturdayMovesOn: boolean;
  /** Days before a due day on which its owner is reminded. */
  readonly reminderDays: readonly number[];
  readonly legalSource: string;
  readonly note: string | null;
  /** No jurist has confirmed it yet. */
  readonly toVerify: boolean;
}
