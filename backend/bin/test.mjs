// `npm test`: everything that must hold, from format to browser, on a machine that has Node.js and npm only.
import { spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { delimiter, join } from 'node:path';
import { ensureInstalled, environment, node, readJson, root, say } from './bootstrap.mjs';
import { ensureChromium } from './chromium.mjs';
import { ensurePdfTools } from './pdf-tools.mjs';

const results = join(root, 'test-results');
const at = (...path) => join(root, ...path);
const tool = (...path) => [at('node_modules', ...path)];
const nx = (...args) => [...tool('nx', 'dist', 'bin', 'nx.js'), ...args, '--outputStyle=static'];

ensureInstalled();
rmSync(results, { recursive: true, force: true });
mkdirSync(results, { recursive: true });

/** The client is a project from the day it has a workspace of Angular's. */
const projects = ['@sim/backend', ...(existsSync(at('frontend', 'angular.json')) ? ['@sim/frontend'] : [])];
const each = (target) => nx('run-many', `--target=${target}`, `--projects=${projects.join(',')}`);
/** Tests run anew each time: what they rest on (the PostgreSQL of the day, files beside the project) is not all in Nx's sight. */
const jest = (project) =>
  nx('run', `@sim/${project}:test`, '--skip-nx-cache', '--json', `--outputFile=${join(results, `${project}.json`)}`);

/** A stage is left out only while what it looks at does not exist. `count` tells how many tests passed and failed. */
const stages = [
  { name: 'format', run: [...tool('prettier', 'bin', 'prettier.cjs'), '--check', '--log-level=warn', '.'] },
  { name: 'lint', run: each('lint') },
  { name: 'types', run: each('types') },
  { name: 'build', run: each('build') },
  {
    name: 'import rules',
    run: [
      ...tool('dependency-cruiser', 'bin', 'dependency-cruise.mjs'),
      '--config',
      '.dependency-cruiser.cjs',
      '--output-type=err',
      ...folders('backend/src', 'backend/bin', 'frontend/src', 'frontend/e2e', 'migrations'),
    ],
  },
  { name: 'unused code', run: [...tool('knip', 'bin', 'knip.js')] },
  {
    name: 'generated files',
    exists: readJson(at('package.json')).scripts['generate:check'] !== undefined,
    run: ['--run', 'generate:check'],
  },
  {
    name: 'server tests (rules, database, API, migrations)',
    run: jest('backend'),
    prepare: ensurePdfTools,
    count: countJest('backend'),
  },
  {
    name: 'client tests',
    exists: existsSync(at('frontend', 'jest.config.mjs')),
    run: jest('frontend'),
    count: countJest('frontend'),
  },
  {
    name: 'browser tests',
    exists: hasFiles('frontend/e2e', /\.e2e\.ts$/),
    run: [at('frontend', 'e2e', 'run.mjs'), join(results, 'browser.tap')],
    prepare: () => ({ CHROMIUM_PATH: ensureChromium() }),
    count: countTap('browser'),
  },
];

const started = Date.now();
const summary = [];
const total = { passed: 0, failed: 0 };
for (const { name, run, exists = true, prepare = () => ({}), count } of stages) {
  if (!exists) {
    summary.push(`  –  ${name}: nothing there yet`);
    continue;
  }
  say(`\n━━ ${name}`);
  const from = Date.now();
  const { status } = spawnSync(node, run, {
    cwd: root,
    stdio: ['ignore', 'inherit', 'inherit'],
    env: withPrepared(prepare()),
  });
  const counted = count?.();
  total.passed += counted?.passed ?? 0;
  // A stage that fails without a failed test (lint, or a runner that broke) is one failure.
  total.failed += status === 0 ? (counted?.failed ?? 0) : Math.max(1, counted?.failed ?? 0);
  const ok = status === 0 && (count === undefined || counted.passed > 0);
  if (!ok && status === 0) total.failed += 1;
  summary.push(
    `  ${ok ? '✔' : '✘'}  ${name}: ${seconds(from)}${counted ? `, ${counted.passed} passed, ${counted.failed} failed` : ''}`,
  );
}

console.log(`\n${summary.join('\n')}\n  ${seconds(started)} in all\n`);
console.log(`${total.passed} passed, ${total.failed} failed`);
process.exitCode = total.failed === 0 ? 0 : 1;

/** Programs that a stage prepared come after our own in the path. */
function withPrepared({ PATH: folders, ...prepared }) {
  const PATH = folders === undefined ? environment.PATH : `${environment.PATH}${delimiter}${folders}`;
  return { ...environment, ...prepared, PATH };
}

function seconds(since) {
  return `${((Date.now() - since) / 1000).toFixed(1)} s`;
}

function countJest(name) {
  return () => {
    const report = readJson(join(results, `${name}.json`));
    if (report === undefined) return { passed: 0, failed: 1 };
    return { passed: report.numPassedTests, failed: report.numFailedTests + report.numRuntimeErrorTestSuites };
  };
}

function countTap(name) {
  return () => {
    const file = join(results, `${name}.tap`);
    const text = existsSync(file) ? readFileSync(file, 'utf8') : '';
    const number = (word) => Number(new RegExp(`^# ${word} (\\d+)$`, 'm').exec(text)?.[1] ?? 0);
    return { passed: number('pass'), failed: number('fail') + number('cancelled') };
  };
}

function folders(...names) {
  return names.filter((name) => hasFiles(name, /\.([cm]?js|ts)$/));
}

function hasFiles(folder, pattern) {
  return existsSync(at(folder)) && readdirSync(at(folder), { recursive: true }).some((name) => pattern.test(name));
}
