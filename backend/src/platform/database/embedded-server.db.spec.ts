import { afterEach, beforeEach, describe, expect, it, jest } from '@jest/globals';
import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { chmod, mkdir, mkdtemp, readFile, rm, stat, unlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Client } from 'pg';
import { UserFacingError } from '../user-facing-error.js';
import { openEmbeddedServer, type EmbeddedServer } from './embedded-server.js';
import { isAlive } from './process-check.js';

jest.setTimeout(60_000);

let dataDir: string;
let opened: EmbeddedServer[];

beforeEach(async () => {
  dataDir = await mkdtemp(join(tmpdir(), 'sim-embedded-'));
  opened = [];
});

afterEach(async () => {
  for (const server of opened) await server.close();
  await rm(dataDir, { recursive: true, force: true });
});

async function start(): Promise<EmbeddedServer> {
  const server = await openEmbeddedServer(dataDir, { disposable: true });
  opened.push(server);
  return server;
}

async function query(server: EmbeddedServer, sql: string): Promise<Record<string, unknown>[]> {
  const client = new Client({ connectionString: server.adminUrl });
  await client.connect();
  try {
    return (await client.query<Record<string, unknown>>(sql)).rows;
  } finally {
    await client.end();
  }
}

async function serverPid(): Promise<number> {
  return Number.parseInt(await readFile(join(dataDir, 'postgres', 'postmaster.pid'), 'utf8'), 10);
}

describe('the embedded PostgreSQL', () => {
  it('starts on an empty folder, reachable from this machine only and with a password only', async () => {
    const server = await start();
    expect(server.owned).toBe(true);
    const [facts] = await query(
      server,
      `select current_setting('server_version_num')::int / 10000 as version, current_setting('listen_addresses') as listens,
              current_setting('server_encoding') as encoding, current_setting('jit') as jit,
              (select count(*)::int from pg_hba_file_rules where auth_method <> 'scram-sha-256') as open_doors`,
    );
    expect(facts).toEqual({ version: 18, listens: '127.0.0.1', encoding: 'UTF8', jit: 'off', open_doors: 0 });
    expect((await stat(join(dataDir, 'postgres', 'superuser.password'))).mode & 0o777).toBe(0o600);
    const stranger = new URL(server.adminUrl);
    stranger.password = 'guess';
    await expect(new Client({ connectionString: stranger.href }).connect()).rejects.toMatchObject({ code: '28P01' });
  });

  it('treats accented letters as letters and sorts as Italians do where asked to', async () => {
    const server = await start();
    await query(server, 'create extension pg_trgm');
    expect(await query(server, `select cardinality(show_trgm('ò')) > 0 as letter`)).toEqual([{ letter: true }]);
    expect(await query(server, `select lower('NICOLÒ') as small`)).toEqual([{ small: 'nicolò' }]);
    expect(
      await query(
        server,
        `select string_agg(n, ' ' order by n collate "it-x-icu") as names from unnest(array['Zoe','àda','Bea']) n`,
      ),
    ).toEqual([{ names: 'àda Bea Zoe' }]);
  });

  it('keeps its data over a stop, and leaves no process behind', async () => {
    const first = await start();
    await query(first, 'create table kept as select 42 as answer');
    const pid = await serverPid();
    await first.close();
    expect(isAlive(pid)).toBe(false);
    const second = await start();
    expect(second.owned).toBe(true);
    expect(await query(second, 'select answer from kept')).toEqual([{ answer: 42 }]);
  });

  it('is shared by two openers, and stops with the last of them', async () => {
    const [one, other] = await Promise.all([start(), start()]);
    expect([one.owned, other.owned].sort()).toEqual([false, true]);
    expect(one.adminUrl).toBe(other.adminUrl);
    const owner = one.owned ? one : other;
    const guest = one.owned ? other : one;
    const pid = await serverPid();
    await owner.close();
    expect(await query(guest, 'select 1 as alive')).toEqual([{ alive: 1 }]);
    await guest.close();
    expect(isAlive(pid)).toBe(false);
  });

  it('is stopped by a command that used it alone', async () => {
    const command = await openElsewhere('close');
    const pid = await serverPid();
    expect(await once(command, 'exit')).toEqual([0, null]);
    expect(isAlive(pid)).toBe(false);
  });

  it('takes over the server of a process that was killed, and stops it at the end', async () => {
    const killed = await openElsewhere('stay');
    const pid = await serverPid();
    killed.kill('SIGKILL');
    await once(killed, 'exit');
    const server = await start();
    expect(server.owned).toBe(false);
    expect(await serverPid()).toBe(pid);
    await server.close();
    expect(isAlive(pid)).toBe(false);
  });

  it('starts again after the server itself was killed', async () => {
    const first = await start();
    await query(first, 'create table kept as select 42 as answer');
    await query(first, 'checkpoint');
    process.kill(await serverPid(), 'SIGKILL');
    const second = await start();
    expect(second.owned).toBe(true);
    expect(await query(second, 'select answer from kept')).toEqual([{ answer: 42 }]);
  });

  it('does not mistake another process for the server when its number is used again', async () => {
    const first = await start();
    await first.close();
    const file = join(dataDir, 'postgres', 'postmaster.pid');
    await writeFile(file, `${String(process.pid)}\n${join(dataDir, 'postgres')}\n1\n1\n\n127.0.0.1\n\nready   \n`);
    expect((await start()).owned).toBe(true);
  });

  it('makes anew a cluster whose initialisation was interrupted', async () => {
    await mkdir(join(dataDir, 'postgres.unfinished', 'base'), { recursive: true });
    await writeFile(join(dataDir, 'postgres.unfinished', 'PG_VERSION'), '18\n');
    await writeFile(join(dataDir, 'postgres.lock'), '999999999 left-by-a-dead-process');
    const server = await start();
    expect(await query(server, 'select 1 as alive')).toEqual([{ alive: 1 }]);
    await expect(stat(join(dataDir, 'postgres.unfinished'))).rejects.toMatchObject({ code: 'ENOENT' });
  });

  it('says what to do, and deletes nothing, when the folder holds something else', async () => {
    await mkdir(join(dataDir, 'postgres'));
    await writeFile(join(dataDir, 'postgres', 'letter.txt'), 'dear Anna');
    await expect(start()).rejects.toThrow(/is not a complete database.*SIM_DATA_DIR/s);
    expect(await readFile(join(dataDir, 'postgres', 'letter.txt'), 'utf8')).toBe('dear Anna');
  });

  it('says what to do when a cluster has lost a part', async () => {
    const first = await start();
    await first.close();
    await unlink(join(dataDir, 'postgres', 'global', 'pg_control'));
    await expect(start()).rejects.toThrow(UserFacingError);
  });

  it('says what to do when the cluster is of another version', async () => {
    const first = await start();
    await first.close();
    const file = join(dataDir, 'postgres', 'PG_VERSION');
    await chmod(file, 0o600);
    await writeFile(file, '17\n');
    await expect(start()).rejects.toThrow(/made by PostgreSQL 17/);
  });

  it('says what to do when the data folder cannot be written', async () => {
    const file = join(dataDir, 'a-file');
    await writeFile(file, '');
    await expect(openEmbeddedServer(join(file, 'data'))).rejects.toThrow(/cannot be written .*SIM_DATA_DIR/);
    await expect(openEmbeddedServer('/proc/sim')).rejects.toThrow(/cannot be written .*SIM_DATA_DIR/);
  });
});

/** A process of its own that opens the server: what a process leaves behind cannot be seen from inside it. */
async function openElsewhere(then: 'stay' | 'close'): Promise<ChildProcess> {
  const module = new URL('./embedded-server.ts', import.meta.url).href;
  const program = `
    import { registerHooks } from 'node:module';
    registerHooks({
      resolve: (name, context, next) =>
        next(context.parentURL?.endsWith('.ts') && name.startsWith('.') ? name.replace(/\\.js$/, '.ts') : name, context),
    });
    const { openEmbeddedServer } = await import(${JSON.stringify(module)});
    const server = await openEmbeddedServer(process.argv[1], { disposable: true });
    console.log('ready');
    if (process.argv[2] === 'close') await server.close();
    else setInterval(() => {}, 1000);
  `;
  const child = spawn(process.execPath, ['--input-type=module', '--eval', program, '--', dataDir, then], {
    stdio: ['ignore', 'pipe', 'inherit'],
    env: { ...process.env, NODE_OPTIONS: '' },
  });
  await Promise.race([
    once(child.stdout, 'data'),
    once(child, 'exit').then(() =>
      Promise.reject(new Error('The other process ended before it had opened the server')),
    ),
  ]);
  return child;
}
