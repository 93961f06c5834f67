import { afterAll, beforeAll, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { addDays, type CalendarDate, parseCalendarDate } from '../../domain/calendar-date.js';
import type { CensusCounts } from '../../domain/census.js';
import { takeCensus } from '../../domain/census.js';
import { readQuestion } from '../../domain/explorer/question.js';
import { demographicBalance } from '../../domain/release/balance.js';
import { SYSTEM_ACTOR } from '../../platform/database/actor.js';
import { UnitOfWork } from '../../platform/database/unit-of-work.js';
import { asCounted, dayOf, edges, historyOf, type Versions, writeHistory } from '../../testing/random-register.js';
import { createTestApi, type TestApi } from '../../testing/test-api.js';
import { isoInstant, WrittenRegister } from '../../testing/written-register.js';
import { RevisionsRepository } from '../releases/revisions.repository.js';
import { ExplorerRepository } from './explorer.repository.js';

/** Random histories: the explorer's figures are those of the census and of the balance of the releases, whatever is asked, of any day, as known at any instant. */

let api: TestApi;
let register: WrittenRegister;

beforeAll(async () => {
  api = await createTestApi();
  register = new WrittenRegister(api.app.get(UnitOfWork), api.database);
});

afterAll(async () => {
  await api.close();
});

const TODAY = parseCalendarDate('2026-11-23');
const NOW = new Date('2026-11-23T12:00:00Z');
const national = <T>(work: () => Promise<T>): Promise<T> => api.app.get(UnitOfWork).run(SYSTEM_ACTOR, work);

const lookOf = fc.record({
  day: dayOf,
  edge: fc.nat({ max: 40 }),
  shift: fc.integer({ min: -1, max: 1 }),
  span: fc.integer({ min: 0, max: 4 }),
  version: fc.nat({ max: 2 }),
});
type Look = typeof lookOf extends fc.Arbitrary<infer Value> ? Value : never;

function looked(versions: Versions, { day, edge, shift, span, version }: Look) {
  const { at, state } = versions[Math.max(0, versions.length - 1 - version)] ?? { at: 0n, state: [] };
  const days = edges(state);
  // Three looks in four are at a day on which something happens.
  const from = addDays(edge % 4 === 0 ? day : (days[edge % days.length] ?? day), shift);
  return { from, to: addDays(from, span), at: isoInstant(at), state };
}

/** The cells of a question by their codes, joined by `/`; totals have an empty code. */
async function counted(
  measure: Parameters<typeof readQuestion>[0]['measure'],
  dimensions: Parameters<typeof readQuestion>[0]['rows'],
  from: CalendarDate,
  to: CalendarDate,
  at: string,
): Promise<Record<string, number>> {
  const question = readQuestion(
    { measure, rows: dimensions.slice(0, 2), columns: dimensions.slice(2), filters: [], from, to },
    TODAY,
    NOW,
  );
  const groups = await national(() => api.app.get(ExplorerRepository).count(question, at, 100_000));
  return Object.fromEntries(
    groups.flatMap(({ codes, value }) =>
      value === null || value === 0 ? [] : [[codes.map((code) => code ?? '').join('/'), value]],
    ),
  );
}

const positive = (counts: Readonly<Record<string, number>>): Record<string, number> =>
  Object.fromEntries(Object.entries(counts).filter(([, count]) => count > 0));

const whole = (from: CalendarDate, to: CalendarDate): CalendarDate[] => {
  const days: CalendarDate[] = [];
  for (let day = from; day <= to; day = addDays(day, 1)) days.push(day);
  return days;
};

test('present is the census, by each of its breakdowns; nights are the sum of the days', async () => {
  let people = 0;
  const property = fc.asyncProperty(
    historyOf,
    fc.array(lookOf, { minLength: 6, maxLength: 8 }),
    async (history, looks) => {
      const versions = await writeHistory(register, history);
      for (const look of looks) {
        const { from, to, at, state } = looked(versions, look);
        const censusOf = (day: CalendarDate): CensusCounts => takeCensus(state.map(asCounted), day);
        const census = censusOf(to);
        people += census.total;
        const of = async (dimension: 'sex' | 'age_class' | 'citizenship' | 'region') => {
          const { '': total = 0, ...rows } = await counted('present', [dimension], to, to, at);
          expect(total).toBe(census.total);
          return rows;
        };
        expect(await of('sex')).toEqual(positive(census.bySex));
        expect(await of('age_class')).toEqual(positive(census.byAge));
        expect(await of('citizenship')).toEqual(positive(census.byCitizenship));
        expect(await of('region')).toEqual(positive(census.byRegion));
        const days = whole(from, to);
        const series = await counted('present', ['day'], from, to, at);
        for (const day of days) expect([day, series[day] ?? 0]).toEqual([day, censusOf(day).total]);
        const nights = await counted('nights', ['region'], from, to, at);
        expect(nights[''] ?? 0).toBe(days.reduce((sum, day) => sum + censusOf(day).total, 0));
      }
    },
  );
  await fc.assert(property, { numRuns: 25, seed: 20230630 });
  expect(people).toBeGreaterThan(50);
}, 240_000);

test('flows of each day are those of the balance between it and the day before, in every region', async () => {
  const seen = new Map<string, number>();
  const property = fc.asyncProperty(
    historyOf,
    fc.array(lookOf, { minLength: 8, maxLength: 12 }),
    async (history, looks) => {
      const versions = await writeHistory(register, history);
      for (const look of looks) {
        const { from, to, at } = looked(versions, look);
        const expected: Record<string, Record<string, number>> = {};
        const add = (flow: string, day: string, region: string | null, count: number): void => {
          if (count === 0 || region === null) return;
          const key = `${day}/${region}`;
          const counts = (expected[flow] ??= {});
          counts[key] = (counts[key] ?? 0) + count;
          seen.set(flow, (seen.get(flow) ?? 0) + count);
        };
        for (const day of whole(from, to)) {
          const eve = addDays(day, -1);
          const facts = await national(() =>
            api.app.get(RevisionsRepository).balance(eve, { release: null, on: day, knownAt: at }),
          );
          for (const { region, inflows, outflows } of demographicBalance(eve, facts.before, facts.after, facts.moved)
            .regions) {
            add('entered', day, region, inflows.entered);
            add('found_again', day, region, inflows.found_again);
            add('readmitted', day, region, inflows.readmitted);
            add('absconded', day, region, outflows.absconded);
            add('exits', day, region, outflows.left);
            const { of_age_documented: sure, of_age_presumed_new_year: presumed, of_age_other: other } = outflows;
            add('of_age', day, region, sure + presumed + other);
          }
        }
        for (const flow of ['entered', 'found_again', 'readmitted', 'absconded', 'exits', 'of_age'] as const) {
          const cells = await counted(flow, ['day', 'region'], from, to, at);
          const single = Object.entries(cells).filter(([key]) => !key.startsWith('/') && !key.endsWith('/'));
          expect({ flow, cells: Object.fromEntries(single) }).toEqual({ flow, cells: expected[flow] ?? {} });
        }
      }
    },
  );
  await fc.assert(property, { numRuns: 25, seed: 20240229 });
  for (const flow of ['entered', 'found_again', 'readmitted', 'absconded', 'exits', 'of_age'])
    expect({ flow, often: (seen.get(flow) ?? 0) > 0 }).toEqual({ flow, often: true });
}, 240_000);
