import type { INestApplicationContext } from '@nestjs/common';
import { DemonstrationService } from '../modules/demonstration/index.js';
import { loadReferenceData } from '../modules/territory/index.js';
import { SYSTEM_ACTOR } from '../platform/database/actor.js';
import { UnitOfWork } from '../platform/database/unit-of-work.js';

export interface FirstStart {
  /** Whether an empty register is filled with the invented demonstration. */
  readonly demonstration: boolean;
  /** Told before something that takes a while. */
  readonly tell?: (sentence: string) => void;
}

/**
 * Fills a new database: reference data always, the demonstration when asked for and nobody has used the register yet. What an interrupted start left
 * undone is completed; otherwise it does nothing.
 */
export async function seedFirstStart(
  context: INestApplicationContext,
  { demonstration, tell = () => undefined }: FirstStart,
): Promise<void> {
  const unitOfWork = context.get(UnitOfWork);
  await unitOfWork.run(SYSTEM_ACTOR, async () => {
    const [row] = await unitOfWork.query<{ isEmpty: boolean }>(
      `select not exists (select from municipalities) as "isEmpty"`,
    );
    if (row?.isEmpty !== true) return;
    tell('Loading municipalities, provinces and countries…');
    await loadReferenceData((sql, parameters) => unitOfWork.execute(sql, parameters));
  });
  if (demonstration) await context.get(DemonstrationService).fill(tell);
}
