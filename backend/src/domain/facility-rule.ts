import { addDays, daysBetween, type CalendarDate } from './calendar-date.js';
import { ageOn } from './majority.js';
import { contains, type Period } from './period.js';
import type { ProblemCode } from './problem.js';

/** What a broken limit does: `warn` lets the movement pass with a warning, `refuse` does not. */
export type LimitEffect = 'warn' | 'refuse';

/**
 * The limits of a kind of facility in force on a day. They are dated data (table `facility_kind_rules`, each row with
 * its legal source), so that a jurist corrects them without a programmer; the caller passes the row in force on the
 * first day of the stay.
 */
export interface FacilityRule {
  /** The legal source of the row. */
  readonly source: string;
  /** Completed years on the first day of the stay. */
  readonly minimumAge: { readonly years: number; readonly effect: LimitEffect } | null;
  /** Longest stay in days. Within the extension, which takes a decision, the effect is always a warning. */
  readonly maximumDays: { readonly days: number; readonly extensionDays: number; readonly effect: LimitEffect } | null;
  /** Largest capacity that a facility may declare, extra places apart. */
  readonly placesCap: { readonly places: number; readonly effect: LimitEffect } | null;
  /** Per cent of its places that a facility may add in extreme urgency: within them a movement warns. 0: none. */
  readonly extraPlacesPercent: number;
  /** What more minors than places cause, extra places included. */
  readonly occupancyEffect: LimitEffect;
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
  'facility_closed' | 'below_minimum_age' | 'facility_full' | 'beyond_maximum_days' | 'capacity_beyond_cap'
>;

export interface FacilityFinding {
  readonly code: FacilityFindingCode;
  readonly effect: LimitEffect;
  /** Figures for the sentence, e.g. `{ limit: 14, value: 13 }`. */
  readonly facts: Readonly<Record<string, number>>;
  readonly source: string;
}

/**
 * Every warning and refusal for a stay under the rule in force (undefined: no rule, and only the opening is judged).
 */
export function facilityFindings(rule: FacilityRule | undefined, stay: StayInFacility): FacilityFinding[] {
  const findings = facilityClosed(stay);
  if (!rule) return findings;
  return [...findings, ...belowMinimumAge(rule, stay), ...beyondMaximumDays(rule, stay), ...facilityFull(rule, stay)];
}

export const refusals = (findings: readonly FacilityFinding[]): FacilityFinding[] =>
  findings.filter((finding) => finding.effect === 'refuse');

export const warnings = (findings: readonly FacilityFinding[]): FacilityFinding[] =>
  findings.filter((finding) => finding.effect === 'warn');

/** Judges the places that a facility declares against the cap of its kind. */
export function capacityFindings(rule: FacilityRule | undefined, places: number): FacilityFinding[] {
  const cap = rule?.placesCap;
  if (!rule || !cap || places <= cap.places) return [];
  return [
    {
      code: 'capacity_beyond_cap',
      effect: cap.effect,
      facts: { limit: cap.places, value: places },
      source: rule.source,
    },
  ];
}

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

function facilityFull(
  { placesCap, extraPlacesPercent, occupancyEffect, source }: FacilityRule,
  { capacity, occupied }: StayInFacility,
): FacilityFinding[] {
  if (capacity === null) return [];
  const limit = Math.min(capacity, placesCap?.places ?? capacity);
  const extended = Math.floor((limit * (100 + extraPlacesPercent)) / 100);
  const value = occupied + 1;
  if (value <= limit) return [];
  return [
    {
      code: 'facility_full',
      effect: value <= extended ? 'warn' : occupancyEffect,
      facts: { limit, extended, value },
      source,
    },
  ];
}
