import { rm } from 'node:fs/promises';
import type { EmbeddedServer } from '../platform/database/embedded-server.js';

export default async function globalTeardown(): Promise<void> {
  const { simTestServer } = globalThis as unknown as { simTestServer: { server: EmbeddedServer; folder: string } };
  await simTestServer.server.close();
  await rm(simTestServer.folder, { recursive: true, force: true });
}
