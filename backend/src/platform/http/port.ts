import { createServer } from 'node:net';
import { errorCode, UserFacingError } from '../user-facing-error.js';

/**
 * Checks, before anything slow is started, that the port can be listened on.
 *
 * @throws UserFacingError with what to do, when another program has the port or it is reserved
 */
export async function checkPort(port: number, host?: string): Promise<void> {
  const server = createServer();
  await new Promise<void>((resolve, reject) => {
    server.once('error', (error) => {
      reject(portProblem(port, error) ?? error);
    });
    server.listen({ port, host }, () => {
      server.close(() => {
        resolve();
      });
    });
  });
}

/** The sentence for an error of `listen`, or undefined when the error is not about the port. */
export function portProblem(port: number, error: unknown): UserFacingError | undefined {
  const why = REASONS[errorCode(error) ?? ''];
  if (why === undefined) return undefined;
  return new UserFacingError(
    `Port ${String(port)} ${why}. Choose another one, for example: PORT=${String(suggestion(port))} npm start`,
    { cause: error },
  );
}

const REASONS: Partial<Record<string, string>> = {
  EADDRINUSE: 'is taken by another program (perhaps by another start of this one)',
  EACCES: 'is reserved by the system for its administrator',
};

function suggestion(port: number): number {
  if (port < 1024) return 3000;
  return port < 65_000 ? port + 1 : 3000;
}
