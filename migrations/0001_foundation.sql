-- Up Migration

-- What every later migration stands on: who acts (app.*), when a change happened (changes), and how former versions are kept.

create schema app;
comment on schema app is 'Functions of SIM: who acts, when, and what may be seen';
grant usage on schema app to sim_national, sim_territorial, sim_service;
revoke create on schema public from public;
grant usage on schema public to sim_national, sim_territorial, sim_service;

-- Who acts. The unit of work sets these for one transaction only ---------------------------------------------------------------

create function app.user_id() returns bigint language sql stable parallel safe
  return nullif(current_setting('app.user_id', true), '')::bigint;
comment on function app.user_id() is 'The acting user; null for the system itself';

create function app.organisation_id() returns bigint language sql stable parallel safe
  return nullif(current_setting('app.organisation_id', true), '')::bigint;
comment on function app.organisation_id() is 'The organisation for which the user acts; null for the system itself';

create function app.scope_kind() returns text language sql stable parallel safe
  return nullif(current_setting('app.scope_kind', true), '');
comment on function app.scope_kind() is 'Breadth of the actor''s scope: national, region, prefecture, municipality, facility';

create function app.scope_id() returns text language sql stable parallel safe
  return nullif(current_setting('app.scope_id', true), '');
comment on function app.scope_id() is 'Region code, prefecture code, municipality id or facility id, according to app.scope_kind(); null when national';

create function app.scope_region() returns text language sql stable parallel safe
  return case when app.scope_kind() = 'region' then app.scope_id() end;
create function app.scope_prefecture() returns text language sql stable parallel safe
  return case when app.scope_kind() = 'prefecture' then app.scope_id() end;
create function app.scope_municipality() returns bigint language sql stable parallel safe
  return case when app.scope_kind() = 'municipality' then app.scope_id()::bigint end;
create function app.scope_facility() returns bigint language sql stable parallel safe
  return case when app.scope_kind() = 'facility' then app.scope_id()::bigint end;

-- When a change happened ------------------------------------------------------------------------------------------------------

create table changes (
  id bigint generated always as identity primary key,
  server_started_at timestamptz not null,
  transaction_id xid8 not null,
  at timestamptz not null,
  user_id bigint,
  organisation_id bigint,
  reason text,
  unique (server_started_at, transaction_id)
);
comment on table changes is 'One row for each transaction that changed a table with history: its instant, author and reason';
comment on column changes.id is 'Grows with time; rows point at it';
comment on column changes.server_started_at is 'Start of the database server: with the transaction number it names a transaction for ever, restores included';
comment on column changes.transaction_id is 'PostgreSQL''s transaction number';
comment on column changes.at is 'System time (UTC): the instant from which the change is known';
comment on column changes.user_id is 'Author; null for the system itself (an operator''s command)';
comment on column changes.organisation_id is 'Organisation for which the author acted';
comment on column changes.reason is 'Why, in the author''s words (corrections need it)';
create index changes_at on changes (at);
grant select on changes to sim_national, sim_territorial;

-- The instant of this session's transaction, in microseconds since 1970, as currval(): a variable that only the owner can set. Columns' defaults
-- read it, and changes_id_seq likewise, for each row; looking the change up for each row would cost more than writing the row.
create sequence change_clock;
comment on sequence change_clock is 'Not a counter: setval() by app.change_id() and currval() by defaults make it a session''s variable that no application role can write';
grant select on sequence change_clock, changes_id_seq to sim_national, sim_territorial, sim_service;

-- Readers of "as known at K" must never see half of a transaction, nor later find one that was open at K. So the instant is one per
-- transaction and is taken under a shared lock; a frozen census takes the same lock alone, and then no open change can be older than K.
create function app.change_id() returns bigint language plpgsql volatile security definer set search_path = public, app, pg_temp as $$
declare
  known bigint;
  instant timestamptz;
begin
  select c.id into known from changes c
    where c.server_started_at = pg_postmaster_start_time() and c.transaction_id = pg_current_xact_id();
  if found then
    return known;
  end if;
  perform pg_advisory_xact_lock_shared(app.change_lock());
  insert into changes (server_started_at, transaction_id, at, user_id, organisation_id, reason)
    values (pg_postmaster_start_time(), pg_current_xact_id(), clock_timestamp(), app.user_id(), app.organisation_id(),
            nullif(current_setting('app.reason', true), ''))
    returning id, at into known, instant;
  perform setval('change_clock', (extract(epoch from instant) * 1000000)::bigint);
  return known;
end
$$;

create function app.change_lock() returns bigint language sql immutable parallel safe return 5302017;
comment on function app.change_lock() is 'Advisory lock: shared by every change, alone for whoever fixes an instant K';

create function app.change_instant() returns timestamptz language plpgsql volatile security definer set search_path = public, app, pg_temp as $$
begin
  perform app.change_id();
  return timestamptz 'epoch' + currval('change_clock') * interval '1 microsecond';
end
$$;
comment on function app.change_id() is 'The change (changes.id) of this transaction, made at its first use';
comment on function app.change_instant() is 'System time of this transaction''s change; the same for all its rows';

create function app.open_change() returns trigger language plpgsql security definer set search_path = public, app, pg_temp as $$
begin
  perform app.change_id();
  return null;
end
$$;
comment on function app.open_change() is 'Trigger before a statement that inserts: makes the change that the defaults of its rows name';

-- How former versions are kept ------------------------------------------------------------------------------------------------

create function app.record_history() returns trigger language plpgsql security definer set search_path = public, app, pg_temp as $$
declare
  instant timestamptz;
  change bigint;
begin
  if tg_op = 'UPDATE' and old is not distinct from new then
    return new;
  end if;
  change := app.change_id();
  instant := app.change_instant();
  if old.recorded_at > instant then
    -- Somebody changed this row after our transaction took its instant: history would run backwards. The unit of work tries again.
    raise exception 'row of % changed meanwhile', tg_table_name using errcode = 'serialization_failure';
  end if;
  -- A version written and replaced inside one transaction was never known to anybody.
  if old.recorded_at < instant then
    execute format('insert into %I select ($1).*, $2, $3', tg_table_name || '_history') using old, instant, change;
  end if;
  if tg_op = 'DELETE' then
    return old;
  end if;
  new.recorded_at := instant;
  new.change_id := change;
  return new;
end
$$;
comment on function app.record_history() is 'Trigger: moves the former version of a row into its history table';

create function app.keep_history(tracked regclass) returns void language plpgsql set search_path = public, app, pg_temp as $$
declare
  name text := (select relname from pg_class where oid = tracked);
  col record;
begin
  -- No foreign key on change_id: only the database writes it, nobody may remove a change, and the check would cost each row as much as its data.
  execute format('alter table %I
                  add column recorded_at timestamptz not null default timestamptz ''epoch'' + currval(''change_clock'') * interval ''1 microsecond'',
                  add column change_id bigint not null default currval(''changes_id_seq'')', name);
  execute format('create table %I (like %I)', name || '_history', name);
  execute format('alter table %I add column recorded_until timestamptz not null, add column ended_by_change_id bigint not null references changes (id),
                  add check (recorded_at < recorded_until)', name || '_history');
  execute format('create trigger open_change before insert on %I for each statement execute function app.open_change()', name);
  execute format('create trigger record_history before update or delete on %I for each row execute function app.record_history()', name);
  execute format('comment on column %I.recorded_at is %L', name, 'System time: since when this version is known; written by the database');
  execute format('comment on column %I.change_id is %L', name, 'The change that wrote this version');
  execute format('comment on table %I is %L', name || '_history', 'Former versions of ' || name || ', kept by trigger; nobody may write here');
  for col in select a.attname, col_description(tracked, a.attnum) as text from pg_attribute a where a.attrelid = tracked and a.attnum > 0 and not a.attisdropped loop
    execute format('comment on column %I.%I is %L', name || '_history', col.attname, col.text);
  end loop;
  execute format('comment on column %I.recorded_until is %L', name || '_history', 'System time: until when this version was held true (excluded)');
  execute format('comment on column %I.ended_by_change_id is %L', name || '_history', 'The change that replaced or deleted it');
  execute format('create index on %I (recorded_until)', name || '_history');
end
$$;
comment on function app.keep_history(regclass) is 'Used by migrations, after all columns exist: adds system-time columns, the history table and its trigger';
