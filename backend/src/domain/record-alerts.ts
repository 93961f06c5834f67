import { daysBetween, type CalendarDate } from './calendar-date.js';
import type { FacilityKind, MinorState } from './codes.js';
import { ruleInForce, type FacilityRule } from './facility-rule.js';
import { daysToMajority } from './majority.js';

/** What whoever opens a record should notice first. */
export const RECORD_ALERT_CODES = [
  'of_age_soon',
  'beyond_stay_limit',
  'absconded',
  'never_placed',
  'no_guardian_request',
  'incomplete',
] as const;
export type RecordAlertCode = (typeof RECORD_ALERT_CODES)[number];

export interface RecordAlert {
  readonly code: RecordAlertCode;
  /** `urgent`: something is late or about to be; `notice`: something is to be done. */
  readonly level: 'urgent' | 'notice';
  /** Figures for the sentence, e.g. `{ days: 48, limit: 45 }`. */
  readonly facts: Readonly<Record<string, number>>;
  /** Article of law; null where none says it. */
  readonly source: string | null;
}

/** The record as far as the alerts need it. */
export interface AlertedRecord {
  readonly birthDate: CalendarDate;
  readonly reportedOn: CalendarDate;
  readonly state: MinorState;
  /** The stay of today; null where there is none. `kind` is null outside a facility. */
  readonly stay: { readonly kind: FacilityKind | null; readonly since: CalendarDate } | null;
  /** Day of the last movement; null without any. */
  readonly lastMovementOn: CalendarDate | null;
  readonly hasGuardianRequest: boolean;
  /** Compulsory or important data that nobody has entered yet. */
  readonly missing: number;
}

/** Days before the 18th birthday from which the work for it begins, most urgent first. No law gives them: they are the desk's own steps. */
export const MAJORITY_STEPS = [30, 60, 90] as const;

/**
 * Every alert on a day, the most urgent first. Of age or gone, a record asks for nothing any more.
 *
 * @param rules dated limits of the kinds of facility, as the database holds them
 */
export function recordAlerts(
  record: AlertedRecord,
  rules: readonly FacilityRule[],
  today: CalendarDate,
): RecordAlert[] {
  if (record.state === 'left' || daysToMajority(record.birthDate, today) <= 0) return [];
  const found = [
    ...ofAgeSoon(record, today),
    ...beyondStayLimit(record, rules, today),
    ...absconded(record, today),
    ...neverPlaced(record, today),
    ...noGuardianRequest(record),
    ...incomplete(record),
  ];
  return [...found.filter(({ level }) => level === 'urgent'), ...found.filter(({ level }) => level === 'notice')];
}

function ofAgeSoon({ birthDate }: AlertedRecord, today: CalendarDate): RecordAlert[] {
  const days = daysToMajority(birthDate, today);
  const within = MAJORITY_STEPS.find((step) => days <= step);
  if (within === undefined) return [];
  return [
    {
      code: 'of_age_soon',
      level: within === MAJORITY_STEPS[0] ? 'urgent' : 'notice',
      facts: { days, within },
      source: null,
    },
  ];
}

/** Days of stay count the first day and today; the rule in force today is the one that binds. */
function beyondStayLimit({ stay }: AlertedRecord, rules: readonly FacilityRule[], today: CalendarDate): RecordAlert[] {
  if (stay?.kind == null) return [];
  const rule = ruleInForce(rules, stay.kind, today);
  if (!rule?.maximumDays) return [];
  const days = daysBetween(stay.since, today) + 1;
  const limit = rule.maximumDays.days;
  const extended = limit + rule.maximumDays.extensionDays;
  if (days <= limit) return [];
  return [
    {
      code: 'beyond_stay_limit',
      level: days > extended ? 'urgent' : 'notice',
      facts: { days, limit, extended },
      source: rule.source,
    },
  ];
}

function absconded({ state, lastMovementOn }: AlertedRecord, today: CalendarDate): RecordAlert[] {
  if (state !== 'absconded' || lastMovementOn === null) return [];
  return [{ code: 'absconded', level: 'urgent', facts: { days: daysBetween(lastMovementOn, today) }, source: null }];
}

/** Whoever is reported is received at once: D.Lgs. 142/2015 art. 19(1). */
function neverPlaced({ state, reportedOn }: AlertedRecord, today: CalendarDate): RecordAlert[] {
  if (state !== 'reported') return [];
  const days = daysBetween(reportedOn, today);
  return [{ code: 'never_placed', level: 'urgent', facts: { days }, source: 'D.Lgs. 142/2015, art. 19, c. 1' }];
}

/** The judge is told at once, so that a guardian is appointed: D.Lgs. 142/2015 art. 19(5). */
function noGuardianRequest({ state, hasGuardianRequest }: AlertedRecord): RecordAlert[] {
  if (state !== 'placed' || hasGuardianRequest) return [];
  return [{ code: 'no_guardian_request', level: 'notice', facts: {}, source: 'D.Lgs. 142/2015, art. 19, c. 5' }];
}

function incomplete({ missing }: AlertedRecord): RecordAlert[] {
  return missing === 0 ? [] : [{ code: 'incomplete', level: 'notice', facts: { count: missing }, source: null }];
}
