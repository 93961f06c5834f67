-- Up Migration

-- What the opinion of art. 32 c. 1-bis D.Lgs. 286/1998 rests on: integration paths, residence permits, measures of the court.

create table integration_paths (
  id bigint generated always as identity primary key,
  minor_id bigint not null references minors (id),
  kind text not null check (kind in ('language', 'school', 'training', 'traineeship', 'work', 'doti_percorsi', 'other')),
  provider text not null check (btrim(provider) <> ''),
  from_date date not null,
  to_date date check (to_date >= from_date),
  hours integer check (hours between 1 and 20000),
  certificate_id bigint references minor_attachments (id),
  note text check (note <> ''),
  entered_by_organisation_id bigint references organisations (id) default app.organisation_id()
);
comment on table integration_paths is 'Courses, traineeships, work and projects of a minor: how long the integration project has lasted is reckoned from them';
comment on column integration_paths.kind is 'What it is (domain/integration-path.ts)';
comment on column integration_paths.provider is 'School, body or employer';
comment on column integration_paths.from_date is 'First day';
comment on column integration_paths.to_date is 'Last day, counted; null: it goes on';
comment on column integration_paths.hours is 'Hours in all; null: not known';
comment on column integration_paths.certificate_id is 'File of the record that proves it; null: none yet';
comment on column integration_paths.note is 'What a colleague should know';
comment on column integration_paths.entered_by_organisation_id is 'Body that entered it: it goes on seeing it when the minor has left it';
create index integration_paths_minor on integration_paths (minor_id);
create index integration_paths_certificate on integration_paths (certificate_id) where certificate_id is not null;

create table residence_permits (
  id bigint generated always as identity primary key,
  minor_id bigint not null references minors (id),
  kind text not null check (kind in ('minor_age', 'family', 'asylum', 'subsidiary_protection', 'humanitarian', 'special_protection', 'other')),
  number text check (number <> ''),
  issued_on date,
  expires_on date,
  note text check (note <> ''),
  entered_by_organisation_id bigint references organisations (id) default app.organisation_id(),
  check (expires_on >= issued_on)
);
comment on table residence_permits is 'Residence permits of a minor: the last day for asking the opinion depends on the expiry';
comment on column residence_permits.kind is 'For what it was issued (domain/integration-path.ts)';
comment on column residence_permits.number is 'Number of the card; null: not known';
comment on column residence_permits.issued_on is 'Day of issue; null: not known';
comment on column residence_permits.expires_on is 'Last day on which it is valid; null: not known';
comment on column residence_permits.note is 'What a colleague should know';
comment on column residence_permits.entered_by_organisation_id is 'Body that entered it: it goes on seeing it when the minor has left it';
create index residence_permits_minor on residence_permits (minor_id);

create table minor_measures (
  id bigint generated always as identity primary key,
  minor_id bigint not null references minors (id),
  kind text not null check (kind in ('prosieguo', 'fostered_to_relative')),
  ordered_on date not null,
  ends_on date check (ends_on >= ordered_on),
  kinship_degree integer check (kinship_degree between 1 and 6),
  authority text check (authority <> ''),
  note text check (note <> ''),
  entered_by_organisation_id bigint references organisations (id) default app.organisation_id(),
  check ((kind = 'fostered_to_relative') = (kinship_degree is not null))
);
comment on table minor_measures is 'Measures of the court about a minor that make the opinion not due: prosieguo amministrativo, foster care of a relative';
comment on column minor_measures.kind is 'Which measure (domain/integration-path.ts)';
comment on column minor_measures.ordered_on is 'Day of the order';
comment on column minor_measures.ends_on is 'Last day of the measure; null: it says none';
comment on column minor_measures.kinship_degree is 'Degree of kinship of the relative (art. 76 c.c.); null: not a foster care';
comment on column minor_measures.authority is 'Court or social services; null: not known';
comment on column minor_measures.note is 'What a colleague should know';
comment on column minor_measures.entered_by_organisation_id is 'Body that entered it: it goes on seeing it when the minor has left it';
create index minor_measures_minor on minor_measures (minor_id);

select app.keep_history('integration_paths');
select app.keep_history('residence_permits');
select app.keep_history('minor_measures');
create index integration_paths_history_minor on integration_paths_history (minor_id);
create index residence_permits_history_minor on residence_permits_history (minor_id);
create index minor_measures_history_minor on minor_measures_history (minor_id);
select app.protect_followed_table('integration_paths');
select app.protect_followed_table('residence_permits');
select app.protect_followed_table('minor_measures');
grant select on integration_paths, integration_paths_history, residence_permits, residence_permits_history, minor_measures, minor_measures_history
  to sim_national, sim_territorial;
grant insert (minor_id, kind, provider, from_date, to_date, hours, certificate_id, note),
  update (kind, provider, from_date, to_date, hours, certificate_id, note), delete on integration_paths to sim_national, sim_territorial;
grant insert (minor_id, kind, number, issued_on, expires_on, note), update (kind, number, issued_on, expires_on, note), delete
  on residence_permits to sim_national, sim_territorial;
grant insert (minor_id, kind, ordered_on, ends_on, kinship_degree, authority, note), update (kind, ordered_on, ends_on, kinship_degree, authority, note), delete
  on minor_measures to sim_national, sim_territorial;

-- The record's version and changes, with the new tables ------------------------------------------------------------------------

-- Files are only ever added or withdrawn: they make no form stale that somebody is filling in, so they are no part of the version.
create or replace function app.minor_version(minor bigint) returns bigint language sql stable security definer set search_path = public, app, pg_temp as $$
  select greatest(
    (select change_id from minors where id = minor), (select max(ended_by_change_id) from minors_history where id = minor),
    (select max(change_id) from minor_aliases where minor_id = minor), (select max(ended_by_change_id) from minor_aliases_history where minor_id = minor),
    (select max(change_id) from minor_citizenships where minor_id = minor), (select max(ended_by_change_id) from minor_citizenships_history where minor_id = minor),
    (select max(change_id) from minor_documents where minor_id = minor), (select max(ended_by_change_id) from minor_documents_history where minor_id = minor),
    (select max(change_id) from minor_languages where minor_id = minor), (select max(ended_by_change_id) from minor_languages_history where minor_id = minor),
    (select max(change_id) from minor_contacts where minor_id = minor), (select max(ended_by_change_id) from minor_contacts_history where minor_id = minor),
    (select max(change_id) from minor_relations where minor in (minor_id, other_minor_id)),
    (select max(ended_by_change_id) from minor_relations_history where minor in (minor_id, other_minor_id)),
    (select max(change_id) from integration_paths where minor_id = minor), (select max(ended_by_change_id) from integration_paths_history where minor_id = minor),
    (select max(change_id) from residence_permits where minor_id = minor), (select max(ended_by_change_id) from residence_permits_history where minor_id = minor),
    (select max(change_id) from minor_measures where minor_id = minor), (select max(ended_by_change_id) from minor_measures_history where minor_id = minor),
    (select max(change_id) from movements where minor_id = minor), (select max(ended_by_change_id) from movements_history where minor_id = minor))
$$;

create or replace function app.changes_of_minor(minor bigint)
returns table (id bigint, at timestamptz, user_id bigint, organisation_id bigint, reason text)
language sql stable security definer set search_path = public, app, pg_temp as $$
  select c.id, c.at, c.user_id, c.organisation_id, c.reason
    from changes c
   where c.id in (
      select change_id from minors where id = minor union all
      select unnest(array[change_id, ended_by_change_id]) from minors_history where id = minor union all
      select change_id from minor_aliases where minor_id = minor union all
      select unnest(array[change_id, ended_by_change_id]) from minor_aliases_history where minor_id = minor union all
      select change_id from minor_citizenships where minor_id = minor union all
      select unnest(array[change_id, ended_by_change_id]) from minor_citizenships_history where minor_id = minor union all
      select change_id from minor_documents where minor_id = minor union all
      select unnest(array[change_id, ended_by_change_id]) from minor_documents_history where minor_id = minor union all
      select change_id from minor_languages where minor_id = minor union all
      select unnest(array[change_id, ended_by_change_id]) from minor_languages_history where minor_id = minor union all
      select change_id from minor_attachments where minor_id = minor union all
      select unnest(array[change_id, ended_by_change_id]) from minor_attachments_history where minor_id = minor union all
      select change_id from minor_contacts where minor_id = minor union all
      select unnest(array[change_id, ended_by_change_id]) from minor_contacts_history where minor_id = minor union all
      select change_id from minor_relations where minor in (minor_id, other_minor_id) union all
      select unnest(array[change_id, ended_by_change_id]) from minor_relations_history where minor in (minor_id, other_minor_id) union all
      select change_id from integration_paths where minor_id = minor union all
      select unnest(array[change_id, ended_by_change_id]) from integration_paths_history where minor_id = minor union all
      select change_id from residence_permits where minor_id = minor union all
      select unnest(array[change_id, ended_by_change_id]) from residence_permits_history where minor_id = minor union all
      select change_id from minor_measures where minor_id = minor union all
      select unnest(array[change_id, ended_by_change_id]) from minor_measures_history where minor_id = minor union all
      select change_id from movements where minor_id = minor union all
      select unnest(array[change_id, ended_by_change_id]) from movements_history where minor_id = minor)
     and (app.scope_kind() = 'national' or minor in (select app.minors_in_charge())
       or (c.organisation_id = app.organisation_id() and minor in (select app.minors_in_scope())))
$$;
