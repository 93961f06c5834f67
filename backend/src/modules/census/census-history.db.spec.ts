import { afterAll, beforeAll, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { addDays } from '../../domain/calendar-date.js';
import { takeCensus } from '../../domain/census.js';
import { SYSTEM_ACTOR } from '../../platform/database/actor.js';
import { UnitOfWork } from '../../platform/database/unit-of-work.js';
import {
  asCounted,
  dayOf,
  edges,
  FIRST,
  historyOf,
  type Versions,
  writeHistory,
} from '../../testing/random-register.js';
import { createTestApi, type TestApi } from '../../testing/test-api.js';
import { isoInstant, WrittenRegister } from '../../testing/written-register.js';
import { CensusService } from './index.js';

/** Random histories over real transactions; the same rule in other words (domain/census.ts), over the versions known at each instant, is the oracle. */

/** Where to look: a day as it is or moved onto an edge of the history, and an instant between or exactly at two transactions. */
const lookOf = fc.record({
  day: dayOf,
  edge: fc.nat({ max: 30 }),
  shift: fc.integer({ min: -1, max: 1 }),
  transaction: fc.nat({ max: 10 }),
  off: fc.constantFrom(-1n, 0n, 1n),
});

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

/** Compares one census with the oracle's; returns how many minors it counts. */
async function look(versions: Versions, { day, edge, shift, transaction, off }: Look): Promise<number> {
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
      const versions = await writeHistory(register, history);
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
