import { announce } from './boot/announce.js';
import { createApi } from './boot/api.js';
import { createContext } from './boot/context.js';
import { openDatabase } from './boot/database.js';
import { runDoor } from './boot/door.js';
import { seedFirstStart } from './boot/first-start.js';
import { UsersService } from './modules/users/index.js';
import { readConfig } from './platform/config/config.js';
import { checkPort, portProblem } from './platform/http/port.js';
import { JobWorker } from './platform/queue/job-worker.js';

const tell = (sentence: string): void => void process.stderr.write(`${sentence}\n`);

// The whole system in one process, as `npm start` runs it: database, API, worker and client on one port.
await runDoor(async (atEnd) => {
  const config = readConfig({ ...process.env, LOG_LEVEL: process.env.LOG_LEVEL ?? 'warn' });
  await checkPort(config.port);
  const database = await openDatabase(config);
  atEnd(() => database.close());
  const options = { config, adminUrl: database.adminUrl };
  const worker = await createContext(options);
  atEnd(() => worker.close());
  await seedFirstStart(worker, { demonstration: !process.argv.includes('--empty'), tell });
  await worker.get(JobWorker).start();
  const api = await createApi(options);
  atEnd(() => api.close());
  await api.listen(config.port).catch((error: unknown) => {
    throw portProblem(config.port, error) ?? error;
  });
  await announce(config.port, await worker.get(UsersService).isNobodyThere());
});
