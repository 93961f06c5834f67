import { createApi } from './boot/api.js';
import { openDatabase } from './boot/database.js';
import { runDoor } from './boot/door.js';
import { readConfig } from './platform/config/config.js';

// The API process alone: for installations that run it apart from the worker.
await runDoor(async (atEnd) => {
  const config = readConfig();
  const database = await openDatabase(config);
  atEnd(() => database.close());
  const api = await createApi({ config, adminUrl: database.adminUrl });
  atEnd(() => api.close());
  await api.listen(config.port);
});
