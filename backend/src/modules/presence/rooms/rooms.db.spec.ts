import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { DataSource } from 'typeorm';
import { createDataSource } from '../../../platform/database/data-source.js';
import { sqlState, UnitOfWork } from '../../../platform/database/unit-of-work.js';
import { type Body, writeBodies } from '../../../testing/register-worlds.js';
import { createTestDatabase, type TestDatabase } from '../../../testing/test-database.js';

let database: TestDatabase;
let dataSource: DataSource;
let unitOfWork: UnitOfWork;
let bodies: Body[];

beforeAll(async () => {
  database = await createTestDatabase();
  dataSource = await createDataSource(database.appUrl, 2).initialize();
  unitOfWork = new UnitOfWork(dataSource);
  bodies = await writeBodies(database);
  // A child in a bed of F-PA, by hand.
  await database.admin(
    `with child as (insert into minors (name_key, sex, birth_date, birth_date_quality, citizenship, reported_on)
                    values ('prova', 'M', '2012-01-01', 'declared', 'EGY', '2026-01-01') returning id)
     insert into movements (minor_id, seq, kind, on_date, place_kind, facility_id, municipality_id, region_code, prefecture_code)
     select child.id, 1, 'placement', '2026-01-01', 'facility', f.id, t.id, t.region_code, t.prefecture_code
       from child, facilities f join municipalities t on t.id = f.municipality_id where f.code = 'F-PA'`,
  );
  await database.admin(
    `insert into facility_rooms (facility_id, name, beds, sex_rule, open_days)
     select id, 'Camera 1', 2, 'any', '{[2026-01-01,)}' from facilities where code in ('F-PA', 'F-MI')`,
  );
  await database.admin(
    `insert into bed_assignments (minor_id, facility_id, room_id, bed, first_night)
     select v.minor_id, r.facility_id, r.id, 1, '2026-02-01' from facility_rooms r join movements v on v.facility_id = r.facility_id`,
  );
}, 60_000);
afterAll(async () => {
  await dataSource.destroy();
  await database.drop();
});

const as = (kind: Body['kind'], code: string): Body['actor'] => {
  const body = bodies.find((one) => one.kind === kind && one.code === code);
  if (body === undefined) throw new Error(`No ${kind} ${code}`);
  return body.actor;
};
const count = async (actor: Body['actor'], table: string): Promise<number> =>
  unitOfWork.run(actor, async () => (await unitOfWork.query(`select from ${table}`)).length);
/** Whether the database takes it; what it took is there afterwards, too. */
async function takes(actor: Body['actor'], sql: string): Promise<boolean> {
  try {
    return await unitOfWork.run(actor, async () => (await unitOfWork.execute(sql)) > 0);
  } catch (error) {
    if (sqlState(error) !== '42501') throw error;
    return false;
  }
}

describe('rooms and beds, as the application role', () => {
  it.each([
    ['facility', 'F-PA', 1, 1],
    ['facility', 'F-PA2', 0, 0],
    ['facility', 'F-MI', 1, 0],
    ['municipality', '082053', 1, 1],
    ['municipality', '087015', 0, 0],
    ['prefecture', 'PA', 1, 1],
    ['region', 'ITG1', 1, 1],
    ['region', 'ITI4', 0, 0],
    ['national', '', 2, 1],
  ] as const)('%s %s sees %i rooms and %i beds', async (kind, code, rooms, beds) => {
    expect([await count(as(kind, code), 'facility_rooms'), await count(as(kind, code), 'bed_assignments')]).toEqual([
      rooms,
      beds,
    ]);
  });

  it.each([
    ['facility', 'F-PA', true],
    ['municipality', '082053', true],
    ['facility', 'F-PA2', false],
    ['municipality', '087015', false],
    ['prefecture', 'PA', false],
    ['region', 'ITG1', false],
    ['national', '', false],
  ] as const)('%s %s writes those of F-PA: %s', async (kind, code, may) => {
    const actor = as(kind, code);
    const facility = `(select id from facilities where code = 'F-PA')`;
    expect(
      await takes(
        actor,
        `insert into facility_rooms (facility_id, name, beds, sex_rule, open_days) values (${facility}, 'Di ${kind} ${code}', 1, 'any', '{[2026-01-01,)}')`,
      ),
    ).toBe(may);
    expect(await takes(actor, `update facility_rooms set age_to = 16 where facility_id = ${facility}`)).toBe(may);
    expect(await takes(actor, `update bed_assignments set until = '2030-01-01' where facility_id = ${facility}`)).toBe(
      may,
    );
    expect(await takes(actor, `delete from facility_rooms where facility_id = ${facility}`)).toBe(false);
  });
});
