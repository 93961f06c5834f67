import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { INestApplicationContext } from '@nestjs/common';
import { readFile } from 'node:fs/promises';
import { createContext } from '../../boot/context.js';
import { SYSTEM_ACTOR } from '../../platform/database/actor.js';
import { UnitOfWork } from '../../platform/database/unit-of-work.js';
import { testConfig } from '../../testing/test-config.js';
import { createTestDatabase, type TestDatabase } from '../../testing/test-database.js';
import { ImportsService } from './imports.service.js';
import type { ImportRun } from './index.js';
import { FIXTURES } from './testing/exchange-files.js';

interface Expected {
  readonly series: Readonly<
    Record<
      string,
      { total: number; girls: number; region: Record<string, number>; girlsByRegion?: Record<string, number> }
    >
  >;
  readonly final: {
    readonly date: string;
    readonly total: number;
    readonly region: Record<string, number>;
    readonly sex: Record<string, number>;
    readonly age: Record<string, number>;
    readonly cit: Record<string, number>;
    readonly girlsByRegion: Record<string, number>;
  };
}

let database: TestDatabase;
let context: INestApplicationContext;
let unitOfWork: UnitOfWork;
let first: ImportRun;

const fixtures = {
  facilities: `${FIXTURES}/strutture.csv`,
  minors: `${FIXTURES}/minori.csv`,
  movements: `${FIXTURES}/movimenti.csv`,
};
const runNow = (dryRun = false): Promise<ImportRun> =>
  context.get(ImportsService).runNow(fixtures, dryRun, () => undefined);
const expected = JSON.parse(await readFile(`${FIXTURES}/attesi.json`, 'utf8')) as Expected;

/** The census of a day by one expression over its rows, as the system. */
async function counted(on: string, key: string, where = 'true'): Promise<Record<string, number>> {
  const rows = await unitOfWork.run(SYSTEM_ACTOR, () =>
    unitOfWork.query<{ key: string; count: number }>(
      `select ${key} as key, count(*) as count from app.census($1) c join regions r on r.code = c.region_code where ${where} group by 1`,
      [on],
    ),
  );
  return Object.fromEntries(rows.map((row) => [row.key, row.count]));
}

const total = (counts: Record<string, number>): number => Object.values(counts).reduce((sum, count) => sum + count, 0);

beforeAll(async () => {
  database = await createTestDatabase();
  context = await createContext({ config: testConfig(), adminUrl: database.adminUrl });
  unitOfWork = context.get(UnitOfWork);
}, 60_000);

afterAll(async () => {
  await context.close();
  await database.drop();
});

describe('the files of 2016-2017', () => {
  it('are checked by a dry run that writes nothing', async () => {
    const run = await runNow(true);
    expect(run).toMatchObject({ state: 'checked', problemCount: 0, stage: 'done', progress: 100 });
    expect(await database.admin(`select count(*)::integer as count from minors`)).toEqual([{ count: 0 }]);
  }, 60_000);

  it('are imported whole', async () => {
    first = await runNow();
    expect(first).toMatchObject({
      state: 'imported',
      problemCount: 0,
      counts: {
        facilities: { rows: 695, new: 695 },
        minors: { rows: 24416, new: 24416 },
        movements: { rows: 33118, new: 33118 },
      },
    });
    const [rows] = await database.admin(
      `select (select count(*)::integer from facilities) as facilities, (select count(*)::integer from minors) as minors,
              (select count(*)::integer from minor_codes) as codes, (select count(*)::integer from movements) as movements,
              (select count(distinct change_id)::integer from movements) as changes`,
    );
    expect(rows).toEqual({ facilities: 695, minors: 24416, codes: 24416, movements: 33118, changes: 1 });
  }, 60_000);

  it.each(Object.entries(expected.series))('give the published census of %s', async (on, published) => {
    const byRegion = await counted(on, 'r.name_it');
    expect(byRegion).toEqual(withoutZeros(published.region));
    expect(total(byRegion)).toBe(published.total);
    const girls = await counted(on, 'r.name_it', `c.sex = 'F'`);
    expect(total(girls)).toBe(published.girls);
    if (published.girlsByRegion !== undefined) expect(girls).toEqual(withoutZeros(published.girlsByRegion));
  });

  it('give the published composition of the last day', async () => {
    const { final } = expected;
    expect(await counted(final.date, 'r.name_it')).toEqual(final.region);
    expect(await counted(final.date, 'c.sex')).toEqual(final.sex);
    expect(await counted(final.date, 'c.age_class')).toEqual(final.age);
    expect(await counted(final.date, 'c.citizenship')).toEqual(final.cit);
    expect(await counted(final.date, 'r.name_it', `c.sex = 'F'`)).toEqual(withoutZeros(final.girlsByRegion));
    expect(total(await counted(final.date, 'c.sex'))).toBe(15458);
  });

  it('change nothing when imported twice, and say so', async () => {
    const before = await database.admin(`select max(id) as change from changes`);
    const run = await runNow();
    expect(run).toMatchObject({
      state: 'unchanged',
      counts: {
        facilities: { rows: 695, new: 0 },
        minors: { rows: 24416, new: 0 },
        movements: { rows: 33118, new: 0 },
      },
    });
    expect(await database.admin(`select max(id) as change from changes`)).toEqual(before);
    expect(await database.admin(`select count(*)::integer as count from movements`)).toEqual([{ count: 33118 }]);
  }, 60_000);

  it('leave one event in the audit for each import, and their files are gone from the store', async () => {
    const events = await database.admin(
      `select details->>'state' as state from audit_events where action = 'import.run' order by id`,
    );
    expect(events).toEqual([{ state: 'checked' }, { state: 'imported' }, { state: 'unchanged' }]);
    const [file] = await database.admin<{ key: string }>(
      `select stored_as as key from import_files where run_id = $1 limit 1`,
      [first.id],
    );
    await expect(readFile(`${testConfig().dataDir}/files/${file?.key ?? ''}`)).rejects.toThrow('ENOENT');
  });
});

const withoutZeros = (counts: Record<string, number>): Record<string, number> =>
  Object.fromEntries(Object.entries(counts).filter(([, count]) => count !== 0));
