import { join } from 'node:path';
import type { Config } from '../platform/config/config.js';
import { openEmbeddedServer } from '../platform/database/embedded-server.js';
import { prepareDatabase } from '../platform/database/prepare-database.js';

export interface OpenDatabase {
  /** Administrator's address of SIM's database. Never printed: it holds a password. Null: this process has only the application's own. */
  readonly adminUrl: string | null;
  /** Migrations that were run now. */
  readonly migrated: readonly string[];
  close(): Promise<void>;
}

/** SIM's database, ready for use: the one at `DATABASE_URL`, the one prepared by another process, or the embedded one in `SIM_DATA_DIR`. */
export async function openDatabase(config: Config): Promise<OpenDatabase> {
  if (config.databaseUrl !== null) {
    return {
      adminUrl: config.databaseUrl,
      migrated: await prepareDatabase(config.databaseUrl, {
        sim_app: passwordOf(config.appDatabaseUrl),
        sim_queue: passwordOf(config.queueDatabaseUrl),
      }),
      close: () => Promise.resolve(),
    };
  }
  if (config.appDatabaseUrl !== null) {
    return { adminUrl: null, migrated: [], close: () => Promise.resolve() };
  }
  const server = await openEmbeddedServer(join(config.dataDir, 'postgres'));
  try {
    const url = new URL(server.adminUrl);
    url.pathname = '/sim';
    return { adminUrl: url.href, migrated: await prepareDatabase(url.href), close: () => server.close() };
  } catch (error) {
    await server.close();
    throw error;
  }
}

const passwordOf = (url: string | null): string | undefined =>
  url === null ? undefined : decodeURIComponent(new URL(url).password);
