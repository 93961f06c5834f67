import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { randomUUID } from 'node:crypto';
import { readdir } from 'node:fs/promises';
import { join } from 'node:path';
import pg from 'pg';
import { projectRoot } from '../config/project-root.js';
import { prepareDatabase } from './prepare-database.js';

const OWN_TABLES = `
  select c.oid, n.nspname || '.' || c.relname as name, obj_description(c.oid, 'pg_class') as comment
    from pg_class c join pg_namespace n on n.oid = c.relnamespace
   where c.relkind in ('r', 'p') and n.nspname not in ('pg_catalog', 'information_schema', 'queue') and c.relname <> 'migrations'
`;

describe('the migrations, on an empty database', () => {
  const url = new URL(process.env.SIM_TEST_ADMIN_URL ?? '');
  url.pathname = `/migrations_${randomUUID().replaceAll('-', '')}`;
  let client: pg.Client;
  let ran: string[];

  beforeAll(async () => {
    ran = await prepareDatabase(url.href);
    client = new pg.Client({ connectionString: url.href });
    await client.connect();
  });

  afterAll(async () => {
    await client.end();
    const server = new pg.Client({ connectionString: process.env.SIM_TEST_ADMIN_URL });
    await server.connect();
    await server.query(`drop database ${pg.escapeIdentifier(url.pathname.slice(1))} with (force)`);
    await server.end();
  });

  async function names(sql: string): Promise<string[]> {
    return (await client.query<{ name: string }>(sql)).rows.map(({ name }) => name);
  }

  it('run all, in the order of their numbers, and only once', async () => {
    const files = (await readdir(join(projectRoot, 'migrations'))).filter((name) => name.endsWith('.sql')).sort();
    expect(ran).toEqual(files.map((name) => name.replace(/\.sql$/, '')));
    expect(new Set(files.map((name) => name.slice(0, 4))).size).toBe(files.length);
    expect(await prepareDatabase(url.href)).toEqual([]);
  });

  it('say what every table is for', async () => {
    expect(await names(`select name from (${OWN_TABLES}) t where coalesce(comment, '') = ''`)).toEqual([]);
  });

  it('let the bare application role read no table at all', async () => {
    const readable = `has_table_privilege('sim_app', oid, 'select, insert, update, delete')`;
    expect(await names(`select name from (${OWN_TABLES}) t where ${readable}`)).toEqual([]);
  });
});
