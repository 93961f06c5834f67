import { expect } from '@jest/globals';
import fc from 'fast-check';
import { addDays, type CalendarDate, parseCalendarDate } from '../domain/calendar-date.js';
import type { CountedMinor } from '../domain/census.js';
import type { MovementKind } from '../domain/codes.js';
import { majorityDate } from '../domain/majority.js';
import {
  isStay,
  REGIONS_IN_USE,
  type WrittenMinor,
  type WrittenMovement,
  type WrittenRegister,
} from './written-register.js';

/** Random histories over real transactions, for what must hold whatever happened. */

/** A minor of a random history. */
export interface Kept {
  readonly id: number;
  readonly minor: WrittenMinor;
  readonly movements: readonly (WrittenMovement & { readonly seq: number })[];
}

/** All minors at one moment. */
export type State = readonly Kept[];

/** First day of the histories; they last 700 days. */
export const FIRST = parseCalendarDate('2016-06-01');
const ABANDONED = new Error('rolled back on purpose');

export const dayOf = fc.integer({ min: 0, max: 700 }).map((days) => addDays(FIRST, days));
const birthOf = fc.integer({ min: 0, max: 3000 }).map((days) => addDays(parseCalendarDate('1999-09-01'), days));
const minorOf: fc.Arbitrary<WrittenMinor> = fc.record({
  sex: fc.constantFrom('M' as const, 'F' as const),
  birthDate: birthOf,
  reportedOn: fc.integer({ min: 0, max: 400 }).map((days) => addDays(FIRST, days)),
  citizenship: fc.constantFrom('EGY', 'GMB', 'ALB'),
  birthDateQuality: fc.constantFrom('documented' as const, 'declared' as const, 'presumed' as const),
});
const movementOf: fc.Arbitrary<WrittenMovement> = fc.record({
  kind: fc.constantFrom<MovementKind[]>('placement', 'transfer', 'absconding', 'found_again', 'exit'),
  onDate: dayOf,
  region: fc.constantFrom(...REGIONS_IN_USE),
});
const whom = fc.nat({ max: 20 });
const stepOf = fc.oneof(
  {
    weight: 5,
    arbitrary: fc.record({
      step: fc.constant('register' as const),
      minor: minorOf,
      movements: fc.array(movementOf, { minLength: 1, maxLength: 3 }),
    }),
  },
  { weight: 3, arbitrary: fc.record({ step: fc.constant('move' as const), whom, movement: movementOf }) },
  { weight: 2, arbitrary: fc.record({ step: fc.constant('correct_minor' as const), whom, minor: minorOf }) },
  {
    weight: 2,
    arbitrary: fc.record({ step: fc.constant('correct_movement' as const), whom, which: whom, movement: movementOf }),
  },
  { weight: 1, arbitrary: fc.record({ step: fc.constant('delete_movement' as const), whom, which: whom }) },
);
const transactionOf = fc.record({
  steps: fc.array(stepOf, { minLength: 1, maxLength: 3 }),
  abandoned: fc.constant(true),
});
/** Transactions in order: each registers, moves and corrects a few minors, or is given up. */
export const historyOf = fc.array(
  fc.oneof(
    { weight: 6, arbitrary: transactionOf.map(({ steps }) => ({ steps, abandoned: false })) },
    { weight: 1, arbitrary: transactionOf },
  ),
  { minLength: 3, maxLength: 9 },
);
type History = typeof historyOf extends fc.Arbitrary<infer Value> ? Value : never;
type Step = typeof stepOf extends fc.Arbitrary<infer Value> ? Value : never;

async function apply(register: WrittenRegister, state: State, step: Step): Promise<State> {
  if (step.step === 'register') {
    const id = await register.register(step.minor);
    const movements = step.movements.map((movement, index) => ({ ...movement, seq: index + 1 }));
    await register.lay(id, movements);
    return [...state, { id, minor: step.minor, movements }];
  }
  const kept = state[step.whom % Math.max(1, state.length)];
  if (kept === undefined) return state;
  const changed = await change(register, kept, step);
  return state.map((other) => (other.id === kept.id ? changed : other));
}

async function change(register: WrittenRegister, kept: Kept, step: Exclude<Step, { step: 'register' }>): Promise<Kept> {
  if (step.step === 'correct_minor') {
    await register.correct(kept.id, step.minor);
    return { ...kept, minor: step.minor };
  }
  const movements = changedMovements(kept, step);
  await register.lay(kept.id, movements);
  return { ...kept, movements };
}

function changedMovements(
  { movements }: Kept,
  step: Exclude<Step, { step: 'register' | 'correct_minor' }>,
): Kept['movements'] {
  if (step.step === 'move')
    return [...movements, { ...step.movement, seq: Math.max(0, ...movements.map(({ seq }) => seq)) + 1 }];
  const which = movements[step.which % Math.max(1, movements.length)];
  if (which === undefined) return movements;
  if (step.step === 'delete_movement') return movements.filter((movement) => movement !== which);
  return movements.map((movement) => (movement === which ? { ...step.movement, seq: which.seq } : movement));
}

/** The states that were committed, each with its instant in microseconds since 1970; the first is the empty register. */
export type Versions = readonly { readonly at: bigint; readonly state: State }[];

/** Writes a history over an empty register. Transactions that were given up leave nothing. */
export async function writeHistory(register: WrittenRegister, history: History): Promise<Versions> {
  await register.clear();
  const versions: { at: bigint; state: State }[] = [{ at: await register.instant(), state: [] }];
  for (const { steps, abandoned } of history) {
    let state = versions.at(-1)?.state ?? [];
    const written = register.change(async () => {
      for (const step of steps) state = await apply(register, state, step);
      if (abandoned) throw ABANDONED;
    });
    if (abandoned) await expect(written).rejects.toBe(ABANDONED);
    else {
      await written;
      const at = await register.lastChange();
      // A transaction that found nothing to change has no instant.
      if (at > (versions.at(-1)?.at ?? 0n)) versions.push({ at, state });
    }
  }
  return versions;
}

/** The minors as the oracle sees them: a movement lasts until the next one, by day and then by number. */
export function asCounted({ minor, movements }: Kept): CountedMinor {
  const inOrder = [...movements].sort((a, b) => (a.onDate === b.onDate ? a.seq - b.seq : a.onDate < b.onDate ? -1 : 1));
  const stays = inOrder
    .map((movement, index) => ({
      ...movement,
      during: { from: movement.onDate, until: inOrder[index + 1]?.onDate ?? null },
    }))
    .filter(({ kind }) => isStay(kind));
  return { ...minor, stays };
}

/** Days on which something begins or ends. */
export function edges(state: State): CalendarDate[] {
  return state.flatMap(({ minor, movements }) => [
    minor.reportedOn,
    majorityDate(minor.birthDate),
    ...movements.map(({ onDate }) => onDate),
  ]);
}
