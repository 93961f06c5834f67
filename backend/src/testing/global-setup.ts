import { mkdtemp } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { openEmbeddedServer } from '../platform/database/embedded-server.js';
import { prepareDatabase } from '../platform/database/prepare-database.js';
import { prepareTemplate } from './template.js';

/** One PostgreSQL for the whole run, and one migrated database that every test file copies. */
export default async function globalSetup(): Promise<void> {
  const folder = await mkdtemp(join(tmpdir(), 'sim-test-'));
  const server = await openEmbeddedServer(join(folder, 'postgres'), { disposable: true });
  const template = new URL(server.adminUrl);
  template.pathname = '/sim_template';
  await prepareDatabase(template.href);
  await prepareTemplate(template.href);
  process.env.SIM_TEST_ADMIN_URL = server.adminUrl;
  Object.assign(globalThis, { simTestServer: { server, folder } });
}
