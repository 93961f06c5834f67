import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { parseCalendarDate } from './calendar-date.js';
import { MINOR_STATES, MOVEMENT_KINDS, type MinorState, type MovementKind } from './codes.js';
import {
  checkDeletion,
  checkMovement,
  movementErrors,
  nextState,
  openSteps,
  sequenceErrors,
  stateAfter,
  type KnownMovement,
  type MovementDraft,
} from './movement.js';
import { DomainProblem } from './problem.js';

const day = (text: string) => parseCalendarDate(text);
const inFacility = { kind: 'facility', facilityCode: 'S00001' } as const;

/** Born on 15/06/1999 (18 on 15/06/2017), reported on 10/01/2016. */
const context = { birthDate: day('1999-06-15'), reportedOn: day('2016-01-10'), today: day('2017-12-31') };

const placed: KnownMovement[] = [{ kind: 'placement', onDate: day('2016-01-10') }];
const runaway: KnownMovement[] = [...placed, { kind: 'absconding', onDate: day('2016-05-01') }];

const refusal = (act: () => unknown): DomainProblem => {
  try {
    act();
  } catch (error) {
    if (error instanceof DomainProblem) return error;
    throw error;
  }
  throw new Error('Nothing was refused.');
};

describe('the steps of a minor', () => {
  test.each<[MinorState, MovementKind[]]>([
    ['reported', ['placement', 'absconding', 'exit']],
    ['placed', ['transfer', 'absconding', 'exit']],
    ['absconded', ['found_again', 'exit']],
    ['left', []],
  ])('open when %s are %j', (state, steps) => {
    expect(MOVEMENT_KINDS.codes.filter((kind) => nextState(state, kind) !== undefined)).toEqual(steps);
    const offered = openSteps(state, { birthDate: context.birthDate, on: day('2017-06-14') });
    expect(offered.filter((step) => step.open).map((step) => step.step)).toEqual(steps);
    expect(offered.every((step) => step.open === (step.why === null))).toBe(true);
  });

  test('lead where they say', () => {
    const follow = (...kinds: MovementKind[]): MinorState => stateAfter(kinds.map((kind) => ({ kind })));
    expect(follow()).toBe('reported');
    expect(follow('placement')).toBe('placed');
    expect(follow('placement', 'transfer', 'transfer')).toBe('placed');
    expect(follow('placement', 'absconding')).toBe('absconded');
    expect(follow('placement', 'absconding', 'found_again')).toBe('placed');
    expect(follow('placement', 'absconding', 'exit')).toBe('left');
  });

  test('are all closed from the 18th birthday on', () => {
    const offered = openSteps('placed', { birthDate: context.birthDate, on: day('2017-06-15') });
    expect(offered.map((step) => [step.step, step.why])).toEqual([
      ['placement', 'already_placed'],
      ['transfer', 'of_age'],
      ['absconding', 'of_age'],
      ['found_again', 'not_absconded'],
      ['exit', 'of_age'],
    ]);
  });

  test('nothing follows an exit, whatever is tried', () => {
    fc.assert(
      fc.property(fc.array(fc.constantFrom(...MOVEMENT_KINDS.codes)), (kinds) => {
        const state = stateAfter(kinds.map((kind) => ({ kind })));
        expect(MINOR_STATES.codes).toContain(state);
        if (kinds.includes('exit')) expect(state).toBe('left');
      }),
    );
  });
});

describe('a movement by itself', () => {
  const codes = (draft: MovementDraft): string[] =>
    movementErrors(draft, context).map((error) => `${error.field}: ${error.code}`);
  const on = day('2016-03-01');

  test.each<[string, MovementDraft, string[]]>([
    ['a placement in a facility is right', { kind: 'placement', onDate: on, place: inFacility }, []],
    [
      'a transfer to a family is right',
      { kind: 'transfer', onDate: on, place: { kind: 'foster_family', municipalityCode: '058091' } },
      [],
    ],
    ['an exit with its reason is right', { kind: 'exit', onDate: on, exitReason: 'relocation' }, []],
    ['a placement needs a place', { kind: 'placement', onDate: on }, ['place: place_required']],
    ['who is found again needs a place', { kind: 'found_again', onDate: on, place: null }, ['place: place_required']],
    [
      'a facility needs its code',
      { kind: 'transfer', onDate: on, place: { kind: 'facility' } },
      ['place.facilityCode: required'],
    ],
    [
      'a household needs its municipality',
      { kind: 'transfer', onDate: on, place: { kind: 'private' } },
      ['place.municipalityCode: required'],
    ],
    [
      'a facility brings its own municipality',
      { kind: 'transfer', onDate: on, place: { ...inFacility, municipalityCode: '058091' } },
      ['place.municipalityCode: not_allowed'],
    ],
    ['who absconds has no place', { kind: 'absconding', onDate: on, place: inFacility }, ['place: place_not_allowed']],
    ['an exit needs a reason', { kind: 'exit', onDate: on }, ['exitReason: exit_reason_required']],
    [
      'only an exit has a reason',
      { kind: 'absconding', onDate: on, exitReason: 'other' },
      ['exitReason: exit_reason_not_allowed'],
    ],
    [
      'it does not come before the report',
      { kind: 'absconding', onDate: day('2016-01-09') },
      ['onDate: before_report'],
    ],
    ['it may fall on the day of the report', { kind: 'absconding', onDate: day('2016-01-10') }, []],
    ['it may fall on the eve of the 18th birthday', { kind: 'absconding', onDate: day('2017-06-14') }, []],
    [
      'it does not fall on the 18th birthday',
      { kind: 'absconding', onDate: day('2017-06-15') },
      ['onDate: adult_on_date'],
    ],
    [
      'it does not lie in the future',
      { kind: 'absconding', onDate: day('2018-01-01') },
      ['onDate: date_in_future', 'onDate: adult_on_date'],
    ],
    [
      'all that is wrong is said at once',
      { kind: 'exit', onDate: day('2016-01-01'), place: inFacility },
      ['place: place_not_allowed', 'exitReason: exit_reason_required', 'onDate: before_report'],
    ],
  ])('%s', (_, draft, expected) => {
    expect(codes(draft)).toEqual(expected);
  });
});

describe('a movement among the others', () => {
  test('follows them when its step is open', () => {
    expect(checkMovement({ kind: 'found_again', onDate: day('2016-06-01'), place: inFacility }, runaway, context)).toBe(
      'placed',
    );
  });

  test('is refused with the open steps of that day when its step is closed', () => {
    const problem = refusal(() =>
      checkMovement({ kind: 'transfer', onDate: day('2016-06-01'), place: inFacility }, runaway, context),
    );
    expect(problem.code).toBe('step_not_open');
    expect(problem.openSteps?.filter((step) => step.open).map((step) => step.step)).toEqual(['found_again', 'exit']);
  });

  test('is refused on the day of another', () => {
    expect(
      refusal(() => checkMovement({ kind: 'exit', onDate: day('2016-05-01'), exitReason: 'other' }, runaway, context))
        .code,
    ).toBe('movement_overlap');
  });

  test('registered late falls where it belongs', () => {
    expect(checkMovement({ kind: 'transfer', onDate: day('2016-03-01'), place: inFacility }, runaway, context)).toBe(
      'absconded',
    );
  });

  test('registered late is refused when a later one would no longer follow', () => {
    const problem = refusal(() =>
      checkMovement({ kind: 'exit', onDate: day('2016-03-01'), exitReason: 'other' }, runaway, context),
    );
    expect(problem.code).toBe('breaks_later_movement');
    expect(problem.facts).toEqual({ onDate: '2016-05-01', kind: 'absconding' });
  });

  test('may be removed only while the others still follow one another', () => {
    const again: KnownMovement = { kind: 'found_again', onDate: day('2016-06-01') };
    expect(checkDeletion(placed)).toBe('placed');
    expect(checkDeletion([])).toBe('reported');
    expect(refusal(() => checkDeletion([...placed, again])).code).toBe('breaks_later_movement');
  });
});

describe('a whole sequence', () => {
  const sequence = (...movements: MovementDraft[]): [number, string][] =>
    sequenceErrors(movements, context).map(({ index, error }) => [index, error.code]);
  const placement: MovementDraft = { kind: 'placement', onDate: day('2016-02-01'), place: inFacility };

  test('in order has no errors', () => {
    expect(
      sequence(
        placement,
        { kind: 'absconding', onDate: day('2016-02-02') },
        { kind: 'found_again', onDate: day('2016-02-03'), place: inFacility },
      ),
    ).toEqual([]);
  });

  test('names every movement that is wrong', () => {
    expect(
      sequence(
        placement,
        { kind: 'absconding', onDate: day('2016-01-31') },
        { kind: 'transfer', onDate: day('2016-01-31'), place: inFacility },
        { kind: 'exit', onDate: day('2017-06-15'), exitReason: 'other' },
      ),
    ).toEqual([
      [1, 'date_before_previous_movement'],
      [2, 'movement_overlap'],
      [2, 'step_not_open'],
      [3, 'adult_on_date'],
    ]);
  });
});
