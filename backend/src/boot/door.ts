import 'reflect-metadata';
import { UserFacingError } from '../platform/user-facing-error.js';

type AtEnd = (close: () => Promise<unknown>) => void;

/** Longest wait for everything to close after a signal; what hangs longer is cut off. */
const CLOSING_LIMIT_MS = 20_000;

/**
 * Runs a process until a signal: what was opened is closed in reverse order, on Ctrl-C as after a failure.
 * A fault that the operator can mend is one sentence on standard error and exit status 1.
 */
export async function runDoor(open: (atEnd: AtEnd) => Promise<void>): Promise<void> {
  const closers: (() => Promise<unknown>)[] = [];
  let closing: Promise<void> | null = null;
  const closeAll = (): Promise<void> => (closing ??= closeInReverse(closers));
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) {
    process.on(signal, () => {
      setTimeout(() => process.exit(1), CLOSING_LIMIT_MS).unref();
      void closeAll().then(() => process.exit(0));
    });
  }
  try {
    await open((close) => closers.push(close));
  } catch (error) {
    await closeAll();
    explain(error);
    process.exit(1);
  }
}

async function closeInReverse(closers: (() => Promise<unknown>)[]): Promise<void> {
  for (const close of closers.reverse()) {
    await close().catch((error: unknown) => {
      explain(error);
    });
  }
}

/** One sentence for a fault of the surroundings, the whole stack for a fault of ours. */
export function explain(error: unknown): void {
  process.stderr.write(`${error instanceof UserFacingError ? error.message : error instanceof Error ? (error.stack ?? error.message) : String(error)}\n`);
}
