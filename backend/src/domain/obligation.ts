import { addDays, type CalendarDate } from './calendar-date.js';

/** What must be done by a day. The terms themselves are dated data (opinion rules); here only their names. */
export const OBLIGATION_KINDS = [
  'opinion_admission',
  'opinion_decision',
  'integration_answer',
  'notice_answer',
  'permit_request',
] as const;
export type ObligationKind = (typeof OBLIGATION_KINDS)[number];

/** open → suspended ⇄ open → met, met_late (after the due day) or cancelled. */
export const OBLIGATION_STATES = ['open', 'suspended', 'met', 'met_late', 'cancelled'] as const;
export type ObligationState = (typeof OBLIGATION_STATES)[number];

/** Days before the due day on which its owner is reminded, unless the rule says otherwise. */
export const REMIND_DAYS: readonly number[] = [30, 15, 5, 1];

/** The step of a reminder after the due day has passed. */
export const OVERDUE = -1;

/** An open deadline and its reminders so far. */
export interface RunningObligation {
  readonly dueOn: CalendarDate;
  /** Day on which this due day was set: a reminder that would have come on or before it is not owed. */
  readonly sinceOn: CalendarDate;
  readonly remindDays: readonly number[];
  /** Steps already sent or passed over for this due day. */
  readonly done: readonly number[];
}

export interface DueReminders {
  /** The one to send now; null: none. */
  readonly send: number | null;
  /** Earlier ones that nobody sent in time: a missed day is caught up by one reminder, not by all. */
  readonly passedOver: readonly number[];
}

/** Which reminder of an open obligation is owed on a day: the latest whose day has come. "Overdue" is owed from the day after the due day. */
export function dueReminders(
  { dueOn, sinceOn, remindDays, done }: RunningObligation,
  today: CalendarDate,
): DueReminders {
  const owed = [...remindDays, OVERDUE]
    .filter((step) => !done.includes(step) && addDays(dueOn, -step) <= today)
    .filter((step) => step === OVERDUE || addDays(dueOn, -step) > sinceOn)
    .sort((one, other) => one - other);
  const [send = null, ...passedOver] = owed;
  // A reminder sent out of order would tell of more time than there is.
  return send !== null && done.some((step) => step < send) ? { send: null, passedOver: owed } : { send, passedOver };
}
