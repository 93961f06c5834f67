import type { INestApplicationContext } from '@nestjs/common';
import { loadReferenceData } from '../modules/territory/index.js';
import { SYSTEM_ACTOR } from '../platform/database/actor.js';
import { UnitOfWork } from '../platform/database/unit-of-work.js';

export interface FirstStart {
  /** Whether an empty register is filled with the invented demonstration. */
  readonly demonstration: boolean;
}

/** Fills a new database: reference data always, the demonstration when asked for. On a database in use it does nothing. */
export async function seedFirstStart(context: INestApplicationContext, _options: FirstStart): Promise<void> {
  const unitOfWork = context.get(UnitOfWork);
  await unitOfWork.run(SYSTEM_ACTOR, () => loadReferenceData((sql, parameters) => unitOfWork.execute(sql, parameters)));
}
