import { Injectable } from '@nestjs/common';
import type { CalendarDate } from '../../domain/calendar-date.js';
import type { KnownAt } from '../../domain/known-at.js';
import type { MovedMinor } from '../../domain/release/balance.js';
import { type Dimension, DIMENSIONS, type RevisedMinor, type Stock } from '../../domain/release/revision.js';
import { UnitOfWork } from '../../platform/database/unit-of-work.js';

/** A count of a day: the members that a release keeps, or those of the day as known at an instant. */
export type Count =
  | { readonly release: number; readonly on: CalendarDate; readonly knownAt: KnownAt }
  | { readonly release: null; readonly on: CalendarDate; readonly knownAt: KnownAt };

export interface RevisionFacts {
  readonly before: { readonly total: number; readonly stock: Stock };
  readonly after: { readonly total: number; readonly stock: Stock };
  readonly minors: readonly RevisedMinor[];
}

export interface BalanceFacts {
  readonly before: Readonly<Record<string, number>>;
  readonly after: Readonly<Record<string, number>>;
  readonly moved: readonly MovedMinor[];
}

const COLUMNS: Readonly<Record<Dimension, string>> = {
  region: 'm.region_code',
  sex: 'm.sex',
  ageClass: 'm.age_class',
  citizenship: 'm.citizenship',
  birthDateQuality: 'm.birth_date_quality',
  placeKind: 'm.place_kind',
  facilityKind: `coalesce(m.facility_kind, 'none')`,
};

const COUNTED_AS = `jsonb_build_object('facility', m.facility_code, ${DIMENSIONS.map((name) => `'${name}', ${COLUMNS[name]}`).join(', ')})`;

/** The members of a count, each with what the tables see of it. */
const members = (count: Count, at: string, on: string): string =>
  `select m.minor_id, m.sim_code, m.region_code, ${COUNTED_AS} as counted
     from ${count.release === null ? `app.release_members_v1(${on}::date, ${at}::timestamptz)` : `(select * from release_members where release_id = ${String(count.release)})`} m`;

const STOCK = (from: string): string => `(
  select jsonb_build_object('total', (select count(*) from ${from}), 'stock', jsonb_build_object(${DIMENSIONS.map(
    (name) =>
      `'${name}', (select coalesce(jsonb_object_agg(key, members), '{}') from (select counted ->> '${name}' as key, count(*) as members from ${from} group by 1) of_${name.toLowerCase()})`,
  ).join(', ')})))`;

const BY_REGION = (from: string): string =>
  `(select coalesce(jsonb_object_agg(region_code, members), '{}') from (select region_code, count(*) as members from ${from} group by 1) regions)`;

/** The last movement on or before a day, as known at an instant. */
const inEffect = (minor: string, at: string, on: string): string =>
  `select v.id, v.kind, v.exit_reason from app.movements_at(${minor}, ${at}::timestamptz) v where v.on_date <= ${on} order by v.on_date desc, v.seq desc limit 1`;

const known = (at: string): string => `(
  select jsonb_build_object('reportedOn', r.reported_on, 'adultOn', r.adult_on,
           'hasMovements', exists (select from app.movements_at(c.minor_id, ${at}::timestamptz)),
           'inEffect', (select jsonb_build_object('id', e.id, 'kind', e.kind) from (${inEffect('c.minor_id', at, '$3::date')}) e))
    from app.record_at(c.minor_id, ${at}::timestamptz) r)`;

const movement = (on: string): string =>
  `(select jsonb_build_object('kind', e.kind, 'exitReason', e.exit_reason) from (${inEffect('c.minor_id', '$1', on)}) e)`;

/** What the explanations need, each in one statement, hence of one state of the register; in a national unit of work. The rules are in domain/release. */
@Injectable()
export class RevisionsRepository {
  constructor(private readonly unitOfWork: UnitOfWork) {}

  /** Two counts of one day. */
  async revision(before: Count, after: Count): Promise<RevisionFacts> {
    const [row] = await this.unitOfWork.query<RevisionFacts>(
      `with before as materialized (${members(before, '$1', '$3')}), after as materialized (${members(after, '$2', '$3')}),
       changed as materialized (
         select coalesce(b.minor_id, a.minor_id) as minor_id, coalesce(b.sim_code, a.sim_code) as sim_code, b.counted as before, a.counted as after
           from before b full join after a on a.minor_id = b.minor_id where b.counted is distinct from a.counted
       ), seen as (
         select c.*, ${known('$1')} as known_before, ${known('$2')} as known_after from changed c
       )
       select ${STOCK('before')} as before, ${STOCK('after')} as after, coalesce((
         select jsonb_agg(jsonb_build_object('minorId', s.minor_id, 'simCode', s.sim_code, 'before', s.before, 'after', s.after,
                  'knownBefore', s.known_before, 'knownAfter', s.known_after, 'merged', false,
                  'formerStands', exists (select from app.movements_at(s.minor_id, $2::timestamptz) v where v.id = (s.known_before #>> '{inEffect,id}')::bigint
                    and v.kind = s.known_before #>> '{inEffect,kind}' and v.on_date <= $3::date)) order by s.sim_code)
           from seen s), '[]') as minors`,
      [before.knownAt, after.knownAt, before.on],
    );
    if (row === undefined) throw new Error('PostgreSQL gave no revision');
    return row;
  }

  /** Two days, both as known at the instant of the second. */
  async balance(first: CalendarDate, last: Count): Promise<BalanceFacts> {
    const before = { release: null, on: first, knownAt: last.knownAt };
    const [row] = await this.unitOfWork.query<BalanceFacts>(
      `with before as materialized (${members(before, '$1', '$2')}), after as materialized (${members(last, '$1', '$3')}),
       changed as materialized (
         select coalesce(b.minor_id, a.minor_id) as minor_id, coalesce(b.sim_code, a.sim_code) as sim_code, b.region_code as before, a.region_code as after
           from before b full join after a on a.minor_id = b.minor_id where b.region_code is distinct from a.region_code
       )
       select ${BY_REGION('before')} as before, ${BY_REGION('after')} as after, coalesce((
         select jsonb_agg(jsonb_build_object('minorId', c.minor_id, 'simCode', c.sim_code, 'regionBefore', c.before, 'regionAfter', c.after,
                  'reportedOn', r.reported_on, 'adultOn', r.adult_on, 'birthDateQuality', r.birth_date_quality,
                  'bornNewYear', extract(doy from r.birth_date) = 1, 'inEffectBefore', ${movement('$2::date')},
                  'inEffectAtEnd', ${movement('least($3::date, r.adult_on - 1)')}) order by c.sim_code)
           from changed c cross join lateral app.record_at(c.minor_id, $1::timestamptz) r), '[]') as moved`,
      [last.knownAt, first, last.on],
    );
    if (row === undefined) throw new Error('PostgreSQL gave no balance');
    return row;
  }
}
