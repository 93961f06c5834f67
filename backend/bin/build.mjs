// Builds what is not built yet. A quick look at dates and sizes spares the start of the task runner when nothing changed.
import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { environment, fail, node, root, say } from './bootstrap.mjs';

const PROJECTS = {
  backend: {
    name: '@sim/backend',
    product: 'backend/dist/serve.js',
    inputs: ['src', 'package.json', 'tsconfig.json', 'tsconfig.build.json'],
  },
  frontend: {
    name: '@sim/frontend',
    product: 'frontend/dist/browser/index.html',
    inputs: ['src', 'public', 'package.json', 'angular.json', 'tsconfig.json', 'tsconfig.app.json'],
  },
};

export function ensureBuilt(...folders) {
  const stale = folders.filter((folder) => !isBuilt(folder));
  if (stale.length === 0) return;
  say(`Building ${stale.join(' and ')}…`);
  const marks = new Map(stale.map((folder) => [folder, fingerprint(folder)]));
  const names = stale.map((folder) => PROJECTS[folder].name).join(',');
  const { status } = spawnSync(
    node,
    [
      join(root, 'node_modules', 'nx', 'dist', 'bin', 'nx.js'),
      'run-many',
      '--target=build',
      `--projects=${names}`,
      '--outputStyle=static',
    ],
    { cwd: root, env: environment, stdio: ['ignore', 2, 2] },
  );
  if (status !== 0) fail(`The build of ${stale.join(' and ')} failed: the lines above say why.`);
  for (const [folder, mark] of marks) {
    mkdirSync(dirname(markFile(folder)), { recursive: true });
    writeFileSync(markFile(folder), mark);
  }
}

function isBuilt(folder) {
  if (!existsSync(join(root, PROJECTS[folder].product)) || !existsSync(markFile(folder))) return false;
  return readFileSync(markFile(folder), 'utf8') === fingerprint(folder);
}

function markFile(folder) {
  return join(root, 'node_modules', '.cache', 'sim', `${folder}.built`);
}

function fingerprint(folder) {
  const hash = createHash('sha256');
  const look = (path) => {
    const found = statSync(path, { throwIfNoEntry: false });
    if (found === undefined || /\.spec\.ts$/.test(path)) return;
    if (found.isDirectory()) for (const name of readdirSync(path).sort()) look(join(path, name));
    else hash.update(`${path} ${found.size} ${found.mtimeMs}\n`);
  };
  for (const input of PROJECTS[folder].inputs) look(join(root, folder, input));
  look(join(root, 'package-lock.json'));
  return hash.digest('hex');
}
