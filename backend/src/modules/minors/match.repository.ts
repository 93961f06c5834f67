import { Injectable } from '@nestjs/common';
import type { CalendarDate } from '../../domain/calendar-date.js';
import type { MinorNames } from '../../domain/minor.js';
import type { Sought } from '../../domain/possible-match.js';
import { UnitOfWork } from '../../platform/database/unit-of-work.js';

export interface Candidate {
  readonly id: number;
  readonly aliases: readonly MinorNames[];
  readonly cui: string | null;
}

/** So many records are compared one by one: the names most like, and those born on the day. */
const LONGEST = 60;

/** Finds who may be the same child, within the actor's scope. */
@Injectable()
export class MatchRepository {
  constructor(private readonly unitOfWork: UnitOfWork) {}

  candidates(words: readonly string[], birthDates: readonly CalendarDate[], sought: Sought): Promise<Candidate[]> {
    return this.unitOfWork.query<Candidate>(
      `with found as (
         (select f.minor_id as id from app.find_minors($1::text[]) f where $1::text[] <> '{}' order by f.likeness desc limit ${LONGEST})
         union
         (select m.id from minors m where m.birth_date = any ($2::date[]) and ($3::text is null or m.sex = $3)
            and ($4::text is null or m.citizenship in ($4, 'XXX')) order by m.id desc limit ${LONGEST})
         union
         select m.id from minors m where m.cui = $5 or m.sim_code = $6)
       select m.id, m.cui, coalesce((select json_agg(json_build_object('familyName', a.family_name, 'givenName', a.given_name))
                                       from minor_aliases a where a.minor_id = m.id), '[]') as aliases
         from found join minors m using (id)`,
      [words, birthDates, sought.sex, sought.citizenship, sought.cui, sought.simCode],
    );
  }

  /** The bare fact, and for a strong agreement only. */
  async isElsewhere(names: string, sought: Sought, birthDate: CalendarDate | null): Promise<boolean> {
    const [row] = await this.unitOfWork.query<{ elsewhere: boolean }>(
      `select app.registered_elsewhere($1, null, $2, $3, $4) as elsewhere`,
      [sought.cui, names, birthDate, sought.citizenship],
    );
    return row?.elsewhere === true;
  }
}
