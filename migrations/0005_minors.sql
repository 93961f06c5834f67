-- Up Migration

-- The minors: who they are. Where they are is in movements (0006), and with it who may see them.

create sequence sim_code_number;
comment on sequence sim_code_number is 'One number for each SIM code; the code scrambles it';
grant usage on sequence sim_code_number to sim_national, sim_territorial;

create function app.sim_code(number bigint) returns text language plpgsql immutable strict parallel safe as $$
declare
  -- 29 symbols, a prime: any wrong symbol and any two exchanged ones change the check symbol. No 0 1 B I O S Z: they are misread.
  symbols constant text := '23456789ACDEFGHJKLMNPQRTUVWXY';
  -- 29^7, a modulus to which the factor is prime: neighbours get codes that do not look alike, and none comes twice. Fits a bigint up to number 1.4e9.
  rest bigint := (number * 6180339887) % 17249876309;
  a integer := rest % 29;
  b integer := rest / 29 % 29;
  c integer := rest / 841 % 29;
  d integer := rest / 24389 % 29;
  e integer := rest / 707281 % 29;
  f integer := rest / 20511149 % 29;
  g integer := rest / 594823321;
begin
  return substr(symbols, a + 1, 1) || substr(symbols, b + 1, 1) || substr(symbols, c + 1, 1) || substr(symbols, d + 1, 1) || substr(symbols, e + 1, 1)
      || substr(symbols, f + 1, 1) || substr(symbols, g + 1, 1) || substr(symbols, (a + 2 * b + 3 * c + 4 * d + 5 * e + 6 * f + 7 * g) % 29 + 1, 1);
end
$$;
comment on function app.sim_code(bigint) is 'SIM code of a number: seven symbols and a check symbol (domain/sim-code.ts checks it)';

create function app.next_sim_code() returns text language sql volatile parallel unsafe
  return app.sim_code(nextval('sim_code_number'));

create function app.majority_date(birth_date date) returns date language sql immutable strict parallel safe
  -- 29 February never recurs eighteen years later: the year of age is complete at the end of 28 February (c.c. art. 2963), so on 1 March.
  return (birth_date + interval '18 years')::date
         + case when extract(month from birth_date) = 2 and extract(day from birth_date) = 29 then 1 else 0 end;
comment on function app.majority_date(date) is 'The 18th birthday: the first day on which the person is no longer a minor (c.c. art. 2)';

-- Without a time zone: age() of two days would go through the session's zone, and a function of that kind is not inlined into a query.
create function app.age_on(birth_date date, day date) returns integer language sql immutable strict parallel safe
  return extract(year from age(day::timestamp, birth_date::timestamp))::integer;
comment on function app.age_on(date, date) is 'Completed years on a day';

create table minors (
  id bigint generated always as identity primary key,
  sim_code text not null unique default app.next_sim_code() check (sim_code ~ '^[2-9ACDEFGHJKLMNPQRTUVWXY]{8}$'),
  family_name text check (family_name <> ''),
  given_name text check (given_name <> ''),
  name_key text not null,
  sex char(1) not null check (sex in ('M', 'F')),
  birth_date date not null,
  birth_date_quality text not null check (birth_date_quality in ('documented', 'declared', 'presumed', 'attributed')),
  adult_on date not null generated always as (app.majority_date(birth_date)) stored,
  birth_place text check (birth_place <> ''),
  birth_country char(3) references countries (alpha3),
  citizenship char(3) not null references countries (alpha3),
  entry_date date,
  entry_mode text check (entry_mode in ('sea_landing', 'land_border', 'sea_border', 'air_border', 'found_inland', 'dublin_return', 'evacuation')),
  entry_municipality_id bigint references municipalities (id),
  reported_on date not null,
  reporting_body text check (reporting_body <> ''),
  responsible_municipality_id bigint references municipalities (id),
  cui text unique check (cui ~ '^[A-Z0-9]{7}$'),
  codice_fiscale text unique check (codice_fiscale ~ '^[A-Z]{6}[0-9LMNPQRSTUV]{2}[A-Z][0-9LMNPQRSTUV]{2}[A-Z][0-9LMNPQRSTUV]{3}[A-Z]$'),
  registered_by_organisation_id bigint references organisations (id) default app.organisation_id(),
  check (birth_date <= reported_on),
  check (entry_date <= reported_on),
  constraint minors_reported_as_minor check (reported_on < adult_on)
);
comment on table minors is 'Unaccompanied foreign minors reported to the Ministry (D.P.R. 231/2023 art. 3; L. 47/2017 art. 9)';
comment on column minors.id is 'Internal key';
comment on column minors.sim_code is 'SIM code, without the dash; what people read aloud and addresses carry';
comment on column minors.family_name is 'Family name as declared or documented; null when not declared';
comment on column minors.given_name is 'Given name as declared or documented; null when not declared';
comment on column minors.name_key is 'Search key of both names (domain/name-key.ts)';
comment on column minors.sex is 'M or F';
comment on column minors.birth_date is 'Date of birth, as good as its quality says';
comment on column minors.birth_date_quality is 'documented; declared; presumed (estimated, often 1 January); attributed (by the Tribunale per i minorenni, D.Lgs 142/2015 art. 19-bis)';
comment on column minors.adult_on is 'The 18th birthday, computed: from this day the person is not counted';
comment on column minors.birth_place is 'Place of birth, as declared';
comment on column minors.birth_country is 'Country of birth, ISO 3166 alpha-3';
comment on column minors.citizenship is 'Citizenship that counts in the figures, ISO 3166 alpha-3; XXA stateless; further ones are in minor_citizenships';
comment on column minors.entry_date is 'Day of entry into Italy, where known';
comment on column minors.entry_mode is 'How the minor entered or was found';
comment on column minors.entry_municipality_id is 'Municipality of entry or finding';
comment on column minors.reported_on is 'Day of the report to the Ministry: not counted before';
comment on column minors.reporting_body is 'Who reported, as written in the report';
comment on column minors.responsible_municipality_id is 'Municipality in charge, apart from where the minor sleeps';
comment on column minors.cui is 'Codice unico individuo of the fingerprint archive';
comment on column minors.codice_fiscale is 'Italian tax code';
comment on column minors.registered_by_organisation_id is 'Organisation that entered the record; null: the system (import)';

create table minor_aliases (
  id bigint generated always as identity primary key,
  minor_id bigint not null references minors (id),
  family_name text check (family_name <> ''),
  given_name text check (given_name <> ''),
  name_key text not null,
  source text check (source <> ''),
  check (num_nonnulls(family_name, given_name) > 0)
);
comment on table minor_aliases is 'Other names and spellings of a minor';
comment on column minor_aliases.family_name is 'Family name in this spelling';
comment on column minor_aliases.given_name is 'Given name in this spelling';
comment on column minor_aliases.name_key is 'Search key of both (domain/name-key.ts)';
comment on column minor_aliases.source is 'Where this name was seen or heard';

create table minor_citizenships (
  id bigint generated always as identity primary key,
  minor_id bigint not null references minors (id),
  country char(3) not null references countries (alpha3),
  unique (minor_id, country)
);
comment on table minor_citizenships is 'Further citizenships, beside the one that counts in the figures';
comment on column minor_citizenships.country is 'ISO 3166 alpha-3';

create table minor_documents (
  id bigint generated always as identity primary key,
  minor_id bigint not null references minors (id),
  kind text not null check (kind in ('passport', 'identity_card', 'consular_certificate', 'birth_certificate', 'residence_permit', 'permit_receipt', 'other')),
  number text check (number <> ''),
  country char(3) references countries (alpha3),
  issued_on date,
  expires_on date,
  check (expires_on >= issued_on)
);
comment on table minor_documents is 'Identity documents and permits, as shown (their images are attachments)';
comment on column minor_documents.kind is 'Kind of document';
comment on column minor_documents.number is 'Number as printed';
comment on column minor_documents.country is 'Issuing country, ISO 3166 alpha-3';
comment on column minor_documents.issued_on is 'Day of issue';
comment on column minor_documents.expires_on is 'Last day of validity';

create table minor_languages (
  id bigint generated always as identity primary key,
  minor_id bigint not null references minors (id),
  language text not null check (language ~ '^[a-z]{2,3}$'),
  unique (minor_id, language)
);
comment on table minor_languages is 'Languages the minor speaks, for choosing the mediator (L. 47/2017 art. 5)';
comment on column minor_languages.language is 'ISO 639-1, or 639-3 where there is none';

create table minor_codes (
  id bigint generated always as identity primary key,
  minor_id bigint not null references minors (id),
  system text not null check (system in ('exchange_file')),
  code text not null check (code ~ '^[A-Za-z0-9._/-]{1,40}$'),
  unique (system, code)
);
comment on table minor_codes is 'Codes of the minor in other systems';
comment on column minor_codes.system is 'exchange_file: column codice of the import files';
comment on column minor_codes.code is 'The code there';

create index minors_name_search on minors using gin (name_key gin_trgm_ops);
create index minors_by_name on minors (coalesce(family_name, '') collate "it-x-icu", coalesce(given_name, '') collate "it-x-icu", id);
create index minors_by_birth on minors (birth_date, id);
create index minors_by_report on minors (reported_on, id);
create index minors_responsible on minors (responsible_municipality_id) where responsible_municipality_id is not null;
create index minors_registered_by on minors (registered_by_organisation_id) where registered_by_organisation_id is not null;
create index minor_aliases_minor on minor_aliases (minor_id);
create index minor_aliases_name_search on minor_aliases using gin (name_key gin_trgm_ops);
create index minor_documents_minor on minor_documents (minor_id);
create index minor_codes_minor on minor_codes (minor_id);

select app.keep_history('minors');
select app.keep_history('minor_aliases');
select app.keep_history('minor_citizenships');
select app.keep_history('minor_documents');
select app.keep_history('minor_languages');
create index minors_history_id on minors_history (id);
create index minor_aliases_history_minor on minor_aliases_history (minor_id);
create index minor_citizenships_history_minor on minor_citizenships_history (minor_id);
create index minor_documents_history_minor on minor_documents_history (minor_id);
create index minor_languages_history_minor on minor_languages_history (minor_id);

-- System time, SIM code and history are the database's: no role gets them in a grant.
grant select on minors, minors_history, minor_aliases, minor_aliases_history, minor_citizenships, minor_citizenships_history,
  minor_documents, minor_documents_history, minor_languages, minor_languages_history, minor_codes to sim_national, sim_territorial;
grant insert (family_name, given_name, name_key, sex, birth_date, birth_date_quality, birth_place, birth_country, citizenship, entry_date, entry_mode,
    entry_municipality_id, reported_on, reporting_body, responsible_municipality_id, cui, codice_fiscale),
  update (family_name, given_name, name_key, sex, birth_date, birth_date_quality, birth_place, birth_country, citizenship, entry_date, entry_mode,
    entry_municipality_id, reported_on, reporting_body, responsible_municipality_id, cui, codice_fiscale)
  on minors to sim_national, sim_territorial;
grant insert (minor_id, family_name, given_name, name_key, source), update (family_name, given_name, name_key, source), delete on minor_aliases to sim_national, sim_territorial;
grant insert (minor_id, country), delete on minor_citizenships to sim_national, sim_territorial;
grant insert (minor_id, kind, number, country, issued_on, expires_on), update (kind, number, country, issued_on, expires_on), delete on minor_documents to sim_national, sim_territorial;
grant insert (minor_id, language), delete on minor_languages to sim_national, sim_territorial;
grant insert (minor_id, system, code) on minor_codes to sim_national;
