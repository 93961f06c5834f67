import { open, readFile, rename, rm, stat, statfs } from 'node:fs/promises';
import { createServer } from 'node:net';
import { totalmem } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { Client } from 'pg';
import { errorCode, UserFacingError } from '../user-facing-error.js';
import { SUPERUSER, type Cluster } from './embedded-cluster.js';
import { isAlive, worksIn } from './process-check.js';

const MB = 1024 * 1024;
const START_ATTEMPTS = 5;
/** A server that was cut off replays its journal before it answers; pg_ctl and we wait this long for it. */
const PATIENCE_S = 300;
const LOG_LIMIT = 10 * MB;

/**
 * The port of the server that runs on this cluster, or undefined when none does. A `postmaster.pid` left by a server that
 * is no more is removed; one that is starting or stopping is waited for.
 */
export async function findRunning(cluster: Cluster): Promise<number | undefined> {
  const deadline = Date.now() + PATIENCE_S * 1000;
  for (;;) {
    const found = await readPidFile(cluster);
    if (found === undefined) return undefined;
    if (!isAlive(found.pid) || worksIn(found.pid, cluster.folder) === false) {
      await rm(pidFile(cluster), { force: true });
      return undefined;
    }
    if (found.port !== undefined && (await answers(cluster, found.port))) return found.port;
    if (Date.now() > deadline) {
      throw new UserFacingError(
        `A PostgreSQL server (process ${String(found.pid)}) holds ${cluster.folder} but does not answer. ` +
          `Stop it with "kill -INT ${String(found.pid)}" and start again.`,
      );
    }
    await sleep(100);
  }
}

/** Starts the server on a free port of 127.0.0.1, waits until it answers, and gives the port. It outlives this process. */
export async function startServer(cluster: Cluster, options: { disposable: boolean }): Promise<number> {
  const log = join(cluster.folder, 'server.log');
  await rotate(log);
  let said = '';
  for (let attempt = 1; attempt <= START_ATTEMPTS; attempt += 1) {
    const port = await freePort();
    const from = await size(log);
    const settings = Object.entries(await serverSettings(port, options)).map(([name, value]) => `-c ${name}=${value}`);
    const { status, text } = await cluster.run(cluster.binaries.pg_ctl, [
      'start',
      '--wait',
      '--silent',
      `--timeout=${String(PATIENCE_S)}`,
      `--pgdata=${cluster.folder}`,
      `--log=${log}`,
      `--options=${settings.join(' ')}`,
    ]);
    if (status === 0) return port;
    said = `${text}\n${await readFrom(log, from)}`;
    // Another program may have taken the port, and the last processes of a killed server may still be leaving.
    if (!/could not create any TCP\/IP sockets|shared memory block .* is still in use/.test(said)) break;
    await sleep(attempt * 500);
  }
  throw new UserFacingError(
    `PostgreSQL did not start on ${cluster.folder}. Its log is ${log}; it ends with: ` +
      said.trim().split('\n').slice(-4).join(' | '),
  );
}

/** Stops the server at once but in order (open transactions are rolled back) and waits for its end. */
export async function stopServer(cluster: Cluster): Promise<void> {
  const found = await readPidFile(cluster);
  if (found === undefined) return;
  const stop = (mode: string): ReturnType<Cluster['run']> =>
    cluster.run(cluster.binaries.pg_ctl, [
      'stop',
      '--wait',
      '--silent',
      `--mode=${mode}`,
      '--timeout=60',
      `--pgdata=${cluster.folder}`,
    ]);
  if ((await stop('fast')).status !== 0) await stop('immediate');
  for (let waited = 0; waited < 10_000 && isAlive(found.pid); waited += 20) await sleep(20);
}

async function serverSettings(port: number, { disposable }: { disposable: boolean }): Promise<Record<string, string>> {
  const memory = Math.floor(totalmem() / MB);
  return {
    port: String(port),
    listen_addresses: '127.0.0.1',
    unix_socket_directories: "''",
    max_connections: '100',
    shared_buffers: `${String(Math.min(512, Math.floor(memory / 8)))}MB`,
    effective_cache_size: `${String(Math.floor(memory / 2))}MB`,
    work_mem: '32MB',
    maintenance_work_mem: '256MB',
    max_wal_size: '2GB',
    random_page_cost: '1.1',
    jit: 'off',
    timezone: 'UTC',
    log_timezone: 'UTC',
    log_line_prefix: "'%m [%p] %d '",
    // Rows that violate a constraint and failing statements hold personal data: keep them out of the log.
    log_error_verbosity: 'terse',
    log_min_error_statement: 'panic',
    ...((await isSharedMemorySmall()) ? { dynamic_shared_memory_type: 'mmap' } : {}),
    ...(disposable ? { fsync: 'off', synchronous_commit: 'off', full_page_writes: 'off' } : {}),
  };
}

/** Containers often have 64 MB in /dev/shm, and a parallel query then fails for want of it. */
async function isSharedMemorySmall(): Promise<boolean> {
  const shm = await statfs('/dev/shm').catch(() => undefined);
  return shm !== undefined && shm.blocks * shm.bsize < 512 * MB;
}

interface PidFile {
  readonly pid: number;
  /** Absent while the server is still starting. */
  readonly port: number | undefined;
}

function pidFile(cluster: Cluster): string {
  return join(cluster.folder, 'postmaster.pid');
}

/** Lines of the file: process, folder, start, port, socket folder, address, shared memory, status. */
async function readPidFile(cluster: Cluster): Promise<PidFile | undefined> {
  let lines: string[];
  try {
    lines = (await readFile(pidFile(cluster), 'utf8')).split('\n');
  } catch (error) {
    if (errorCode(error) === 'ENOENT') return undefined;
    throw error;
  }
  const [pid = '', , , port = ''] = lines;
  return { pid: Number.parseInt(pid, 10), port: port === '' ? undefined : Number.parseInt(port, 10) };
}

async function answers(cluster: Cluster, port: number): Promise<boolean> {
  const client = new Client({
    host: '127.0.0.1',
    port,
    user: SUPERUSER,
    password: cluster.password,
    database: 'postgres',
  });
  client.on('error', () => undefined);
  try {
    await client.connect();
    const { rows } = await client.query<{ data_directory: string }>('show data_directory');
    return rows[0]?.data_directory === cluster.folder;
  } catch {
    return false;
  } finally {
    await client.end().catch(() => undefined);
  }
}

function freePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const server = createServer();
    server.on('error', reject);
    server.listen(0, '127.0.0.1', () => {
      const address = server.address();
      server.close(() => {
        if (address !== null && typeof address === 'object') resolve(address.port);
        else reject(new Error('No port was given'));
      });
    });
  });
}

async function rotate(log: string): Promise<void> {
  if ((await size(log)) > LOG_LIMIT) await rename(log, `${log}.1`);
}

async function size(file: string): Promise<number> {
  return await stat(file).then(
    (found) => found.size,
    () => 0,
  );
}

async function readFrom(file: string, position: number): Promise<string> {
  const handle = await open(file).catch(() => undefined);
  if (handle === undefined) return '';
  try {
    return (await handle.createReadStream({ start: position, autoClose: false }).setEncoding('utf8').toArray()).join(
      '',
    );
  } finally {
    await handle.close();
  }
}
