import { describe, expect, it } from '@jest/globals';
import { parseCalendarDate } from '../calendar-date.js';
import { OPINION_STATES, OPINION_STEPS, type OpinionState, type OpinionStep } from './opinion-codes.js';
import {
  mayPropose,
  type OpinionActor,
  type OpinionForSteps,
  opinionSteps,
  stateAfterStep,
  whyShut,
} from './opinion-steps.js';

const day = parseCalendarDate;
const TODAY = day('2026-03-10');

/** Written out from the issue; what is not here leads nowhere. */
const LEADS: readonly (readonly [from: OpinionState, step: OpinionStep, to: OpinionState])[] = [
  ['draft', 'submit', 'submitted'],
  ['draft', 'withdraw', 'withdrawn'],
  ['submitted', 'admit', 'admissible'],
  ['submitted', 'declare_not_receivable', 'not_receivable'],
  ['submitted', 'withdraw', 'withdrawn'],
  ['admissible', 'assign', 'assigned'],
  ['admissible', 'declare_not_receivable', 'not_receivable'],
  ['admissible', 'withdraw', 'withdrawn'],
  ['assigned', 'assign', 'assigned'],
  ['assigned', 'open', 'under_examination'],
  ['assigned', 'withdraw', 'withdrawn'],
  ['under_examination', 'assign', 'assigned'],
  ['under_examination', 'request_integration', 'integration_requested'],
  ['under_examination', 'give_notice', 'notice_given'],
  ['under_examination', 'propose', 'proposed'],
  ['under_examination', 'withdraw', 'withdrawn'],
  ['integration_requested', 'answer_integration', 'under_examination'],
  ['integration_requested', 'resume', 'under_examination'],
  ['integration_requested', 'withdraw', 'withdrawn'],
  ['integration_requested', 'archive', 'archived'],
  ['notice_given', 'answer_notice', 'under_examination'],
  ['notice_given', 'resume', 'under_examination'],
  ['notice_given', 'withdraw', 'withdrawn'],
  ['proposed', 'send_back', 'under_examination'],
  ['proposed', 'decide', 'decided'],
  ['proposed', 'withdraw', 'withdrawn'],
  ['decided', 'notify', 'notified'],
  ['notified', 'reexamine', 'submitted'],
  ['notified', 'archive', 'archived'],
  ['not_receivable', 'archive', 'archived'],
];

const request = (facts: Partial<OpinionForSteps> = {}): OpinionForSteps => ({
  state: 'under_examination',
  title: 'by_office',
  proposedBy: null,
  answerDueOn: null,
  ...facts,
});
const everybody: OpinionActor = {
  userId: 1,
  capacities: ['author', 'registry', 'officer_in_charge', 'head', 'system'],
};
const as = (...capacities: OpinionActor['capacities'][number][]): OpinionActor => ({ userId: 1, capacities });

describe('The workflow of a request', () => {
  it.each(OPINION_STATES.flatMap((state) => OPINION_STEPS.map((step) => [state, step] as const)))(
    '%s, %s',
    (state, step) => {
      const expected = LEADS.find(([from, taken]) => from === state && taken === step)?.[2];
      expect(stateAfterStep(state, step)).toBe(expected);
      expect(whyShut(request({ state }), step, everybody, TODAY) === null).toBe(expected !== undefined);
    },
  );

  it.each([
    ['submitted', 'admit', 'registry'],
    ['admissible', 'assign', 'head'],
    ['assigned', 'open', 'officer_in_charge'],
    ['under_examination', 'propose', 'officer_in_charge'],
    ['integration_requested', 'answer_integration', 'author'],
    ['proposed', 'decide', 'head'],
    ['decided', 'notify', 'system'],
  ] as const)('%s: %s belongs to %s alone', (state, step, owner) => {
    for (const capacity of everybody.capacities)
      expect(whyShut(request({ state }), step, as(capacity), TODAY)).toBe(capacity === owner ? null : 'not_yours');
  });

  it('parts who proposes from who decides', () => {
    expect(whyShut(request({ state: 'proposed', proposedBy: 1 }), 'decide', as('head'), TODAY)).toBe('same_person');
    expect(whyShut(request({ state: 'proposed', proposedBy: 2 }), 'decide', as('head'), TODAY)).toBeNull();
  });

  it('does not go on about a minor for whom the applicant may not act', () => {
    for (const title of ['to_confirm', 'refused'] as const) {
      expect(whyShut(request({ title }), 'propose', as('officer_in_charge'), TODAY)).toBe('title_not_confirmed');
      expect(whyShut(request({ title }), 'request_integration', as('officer_in_charge'), TODAY)).toBeNull();
      // They may always renounce.
      expect(whyShut(request({ title }), 'withdraw', as('author'), TODAY)).toBeNull();
    }
    expect(whyShut(request({ title: 'confirmed' }), 'propose', as('officer_in_charge'), TODAY)).toBeNull();
  });

  it('leaves the author the last day for an answer, whole', () => {
    const waiting = request({ state: 'notice_given', answerDueOn: day('2026-03-10') });
    expect(whyShut(waiting, 'resume', as('officer_in_charge'), day('2026-03-10'))).toBe('answer_awaited_until');
    expect(whyShut(waiting, 'resume', as('officer_in_charge'), day('2026-03-11'))).toBeNull();
    expect(whyShut(waiting, 'answer_notice', as('author'), day('2026-03-11'))).toBeNull();
    const asked = request({ state: 'integration_requested', answerDueOn: day('2026-03-10') });
    expect(whyShut(asked, 'archive', as('head'), day('2026-03-10'))).toBe('answer_awaited_until');
    expect(whyShut(asked, 'archive', as('head'), day('2026-03-11'))).toBeNull();
  });

  it('names every step, with a reason exactly where it is shut', () => {
    for (const state of OPINION_STATES) {
      const steps = opinionSteps(request({ state }), as('author'), TODAY);
      expect(steps.map(({ step }) => step)).toEqual([...OPINION_STEPS]);
      for (const { open, why } of steps) expect(open).toBe(why === null);
    }
  });
});

describe('An unfavourable proposal', () => {
  it.each([
    [['submit', 'admit', 'assign', 'open'], false],
    [['submit', 'admit', 'assign', 'open', 'give_notice', 'answer_notice'], true],
    [['submit', 'admit', 'assign', 'open', 'give_notice', 'resume'], true],
    // A notice given before a re-examination says nothing about the new facts.
    [
      [
        'submit',
        'admit',
        'assign',
        'open',
        'give_notice',
        'resume',
        'propose',
        'decide',
        'notify',
        'reexamine',
        'admit',
      ],
      false,
    ],
  ] as const)('after %j: %s', (steps, may) => {
    expect(mayPropose('unfavourable', steps)).toBe(may);
    expect(mayPropose('favourable', steps)).toBe(true);
  });
});
