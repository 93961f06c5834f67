/**
 * The check behind each rule: a query over the minors looked at, as of a day. It gives `minor_id`, `facility_id` and `facts` (figures, no personal data).
 *
 * Common tables: `subject` (minors looked at, those who turned 18 in the last 90 days too), `here` (the movement in effect on the day, of those who are minors on it), `chain` (their movements up to the day, each with the one
 * before it). `$1` is the day; `n` is the rule's parameter.
 */
export type QualityCheck = (n: number) => string;

const NO_FACTS = `'{}'::jsonb as facts`;
const minor = (condition: string, facts = NO_FACTS): string =>
  `select s.id as minor_id, null::bigint as facility_id, ${facts} from subject s where s.adult_on > $1::date and ${condition}`;
const present = (condition: string, facts = NO_FACTS): string =>
  `select s.id as minor_id, h.facility_id, ${facts} from subject s join here h on h.minor_id = s.id where h.place_kind is not null and ${condition}`;
const moved = (condition: string, facts = NO_FACTS): string =>
  `select c.minor_id, max(c.facility_id) as facility_id, ${facts} from chain c join subject s on s.id = c.minor_id where ${condition} group by c.minor_id`;
const days = (from: string): string => `jsonb_build_object('days', $1::date - ${from}) as facts`;
const since = (from: string, n: number): string => `${from} < $1::date - ${String(n)}`;
const PLACEHOLDER = String.raw`'(^|\W)(ignoto|ignota|sconosciuto|sconosciuta|unknown|non noto|nd|n\.d\.|x{2,})(\W|$)|[0-9]'`;

export const QUALITY_CHECKS = {
  adult_at_placement: () => moved(`c.place_kind is not null and c.on_date >= s.adult_on`),
  infant_alone: (n) =>
    minor(
      `app.age_on(s.birth_date, s.reported_on) < ${String(n)}`,
      `jsonb_build_object('age', app.age_on(s.birth_date, s.reported_on)) as facts`,
    ),
  reported_on_birthday_eve: (n) =>
    minor(
      `s.adult_on - s.reported_on <= ${String(n)}`,
      `jsonb_build_object('days', s.adult_on - s.reported_on) as facts`,
    ),
  birth_date_new_year: () => minor(`extract(doy from s.birth_date) = 1 and s.birth_date_quality <> 'documented'`),
  documented_without_document: () =>
    minor(`s.birth_date_quality = 'documented' and not exists (select from minor_documents d where d.minor_id = s.id)`),
  document_expired_before_entry: () =>
    minor(
      `(select bool_and(d.expires_on < s.reported_on) from minor_documents d where d.minor_id = s.id and d.expires_on is not null)`,
    ),
  name_missing: (n) =>
    minor(`s.family_name is null and s.given_name is null and ${since('s.reported_on', n)}`, days('s.reported_on')),
  name_placeholder: () => minor(`concat_ws(' ', s.family_name, s.given_name) ~* ${PLACEHOLDER}`),
  citizenship_missing: (n) => minor(`s.citizenship = 'XXX' and ${since('s.reported_on', n)}`, days('s.reported_on')),
  citizenship_eu: () =>
    minor(`exists (select from countries c where c.alpha3 = s.citizenship and c.eu_member @> s.reported_on)`),
  entry_missing: () => minor(`s.entry_mode is null or s.entry_date is null`),
  entry_before_birth: () => minor(`s.entry_date < s.birth_date`),
  reported_long_after_entry: (n) =>
    minor(
      `s.reported_on - s.entry_date > ${String(n)}`,
      `jsonb_build_object('days', s.reported_on - s.entry_date) as facts`,
    ),
  registered_late: (n) =>
    minor(
      `(s.first_known_at at time zone 'Europe/Rome')::date - s.reported_on > ${String(n)}`,
      `jsonb_build_object('days', (s.first_known_at at time zone 'Europe/Rome')::date - s.reported_on) as facts`,
    ),
  movement_entered_late: (n) =>
    `select s.id as minor_id, h.facility_id, jsonb_build_object('days', (h.recorded_at at time zone 'Europe/Rome')::date - h.on_date) as facts
       from subject s join here h on h.minor_id = s.id where (h.recorded_at at time zone 'Europe/Rome')::date - h.on_date > ${String(n)}`,
  never_placed: (n) =>
    minor(
      `${since('s.reported_on', n)} and not exists (select from chain c where c.minor_id = s.id)`,
      days('s.reported_on'),
    ),
  placed_before_report: () => moved(`c.former_kind is null and c.on_date < s.reported_on`),
  stay_after_exit: () => moved(`c.former_kind = 'exit' and c.place_kind is not null`),
  absconded_twice: () => moved(`c.kind = 'absconding' and c.former_kind = 'absconding'`),
  same_day_chain: (n) =>
    `select c.minor_id, null::bigint as facility_id, jsonb_build_object('count', max(c.times)) as facts
       from (select minor_id, on_date, count(*) as times from chain group by 1, 2 having count(*) >= ${String(n)}) c group by 1`,
  many_transfers: (n) =>
    `select c.minor_id, null::bigint as facility_id, jsonb_build_object('count', count(*)) as facts
       from chain c where c.kind = 'transfer' and c.on_date > $1::date - 365 group by 1 having count(*) > ${String(n)}`,
  first_reception_too_long: (n) =>
    present(
      `${since('h.on_date', n)} and exists (select from facilities f where f.id = h.facility_id and f.kind = 'first_governmental')`,
      days('h.on_date'),
    ),
  private_long: (n) => present(`h.place_kind = 'private' and ${since('h.on_date', n)}`, days('h.on_date')),
  stale_record: (n) =>
    present(
      `greatest(s.recorded_at, h.recorded_at) < $1::date - ${String(n)}`,
      days('greatest(s.recorded_at, h.recorded_at)::date'),
    ),
  absconded_stale: (n) =>
    `select s.id as minor_id, h.facility_id, ${days('h.on_date')} from subject s join here h on h.minor_id = s.id
      where h.kind = 'absconding' and ${since('h.on_date', n)}`,
  exit_other_without_note: () => moved(`c.exit_reason = 'other' and c.note is null`),
  in_closed_facility: () =>
    present(`exists (select from facilities f where f.id = h.facility_id and not f.open_during @> $1::date)`),
  too_young_for_facility: () =>
    present(
      `exists (select from facilities f join facility_kind_rules r on r.kind = f.kind and r.valid @> h.on_date
               where f.id = h.facility_id and app.age_on(s.birth_date, h.on_date) < r.minimum_age)`,
      `jsonb_build_object('age', app.age_on(s.birth_date, h.on_date)) as facts`,
    ),
  responsible_missing: (n) =>
    present(`s.responsible_municipality_id is null and ${since('s.reported_on', n)}`, days('s.reported_on')),
  guardian_missing: (n) =>
    present(
      `${since('s.reported_on', n)} and not exists (select from minor_contacts k where k.minor_id = s.id and k.role = 'guardian')`,
      days('s.reported_on'),
    ),
  cui_missing: (n) => present(`s.cui is null and ${since('s.reported_on', n)}`, days('s.reported_on')),
  same_person_twice: () =>
    minor(
      `s.name_key <> '' and exists (select from minors o where o.id <> s.id and o.name_key = s.name_key and o.birth_date = s.birth_date
         and o.citizenship = s.citizenship)`,
    ),
  document_number_twice: () =>
    minor(
      `exists (select from minor_documents d join minor_documents o on o.minor_id <> d.minor_id and o.kind = d.kind and o.number = d.number
         and o.country is not distinct from d.country where d.minor_id = s.id)`,
    ),
  // Symbols 7 to 11: year, month as a letter, day with 40 more for a girl. Other letters stand for digits where two codes would be the same.
  tax_code_disagrees: () =>
    minor(
      `s.codice_fiscale is not null and translate(substr(s.codice_fiscale, 7, 5), 'LMNPQRSTUV', '0123456789') is distinct from
         translate(to_char(s.birth_date, 'YY') || substr('ABCDEHLMPRST', extract(month from s.birth_date)::integer, 1)
         || lpad((extract(day from s.birth_date) + case s.sex when 'F' then 40 else 0 end)::text, 2, '0'), 'LMNPQRSTUV', '0123456789')`,
    ),
  facility_over_capacity: (n) =>
    `select null::bigint as minor_id, full_now.facility_id, jsonb_build_object('present', full_now.present, 'places', c.places) as facts
       from (select h.facility_id, count(*) as present from here h where h.place_kind = 'facility' group by 1) full_now
       join facility_capacities c on c.facility_id = full_now.facility_id and c.valid @> $1::date
      where full_now.present * 100 > c.places * ${String(n)}`,
  facility_without_places: () =>
    `select distinct null::bigint as minor_id, h.facility_id, ${NO_FACTS} from here h
      where h.place_kind = 'facility' and not exists (select from facility_capacities c where c.facility_id = h.facility_id and c.valid @> $1::date)`,
} as const satisfies Record<string, QualityCheck>;

export type QualityRuleCode = keyof typeof QUALITY_CHECKS;

export const isQualityRuleCode = (code: string): code is QualityRuleCode => Object.hasOwn(QUALITY_CHECKS, code);

/** Which minors a check looks at: those who are minors on the day or were 90 days before, or the members of a release ($2). */
export type Subjects = 'minors' | 'release';

const SUBJECTS: Readonly<Record<Subjects, string>> = {
  minors: `m.reported_on <= $1::date and m.adult_on > $1::date - 90`,
  release: `m.id in (select r.minor_id from release_members r where r.release_id = $2)`,
};

/** The common tables of the checks, made once for all checks of a statement. */
export const commonTables = (subjects: Subjects): string => `
  subject as materialized (
    select m.*, least(m.recorded_at, (select min(p.recorded_at) from minors_history p where p.id = m.id)) as first_known_at
      from minors m where ${SUBJECTS[subjects]}
  ), here as materialized (
    select v.* from movements v join subject s on s.id = v.minor_id where v.during @> $1::date and s.adult_on > $1::date
  ), chain as materialized (
    select v.*, lag(v.kind) over (partition by v.minor_id order by v.on_date, v.seq) as former_kind
      from movements v join subject s on s.id = v.minor_id where v.on_date <= $1::date
  )`;
