import { afterAll, beforeAll, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { addDays, type CalendarDate, parseCalendarDate } from '../../domain/calendar-date.js';
import { type CountedMinor, takeCensus } from '../../domain/census.js';
import type { MovementKind } from '../../domain/codes.js';
import { majorityDate } from '../../domain/majority.js';
import { SYSTEM_ACTOR } from '../../platform/database/actor.js';
import { UnitOfWork } from '../../platform/database/unit-of-work.js';
import { createTestApi, type TestApi } from '../../testing/test-api.js';
import {
  isoInstant,
  isStay,
  REGIONS_IN_USE,
  type WrittenMinor,
  type WrittenMovement,
  WrittenRegister,
} from '../../testing/written-register.js';
import { CensusService } from './index.js';

/** Random histories over real transactions; the same rule in other words (domain/census.ts), over the versions known at each instant, is the oracle. */

interface Kept {
  readonly id: number;
  readonly minor: WrittenMinor;
  readonly movements: readonly (WrittenMovement & { readonly seq: number })[];
}

type State = readonly Kept[];

const FIRST = parseCalendarDate('2016-06-01');
const ABANDONED = new Error('rolled back on purpose');

const dayOf = fc.integer({ min: 0, max: 700 }).map((days) => addDays(FIRST, days));
const birthOf = fc.integer({ min: 0, max: 3000 }).map((days) => addDays(parseCalendarDate('1999-09-01'), days));
const minorOf: fc.Arbitrary<WrittenMinor> = fc.record({
  sex: fc.constantFrom('M' as const, 'F' as const),
  birthDate: birthOf,
  reportedOn: fc.integer({ min: 0, max: 400 }).map((days) => addDays(FIRST, days)),
  citizenship: fc.constantFrom('EGY', 'GMB', 'ALB'),
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
const historyOf = fc.array(
  fc.oneof(
    { weight: 6, arbitrary: transactionOf.map(({ steps }) => ({ steps, abandoned: false })) },
    { weight: 1, arbitrary: transactionOf },
  ),
  { minLength: 3, maxLength: 9 },
);
/** Where to look: a day as it is or moved onto an edge of the history, and an instant between or exactly at two transactions. */
const lookOf = fc.record({
  day: dayOf,
  edge: fc.nat({ max: 30 }),
  shift: fc.integer({ min: -1, max: 1 }),
  transaction: fc.nat({ max: 10 }),
  off: fc.constantFrom(-1n, 0n, 1n),
});

type Step = typeof stepOf extends fc.Arbitrary<infer Value> ? Value : never;
type Look = typeof lookOf extends fc.Arbitrary<infer Value> ? Value : never;

let api: TestApi;
let register: WrittenRegister;

beforeAll(async () => {
  api = await createTestApi();
  register = new WrittenRegister(api.app.get(UnitOfWork), api.database);
});

afterAll(async () => {
  await api.close();
});

async function apply(state: State, step: Step): Promise<State> {
  if (step.step === 'register') {
    const id = await register.register(step.minor);
    const movements = step.movements.map((movement, index) => ({ ...movement, seq: index + 1 }));
    await register.lay(id, movements);
    return [...state, { id, minor: step.minor, movements }];
  }
  const kept = state[step.whom % Math.max(1, state.length)];
  if (kept === undefined) return state;
  const changed = await change(kept, step);
  return state.map((other) => (other.id === kept.id ? changed : other));
}

async function change(kept: Kept, step: Exclude<Step, { step: 'register' }>): Promise<Kept> {
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

/** The minors as the oracle sees them: a movement lasts until the next one, by day and then by number. */
function asCounted({ minor, movements }: Kept): CountedMinor {
  const inOrder = [...movements].sort((a, b) => (a.onDate === b.onDate ? a.seq - b.seq : a.onDate < b.onDate ? -1 : 1));
  const stays = inOrder
    .map((movement, index) => ({
      ...movement,
      during: { from: movement.onDate, until: inOrder[index + 1]?.onDate ?? null },
    }))
    .filter(({ kind }) => isStay(kind));
  return { ...minor, stays };
}

function edges(state: State): CalendarDate[] {
  return state.flatMap(({ minor, movements }) => [
    minor.reportedOn,
    majorityDate(minor.birthDate),
    ...movements.map(({ onDate }) => onDate),
  ]);
}

/** Compares one census with the oracle's; returns how many minors it counts. */
async function look(
  versions: readonly { at: bigint; state: State }[],
  { day, edge, shift, transaction, off }: Look,
): Promise<number> {
  const at = (versions[transaction % versions.length]?.at ?? 0n) + off;
  const known = versions.findLast((version) => version.at <= at)?.state ?? [];
  const days = edges(known);
  const on = addDays(edge < days.length ? (days[edge] ?? day) : day, shift);
  const [answer] = await api.app
    .get(UnitOfWork)
    .run(SYSTEM_ACTOR, () => api.app.get(CensusService).count([on], isoInstant(at)));
  const expected = takeCensus(known.map(asCounted), on);
  expect({ on, ...answer?.census, knownAt: null }).toEqual({ on, ...expected, knownAt: null });
  expect(answer?.girls).toEqual(takeCensus(known.filter(({ minor }) => minor.sex === 'F').map(asCounted), on));
  return expected.total;
}

test('the census of any day as known at any instant is that of the versions known then', async () => {
  let counted = 0;
  const property = fc.asyncProperty(
    historyOf,
    fc.array(lookOf, { minLength: 8, maxLength: 16 }),
    async (history, looks) => {
      await register.clear();
      const versions: { at: bigint; state: State }[] = [{ at: await register.instant(), state: [] }];
      for (const { steps, abandoned } of history) {
        let state = versions.at(-1)?.state ?? [];
        const written = register.change(async () => {
          for (const step of steps) state = await apply(state, step);
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
      for (const each of looks) counted += await look(versions, each);
      // Without an instant the census is that of now.
      const now = versions.at(-1)?.state ?? [];
      const rows = await api.app
        .get(UnitOfWork)
        .run(SYSTEM_ACTOR, () => api.app.get(UnitOfWork).query(`select from app.census($1, null)`, [FIRST]));
      expect(rows).toHaveLength(takeCensus(now.map(asCounted), FIRST).total);
    },
  );
  await fc.assert(property, { numRuns: 40, seed: 20170331 });
  // The histories are not empty by chance.
  expect(counted).toBeGreaterThan(150);
}, 180_000);
