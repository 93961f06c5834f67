import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import pg from 'pg';
import { createTestDatabase, type TestDatabase } from '../../testing/test-database.js';

let database: TestDatabase;
let client: pg.Client;

beforeAll(async () => {
  database = await createTestDatabase();
  client = new pg.Client({ connectionString: database.appUrl });
  await client.connect();
});

afterAll(async () => {
  await client.end();
  await database.drop();
});

/** Statements in one transaction of a national actor; the last one's rows. */
async function national(...statements: string[]): Promise<unknown[]> {
  await client.query(`begin; set local role sim_national; set local app.scope_kind = 'national'`);
  try {
    let rows: unknown[] = [];
    for (const statement of statements) rows = (await client.query<Record<string, unknown>>(statement)).rows;
    await client.query('commit');
    return rows;
  } catch (error) {
    await client.query('rollback');
    throw error;
  }
}

const facility = (code: string): string =>
  `insert into facilities (code, name, kind, managing_body_id, municipality_id, open_on)
   values ('${code}', 'Casa', 'sai', (select id from managing_bodies limit 1), (select id from municipalities where name = 'Palermo'), '2016-01-01')`;

const isTrue = (code: string): string =>
  `select f.recorded_at = c.at as "sameInstant", c.transaction_id = pg_current_xact_id() as "sameTransaction"
     from facilities f join changes c on c.id = f.change_id where f.code = '${code}'`;

describe('system time', () => {
  it('is that of the transaction that wrote the row', async () => {
    await national(`insert into managing_bodies (name) values ('Ente')`);
    expect(await national(facility('T1'), isTrue('T1'))).toEqual([{ sameInstant: true, sameTransaction: true }]);
    expect(await national(facility('T2'), isTrue('T2'))).toEqual([{ sameInstant: true, sameTransaction: true }]);
  });

  it('stays true after a savepoint took the change back', async () => {
    expect(await national('savepoint a', facility('T3'), 'rollback to a', facility('T4'), isTrue('T4'))).toEqual([
      { sameInstant: true, sameTransaction: true },
    ]);
  });

  it.each([
    `select setval('change_clock', 1)`,
    `select nextval('changes_id_seq')`,
    `select setval('changes_id_seq', 1)`,
  ])('no application role can set it: %s', async (statement) => {
    await expect(national(statement)).rejects.toThrow('permission denied for sequence');
  });

  it('no application role can write it', async () => {
    await expect(national(`update facilities set recorded_at = now()`)).rejects.toThrow('permission denied');
    await expect(national(`update facilities set change_id = 1`)).rejects.toThrow('permission denied');
  });

  describe('of a table with computed columns', () => {
    const versions = `select (select count(*)::integer from minors_history h where h.id = m.id) as former, m.adult_on::text as "adultOn",
                             m.birth_place as "birthPlace" from minors m where m.name_key = 'prova'`;

    beforeAll(async () => {
      await national(
        `insert into minors (name_key, sex, birth_date, birth_date_quality, citizenship, reported_on)
         values ('prova', 'M', '2010-05-01', 'declared', 'EGY', '2026-01-10')`,
      );
    });

    it('makes no version of an update that changes nothing', async () => {
      await national(`update minors set birth_date = birth_date, birth_place = null where name_key = 'prova'`);
      expect(await national(versions)).toEqual([{ former: 0, adultOn: '2028-05-01', birthPlace: null }]);
    });

    it('makes one of an update that changes something', async () => {
      await national(`update minors set birth_place = 'Tanta' where name_key = 'prova'`);
      expect(await national(versions)).toEqual([{ former: 1, adultOn: '2028-05-01', birthPlace: 'Tanta' }]);
      await national(`update minors set birth_date = '2010-05-02' where name_key = 'prova'`);
      expect(await national(versions)).toEqual([{ former: 2, adultOn: '2028-05-02', birthPlace: 'Tanta' }]);
    });
  });
});
