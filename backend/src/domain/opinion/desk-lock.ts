/** How long a file stays with who opened it without a sign of life: a closed laptop gives it back by itself. */
export const LOCK_MINUTES = 5;

/** Who has a file open. */
export interface DeskLock {
  readonly holderId: number;
  readonly expiresAt: Date;
}

export type LockVerdict = 'free' | 'mine' | 'held';

/** Whether a person may work on a file: one officer at a time, so that two answers never cross. At its last instant the lock is over. */
export function lockVerdict(lock: DeskLock | null, userId: number, now: Date): LockVerdict {
  if (lock === null || lock.expiresAt <= now) return 'free';
  return lock.holderId === userId ? 'mine' : 'held';
}
