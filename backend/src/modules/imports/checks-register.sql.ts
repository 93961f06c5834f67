/** Checks against the register (same key, other content) and of the order of steps, which need more than one look at a row. */

/** One problem for each cell that differs from the register's record of the same key. */
const conflicts = (
  file: string,
  from: string,
  cells: readonly (readonly [column: string, staged: string, known: string])[],
): string => `
insert into import_found
select '${file}', c.line, d.column_name, d.value, 'import_conflict'
  from ${from}
 cross join lateral (values ${cells.map(([column, staged, known]) => `('${column}', (${staged})::text, ${staged} is distinct from ${known})`).join(', ')})
       as d (column_name, value, differs)
 where not c.misread and c.occurrence = 1 and d.differs`;

const FACILITY_CONFLICTS = conflicts(
  'facilities',
  `checked_facilities c join facilities k on k.id = c.known_id join managing_bodies b on b.id = k.managing_body_id
   left join facility_capacities p on p.facility_id = k.id and p.valid @> c.open_on`,
  [
    ['denominazione', 'c.name', 'k.name'],
    ['tipo', 'c.kind', 'k.kind'],
    ['ente_gestore', 'c.body_key', 'b.name_key'],
    ['comune_istat', 'c.municipality_id', 'k.municipality_id'],
    ['capienza', 'c.places', 'p.places'],
    ['attiva_dal', 'c.open_on', 'k.open_on'],
    ['attiva_al', 'c.closed_on', 'k.closed_on'],
  ],
);

const MINOR_CONFLICTS = conflicts('minors', 'checked_minors c join minors k on k.id = c.known_id', [
  ['cognome', 'c.family_name', 'k.family_name'],
  ['nome', 'c.given_name', 'k.given_name'],
  ['sesso', 'c.sex', 'k.sex'],
  ['data_nascita', 'c.birth_date', 'k.birth_date'],
  ['qualita_data_nascita', 'c.birth_date_quality', 'k.birth_date_quality'],
  ['cittadinanza', 'c.citizenship', 'k.citizenship'],
  ['data_ingresso', 'c.entry_date', 'k.entry_date'],
  ['modalita_ingresso', 'c.entry_mode', 'k.entry_mode'],
  ['comune_ingresso_istat', 'c.municipality_id', 'k.entry_municipality_id'],
  ['data_segnalazione', 'c.reported_on', 'k.reported_on'],
  ['ente_segnalante', 'c.reporting_body', 'k.reporting_body'],
]);

const MOVEMENT_CONFLICTS = conflicts(
  'movements',
  'checked_movements c join movements k on k.id = c.known_id left join facilities f on f.id = k.facility_id and k.place_kind is not null',
  [
    ['data', 'c.on_date', 'k.on_date'],
    ['tipo', 'c.kind', 'k.kind'],
    ['sistemazione', 'c.place_kind', 'k.place_kind'],
    ['struttura', 'c.facility_code', 'f.code'],
    ['comune_istat', 'c.municipality_id', 'case when k.place_kind is not null then k.municipality_id end'],
    ['motivo_uscita', 'c.exit_reason', 'k.exit_reason'],
  ],
);

/**
 * Steps that are not open (domain/movement-steps.ts). After a legal movement the state follows from its kind, so one look back finds the minors with a
 * wrong step; only theirs are then walked through one by one, where a closed step changes nothing (as `sequenceErrors` in domain/movement.ts).
 */
const CLOSED_STEPS = `
with recursive after as (
  select kind, max(next_state) as state from import_steps where next_state is not null group by kind
), wrong as (
  select distinct c.minor_code
    from import_chain c
    left join after a on a.kind = c.previous_kind
    left join import_steps s on s.state = coalesce(a.state, 'reported') and s.kind = c.kind
   where c.line is not null and c.kind is not null and s.next_state is null and (c.position = 1 or c.previous_kind is not null)
), walk as (
  select c.minor_code, c.position, c.line, c.kind, s.next_state, coalesce(case when c.line is null then a.state else s.next_state end, 'reported') as state
    from wrong w
    join import_chain c on c.minor_code = w.minor_code and c.position = 1
    left join after a on a.kind = c.kind
    left join import_steps s on s.state = 'reported' and s.kind = c.kind
  union all
  select c.minor_code, c.position, c.line, c.kind, s.next_state, coalesce(s.next_state, w.state)
    from walk w
    join import_chain c on c.minor_code = w.minor_code and c.position = w.position + 1
    left join import_steps s on s.state = w.state and s.kind = c.kind
)
insert into import_found
select 'movements', w.line, 'tipo', n.exchange, 'import_step_not_open'
  from walk w join (select distinct kind, exchange from import_steps) n on n.kind = w.kind
 where w.line is not null and w.next_state is null`;

export const REGISTER_CHECKS: readonly string[] = [
  FACILITY_CONFLICTS,
  MINOR_CONFLICTS,
  MOVEMENT_CONFLICTS,
  CLOSED_STEPS,
];

/**
 * What the import would add. Limits of a kind of facility are counted as warnings and never refuse an import: these are facts of the past, and leaving
 * them out would make the figures wrong (docs/decisions/0061).
 */
export const COUNTS = `
with limits as (
  select m.birth_date, m.adult_on, m.on_date, c.until, r.minimum_age, r.maximum_days
    from import_chain c
    join checked_movements m on m.line = c.line
    join facility_kind_rules r on r.kind = m.facility_kind and r.valid @> c.on_date
   where r.minimum_age is not null or r.maximum_days is not null
)
select json_build_object(
  'facilities', (select json_build_object('rows', count(*), 'new', count(*) filter (where known_id is null)) from checked_facilities),
  'minors', (select json_build_object('rows', count(*), 'new', count(*) filter (where known_id is null)) from checked_minors),
  'movements', (select json_build_object('rows', count(*), 'new', count(*) filter (where known_id is null)) from checked_movements),
  'warnings', (select json_build_object(
    'below_minimum_age', count(*) filter (where app.age_on(birth_date, on_date) < minimum_age),
    'beyond_maximum_days', count(*) filter (where coalesce(until, least($today, adult_on)) - on_date > maximum_days)) from limits)) as counts`;
