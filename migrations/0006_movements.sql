-- Up Migration

-- Where the minors are: each movement lasts from its day to the day before the next one. Those that put the minor in a place are stays.

create table movements (
  id bigint generated always as identity primary key,
  minor_id bigint not null references minors (id),
  seq smallint not null check (seq > 0),
  kind text not null check (kind in ('placement', 'transfer', 'absconding', 'found_again', 'exit')),
  on_date date not null,
  until date,
  during daterange not null generated always as (daterange(on_date, until)) stored,
  place_kind text check (place_kind in ('facility', 'foster_family', 'private')),
  facility_id bigint,
  municipality_id bigint,
  region_code text,
  prefecture_code text,
  exit_reason text check (exit_reason in ('family_reunification', 'dublin_transfer', 'relocation', 'assisted_voluntary_return',
    'returned_to_parent', 'found_adult', 'death', 'other')),
  note text check (note <> ''),
  unique (minor_id, seq),
  check (until >= on_date),
  check ((place_kind is not null) = (kind in ('placement', 'transfer', 'found_again'))),
  check (place_kind is null or municipality_id is not null),
  check (place_kind is null or (place_kind = 'facility') = (facility_id is not null)),
  check (num_nonnulls(municipality_id, region_code, prefecture_code) in (0, 3)),
  check (facility_id is null or municipality_id is not null),
  check ((exit_reason is not null) = (kind = 'exit')),
  foreign key (facility_id, municipality_id) references facilities (id, municipality_id),
  foreign key (municipality_id, region_code, prefecture_code) references municipalities (id, region_code, prefecture_code),
  -- Deferrable, so that a transfer may write the new stay before it closes the former one, within its transaction.
  constraint movements_never_overlap exclude using gist (minor_id with =, during with &&) deferrable initially immediate
);
comment on table movements is 'Placements, transfers, abscondings, findings and exits; each lasts until the next one of the same minor, and they never overlap';
comment on column movements.id is 'Internal key';
comment on column movements.minor_id is 'Whose movement';
comment on column movements.seq is 'Order of entry for one minor; decides between movements of the same day';
comment on column movements.kind is 'What happened (domain/movement.ts)';
comment on column movements.on_date is 'Day of the movement: counted, in the new place';
comment on column movements.until is 'Day of the next movement: no longer counted here; null: it lasts still';
comment on column movements.during is 'From on_date to the day before until; empty when another movement follows on the same day';
comment on column movements.place_kind is 'Kind of place of a stay; null: not a stay, the minor absconded or left';
comment on column movements.facility_id is 'Facility of the stay; for an absconding or an exit, the one that was left';
comment on column movements.municipality_id is 'Municipality of the place; for an absconding or an exit, of the one that was left';
comment on column movements.region_code is 'Region of that municipality';
comment on column movements.prefecture_code is 'Prefecture of that municipality';
comment on column movements.exit_reason is 'Why the minor left the register before 18; majority is never an exit';
comment on column movements.note is 'What a colleague should know';

-- That there is one at most follows from movements_never_overlap, which may wait for the end of a transfer as a unique index may not.
-- It holds what lists and policies look at, so that the last movement is read without its row.
create index movements_open on movements (minor_id) include (id, kind, on_date, place_kind, facility_id, municipality_id, region_code, prefecture_code)
  where until is null;
create index movements_facility on movements (facility_id, minor_id) where facility_id is not null;
create index movements_municipality on movements (municipality_id, minor_id);
create index movements_region on movements (region_code, minor_id);
create index movements_prefecture on movements (prefecture_code, minor_id);

select app.keep_history('movements');
create index movements_history_minor on movements_history (minor_id);

-- What a territorial actor sees ------------------------------------------------------------------------------------------------

create function app.minors_in_scope() returns setof bigint language plpgsql stable security definer rows 1000 set search_path = public, app, pg_temp as $$
begin
  case app.scope_kind()
    when 'facility' then
      return query select minor_id from movements where facility_id = app.scope_facility();
    when 'municipality' then
      return query select minor_id from movements where municipality_id = app.scope_municipality()
        union select id from minors where responsible_municipality_id = app.scope_municipality();
    when 'prefecture' then
      return query select minor_id from movements where prefecture_code = app.scope_prefecture();
    when 'region' then
      return query select minor_id from movements where region_code = app.scope_region();
  end case;
  return query select id from minors where registered_by_organisation_id = app.organisation_id();
end
$$;
comment on function app.minors_in_scope() is 'Minors that the territorial actor may read: whose stay is or was in its scope, for whom it is responsible, or whom it registered';

create function app.minors_in_charge() returns setof bigint language plpgsql stable security definer rows 1000 set search_path = public, app, pg_temp as $$
begin
  case app.scope_kind()
    when 'facility' then
      return query select minor_id from movements where facility_id = app.scope_facility() and until is null;
    when 'municipality' then
      return query select minor_id from movements where municipality_id = app.scope_municipality() and until is null
        union select id from minors where responsible_municipality_id = app.scope_municipality();
    when 'prefecture' then
      return query select minor_id from movements where prefecture_code = app.scope_prefecture() and until is null;
    when 'region' then
      return query select minor_id from movements where region_code = app.scope_region() and until is null;
  end case;
  return query select m.id from minors m where m.registered_by_organisation_id = app.organisation_id()
    and not exists (select from movements v where v.minor_id = m.id);
end
$$;
comment on function app.minors_in_charge() is 'Minors of the territorial actor today: the last movement is in its scope, or it is responsible, or it registered and has not placed yet. It sees all their movements';

create function app.minors_writable() returns setof bigint language sql stable set search_path = public, app, pg_temp as $$
  select app.minors_in_charge() where app.scope_kind() in ('facility', 'municipality')
$$;
comment on function app.minors_writable() is 'Minors whose record the territorial actor may change: regions and prefectures only read';
grant execute on function app.minors_in_scope(), app.minors_in_charge(), app.minors_writable() to sim_territorial;

create function app.protect_minor_table(tracked regclass, has_history boolean default true) returns void language plpgsql set search_path = public, app, pg_temp as $$
declare
  target text;
  key text := case when tracked = 'minors'::regclass then 'id' else 'minor_id' end;
  name text := (select relname from pg_class where oid = tracked);
begin
  foreach target in array case when has_history then array[name, name || '_history'] else array[name] end loop
    execute format('alter table %I enable row level security, force row level security', target);
    execute format('create policy owner on %I to sim_owner using (true)', target);
    execute format('create policy national on %I to sim_national using (true)', target);
    -- The array is computed once for a statement, and lets the key's index be used.
    execute format('create policy in_scope on %I for select to sim_territorial using (%I = any (array(select app.minors_in_scope())))', target, key);
  end loop;
  execute format('create policy in_charge_insert on %I for insert to sim_territorial with check (%I = any (array(select app.minors_writable())))', name, key);
  execute format('create policy in_charge_update on %I for update to sim_territorial using (%I = any (array(select app.minors_writable())))', name, key);
  execute format('create policy in_charge_delete on %I for delete to sim_territorial using (%I = any (array(select app.minors_writable())))', name, key);
end
$$;
comment on function app.protect_minor_table(regclass, boolean) is 'Used by migrations: row-level security of a table that hangs on a minor';

select app.protect_minor_table('minors');
select app.protect_minor_table('minor_aliases');
select app.protect_minor_table('minor_citizenships');
select app.protect_minor_table('minor_documents');
select app.protect_minor_table('minor_languages');
select app.protect_minor_table('minor_codes', false);
select app.protect_minor_table('movements');

-- A minor just registered has no movement yet: its own registrar may insert and read it back.
drop policy in_charge_insert on minors;
create policy registering on minors for insert to sim_territorial
  with check (app.scope_kind() in ('facility', 'municipality') and registered_by_organisation_id = app.organisation_id());
create policy registered on minors for select to sim_territorial using (registered_by_organisation_id = app.organisation_id());

-- A body sees the movements in its scope; those elsewhere only while it is in charge. (Where a minor went next is not a former host's to know.)
-- Here no index could serve the list of those in charge, so it is hashed: a region has thousands.
drop policy in_scope on movements;
drop policy in_scope on movements_history;
create policy in_scope on movements for select to sim_territorial using (
  facility_id = (select app.scope_facility()) or municipality_id = (select app.scope_municipality())
  or prefecture_code = (select app.scope_prefecture()) or region_code = (select app.scope_region())
  or minor_id in (select app.minors_in_charge()));
create policy in_scope on movements_history for select to sim_territorial using (
  facility_id = (select app.scope_facility()) or municipality_id = (select app.scope_municipality())
  or prefecture_code = (select app.scope_prefecture()) or region_code = (select app.scope_region())
  or minor_id in (select app.minors_in_charge()));

grant select on movements, movements_history to sim_national, sim_territorial;
grant insert (minor_id, seq, kind, on_date, until, place_kind, facility_id, municipality_id, region_code, prefecture_code, exit_reason, note),
  update (kind, on_date, until, place_kind, facility_id, municipality_id, region_code, prefecture_code, exit_reason, note), delete
  on movements to sim_national, sim_territorial;

-- What is read across the scope, as figures or keys only -------------------------------------------------------------------------

create function app.minor_version(minor bigint) returns bigint language sql stable security definer set search_path = public, app, pg_temp as $$
  select greatest(
    (select change_id from minors where id = minor), (select max(ended_by_change_id) from minors_history where id = minor),
    (select max(change_id) from minor_aliases where minor_id = minor), (select max(ended_by_change_id) from minor_aliases_history where minor_id = minor),
    (select max(change_id) from minor_citizenships where minor_id = minor), (select max(ended_by_change_id) from minor_citizenships_history where minor_id = minor),
    (select max(change_id) from minor_documents where minor_id = minor), (select max(ended_by_change_id) from minor_documents_history where minor_id = minor),
    (select max(change_id) from minor_languages where minor_id = minor), (select max(ended_by_change_id) from minor_languages_history where minor_id = minor),
    (select max(change_id) from movements where minor_id = minor), (select max(ended_by_change_id) from movements_history where minor_id = minor))
$$;
comment on function app.minor_version(bigint) is 'Key of the latest change of anything in a record, whoever asks: the version that a change of the record must name';

create function app.facility_occupancy(facility bigint, on_day date, except_minor bigint) returns integer language sql stable security definer set search_path = public, app, pg_temp as $$
  select count(*)::integer from movements v join minors m on m.id = v.minor_id
   where v.facility_id = facility and v.place_kind is not null and v.during @> on_day and v.minor_id <> except_minor and m.adult_on > on_day
$$;
comment on function app.facility_occupancy(bigint, date, bigint) is 'Minors in a facility on a day, but for one: whoever sends a minor there must know whether there is room';

create function app.find_minors(words text[]) returns table (minor_id bigint, likeness real)
language plpgsql stable security definer rows 100 set search_path = public, app, pg_temp
set pg_trgm.word_similarity_threshold = 0.6 set pg_trgm.strict_word_similarity_threshold = 0.25 as $$
declare
  -- All words together are like the name; or each, searched in the index by few trigrams, differs from a word of the name by few letters
  -- (Ahmad, Ahmed): none in a word of three, two in one of seven or more.
  near text := (
    select string_agg(format(
      $near$ n.name_key %%>> %1$L and exists (select from unnest(string_to_array(n.name_key, ' ')) part where levenshtein_less_equal(%1$L, part, %2$s) <= %2$s) $near$,
      word, case when length(word) < 4 then 0 when length(word) < 7 then 1 else 2 end), ' and ') from unnest(words) word);
begin
  return query execute format(
    $query$ select hit.id, max((hit.degree + least(1, length($1)::real / length(hit.name_key))) / 2)::real
              from (select n.id, n.name_key, word_similarity($1, n.name_key) as degree from minors n where n.name_key %%> $1 or %1$s
                    union all
                    select n.minor_id, n.name_key, word_similarity($1, n.name_key) from minor_aliases n where n.name_key %%> $1 or %1$s offset 0) hit
             where app.scope_kind() = 'national' or hit.id in (select app.minors_in_scope())
             group by hit.id $query$, near)
    using array_to_string(words, ' ');
end
$$;
comment on function app.find_minors(text[]) is
  'Minors in the actor''s scope with a name like the words of a search key (domain/name-key.ts), and how like (0 to 1). Under row-level security alone the index of names could not be used';

revoke execute on function app.minor_version(bigint), app.facility_occupancy(bigint, date, bigint), app.find_minors(text[]) from public;
grant execute on function app.minor_version(bigint), app.facility_occupancy(bigint, date, bigint), app.find_minors(text[]) to sim_national, sim_territorial;

-- Who read a record is for those in charge of it.
create policy in_charge on audit_events for select to sim_territorial using (minor_id = any (array(select app.minors_in_charge())));
