import { Injectable } from '@nestjs/common';
import type { CalendarDate } from '../../../domain/calendar-date.js';
import type { Sex } from '../../../domain/codes.js';
import type { SimCode } from '../../../domain/sim-code.js';
import { UnitOfWork } from '../../../platform/database/unit-of-work.js';

/** A minor who sleeps in the facility, with the bed where there is one. */
export interface HousedRow {
  readonly minorId: number;
  readonly simCode: SimCode;
  readonly familyName: string | null;
  readonly givenName: string | null;
  readonly sex: Sex;
  readonly birthDate: CalendarDate;
  readonly roomId: number | null;
  readonly bed: number | null;
  /** Keys of brothers and sisters. */
  readonly siblings: readonly number[];
}

export interface Placing {
  readonly minorId: number;
  readonly roomId: number;
  readonly bed: number;
}

/** The only file with SQL that writes bed_assignments. */
@Injectable()
export class BedsRepository {
  constructor(private readonly unitOfWork: UnitOfWork) {}

  async version(facilityId: number): Promise<number> {
    const [row] = await this.unitOfWork.query<{ version: number }>(`select app.beds_version($1) as version`, [
      facilityId,
    ]);
    return row?.version ?? 0;
  }

  /** Who sleeps in the facility on a night, by the rule of the census, by name. */
  housed(facilityId: number, night: CalendarDate): Promise<HousedRow[]> {
    return this.unitOfWork.query(
      `select m.id as "minorId", m.sim_code as "simCode", m.family_name as "familyName", m.given_name as "givenName", m.sex,
              m.birth_date as "birthDate", b.room_id as "roomId", b.bed,
              array(select case when r.minor_id = m.id then r.other_minor_id else r.minor_id end from minor_relations r
                     where m.id in (r.minor_id, r.other_minor_id) and r.kind = 'sibling' and (r.valid_to is null or r.valid_to >= $2::date)) as siblings
         from movements v join minors m on m.id = v.minor_id
         left join bed_assignments b on b.minor_id = m.id and b.facility_id = $1 and b.during @> $2::date
        where v.facility_id = $1 and v.place_kind is not null and v.during @> $2::date and m.reported_on <= $2 and m.adult_on > $2
        order by m.family_name collate "it-x-icu", m.given_name collate "it-x-icu", m.sim_code`,
      [facilityId, night],
    );
  }

  /** Leaves minors without a bed of the facility from a night on. */
  async end(facilityId: number, minorIds: readonly number[], from: CalendarDate): Promise<void> {
    if (minorIds.length === 0) return;
    await this.unitOfWork.execute(
      `delete from bed_assignments where facility_id = $1 and minor_id = any ($2::bigint[]) and first_night >= $3::date`,
      [facilityId, minorIds, from],
    );
    await this.unitOfWork.execute(
      `update bed_assignments set until = $3::date where facility_id = $1 and minor_id = any ($2::bigint[]) and during @> $3::date`,
      [facilityId, minorIds, from],
    );
  }

  /** From a night on, as long as the stay lasts. Refused by the database where the bed, the room or the stay is not there. */
  async place(facilityId: number, placings: readonly Placing[], from: CalendarDate): Promise<void> {
    if (placings.length === 0) return;
    await this.unitOfWork.execute(
      `insert into bed_assignments (minor_id, facility_id, room_id, bed, first_night)
       select p."minorId", $1, p."roomId", p.bed, $3::date
         from jsonb_to_recordset($2::jsonb) p ("minorId" bigint, "roomId" bigint, bed smallint)`,
      [facilityId, JSON.stringify(placings), from],
    );
  }
}
