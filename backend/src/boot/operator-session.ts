import type { INestApplicationContext } from '@nestjs/common';
import { readConfig } from '../platform/config/config.js';
import { createContext } from './context.js';
import { type OpenDatabase, openDatabase } from './database.js';
import { seedFirstStart } from './first-start.js';

/** The application as an operator's command uses it: beside a running server or alone, opened at first use. */
export class OperatorSession {
  private database: OpenDatabase | null = null;
  private context: INestApplicationContext | null = null;

  /** The modules, on a database that is migrated and has its reference data; a folder that does not exist is initialised without a demonstration. */
  async open(): Promise<INestApplicationContext> {
    if (this.context !== null) return this.context;
    const config = readConfig({ ...process.env, LOG_LEVEL: process.env.LOG_LEVEL ?? 'error' });
    this.database = await openDatabase(config);
    this.context = await createContext({ config, adminUrl: this.database.adminUrl });
    await seedFirstStart(this.context, { demonstration: false });
    return this.context;
  }

  /** Migrations that opening has run, in order. */
  get migrated(): readonly string[] {
    return this.database?.migrated ?? [];
  }

  async close(): Promise<void> {
    await this.context?.close();
    await this.database?.close();
  }
}
