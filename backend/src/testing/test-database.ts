import { randomUUID } from 'node:crypto';
import { setTimeout as sleep } from 'node:timers/promises';
import pg from 'pg';
import { roleUrl } from '../platform/config/config.js';

/** A migrated database of one test file's own, with reference data and nothing else. */
export interface TestDatabase {
  /** Superuser's address: for arranging and for looking from outside, never for what is under test. */
  readonly adminUrl: string;
  readonly appUrl: string;
  /** Runs SQL as superuser. */
  admin<Row extends pg.QueryResultRow>(sql: string, parameters?: unknown[]): Promise<Row[]>;
  drop(): Promise<void>;
}

export async function createTestDatabase(): Promise<TestDatabase> {
  const server = process.env.SIM_TEST_ADMIN_URL;
  if (server === undefined)
    throw new Error('Tests on the database run under jest, whose global setup starts the server');
  const name = `test_${randomUUID().replaceAll('-', '')}`;
  await once(server, `create database ${name} template sim_template owner sim_owner`);
  const url = new URL(server);
  url.pathname = `/${name}`;
  const pool = new pg.Pool({ connectionString: url.href, max: 2 });
  // The pool ends before its connections have said goodbye: dropping the database may cut one off, which is no fault of a test.
  pool.on('connect', (client) => client.on('error', () => undefined));
  return {
    adminUrl: url.href,
    appUrl: roleUrl(url.href, 'sim_app'),
    admin: async <Row extends pg.QueryResultRow>(sql: string, parameters: unknown[] = []) =>
      (await pool.query<Row>(sql, parameters)).rows,
    drop: async () => {
      await pool.end();
      // Pools of the test say goodbye in their own time; who is still there after it is cut off.
      for (let waits = 0; waits < 40 && (await connections(server, name)) > 0; waits += 1) await sleep(50);
      await once(server, `drop database ${name} with (force)`);
    },
  };
}

async function connections(url: string, database: string): Promise<number> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    const { rowCount } = await client.query('select from pg_stat_activity where datname = $1', [database]);
    return rowCount ?? 0;
  } finally {
    await client.end();
  }
}

async function once(url: string, sql: string): Promise<void> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    await client.query(sql);
  } finally {
    await client.end();
  }
}
