import { describe, expect, it } from '@jest/globals';
import { nextProposalState, PROPOSAL_STATES, proposalSteps } from './transfer-proposal.js';

describe('A proposed transfer', () => {
  it.each([
    ['accept', 'addressee', 'accepted'],
    ['refuse', 'addressee', 'refused'],
    ['withdraw', 'sender', 'withdrawn'],
    ['accept', 'sender', undefined],
    ['refuse', 'sender', undefined],
    ['withdraw', 'addressee', undefined],
    ['accept', 'both', 'accepted'],
    ['withdraw', 'both', 'withdrawn'],
  ] as const)('%s by %s leads to %s', (step, side, state) => {
    expect(nextProposalState('proposed', step, side)).toBe(state);
  });

  it.each(PROPOSAL_STATES.filter((state) => state !== 'proposed'))('is final once %s', (state) => {
    expect(proposalSteps(state, 'both').map(({ open }) => open)).toEqual([false, false, false]);
    expect(nextProposalState(state, 'accept', 'both')).toBeUndefined();
  });

  it('tells each side what it may do, and why not', () => {
    expect(proposalSteps('proposed', 'sender')).toEqual([
      { step: 'accept', open: false, why: 'not_yours' },
      { step: 'refuse', open: false, why: 'not_yours' },
      { step: 'withdraw', open: true, why: null },
    ]);
    expect(proposalSteps('refused', 'addressee').map(({ why }) => why)).toEqual([
      'already_refused',
      'already_refused',
      'already_refused',
    ]);
  });
});
