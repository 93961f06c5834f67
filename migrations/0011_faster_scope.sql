-- Up Migration

-- The list of an actor's minors, by hash -----------------------------------------------------------------------------------------

-- An array of keys serves an index, but each row is searched in it one key after the other, and the planner believes that it has ten: for a region with
-- thousands, up to eleven times the cost of no policy. A hashed list costs as little for a facility and a sixth of that for a region. Where only an index
-- finds the few minors of a small territory, the query names the array itself (modules/minors/list.repository.ts).

drop policy in_scope on minors;
drop policy registered on minors;
-- A minor just registered has no movement yet: its own registrar may insert and read it back.
create policy in_scope on minors for select to sim_territorial using (
  registered_by_organisation_id = (select app.organisation_id()) or id in (select app.minors_in_scope()));

drop policy in_scope on minors_history;
create policy in_scope on minors_history for select to sim_territorial using (id in (select app.minors_in_scope()));

do $$
declare
  name text;
begin
  foreach name in array array['minor_aliases', 'minor_citizenships', 'minor_documents', 'minor_languages', 'minor_aliases_history',
    'minor_citizenships_history', 'minor_documents_history', 'minor_languages_history', 'minor_codes'] loop
    execute format('drop policy in_scope on %I', name);
    execute format('create policy in_scope on %I for select to sim_territorial using (minor_id in (select app.minors_in_scope()))', name);
  end loop;
end
$$;

drop policy in_scope on movements_history;
create policy in_scope on movements_history for select to sim_territorial using (
  minor_id in (select app.minors_in_scope())
  and (facility_id = (select app.scope_facility()) or municipality_id = (select app.scope_municipality())
    or prefecture_code = (select app.scope_prefecture()) or region_code = (select app.scope_region())
    or minor_id in (select app.minors_in_charge())));

create or replace function app.protect_minor_table(tracked regclass, has_history boolean default true) returns void language plpgsql set search_path = public, app, pg_temp as $$
declare
  target text;
  key text := case when tracked = 'minors'::regclass then 'id' else 'minor_id' end;
  name text := (select relname from pg_class where oid = tracked);
begin
  foreach target in array case when has_history then array[name, name || '_history'] else array[name] end loop
    execute format('alter table %I enable row level security, force row level security', target);
    execute format('create policy owner on %I to sim_owner using (true)', target);
    execute format('create policy national on %I to sim_national using (true)', target);
    -- Computed and hashed once for a statement, and only when a row needs it.
    execute format('create policy in_scope on %I for select to sim_territorial using (%I in (select app.minors_in_scope()))', target, key);
  end loop;
  -- Those who write are small, and write a record by its key: here the array serves an index.
  execute format('create policy in_charge_insert on %I for insert to sim_territorial with check (%I = any (array(select app.minors_writable())))', name, key);
  execute format('create policy in_charge_update on %I for update to sim_territorial using (%I = any (array(select app.minors_writable())))', name, key);
  execute format('create policy in_charge_delete on %I for delete to sim_territorial using (%I = any (array(select app.minors_writable())))', name, key);
end
$$;

-- An update that changes nothing makes no version --------------------------------------------------------------------------------

create or replace function app.record_history() returns trigger language plpgsql security definer set search_path = public, app, pg_temp as $$
declare
  instant timestamptz;
  change bigint;
  computed text[];
begin
  if tg_op = 'UPDATE' then
    -- Before the row is written its generated columns are empty: they say nothing, they follow from the others.
    select coalesce(array_agg(attname::text), '{}') into computed from pg_attribute where attrelid = tg_relid and attgenerated <> '';
    if old is not distinct from new or (computed <> '{}' and to_jsonb(old) - computed = to_jsonb(new) - computed) then
      return new;
    end if;
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

-- Problems of imports are dropped after a while (domain/import-retention.ts), by the technical side, which cannot read what they hold ----

grant select (id, finished_at) on import_runs to sim_service;
grant select (run_id), delete on import_problems to sim_service;
create policy service on import_runs for select to sim_service using (true);
create policy service_reads on import_problems for select to sim_service using (true);
create policy service_drops on import_problems for delete to sim_service using (true);

-- After an import: only what figures, lists and policies look at, which takes half the time. Autovacuum still comes for the rest -------

create or replace function app.refresh_register_statistics() returns void language plpgsql security definer set search_path = public, app, pg_temp as $$
begin
  analyze minors (id, sex, birth_date, adult_on, birth_date_quality, citizenship, reported_on, responsible_municipality_id, registered_by_organisation_id, recorded_at),
    minor_codes (minor_id, code),
    movements (minor_id, kind, on_date, until, during, place_kind, facility_id, municipality_id, prefecture_code, region_code, recorded_at),
    facilities, facility_capacities, municipalities (id, istat_code, province_code, region_code, prefecture_code);
end
$$;
