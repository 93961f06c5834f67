import { Injectable } from '@nestjs/common';
import type { CalendarDate } from '../../domain/calendar-date.js';
import { SYSTEM_ACTOR } from '../../platform/database/actor.js';
import { UnitOfWork } from '../../platform/database/unit-of-work.js';

/** What a start finds in the register. */
export interface FoundDemonstration {
  /** Of the accounts that the demonstration made. */
  readonly usernames: readonly string[];
  readonly hasOtherUsers: boolean;
  readonly hasMinors: boolean;
}

export interface UnfurnishedFacility {
  readonly id: number;
  readonly openOn: CalendarDate;
  readonly places: number;
}

@Injectable()
export class DemonstrationRepository {
  constructor(private readonly unitOfWork: UnitOfWork) {}

  /** Must be called outside a unit of work, like all that makes the demonstration. */
  async find(): Promise<FoundDemonstration> {
    const [found] = await this.unitOfWork.run(SYSTEM_ACTOR, () =>
      this.unitOfWork.query<FoundDemonstration>(
        `select array(select username::text from users where demonstration) as usernames, exists (select from users where not demonstration) as "hasOtherUsers",
                exists (select from minors) as "hasMinors"`,
      ),
    );
    if (found === undefined) throw new Error('The register did not answer');
    return found;
  }

  async hasFacilities(codes: readonly string[]): Promise<boolean> {
    const rows = await this.unitOfWork.run(SYSTEM_ACTOR, () =>
      this.unitOfWork.query(`select code from facilities where code = any ($1)`, [codes]),
    );
    return rows.length === codes.length;
  }

  /** Facilities of the demonstration that are open, have places and have no rooms yet. */
  withoutRooms(codes: readonly string[], day: CalendarDate): Promise<UnfurnishedFacility[]> {
    return this.unitOfWork.run(SYSTEM_ACTOR, () =>
      this.unitOfWork.query<UnfurnishedFacility>(
        `select f.id, f.open_on as "openOn", c.places from facilities f join facility_capacities c on c.facility_id = f.id and c.valid @> $2::date
          where f.code = any ($1) and f.open_during @> $2::date and not exists (select from facility_rooms r where r.facility_id = f.id) order by f.id`,
        [codes, day],
      ),
    );
  }
}
