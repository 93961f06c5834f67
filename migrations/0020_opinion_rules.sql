-- Up Migration

-- The rules on the opinion of art. 32 c. 1-bis D.Lgs. 286/1998 as dated data, and the holidays on which terms do not end.

create table opinion_rules (
  id bigint generated always as identity primary key,
  code text not null unique check (code ~ '^[a-z0-9][a-z0-9-]{2,40}$'),
  valid daterange not null check (not isempty(valid) and not lower_inf(valid)),
  opens_before integer not null check (opens_before between 0 and 730),
  opens_before_unit text not null check (opens_before_unit in ('days', 'months')),
  closes_after integer not null check (closes_after between 0 and 730),
  closes_after_unit text not null check (closes_after_unit in ('days', 'months')),
  closes_from text not null check (closes_from in ('permit_expiry', 'majority')),
  not_due_cases text[] not null check (not_due_cases <@ array['three_years_and_project', 'fostered_to_relative', 'prosieguo', 'protection']),
  presence_years integer not null check (presence_years between 1 and 18),
  project_years integer not null check (project_years between 1 and 18),
  kinship_degree integer not null check (kinship_degree between 1 and 6),
  required_documents text[] not null check (cardinality(required_documents) > 0),
  answer_days integer not null check (answer_days between 1 and 365),
  answer_day_kind text not null check (answer_day_kind in ('calendar', 'working')),
  silence_assent boolean not null,
  integration_days integer not null check (integration_days between 1 and 180),
  notice_days integer not null check (notice_days between 1 and 90),
  saturday_moves_on boolean not null,
  reminder_days integer[] not null,
  legal_source text not null check (btrim(legal_source) <> ''),
  note text check (note <> ''),
  to_verify boolean not null,
  exclude using gist (valid with &&)
);
comment on table opinion_rules is 'Versions of the rules on the opinion of art. 32, by the day of the filing; a request keeps the version under which it was filed';
comment on column opinion_rules.id is 'Internal key';
comment on column opinion_rules.code is 'Short name that people quote';
comment on column opinion_rules.valid is 'Days of filing for which the version holds; versions never overlap';
comment on column opinion_rules.opens_before is 'How long before the 18th birthday the window opens';
comment on column opinion_rules.opens_before_unit is 'In days or months of the calendar';
comment on column opinion_rules.closes_after is 'How long after closes_from the window closes; that day is still in it';
comment on column opinion_rules.closes_after_unit is 'In days or months of the calendar';
comment on column opinion_rules.closes_from is 'From what the end is counted: expiry of the residence permit, or the 18th birthday';
comment on column opinion_rules.not_due_cases is 'Cases in which the opinion is not to be asked (domain/opinion/opinion-codes.ts)';
comment on column opinion_rules.presence_years is 'Years of presence in Italy at 18 for the case three_years_and_project';
comment on column opinion_rules.project_years is 'Years of integration project at 18 for the same case';
comment on column opinion_rules.kinship_degree is 'Up to which degree of kinship for the case fostered_to_relative';
comment on column opinion_rules.required_documents is 'Kinds of documents that a request must have';
comment on column opinion_rules.answer_days is 'Days of the Directorate-General to answer';
comment on column opinion_rules.answer_day_kind is 'Calendar or working days';
comment on column opinion_rules.silence_assent is 'Whether no answer in time counts as a favourable one';
comment on column opinion_rules.integration_days is 'Days of the author to complete the request; the term of the answer stands still meanwhile';
comment on column opinion_rules.notice_days is 'Days to answer the notice of the reasons against the request (art. 10-bis L. 241/1990)';
comment on column opinion_rules.saturday_moves_on is 'Whether a term that ends on a Saturday ends on the next working day';
comment on column opinion_rules.reminder_days is 'Days before a due day on which its owner is reminded';
comment on column opinion_rules.legal_source is 'Acts from which the version comes';
comment on column opinion_rules.note is 'Doubts, and what should be checked';
comment on column opinion_rules.to_verify is 'No jurist has confirmed it yet: who reads it is told so';
select app.keep_history('opinion_rules');

insert into opinion_rules (code, valid, opens_before, opens_before_unit, closes_after, closes_after_unit, closes_from, not_due_cases, presence_years, project_years,
    kinship_degree, required_documents, answer_days, answer_day_kind, silence_assent, integration_days, notice_days, saturday_moves_on, reminder_days,
    legal_source, note, to_verify)
select code, valid::daterange, opens_before, unit, closes_after, unit, closes_from,
       array['three_years_and_project', 'fostered_to_relative', 'prosieguo', 'protection'], 3, 2, 4,
       array['identity_document', 'permit', 'guardianship', 'integration_path'], 30, 'calendar', silence, 30, 10, false, array[30, 15, 5, 1],
       source, note, true
  from (values
    ('guidelines-2017', '[2017-02-27,2017-05-06)', 3, 2, 'months', 'majority', false, 'Decreto direttoriale 27 febbraio 2017 e Linee guida 24 febbraio 2017',
     'Da confermare con un giurista: finestra secondo le FAQ dell''epoca (da 3 mesi prima a 2 mesi dopo i 18 anni); 30 giorni per la risposta e per l''integrazione secondo il termine generale della L. 241/1990.'),
    ('law-47-2017', '[2017-05-06,2018-10-05)', 3, 2, 'months', 'majority', true, 'Linee guida 24 febbraio 2017; silenzio-assenso: L. 47/2017 art. 13',
     'Da confermare con un giurista: termine della risposta e data da cui opera il silenzio-assenso.'),
    ('dl-113-2018', '[2018-10-05,2020-10-22)', 3, 2, 'months', 'majority', false, 'Linee guida 24 febbraio 2017; DL 113/2018 (silenzio-assenso tolto)',
     'Da confermare con un giurista: termine della risposta.'),
    ('dl-130-2020', '[2020-10-22,2022-12-21)', 3, 2, 'months', 'majority', true, 'Linee guida 24 febbraio 2017; DL 130/2020 (silenzio-assenso ripristinato)',
     'Da confermare con un giurista: termine della risposta.'),
    ('dpr-191-2022', '[2022-12-21,2023-05-06)', 90, 60, 'days', 'permit_expiry', true, 'DPR 394/1999 art. 14-bis, introdotto dal DPR 191/2022',
     'Da confermare con un giurista: primo giorno di applicazione e termine della risposta.'),
    ('dl-20-2023', '[2023-05-06,2025-07-01)', 90, 60, 'days', 'permit_expiry', true, 'DPR 394/1999 art. 14-bis; DL 20/2023 convertito dalla L. 50/2023',
     'Da confermare con un giurista: effetto del DL 20/2023 sul silenzio-assenso, non verificato; termine della risposta.'),
    ('online-2025', '[2025-07-01,)', 90, 60, 'days', 'permit_expiry', true, 'DPR 394/1999 art. 14-bis; richieste presentate nel SIM dal 1° luglio 2025',
     'Da confermare con un giurista: silenzio-assenso dopo il DL 20/2023 e termine della risposta.')
  ) version (code, valid, opens_before, closes_after, unit, closes_from, silence, source, note);

create table public_holidays (
  id bigint generated always as identity primary key,
  municipality_code text check (municipality_code ~ '^[0-9]{6}$'),
  month integer not null check (month between 1 and 12),
  day integer not null check (day between 1 and 31),
  from_year integer not null check (from_year between 1900 and 2199),
  to_year integer check (to_year >= from_year),
  name text not null check (btrim(name) <> ''),
  legal_source text not null check (btrim(legal_source) <> ''),
  to_verify boolean not null default false,
  unique nulls not distinct (municipality_code, month, day, from_year)
);
comment on table public_holidays is 'Holidays that return every year on their day, in the years in which the law has them; Sundays and Easter Monday are computed';
comment on column public_holidays.id is 'Internal key';
comment on column public_holidays.municipality_code is 'ISTAT code of the municipality whose patron it is; null: national';
comment on column public_holidays.month is '1 to 12';
comment on column public_holidays.day is 'Day of the month';
comment on column public_holidays.from_year is 'First year in which it is a holiday, as far as terms of SIM go back';
comment on column public_holidays.to_year is 'Last year, counted; null: still in force';
comment on column public_holidays.name is 'Its name';
comment on column public_holidays.legal_source is 'Act that made it';
comment on column public_holidays.to_verify is 'No jurist has confirmed it yet';
select app.keep_history('public_holidays');
insert into public_holidays (municipality_code, month, day, from_year, name, legal_source, to_verify) values
  (null, 1, 1, 2001, 'Capodanno', 'L. 260/1949 art. 2', false),
  (null, 1, 6, 2001, 'Epifania', 'L. 260/1949 art. 2; DPR 792/1985', false),
  (null, 4, 25, 2001, 'Anniversario della liberazione', 'L. 260/1949 art. 2', false),
  (null, 5, 1, 2001, 'Festa del lavoro', 'L. 260/1949 art. 2', false),
  (null, 6, 2, 2001, 'Festa della Repubblica', 'L. 336/2000 art. 1', false),
  (null, 8, 15, 2001, 'Assunzione della Beata Vergine Maria', 'L. 260/1949 art. 2', false),
  (null, 10, 4, 2026, 'San Francesco d''Assisi', 'L. 151/2025', true),
  (null, 11, 1, 2001, 'Ognissanti', 'L. 260/1949 art. 2', false),
  (null, 12, 8, 2001, 'Immacolata Concezione', 'L. 260/1949 art. 2', false),
  (null, 12, 25, 2001, 'Natale', 'L. 260/1949 art. 2', false),
  (null, 12, 26, 2001, 'Santo Stefano', 'L. 260/1949 art. 2', false),
  ('058091', 6, 29, 2001, 'Santi Pietro e Paolo, patroni di Roma', 'DPR 792/1985', false);

do $$
declare
  name text;
begin
  foreach name in array array['opinion_rules', 'opinion_rules_history', 'public_holidays', 'public_holidays_history'] loop
    execute format('alter table %I enable row level security, force row level security', name);
    execute format('create policy owner on %I to sim_owner using (true)', name);
    execute format('create policy national on %I to sim_national using (true)', name);
  end loop;
end
$$;
create policy readers on opinion_rules for select to sim_territorial, sim_applicant using (true);
create policy readers on public_holidays for select to sim_territorial, sim_applicant using (true);
grant select on opinion_rules, public_holidays to sim_national, sim_territorial, sim_applicant;
grant select on opinion_rules_history, public_holidays_history to sim_national;
grant insert (code, valid, opens_before, opens_before_unit, closes_after, closes_after_unit, closes_from, not_due_cases, presence_years, project_years, kinship_degree,
    required_documents, answer_days, answer_day_kind, silence_assent, integration_days, notice_days, saturday_moves_on, reminder_days, legal_source, note, to_verify),
  update (valid, opens_before, opens_before_unit, closes_after, closes_after_unit, closes_from, not_due_cases, presence_years, project_years, kinship_degree,
    required_documents, answer_days, answer_day_kind, silence_assent, integration_days, notice_days, saturday_moves_on, reminder_days, legal_source, note, to_verify)
  on opinion_rules to sim_national;

-- A version that has begun is what people filed under: it may only be ended, on a day that has not come. Its source, note and confirmation may be mended.
create function app.guard_opinion_rule() returns trigger language plpgsql set search_path = public, app, pg_temp as $$
declare
  today date := (now() at time zone 'Europe/Rome')::date;
begin
  if lower(old.valid) > today then
    return new;
  end if;
  if lower(new.valid) <> lower(old.valid) or coalesce(upper(new.valid), 'infinity') < least(today + 1, coalesce(upper(old.valid), 'infinity'))
    or to_jsonb(new) - array['valid', 'legal_source', 'note', 'to_verify', 'recorded_at', 'change_id']
       <> to_jsonb(old) - array['valid', 'legal_source', 'note', 'to_verify', 'recorded_at', 'change_id'] then
    raise exception 'a version that has begun may only be ended' using errcode = 'check_violation', constraint = 'opinion_rule_begun';
  end if;
  return new;
end
$$;
comment on function app.guard_opinion_rule() is 'Keeps the rules under which requests were filed as they were';
create trigger guard_opinion_rule before update on opinion_rules for each row execute function app.guard_opinion_rule();

-- Minors about whom a request is on file. The table comes with the requests (0023), which replaces this.
create function app.minors_with_opinion_request() returns setof bigint language sql stable set search_path = public, app, pg_temp as $$
  select null::bigint where false
$$;
comment on function app.minors_with_opinion_request() is 'Minors about whom a request for an opinion is on file, withdrawn ones aside';
revoke execute on function app.minors_with_opinion_request() from public;
grant execute on function app.minors_with_opinion_request() to sim_national, sim_territorial;
