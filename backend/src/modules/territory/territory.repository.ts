import { Injectable } from '@nestjs/common';
import type { CalendarDate } from '../../domain/calendar-date.js';
import { UnitOfWork } from '../../platform/database/unit-of-work.js';

export interface Region {
  readonly code: string;
  readonly istatCode: string;
  readonly name: string;
}

export interface Province {
  readonly istatCode: string;
  readonly sigla: string;
  readonly name: string;
  readonly regionCode: string;
  readonly prefectureCode: string;
}

export interface Municipality {
  readonly id: number;
  readonly istatCode: string;
  readonly belfiore: string | null;
  readonly name: string;
  /** Two letters. */
  readonly province: string;
  readonly regionCode: string;
  readonly prefectureCode: string;
  /** First day; null: already on 1 January 2005. */
  readonly validFrom: CalendarDate | null;
  /** First day no more; null: in being. */
  readonly validUntil: CalendarDate | null;
}

export interface Country {
  readonly alpha3: string;
  readonly alpha2: string | null;
  readonly istatCode: string | null;
  readonly nameIt: string;
  readonly nameEn: string;
  readonly reportName: string;
  readonly continent: string | null;
  /** On the day asked for. */
  readonly euMember: boolean;
}

const MUNICIPALITY = `m.id, m.istat_code as "istatCode", m.belfiore, m.name, p.sigla as province, m.region_code as "regionCode",
  m.prefecture_code as "prefectureCode", lower(m.valid) as "validFrom", upper(m.valid) as "validUntil"
  from municipalities m join provinces p on p.istat_code = m.province_code`;

/** The code lists of the territory. */
@Injectable()
export class TerritoryRepository {
  constructor(private readonly unitOfWork: UnitOfWork) {}

  regions(): Promise<Region[]> {
    return this.unitOfWork.query(
      `select code, istat_code as "istatCode", name_it as name from regions order by sort_order`,
    );
  }

  provinces(on: CalendarDate): Promise<Province[]> {
    return this.unitOfWork.query(
      `select istat_code as "istatCode", sigla, name, region_code as "regionCode", prefecture_code as "prefectureCode"
         from provinces where valid @> $1::date order by name collate "it-x-icu"`,
      [on],
    );
  }

  /** By beginning of the name, then by any part of it, or by the whole ISTAT or Belfiore code; accents and capitals do not count. */
  searchMunicipalities(query: string, on: CalendarDate, limit: number): Promise<Municipality[]> {
    return this.unitOfWork.query(
      `select ${MUNICIPALITY}
        where m.valid @> $2::date
          and (app.fold(m.name) like '%' || replace(replace(app.fold($1), '%', ''), '_', '') || '%' or m.istat_code = $1 or m.belfiore = upper($1))
        order by not starts_with(app.fold(m.name), app.fold($1)), length(m.name), m.name collate "it-x-icu", m.istat_code
        limit $3`,
      [query, on, limit],
    );
  }

  async findMunicipality(istatCode: string, on: CalendarDate): Promise<Municipality | null> {
    const [found] = await this.unitOfWork.query<Municipality>(
      `select ${MUNICIPALITY} where m.istat_code = $1 and m.valid @> $2::date`,
      [istatCode, on],
    );
    return found ?? null;
  }

  countries(on: CalendarDate): Promise<Country[]> {
    return this.unitOfWork.query(
      `select alpha3, alpha2, istat_code as "istatCode", name_it as "nameIt", name_en as "nameEn", report_name as "reportName", continent,
              coalesce(eu_member @> $1::date, false) as "euMember"
         from countries where valid @> $1::date order by name_it collate "it-x-icu"`,
      [on],
    );
  }
}
