import { Injectable } from '@nestjs/common';
import type { CalendarDate } from '../../../domain/calendar-date.js';
import type { FacilityKind } from '../../../domain/codes.js';
import type { SimCode } from '../../../domain/sim-code.js';
import { UnitOfWork } from '../../../platform/database/unit-of-work.js';

/** Data of a record that a facility is asked for and that may be missing. */
export const MISSING_DATA = ['names', 'birth_country', 'entry', 'documents', 'languages'] as const;

export type MissingDatum = (typeof MISSING_DATA)[number];

export interface BoardRow {
  readonly minorId: number;
  readonly simCode: SimCode;
  readonly familyName: string | null;
  readonly givenName: string | null;
  readonly sex: 'M' | 'F';
  readonly birthDate: CalendarDate;
  readonly since: CalendarDate;
  readonly missing: readonly MissingDatum[];
}

export interface BoardStay {
  readonly minorId: number;
  readonly kind: FacilityKind | null;
  readonly from: CalendarDate;
  readonly until: CalendarDate | null;
}

export interface ArrivalRow {
  readonly proposalId: number | null;
  readonly sex: 'M' | 'F';
  readonly birthDate: CalendarDate;
  readonly plannedOn: CalendarDate | null;
  readonly others: number;
}

export interface DepartureRow {
  readonly proposalId: number;
  readonly simCode: SimCode;
  readonly plannedOn: CalendarDate | null;
  readonly facility: string | null;
  readonly municipality: string;
  readonly province: string;
}

@Injectable()
export class BoardRepository {
  constructor(private readonly unitOfWork: UnitOfWork) {}

  /** Who sleeps in the facility on a day, by the rule of the census, by name. */
  minors(facilityId: number, day: CalendarDate): Promise<BoardRow[]> {
    return this.unitOfWork.query(
      `select m.id as "minorId", m.sim_code as "simCode", m.family_name as "familyName", m.given_name as "givenName", m.sex,
              m.birth_date as "birthDate", v.on_date as since,
              array_remove(array[
                case when m.family_name is null or m.given_name is null then 'names' end,
                case when m.birth_country is null then 'birth_country' end,
                case when m.entry_date is null or m.entry_mode is null then 'entry' end,
                case when not exists (select from minor_documents d where d.minor_id = m.id) then 'documents' end,
                case when not exists (select from minor_languages l where l.minor_id = m.id) then 'languages' end], null) as missing
         from movements v join minors m on m.id = v.minor_id
        where v.facility_id = $1 and v.place_kind is not null and v.during @> $2::date and m.reported_on <= $2 and m.adult_on > $2
        order by m.family_name collate "it-x-icu", m.given_name collate "it-x-icu", m.sim_code`,
      [facilityId, day],
    );
  }

  /** All stays of the minors, by day. Who is in the actor's territory today is seen with all stays, those elsewhere too. */
  stays(minorIds: readonly number[]): Promise<BoardStay[]> {
    return this.unitOfWork.query(
      `select v.minor_id as "minorId", f.kind, v.on_date as "from", v.until
         from movements v left join facilities f on f.id = v.facility_id
        where v.minor_id = any ($1::bigint[]) and v.place_kind is not null order by v.minor_id, v.on_date, v.seq`,
      [minorIds],
    );
  }

  /** Places of the facility on a day; null when none are declared. */
  async places(facilityId: number, day: CalendarDate): Promise<number | null> {
    const [row] = await this.unitOfWork.query<{ places: number }>(
      `select places from facility_capacities where facility_id = $1 and valid @> $2::date`,
      [facilityId, day],
    );
    return row?.places ?? null;
  }

  /** Children proposed to the facility: what it needs to prepare a bed, and not who they are. By planned day. */
  arrivals(facilityId: number): Promise<ArrivalRow[]> {
    return this.unitOfWork.query(
      `select case when readable then proposal_id end as "proposalId", sex, birth_date as "birthDate", planned_on as "plannedOn", others
         from app.expected_arrivals($1)`,
      [facilityId],
    );
  }

  /** Open proposals for those who sleep in the facility, by planned day. */
  departures(facilityId: number): Promise<DepartureRow[]> {
    return this.unitOfWork.query(
      `select p.id as "proposalId", m.sim_code as "simCode", p.planned_on as "plannedOn", f.name as facility, t.name as municipality, v.sigla as province
         from transfer_proposals p join minors m on m.id = p.minor_id left join facilities f on f.id = p.facility_id
         join municipalities t on t.id = p.municipality_id join provinces v on v.istat_code = t.province_code
        where p.from_facility_id = $1 and p.state = 'proposed' order by p.planned_on nulls last, p.id`,
      [facilityId],
    );
  }

  /** Facilities of the actor's territory open on a day, by name, with who is present by the census. */
  facilities(
    query: string,
    day: CalendarDate,
    night: CalendarDate,
    limit: number,
  ): Promise<
    {
      code: string;
      name: string;
      kind: FacilityKind;
      municipality: string;
      province: string;
      places: number | null;
      present: number;
      confirmed: boolean;
    }[]
  > {
    return this.unitOfWork.query(
      `select f.code, f.name, f.kind, t.name as municipality, p.sigla as province,
              (select c.places from facility_capacities c where c.facility_id = f.id and c.valid @> $2::date) as places,
              app.facility_occupancy(f.id, $2::date, 0) as present,
              exists (select from presence_confirmations c where c.facility_id = f.id and c.night = $3::date) as confirmed
         from facilities f join municipalities t on t.id = f.municipality_id join provinces p on p.istat_code = t.province_code
        where f.open_during @> $2::date
          and ($1 = '' or app.fold(f.name) like '%' || app.fold($1) || '%' or lower(f.code) = lower($1) or app.fold(t.name) like app.fold($1) || '%')
          and (app.scope_kind() = 'national' or f.id = app.scope_facility() or f.municipality_id = app.scope_municipality()
            or t.prefecture_code = app.scope_prefecture() or t.region_code = app.scope_region())
        order by f.name collate "it-x-icu", f.code limit $4`,
      [query, day, night, limit],
    );
  }
}
