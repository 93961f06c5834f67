import type { NestExpressApplication } from '@nestjs/platform-express';
import request, { type Agent } from 'supertest';
import { createApi } from '../boot/api.js';
import type { Config } from '../platform/config/config.js';
import { testConfig } from './test-config.js';
import { createTestDatabase, type TestDatabase } from './test-database.js';

export interface TestApi {
  readonly app: NestExpressApplication;
  readonly database: TestDatabase;
  /** A browser of its own, not signed in. */
  browser(): Agent;
  close(): Promise<void>;
}

/** The whole API over a database of its own. */
export async function createTestApi(settings: Partial<Config> = {}): Promise<TestApi> {
  const database = await createTestDatabase();
  const app = await createApi({ config: { ...testConfig(), ...settings }, adminUrl: database.adminUrl });
  await app.init();
  return {
    app,
    database,
    browser: () => request.agent(app.getHttpServer()),
    close: async () => {
      await app.close();
      await database.drop();
    },
  };
}
