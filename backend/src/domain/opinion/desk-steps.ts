import type { OpinionStep } from './opinion-codes.js';
import type { ClosedOpinionStep } from './opinion-steps.js';

/** Steps that the desk takes; the others are the author's or the system's. */
export const DESK_STEPS = [
  'admit',
  'declare_not_receivable',
  'assign',
  'open',
  'request_integration',
  'give_notice',
  'resume',
  'propose',
  'send_back',
  'decide',
  'reexamine',
  'archive',
] as const satisfies readonly OpinionStep[];
export type DeskStep = (typeof DESK_STEPS)[number];

export const isDeskStep = (step: OpinionStep): step is DeskStep => DESK_STEPS.some((own) => own === step);

/** Every reason why a step may be shut, for the contract with the client. A missing one does not compile. */
const CLOSED: Readonly<Record<ClosedOpinionStep, true>> = {
  not_filed: true,
  already_filed: true,
  not_admitted: true,
  already_admitted: true,
  not_assigned: true,
  not_opened: true,
  already_opened: true,
  nothing_asked: true,
  answer_awaited: true,
  not_proposed: true,
  already_proposed: true,
  not_decided: true,
  already_decided: true,
  already_notified: true,
  ended: true,
  not_yours: true,
  title_not_confirmed: true,
  same_person: true,
  answer_awaited_until: true,
};
export const CLOSED_OPINION_STEPS = Object.keys(CLOSED) as readonly ClosedOpinionStep[];
