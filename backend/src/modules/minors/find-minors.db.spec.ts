import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { nameKey } from '../../domain/name-key.js';
import type { Scope } from '../../platform/database/actor.js';
import { createDataSource } from '../../platform/database/data-source.js';
import { UnitOfWork } from '../../platform/database/unit-of-work.js';
import { addFacility, MILANO, PALERMO } from '../../testing/fixtures.js';
import { createTestDatabase, type TestDatabase } from '../../testing/test-database.js';

let database: TestDatabase;
let dataSource: ReturnType<typeof createDataSource>;
let unitOfWork: UnitOfWork;
let palermo: number;
let milano: number;

async function addMinor(familyName: string, givenName: string, facilityId: number): Promise<number> {
  const [minor] = await database.admin<{ id: string }>(
    `insert into minors (family_name, given_name, name_key, sex, birth_date, birth_date_quality, citizenship, reported_on)
     values ($1, $2, $3, 'M', '2011-01-01', 'declared', 'GIN', '2026-01-01') returning id`,
    [familyName, givenName, nameKey(familyName, givenName)],
  );
  await database.admin(
    `insert into movements (minor_id, seq, kind, on_date, place_kind, facility_id, municipality_id, region_code, prefecture_code)
     select $1, 1, 'placement', '2026-01-02', 'facility', f.id, t.id, t.region_code, t.prefecture_code
       from facilities f join municipalities t on t.id = f.municipality_id where f.id = $2`,
    [minor?.id, facilityId],
  );
  return Number(minor?.id);
}

const as = <Row>(scope: Scope, sql: string, parameters: unknown[]): Promise<Row[]> =>
  unitOfWork.run({ userId: null, organisationId: null, role: 'system', scope }, () =>
    unitOfWork.query<Row>(sql, parameters),
  );
const NATIONAL: Scope = { kind: 'national', id: null };
const find = async (text: string, scope: Scope = NATIONAL): Promise<number[]> =>
  (
    await as<{ minor_id: number }>(scope, `select minor_id from app.find_minors($1) order by likeness desc`, [
      nameKey(text).split(' '),
    ])
  ).map(({ minor_id }) => minor_id);

beforeAll(async () => {
  database = await createTestDatabase();
  dataSource = await createDataSource(database.appUrl, 2).initialize();
  unitOfWork = new UnitOfWork(dataSource);
  palermo = await addFacility(database, { code: 'F-PA', municipality: PALERMO, places: 5 });
  milano = await addFacility(database, { code: 'F-MI', municipality: MILANO });
});
afterAll(async () => {
  await dataSource.destroy();
  await database.drop();
});

describe('Searching names', () => {
  it.each([
    ['Mohamed Ahmad', 'Ahmed Muhammad'],
    ['Chowdhury Sajjad', 'Sajad Choudhury'],
    ['Diallo Mamadou', 'Jallow Mamadu'],
    ['Hrytsenko Andriy', 'Gritsenko Andrij'],
    ['Ben Salah Yassine', 'Yasin Bensalah'],
    ['Ahmad', 'Ahmed'],
    ['Keita Fanta Oumou', 'Keita Oumou'],
  ])('%s is found as %s', async (registered, searched) => {
    const id = await addMinor(registered, 'Xyz', palermo);
    expect(await find(searched)).toContain(id);
  });

  it('does not bring Mamadou to who looks for Mohamed, nor who has one of two names only', async () => {
    const mamadou = await addMinor('Sow', 'Mamadou', palermo);
    const half = await addMinor('Osman', 'Idris', palermo);
    expect(await find('Mohamed')).not.toContain(mamadou);
    expect(await find('Osman Tesfaye')).not.toContain(half);
  });

  it('keeps to the scope of the actor, though it runs as the owner', async () => {
    const here = await addMinor('Zuberi', 'Baraka', palermo);
    const there = await addMinor('Zuberi', 'Baraka', milano);
    expect(await find('Zuberi Baraka')).toEqual(expect.arrayContaining([here, there]));
    expect(await find('Zuberi Baraka', { kind: 'facility', id: String(palermo) })).toEqual([here]);
    expect(await find('Zuberi Baraka', { kind: 'region', id: 'ITC4' })).toEqual([there]);
  });
});

describe('What is told across the scope', () => {
  it('is how many are in a facility on a day, without the minor asked for and without who is 18', async () => {
    const full = await addFacility(database, { code: 'F-NA', municipality: PALERMO });
    const first = await addMinor('Uno', 'Aldo', full);
    await addMinor('Due', 'Bruno', full);
    const occupied = async (on: string, except: number): Promise<number | undefined> =>
      (
        await as<{ n: number }>(
          { kind: 'facility', id: String(milano) },
          `select app.facility_occupancy($1, $2, $3) as n`,
          [full, on, except],
        )
      )[0]?.n;
    expect(await occupied('2026-01-01', 0)).toBe(0);
    expect(await occupied('2026-01-02', 0)).toBe(2);
    expect(await occupied('2026-01-02', first)).toBe(1);
    expect(await occupied('2029-01-01', 0)).toBe(0);
  });

  it('is the version of a record, which grows also when a part is taken away', async () => {
    const id = await addMinor('Tre', 'Carlo', palermo);
    const version = async (): Promise<number> =>
      (await as<{ v: number }>(NATIONAL, `select app.minor_version($1) as v`, [id]))[0]?.v ?? 0;
    const versions = [await version()];
    await database.admin(`insert into minor_languages (minor_id, language) values ($1, 'fr')`, [id]);
    versions.push(await version());
    await database.admin(`delete from minor_languages where minor_id = $1`, [id]);
    versions.push(await version());
    await database.admin(`update movements set note = 'Nota' where minor_id = $1`, [id]);
    versions.push(await version());
    expect(versions).toEqual([...new Set(versions)].sort((a, b) => a - b));
    expect(versions).toHaveLength(4);
  });

  it('lets no minor have two open movements', async () => {
    const id = await addMinor('Quattro', 'Dario', palermo);
    await expect(
      database.admin(
        `insert into movements (minor_id, seq, kind, on_date) values ($1, 2, 'absconding', '2026-05-01')`,
        [id],
      ),
    ).rejects.toThrow('movements_never_overlap');
  });
});
