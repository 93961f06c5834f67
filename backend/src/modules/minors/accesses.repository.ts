import { Injectable } from '@nestjs/common';
import { type AccessKind, verbsOf } from '../../domain/access-kind.js';
import { UnitOfWork } from '../../platform/database/unit-of-work.js';
import type { AccessDto } from './minor-accesses.dto.js';

export type AccessRow = Omit<AccessDto, 'kind'>;

/** Reads the trail of one record, through the function that keeps to what the actor may know. */
@Injectable()
export class AccessesRepository {
  constructor(private readonly unitOfWork: UnitOfWork) {}

  /** @param before key of the last event shown; null: from the newest */
  page(minorId: number, kind: AccessKind | null, before: number | null, limit: number): Promise<AccessRow[]> {
    const { verbs, others } = kind === null ? { verbs: null, others: false } : verbsOf(kind);
    return this.unitOfWork.query<AccessRow>(
      `select id, to_char(at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"') as at, action, person, organisation, purpose
         from app.accesses_of_minor($1, $2, $3, $4, $5)`,
      [minorId, verbs, others, before, limit],
    );
  }

  /** Names of the actor. */
  async actor(): Promise<{ readonly person: string | null; readonly organisation: string | null }> {
    const [row] = await this.unitOfWork.query<{ person: string | null; organisation: string | null }>(
      `select (select display_name from users where id = app.user_id()) as person,
              (select name from organisations where id = app.organisation_id()) as organisation`,
    );
    return row ?? { person: null, organisation: null };
  }
}
