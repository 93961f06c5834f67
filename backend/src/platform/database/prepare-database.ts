import { runMigrations } from 'bullmq';
import { runner } from 'node-pg-migrate';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import pg from 'pg';
import { rolePassword, roleUrl } from '../config/config.js';
import { projectRoot } from '../config/project-root.js';
import { UserFacingError } from '../user-facing-error.js';

const EXTENSIONS = ['btree_gist', 'pg_trgm', 'fuzzystrmatch', 'unaccent', 'citext'];
const LOGIN_ROLES = ['sim_owner', 'sim_app', 'sim_queue'] as const;

/** Numbers of PostgreSQL's lock space; several processes that start at once wait for one another here. */
const PREPARATION_LOCK = 5302016;

/**
 * Makes the database named in the administrator's address fit for SIM: roles, extensions, migrations. Running it again changes nothing.
 * Safe when several processes start together.
 *
 * @param passwords of login roles that have one of their own; the others get one derived from the administrator's
 * @returns the names of the migrations that were run now
 */
export async function prepareDatabase(
  adminUrl: string,
  passwords: Readonly<Partial<Record<'sim_app' | 'sim_queue', string | undefined>>> = {},
): Promise<string[]> {
  await createDatabaseIfMissing(adminUrl);
  const client = await connect(adminUrl);
  try {
    await requirePostgres18(client);
    await client.query('select pg_advisory_lock($1)', [PREPARATION_LOCK]);
    await client.query(await readFile(join(projectRoot, 'docker', 'roles.sql'), 'utf8'));
    const chosen: Readonly<Record<string, string | undefined>> = passwords;
    for (const role of LOGIN_ROLES) {
      const password = chosen[role] ?? rolePassword(adminUrl, role);
      await client.query(`alter role ${role} password ${pg.escapeLiteral(password)}`);
    }
    const database = pg.escapeIdentifier(databaseName(adminUrl));
    await client.query(`grant sim_owner to current_user`);
    await client.query(`alter database ${database} owner to sim_owner`);
    await client.query(`revoke connect, temporary on database ${database} from public`);
    await client.query(`grant connect on database ${database} to sim_app, sim_queue`);
    // An import stages its rows in temporary tables; only national actors import.
    await client.query(`grant temporary on database ${database} to sim_national`);
    for (const extension of EXTENSIONS) await client.query(`create extension if not exists ${extension}`);
    await client.query('create schema if not exists queue');
    await client.query('alter schema queue owner to sim_queue');
    await migrateQueue(client, adminUrl, database, passwords.sim_queue);
    return await migrate(adminUrl);
  } finally {
    await client.end();
  }
}

async function migrate(adminUrl: string): Promise<string[]> {
  const ran = await runner({
    databaseUrl: roleUrl(adminUrl, 'sim_owner'),
    dir: join(projectRoot, 'migrations'),
    direction: 'up',
    migrationsTable: 'migrations',
    checkOrder: true,
    singleTransaction: true,
    log: () => undefined,
  });
  return ran.map((migration) => migration.name);
}

/**
 * BullMQ's own tables. Its migrations say `create schema if not exists`, for which PostgreSQL asks the right to create schemas even where the schema
 * exists: the queue's role has it here only, and not while it works.
 */
async function migrateQueue(
  admin: pg.Client,
  adminUrl: string,
  database: string,
  password: string | undefined,
): Promise<void> {
  const address = new URL(roleUrl(adminUrl, 'sim_queue'));
  if (password !== undefined) address.password = encodeURIComponent(password);
  const queue = await connect(address.href);
  try {
    await admin.query(`grant create on database ${database} to sim_queue`);
    await runMigrations(queue, 'queue');
  } finally {
    await admin.query(`revoke create on database ${database} from sim_queue`);
    await queue.end();
  }
}

async function createDatabaseIfMissing(adminUrl: string): Promise<void> {
  try {
    await (await connect(adminUrl)).end();
  } catch (error) {
    if (!isPgError(error, '3D000')) throw unreachable(adminUrl, error);
    const maintenance = new URL(adminUrl);
    maintenance.pathname = '/postgres';
    const client = await connect(maintenance.href);
    try {
      await client.query(
        `create database ${pg.escapeIdentifier(databaseName(adminUrl))} encoding 'UTF8' template template0`,
      );
    } catch (creation) {
      // Another process made it in the meantime.
      if (!isPgError(creation, '42P04') && !isPgError(creation, '23505')) throw creation;
    } finally {
      await client.end();
    }
  }
}

async function requirePostgres18(client: pg.Client): Promise<void> {
  const { rows } = await client.query<{ version: number }>(
    `select current_setting('server_version_num')::integer as version`,
  );
  const version = rows[0]?.version ?? 0;
  if (version < 180000) {
    throw new UserFacingError(
      `SIM needs PostgreSQL 18 or later; the server at DATABASE_URL is ${Math.floor(version / 10000)}. Give the address of another server.`,
    );
  }
}

async function connect(url: string): Promise<pg.Client> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  return client;
}

function unreachable(adminUrl: string, cause: unknown): UserFacingError {
  const url = new URL(adminUrl);
  return new UserFacingError(
    `The database at ${url.hostname}:${url.port || '5432'} does not let us in (${cause instanceof Error ? cause.message : String(cause)}). Check DATABASE_URL and that the server runs.`,
    { cause },
  );
}

const databaseName = (url: string): string => decodeURIComponent(new URL(url).pathname.slice(1));

const isPgError = (error: unknown, code: string): boolean => error instanceof pg.DatabaseError && error.code === code;
