import { Injectable } from '@nestjs/common';
import type { CalendarDate } from '../../domain/calendar-date.js';
import { SYSTEM_ACTOR } from '../../platform/database/actor.js';
import { UnitOfWork } from '../../platform/database/unit-of-work.js';
import { compareMunicipalities, type MunicipalityChanges } from './municipality-changes.js';
import { type ListProblem, readMunicipalityList } from './municipality-list.js';
import { MunicipalityListRepository } from './municipality-list.repository.js';

export interface LoadOptions {
  /** Reference date of the list: what it lacks is closed from this day on. */
  on: CalendarDate;
  dryRun: boolean;
  /** The list has only some municipalities: nothing is closed. */
  partial: boolean;
}

/** What a list changed, or would change. Problems: nothing was loaded. */
export interface ListOutcome {
  state: 'loaded' | 'checked' | 'unchanged' | 'refused';
  rows: number;
  changes: Omit<MunicipalityChanges, 'problems'>;
  problems: ListProblem[];
}

/** Loads ISTAT's yearly list of municipalities, or ANPR's archive: all or nothing. */
@Injectable()
export class MunicipalityListLoader {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly repository: MunicipalityListRepository,
  ) {}

  load(file: Uint8Array, { on, dryRun, partial }: LoadOptions): Promise<ListOutcome> {
    const list = readMunicipalityList(file);
    if (list.problems.length > 0) {
      const changes = { added: [], closed: [], corrected: [] };
      return Promise.resolve({ state: 'refused', rows: list.rows.length, changes, problems: list.problems });
    }
    return this.unitOfWork.run(SYSTEM_ACTOR, async () => {
      const known = await this.repository.lockAll();
      const { problems, ...changes } = compareMunicipalities(
        known,
        list.rows,
        await this.repository.provincesInUse(on),
        on,
        partial,
      );
      const changed = changes.added.length + changes.closed.length + changes.corrected.length > 0;
      const state = problems.length > 0 ? 'refused' : !changed ? 'unchanged' : dryRun ? 'checked' : 'loaded';
      if (state === 'loaded') await this.repository.apply({ ...changes, problems: [] }, on);
      return { state, rows: list.rows.length, changes, problems };
    });
  }
}
