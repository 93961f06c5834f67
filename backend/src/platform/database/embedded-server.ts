import { realpath } from 'node:fs/promises';
import { Socket } from 'node:net';
import { join, resolve } from 'node:path';
import { Client } from 'pg';
import { openCluster, prepareDataFolder, SUPERUSER, type Cluster } from './embedded-cluster.js';
import { findRunning, startServer, stopServer } from './embedded-process.js';
import { withFolderLock } from './folder-lock.js';

/** Every process that uses the server keeps one connection under this name: PostgreSQL itself then knows who is left. */
const USER_OF_SERVER = 'sim-server-user';

export interface EmbeddedServerOptions {
  /** For tests: gives up surviving a power cut for speed. Only what starts the server has a say. */
  readonly disposable?: boolean;
}

export interface EmbeddedServer {
  /** Superuser's address of the maintenance database `postgres`, on 127.0.0.1. Never to be printed: it holds the password. */
  readonly adminUrl: string;
  /** Whether this call started the server; false when it was found running. */
  readonly owned: boolean;
  /** Leaves the server and, when no other process uses it, stops it and waits for its end. May be called twice. */
  close(): Promise<void>;
}

/** The connection that shows PostgreSQL that a process uses it; it does not keep the process alive by itself. */
interface Presence {
  readonly client: Client;
  readonly socket: Socket;
}

/**
 * Gives a running embedded PostgreSQL 18 on `dataDir`: finds the one that runs (beside a server, or left by a process that
 * was killed) or starts it, initialising the folder on first use. Processes may share it; the last to close stops it.
 *
 * @throws UserFacingError with what to do, when the folder cannot be used or the server does not start
 */
export async function openEmbeddedServer(
  dataDir: string,
  { disposable = false }: EmbeddedServerOptions = {},
): Promise<EmbeddedServer> {
  await prepareDataFolder(resolve(dataDir));
  const folder = await realpath(dataDir);
  const lockFile = join(folder, 'postgres.lock');
  return await withFolderLock(lockFile, async () => {
    const cluster = await openCluster(folder);
    const running = await findRunning(cluster);
    const port = running ?? (await startServer(cluster, { disposable }));
    const adminUrl = address(cluster, port);
    const presence = await announce(adminUrl);
    let closing: Promise<void> | undefined;
    return {
      adminUrl,
      owned: running === undefined,
      close: () => (closing ??= withFolderLock(lockFile, () => leave(cluster, adminUrl, presence))),
    };
  });
}

function address(cluster: Cluster, port: number): string {
  return `postgresql://${SUPERUSER}:${encodeURIComponent(cluster.password)}@127.0.0.1:${String(port)}/postgres`;
}

async function announce(adminUrl: string): Promise<Presence> {
  const socket = new Socket();
  const client = new Client({ connectionString: adminUrl, application_name: USER_OF_SERVER, stream: () => socket });
  // A server that stops from below ends this connection; those who use it hear it from their own.
  client.on('error', () => undefined);
  await client.connect();
  socket.unref();
  return { client, socket };
}

async function leave(cluster: Cluster, adminUrl: string, { client, socket }: Presence): Promise<void> {
  // Counts again: while we wait for its answer it may be all that keeps the process alive.
  socket.ref();
  // Renamed first: a connection that is closing can still be listed for a moment, and would look like a user.
  await client.query(`set application_name = ''`).catch(() => undefined);
  await client.end().catch(() => undefined);
  if (!(await isUsed(adminUrl))) await stopServer(cluster);
}

async function isUsed(adminUrl: string): Promise<boolean> {
  const client = new Client({ connectionString: adminUrl });
  client.on('error', () => undefined);
  try {
    await client.connect();
    const { rowCount } = await client.query('select from pg_stat_activity where application_name = $1', [
      USER_OF_SERVER,
    ]);
    return (rowCount ?? 0) > 0;
  } catch {
    return false;
  } finally {
    await client.end().catch(() => undefined);
  }
}
