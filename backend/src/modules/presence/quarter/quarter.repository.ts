import { Injectable } from '@nestjs/common';
import type { CalendarDate } from '../../../domain/calendar-date.js';
import type { FacilityKind } from '../../../domain/codes.js';
import type { DailyAmount } from '../../../domain/daily-amount.js';
import type { SimCode } from '../../../domain/sim-code.js';
import { UnitOfWork } from '../../../platform/database/unit-of-work.js';

export interface QuarterMunicipality {
  readonly id: number;
  readonly istatCode: string;
  readonly name: string;
  readonly province: string;
  readonly regionCode: string;
  readonly prefectureCode: string;
}

/** A stay in a facility of the municipality. */
export interface QuarterStay {
  readonly facilityId: number;
  readonly minorId: number;
  readonly simCode: SimCode;
  readonly familyName: string | null;
  readonly givenName: string | null;
  readonly birthDate: CalendarDate;
  readonly reportedOn: CalendarDate;
  readonly from: CalendarDate;
  readonly until: CalendarDate | null;
}

export interface QuarterFacilityRow {
  readonly id: number;
  readonly code: string;
  readonly name: string;
  readonly kind: FacilityKind;
  readonly managingBody: string;
  readonly municipality: string;
  readonly province: string;
}

interface AmountRow {
  kind: FacilityKind;
  from: CalendarDate;
  until: CalendarDate | null;
  cents: number;
  source: string;
  toVerify: boolean;
}

@Injectable()
export class QuarterRepository {
  constructor(private readonly unitOfWork: UnitOfWork) {}

  /** @param key ISTAT code, or the internal key as a scope holds it */
  async municipality(
    key: { istatCode: string } | { id: string },
    on: CalendarDate,
  ): Promise<QuarterMunicipality | null> {
    const [where, value] = 'id' in key ? ['t.id = $1::bigint', key.id] : ['t.istat_code = $1', key.istatCode];
    const [row] = await this.unitOfWork.query<QuarterMunicipality>(
      `select t.id, t.istat_code as "istatCode", t.name, p.sigla as province, t.region_code as "regionCode", t.prefecture_code as "prefectureCode"
         from municipalities t join provinces p on p.istat_code = t.province_code
        where ${where} order by t.valid @> $2::date desc, upper(t.valid) desc nulls first limit 1`,
      [value, on],
    );
    return row ?? null;
  }

  /** Stays with a day from `first` to `last`, both counted, by facility, name and day. */
  stays(municipalityId: number, first: CalendarDate, last: CalendarDate): Promise<QuarterStay[]> {
    return this.unitOfWork.query(
      `select v.facility_id as "facilityId", m.id as "minorId", m.sim_code as "simCode", m.family_name as "familyName",
              m.given_name as "givenName", m.birth_date as "birthDate", m.reported_on as "reportedOn", v.on_date as "from", v.until
         from movements v join minors m on m.id = v.minor_id
        where v.municipality_id = $1 and v.place_kind = 'facility' and v.during && daterange($2::date, $3::date, '[]')
        order by m.family_name collate "it-x-icu", m.given_name collate "it-x-icu", m.sim_code, v.on_date`,
      [municipalityId, first, last],
    );
  }

  /**
   * Stays in facilities of other municipalities, only the days in which the municipality was in charge of the minor. For the municipality
   * itself and the Directorate-General: row-level security shows others no charge, or not all the stays.
   */
  staysElsewhere(municipalityId: number, first: CalendarDate, last: CalendarDate): Promise<QuarterStay[]> {
    return this.unitOfWork.query(
      `select v.facility_id as "facilityId", m.id as "minorId", m.sim_code as "simCode", m.family_name as "familyName",
              m.given_name as "givenName", m.birth_date as "birthDate", m.reported_on as "reportedOn",
              lower(v.during * r.valid) as "from", upper(v.during * r.valid) as until
         from minor_responsibilities r join movements v on v.minor_id = r.minor_id and v.during && r.valid join minors m on m.id = v.minor_id
        where r.municipality_id = $1 and v.municipality_id <> $1 and v.place_kind = 'facility'
          and v.during * r.valid && daterange($2::date, $3::date, '[]')
        order by m.family_name collate "it-x-icu", m.given_name collate "it-x-icu", m.sim_code, v.on_date`,
      [municipalityId, first, last],
    );
  }

  facilities(ids: readonly number[]): Promise<QuarterFacilityRow[]> {
    return this.unitOfWork.query(
      `select f.id, f.code, f.name, f.kind, b.name as "managingBody", t.name as municipality, p.sigla as province
         from facilities f join managing_bodies b on b.id = f.managing_body_id join municipalities t on t.id = f.municipality_id
         join provinces p on p.istat_code = t.province_code
        where f.id = any ($1::bigint[]) order by f.name collate "it-x-icu", f.code`,
      [ids],
    );
  }

  /** All amounts, by kind and first day. */
  async amounts(): Promise<DailyAmount[]> {
    const rows = await this.unitOfWork.query<AmountRow>(
      `select kind, lower(valid) as "from", upper(valid) as until, euro_cents as cents, legal_source as source, to_verify as "toVerify"
         from daily_amount_rules order by kind, valid`,
    );
    return rows.map(({ from, until, ...amount }) => ({ ...amount, validity: { from, until } }));
  }

  /** From a day on; the amount in force ends on its eve, later ones of the kind are taken back. Former versions are kept. */
  async setAmount(kind: FacilityKind, from: CalendarDate, cents: number, source: string): Promise<void> {
    await this.unitOfWork.execute(`delete from daily_amount_rules where kind = $1 and lower(valid) >= $2::date`, [
      kind,
      from,
    ]);
    await this.unitOfWork.execute(
      `update daily_amount_rules set valid = daterange(lower(valid), $2::date) where kind = $1 and valid @> $2::date`,
      [kind, from],
    );
    await this.unitOfWork.execute(
      `insert into daily_amount_rules (kind, valid, euro_cents, legal_source, to_verify) values ($1, daterange($2::date, null), $3, $4, false)`,
      [kind, from, cents, source],
    );
  }
}
