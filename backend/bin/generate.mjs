// `npm run generate`: writes what is made from the code and committed. With --check it fails when something committed was stale.
import { spawnSync } from 'node:child_process';
import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { environment, node, root, say } from './bootstrap.mjs';

const FILES = ['backend/openapi.json', 'backend/permissions.md', 'docs/data-dictionary.md'];
const FOLDER = 'frontend/src/api';

const before = contents();
step('backend/dist/generate.js');
step('node_modules/prettier/bin/prettier.cjs', '--write', '--log-level=warn', ...FILES);
if (existsSync(join(root, 'frontend', 'angular.json'))) {
  step('node_modules/ng-openapi-gen/lib/index.js', '--config', 'frontend/ng-openapi-gen.json');
  dropSwitches();
  step('node_modules/prettier/bin/prettier.cjs', '--write', '--log-level=warn', FOLDER);
}
if (process.argv.includes('--check')) {
  const after = contents();
  const stale = [...new Set([...before.keys(), ...after.keys()])].filter(
    (path) => before.get(path) !== after.get(path),
  );
  for (const path of stale) say(`stale: ${path}`);
  if (stale.length > 0) {
    say('Run `npm run generate` and commit what it wrote.');
    process.exit(1);
  }
}

function step(...command) {
  const { status } = spawnSync(node, command, { cwd: root, stdio: ['ignore', 'inherit', 'inherit'], env: environment });
  if (status !== 0) process.exit(status ?? 1);
}

/** The generator switches linters off in each file; ours do not look there at all. */
function dropSwitches() {
  for (const entry of readdirSync(join(root, FOLDER), { recursive: true, withFileTypes: true })) {
    if (!entry.isFile()) continue;
    const path = join(entry.parentPath, entry.name);
    writeFileSync(path, readFileSync(path, 'utf8').replaceAll(/^\/\* (?:tslint:disable|eslint-disable) \*\/\n/gm, ''));
  }
}

function contents() {
  const folder = join(root, FOLDER);
  const generated = existsSync(folder) ? readdirSync(folder, { recursive: true, withFileTypes: true }) : [];
  const paths = generated.filter((entry) => entry.isFile()).map((entry) => join(entry.parentPath, entry.name));
  for (const file of FILES) if (existsSync(join(root, file))) paths.push(join(root, file));
  return new Map(paths.map((path) => [path, readFileSync(path, 'utf8')]));
}
