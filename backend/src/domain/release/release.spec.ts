import { describe, expect, test } from '@jest/globals';
import { releaseSteps, type SteppedRelease, takeReleaseStep } from './release.js';

const checked: SteppedRelease = {
  state: 'checked',
  requestedBy: 1,
  approvedBy: null,
  blockingFaults: 0,
  superseded: false,
};

describe('never one person alone', () => {
  test('who asked does not approve, another does', () => {
    expect(() => takeReleaseStep(checked, 'approve', 1)).toThrow('second_person_required');
    expect(takeReleaseStep(checked, 'approve', 2)).toBe('approved');
  });

  test('what a person asked for may be published by who approved it; what the schedule took may not', () => {
    const approved: SteppedRelease = { ...checked, state: 'approved', approvedBy: 2 };
    expect(takeReleaseStep(approved, 'publish', 2)).toBe('published');
    const scheduled = { ...approved, requestedBy: null };
    expect(() => takeReleaseStep(scheduled, 'publish', 2)).toThrow('second_person_required');
    expect(takeReleaseStep(scheduled, 'publish', 3)).toBe('published');
  });
});

test('faults, a later revision and the order of the steps close them', () => {
  expect(() => takeReleaseStep({ ...checked, blockingFaults: 1 }, 'approve', 2)).toThrow('release_checks_failed');
  expect(() => takeReleaseStep({ ...checked, superseded: true }, 'approve', 2)).toThrow('release_step_not_open');
  expect(() => takeReleaseStep({ ...checked, state: 'taken' }, 'approve', 2)).toThrow('release_step_not_open');
  expect(() => takeReleaseStep(checked, 'publish', 2)).toThrow('release_step_not_open');
  expect(releaseSteps({ ...checked, state: 'published' }, 2).map(({ why }) => why)).toEqual(['state', 'state']);
});
