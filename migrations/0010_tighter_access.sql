-- Up Migration

-- Failures of sign-in belong to the name that was typed, known or not: a lock that only known names get would tell which names are known.

create table sign_in_failures (
  name_hash bytea primary key check (length(name_hash) = 32),
  failures integer not null check (failures > 0),
  locked_until timestamptz not null,
  last_at timestamptz not null default now()
);
comment on table sign_in_failures is 'Failed sign-ins in a row, by the name that was typed, whether or not a user has it';
comment on column sign_in_failures.name_hash is 'SHA-256 of the name in small letters: people type passwords into the wrong box';
comment on column sign_in_failures.failures is 'Failures since the last success';
comment on column sign_in_failures.locked_until is 'Sign-in is refused until then: grows with the failures';
comment on column sign_in_failures.last_at is 'Instant of the last failure: a day later they are forgotten';
create index sign_in_failures_age on sign_in_failures (last_at);

alter table sign_in_failures enable row level security, force row level security;
create policy owner on sign_in_failures to sim_owner using (true);
create policy service on sign_in_failures to sim_service using (true);
grant select, insert, update, delete on sign_in_failures to sim_service;

alter table users drop column failed_sign_ins, drop column locked_until;

-- The reason of a change is free text about a child: a territorial body reads it for the records it reads, and no others.

revoke select on changes from sim_territorial;
grant select (id, at) on changes to sim_territorial;

create function app.changes_of_minor(minor bigint)
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
      select change_id from movements where minor_id = minor union all
      select unnest(array[change_id, ended_by_change_id]) from movements_history where minor_id = minor)
     and (app.scope_kind() = 'national' or minor in (select app.minors_in_charge())
       or (c.organisation_id = app.organisation_id() and minor in (select app.minors_in_scope())))
$$;
comment on function app.changes_of_minor(bigint) is
  'Changes of a record that the actor may read about: all while it is in charge, only its own once it no longer is (whoever acted later would tell where the minor is)';
revoke execute on function app.changes_of_minor(bigint) from public;
grant execute on function app.changes_of_minor(bigint) to sim_national, sim_territorial;

-- A stay that was cancelled never was: its former version, with its note, is no longer for the body that was named in it by mistake.

drop policy in_scope on movements_history;
create policy in_scope on movements_history for select to sim_territorial using (
  minor_id = any (array(select app.minors_in_scope()))
  and (facility_id = (select app.scope_facility()) or municipality_id = (select app.scope_municipality())
    or prefecture_code = (select app.scope_prefecture()) or region_code = (select app.scope_region())
    or minor_id in (select app.minors_in_charge())));
