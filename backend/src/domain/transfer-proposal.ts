import type { StepAvailability } from './problem.js';

/** Where a proposed transfer stands. `lapsed`: another movement came first, so there is nothing left to answer. */
export const PROPOSAL_STATES = ['proposed', 'accepted', 'refused', 'withdrawn', 'lapsed'] as const;
export type ProposalState = (typeof PROPOSAL_STATES)[number];

export const PROPOSAL_STEPS = ['accept', 'refuse', 'withdraw'] as const;
export type ProposalStep = (typeof PROPOSAL_STEPS)[number];

/** On which side of a proposal a body stands; the Directorate-General stands on both. */
export type ProposalSide = 'sender' | 'addressee' | 'both';

export type ClosedProposalStep = 'not_yours' | 'already_accepted' | 'already_refused' | 'already_withdrawn' | 'lapsed';

type Outcome =
  | { readonly to: ProposalState; readonly by: Exclude<ProposalSide, 'both'> }
  | { readonly closed: Exclude<ClosedProposalStep, 'not_yours'> };

const all = (closed: Exclude<ClosedProposalStep, 'not_yours'>): Readonly<Record<ProposalStep, Outcome>> => ({
  accept: { closed },
  refuse: { closed },
  withdraw: { closed },
});

/**
 * The workflow of a proposal: state × step → next state and who takes it. A missing case does not compile.
 * Whoever receives the minor answers, so that the census never counts a child where nobody has taken it in (position on the territory:
 * DPR 231/2023 art. 2; reception: D.Lgs. 142/2015 art. 19). An answer is final; after it a new proposal is made.
 */
export const PROPOSAL_TABLE: Readonly<Record<ProposalState, Readonly<Record<ProposalStep, Outcome>>>> = {
  proposed: {
    accept: { to: 'accepted', by: 'addressee' },
    refuse: { to: 'refused', by: 'addressee' },
    withdraw: { to: 'withdrawn', by: 'sender' },
  },
  accepted: all('already_accepted'),
  refused: all('already_refused'),
  withdrawn: all('already_withdrawn'),
  lapsed: all('lapsed'),
};

export type ProposalStepAvailability = StepAvailability<ProposalStep, ClosedProposalStep>;

/** Every step with whether this side may take it now. */
export function proposalSteps(state: ProposalState, side: ProposalSide): readonly ProposalStepAvailability[] {
  return PROPOSAL_STEPS.map((step) => {
    const outcome = PROPOSAL_TABLE[state][step];
    if ('closed' in outcome) return { step, open: false, why: outcome.closed };
    return side === 'both' || side === outcome.by
      ? { step, open: true, why: null }
      : { step, open: false, why: 'not_yours' };
  });
}

/** The state that a step leads to, or undefined where this side may not take it. */
export function nextProposalState(
  state: ProposalState,
  step: ProposalStep,
  side: ProposalSide,
): ProposalState | undefined {
  const outcome = PROPOSAL_TABLE[state][step];
  return 'to' in outcome && (side === 'both' || side === outcome.by) ? outcome.to : undefined;
}
