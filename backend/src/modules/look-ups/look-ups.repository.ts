import { Injectable } from '@nestjs/common';
import type { CalendarDate } from '../../domain/calendar-date.js';
import type { Sex } from '../../domain/codes.js';
import { UnitOfWork } from '../../platform/database/unit-of-work.js';
import type { PlaceKeys } from '../movements/index.js';
import type { LookUpPurpose } from './look-ups.dto.js';

export interface LookedUpRow {
  readonly minorId: number;
  readonly simCode: string;
  readonly familyName: string | null;
  readonly givenName: string | null;
  readonly sex: Sex;
  readonly birthDate: CalendarDate;
  readonly adultOn: CalendarDate;
  readonly abscondedOn: CalendarDate;
  readonly facilityName: string | null;
  readonly managingBody: string | null;
  readonly municipalityName: string | null;
  readonly province: string | null;
  readonly responsibleMunicipality: string | null;
}

/** What is looked for: a SIM code, or a name key with a birth date. */
export type Sought = { readonly simCode: string } | { readonly nameKey: string; readonly birthDate: CalendarDate };

/** The only file with SQL on look_ups: beyond the actor's territory only the database's own functions see. */
@Injectable()
export class LookUpsRepository {
  constructor(private readonly unitOfWork: UnitOfWork) {}

  /** Seconds to wait before the next look-up of this user; zero: now. Look-ups of one user come one after another. */
  async secondsToWait(purpose: LookUpPurpose, today: CalendarDate): Promise<number> {
    const { userId } = this.unitOfWork.actor;
    await this.unitOfWork.query(`select pg_advisory_xact_lock(hashtextextended($1, 5302020))`, [
      `look-up ${String(userId ?? 0)}`,
    ]);
    const [row] = await this.unitOfWork.query<{ wait: number }>(
      `select greatest(0, ceil(extract(epoch from l.at + interval '1 hour' - now())))::integer as wait
         from look_up_rules r cross join lateral (
           select at from look_ups where user_id = $2 and at > now() - interval '1 hour' order by at desc offset r.searches_per_hour - 1 limit 1) l
        where r.purpose = $1 and r.valid @> $3::date`,
      [purpose, userId, today],
    );
    return row?.wait ?? 0;
  }

  async lookUp(purpose: LookUpPurpose, note: string, sought: Sought): Promise<number> {
    const [row] = await this.unitOfWork.query<{ id: number }>(`select app.look_up($1, $2, $3, $4, $5) as id`, [
      purpose,
      note,
      'simCode' in sought ? sought.simCode : null,
      'nameKey' in sought ? sought.nameKey : null,
      'nameKey' in sought ? sought.birthDate : null,
    ]);
    if (row === undefined) throw new Error('The look-up was not written');
    return row.id;
  }

  /** What a look-up of the actor's own shows while its finding may still be entered. */
  results(lookUp: number): Promise<LookedUpRow[]> {
    return this.unitOfWork.query<LookedUpRow>(
      `select minor_id as "minorId", sim_code as "simCode", family_name as "familyName", given_name as "givenName", sex, birth_date as "birthDate",
              adult_on as "adultOn", absconded_on as "abscondedOn", facility_name as "facilityName", managing_body as "managingBody",
              municipality_name as "municipalityName", province, responsible_municipality as "responsibleMunicipality"
         from app.looked_up($1)`,
      [lookUp],
    );
  }

  async writeFinding(
    lookUp: number,
    minorId: number,
    onDate: CalendarDate,
    place: PlaceKeys,
    note: string | null,
  ): Promise<void> {
    await this.unitOfWork.query(`select app.write_finding($1, $2, $3, $4, $5, $6, $7)`, [
      lookUp,
      minorId,
      onDate,
      place.kind,
      place.facilityId,
      place.municipalityId,
      note,
    ]);
  }
}
