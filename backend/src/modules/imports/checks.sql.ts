import type { ProblemCode } from '../../domain/problem.js';
import type { FileKind } from './layout/layouts.js';

/**
 * The checks of an import, in sets over the staged rows. First the rows are resolved against one another and against the register, then each check
 * adds the rows it finds wrong to `import_found`. `$today` stands for the day in Italy.
 * Days of a minor: domain/minor.ts; days and order of movements: domain/movement.ts, whose table of steps is staged as `import_steps`.
 */

/**
 * The municipalities that the files name. A table of its own, with statistics: on a database just filled the planner knows nothing of municipalities and
 * countries, and would look through all of them for each row.
 */
const RESOLVE_MUNICIPALITIES = `
create temporary table import_municipalities on commit drop as
select m.id, m.istat_code::text as code, m.valid
  from municipalities m
 where m.istat_code::text in (select municipality from staged_facilities union select municipality from staged_minors union select municipality from staged_movements)`;

const RESOLVE_COUNTRIES = `
create temporary table import_countries on commit drop as
select c.alpha3::text as code, c.valid from countries c where c.alpha3::text in (select citizenship from staged_minors)`;

/** Facilities: the municipality's row valid on the opening day, or else the first one valid while open (codes change, the facility stays). */
const RESOLVE_FACILITIES = `
create temporary table checked_facilities on commit drop as
select s.line, s.code, s.name, s.kind, s.body, app.body_key(s.body) as body_key,
       s.municipality, t.id as municipality_id, s.places, s.open_on, s.closed_on, k.id as known_id,
       s.problems is not null as misread, row_number() over (partition by s.code order by s.line) as occurrence
  from staged_facilities s
  left join facilities k on k.code = s.code
  left join lateral (
    select m.id from import_municipalities m
     where m.code = s.municipality and m.valid && daterange(s.open_on, case when s.closed_on > s.open_on then s.closed_on end)
     order by lower(m.valid) nulls first limit 1) t on true
 where s.code is not null`;

const RESOLVE_MINORS = `
create temporary table checked_minors on commit drop as
select s.line, s.code, s.family_name, s.given_name, s.name_key, s.sex, s.birth_date, app.majority_date(s.birth_date) as adult_on, s.birth_date_quality,
       s.citizenship, c.code is not null as citizenship_known, s.entry_date, s.entry_mode, s.municipality, t.id as municipality_id, s.reported_on,
       s.reporting_body, k.minor_id as known_id, s.problems is not null as misread,
       row_number() over (partition by s.code order by s.line) as occurrence
  from staged_minors s
  left join minor_codes k on k.system = 'exchange_file' and k.code = s.code
  left join import_countries c on c.code = s.citizenship and c.valid @> s.reported_on
  left join import_municipalities t on t.code = s.municipality and t.valid @> coalesce(s.entry_date, s.reported_on)
 where s.code is not null`;

/** Everyone whom a movement may name: minors of the file, then those of the register. */
const RESOLVE_PEOPLE = `
create temporary table import_people on commit drop as
select code, known_id as minor_id, birth_date, adult_on, reported_on from checked_minors where occurrence = 1
union all
select k.code, k.minor_id, m.birth_date, m.adult_on, m.reported_on
  from (select distinct minor_code from staged_movements s where not exists (select from checked_minors c where c.code = s.minor_code)) s
  join minor_codes k on k.system = 'exchange_file' and k.code = s.minor_code
  join minors m on m.id = k.minor_id`;

/** Every facility that a movement may name. */
const RESOLVE_PLACES = `
create temporary table import_places on commit drop as
select code, kind, municipality_id, open_on, closed_on from checked_facilities where occurrence = 1
union all
select f.code, f.kind, f.municipality_id, f.open_on, f.closed_on from facilities f where not exists (select from checked_facilities c where c.code = f.code)`;

const RESOLVE_MOVEMENTS = `
create temporary table checked_movements on commit drop as
select s.line, s.minor_code, s.seq, s.on_date, s.kind, s.place_kind, s.facility_code, s.municipality, s.exit_reason, s.problems is not null as misread,
       p.code is not null as minor_known, p.minor_id, p.birth_date, p.adult_on, p.reported_on, f.code is not null as facility_known, f.kind as facility_kind, f.open_on, f.closed_on,
       coalesce(f.municipality_id, t.id) as municipality_id, k.id as known_id,
       row_number() over (partition by s.minor_code, s.seq order by s.line) as occurrence
  from staged_movements s
  left join import_people p on p.code = s.minor_code
  left join import_places f on f.code = s.facility_code
  left join import_municipalities t on t.code = s.municipality and t.valid @> s.on_date
  left join movements k on k.minor_id = p.minor_id and k.seq = s.seq
 where s.minor_code is not null and s.seq is not null`;

/**
 * The new movements of each minor in order, after the last one in the register where there is one (its line is null). `stretch` numbers the stays: who
 * absconds or leaves carries the place of the stay before.
 */
const CHAIN = `
create temporary table import_chain on commit drop as
with added as (
  select * from checked_movements where known_id is null and occurrence = 1 and minor_known and on_date is not null
), last_known as (
  select distinct on (v.minor_id) v.*, a.minor_code
    from (select distinct minor_id, minor_code from added where minor_id is not null) a join movements v on v.minor_id = a.minor_id
   order by v.minor_id, v.seq desc
), linked as (
  select line, minor_code, minor_id, seq, on_date, kind, place_kind, facility_code, null::bigint as facility_id, municipality_id, exit_reason from added
  union all
  select null, minor_code, minor_id, seq, on_date, kind, place_kind, null, facility_id, municipality_id, null from last_known
)
select l.*, lag(on_date) over w as previous_on, lag(kind) over w as previous_kind, lead(on_date) over w as until, row_number() over w as position,
       max(seq) filter (where line is null) over (partition by minor_code) as register_seq,
       count(*) filter (where place_kind is not null or line is null) over w as stretch
  from linked l window w as (partition by minor_code order by seq)`;

export const RESOLUTIONS: readonly string[] = [
  RESOLVE_MUNICIPALITIES,
  RESOLVE_COUNTRIES,
  'analyze import_municipalities, import_countries',
  RESOLVE_FACILITIES,
  RESOLVE_MINORS,
  'analyze checked_minors (code, known_id)',
  RESOLVE_PEOPLE,
  RESOLVE_PLACES,
  'analyze import_people (code, minor_id), import_places (code)',
  RESOLVE_MOVEMENTS,
  CHAIN,
];

type Check = readonly [column: string, value: string, code: ProblemCode, isWrong: string];

/** All checks of a table in one pass: nearly every row is right, so what is wrong is told apart only in the others. */
const inOnePass = (file: FileKind, from: string, checks: readonly Check[]): string => `
insert into import_found
select '${file}', c.line, f.in_column, f.found, f.problem
  from ${from} c
 cross join lateral (values ${checks.map(([column, value, code, isWrong]) => `('${column}', (${value})::text, '${code}', ${isWrong})`).join(', ')})
       as f (in_column, found, problem, is_wrong)
 where (${checks.map(([, , , isWrong]) => `(${isWrong})`).join(' or ')}) and f.is_wrong`;

/** A file with a wrong header has one problem; that all its rows are missing elsewhere is no news. */
const isReadable = (file: string): string =>
  `not exists (select from import_found f where f.file = '${file}' and f.line = 1)`;

export const CHECKS: readonly string[] = [
  inOnePass('facilities', 'checked_facilities', [
    ['codice', 'code', 'import_duplicate_key', 'occurrence > 1'],
    [
      'comune_istat',
      'municipality',
      'import_unknown_code',
      'municipality_id is null and municipality is not null and open_on is not null',
    ],
    ['attiva_al', 'closed_on', 'import_invalid_period', 'closed_on <= open_on'],
  ]),
  inOnePass('minors', 'checked_minors', [
    ['codice', 'code', 'import_duplicate_key', 'occurrence > 1'],
    [
      'cittadinanza',
      'citizenship',
      'import_unknown_code',
      'not citizenship_known and citizenship is not null and reported_on is not null',
    ],
    [
      'comune_ingresso_istat',
      'municipality',
      'import_unknown_code',
      'municipality_id is null and municipality is not null and coalesce(entry_date, reported_on) is not null',
    ],
    ['data_nascita', 'birth_date', 'import_future_date', 'birth_date > $today'],
    ['data_segnalazione', 'reported_on', 'import_future_date', 'reported_on > $today'],
    ['data_segnalazione', 'reported_on', 'import_before_birth', 'reported_on < birth_date'],
    ['data_segnalazione', 'reported_on', 'import_adult_before_report', 'reported_on >= adult_on'],
    ['data_ingresso', 'entry_date', 'import_before_birth', 'entry_date < birth_date'],
    ['data_ingresso', 'entry_date', 'import_entry_after_report', 'entry_date > reported_on'],
  ]),
  inOnePass('movements', 'checked_movements', [
    ['progressivo', 'seq', 'import_duplicate_key', 'occurrence > 1'],
    ['codice_minore', 'minor_code', 'import_unknown_minor', `not minor_known and ${isReadable('minors')}`],
    [
      'struttura',
      'facility_code',
      'import_unknown_facility',
      `not facility_known and facility_code is not null and ${isReadable('facilities')}`,
    ],
    [
      'comune_istat',
      'municipality',
      'import_unknown_code',
      'municipality_id is null and municipality is not null and on_date is not null',
    ],
    ['data', 'on_date', 'import_future_date', 'on_date > $today'],
    ['data', 'on_date', 'import_before_report', 'on_date < reported_on'],
    ['data', 'on_date', 'import_adult_movement', 'on_date >= adult_on'],
    ['data', 'on_date', 'import_facility_closed', 'facility_known and (on_date < open_on or on_date >= closed_on)'],
  ]),
  inOnePass('movements', 'import_chain', [
    ['data', 'on_date', 'import_overlap', 'line is not null and on_date <= previous_on'],
    ['progressivo', 'seq', 'import_conflict', 'line is not null and seq < register_seq'],
  ]),
];
