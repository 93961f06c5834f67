import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { readFileSync } from 'node:fs';
import pg from 'pg';
import { roleUrl } from '../../platform/config/config.js';
import { createTestDatabase, type TestDatabase } from '../../testing/test-database.js';
import { loadReferenceData } from './index.js';

let database: TestDatabase;

beforeAll(async () => {
  database = await createTestDatabase();
});

afterAll(async () => {
  await database.drop();
});

describe('the reference data', () => {
  // ISTAT's counts: 7,978 on 5 May 2017 (note of 2017), 7,904 on 1 January 2020, 7,896 on 22 January 2024, 7,894 on 21 February 2026.
  it.each([
    ['2017-05-05', 7978],
    ['2020-01-01', 7904],
    ['2024-01-22', 7896],
    ['2026-02-21', 7894],
  ])('has on %s as many municipalities as ISTAT counted', async (day, count) => {
    const [row] = await database.admin<{ count: string }>(
      'select count(*) from municipalities where valid @> $1::date',
      [day],
    );
    expect(Number(row?.count)).toBe(count);
  });

  it('has 21 regions, 106 prefectures, and each municipality in being in one of each', async () => {
    const [row] = await database.admin(
      `select (select count(*)::integer from regions) as regions, (select count(*)::integer from prefectures) as prefectures,
              (select count(distinct region_code)::integer from municipalities where upper_inf(valid)) as used,
              (select count(distinct prefecture_code)::integer from municipalities where upper_inf(valid)) as competent`,
    );
    expect(row).toEqual({ regions: 21, prefectures: 106, used: 21, competent: 106 });
  });

  it('keeps former municipalities with their days and what followed', async () => {
    const rows = await database.admin(
      `select m.istat_code, m.name, upper(m.valid)::text as until, s.istat_code as successor
         from municipalities m join municipalities s on s.id = m.successor_id where m.istat_code in ('078044', '078108', '041033') order by 1`,
    );
    expect(rows).toEqual([
      { istat_code: '041033', name: 'Montecopiolo', until: '2021-06-17', successor: '099030' },
      { istat_code: '078044', name: 'Corigliano Calabro', until: '2018-03-31', successor: '078157' },
      { istat_code: '078108', name: 'Rossano', until: '2018-03-31', successor: '078157' },
    ]);
  });

  it('has had Olbia in the provinces of Sassari, Olbia-Tempio and Sassari again', async () => {
    const rows = await database.admin<{ day: string; name: string }>(
      `select day::text as day, p.name from unnest('{2005-06-01,2010-06-01,2020-06-01}'::date[]) as day
         join municipalities m on m.valid @> day and m.belfiore = 'G015' join provinces p on p.istat_code = m.province_code order by day`,
    );
    expect(rows.map((row) => row.name)).toEqual(['Sassari', 'Olbia-Tempio', 'Sassari']);
  });

  it('has the codes of countries, Kosovo and the stateless included, and the names of the report', async () => {
    const rows = await database.admin<Record<string, unknown>>(
      `select alpha3, alpha2, istat_code, belfiore, report_name from countries where alpha3 in ('EGY', 'CIV', 'MDA', 'GNB', 'COG', 'XKX', 'XXA') order by 1`,
    );
    expect(rows.map((row) => Object.values<unknown>(row))).toEqual([
      ['CIV', 'CI', '404', 'Z313', "Costa d'Avorio"],
      ['COG', 'CG', '418', 'Z311', 'Congo'],
      ['EGY', 'EG', '419', 'Z336', 'Egitto'],
      ['GNB', 'GW', '426', 'Z320', 'Guinea Bissau'],
      ['MDA', 'MD', '254', 'Z140', 'Moldova'],
      ['XKX', 'XK', '272', 'Z160', 'Kosovo'],
      ['XXA', null, '999', null, 'Apolide'],
    ]);
  });

  it('has 28 members of the European Union in 2015 and 27 in 2021', async () => {
    const [row] = await database.admin(
      `select count(*) filter (where eu_member @> date '2015-01-01')::integer as then, count(*) filter (where eu_member @> date '2021-01-01')::integer as now from countries`,
    );
    expect(row).toEqual({ then: 28, now: 27 });
  });

  it('changes nothing when it is loaded again, not even a correction made since', async () => {
    await database.admin(`update municipalities set name = 'Torino corretto' where istat_code = '001272'`);
    const before = await database.admin(
      'select md5(string_agg(m::text, $1 order by id)) as hash from municipalities m',
      ['|'],
    );
    const owner = new pg.Client({ connectionString: roleUrl(database.adminUrl, 'sim_owner') });
    await owner.connect();
    try {
      await loadReferenceData((sql, parameters) => owner.query(sql, parameters));
    } finally {
      await owner.end();
    }
    expect(
      await database.admin('select md5(string_agg(m::text, $1 order by id)) as hash from municipalities m', ['|']),
    ).toEqual(before);
  });
});

describe('the schema of the territory', () => {
  it('refuses two rows of one ISTAT code on one day', async () => {
    await expect(
      database.admin(
        `insert into municipalities (istat_code, name, province_code, region_code, prefecture_code, valid)
         values ('015146', 'Milano due', '015', 'ITC4', 'MI', '[2020-01-01,)')`,
      ),
    ).rejects.toThrow(/exclu/);
  });

  it('explains every table and column of its own', async () => {
    const rows = await database.admin(
      `select c.relname as table, a.attname as column from pg_class c join pg_attribute a on a.attrelid = c.oid and a.attnum >= 0 and not a.attisdropped
        where c.relname = any ($1) and (col_description(c.oid, a.attnum) is null or obj_description(c.oid) is null)`,
      [tablesOf('0002_territory.sql')],
    );
    expect(rows).toEqual([]);
  });
});

function tablesOf(migration: string): string[] {
  const sql = readFileSync(new URL(`../../../../migrations/${migration}`, import.meta.url), 'utf8');
  const tables = [...sql.matchAll(/^create table (\w+)/gm)].flatMap(([, table]) => table ?? []);
  if (tables.length === 0) throw new Error(`No table in ${migration}`);
  return tables;
}
