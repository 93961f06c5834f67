import { Injectable } from '@nestjs/common';
import type { CalendarDate } from '../../domain/calendar-date.js';
import { UnitOfWork } from '../../platform/database/unit-of-work.js';
import type { KnownMunicipality, MunicipalityChanges } from './municipality-changes.js';

/** Municipalities as the loading of a list reads and changes them, in sets. */
@Injectable()
export class MunicipalityListRepository {
  constructor(private readonly unitOfWork: UnitOfWork) {}

  /** All rows, former ones included; nobody else loads a list meanwhile. */
  async lockAll(): Promise<KnownMunicipality[]> {
    await this.unitOfWork.query('select pg_advisory_xact_lock(5302018)');
    return this.unitOfWork.query(
      `select id::text, istat_code as "istatCode", belfiore, name, lower(valid) as "from", upper(valid) as "to" from municipalities`,
    );
  }

  async provincesInUse(on: CalendarDate): Promise<Set<string>> {
    const rows = await this.unitOfWork.query<{ code: string }>(
      `select istat_code as code from provinces where valid @> $1::date`,
      [on],
    );
    return new Set(rows.map((row) => row.code));
  }

  async apply({ added, closed, corrected }: MunicipalityChanges, on: CalendarDate): Promise<void> {
    await this.unitOfWork.execute(
      `update municipalities m set valid = daterange(lower(m.valid), $2::date)
         from jsonb_to_recordset($1::jsonb) as closed (id bigint) where closed.id = m.id`,
      [JSON.stringify(closed), on],
    );
    await this.unitOfWork.execute(
      `update municipalities m set name = corrected.name, belfiore = corrected.belfiore
         from jsonb_to_recordset($1::jsonb) as corrected (id bigint, name text, belfiore text) where corrected.id = m.id`,
      [JSON.stringify(corrected)],
    );
    await this.unitOfWork.execute(
      `insert into municipalities (istat_code, belfiore, name, province_code, region_code, prefecture_code, valid)
       select added."istatCode", added.belfiore, added.name, p.istat_code, p.region_code, p.prefecture_code, daterange(added."from", added."to")
         from jsonb_to_recordset($1::jsonb) as added ("istatCode" text, belfiore text, name text, "from" date, "to" date)
         join provinces p on p.istat_code = left(added."istatCode", 3)`,
      [JSON.stringify(added)],
    );
    // Same Belfiore code, or same ISTAT code: the municipality goes on under the other row.
    await this.unitOfWork.execute(
      `update municipalities former set successor_id = next.id
         from jsonb_to_recordset($1::jsonb) as closed (id bigint), municipalities next
        where former.id = closed.id and next.id <> former.id and next.valid @> $2::date
          and (next.belfiore = former.belfiore or next.istat_code = former.istat_code)`,
      [JSON.stringify(closed), on],
    );
  }
}
