import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { INestApplicationContext } from '@nestjs/common';
import { testConfig } from '../testing/test-config.js';
import { createTestDatabase, type TestDatabase } from '../testing/test-database.js';
import { createContext } from './context.js';
import { seedFirstStart } from './first-start.js';

const ACCOUNTS = [
  'amministratore',
  'analista',
  'avvocata',
  'comune',
  'coordinatore',
  'dirigente',
  'funzionaria',
  'funzionario',
  'lettore',
  'prefettura',
  'regione',
  'registro',
  'struttura',
  'struttura2',
  'tutrice',
];

let database: TestDatabase;
let context: INestApplicationContext;

beforeAll(async () => {
  database = await createTestDatabase();
  context = await createContext({ config: testConfig(), adminUrl: database.adminUrl });
}, 60_000);

afterAll(async () => {
  await context.close();
  await database.drop();
});

const start = (): Promise<void> => seedFirstStart(context, { demonstration: true });

const found = async (): Promise<unknown> => {
  const [row] = await database.admin(
    `select array(select username::text from users order by 1) as users, (select count(*)::integer from minors) as minors,
            (select count(*)::integer from memberships) as memberships, (select count(*)::integer from import_runs) as imports`,
  );
  return row;
};

const complete = { users: ACCOUNTS, minors: 2000, memberships: 16, imports: 1 };

/** As a start that was interrupted after some accounts leaves it. */
const removeUsers = async (condition: string): Promise<void> => {
  await database.admin(`delete from memberships where user_id in (select id from users where ${condition})`);
  await database.admin(`delete from users where ${condition}`);
};

describe('a first start that was interrupted', () => {
  it('between its first account and its import goes on', async () => {
    await database.admin(
      `insert into users (username, display_name, demonstration) values ('analista', 'Chiara Bellandi', true)`,
    );
    await database.admin(`insert into organisations (kind, name) values ('dg', 'Direzione generale')`);
    await database.admin(
      `insert into memberships (user_id, organisation_id, role) select u.id, o.id, 'dg_analyst' from users u, organisations o where o.kind = 'dg'`,
    );
    await start();
    expect(await found()).toEqual(complete);
  }, 120_000);

  it('between its import and the accounts of facilities goes on', async () => {
    await removeUsers(`username in ('struttura', 'struttura2', 'coordinatore')`);
    await start();
    expect(await found()).toEqual(complete);
  });

  it('and one that finds all done changes nothing', async () => {
    await start();
    expect(await found()).toEqual(complete);
  });
});

describe('a register that somebody uses', () => {
  it('gets no account of the demonstration beside one of its own', async () => {
    await removeUsers(`username = 'struttura'`);
    await database.admin(`insert into users (username, display_name) values ('vera', 'Una Persona')`);
    await start();
    expect(await found()).toMatchObject({ users: [...ACCOUNTS.filter((name) => name !== 'struttura'), 'vera'] });
  });

  it('nor where minors came in before any account', async () => {
    // The accounts have left traces by now, which the database keeps: here they are as if they had never been.
    await database.admin(
      `set session_replication_role = replica; delete from memberships; delete from users; reset session_replication_role`,
    );
    await start();
    expect(await found()).toEqual({ users: [], minors: 2000, memberships: 0, imports: 1 });
  });
});
