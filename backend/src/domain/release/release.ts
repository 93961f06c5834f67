import { DomainProblem } from '../problem.js';

/** States of a frozen release; each is the step that led to it. */
export const RELEASE_STATES = ['taken', 'checked', 'approved', 'published'] as const;
export type ReleaseState = (typeof RELEASE_STATES)[number];

/** Steps that a person takes; taking and checking are the worker's. */
export const RELEASE_STEPS = ['approve', 'publish'] as const;
export type ReleaseStep = (typeof RELEASE_STEPS)[number];

/** state × step → next state; null where the step is not open. Steps are only added, never undone: a wrong release is superseded by a revision. */
const RELEASE_TABLE: Readonly<Record<ReleaseState, Readonly<Record<ReleaseStep, ReleaseState | null>>>> = {
  taken: { approve: null, publish: null },
  checked: { approve: 'approved', publish: null },
  approved: { approve: null, publish: 'published' },
  published: { approve: null, publish: null },
};

/** Why a step is closed to who asks. */
export type ReleaseClosed = 'state' | 'second_person' | 'checks' | 'superseded';

/** A release as far as its steps need it. User ids; null: the system. */
export interface SteppedRelease {
  readonly state: ReleaseState;
  readonly requestedBy: number | null;
  readonly approvedBy: number | null;
  /** Faults found by the checks that forbid an approval. */
  readonly blockingFaults: number;
  /** A later revision of the same month has been taken. */
  readonly superseded: boolean;
}

export interface ReleaseStepAvailability {
  readonly step: ReleaseStep;
  readonly open: boolean;
  readonly why: ReleaseClosed | null;
}

/**
 * Which steps are open to a person. Never one person alone from the taking to the publication: who asked for a release does not approve it, and one
 * that the schedule took is published by another person than who approved it. The database holds the same rule (app.check_release_step).
 */
export function releaseSteps(release: SteppedRelease, userId: number | null): ReleaseStepAvailability[] {
  return RELEASE_STEPS.map((step) => {
    const why = closedBecause(release, step, userId);
    return { step, open: why === null, why };
  });
}

function closedBecause(release: SteppedRelease, step: ReleaseStep, userId: number | null): ReleaseClosed | null {
  if (RELEASE_TABLE[release.state][step] === null) return 'state';
  if (release.superseded) return 'superseded';
  if (userId === null) return 'second_person';
  if (step === 'approve') {
    if (release.blockingFaults > 0) return 'checks';
    return userId === release.requestedBy ? 'second_person' : null;
  }
  return release.requestedBy === null && userId === release.approvedBy ? 'second_person' : null;
}

/** @throws DomainProblem `release_step_not_open`, `second_person_required`, `release_checks_failed` */
export function takeReleaseStep(release: SteppedRelease, step: ReleaseStep, userId: number | null): ReleaseState {
  const why = closedBecause(release, step, userId);
  const next = RELEASE_TABLE[release.state][step];
  if (why === 'second_person') throw new DomainProblem('second_person_required');
  if (why === 'checks') throw new DomainProblem('release_checks_failed', { facts: { faults: release.blockingFaults } });
  if (why !== null || next === null)
    throw new DomainProblem('release_step_not_open', { openSteps: releaseSteps(release, userId) });
  return next;
}

/** Attempts before a request is given up. */
export const RELEASE_ATTEMPTS = 3;

/** The checks that a release makes of itself; each counts faults, and any fault forbids the approval. */
export const OWN_CHECKS = ['history_disagrees', 'census_disagrees', 'region_missing'] as const;
