import type { CalendarDate } from '../calendar-date.js';
import type { Role } from '../codes.js';
import type { StepAvailability } from '../problem.js';
import {
  OPINION_STEPS,
  type OpinionOutcome,
  type OpinionState,
  type OpinionStep,
  type TitleState,
} from './opinion-codes.js';

/** In which capacity somebody stands before a request. Who works at the Directorate-General may hold several at once. */
export type OpinionCapacity =
  /** The person, or the social services, that filed it. */
  | 'author'
  /** Registry office: what comes in, and whether it can be received. */
  | 'registry'
  /** The officer to whom it is assigned. */
  | 'officer_in_charge'
  /** Head of division: assigns and signs. */
  | 'head'
  /** A queued job. */
  | 'system';

/** Why a step is shut, in the order in which it is looked at. */
export type ClosedOpinionStep =
  /** The state does not allow it: what comes first is in the table. */
  | 'not_filed'
  | 'already_filed'
  | 'not_admitted'
  | 'already_admitted'
  | 'not_assigned'
  | 'not_opened'
  | 'already_opened'
  | 'nothing_asked'
  | 'answer_awaited'
  | 'not_proposed'
  | 'already_proposed'
  | 'not_decided'
  | 'already_decided'
  | 'already_notified'
  | 'ended'
  /** It is somebody else's step. */
  | 'not_yours'
  /** Nobody has looked yet at the document by which the applicant acts for the minor, or it was refused. */
  | 'title_not_confirmed'
  /** Who proposed does not decide. */
  | 'same_person'
  /** The day up to which an answer may come has not passed. */
  | 'answer_awaited_until';

type Shut = Exclude<ClosedOpinionStep, 'not_yours' | 'title_not_confirmed' | 'same_person' | 'answer_awaited_until'>;
export type OpinionStepOutcome =
  { readonly to: OpinionState; readonly by: readonly OpinionCapacity[] } | { readonly shut: Shut };

const to = (state: OpinionState, ...by: OpinionCapacity[]): OpinionStepOutcome => ({ to: state, by });
const shut = (why: Shut): OpinionStepOutcome => ({ shut: why });
const everyStep = (why: Shut): Readonly<Record<OpinionStep, OpinionStepOutcome>> =>
  Object.fromEntries(OPINION_STEPS.map((step) => [step, shut(why)])) as Record<OpinionStep, OpinionStepOutcome>;

/**
 * The workflow of a request: state × step → next state and who takes it. A missing state does not compile; the database holds the same table
 * (`opinion_transitions`) and refuses a row that is not in it.
 *
 * - Withdrawal is the author's until the decision (renunciation).
 * - A request for integration suspends the term (art. 2 c. 7 L. 241/1990) and is answered by the author; when its day has passed the officer goes
 *   on with what there is (`resume`) or the head puts the file away (`archive`).
 * - Before an unfavourable proposal the author hears why and may answer within the days of art. 10-bis L. 241/1990 (`give_notice`).
 * - Re-examination after new facts goes the whole way again; the former decision stays readable among the steps.
 */
export const OPINION_TABLE: Readonly<Record<OpinionState, Readonly<Record<OpinionStep, OpinionStepOutcome>>>> = {
  draft: { ...everyStep('not_filed'), submit: to('submitted', 'author'), withdraw: to('withdrawn', 'author') },
  submitted: {
    ...everyStep('not_admitted'),
    submit: shut('already_filed'),
    admit: to('admissible', 'registry'),
    declare_not_receivable: to('not_receivable', 'registry'),
    withdraw: to('withdrawn', 'author'),
  },
  admissible: {
    ...everyStep('not_assigned'),
    submit: shut('already_filed'),
    admit: shut('already_admitted'),
    declare_not_receivable: to('not_receivable', 'registry'),
    assign: to('assigned', 'head'),
    withdraw: to('withdrawn', 'author'),
  },
  assigned: {
    ...everyStep('not_opened'),
    submit: shut('already_filed'),
    admit: shut('already_admitted'),
    declare_not_receivable: shut('already_admitted'),
    assign: to('assigned', 'head'),
    open: to('under_examination', 'officer_in_charge'),
    withdraw: to('withdrawn', 'author'),
  },
  under_examination: {
    ...everyStep('not_proposed'),
    submit: shut('already_filed'),
    admit: shut('already_admitted'),
    declare_not_receivable: shut('already_admitted'),
    assign: to('assigned', 'head'),
    open: shut('already_opened'),
    request_integration: to('integration_requested', 'officer_in_charge'),
    answer_integration: shut('nothing_asked'),
    give_notice: to('notice_given', 'officer_in_charge'),
    answer_notice: shut('nothing_asked'),
    resume: shut('nothing_asked'),
    propose: to('proposed', 'officer_in_charge'),
    withdraw: to('withdrawn', 'author'),
  },
  integration_requested: {
    ...everyStep('answer_awaited'),
    submit: shut('already_filed'),
    admit: shut('already_admitted'),
    declare_not_receivable: shut('already_admitted'),
    open: shut('already_opened'),
    answer_integration: to('under_examination', 'author'),
    resume: to('under_examination', 'officer_in_charge'),
    withdraw: to('withdrawn', 'author'),
    archive: to('archived', 'head'),
  },
  notice_given: {
    ...everyStep('answer_awaited'),
    submit: shut('already_filed'),
    admit: shut('already_admitted'),
    declare_not_receivable: shut('already_admitted'),
    open: shut('already_opened'),
    answer_integration: shut('nothing_asked'),
    answer_notice: to('under_examination', 'author'),
    resume: to('under_examination', 'officer_in_charge'),
    withdraw: to('withdrawn', 'author'),
  },
  proposed: {
    ...everyStep('already_proposed'),
    submit: shut('already_filed'),
    admit: shut('already_admitted'),
    declare_not_receivable: shut('already_admitted'),
    answer_integration: shut('nothing_asked'),
    answer_notice: shut('nothing_asked'),
    resume: shut('nothing_asked'),
    send_back: to('under_examination', 'head'),
    decide: to('decided', 'head'),
    notify: shut('not_decided'),
    reexamine: shut('not_decided'),
    withdraw: to('withdrawn', 'author'),
    archive: shut('not_decided'),
  },
  decided: { ...everyStep('already_decided'), submit: shut('already_filed'), notify: to('notified', 'system') },
  notified: {
    ...everyStep('already_notified'),
    submit: shut('already_filed'),
    reexamine: to('submitted', 'author', 'head'),
    archive: to('archived', 'registry', 'head'),
  },
  not_receivable: { ...everyStep('ended'), archive: to('archived', 'registry', 'head') },
  withdrawn: everyStep('ended'),
  archived: everyStep('ended'),
};

/** What of a request its steps depend on. */
export interface OpinionForSteps {
  readonly state: OpinionState;
  readonly title: TitleState;
  /** Who made the proposal that now waits; null where none does. */
  readonly proposedBy: number | null;
  /** Last day for the answer to what was asked or announced; null where nothing was. Europe/Rome. */
  readonly answerDueOn: CalendarDate | null;
}

export interface OpinionActor {
  /** Null: the system. */
  readonly userId: number | null;
  readonly capacities: readonly OpinionCapacity[];
}

/** As what somebody stands before a request. An administrator stands in for the offices, never for two people on one proposal. */
export function opinionCapacities(
  actor: { readonly role: Role | 'system'; readonly userId: number | null; readonly organisationId: number | null },
  request: { readonly authorId: number; readonly authorOrganisationId: number; readonly officerId: number | null },
): OpinionCapacity[] {
  const { role, userId, organisationId } = actor;
  if (role === 'system') return ['system'];
  const capacities: OpinionCapacity[] = [];
  if (userId === request.authorId || (role === 'municipality' && organisationId === request.authorOrganisationId))
    capacities.push('author');
  if (role === 'dg_registry' || role === 'dg_administrator') capacities.push('registry');
  if (role === 'dg_head' || role === 'dg_administrator') capacities.push('head');
  if (request.officerId !== null && request.officerId === userId) capacities.push('officer_in_charge');
  return capacities;
}

export type OpinionStepAvailability = StepAvailability<OpinionStep, ClosedOpinionStep>;

/** Steps that say something about the minor's case, so that who acts for the minor must be known. */
const NEEDS_TITLE: readonly OpinionStep[] = ['propose', 'decide'];

/** Every step with whether this actor may take it today, and why not. The last day for an answer is still the author's. */
export function opinionSteps(
  request: OpinionForSteps,
  actor: OpinionActor,
  today: CalendarDate,
): readonly OpinionStepAvailability[] {
  return OPINION_STEPS.map((step) => {
    const why = whyShut(request, step, actor, today);
    return { step, open: why === null, why };
  });
}

/** Why the actor may not take the step today; null where it is open. */
export function whyShut(
  request: OpinionForSteps,
  step: OpinionStep,
  actor: OpinionActor,
  today: CalendarDate,
): ClosedOpinionStep | null {
  const outcome = OPINION_TABLE[request.state][step];
  if ('shut' in outcome) return outcome.shut;
  if (!outcome.by.some((capacity) => actor.capacities.includes(capacity))) return 'not_yours';
  if (NEEDS_TITLE.includes(step) && request.title !== 'by_office' && request.title !== 'confirmed')
    return 'title_not_confirmed';
  if (step === 'decide' && request.proposedBy !== null && request.proposedBy === actor.userId) return 'same_person';
  if (isForced(request.state, step) && request.answerDueOn !== null && today <= request.answerDueOn)
    return 'answer_awaited_until';
  return null;
}

/** Going on without the answer: only when its last day has passed. */
const isForced = (state: OpinionState, step: OpinionStep): boolean =>
  step === 'resume' || (state === 'integration_requested' && step === 'archive');

/** The state that a step leads to; undefined where the table shuts it. */
export function stateAfterStep(state: OpinionState, step: OpinionStep): OpinionState | undefined {
  const outcome = OPINION_TABLE[state][step];
  return 'to' in outcome ? outcome.to : undefined;
}

/** What a step must carry. `answerDueOn` is computed from the rule of the filing, never typed. */
export const STEP_NEEDS: Readonly<
  Record<OpinionStep, { readonly reason: boolean; readonly outcome: boolean; readonly officer: boolean }>
> = {
  submit: { reason: false, outcome: false, officer: false },
  admit: { reason: false, outcome: false, officer: false },
  declare_not_receivable: { reason: true, outcome: false, officer: false },
  assign: { reason: false, outcome: false, officer: true },
  open: { reason: false, outcome: false, officer: false },
  request_integration: { reason: true, outcome: false, officer: false },
  answer_integration: { reason: false, outcome: false, officer: false },
  give_notice: { reason: true, outcome: false, officer: false },
  answer_notice: { reason: false, outcome: false, officer: false },
  resume: { reason: false, outcome: false, officer: false },
  propose: { reason: true, outcome: true, officer: false },
  send_back: { reason: true, outcome: false, officer: false },
  decide: { reason: false, outcome: false, officer: false },
  notify: { reason: false, outcome: false, officer: false },
  reexamine: { reason: true, outcome: false, officer: false },
  withdraw: { reason: false, outcome: false, officer: false },
  archive: { reason: true, outcome: false, officer: false },
};

/** Whether an unfavourable proposal may be made: the reasons were announced, and answered or left unanswered (art. 10-bis L. 241/1990). */
export const mayPropose = (outcome: OpinionOutcome, steps: readonly OpinionStep[]): boolean =>
  outcome !== 'unfavourable' ||
  steps.slice(Math.max(steps.lastIndexOf('submit'), steps.lastIndexOf('reexamine')) + 1).includes('give_notice');
