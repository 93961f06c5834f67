import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Config } from '../platform/config/config.js';

/** The configuration of an application under test. */
export function testConfig(): Config {
  return {
    port: 0,
    dataDir: join(tmpdir(), `sim-test-files-${String(process.pid)}`),
    databaseUrl: null,
    appDatabaseUrl: null,
    queueDatabaseUrl: null,
    databasePool: 5,
    redisUrl: null,
    secureCookies: false,
    trustedProxies: 0,
    signInAttempts: 100_000,
    logLevel: 'fatal',
    attachmentMaxBytes: 1_000_000,
    publicUrl: 'https://sim.example.org',
    mail: null,
    pec: null,
  };
}
