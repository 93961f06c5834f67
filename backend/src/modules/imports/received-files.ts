import { randomUUID } from 'node:crypto';
import { basename } from 'node:path';
import type { Readable } from 'node:stream';
import type { FileStore } from '../../platform/files/file-store.js';
import type { ReceivedFile } from './import-run.js';
import type { FileKind } from './layout/layouts.js';

const LONGEST_NAME = 255;

/** Puts one file of an import into the store, under a key nobody can guess. */
export async function receiveFile(
  store: FileStore,
  kind: FileKind,
  name: string,
  content: Readable,
): Promise<ReceivedFile> {
  const storedAs = `imports/${randomUUID()}.csv`;
  const { bytes, sha256 } = await store.write(storedAs, content);
  return {
    kind,
    name: basename(name.replaceAll('\\', '/')).slice(-LONGEST_NAME) || 'file.csv',
    bytes,
    sha256,
    storedAs,
  };
}

/** Removes files that no import will read. */
export async function discardFiles(store: FileStore, files: readonly { readonly storedAs: string }[]): Promise<void> {
  await Promise.all(files.map(({ storedAs }) => store.remove(storedAs)));
}
