import { readFileSync, readlinkSync } from 'node:fs';
import { errorCode } from '../user-facing-error.js';

/** Whether a process with this number is at work, ours or another user's. One that ended but was not reaped counts as gone. */
export function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
  } catch (error) {
    if (errorCode(error) !== 'EPERM') return false;
  }
  return !/^\d+ \(.*\) [ZX] /s.test(procFile(pid, 'stat'));
}

/**
 * Whether a live process works in `folder`, as a PostgreSQL server does in its cluster: process numbers are used again,
 * so the number in an old `postmaster.pid` may by now belong to anything. Undefined where the system does not tell.
 */
export function worksIn(pid: number, folder: string): boolean | undefined {
  try {
    return readlinkSync(`/proc/${String(pid)}/cwd`) === folder;
  } catch {
    const command = procFile(pid, 'comm');
    return command === '' || command.startsWith('postgres') ? undefined : false;
  }
}

/** A file under /proc, or an empty text on systems that have none. */
function procFile(pid: number, name: string): string {
  try {
    return readFileSync(`/proc/${String(pid)}/${name}`, 'utf8');
  } catch {
    return '';
  }
}
