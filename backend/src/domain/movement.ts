import type { CalendarDate } from './calendar-date.js';
import type { ExitReason, MinorState, MovementKind, PlaceKind } from './codes.js';
import { isMinorOn } from './majority.js';
import { nextState, openSteps, stateAfter } from './movement-steps.js';
import { DomainProblem, fieldError, refuseIfAny, type FieldError } from './problem.js';

export { MOVEMENT_STEPS, nextState, openSteps, stateAfter, type ClosedStep } from './movement-steps.js';

/** Where a minor lives: a facility by its code, or a household by the ISTAT code of its municipality. */
export interface MovementPlace {
  readonly kind: PlaceKind;
  readonly facilityCode?: string | null | undefined;
  readonly municipalityCode?: string | null | undefined;
}

/** A movement as entered. */
export interface MovementDraft {
  readonly kind: MovementKind;
  readonly onDate: CalendarDate;
  readonly place?: MovementPlace | null | undefined;
  readonly exitReason?: ExitReason | null | undefined;
}

/** What the rules need to know of the minor and of the day. */
export interface MovementContext {
  readonly birthDate: CalendarDate;
  readonly reportedOn: CalendarDate;
  readonly today: CalendarDate;
}

/** A movement already in the register, without the one that is being corrected. */
export interface KnownMovement {
  readonly kind: MovementKind;
  readonly onDate: CalendarDate;
}

/** Whether a kind of movement opens a stay in a place. */
export const OPENS_STAY: Readonly<Record<MovementKind, boolean>> = {
  placement: true,
  transfer: true,
  absconding: false,
  found_again: true,
  exit: false,
};

/** The rules on one movement by itself: place, exit reason, day. All that is wrong is returned at once. */
export function movementErrors(draft: MovementDraft, context: MovementContext): FieldError[] {
  return [...placeErrors(draft), ...exitReasonErrors(draft), ...dayErrors(draft.onDate, context)];
}

/**
 * Checks a new or corrected movement against the rest of the minor's movements; it is put at its place in the order
 * of days, so that what was registered late falls where it belongs. For a correction pass the movements without the
 * corrected one.
 * Throws `validation_failed` (field errors), `movement_overlap`, `step_not_open` (with the open steps on that day) or
 * `breaks_later_movement`.
 * Returns the state after all movements.
 */
export function checkMovement(
  draft: MovementDraft,
  others: readonly KnownMovement[],
  context: MovementContext,
): MinorState {
  refuseIfAny(movementErrors(draft, context));
  if (others.some((other) => other.onDate === draft.onDate)) {
    throw new DomainProblem('movement_overlap', { errors: [fieldError('onDate', 'movement_overlap')] });
  }
  const before = inOrder(others.filter((other) => other.onDate < draft.onDate));
  const after = inOrder(others.filter((other) => other.onDate > draft.onDate));
  const state = stateAfter(before);
  if (nextState(state, draft.kind) === undefined) {
    throw new DomainProblem('step_not_open', {
      errors: [fieldError('kind', 'step_not_open')],
      openSteps: openSteps(state, { birthDate: context.birthDate, on: draft.onDate }),
    });
  }
  return checkChain([...before, draft, ...after]);
}

/**
 * Checks that the movements left after a deletion still follow one another. Throws `breaks_later_movement`; returns
 * the final state.
 */
export function checkDeletion(remaining: readonly KnownMovement[]): MinorState {
  return checkChain(inOrder(remaining));
}

/** A problem found in a sequence, with the index of the movement in it. */
export interface SequenceError {
  readonly index: number;
  readonly error: FieldError;
}

/**
 * Checks a whole sequence in the order given (the `progressivo` of the exchange file), each movement by itself and
 * against the one before.
 * Also tells whether a corrected birth or report date still fits the movements. Returns every error.
 */
export function sequenceErrors(movements: readonly MovementDraft[], context: MovementContext): SequenceError[] {
  const found: SequenceError[] = [];
  let state: MinorState = 'reported';
  let previous: CalendarDate | undefined;
  for (const [index, movement] of movements.entries()) {
    const errors = movementErrors(movement, context);
    if (previous === movement.onDate) errors.push(fieldError('onDate', 'movement_overlap'));
    if (previous !== undefined && movement.onDate < previous)
      errors.push(fieldError('onDate', 'date_before_previous_movement'));
    const next = nextState(state, movement.kind);
    if (next === undefined) errors.push(fieldError('kind', 'step_not_open'));
    state = next ?? state;
    previous = movement.onDate;
    found.push(...errors.map((error) => ({ index, error })));
  }
  return found;
}

const inOrder = (movements: readonly KnownMovement[]): KnownMovement[] =>
  [...movements].sort((a, b) => (a.onDate < b.onDate ? -1 : a.onDate > b.onDate ? 1 : 0));

function checkChain(movements: readonly KnownMovement[]): MinorState {
  let state: MinorState = 'reported';
  for (const movement of movements) {
    const next = nextState(state, movement.kind);
    if (next === undefined)
      throw new DomainProblem('breaks_later_movement', { facts: { onDate: movement.onDate, kind: movement.kind } });
    state = next;
  }
  return state;
}

function placeErrors({ kind, place }: MovementDraft): FieldError[] {
  if (!OPENS_STAY[kind]) return place ? [fieldError('place', 'place_not_allowed')] : [];
  if (!place) return [fieldError('place', 'place_required')];
  const inFacility = place.kind === 'facility';
  const [needed, other] = inFacility
    ? (['facilityCode', 'municipalityCode'] as const)
    : (['municipalityCode', 'facilityCode'] as const);
  return [
    ...(place[needed] ? [] : [fieldError(`place.${needed}`, 'required')]),
    ...(place[other] ? [fieldError(`place.${other}`, 'not_allowed')] : []),
  ];
}

function exitReasonErrors({ kind, exitReason }: MovementDraft): FieldError[] {
  if (kind === 'exit') return exitReason ? [] : [fieldError('exitReason', 'exit_reason_required')];
  return exitReason ? [fieldError('exitReason', 'exit_reason_not_allowed')] : [];
}

function dayErrors(onDate: CalendarDate, { birthDate, reportedOn, today }: MovementContext): FieldError[] {
  return [
    ...(onDate > today ? [fieldError('onDate', 'date_in_future')] : []),
    ...(onDate < reportedOn ? [fieldError('onDate', 'before_report')] : []),
    ...(isMinorOn(birthDate, onDate) ? [] : [fieldError('onDate', 'adult_on_date')]),
  ];
}
