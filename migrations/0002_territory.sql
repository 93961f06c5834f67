-- Up Migration

-- Territory (regions, prefectures, provinces, municipalities, countries) and the masters of reception (kinds of facility with
-- their dated rules, managing bodies, facilities, capacities). No personal data: everyone may read.

-- unaccent() is only STABLE, because its dictionary could change; naming the dictionary and freezing the search path makes it fit for an index.
do $$
declare
  home text;
begin
  if to_regprocedure('app.fold(text)') is null then
    select n.nspname into strict home
      from pg_extension e join pg_namespace n on n.oid = e.extnamespace where e.extname = 'unaccent';
    execute format(
      'create function app.fold(value text) returns text language sql immutable strict parallel safe
         return lower(%1$I.unaccent(%2$L::regdictionary, value))', home, format('%I.unaccent', home));
    execute 'grant execute on function app.fold(text) to public';
    execute 'comment on function app.fold(text) is ''Text without accents and in small letters, for searching and comparing names''';
  end if;
end
$$;

-- Regions ---------------------------------------------------------------------------------------------------------------------

create table regions (
  code text primary key check (code ~ '^IT[CFGHI][0-9]$'),
  istat_code char(2) not null check (istat_code ~ '^[0-9]{2}$'),
  name_it text not null unique,
  sort_order smallint not null unique check (sort_order > 0)
);
comment on table regions is 'The 21 territorial units of the statistics: 19 regions, and the autonomous provinces of Trento and Bolzano apart';
comment on column regions.code is 'NUTS 2 code (Eurostat, 2021 classification)';
comment on column regions.istat_code is 'ISTAT region code; 04 for both Trento and Bolzano';
comment on column regions.name_it is 'Italian name as the published reports print it';
comment on column regions.sort_order is 'Order of lists: by ISTAT code, Bolzano before Trento';

insert into regions (code, istat_code, name_it, sort_order) values
  ('ITC1', '01', 'Piemonte', 1),
  ('ITC2', '02', 'Valle d''Aosta', 2),
  ('ITC4', '03', 'Lombardia', 3),
  ('ITH1', '04', 'Bolzano', 4),
  ('ITH2', '04', 'Trento', 5),
  ('ITH3', '05', 'Veneto', 6),
  ('ITH4', '06', 'Friuli-Venezia Giulia', 7),
  ('ITC3', '07', 'Liguria', 8),
  ('ITH5', '08', 'Emilia-Romagna', 9),
  ('ITI1', '09', 'Toscana', 10),
  ('ITI2', '10', 'Umbria', 11),
  ('ITI3', '11', 'Marche', 12),
  ('ITI4', '12', 'Lazio', 13),
  ('ITF1', '13', 'Abruzzo', 14),
  ('ITF2', '14', 'Molise', 15),
  ('ITF3', '15', 'Campania', 16),
  ('ITF4', '16', 'Puglia', 17),
  ('ITF5', '17', 'Basilicata', 18),
  ('ITF6', '18', 'Calabria', 19),
  ('ITG1', '19', 'Sicilia', 20),
  ('ITG2', '20', 'Sardegna', 21);

-- Prefectures, provinces, municipalities --------------------------------------------------------------------------------------

create table prefectures (
  code text primary key check (code ~ '^[A-Z]{2}$'),
  name text not null unique,
  region_code text not null references regions (code),
  unique (code, region_code)
);
comment on table prefectures is 'Prefetture-UTG, with the offices that hold their functions in Aosta, Trento and Bolzano';
comment on column prefectures.code is 'Two letters of the seat, as in the archive of ANPR (Ministry of the Interior)';
comment on column prefectures.name is 'Italian name of the office';
comment on column prefectures.region_code is 'Region in which it has its seat';

create table provinces (
  istat_code char(3) primary key check (istat_code ~ '^[0-9]{3}$'),
  sigla char(2) not null check (sigla ~ '^[A-Z]{2}$'),
  name text not null,
  region_code text not null references regions (code),
  prefecture_code text not null references prefectures (code),
  valid daterange not null check (not isempty(valid)),
  exclude using gist (sigla with =, valid with &&),
  exclude using gist (name with =, valid with &&)
);
comment on table provinces is 'Provinces, metropolitan cities and free consortia of municipalities, former ones included';
comment on column provinces.istat_code is 'ISTAT province code, the historical one where a metropolitan city has another: the first three digits of its municipalities';
comment on column provinces.sigla is 'Two letters of the province (number plates)';
comment on column provinces.name is 'Italian name';
comment on column provinces.region_code is 'Statistical region';
comment on column provinces.prefecture_code is 'Prefecture competent for the province';
comment on column provinces.valid is 'Days on which the code is in use; no lower bound: already on 1 January 2005, where these data begin';

create table municipalities (
  id bigint generated always as identity primary key,
  istat_code char(6) not null check (istat_code ~ '^[0-9]{6}$'),
  belfiore char(4) check (belfiore ~ '^[A-Z][0-9]{3}$'),
  name text not null check (name <> ''),
  province_code char(3) not null references provinces (istat_code),
  region_code text not null references regions (code),
  prefecture_code text not null references prefectures (code),
  valid daterange not null check (not isempty(valid)),
  successor_id bigint references municipalities (id),
  unique (id, region_code),
  unique (id, region_code, prefecture_code),
  exclude using gist (istat_code with =, valid with &&),
  check (successor_id is null or not upper_inf(valid))
);
comment on table municipalities is 'Municipalities, one row for each period in which code, name and province stay the same; former ones are kept';
comment on column municipalities.id is 'Internal key: other tables point at it, because an ISTAT code may change and come back';
comment on column municipalities.istat_code is 'ISTAT code, six digits';
comment on column municipalities.belfiore is 'Belfiore (cadastral) code, as in the codice fiscale; null where the source gives none';
comment on column municipalities.name is 'Official Italian name';
comment on column municipalities.province_code is 'Province in this period';
comment on column municipalities.region_code is 'Statistical region in this period';
comment on column municipalities.prefecture_code is 'Competent prefecture in this period';
comment on column municipalities.valid is 'Days on which this row is true; no lower bound: already on 1 January 2005, where these data begin; no upper bound: in being';
comment on column municipalities.successor_id is 'For a former row: the one that follows it by code change or merger, where known';

create index municipalities_name_search on municipalities using gin (app.fold(name) gin_trgm_ops);
create index municipalities_province on municipalities (province_code);
create index municipalities_region on municipalities (region_code);
create index municipalities_prefecture on municipalities (prefecture_code);
create index municipalities_successor on municipalities (successor_id) where successor_id is not null;

-- Countries -------------------------------------------------------------------------------------------------------------------

create table countries (
  alpha3 char(3) primary key check (alpha3 ~ '^[A-Z]{3}$'),
  alpha2 char(2) unique check (alpha2 ~ '^[A-Z]{2}$'),
  istat_code char(3) check (istat_code ~ '^[0-9]{3}$'),
  belfiore char(4) check (belfiore ~ '^Z[0-9]{3}$'),
  name_it text not null,
  name_en text not null,
  report_name text not null,
  continent text check (continent in ('europe', 'africa', 'asia', 'america', 'oceania')),
  valid daterange not null check (not isempty(valid)),
  eu_member daterange check (not isempty(eu_member)),
  exclude using gist (name_it with =, valid with &&)
);
comment on table countries is 'Countries and territories for citizenship and birth, Kosovo and statelessness included, former states dated';
comment on column countries.alpha3 is 'ISO 3166-1 alpha-3; user-assigned codes XKX (Kosovo) and XXA (stateless person)';
comment on column countries.alpha2 is 'ISO 3166-1 alpha-2; XK for Kosovo; null for the stateless and for former states';
comment on column countries.istat_code is 'ISTAT code of foreign states; 999 for the stateless; null where ISTAT has none';
comment on column countries.belfiore is 'Belfiore code of foreign states, as in the codice fiscale; null where there is none';
comment on column countries.name_it is 'Italian name';
comment on column countries.name_en is 'English name';
comment on column countries.report_name is 'Italian name as the Ministry''s monthly report prints it';
comment on column countries.continent is 'Continent as in ISTAT''s classification; null for the stateless';
comment on column countries.valid is 'Days on which the state exists; no bound where it is older than these data or in being';
comment on column countries.eu_member is 'Days of membership of the European Union (or the Communities); null where never';

create index countries_name_search on countries using gin (app.fold(name_it) gin_trgm_ops);

-- Kinds of facility and their rules -------------------------------------------------------------------------------------------

create table facility_kinds (
  code text primary key,
  exchange_code text not null unique,
  label_it text not null unique,
  label_en text not null unique,
  sort_order smallint not null unique
);
comment on table facility_kinds is 'Kinds of reception facility';
comment on column facility_kinds.code is 'Code in the database and the API';
comment on column facility_kinds.exchange_code is 'Code in the exchange files';
comment on column facility_kinds.label_it is 'Italian label';
comment on column facility_kinds.label_en is 'English label';
comment on column facility_kinds.sort_order is 'Order of lists: from first reception to second';

insert into facility_kinds (code, exchange_code, label_it, label_en, sort_order) values
  ('first_governmental', 'PRIMA_GOVERNATIVA', 'Prima accoglienza governativa', 'Governmental first reception', 1),
  ('temporary_prefectural', 'CAS_MINORI', 'Struttura temporanea prefettizia (CAS minori)', 'Temporary prefectural facility', 2),
  ('first_municipal', 'PRIMA_COMUNALE', 'Prima accoglienza comunale', 'Municipal first reception', 3),
  ('adult_section', 'SEZIONE_ADULTI', 'Sezione dedicata in centro per adulti', 'Dedicated section of a centre for adults', 4),
  ('sai', 'SAI', 'SAI (seconda accoglienza)', 'SAI network (second reception)', 5),
  ('second_accredited', 'SECONDA_ACCREDITATA', 'Seconda accoglienza accreditata', 'Accredited second reception', 6);

create table facility_kind_rules (
  id bigint generated always as identity primary key,
  kind text not null references facility_kinds (code),
  valid daterange not null check (not isempty(valid)),
  minimum_age smallint check (minimum_age between 1 and 17),
  minimum_age_effect text check (minimum_age_effect in ('warn', 'refuse')),
  maximum_days smallint check (maximum_days > 0),
  maximum_days_effect text check (maximum_days_effect in ('warn', 'refuse')),
  extension_days smallint not null default 0 check (extension_days >= 0),
  places_cap smallint check (places_cap > 0),
  extra_places_percent smallint check (extra_places_percent between 1 and 100),
  places_effect text not null default 'warn' check (places_effect in ('warn', 'refuse')),
  legal_source text not null check (legal_source <> ''),
  note text,
  exclude using gist (kind with =, valid with &&),
  check ((minimum_age is null) = (minimum_age_effect is null)),
  check ((maximum_days is null) = (maximum_days_effect is null)),
  check (maximum_days is not null or extension_days = 0)
);
comment on table facility_kind_rules is 'Limits of a kind of facility, dated, with their source, so that a jurist corrects them without a programmer. No row for a day: no limit is known for that day';
comment on column facility_kind_rules.id is 'Internal key';
comment on column facility_kind_rules.kind is 'Kind of facility';
comment on column facility_kind_rules.valid is 'Days on which the rule applies; periods of one kind never overlap';
comment on column facility_kind_rules.minimum_age is 'Completed years needed on the day the stay begins; null: none';
comment on column facility_kind_rules.minimum_age_effect is 'What a younger minor causes: warn or refuse';
comment on column facility_kind_rules.maximum_days is 'Days a stay may last, extension apart; null: no limit';
comment on column facility_kind_rules.maximum_days_effect is 'What a longer stay causes: warn or refuse';
comment on column facility_kind_rules.extension_days is 'Days that a measure may add to the maximum';
comment on column facility_kind_rules.places_cap is 'Places that count at most, whatever the facility declares; null: all that it declares';
comment on column facility_kind_rules.extra_places_percent is 'Per cent of its places that may be added in extreme urgency: within them a stay warns, beyond them it is refused; null: none';
comment on column facility_kind_rules.places_effect is 'What more minors than places cause where nothing may be added: warn or refuse';
comment on column facility_kind_rules.legal_source is 'Article of law, or the practice, from which the rule comes';
comment on column facility_kind_rules.note is 'Doubts, and what a jurist should check';

insert into facility_kind_rules
  (kind, valid, minimum_age, minimum_age_effect, maximum_days, maximum_days_effect, extension_days, places_cap, extra_places_percent, places_effect, legal_source, note)
values
  ('first_governmental', '[2017-05-06,2023-12-03)', null, null, 30, 'warn', 0, null, null, 'warn',
   'D.Lgs 142/2015, art. 19, c. 1, as changed by L. 47/2017, art. 4',
   'Identification within 10 days is a deadline of the procedure. The text before L. 47/2017 (60 days?) was not read: a jurist adds its row'),
  ('first_governmental', '[2023-12-03,)', null, null, 45, 'warn', 0, null, null, 'warn',
   'D.Lgs 142/2015, art. 19, c. 1, as changed by DL 133/2023, conv. L. 176/2023',
   'The 45 days and their first day (entry into force of the conversion law) were not read in the Gazzetta: a jurist confirms them'),
  ('temporary_prefectural', '[2016-08-21,2023-12-03)', 14, 'refuse', null, null, 0, 50, null, 'warn',
   'D.Lgs 142/2015, art. 19, c. 3-bis, added by DL 113/2016, art. 1-ter, conv. L. 160/2016',
   'For the strictly necessary time: no number of days in the law. A jurist confirms the first day'),
  ('temporary_prefectural', '[2023-12-03,)', 14, 'refuse', null, null, 0, 50, 50, 'refuse',
   'D.Lgs 142/2015, art. 19, c. 3-bis, as changed by DL 133/2023, art. 5, conv. L. 176/2023',
   'Half as many places again in extreme urgency'),
  ('adult_section', '[2023-10-06,2023-12-03)', 16, 'refuse', 90, 'warn', 0, null, null, 'warn',
   'D.Lgs 142/2015, art. 19, c. 3-bis, as changed by DL 133/2023, art. 5 (text of the decree)', 'Before 6 October 2023 the law knew no such section'),
  ('adult_section', '[2023-12-03,)', 16, 'refuse', 90, 'warn', 60, null, null, 'warn',
   'D.Lgs 142/2015, art. 19, c. 3-bis, as changed by DL 133/2023, art. 5, conv. L. 176/2023',
   'Ninety days, extendable by sixty. A jurist confirms the first day of the extension'),
  ('first_municipal', '[2014-01-01,)', null, null, null, null, 0, null, null, 'warn',
   'Places declared by the managing body', 'D.Lgs 142/2015, art. 19, c. 3; minors under 14 are received here by practice'),
  ('sai', '[2014-01-01,)', null, null, null, null, 0, null, null, 'warn',
   'Places declared by the managing body', 'DL 416/1989, art. 1-sexies; SPRAR until 2018, SIPROIMI until 2020'),
  ('second_accredited', '[2014-01-01,)', null, null, null, null, 0, null, null, 'warn',
   'Places declared by the managing body', 'L. 184/1983, art. 2; requirements are set by each region');

-- Managing bodies, facilities, capacities -------------------------------------------------------------------------------------

create function app.body_key(name text) returns text language sql immutable strict parallel safe
  return btrim(regexp_replace(app.fold(name), '[^a-z0-9]+', ' ', 'g'));
comment on function app.body_key(text) is 'Name of a body without accents, capitals and punctuation: what makes two spellings one body';

create table managing_bodies (
  id bigint generated always as identity primary key,
  name text not null check (btrim(name) <> ''),
  name_key text not null generated always as (app.body_key(name)) stored unique,
  tax_code text unique check (tax_code ~ '^([0-9]{11}|[A-Z0-9]{16})$'),
  kind text check (kind in ('public_body', 'social_cooperative', 'association', 'foundation', 'religious_body', 'consortium', 'company', 'other'))
);
comment on table managing_bodies is 'Bodies that run reception facilities';
comment on column managing_bodies.id is 'Internal key';
comment on column managing_bodies.name is 'Name as registered';
comment on column managing_bodies.name_key is 'Name without accents, capitals and punctuation: two bodies may not share it';
comment on column managing_bodies.tax_code is 'Codice fiscale of the body; null where not known';
comment on column managing_bodies.kind is 'Legal kind; null where not known';

create table facilities (
  id bigint generated always as identity primary key,
  code text not null unique check (code ~ '^[A-Za-z0-9._/-]{1,30}$'),
  name text not null check (btrim(name) <> ''),
  kind text not null references facility_kinds (code),
  managing_body_id bigint not null references managing_bodies (id),
  municipality_id bigint not null references municipalities (id),
  open_on date not null,
  closed_on date,
  open_during daterange not null generated always as (daterange(open_on, closed_on)) stored,
  unique (id, municipality_id),
  check (closed_on > open_on)
);
comment on table facilities is 'Reception facilities';
comment on column facilities.id is 'Internal key';
comment on column facilities.code is 'Code of the facility in the exchange files and the API';
comment on column facilities.name is 'Name of the facility';
comment on column facilities.kind is 'Kind of facility';
comment on column facilities.managing_body_id is 'Body that runs it';
comment on column facilities.municipality_id is 'Municipality where it stands: gives region and prefecture of the stays in it. Never changed: a facility that moves is another one';
comment on column facilities.open_on is 'First day on which it receives';
comment on column facilities.closed_on is 'First day on which it no longer receives (the last open day is the day before); null while open';
comment on column facilities.open_during is 'Days on which it receives, from open_on to the day before closed_on';

create index facilities_managing_body on facilities (managing_body_id);
create index facilities_municipality on facilities (municipality_id);
create index facilities_kind on facilities (kind);
create index facilities_name_search on facilities using gin (app.fold(name) gin_trgm_ops);

create table facility_capacities (
  id bigint generated always as identity primary key,
  facility_id bigint not null references facilities (id) on delete cascade,
  valid daterange not null check (not isempty(valid) and not lower_inf(valid)),
  places smallint not null check (places > 0),
  exclude using gist (facility_id with =, valid with &&)
);
comment on table facility_capacities is 'Places of a facility over time';
comment on column facility_capacities.id is 'Internal key';
comment on column facility_capacities.facility_id is 'Facility';
comment on column facility_capacities.valid is 'Days on which the facility has these places; periods of one facility never overlap';
comment on column facility_capacities.places is 'Authorised places for minors';

-- Grants ----------------------------------------------------------------------------------------------------------------------

grant select on regions, prefectures, provinces, municipalities, countries, facility_kinds, facility_kind_rules,
  managing_bodies, facilities, facility_capacities to sim_national, sim_territorial, sim_service;

-- Reference data are loaded at start and by the operator's command, both as national.
grant insert, update on prefectures, provinces, municipalities, countries, facility_kind_rules to sim_national;
grant insert (name, tax_code, kind) on managing_bodies to sim_national, sim_territorial;
grant insert (code, name, kind, managing_body_id, municipality_id, open_on, closed_on) on facilities to sim_national, sim_territorial;
grant insert (facility_id, valid, places) on facility_capacities to sim_national, sim_territorial;
grant update (name, tax_code, kind) on managing_bodies to sim_national;
grant update (name, kind, managing_body_id, open_on, closed_on) on facilities to sim_national, sim_territorial;
grant update (valid, places) on facility_capacities to sim_national, sim_territorial;

-- Kind, municipality and places of a facility feed figures: former versions are kept.
select app.keep_history('facilities');
select app.keep_history('facility_capacities');
grant select on facilities_history, facility_capacities_history to sim_national, sim_territorial;

-- A municipality writes only the facilities that stand in it; everyone reads all.
alter table facilities enable row level security, force row level security;
alter table facility_capacities enable row level security, force row level security;

create policy owner on facilities to sim_owner using (true);
create policy readers on facilities for select using (true);
create policy national on facilities to sim_national using (true);
create policy municipality_adds on facilities for insert to sim_territorial
  with check (municipality_id = (select app.scope_municipality()));
create policy municipality_changes on facilities for update to sim_territorial
  using (municipality_id = (select app.scope_municipality())) with check (municipality_id = (select app.scope_municipality()));

create policy owner on facility_capacities to sim_owner using (true);
create policy readers on facility_capacities for select using (true);
create policy national on facility_capacities to sim_national using (true);
create policy municipality_adds on facility_capacities for insert to sim_territorial
  with check (exists (select from facilities f where f.id = facility_id and f.municipality_id = (select app.scope_municipality())));
create policy municipality_changes on facility_capacities for update to sim_territorial
  using (exists (select from facilities f where f.id = facility_id and f.municipality_id = (select app.scope_municipality())))
  with check (exists (select from facilities f where f.id = facility_id and f.municipality_id = (select app.scope_municipality())));
