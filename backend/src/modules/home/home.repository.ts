import { Injectable } from '@nestjs/common';
import type { CalendarDate } from '../../domain/calendar-date.js';
import { UnitOfWork } from '../../platform/database/unit-of-work.js';
import type { HomePlaceDto } from './home.dto.js';

/** Who is counted today, as the reader may see it: a stay that lasts, and not yet 18. */
const PRESENT = `select v.facility_id, v.municipality_id, v.region_code from movements v join minors m on m.id = v.minor_id
  where v.until is null and v.place_kind is not null and m.adult_on > $1`;

const PLACES = `select f.id, f.municipality_id, m.region_code, c.places from facilities f join municipalities m on m.id = f.municipality_id
  left join facility_capacities c on c.facility_id = f.id and c.valid @> $1::date
  where f.open_on <= $1 and (f.closed_on is null or f.closed_on > $1)`;

/** The places of a scope with who is in them today. */
@Injectable()
export class HomeRepository {
  constructor(private readonly unitOfWork: UnitOfWork) {}

  /** ISTAT code; null where the scope is no municipality. */
  async ownMunicipality(): Promise<string | null> {
    const [row] = await this.unitOfWork.query<{ code: string }>(
      `select istat_code as code from municipalities where id = app.scope_municipality()`,
    );
    return row?.code ?? null;
  }

  facility(today: CalendarDate): Promise<HomePlaceDto[]> {
    return this.facilities(today, 'f.id = app.scope_facility()');
  }

  /** Its facilities, fullest first, then foster families and private households where there is anybody. */
  async municipality(today: CalendarDate): Promise<HomePlaceDto[]> {
    const facilities = await this.facilities(today, 'f.municipality_id = app.scope_municipality()');
    const households = await this.unitOfWork.query<HomePlaceDto>(
      `with present as materialized (${PRESENT})
       select 'households' as level, t.istat_code as code, t.name, count(*) as present, 0 as "presentInFacilities", null as places
         from present join municipalities t on t.id = present.municipality_id
        where present.facility_id is null and t.id = app.scope_municipality() group by t.id`,
      [today],
    );
    return [...facilities, ...households];
  }

  /** Municipalities of a region or a prefecture where there are minors or places. */
  municipalities(today: CalendarDate): Promise<HomePlaceDto[]> {
    return this.unitOfWork.query(
      `with present as materialized (${PRESENT}), places as materialized (${PLACES}),
            here as (select municipality_id, count(*) as present, count(facility_id) as "presentInFacilities" from present
                      where municipality_id is not null group by 1),
            room as (select municipality_id, sum(places)::integer as places from places group by 1)
       select 'municipality' as level, t.istat_code as code, t.name, coalesce(present, 0) as present,
              coalesce("presentInFacilities", 0) as "presentInFacilities", places
         from here full join room using (municipality_id) join municipalities t on t.id = municipality_id
        where t.region_code = app.scope_region() or t.prefecture_code = app.scope_prefecture()
        order by coalesce(present, 0) desc, t.name`,
      [today],
    );
  }

  regions(today: CalendarDate): Promise<HomePlaceDto[]> {
    return this.unitOfWork.query(
      `with present as materialized (${PRESENT}), places as materialized (${PLACES}),
            here as (select region_code, count(*) as present, count(facility_id) as "presentInFacilities" from present group by 1),
            room as (select region_code, sum(places)::integer as places from places group by 1)
       select 'region' as level, r.code, r.name_it as name, coalesce(present, 0) as present,
              coalesce("presentInFacilities", 0) as "presentInFacilities", places
         from regions r left join here on here.region_code = r.code left join room on room.region_code = r.code
        order by coalesce(present, 0) desc, r.name_it`,
      [today],
    );
  }

  private facilities(today: CalendarDate, where: string): Promise<HomePlaceDto[]> {
    return this.unitOfWork.query(
      `with present as materialized (${PRESENT}), places as materialized (${PLACES}),
            here as (select facility_id, count(*) as present from present where facility_id is not null group by 1)
       select 'facility' as level, f.code, f.name, coalesce(present, 0) as present, coalesce(present, 0) as "presentInFacilities", places
         from facilities f left join here on here.facility_id = f.id left join places on places.id = f.id
        where ${where} and (places.id is not null or present > 0)
        order by coalesce(present, 0) desc, f.name`,
      [today],
    );
  }
}
