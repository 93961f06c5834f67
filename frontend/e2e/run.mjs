// Runs every *.e2e.ts of this folder with Node's own test runner, against a whole system started for them: one PostgreSQL,
// API, worker and client on a free port, in a data folder that is removed at the end.
// The tests find its address in SIM_URL, the port that it sends mail to in SIM_MAIL_PORT, and the browser in CHROMIUM_PATH; an argument names a file for the counts (TAP).
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';

const READY_WITHIN_MS = 180_000;
const here = dirname(fileURLToPath(import.meta.url));
const dataDir = mkdtempSync(join(tmpdir(), 'sim-browser-'));
const port = await freePort();
const address = `http://localhost:${port}`;
// Nobody listens there until a test does: letters wait meanwhile, as they do when a mail server is down.
const mailPort = await freePort();

const server = spawn(process.execPath, [join(here, '..', '..', 'backend', 'bin', 'start.mjs')], {
  stdio: ['ignore', 'pipe', 'pipe'],
  env: {
    ...process.env,
    PORT: String(port),
    SIM_DATA_DIR: dataDir,
    DATABASE_URL: '',
    SMTP_URL: `smtp://127.0.0.1:${mailPort}`,
    MAIL_FROM: 'sim@lavoro.example',
    PUBLIC_URL: address,
  },
});
let said = '';
for (const stream of [server.stdout, server.stderr]) stream.on('data', (chunk) => (said += chunk));
const ended = once(server, 'exit');

let status = 1;
try {
  await ready();
  status = await test();
} catch (error) {
  process.stderr.write(`${error.message}\n`);
} finally {
  server.kill('SIGTERM');
  await ended;
  rmSync(dataDir, { recursive: true, force: true });
}
if (status !== 0) process.stderr.write(`\nWhat the system said:\n${said.slice(-8000)}\n`);
process.exit(status);

async function ready() {
  for (const deadline = Date.now() + READY_WITHIN_MS; Date.now() < deadline; await sleep(250)) {
    if (server.exitCode !== null) throw new Error('The system ended before it was ready.');
    const answer = await fetch(`${address}/api/status`).catch(() => undefined);
    if (answer?.ok) return;
  }
  throw new Error(`The system was not ready within ${READY_WITHIN_MS / 1000} s.`);
}

async function test() {
  const files = readdirSync(here).filter((name) => name.endsWith('.e2e.ts'));
  const report = process.argv[2];
  const runner = spawn(
    process.execPath,
    [
      '--test',
      '--test-concurrency=1',
      '--test-timeout=300000',
      '--test-reporter=spec',
      '--test-reporter-destination=stdout',
      ...(report ? ['--test-reporter=tap', `--test-reporter-destination=${report}`] : []),
      ...files.sort().map((name) => join(here, name)),
    ],
    { stdio: 'inherit', env: { ...process.env, SIM_URL: address, SIM_MAIL_PORT: String(mailPort) } },
  );
  const [code] = await once(runner, 'exit');
  return code ?? 1;
}

async function freePort() {
  const probe = createServer().listen(0);
  await once(probe, 'listening');
  const { port: free } = probe.address();
  probe.close();
  return free;
}
