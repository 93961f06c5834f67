import { Injectable } from '@nestjs/common';
import type { CalendarDate } from '../../domain/calendar-date.js';
import { type Actor, SYSTEM_ACTOR } from '../../platform/database/actor.js';
import { UnitOfWork } from '../../platform/database/unit-of-work.js';

/** What a start finds in the register. */
export interface FoundDemonstration {
  /** Of the accounts that the demonstration made. */
  readonly usernames: readonly string[];
  readonly hasOtherUsers: boolean;
  readonly hasMinors: boolean;
  readonly hasReleases: boolean;
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
                exists (select from minors) as "hasMinors", exists (select from release_requests) as "hasReleases"`,
      ),
    );
    if (found === undefined) throw new Error('The register did not answer');
    return found;
  }

  /** Keys of the accounts that take the steps of a release. */
  async releaseActors(): Promise<{ readonly asker: Actor; readonly approver: Actor } | null> {
    const rows = await this.unitOfWork.run(SYSTEM_ACTOR, () =>
      this.unitOfWork.query<{ userId: number; organisationId: number; role: 'dg_administrator' | 'dg_head' }>(
        `select m.user_id as "userId", m.organisation_id as "organisationId", m.role from memberships m join users u on u.id = m.user_id
          where u.demonstration and m.role in ('dg_administrator', 'dg_head') order by m.role`,
      ),
    );
    const actor = (role: string): Actor | undefined =>
      rows
        .filter((row) => row.role === role)
        .map((row): Actor => ({ ...row, scope: { kind: 'national', id: null } }))[0];
    const [asker, approver] = [actor('dg_administrator'), actor('dg_head')];
    return asker === undefined || approver === undefined ? null : { asker, approver };
  }

  /** Some minors out of Sicilia turn out to have absconded on a day long past: what a revision explains. Who is chosen does not depend on chance. */
  async abscondLate(on: CalendarDate, count: number): Promise<void> {
    await this.unitOfWork.execute(
      `with chosen as (
         select v.* from movements v join minors m on m.id = v.minor_id
          where v.place_kind is not null and v.until is null and v.on_date < $1::date - 30 and m.adult_on > $1::date + 365 and v.region_code <> 'ITG1'
          order by m.sim_code limit $2
       ), closed as (
         update movements v set until = $1 from chosen c where v.id = c.id
       )
       insert into movements (minor_id, seq, kind, on_date, facility_id, municipality_id, region_code, prefecture_code)
       select minor_id, seq + 1, 'absconding', $1, facility_id, municipality_id, region_code, prefecture_code from chosen`,
      [on, count],
    );
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
