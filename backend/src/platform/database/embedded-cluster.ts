import { randomBytes } from 'node:crypto';
import {
  access,
  chmod,
  chown,
  constants,
  mkdir,
  readdir,
  readFile,
  rename,
  rm,
  stat,
  writeFile,
} from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { errorCode, UserFacingError } from '../user-facing-error.js';
import { findBinaries, runnerFor, serverAccount, type Binaries, type Run } from './embedded-account.js';

export const SUPERUSER = 'postgres';
const MAJOR_VERSION = '18';
const PASSWORD_FILE = 'superuser.password';

/** A complete PostgreSQL cluster on disk, running or not. */
export interface Cluster {
  readonly folder: string;
  /** The superuser's password, kept inside the cluster's folder in a file that only its owner reads. */
  readonly password: string;
  readonly binaries: Binaries;
  readonly run: Run;
}

/** Makes the data folder when missing, and says what to do when nothing can be written there. */
export async function prepareDataFolder(dataDir: string): Promise<void> {
  try {
    await makeFolder(dataDir);
    await access(dataDir, constants.W_OK | constants.X_OK);
    const probe = join(dataDir, `.probe-${randomBytes(6).toString('hex')}`);
    await writeFile(probe, '');
    await rm(probe);
  } catch (error) {
    throw new UserFacingError(
      `The data folder ${dataDir} cannot be written (${errorCode(error) ?? String(error)}). ` +
        `Make it writable for this user, or set SIM_DATA_DIR to another folder.`,
      { cause: error },
    );
  }
}

/** Step by step, because Node's own recursive `mkdir` never ends where the system allows no folder (such as /proc). */
async function makeFolder(folder: string): Promise<void> {
  if ((await stat(folder).catch(() => undefined))?.isDirectory() === true) return;
  if (dirname(folder) !== folder) await makeFolder(dirname(folder));
  try {
    await mkdir(folder, { mode: 0o711 });
  } catch (error) {
    if (errorCode(error) !== 'EEXIST' || !(await stat(folder)).isDirectory()) throw error;
  }
}

/**
 * Opens the cluster in `dataDir/postgres`, initialising it on first use. The work is done in `postgres.unfinished`, which
 * is renamed at its end: a folder called `postgres` is complete, and one left by an interrupted run is simply made anew.
 * To be called under the folder's lock.
 */
export async function openCluster(dataDir: string): Promise<Cluster> {
  const folder = join(dataDir, 'postgres');
  const binaries = await findBinaries();
  const account = await serverAccount(folder);
  const run = await runnerFor(account, binaries, folder);
  if ((await contents(folder)).length === 0) {
    const unfinished = `${folder}.unfinished`;
    await rm(unfinished, { recursive: true, force: true });
    await mkdir(unfinished, { mode: 0o700 });
    if (account !== undefined) await chown(unfinished, account.uid, account.gid);
    const passwordFile = join(dataDir, `postgres.${PASSWORD_FILE}`);
    await writeFile(passwordFile, randomBytes(24).toString('base64url'), { mode: 0o600 });
    await chmod(passwordFile, 0o600);
    if (account !== undefined) await chown(passwordFile, account.uid, account.gid);
    await initialise(run, binaries, unfinished, passwordFile);
    await rename(passwordFile, join(unfinished, PASSWORD_FILE));
    await rm(folder, { recursive: true, force: true });
    await rename(unfinished, folder);
  }
  return { folder, password: await readPassword(folder), binaries, run };
}

async function initialise(run: Run, binaries: Binaries, folder: string, passwordFile: string): Promise<void> {
  const { status, text } = await run(binaries.initdb, [
    `--pgdata=${folder}`,
    `--username=${SUPERUSER}`,
    `--pwfile=${passwordFile}`,
    '--auth=scram-sha-256',
    '--encoding=UTF8',
    // Byte order by default, the same on every system and version; where people read, queries say COLLATE "it-x-icu".
    '--locale=C',
    `--lc-ctype=${await characterType(run)}`,
    '--locale-provider=builtin',
    '--builtin-locale=C.UTF-8',
    '--no-instructions',
  ]);
  if (status === 0) return;
  await rm(folder, { recursive: true, force: true });
  throw new UserFacingError(
    `The database could not be initialised in ${folder}. Check that the disk has room (100 MB) and try again. ` +
      `PostgreSQL said: ${text.trim().split('\n').slice(-3).join(' ')}`,
  );
}

/** With plain `C`, pg_trgm would not take accented letters for letters: use a UTF-8 locale that this system knows. */
async function characterType(run: Run): Promise<string> {
  const known = (await run('locale', ['-a'])).text.split('\n').map((name) => name.trim());
  return ['C.utf8', 'C.UTF-8', 'en_US.utf8', 'en_US.UTF-8'].find((name) => known.includes(name)) ?? 'C';
}

async function readPassword(folder: string): Promise<string> {
  const version = await readInside(folder, 'PG_VERSION');
  if (version !== undefined && version !== MAJOR_VERSION) {
    throw new UserFacingError(
      `${folder} was made by PostgreSQL ${version}; this release uses PostgreSQL ${MAJOR_VERSION}. ` +
        `Move the folder away, or go back to the release that made it.`,
    );
  }
  const password = await readInside(folder, PASSWORD_FILE);
  if (
    version === undefined ||
    password === undefined ||
    (await readInside(folder, 'global/pg_control')) === undefined
  ) {
    throw new UserFacingError(
      `${folder} is not a complete database, and it holds files that this program will not delete. ` +
        `Move the folder away (or delete it, if you need nothing in it) and start again, or set SIM_DATA_DIR to another folder.`,
    );
  }
  return password;
}

async function readInside(folder: string, name: string): Promise<string | undefined> {
  try {
    return (await readFile(join(folder, name), 'utf8')).trim();
  } catch (error) {
    if (errorCode(error) === 'ENOENT') return undefined;
    throw forbidden(folder, error);
  }
}

async function contents(folder: string): Promise<string[]> {
  try {
    return await readdir(folder);
  } catch (error) {
    if (errorCode(error) === 'ENOENT') return [];
    throw forbidden(folder, error);
  }
}

function forbidden(folder: string, cause: unknown): UserFacingError {
  return new UserFacingError(
    `The database in ${folder} cannot be opened (${errorCode(cause) ?? String(cause)}): it may belong to another user. ` +
      `Start as that user, or set SIM_DATA_DIR to another folder.`,
    { cause },
  );
}
