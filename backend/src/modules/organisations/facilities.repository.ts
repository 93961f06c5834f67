import { Injectable } from '@nestjs/common';
import type { CalendarDate } from '../../domain/calendar-date.js';
import type { FacilityKind } from '../../domain/codes.js';
import type { FacilityRule, LimitEffect } from '../../domain/facility-rule.js';
import { UnitOfWork } from '../../platform/database/unit-of-work.js';
import type { Capacity, Facility, FacilityFilter, FacilityForStay } from './facility.js';

interface FacilityRow extends Omit<Facility, 'managingBody' | 'municipality'> {
  id: number;
  version: number;
  managingBodyId: number;
  managingBodyName: string;
  municipalityCode: string;
  municipalityName: string;
  province: string;
}

interface StayRow extends Omit<FacilityForStay, 'open'> {
  openOn: CalendarDate;
  closedOn: CalendarDate | null;
}

interface RuleRow {
  kind: FacilityKind;
  from: CalendarDate;
  until: CalendarDate | null;
  minimumAge: number | null;
  minimumAgeEffect: LimitEffect | null;
  maximumDays: number | null;
  maximumDaysEffect: LimitEffect | null;
  extensionDays: number;
  placesCap: number | null;
  extraPercent: number | null;
  placesEffect: LimitEffect;
  source: string;
}

export interface FoundFacility {
  readonly id: number;
  readonly version: number;
  readonly writable: boolean;
  readonly facility: Facility;
}

export interface NewFacility {
  readonly code: string;
  readonly name: string;
  readonly kind: FacilityKind;
  readonly managingBodyId: number;
  readonly municipalityId: number;
  readonly openOn: CalendarDate;
}

export interface FacilityChange {
  readonly name: string;
  readonly kind: FacilityKind;
  readonly managingBodyId: number;
  readonly openOn: CalendarDate;
  readonly closedOn: CalendarDate | null;
}

/** $1 is the day of the places. */
const FACILITY = `f.id, f.code, f.name, f.kind,
  (select max(change) from (select f.change_id as change union all select c.change_id from facility_capacities c where c.facility_id = f.id union all
                            select h.ended_by_change_id from facility_capacities_history h where h.facility_id = f.id) latest) as version, f.open_on as "openOn", f.closed_on as "closedOn",
  b.id as "managingBodyId", b.name as "managingBodyName", m.istat_code as "municipalityCode", m.name as "municipalityName",
  p.sigla as province, m.region_code as "regionCode",
  (select c.places from facility_capacities c where c.facility_id = f.id and c.valid @> $1::date) as places,
  case when app.scope_kind() = 'national' or m.region_code = app.scope_region() or m.prefecture_code = app.scope_prefecture()
            or m.id = app.scope_municipality() or f.id = app.scope_facility()
    then (select count(*)::integer from movements v join minors n on n.id = v.minor_id
           where v.facility_id = f.id and v.place_kind = 'facility' and v.during @> $1::date and n.adult_on > $1::date) end as present
  from facilities f join managing_bodies b on b.id = f.managing_body_id join municipalities m on m.id = f.municipality_id
  join provinces p on p.istat_code = m.province_code`;

/** $1 is the day, $2 to $7 the filters; null: not asked for. */
const FILTERED = `($2::text is null or app.fold(f.name) like '%' || $2 || '%' or lower(f.code) = $2)
  and ($3::text is null or m.region_code = $3) and ($4::text is null or m.istat_code = $4)
  and ($5::text is null or f.kind = $5) and ($6::date is null or f.open_during @> $6)
  and ($7::text is null or ($7 = 'open') = (f.open_during @> $1::date))`;

/** Facilities, their places over time and the rules of their kinds. */
@Injectable()
export class FacilitiesRepository {
  constructor(private readonly unitOfWork: UnitOfWork) {}

  async page(
    filter: FacilityFilter,
    day: CalendarDate,
    after: readonly [name: string, code: string] | null,
    limit: number,
  ): Promise<Facility[]> {
    const rows = await this.unitOfWork.query<FacilityRow>(
      `select ${FACILITY} where ${FILTERED}
          and ($8::text is null or (f.name collate "it-x-icu", f.code) > ($8, $9))
        order by f.name collate "it-x-icu", f.code limit $10`,
      [day, ...filterValues(filter), after?.[0] ?? null, after?.[1] ?? null, limit],
    );
    return rows.map(toFacility);
  }

  async count(filter: FacilityFilter, day: CalendarDate): Promise<number> {
    const [row] = await this.unitOfWork.query<{ count: number }>(
      `select count(*) as count, $1::date as day from facilities f join municipalities m on m.id = f.municipality_id where ${FILTERED}`,
      [day, ...filterValues(filter)],
    );
    return row?.count ?? 0;
  }

  async find(code: string, day: CalendarDate): Promise<FoundFacility | null> {
    const [row] = await this.unitOfWork.query<FacilityRow & { writable: boolean }>(
      `select app.scope_kind() = 'national' or f.municipality_id = app.scope_municipality() is true as writable, ${FACILITY} where f.code = $2`,
      [day, code],
    );
    if (row === undefined) return null;
    return { id: row.id, version: row.version, writable: row.writable, facility: toFacility(row) };
  }

  capacities(facilityId: number): Promise<Capacity[]> {
    return this.unitOfWork.query(
      `select c.id, lower(c.valid) as "from", upper(c.valid) as until, c.places,
              coalesce((select json_agg(json_build_object('from', lower(h.valid), 'until', upper(h.valid), 'places', h.places, 'reason', h.reason,
                          'correctedAt', to_char(h.corrected_at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"'), 'organisation', h.organisation)
                          order by h.corrected_at desc)
                          from app.capacity_corrections($1) h where h.capacity_id = c.id), '[]') as former
         from facility_capacities c where c.facility_id = $1 order by c.valid`,
      [facilityId],
    );
  }

  async setCapacityPeriod(id: number, { from, until, places }: Omit<Capacity, 'id' | 'former'>): Promise<void> {
    await this.unitOfWork.execute(
      `update facility_capacities set valid = daterange($2::date, $3::date), places = $4 where id = $1`,
      [id, from, until, places],
    );
  }

  async findForStay(code: string, day: CalendarDate): Promise<FacilityForStay | null> {
    const [row] = await this.unitOfWork.query<StayRow>(
      `select f.id, f.code, f.name, f.kind, f.municipality_id as "municipalityId", m.region_code as "regionCode",
              m.prefecture_code as "prefectureCode", f.open_on as "openOn", f.closed_on as "closedOn",
              (select c.places from facility_capacities c where c.facility_id = f.id and c.valid @> $2::date) as capacity
         from facilities f join municipalities m on m.id = f.municipality_id where f.code = $1`,
      [code, day],
    );
    if (row === undefined) return null;
    const { openOn, closedOn, ...facility } = row;
    return { ...facility, open: { from: openOn, until: closedOn } };
  }

  async add(facility: NewFacility): Promise<number> {
    const [row] = await this.unitOfWork.query<{ id: number }>(
      `insert into facilities (code, name, kind, managing_body_id, municipality_id, open_on) values ($1, $2, $3, $4, $5, $6) returning id`,
      [facility.code, facility.name, facility.kind, facility.managingBodyId, facility.municipalityId, facility.openOn],
    );
    if (row === undefined) throw new Error('The new facility has no key');
    return row.id;
  }

  /** False when the facility lies outside what the actor may write. */
  async change(id: number, change: FacilityChange): Promise<boolean> {
    const touched = await this.unitOfWork.execute(
      `update facilities set name = $2, kind = $3, managing_body_id = $4, open_on = $5, closed_on = $6 where id = $1`,
      [id, change.name, change.kind, change.managingBodyId, change.openOn, change.closedOn],
    );
    return touched > 0;
  }

  /** Minors whose stay there reaches the day or lies after it, and who are not adults by then. */
  async stayingFrom(id: number, day: CalendarDate): Promise<number> {
    const [row] = await this.unitOfWork.query<{ count: number }>(
      `select count(distinct v.minor_id)::integer as count from movements v join minors n on n.id = v.minor_id
        where v.facility_id = $1 and v.place_kind = 'facility' and v.during && daterange($2::date, n.adult_on)
          and n.adult_on > $2::date`,
      [id, day],
    );
    return row?.count ?? 0;
  }

  /** The first day of any stay there; null when there was none. */
  async firstStay(id: number): Promise<CalendarDate | null> {
    const [row] = await this.unitOfWork.query<{ day: CalendarDate | null }>(
      `select min(on_date) as day from movements where facility_id = $1 and place_kind = 'facility'`,
      [id],
    );
    return row?.day ?? null;
  }

  /** Ends the period in force on the eve of `from`. */
  async endCapacity(facilityId: number, from: CalendarDate): Promise<void> {
    await this.unitOfWork.execute(
      `update facility_capacities set valid = daterange(lower(valid), $2::date) where facility_id = $1 and valid @> $2::date and lower(valid) < $2::date`,
      [facilityId, from],
    );
  }

  async addCapacity(facilityId: number, from: CalendarDate, places: number): Promise<void> {
    await this.unitOfWork.execute(
      `insert into facility_capacities (facility_id, valid, places) values ($1, daterange($2::date,
         (select min(lower(c.valid)) from facility_capacities c where c.facility_id = $1 and lower(c.valid) > $2::date)), $3)`,
      [facilityId, from, places],
    );
  }

  async rules(): Promise<FacilityRule[]> {
    const rows = await this.unitOfWork.query<RuleRow>(
      `select kind, lower(valid) as "from", upper(valid) as until, minimum_age as "minimumAge", minimum_age_effect as "minimumAgeEffect",
              maximum_days as "maximumDays", maximum_days_effect as "maximumDaysEffect", extension_days as "extensionDays",
              places_cap as "placesCap", extra_places_percent as "extraPercent", places_effect as "placesEffect", legal_source as source
         from facility_kind_rules r join facility_kinds k on k.code = r.kind order by k.sort_order, r.valid`,
    );
    return rows.map(toRule);
  }
}

function filterValues(filter: FacilityFilter): unknown[] {
  const query = filter.query
    ?.trim()
    .normalize('NFD')
    .replace(/[\p{M}%_\\]/gu, '')
    .toLowerCase();
  return [
    query === '' ? null : (query ?? null),
    filter.region ?? null,
    filter.municipality ?? null,
    filter.kind ?? null,
    filter.on ?? null,
    filter.state ?? null,
  ];
}

function toFacility(row: FacilityRow): Facility {
  const { code, name, kind, regionCode, openOn, closedOn, places, present } = row;
  return {
    code,
    name,
    kind,
    managingBody: { id: row.managingBodyId, name: row.managingBodyName },
    municipality: { istatCode: row.municipalityCode, name: row.municipalityName, province: row.province },
    regionCode,
    openOn,
    closedOn,
    places,
    present,
  };
}

function toRule(row: RuleRow): FacilityRule {
  const { minimumAge, minimumAgeEffect, maximumDays, maximumDaysEffect } = row;
  return {
    kind: row.kind,
    validity: { from: row.from, until: row.until },
    source: row.source,
    minimumAge:
      minimumAge === null || minimumAgeEffect === null ? null : { years: minimumAge, effect: minimumAgeEffect },
    maximumDays:
      maximumDays === null || maximumDaysEffect === null
        ? null
        : { days: maximumDays, extensionDays: row.extensionDays, effect: maximumDaysEffect },
    places: { cap: row.placesCap, extraPercent: row.extraPercent, effect: row.placesEffect },
  };
}
