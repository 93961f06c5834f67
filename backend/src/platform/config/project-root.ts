import { existsSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

/** The folder that holds `migrations/`: the same from the sources, from the build and from an image. */
export const projectRoot = findRoot(dirname(fileURLToPath(import.meta.url)));

function findRoot(folder: string): string {
  if (existsSync(join(folder, 'migrations')) && existsSync(join(folder, 'backend'))) return folder;
  const parent = dirname(folder);
  if (parent === folder) throw new Error('The folder of the project (with migrations/ and backend/) was not found');
  return findRoot(parent);
}
