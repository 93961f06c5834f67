import type pg from 'pg';

/** The calendar of the invented register: stays begin in these ten years, and the measures look at days within them. */
export const INVENTED = { from: '2014-01-01', to: '2023-12-31', seed: 20_261_123 } as const;

/** A number below `below` that belongs to the minor `n` and to what it is drawn for: the same for everybody who runs it. */
const drawn = (what: string, below: number | string): string =>
  `((('x' || substr(md5('${String(INVENTED.seed)}' || '${what}' || n), 1, 7))::bit(28)::bigint) % (${String(below)}))::integer`;

/** Where children of the imported register lived, whence they came and their invented names: the places, citizenships and names of the new ones, in the same proportions. */
const MODELS = `
create temporary table places as
  select row_number() over (order by id) - 1 as place, facility_id, municipality_id, region_code, prefecture_code
    from (select * from movements where facility_id is not null order by id limit 5000) v;
create temporary table origins as
  select row_number() over (order by id) - 1 as origin, citizenship, sex, birth_date_quality, entry_mode, family_name, given_name, name_key
    from (select * from minors order by id limit 5000) m`;

const MINORS = `
insert into minors (family_name, given_name, name_key, sex, birth_date, birth_date_quality, citizenship, entry_mode, reported_on, recorded_at, change_id)
select o.family_name, o.given_name, o.name_key, o.sex, d.reported - (365 * 13 + ${drawn('age', 365 * 4)}), o.birth_date_quality, o.citizenship, o.entry_mode,
       d.reported, d.reported::timestamptz + interval '1 day', $3
  from generate_series($1::bigint, $2::bigint) n
 cross join lateral (select date '${INVENTED.from}' + ${drawn('day', `date '${INVENTED.to}' - date '${INVENTED.from}'`)} as reported) d
  join origins o on o.origin = ${drawn('origin', 5000)}
returning id`;

/** Three stays: placed, moved after one to six months, moved again; who turns 18 meanwhile does so in the last. */
const STAYS = `
insert into movements (minor_id, seq, kind, on_date, until, place_kind, facility_id, municipality_id, region_code, prefecture_code, recorded_at, change_id)
select m.id, s.seq, case s.seq when 1 then 'placement' else 'transfer' end, s.starts, s.ends, 'facility', p.facility_id, p.municipality_id, p.region_code, p.prefecture_code,
       s.starts::timestamptz + interval '1 day', $3
  from (select m.id as n, m.* from minors m where m.id between $1 and $2) m
 cross join lateral (select m.reported_on + 30 + ${drawn('first', 150)} as second, m.reported_on + 180 + ${drawn('second', 150)} as third) t
 cross join lateral (values (1, m.reported_on, t.second), (2, t.second, t.third), (3, t.third, null::date)) s (seq, starts, ends)
  join places p on p.place = (${drawn('place', 5000)} + s.seq * 1667) % 5000`;

const BATCH = 25_000;

/**
 * Takes from the imported register where minors come from and where they stay, and empties it of its own. For the rest of the run triggers rest: the
 * rows say themselves when they were recorded.
 */
export async function beginInventing(admin: pg.Client): Promise<void> {
  await admin.query(MODELS);
  await admin.query('truncate minors cascade');
  await admin.query('set session_replication_role = replica');
}

/** Adds invented minors with three stays each until the register holds so many; as superuser, in batches. */
export async function inventUpTo(admin: pg.Client, minors: number): Promise<void> {
  const { rows } = await admin.query<{ count: number; change: string }>(
    `select count(*)::integer as count, (select max(id) from changes)::text as change from minors`,
  );
  const { count = 0, change = '' } = rows[0] ?? {};
  for (let from = count + 1; from <= minors; from += BATCH) {
    const made = await admin.query<{ id: string }>(MINORS, [from, Math.min(minors, from + BATCH - 1), change]);
    const ids = made.rows.map(({ id }) => Number(id));
    await admin.query(STAYS, [Math.min(...ids), Math.max(...ids), change]);
  }
  await admin.query('vacuum (analyze) minors, movements');
}
