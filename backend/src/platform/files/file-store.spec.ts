import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { execFile } from 'node:child_process';
import { mkdtemp, readdir, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';

/** The compiled store, for a process of its own: the limit of a file's size holds for a whole process. */
const STORE = new URL('../../../dist/platform/files/file-store.js', import.meta.url);
const SCRIPT = `
process.on('SIGXFSZ', () => undefined);
const { FileStore } = await import(${JSON.stringify(STORE.href)});
const store = new FileStore({ dataDir: process.argv[1] });
await store.write('reports/1/short.csv', 'righe');
await store.write('reports/1/long.csv', Buffer.alloc(1_000_000)).catch(({ code }) => process.stdout.write(code));
`;

let folder: string;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'sim-files-'));
});
afterAll(() => rm(folder, { recursive: true, force: true }));

describe('a file for which there is no room', () => {
  test('leaves nothing behind, and the others as they were', async () => {
    // The system refuses to write past 16 blocks, in the middle of a file, as a full disk does.
    const { stdout } = await promisify(execFile)(
      'sh',
      ['-c', 'ulimit -f 16; exec "$0" "$@"', process.execPath, '--input-type=module', '-e', SCRIPT, '--', folder],
      { cwd: fileURLToPath(new URL('.', import.meta.url)) },
    );
    expect(stdout).toBe('EFBIG');
    expect(await readdir(join(folder, 'files', 'reports', '1'))).toEqual(['short.csv']);
    expect(await readFile(join(folder, 'files', 'reports', '1', 'short.csv'), 'utf8')).toBe('righe');
  });
});
