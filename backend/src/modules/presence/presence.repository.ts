import { Injectable } from '@nestjs/common';
import type { CalendarDate } from '../../domain/calendar-date.js';
import { UnitOfWork } from '../../platform/database/unit-of-work.js';
import type { LedgerStay } from './ledger.js';

interface Row extends Omit<LedgerStay, 'during'> {
  from: CalendarDate;
  until: CalendarDate | null;
}

@Injectable()
export class PresenceRepository {
  constructor(private readonly unitOfWork: UnitOfWork) {}

  /**
   * Stays in the facility with a day from `first` to `last`, both counted, by name and day; those that row-level
   * security shows. An actor in whose scope the facility lies sees all of them. The movement that ended a stay
   * is null where it is out of the reader's sight: where the minor went, and how, is not a former host's to know.
   */
  async stays(facilityId: number, first: CalendarDate, last: CalendarDate): Promise<LedgerStay[]> {
    const rows = await this.unitOfWork.query<Row>(
      `select m.id as "minorId", m.sim_code as "simCode", m.family_name as "familyName", m.given_name as "givenName",
              m.birth_date as "birthDate", m.reported_on as "reportedOn", v.on_date as "from", v.until, v.kind,
              (select n.kind from movements n where n.minor_id = v.minor_id and n.on_date = v.until
                order by n.seq limit 1) as "endedBy"
         from movements v join minors m on m.id = v.minor_id
        where v.facility_id = $1 and v.place_kind is not null and v.during && daterange($2::date, $3::date, '[]')
        order by m.family_name collate "it-x-icu", m.given_name collate "it-x-icu", m.sim_code, v.on_date`,
      [facilityId, first, last],
    );
    return rows.map(({ from, until, ...stay }) => ({ ...stay, during: { from, until } }));
  }
}
