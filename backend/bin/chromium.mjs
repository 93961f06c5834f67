// Finds the browser of the browser tests, or installs it.
import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { environment, fail, node, root, say } from './bootstrap.mjs';

const USUAL = ['/usr/bin/chromium', '/usr/bin/chromium-browser', '/usr/bin/google-chrome'];

/** The path of a Chromium: the one named by CHROMIUM_PATH, the system's, or one installed now (apt as root on Debian, else Playwright's). */
export function ensureChromium() {
  const named = process.env.CHROMIUM_PATH;
  if (named) {
    if (!existsSync(named)) fail(`CHROMIUM_PATH names ${named}, which does not exist. Correct it, or leave it out.`);
    return named;
  }
  const found = [...USUAL, playwrightPath()].find((path) => path && existsSync(path));
  if (found) return found;
  say('Installing Chromium for the browser tests…');
  const installed = process.getuid?.() === 0 && existsSync('/usr/bin/apt-get') ? byApt() : byPlaywright();
  if (!installed || !existsSync(installed)) {
    fail(
      'Chromium could not be installed: the lines above say why. Install one yourself and name it in CHROMIUM_PATH.',
    );
  }
  return installed;
}

function byApt() {
  const apt = (...args) =>
    spawnSync('apt-get', args, { stdio: ['ignore', 2, 2], env: { ...process.env, DEBIAN_FRONTEND: 'noninteractive' } })
      .status === 0;
  return apt('update', '-qq') && apt('install', '-y', '-qq', '--no-install-recommends', 'chromium')
    ? USUAL[0]
    : byPlaywright();
}

function byPlaywright() {
  const cli = join(root, 'node_modules', 'playwright-core', 'cli.js');
  const { status } = spawnSync(node, [cli, 'install', 'chromium'], { stdio: ['ignore', 2, 2], env: environment });
  return status === 0 ? playwrightPath() : undefined;
}

function playwrightPath() {
  const program = `import('playwright-core').then(({ chromium }) => console.log(chromium.executablePath()))`;
  return spawnSync(node, ['--eval', program], { cwd: root, encoding: 'utf8' }).stdout?.trim();
}
