import type { CalendarDate } from '../../domain/calendar-date.js';

export const QUALITY_SEVERITIES = ['error', 'warning', 'notice'] as const;
export type QualitySeverity = (typeof QUALITY_SEVERITIES)[number];

/** Where a finding is mended: a part of the record, or the facility. */
export const QUALITY_PLACES = [
  'identity',
  'arrival',
  'documents',
  'movements',
  'contacts',
  'responsibility',
  'facility',
] as const;
export type QualityPlace = (typeof QUALITY_PLACES)[number];

export const BODY_KINDS = ['region', 'municipality', 'facility'] as const;
export type BodyKind = (typeof BODY_KINDS)[number];

export const QUALITY_RUN_STATES = ['queued', 'done', 'failed'] as const;

export interface QualityRule {
  readonly code: string;
  readonly severity: QualitySeverity;
  readonly place: QualityPlace;
  readonly parameter: number | null;
  readonly titleIt: string;
  readonly titleEn: string;
  readonly descriptionIt: string;
  readonly descriptionEn: string;
  readonly source: string;
}

export interface RuleCount {
  readonly code: string;
  readonly severity: QualitySeverity;
  readonly findings: number;
}

/** A run; `records` and `faulty` are null until it is done. */
export interface QualityRunSummary {
  readonly id: number;
  readonly state: (typeof QUALITY_RUN_STATES)[number];
  readonly scheduled: boolean;
  readonly onDay: CalendarDate;
  readonly createdAt: string;
  readonly finishedAt: string | null;
  readonly records: number | null;
  readonly faulty: number | null;
}

export interface QualityScore {
  readonly code: string;
  readonly name: string;
  readonly records: number;
  readonly faulty: number;
}

/** The score of one body in one run. */
export interface QualityTrendPoint {
  readonly onDay: CalendarDate;
  readonly finishedAt: string;
  readonly records: number;
  readonly faulty: number;
}

export interface QualityFinding {
  readonly id: number;
  readonly minorId: number | null;
  readonly simCode: string | null;
  readonly facilityCode: string | null;
  readonly facilityName: string | null;
  readonly municipalityName: string | null;
  readonly regionCode: string | null;
  readonly facts: Readonly<Record<string, number>>;
}
