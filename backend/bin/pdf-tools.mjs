// Finds the programs with which the specs look at PDF files (poppler-utils, qpdf), or installs them.
import { spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, readdirSync } from 'node:fs';
import { delimiter, join } from 'node:path';
import { fail, root, say } from './bootstrap.mjs';

const PACKAGES = ['poppler-utils', 'qpdf'];
const PROGRAMS = ['pdfinfo', 'pdffonts', 'pdftotext', 'pdfsig', 'qpdf'];
/** Where the packages are unpacked for who may not install anything. */
const unpacked = join(root, 'node_modules', '.cache', 'pdf-tools');

/** The environment in which the programs are found: nothing to add where the system has them. */
export function ensurePdfTools() {
  if (missing({}).length === 0) return {};
  const own = ownEnvironment();
  if (existsSync(unpacked) && missing(own).length === 0) return own;
  say(`Installing ${PACKAGES.join(' and ')} for the tests of PDF files…`);
  const found = byApt() ? {} : byUnpacking();
  const left = missing(found);
  if (left.length > 0) {
    fail(
      `${left.join(', ')} could not be installed: the lines above say why. Install ${PACKAGES.join(' and ')} yourself.`,
    );
  }
  return found;
}

function missing(added) {
  return PROGRAMS.filter(
    (program) => spawnSync(program, ['--version'], { env: { ...process.env, ...added }, stdio: 'ignore' }).error,
  );
}

function apt(args, cwd = root) {
  if (!existsSync('/usr/bin/apt-get')) return false;
  const env = { ...process.env, DEBIAN_FRONTEND: 'noninteractive' };
  return spawnSync('apt-get', args, { stdio: ['ignore', 2, 2], cwd, env }).status === 0;
}

function byApt() {
  if (process.getuid?.() !== 0) return false;
  return apt(['update', '-qq']) && apt(['install', '-y', '-qq', '--no-install-recommends', ...PACKAGES]);
}

/** Without root: the packages that an installation would add are downloaded and unpacked in a folder of ours. */
function byUnpacking() {
  const plan = spawnSync('apt-get', ['install', '--simulate', '--no-install-recommends', ...PACKAGES], {
    encoding: 'utf8',
  });
  const names = [...(plan.stdout ?? '').matchAll(/^Inst (\S+)/gm)].map(([, name]) => name);
  mkdirSync(unpacked, { recursive: true });
  if (names.length === 0 || !apt(['download', '-qq', ...names], unpacked)) return {};
  for (const file of readdirSync(unpacked).filter((name) => name.endsWith('.deb'))) {
    spawnSync('dpkg', ['-x', file, '.'], { cwd: unpacked, stdio: ['ignore', 2, 2] });
  }
  return ownEnvironment();
}

function ownEnvironment() {
  const libraries = join(unpacked, 'usr', 'lib');
  const folders = existsSync(libraries) ? readdirSync(libraries).map((name) => join(libraries, name)) : [];
  return {
    PATH: [join(unpacked, 'usr', 'bin'), process.env.PATH].join(delimiter),
    LD_LIBRARY_PATH: [libraries, ...folders].join(delimiter),
  };
}
