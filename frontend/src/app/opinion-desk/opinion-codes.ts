import type { ApplicantKind, NotDueCase, OpinionOutcome, OpinionState } from '../../api/models';

/** States that the desk sees: a draft is its author's alone. */
export const STATES: readonly OpinionState[] = [
  'submitted',
  'admissible',
  'not_receivable',
  'assigned',
  'under_examination',
  'integration_requested',
  'notice_given',
  'proposed',
  'decided',
  'notified',
  'withdrawn',
  'archived',
];

export const OUTCOMES: readonly OpinionOutcome[] = ['favourable', 'unfavourable', 'not_due'];

export const CASES: readonly NotDueCase[] = [
  'three_years_and_project',
  'fostered_to_relative',
  'prosieguo',
  'protection',
];

export const APPLICANT_KINDS: readonly ApplicantKind[] = [
  'social_services',
  'guardian',
  'lawyer',
  'community',
  'former_minor',
];
