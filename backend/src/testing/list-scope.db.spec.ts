import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { INestApplicationContext } from '@nestjs/common';
import { createContext } from '../boot/context.js';
import { ListService } from '../modules/minors/index.js';
import { type Actor, SYSTEM_ACTOR } from '../platform/database/actor.js';
import { UnitOfWork } from '../platform/database/unit-of-work.js';
import { importPublishedRegister } from './imported-register.js';
import { testConfig } from './test-config.js';
import { createTestDatabase, type TestDatabase } from './test-database.js';

type Question = Parameters<ListService['page']>[0];

let database: TestDatabase;
let context: INestApplicationContext;

beforeAll(async () => {
  database = await createTestDatabase();
  context = await createContext({ config: testConfig(), adminUrl: database.adminUrl });
  await importPublishedRegister(context);
}, 120_000);

afterAll(async () => {
  await context.close();
  await database.drop();
});

const ANALYST: Actor = { ...SYSTEM_ACTOR, role: 'dg_analyst' };
const SARDINIA: Actor = { ...SYSTEM_ACTOR, role: 'region', scope: { kind: 'region', id: 'ITG2' } };

/** All pages, one after the other. Every page must tell the same total. */
async function pages(actor: Actor, question: Question): Promise<{ codes: string[]; totals: number[] }> {
  const codes: string[] = [];
  const totals = new Set<number>();
  let cursor: string | null = null;
  do {
    const from: Question = cursor === null ? {} : { cursor };
    const page = await context
      .get(UnitOfWork)
      .run(actor, () => context.get(ListService).page({ ...question, ...from, limit: 50 }));
    codes.push(...page.items.map(({ simCode }) => simCode));
    totals.add(page.total.count);
    cursor = page.nextCursor;
  } while (cursor !== null);
  return { codes, totals: [...totals] };
}

describe('a region that lists its own territory', () => {
  it.each<[string, Question]>([
    ['by name', {}],
    ['by sex', { sex: 'M' }],
    ['by citizenship and state, oldest first', { citizenship: 'EGY', state: 'placed', sort: 'birthDate' }],
    ['by age, latest report first', { ageFrom: 0, sort: 'reportedOn', direction: 'desc' }],
  ])('%s gets the pages that the Directorate-General gets', async (_what, question) => {
    const own = await pages(SARDINIA, { ...question, region: 'ITG2' });
    expect(own).toEqual(await pages(ANALYST, { ...question, region: 'ITG2' }));
    expect(own.codes.length).toBeGreaterThan(50);
    expect(own.totals).toEqual([own.codes.length]);
  });
});
