import type pg from 'pg';
import { SYSTEM_ACTOR } from '../platform/database/actor.js';
import { UnitOfWork } from '../platform/database/unit-of-work.js';
import type { BenchApplication } from './bench-database.js';
import { pair } from './measure.js';

const COUNTS = `select region_code, sex, citizenship, age_class, count(*)`;
const SETS = `group by grouping sets ((region_code), (sex), (citizenship), (age_class), ())`;
const AGE_CLASS = `case when age >= 15 then age::text when age >= 7 then '7-14' else '0-6' end`;
const DAY = '2017-03-31';

/** What somebody would write who needs the figure once, and knows the tables. */
const BY_HAND = `
select region_code, sex, citizenship, ${AGE_CLASS} as age_class, count(*) from (
  select v.region_code, m.sex, m.citizenship, extract(year from age($1::date, m.birth_date))::integer as age
    from minors m join movements v on v.minor_id = m.id
   where m.reported_on <= $1 and m.adult_on > $1 and v.place_kind is not null and v.during @> $1::date) present
group by grouping sets ((region_code), (sex), (citizenship), (${AGE_CLASS}), ())`;

const BY_HAND_KNOWN_AT = `
with m as (
  select id, sex, citizenship, birth_date, adult_on, reported_on from minors where recorded_at <= $2
  union all
  select id, sex, citizenship, birth_date, adult_on, reported_on from minors_history where recorded_at <= $2 and recorded_until > $2
), v as (
  select minor_id, during, place_kind, region_code from movements where recorded_at <= $2
  union all
  select minor_id, during, place_kind, region_code from movements_history where recorded_at <= $2 and recorded_until > $2
)
select region_code, sex, citizenship, ${AGE_CLASS} as age_class, count(*) from (
  select v.region_code, m.sex, m.citizenship, extract(year from age($1::date, m.birth_date))::integer as age
    from m join v on v.minor_id = m.id
   where m.reported_on <= $1 and m.adult_on > $1 and v.place_kind is not null and v.during @> $1::date) present
group by grouping sets ((region_code), (sex), (citizenship), (${AGE_CLASS}), ())`;

export interface CensusTimes {
  readonly now: { first: number[]; second: number[] };
  readonly knownAt: { first: number[]; second: number[] };
}

/** The counts of a census through the unit of work that is open. @param knownAt an instant; null: as known now */
export const censusCounts = (unitOfWork: UnitOfWork, day: string, knownAt: string | null): Promise<unknown> =>
  unitOfWork.query(`${COUNTS} from app.census($1, $2) ${SETS}`, [day, knownAt]);

/** The same counts by hand, as superuser. */
export const censusByHand = (admin: pg.Client, day: string, knownAt: string | null): Promise<unknown> =>
  knownAt === null ? admin.query(BY_HAND, [day]) : admin.query(BY_HAND_KNOWN_AT, [day, knownAt]);

/** The census function beside the same counts written by hand; once as known now, once as known before five thousand corrections. */
export async function benchCensus({ context, admin }: BenchApplication, runs: number): Promise<CensusTimes> {
  const unitOfWork = context.get(UnitOfWork);
  const counted = (knownAt: string | null) =>
    unitOfWork.run(SYSTEM_ACTOR, () => censusCounts(unitOfWork, DAY, knownAt));
  const now = await pair(
    runs,
    () => counted(null),
    () => censusByHand(admin, DAY, null),
  );
  const { rows } = await admin.query<{ instant: string }>('select clock_timestamp()::text as instant');
  const before = rows[0]?.instant ?? '';
  await unitOfWork.run(SYSTEM_ACTOR, async () => {
    await unitOfWork.execute(`update minors set sex = case sex when 'M' then 'F' else 'M' end where id % 5 = 0`);
    await unitOfWork.execute(`update movements set note = 'corretto' where id % 7 = 0`);
  });
  await admin.query('analyze minors, movements, minors_history, movements_history');
  const knownAt = await pair(
    runs,
    () => counted(before),
    () => censusByHand(admin, DAY, before),
  );
  return { now, knownAt };
}
