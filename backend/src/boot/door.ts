import 'reflect-metadata';
import { DomainProblem } from '../domain/problem.js';
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

/** One sentence for a fault of the surroundings or a refusal of the domain, the whole stack for a fault of ours. */
export function explain(error: unknown): void {
  process.stderr.write(`${sentence(error)}\n`);
}

function sentence(error: unknown): string {
  if (error instanceof UserFacingError) return error.message;
  if (error instanceof DomainProblem)
    return [error.detail, ...error.errors.map(({ field, detail }) => `${field}: ${detail}`)].join('\n');
  return error instanceof Error ? (error.stack ?? error.message) : String(error);
}
