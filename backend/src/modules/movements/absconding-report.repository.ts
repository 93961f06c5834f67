import { Injectable } from '@nestjs/common';
import { UnitOfWork } from '../../platform/database/unit-of-work.js';
import type { AbscondingReportDto } from './absconding-report.dto.js';

type PlaceAndReporter = Pick<
  AbscondingReportDto,
  'facilityName' | 'municipalityName' | 'province' | 'enteredAt' | 'reportingBody' | 'reporter'
>;

/** What an absconding report takes from beside the record: the place that was left, and who reports. */
@Injectable()
export class AbscondingReportRepository {
  constructor(private readonly unitOfWork: UnitOfWork) {}

  async placeAndReporter(movementId: number): Promise<PlaceAndReporter> {
    const [row] = await this.unitOfWork.query<PlaceAndReporter>(
      `select f.name as "facilityName", t.name as "municipalityName", p.sigla as province,
              to_char(coalesce(e.entered_at, v.recorded_at) at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"') as "enteredAt",
              (select o.name from organisations o where o.id = app.organisation_id()) as "reportingBody",
              (select u.display_name from users u where u.id = app.user_id()) as reporter
         from movements v left join app.movement_entries(v.minor_id) e on e.movement_id = v.id
         left join facilities f on f.id = v.facility_id left join municipalities t on t.id = v.municipality_id
         left join provinces p on p.istat_code = t.province_code where v.id = $1`,
      [movementId],
    );
    if (row === undefined) throw new Error('The absconding was not read');
    return row;
  }
}
