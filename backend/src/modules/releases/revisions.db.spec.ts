import { afterAll, beforeAll, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { addDays, type CalendarDate } from '../../domain/calendar-date.js';
import { takeCensus } from '../../domain/census.js';
import { demographicBalance } from '../../domain/release/balance.js';
import { causeOfTotal, explainRevision } from '../../domain/release/revision.js';
import { SYSTEM_ACTOR } from '../../platform/database/actor.js';
import { UnitOfWork } from '../../platform/database/unit-of-work.js';
import {
  asCounted,
  dayOf,
  edges,
  historyOf,
  type State,
  type Versions,
  writeHistory,
} from '../../testing/random-register.js';
import { createTestApi, type TestApi } from '../../testing/test-api.js';
import { isoInstant, WrittenRegister } from '../../testing/written-register.js';
import { RevisionsRepository } from './revisions.repository.js';

/** Random histories: whatever was registered, corrected, moved or deleted, the parts give the whole, and nothing is left without a cause. */

let api: TestApi;
let register: WrittenRegister;

beforeAll(async () => {
  api = await createTestApi();
  register = new WrittenRegister(api.app.get(UnitOfWork), api.database);
});

afterAll(async () => {
  await api.close();
});

const lookOf = fc.record({
  day: dayOf,
  edge: fc.nat({ max: 30 }),
  shift: fc.integer({ min: -1, max: 1 }),
  span: fc.integer({ min: 1, max: 400 }),
  first: fc.nat({ max: 10 }),
  second: fc.nat({ max: 10 }),
});
type Look = typeof lookOf extends fc.Arbitrary<infer Value> ? Value : never;

interface Looked {
  readonly on: CalendarDate;
  readonly until: CalendarDate;
  readonly before: { readonly at: string; readonly state: State };
  readonly after: { readonly at: string; readonly state: State };
}

function looked(versions: Versions, { day, edge, shift, span, first, second }: Look): Looked {
  const [one, two] = [first % versions.length, second % versions.length].sort((a, b) => a - b);
  const version = (index: number) => ({
    at: isoInstant(versions[index]?.at ?? 0n),
    state: versions[index]?.state ?? [],
  });
  const after = version(two ?? 0);
  const days = edges(after.state);
  const on = addDays(edge < days.length ? (days[edge] ?? day) : day, shift);
  return { on, until: addDays(on, span), before: version(one ?? 0), after };
}

const repository = (): RevisionsRepository => api.app.get(RevisionsRepository);
const national = <T>(work: () => Promise<T>): Promise<T> => api.app.get(UnitOfWork).run(SYSTEM_ACTOR, work);

test('two counts of one day differ by the causes, to the unit, in the total and in every row', async () => {
  const seen = new Map<string, number>();
  const property = fc.asyncProperty(
    historyOf,
    fc.array(lookOf, { minLength: 6, maxLength: 12 }),
    async (history, looks) => {
      const versions = await writeHistory(register, history);
      for (const look of looks) {
        const { on, before, after } = looked(versions, look);
        const facts = await national(() =>
          repository().revision({ release: null, on, knownAt: before.at }, { release: null, on, knownAt: after.at }),
        );
        const revision = explainRevision(on, facts.before, facts.after, facts.minors);
        const [then, now] = [before, after].map(({ state }) => takeCensus(state.map(asCounted), on));
        expect([revision.before, revision.after]).toEqual([then?.total, now?.total]);
        const regions = revision.tables.find(({ dimension }) => dimension === 'region')?.rows ?? [];
        expect(
          Object.fromEntries(regions.flatMap(({ key, after: count }) => (count > 0 ? [[key, count]] : []))),
        ).toEqual(now?.byRegion);
        for (const minor of facts.minors) {
          const cause = causeOfTotal(minor, on) ?? 'attributes only';
          seen.set(cause, (seen.get(cause) ?? 0) + 1);
        }
      }
    },
  );
  await fc.assert(property, { numRuns: 50, seed: 20221231 });
  expect(seen.get('other')).toBeUndefined();
  for (const cause of ['late_registration', 'birth_date', 'late_exit', 'moved_stay', 'attributes only'])
    expect({ cause, often: (seen.get(cause) ?? 0) > 0 }).toEqual({ cause, often: true });
}, 240_000);

test('between two days the balance closes to the unit, nationally and in every region', async () => {
  const flows = new Map<string, number>();
  const property = fc.asyncProperty(
    historyOf,
    fc.array(lookOf, { minLength: 6, maxLength: 12 }),
    async (history, looks) => {
      const versions = await writeHistory(register, history);
      for (const look of looks) {
        const { on, until, after } = looked(versions, look);
        const facts = await national(() => repository().balance(on, { release: null, on: until, knownAt: after.at }));
        const balance = demographicBalance(on, facts.before, facts.after, facts.moved);
        const [first, last] = [on, until].map((day) => takeCensus(after.state.map(asCounted), day));
        expect([balance.national.before, balance.national.after]).toEqual([first?.total, last?.total]);
        for (const row of balance.regions)
          expect([row.before, row.after]).toEqual([
            first?.byRegion[row.region ?? ''] ?? 0,
            last?.byRegion[row.region ?? ''] ?? 0,
          ]);
        const { inflows, outflows } = balance.national;
        for (const [flow, minors] of Object.entries({ ...inflows, ...outflows }))
          flows.set(flow, (flows.get(flow) ?? 0) + minors);
      }
    },
  );
  await fc.assert(property, { numRuns: 40, seed: 20170331 });
  for (const flow of ['entered', 'found_again', 'readmitted', 'of_age_documented', 'of_age_other', 'absconded', 'left'])
    expect({ flow, often: (flows.get(flow) ?? 0) > 3 }).toEqual({ flow, often: true });
}, 240_000);
