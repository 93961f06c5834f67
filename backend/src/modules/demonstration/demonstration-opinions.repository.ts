import { Injectable } from '@nestjs/common';
import type { CalendarDate } from '../../domain/calendar-date.js';
import { type Actor, SYSTEM_ACTOR } from '../../platform/database/actor.js';
import { UnitOfWork } from '../../platform/database/unit-of-work.js';

@Injectable()
export class DemonstrationOpinionsRepository {
  constructor(private readonly unitOfWork: UnitOfWork) {}

  /** The guardian and the lawyer of the demonstration, as if they had registered themselves. */
  async registerApplicants(): Promise<void> {
    await this.unitOfWork.execute(
      `insert into applicants (user_id, kind, body_name)
       select id, case username when 'tutrice' then 'guardian' else 'lawyer' end, case username when 'avvocata' then 'Foro di Palermo' end
         from users where demonstration and username in ('tutrice', 'avvocata') on conflict do nothing`,
    );
  }

  /** The municipal officer of the demonstration; null where there is none, or somebody has filed already. Opens its own unit of work. */
  async author(): Promise<Actor | null> {
    const [row] = await this.unitOfWork.run(SYSTEM_ACTOR, () =>
      this.unitOfWork.query<{ userId: number; organisationId: number; municipality: string }>(
        `select m.user_id as "userId", m.organisation_id as "organisationId", o.municipality_id::text as municipality
           from memberships m join users u on u.id = m.user_id join organisations o on o.id = m.organisation_id
          where u.demonstration and m.role = 'municipality' and not exists (select from opinion_requests) order by m.user_id limit 1`,
      ),
    );
    if (row === undefined) return null;
    const { municipality, ...actor } = row;
    return { ...actor, role: 'municipality', scope: { kind: 'municipality', id: municipality } };
  }

  /** Minors in charge who turn 18 within a number of days, the nearest first. */
  async turningAdult(today: CalendarDate, from: number, to: number, limit: number): Promise<number[]> {
    const rows = await this.unitOfWork.query<{ id: number }>(
      `select id from minors where id = any (array(select app.minors_in_charge())) and adult_on between $1::date + $2::integer and $1::date + $3::integer
          and not exists (select from minor_measures e where e.minor_id = minors.id)
          and not exists (select from residence_permits e where e.minor_id = minors.id and e.kind <> 'minor_age')
          and not exists (select from integration_paths e where e.minor_id = minors.id and e.from_date < minors.adult_on - 730)
        order by adult_on, sim_code limit $4`,
      [today, from, to, limit],
    );
    return rows.map(({ id }) => id);
  }

  async draft(minor: number, outsideWindowReason: string | null): Promise<number> {
    const [row] = await this.unitOfWork.query<{ id: number }>(
      `insert into opinion_requests (minor_id, applicant_kind, stated, outside_window_reason) values ($1, 'social_services', $2, $3) returning id`,
      [
        minor,
        JSON.stringify({
          path: 'Corso di italiano A2 e tirocinio in una officina di quartiere',
          missingReason: 'I documenti sono stati chiesti al consolato e arriveranno',
        }),
        outsideWindowReason,
      ],
    );
    if (row === undefined) throw new Error('The draft was not written');
    return row.id;
  }
}
