import { Injectable } from '@nestjs/common';
import type { CalendarDate } from '../../domain/calendar-date.js';
import { UnitOfWork } from '../../platform/database/unit-of-work.js';
import type { MinorMunicipalityDto } from '../minors/index.js';

export interface ResponsibilityRow {
  readonly municipality: MinorMunicipalityDto;
  readonly municipalityId: number;
  readonly from: CalendarDate;
  readonly until: CalendarDate | null;
  readonly source: string | null;
}

/** Reads the periods; they are written by the database when the current municipality changes (migrations/0013). */
@Injectable()
export class ResponsibilitiesRepository {
  constructor(private readonly unitOfWork: UnitOfWork) {}

  ofMinor(minorId: number): Promise<ResponsibilityRow[]> {
    return this.unitOfWork.query<ResponsibilityRow>(
      `select json_build_object('istatCode', t.istat_code, 'name', t.name, 'province', p.sigla) as municipality, t.id as "municipalityId",
              lower(r.valid) as "from", upper(r.valid) as until, r.source
         from minor_responsibilities r join municipalities t on t.id = r.municipality_id join provinces p on p.istat_code = t.province_code
        where r.minor_id = $1 order by r.valid desc`,
      [minorId],
    );
  }

  /** The municipality that is the actor's scope; null for others. */
  async own(): Promise<(MinorMunicipalityDto & { readonly id: number }) | null> {
    const [row] = await this.unitOfWork.query<MinorMunicipalityDto & { id: number }>(
      `select t.id, t.istat_code as "istatCode", t.name, p.sigla as province from municipalities t join provinces p on p.istat_code = t.province_code
        where t.id = app.scope_municipality()`,
    );
    return row ?? null;
  }

  async change(minorId: number, municipalityId: number, from: CalendarDate, source: string): Promise<void> {
    await this.unitOfWork.query(
      `select set_config('app.responsible_from', $1, true), set_config('app.responsible_source', $2, true)`,
      [from, source],
    );
    await this.unitOfWork.execute(`update minors set responsible_municipality_id = $2 where id = $1`, [
      minorId,
      municipalityId,
    ]);
  }
}
