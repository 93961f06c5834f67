import { DocumentBuilder, SwaggerModule } from '@nestjs/swagger';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createApi } from './boot/api.js';
import { dataDictionary } from './boot/data-dictionary.js';
import { openDatabase } from './boot/database.js';
import { runDoor } from './boot/door.js';
import { permissionList } from './boot/permission-list.js';
import { readConfig } from './platform/config/config.js';
import { projectRoot } from './platform/config/project-root.js';
import { RouteList } from './platform/http/route-list.js';
import { VERSION } from './platform/http/version.js';

// Writes what is made from the code and committed: the contract, the list of permissions, the data dictionary.
await runDoor(async (atEnd) => {
  const folder = await mkdtemp(join(tmpdir(), 'sim-generate-'));
  atEnd(() => rm(folder, { recursive: true, force: true }));
  const config = readConfig({ SIM_DATA_DIR: folder, LOG_LEVEL: 'error' });
  const database = await openDatabase(config);
  atEnd(() => database.close());
  const api = await createApi({ config, adminUrl: database.adminUrl });
  atEnd(() => api.close());
  await api.init();
  const description = new DocumentBuilder()
    .setTitle('SIM')
    .setVersion(VERSION)
    .setLicense('EUPL-1.2', 'https://eupl.eu/1.2/it')
    .build();
  const contract = SwaggerModule.createDocument(api, description, {
    operationIdFactory: (_controller, method) => method,
  });
  await write('backend/openapi.json', `${JSON.stringify(contract, null, 2)}\n`);
  await write('backend/permissions.md', permissionList(api.get(RouteList).routes()));
  await write('docs/data-dictionary.md', await dataDictionary(database.adminUrl ?? ''));
  process.kill(process.pid, 'SIGTERM');
});

async function write(path: string, content: string): Promise<void> {
  await writeFile(join(projectRoot, path), content);
}
