import type { INestApplicationContext } from '@nestjs/common';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import pg from 'pg';
import { createContext } from '../boot/context.js';
import { seedFirstStart } from '../boot/first-start.js';
import { readConfig } from '../platform/config/config.js';
import { openEmbeddedServer } from '../platform/database/embedded-server.js';
import { prepareDatabase } from '../platform/database/prepare-database.js';

/** An application over a database of its own, with reference data only. */
export interface BenchApplication {
  readonly context: INestApplicationContext;
  /** As superuser: no policy, no grant, no unit of work. */
  readonly admin: pg.Client;
  close(): Promise<void>;
}

export interface BenchServer {
  open(name: string): Promise<BenchApplication>;
  close(): Promise<void>;
}

/** A PostgreSQL for one run of the benchmark, with the settings of every embedded one, removed at the end. */
export async function openBenchServer(): Promise<BenchServer> {
  const folder = await mkdtemp(join(tmpdir(), 'sim-bench-'));
  const config = readConfig({ SIM_DATA_DIR: folder, LOG_LEVEL: 'error' });
  const server = await openEmbeddedServer(join(folder, 'postgres'));
  return {
    open: async (name) => {
      const url = new URL(server.adminUrl);
      url.pathname = `/${name}`;
      await prepareDatabase(url.href);
      const context = await createContext({ config, adminUrl: url.href });
      await seedFirstStart(context, { demonstration: false });
      const admin = new pg.Client({ connectionString: url.href });
      await admin.connect();
      return {
        context,
        admin,
        close: async () => {
          await admin.end();
          await context.close();
        },
      };
    },
    close: async () => {
      await server.close();
      await rm(folder, { recursive: true, force: true });
    },
  };
}
