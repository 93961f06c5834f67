import { Injectable } from '@nestjs/common';
import type { CalendarDate } from '../../domain/calendar-date.js';
import { Clock } from '../../platform/clock.js';
import { SYSTEM_ACTOR } from '../../platform/database/actor.js';
import { UnitOfWork } from '../../platform/database/unit-of-work.js';

const ISTAT_PALERMO = '082053';

/** A number from 0 to 99 that belongs to the record: who is chosen does not depend on chance. */
const CHANCE = `('x' || substr(md5(m.sim_code), 1, 6))::bit(24)::integer % 100`;
const PRESENT = `v.minor_id = m.id and v.until is null and v.place_kind is not null and m.adult_on > $1::date`;

/** What a record holds beyond identity and movements, which come from files: guardians, paths, permits, measures, brothers. */
@Injectable()
export class DemonstrationRecords {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly clock: Clock,
  ) {}

  /** Nothing where somebody has entered a path already. */
  async make(): Promise<void> {
    const today = this.clock.today();
    await this.unitOfWork.run(
      SYSTEM_ACTOR,
      async () => {
        const [known] = await this.unitOfWork.query('select from integration_paths limit 1');
        if (known !== undefined) return;
        for (const entry of [GUARDIANS, PATHS, PERMITS, BROTHERS]) await this.unitOfWork.execute(entry, [today]);
        for (const { sql, place } of NOT_DUE) await this.unitOfWork.execute(sql, [today, ISTAT_PALERMO, place]);
        await this.chargeElsewhere(today);
      },
      { reason: 'Dati dimostrativi' },
    );
  }

  /** Palermo is in charge of some who live in other municipalities of the island: its quarterly list shows them apart. */
  private async chargeElsewhere(today: CalendarDate): Promise<void> {
    await this.unitOfWork.query(
      `select set_config('app.responsible_from', ($1::date - 40)::text, true), set_config('app.responsible_source', 'Decreto del Tribunale per i minorenni', true)`,
      [today],
    );
    await this.unitOfWork.execute(
      `update minors set responsible_municipality_id = (select id from municipalities where istat_code = $2 and upper_inf(valid))
        where id in (select m.id from minors m join movements v on ${PRESENT} join municipalities t on t.id = v.municipality_id
                      where v.region_code = 'ITG1' and t.istat_code <> $2 and v.on_date < $1::date - 60 and m.adult_on > $1::date + 120
                        and m.responsible_municipality_id is null
                      order by m.sim_code limit 3)`,
      [today, ISTAT_PALERMO],
    );
  }
}

const GUARDIANS = `insert into minor_contacts (minor_id, role, party, name, guardian_requested_on, guardian_appointed_on)
  select m.id, 'guardian', 'person', case when ${CHANCE} < 55 and m.reported_on + 45 <= $1::date
             then (array['Lucia Ferrante', 'Antonio Greco', 'Maria Bellomo', 'Giorgio Lentini', 'Paola Randazzo'])[1 + (${CHANCE}) % 5] end,
         least(m.reported_on + 3, $1::date), case when ${CHANCE} < 55 and m.reported_on + 45 <= $1::date then m.reported_on + 45 end
    from minors m join movements v on ${PRESENT} where ${CHANCE} < 85`;

const PATHS = `insert into integration_paths (minor_id, kind, provider, from_date, to_date, hours)
  select m.id, p.kind, p.provider, m.reported_on + p.after, case when p.lasts is not null and m.reported_on + p.after + p.lasts < $1::date
           then m.reported_on + p.after + p.lasts end, p.hours
    from minors m join movements v on ${PRESENT}
    join (values ('language', 'CPIA provinciale', 30, 180, 200, 0, 60), ('school', 'Scuola secondaria di primo grado', 60, null, null, 0, 40),
                 ('training', 'Centro di formazione professionale', 200, 150, 300, 20, 45), ('traineeship', 'Officina meccanica di quartiere', 260, 90, 360, 30, 40))
         as p (kind, provider, after, lasts, hours, above, below) on ${CHANCE} >= p.above and ${CHANCE} < p.below
   where m.reported_on + p.after < $1::date and m.adult_on < $1::date + 4 * 365`;

const PERMITS = `insert into residence_permits (minor_id, kind, issued_on, expires_on)
  select m.id, 'minor_age', m.reported_on + 90, m.adult_on from minors m join movements v on ${PRESENT}
   where ${CHANCE} between 10 and 79 and m.reported_on + 90 < $1::date`;

const BROTHERS = `insert into minor_relations (minor_id, other_minor_id, kind, travelling_together, source)
  select a.id, b.id, 'sibling', true, 'Dichiarazione dei minori'
    from minors a join minors b on b.family_name = a.family_name and b.citizenship = a.citizenship and b.id > a.id
    join movements va on va.minor_id = a.id and va.until is null join movements vb on vb.minor_id = b.id and vb.until is null and vb.facility_id = va.facility_id
   where a.adult_on > $1::date and b.adult_on > $1::date and a.birth_date <> b.birth_date and a.given_name <> b.given_name
     and not exists (select from minors c join movements vc on vc.minor_id = c.id and vc.until is null and vc.facility_id = va.facility_id
                      where c.family_name = a.family_name and c.citizenship = a.citizenship and c.id not in (a.id, b.id))
   order by a.sim_code limit 5 on conflict do nothing`;

/** The minor of Palermo who turns 18 in the window, at a place from the last one. */
const CHOSEN = `(select m.id, m.adult_on from minors m join movements v on ${PRESENT} join municipalities t on t.id = v.municipality_id and t.istat_code = $2
   where m.adult_on <= $1::date + 88 order by m.adult_on desc, m.sim_code offset $3::integer limit 1) m`;

/** The cases in which the opinion is not due, each for one who turns 18 soon; three years of presence depend on when somebody came. */
const NOT_DUE = [
  {
    place: 0,
    sql: `insert into minor_measures (minor_id, kind, ordered_on, authority) select m.id, 'prosieguo', $1::date - 20, 'Tribunale per i minorenni di Palermo' from ${CHOSEN}`,
  },
  {
    place: 1,
    sql: `insert into minor_measures (minor_id, kind, ordered_on, kinship_degree, authority)
          select m.id, 'fostered_to_relative', $1::date - 60, 3, 'Tribunale per i minorenni di Palermo' from ${CHOSEN}`,
  },
  {
    place: 2,
    sql: `insert into residence_permits (minor_id, kind, issued_on, expires_on) select m.id, 'asylum', $1::date - 100, $1::date + 1700 from ${CHOSEN}`,
  },
  {
    place: 0,
    sql: `insert into integration_paths (minor_id, kind, provider, from_date)
          select m.id, 'school', 'Istituto professionale', m.adult_on - 800 from minors m join movements v on ${PRESENT}
            join municipalities t on t.id = v.municipality_id and t.istat_code = $2
           where m.adult_on <= $1::date + 500 and least(m.entry_date, m.reported_on) <= m.adult_on - 1200 order by m.adult_on, m.sim_code offset $3::integer limit 1`,
  },
] as const;
