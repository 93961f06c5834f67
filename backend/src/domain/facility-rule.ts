import { addDays, daysBetween, type CalendarDate } from './calendar-date.js';
import type { FacilityKind } from './codes.js';
import { ageOn } from './majority.js';
import { contains, type Period } from './period.js';
import type { ProblemCode } from './problem.js';

/** What a broken limit does: `warn` lets the movement pass with a warning, `refuse` does not. */
export type LimitEffect = 'warn' | 'refuse';

/** A limit of law on a kind of facility, in force during a period. Kept as data: a jurist corrects it without a programmer. */
export interface FacilityRule {
  readonly kind: FacilityKind;
  readonly validity: Period;
  /** The legal source of the row. */
  readonly source: string;
  readonly minimumAge?: { readonly years: number; readonly effect: LimitEffect } | null | undefined;
  /** Longest stay in days; the extension comes on top and asks for a decision, so that it is announced by its own warning. */
  readonly maximumDays?:
    { readonly days: number; readonly extensionDays: number; readonly effect: LimitEffect } | null | undefined;
  /**
   * Places. `cap` bounds what the facility declares (null: no bound); `extraPercent` may be added in extreme urgency: within it a movement
   * warns, beyond it is refused. With no extra percentage `effect` decides.
   */
  readonly places?:
    | { readonly cap: number | null; readonly extraPercent: number | null; readonly effect: LimitEffect }
    | null
    | undefined;
}

/** The stay to be judged. */
export interface StayInFacility {
  readonly birthDate: CalendarDate;
  /** First day of the stay. */
  readonly from: CalendarDate;
  /** The day to which the days of stay are counted, this day included; equal to `from` for a new movement. */
  readonly on: CalendarDate;
  /** Opening of the facility. */
  readonly facilityOpen: Period;
  /** Places declared on the day; null when unknown. */
  readonly capacity: number | null;
  /** Minors present there on the day, without this one. */
  readonly occupied: number;
}

export type FacilityFindingCode = Extract<
  ProblemCode,
  'facility_closed' | 'below_minimum_age' | 'facility_full' | 'beyond_maximum_days'
>;

export interface FacilityFinding {
  readonly code: FacilityFindingCode;
  readonly effect: LimitEffect;
  /** Figures for the sentence, e.g. `{ limit: 14, value: 13 }`. */
  readonly facts: Readonly<Record<string, number>>;
  readonly source: string;
}

/** The rule of a kind in force on a day, or undefined. The periods of one kind never overlap (the database refuses it). */
export const ruleInForce = (
  rules: readonly FacilityRule[],
  kind: FacilityKind,
  day: CalendarDate,
): FacilityRule | undefined => rules.find((rule) => rule.kind === kind && contains(rule.validity, day));

/** Every warning and refusal for a stay under the rule in force (undefined: no rule, and only the opening is judged). */
export function facilityFindings(rule: FacilityRule | undefined, stay: StayInFacility): FacilityFinding[] {
  const findings = facilityClosed(stay);
  if (!rule) return findings;
  return [...findings, ...belowMinimumAge(rule, stay), ...beyondMaximumDays(rule, stay), ...facilityFull(rule, stay)];
}

export const refusals = (findings: readonly FacilityFinding[]): FacilityFinding[] =>
  findings.filter((finding) => finding.effect === 'refuse');

export const warnings = (findings: readonly FacilityFinding[]): FacilityFinding[] =>
  findings.filter((finding) => finding.effect === 'warn');

/** The last day, counted, that the rule admits without extension; null without a limit. */
export const lastAdmittedDay = (rule: FacilityRule | undefined, from: CalendarDate): CalendarDate | null =>
  rule?.maximumDays ? addDays(from, rule.maximumDays.days - 1) : null;

function facilityClosed({ facilityOpen, from }: StayInFacility): FacilityFinding[] {
  if (contains(facilityOpen, from)) return [];
  return [
    {
      code: 'facility_closed',
      effect: 'refuse',
      facts: {},
      source: 'A facility receives minors only while it is open.',
    },
  ];
}

function belowMinimumAge({ minimumAge, source }: FacilityRule, { birthDate, from }: StayInFacility): FacilityFinding[] {
  const age = ageOn(birthDate, from);
  if (!minimumAge || age >= minimumAge.years) return [];
  return [
    { code: 'below_minimum_age', effect: minimumAge.effect, facts: { limit: minimumAge.years, value: age }, source },
  ];
}

function beyondMaximumDays({ maximumDays, source }: FacilityRule, { from, on }: StayInFacility): FacilityFinding[] {
  if (!maximumDays) return [];
  const value = daysBetween(from, on) + 1;
  const extended = maximumDays.days + maximumDays.extensionDays;
  if (value <= maximumDays.days) return [];
  const effect = value > extended ? maximumDays.effect : 'warn';
  return [{ code: 'beyond_maximum_days', effect, facts: { limit: maximumDays.days, extended, value }, source }];
}

function facilityFull({ places, source }: FacilityRule, { capacity, occupied }: StayInFacility): FacilityFinding[] {
  if (!places) return [];
  const limit = Math.min(capacity ?? Infinity, places.cap ?? Infinity);
  const value = occupied + 1;
  if (value <= limit) return [];
  const extended = places.extraPercent === null ? limit : Math.floor((limit * (100 + places.extraPercent)) / 100);
  const effect = places.extraPercent === null ? places.effect : value <= extended ? 'warn' : 'refuse';
  return [{ code: 'facility_full', effect, facts: { limit, extended, value }, source }];
}
