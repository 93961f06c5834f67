import { randomUUID } from 'node:crypto';
import { link, readFile, rename, rm, writeFile } from 'node:fs/promises';
import { setTimeout as sleep } from 'node:timers/promises';
import { errorCode, UserFacingError } from '../user-facing-error.js';
import { isAlive } from './process-check.js';

const WAIT_MS = 180_000;
const POLL_MS = 100;

/**
 * Runs `work` while holding a lock file, so that two processes do not initialise, start or stop the same server at once.
 * It waits up to three minutes for another holder; a lock left by a process that is no more is taken over.
 */
export async function withFolderLock<T>(lockFile: string, work: () => Promise<T>): Promise<T> {
  const content = `${String(process.pid)} ${randomUUID()}`;
  await acquire(lockFile, content);
  try {
    return await work();
  } finally {
    if ((await readLock(lockFile)) === content) await rm(lockFile, { force: true });
  }
}

async function acquire(lockFile: string, content: string): Promise<void> {
  const deadline = Date.now() + WAIT_MS;
  for (;;) {
    if (await tryAcquire(lockFile, content)) return;
    const found = await readLock(lockFile);
    if (found !== undefined && isAbandoned(found)) await removeAbandoned(lockFile, found);
    else if (Date.now() > deadline) {
      throw new UserFacingError(
        `Another process (${found ?? 'unknown'}) has been starting or stopping the database for three minutes. ` +
          `If none is at work any more, delete ${lockFile} and try again.`,
      );
    } else await sleep(POLL_MS);
  }
}

/** Links a written file into place, so that nobody ever reads a lock without its content. */
async function tryAcquire(lockFile: string, content: string): Promise<boolean> {
  const own = `${lockFile}.${randomUUID()}`;
  await writeFile(own, content, { mode: 0o600 });
  try {
    await link(own, lockFile);
    held.add(content);
    return true;
  } catch (error) {
    if (errorCode(error) === 'EEXIST') return false;
    throw error;
  } finally {
    await rm(own, { force: true });
  }
}

/** Locks that this very process wrote: one with our process number that we did not write was left by an earlier process. */
const held = new Set<string>();

function isAbandoned(content: string): boolean {
  const pid = Number.parseInt(content, 10);
  return pid === process.pid ? !held.has(content) : Number.isNaN(pid) || !isAlive(pid);
}

/** Renames before deleting, so that of two processes that saw the same abandoned lock only one removes it. */
async function removeAbandoned(lockFile: string, abandoned: string): Promise<void> {
  if ((await readLock(lockFile)) !== abandoned) return;
  const aside = `${lockFile}.${randomUUID()}`;
  try {
    await rename(lockFile, aside);
  } catch (error) {
    if (errorCode(error) === 'ENOENT') return;
    throw error;
  }
  await rm(aside, { force: true });
}

async function readLock(lockFile: string): Promise<string | undefined> {
  try {
    return await readFile(lockFile, 'utf8');
  } catch (error) {
    if (errorCode(error) === 'ENOENT') return undefined;
    throw error;
  }
}
