import { createContext } from './boot/context.js';
import { openDatabase } from './boot/database.js';
import { runDoor } from './boot/door.js';
import { readConfig } from './platform/config/config.js';
import { JobWorker } from './platform/queue/job-worker.js';

// The worker process alone: queued jobs, schedules, sealing of the audit.
await runDoor(async (atEnd) => {
  const config = readConfig();
  const database = await openDatabase(config);
  atEnd(() => database.close());
  const context = await createContext({ config, adminUrl: database.adminUrl });
  atEnd(() => context.close());
  await context.get(JobWorker).start();
});
