import { addDays, type CalendarDate } from '../calendar-date.js';
import { overlap, type Period, periodOfDays } from '../period.js';
import { fieldError, type FieldError } from '../problem.js';
import type { OpinionRule } from './opinion-rule.js';

/** A version as an administrator writes it. */
export type RuleDraft = Omit<OpinionRule, 'id'>;

/** Where a version stands on a day: what was, what holds, what will hold. */
export const RULE_STANDINGS = ['past', 'in_force', 'coming'] as const;
export type RuleStanding = (typeof RULE_STANDINGS)[number];

type Validity = Pick<OpinionRule, 'validFrom' | 'validTo'>;

export function standingOf({ validFrom, validTo }: Validity, today: CalendarDate): RuleStanding {
  if (validFrom > today) return 'coming';
  return validTo !== null && validTo < today ? 'past' : 'in_force';
}

/**
 * A version that has begun, or under which somebody filed, is never changed: people relied on it.
 * @param requests filed under it
 */
export const mayChange = (rule: Validity, requests: number, today: CalendarDate): boolean =>
  standingOf(rule, today) === 'coming' && requests === 0;

/** A version gets a last day that has not passed, or none; one that is over keeps the one it has. */
export function endErrors(rule: Validity, lastDay: CalendarDate | null, today: CalendarDate): FieldError[] {
  if (lastDay === null) return [];
  if (lastDay < rule.validFrom) return [fieldError('lastDay', 'invalid_period')];
  return lastDay < today ? [fieldError('lastDay', 'date_in_past')] : [];
}

/** What is wrong with a version by itself. @param today it must begin after it */
export const draftErrors = (
  { validFrom, validTo, closesAfter, opensBefore, requiredDocuments, notDueCases, reminderDays }: RuleDraft,
  today: CalendarDate,
): FieldError[] => [
  ...(validFrom > today ? [] : [fieldError('validFrom', 'rule_not_in_future')]),
  ...(validTo !== null && validTo < validFrom ? [fieldError('validTo', 'invalid_period')] : []),
  ...(opensBefore.amount === 0 && closesAfter.amount === 0 ? [fieldError('closesAfter', 'out_of_range')] : []),
  ...(hasTwice(requiredDocuments) ? [fieldError('requiredDocuments', 'duplicate')] : []),
  ...(hasTwice(notDueCases) ? [fieldError('notDueCases', 'duplicate')] : []),
  ...(hasTwice(reminderDays) ? [fieldError('reminderDays', 'duplicate')] : []),
];

/** Versions never hold on the same day. @param others all but the one that is written */
export const overlapErrors = (draft: Validity, others: readonly Validity[]): FieldError[] =>
  others.some((other) => overlap(periodOf(draft), periodOf(other))) ? [fieldError('validFrom', 'rule_overlap')] : [];

/** The version that would hold on the first day of a new one and has no end yet: the new one may end it on the eve. */
export const endedBy = <Rule extends Validity>(draft: Validity, rules: readonly Rule[]): Rule | undefined =>
  rules.find(({ validFrom, validTo }) => validTo === null && validFrom < draft.validFrom);

export const eveOf = (day: CalendarDate): CalendarDate => addDays(day, -1);

const periodOf = ({ validFrom, validTo }: Validity): Period => periodOfDays(validFrom, validTo);

const hasTwice = (values: readonly (string | number)[]): boolean => new Set(values).size < values.length;
