import type { CalendarDate } from './calendar-date.js';
import { MOVEMENT_KINDS, type MinorState, type MovementKind } from './codes.js';
import { isMinorOn } from './majority.js';
import type { StepAvailability } from './problem.js';

/** Why a step is closed. */
export type ClosedStep =
  | 'not_placed'
  | 'already_placed'
  | 'already_absconded'
  | 'not_absconded'
  | 'already_left'
  | 'of_age'
  | 'needs_proposal';

/** What a step does in a state: it leads to another state, or it is closed. */
export type StepOutcome = { readonly to: MinorState } | { readonly closed: ClosedStep };

const to = (state: MinorState): StepOutcome => ({ to: state });
const closed = (why: ClosedStep): StepOutcome => ({ closed: why });

/**
 * The workflow of a minor: state × step. A missing case does not compile.
 * - A minor may abscond or exit before any placement (between the report and reception, D.Lgs. 142/2015 art. 19).
 * - Who is found again is placed by that same movement: D.Lgs. 142/2015 art. 19 guarantees reception at once.
 * - `left` is final. An exit entered by mistake is corrected or deleted, not followed by another placement.
 * - Nobody exits at 18 by a movement: the birthday does it (see `majority.ts`).
 */
export const MOVEMENT_STEPS: Readonly<Record<MinorState, Readonly<Record<MovementKind, StepOutcome>>>> = {
  reported: {
    placement: to('placed'),
    transfer: closed('not_placed'),
    absconding: to('absconded'),
    found_again: closed('not_absconded'),
    exit: to('left'),
  },
  placed: {
    placement: closed('already_placed'),
    transfer: to('placed'),
    absconding: to('absconded'),
    found_again: closed('not_absconded'),
    exit: to('left'),
  },
  absconded: {
    placement: closed('already_absconded'),
    transfer: closed('already_absconded'),
    absconding: closed('already_absconded'),
    found_again: to('placed'),
    exit: to('left'),
  },
  left: {
    placement: closed('already_left'),
    transfer: closed('already_left'),
    absconding: closed('already_left'),
    found_again: closed('already_left'),
    exit: closed('already_left'),
  },
};

/** The state that follows, or undefined where the step is closed. */
export function nextState(state: MinorState, step: MovementKind): MinorState | undefined {
  const outcome = MOVEMENT_STEPS[state][step];
  return 'to' in outcome ? outcome.to : undefined;
}

/**
 * The state after movements in date order. A closed step changes nothing: the import reports it, the register never
 * stores it.
 */
export function stateAfter(movements: readonly { readonly kind: MovementKind }[]): MinorState {
  return movements.reduce<MinorState>((state, movement) => nextState(state, movement.kind) ?? state, 'reported');
}

export type MovementStep = StepAvailability<MovementKind, ClosedStep>;

/**
 * Every step with whether it may be taken on a day. From the 18th birthday on all are closed (`of_age`); movements of
 * an earlier day can still be entered late: pass that day.
 */
export function openSteps(
  state: MinorState,
  facts: { readonly birthDate: CalendarDate; readonly on: CalendarDate },
): readonly MovementStep[] {
  const minor = isMinorOn(facts.birthDate, facts.on);
  return MOVEMENT_KINDS.codes.map((step) => {
    const outcome = MOVEMENT_STEPS[state][step];
    if ('closed' in outcome) return { step, open: false, why: outcome.closed };
    return minor ? { step, open: true, why: null } : { step, open: false, why: 'of_age' };
  });
}
