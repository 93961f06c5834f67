/** What a good import writes, in sets: only what the register does not know yet. */

const MANAGING_BODIES = `
insert into managing_bodies (name)
select distinct on (body_key) body from checked_facilities where known_id is null order by body_key, line
on conflict (name_key) do nothing`;

const FACILITIES = `
insert into facilities (code, name, kind, managing_body_id, municipality_id, open_on, closed_on)
select c.code, c.name, c.kind, b.id, c.municipality_id, c.open_on, c.closed_on
  from checked_facilities c join managing_bodies b on b.name_key = c.body_key
 where c.known_id is null order by c.line`;

const CAPACITIES = `
insert into facility_capacities (facility_id, valid, places)
select f.id, daterange(c.open_on, c.closed_on), c.places from checked_facilities c join facilities f on f.code = c.code where c.known_id is null`;

/** MERGE only because its RETURNING may name the source row: the code of the file finds its new key. */
const MINORS = `
with added as (
  merge into minors m
  using (select * from checked_minors where known_id is null order by line) c on false
  when not matched then
    insert (family_name, given_name, name_key, sex, birth_date, birth_date_quality, citizenship, entry_date, entry_mode, entry_municipality_id,
            reported_on, reporting_body)
    values (c.family_name, c.given_name, c.name_key, c.sex, c.birth_date, c.birth_date_quality, c.citizenship, c.entry_date, c.entry_mode,
            c.municipality_id, c.reported_on, c.reporting_body)
  returning m.id, c.code
)
insert into minor_codes (minor_id, system, code) select id, 'exchange_file', code from added`;

/** The last movement in the register ends where the first new one begins. */
const CLOSED_STAYS = `
update movements v set until = c.until
  from import_chain c
 where c.line is null and c.until is not null and v.minor_id = c.minor_id and v.seq = c.seq`;

const MOVEMENTS = `
insert into movements (minor_id, seq, kind, on_date, until, place_kind, facility_id, municipality_id, region_code, prefecture_code, exit_reason)
select c.minor_id, c.seq, c.kind, c.on_date, c.until, c.place_kind, c.facility_id, t.id, t.region_code, t.prefecture_code, c.exit_reason
  from (
    select c.line, k.minor_id, c.seq, c.kind, c.on_date, c.until, c.place_kind, c.exit_reason,
           first_value(coalesce(f.id, c.facility_id)) over stay as facility_id, first_value(c.municipality_id) over stay as municipality_id
      from import_chain c
      join minor_codes k on k.system = 'exchange_file' and k.code = c.minor_code
      left join facilities f on f.code = c.facility_code
    window stay as (partition by c.minor_code, c.stretch order by c.seq)
  ) c
  left join municipalities t on t.id = c.municipality_id
 where c.line is not null
 order by c.minor_id, c.seq`;

export interface Write {
  readonly sql: string;
  /** Rough share of the time of writing, in per cent. */
  readonly share: number;
}

export const WRITES: readonly Write[] = [
  { sql: MANAGING_BODIES, share: 1 },
  { sql: FACILITIES, share: 2 },
  { sql: CAPACITIES, share: 2 },
  { sql: MINORS, share: 45 },
  { sql: CLOSED_STAYS, share: 5 },
  { sql: MOVEMENTS, share: 45 },
];
