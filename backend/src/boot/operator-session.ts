import type { INestApplicationContext } from '@nestjs/common';
import { setTimeout } from 'node:timers/promises';
import { readConfig } from '../platform/config/config.js';
import { createContext } from './context.js';
import { type OpenDatabase, openDatabase } from './database.js';
import { seedFirstStart } from './first-start.js';

/** Longest wait for a transaction that was under way when the operator interrupted; then the server is stopped under it, and it is rolled back. */
const PATIENCE_MS = 3_000;

/** The application as an operator's command uses it: beside a running server or alone, opened at first use. */
export class OperatorSession {
  private database: OpenDatabase | null = null;
  private context: INestApplicationContext | null = null;
  private opening: Promise<INestApplicationContext> | null = null;
  private closing: Promise<void> | null = null;

  /** The modules, on a database that is migrated and has its reference data; a folder that does not exist is initialised without a demonstration. */
  open(): Promise<INestApplicationContext> {
    return (this.opening ??= this.start());
  }

  /** Migrations that opening has run, in order. */
  get migrated(): readonly string[] {
    return this.database?.migrated ?? [];
  }

  /** Whether the end has begun: what fails from then on was cut off by it. */
  get isClosing(): boolean {
    return this.closing !== null;
  }

  /** Ends everything, an embedded server that this command has started included; also in the middle of opening or of a command. */
  close(): Promise<void> {
    return (this.closing ??= this.end());
  }

  private async start(): Promise<INestApplicationContext> {
    const config = readConfig({ ...process.env, LOG_LEVEL: process.env.LOG_LEVEL ?? 'error' });
    this.database = await openDatabase(config);
    this.context = await createContext({ config, adminUrl: this.database.adminUrl });
    await seedFirstStart(this.context, { demonstration: false });
    return this.context;
  }

  private async end(): Promise<void> {
    // A failure to open is told by who opened.
    await this.opening?.catch(() => undefined);
    const closed = this.context?.close();
    closed?.catch(() => undefined);
    await Promise.race([closed, setTimeout(PATIENCE_MS, undefined, { ref: false })]);
    await this.database?.close();
  }
}
