import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { createTestDatabase, type TestDatabase } from '../../testing/test-database.js';
import { prepareDatabase } from './prepare-database.js';

const APPLICATION_ROLES = `('sim_app', 'sim_national', 'sim_territorial', 'sim_service', 'sim_applicant', 'sim_queue')`;
/** Code lists and masters: no personal data, so no row-level security. Every other table must have it. */
const OPEN_TABLES = [
  'changes',
  'countries',
  'entry_rules',
  'facilities_history',
  'facility_capacities_history',
  'facility_kind_rules',
  'facility_kinds',
  'look_up_rules',
  'migrations',
  'municipalities',
  'organisations',
  'prefectures',
  'provinces',
  'regions',
];

describe('the schema defends itself', () => {
  let database: TestDatabase;

  beforeAll(async () => {
    database = await createTestDatabase();
  });

  afterAll(() => database.drop());

  it('runs its migrations once: a second preparation changes nothing', async () => {
    expect(await prepareDatabase(database.adminUrl)).toEqual([]);
  });

  it('owns every table and function as sim_owner, and gives no application role ownership, superpowers or a way round row-level security', async () => {
    expect(
      await database.admin(
        `select c.relname from pg_class c join pg_namespace n on n.oid = c.relnamespace join pg_roles r on r.oid = c.relowner
          where n.nspname in ('public', 'app') and c.relkind in ('r', 'p', 'v', 'S') and r.rolname <> 'sim_owner'`,
      ),
    ).toEqual([]);
    expect(
      await database.admin(
        `select rolname from pg_roles where rolname like 'sim\\_%' and (rolsuper or rolbypassrls or rolcreaterole or rolcreatedb)`,
      ),
    ).toEqual([]);
    expect(
      await database.admin(
        `select relname from pg_class join pg_roles r on r.oid = relowner where r.rolname in ${APPLICATION_ROLES} and relnamespace = 'public'::regnamespace`,
      ),
    ).toEqual([]);
  });

  it('has row-level security, forced, on every table but code lists', async () => {
    const rows = await database.admin<{ relname: string }>(
      `select relname from pg_class where relnamespace = 'public'::regnamespace and relkind in ('r', 'p') and not (relrowsecurity and relforcerowsecurity) order by relname`,
    );
    expect(rows.map(({ relname }) => relname)).toEqual(OPEN_TABLES);
  });

  it('lets nobody write system time, SIM codes or history', async () => {
    expect(
      await database.admin(
        `select table_name, column_name, grantee, privilege_type from information_schema.column_privileges
          where table_schema = 'public' and grantee in ${APPLICATION_ROLES} and privilege_type in ('INSERT', 'UPDATE')
            and (column_name in ('recorded_at', 'change_id', 'sim_code', 'recorded_until', 'ended_by_change_id', 'sealed_at') or table_name like '%\\_history' or table_name = 'changes')`,
      ),
    ).toEqual([]);
    expect(
      await database.admin(
        `select table_name, grantee, privilege_type from information_schema.role_table_grants
          where table_schema = 'public' and grantee in ${APPLICATION_ROLES} and privilege_type in ('UPDATE', 'DELETE', 'TRUNCATE')
            and (table_name like '%\\_history' or table_name in ('changes', 'audit_events', 'audit_seals', 'audit_unsealed'))`,
      ),
    ).toEqual([]);
  });

  it('explains every table and column', async () => {
    expect(
      await database.admin(
        `select relname from pg_class where relnamespace = 'public'::regnamespace and relkind in ('r', 'p') and obj_description(oid) is null and relname <> 'migrations'`,
      ),
    ).toEqual([]);
    const silent = await database.admin<{ name: string }>(
      `select c.relname || '.' || a.attname as name from pg_attribute a join pg_class c on c.oid = a.attrelid
        where c.relnamespace = 'public'::regnamespace and c.relkind in ('r', 'p') and c.relname <> 'migrations' and a.attnum > 0 and not a.attisdropped
          and a.attname not in ('id', 'minor_id', 'user_id', 'organisation_id', 'event_id', 'facility_id') and col_description(a.attrelid, a.attnum) is null
        order by 1`,
    );
    expect(silent).toEqual([]);
  });

  it('keeps movements of one minor apart, whoever writes them', async () => {
    const [minor] = await database.admin<{ id: number }>(
      `insert into minors (name_key, sex, birth_date, birth_date_quality, citizenship, reported_on) values ('x', 'M', '2010-01-01', 'declared', 'EGY', '2024-01-01') returning id`,
    );
    const place = `(select id from municipalities where istat_code = '082053' and upper_inf(valid)), 'ITG1', 'PA'`;
    await database.admin(
      `insert into movements (minor_id, seq, kind, on_date, until, place_kind, municipality_id, region_code, prefecture_code) values ($1, 1, 'placement', '2024-01-01', '2024-03-01', 'private', ${place})`,
      [minor?.id],
    );
    await expect(
      database.admin(
        `insert into movements (minor_id, seq, kind, on_date, place_kind, municipality_id, region_code, prefecture_code) values ($1, 2, 'transfer', '2024-02-29', 'private', ${place})`,
        [minor?.id],
      ),
    ).rejects.toThrow(/movements_never_overlap/);
    await database.admin(
      `insert into movements (minor_id, seq, kind, on_date, place_kind, municipality_id, region_code, prefecture_code) values ($1, 2, 'transfer', '2024-03-01', 'private', ${place})`,
      [minor?.id],
    );
  });
});
