-- Up Migration

-- The explorer: what analysts count by, and the questions and dashboards that they keep.

-- Presence -----------------------------------------------------------------------------------------------------------------------

-- The count of app.census over a period instead of a day: the days on which each stay counts its minor. The same rule, hence a test that holds one to the other.
create function app.explorer_presence(from_day date, to_day date, known_at timestamptz default null)
returns table (minor_id bigint, starts date, ends date, stay_from date, sex char(1), birth_date date, citizenship char(3), continent text, birth_quality text,
               entry_mode text, reception text, in_facility boolean, region text, province text, municipality text)
language sql stable security definer
set search_path = public, app, pg_temp set plan_cache_mode = force_custom_plan as $$
  with minor as not materialized (
    select m.id, m.sex, m.birth_date, m.adult_on, m.citizenship, m.birth_date_quality, m.reported_on, m.entry_mode
      from minors m where known_at is null or m.recorded_at <= known_at
    union all
    select h.id, h.sex, h.birth_date, h.adult_on, h.citizenship, h.birth_date_quality, h.reported_on, h.entry_mode
      from minors_history h where known_at is not null and h.recorded_at <= known_at and h.recorded_until > known_at
  ), stay as not materialized (
    select v.minor_id, v.on_date, v.until, v.during, v.place_kind, v.facility_id, v.municipality_id, v.prefecture_code, v.region_code
      from movements v where v.place_kind is not null and (known_at is null or v.recorded_at <= known_at)
    union all
    select h.minor_id, h.on_date, h.until, h.during, h.place_kind, h.facility_id, h.municipality_id, h.prefecture_code, h.region_code
      from movements_history h
      where h.place_kind is not null and known_at is not null and h.recorded_at <= known_at and h.recorded_until > known_at
  ), facility as not materialized (
    select f.id, f.kind from facilities f where known_at is null or f.recorded_at <= known_at
    union all
    select h.id, h.kind from facilities_history h where known_at is not null and h.recorded_at <= known_at and h.recorded_until > known_at
  )
  select m.id, greatest(s.on_date, m.reported_on), least(s.until, m.adult_on), s.on_date, m.sex, m.birth_date, m.citizenship, n.continent, m.birth_date_quality,
         m.entry_mode, case s.place_kind when 'facility' then f.kind else s.place_kind end, s.place_kind = 'facility', s.region_code, c.province_code, c.istat_code
    from stay s join minor m on m.id = s.minor_id
    left join facility f on f.id = s.facility_id
    left join municipalities c on c.id = s.municipality_id
    left join countries n on n.alpha3 = m.citizenship
   where s.during && daterange(from_day, to_day + 1) and m.reported_on <= to_day and m.adult_on > from_day
     and greatest(s.on_date, m.reported_on) < least(s.until, m.adult_on)
     and ((select app.scope_kind()) = 'national' or s.facility_id = (select app.scope_facility())
       or s.municipality_id = (select app.scope_municipality()) or s.prefecture_code = (select app.scope_prefecture())
       or s.region_code = (select app.scope_region()))
$$;
comment on function app.explorer_presence(date, date, timestamptz) is
  'Days on which minors count in a stay (starts to the day before ends), for stays that touch a period, as known at an instant: on each day the rows of app.census. Keeps to the actor''s territory';

-- Day by day, these are the flows of the balance between that day and the one before: the stock of a day is that of the day before, plus and minus them.
create function app.explorer_flows(from_day date, to_day date, known_at timestamptz default null)
returns table (flow text, on_day date, exit_reason text, minor_id bigint, stay_from date, sex char(1), birth_date date, citizenship char(3), continent text,
               birth_quality text, entry_mode text, reception text, region text, province text, municipality text)
language sql stable security definer
set search_path = public, app, pg_temp set plan_cache_mode = force_custom_plan as $$
  with minor as not materialized (
    select m.id, m.sex, m.birth_date, m.adult_on, m.citizenship, m.birth_date_quality, m.reported_on, m.entry_mode
      from minors m where known_at is null or m.recorded_at <= known_at
    union all
    select h.id, h.sex, h.birth_date, h.adult_on, h.citizenship, h.birth_date_quality, h.reported_on, h.entry_mode
      from minors_history h where known_at is not null and h.recorded_at <= known_at and h.recorded_until > known_at
  ), movement as not materialized (
    select v.minor_id, v.kind, v.on_date, v.until, v.during, v.place_kind, v.facility_id, v.municipality_id, v.prefecture_code, v.region_code, v.exit_reason
      from movements v where not isempty(v.during) and (known_at is null or v.recorded_at <= known_at)
    union all
    select h.minor_id, h.kind, h.on_date, h.until, h.during, h.place_kind, h.facility_id, h.municipality_id, h.prefecture_code, h.region_code, h.exit_reason
      from movements_history h where not isempty(h.during) and known_at is not null and h.recorded_at <= known_at and h.recorded_until > known_at
  ), facility as not materialized (
    select f.id, f.kind from facilities f where known_at is null or f.recorded_at <= known_at
    union all
    select h.id, h.kind from facilities_history h where known_at is not null and h.recorded_at <= known_at and h.recorded_until > known_at
  ), chain as (
    -- What holds at the end of a day: of several movements of one day only the last has days.
    select v.*, lag(v.kind) over of_minor as kind_before, lag(v.place_kind) over of_minor as place_before,
           lead(v.kind) over of_minor as kind_after, lead(v.exit_reason) over of_minor as reason_after
      from movement v window of_minor as (partition by v.minor_id order by v.on_date)
  ), counted as (
    select s.*, m.sex, m.birth_date, m.citizenship, m.birth_date_quality, m.entry_mode, m.reported_on, m.adult_on,
           greatest(s.on_date, m.reported_on) as starts, least(s.until, m.adult_on) as ends
      from chain s join minor m on m.id = s.minor_id
     where s.place_kind is not null and s.during && daterange(from_day - 1, to_day + 1) and greatest(s.on_date, m.reported_on) < least(s.until, m.adult_on)
       and ((select app.scope_kind()) = 'national' or s.facility_id = (select app.scope_facility())
         or s.municipality_id = (select app.scope_municipality()) or s.prefecture_code = (select app.scope_prefecture())
         or s.region_code = (select app.scope_region()))
  ), event as (
    select case when c.reported_on = c.starts or c.kind_before is null then 'entered' when c.kind_before = 'exit' then 'readmitted' else 'found_again' end as flow,
           c.starts as on_day, null as reason, c.*
      from counted c
     where c.starts between from_day and to_day and (c.place_before is null or c.reported_on >= c.on_date)
    union all
    select case when c.adult_on <= coalesce(c.until, c.adult_on) then 'of_age' when c.kind_after = 'absconding' then 'absconded' else 'exits' end,
           c.ends, case when c.adult_on > c.until then c.reason_after end, c.*
      from counted c
     where c.ends between from_day and to_day and (c.adult_on <= coalesce(c.until, c.adult_on) or c.kind_after in ('absconding', 'exit'))
  )
  select e.flow, e.on_day, e.reason, e.minor_id, e.on_date, e.sex, e.birth_date, e.citizenship, n.continent, e.birth_date_quality, e.entry_mode,
         case e.place_kind when 'facility' then f.kind else e.place_kind end, e.region_code, c.province_code, c.istat_code
    from event e
    left join facility f on f.id = e.facility_id
    left join municipalities c on c.id = e.municipality_id
    left join countries n on n.alpha3 = e.citizenship
$$;
comment on function app.explorer_flows(date, date, timestamptz) is
  'Who came into the count (entered, found_again, readmitted) and who went out of it (absconded, exits, of_age) on each day of a period, in the place of the stay that began or ended, as known at an instant. Keeps to the actor''s territory';

create function app.explorer_places(days date[], known_at timestamptz default null)
returns table (place integer, places integer, reception text, region text, province text, municipality text)
language sql stable security definer
set search_path = public, app, pg_temp set plan_cache_mode = force_custom_plan as $$
  with facility as not materialized (
    select f.id, f.kind, f.municipality_id, f.open_during from facilities f where known_at is null or f.recorded_at <= known_at
    union all
    select h.id, h.kind, h.municipality_id, h.open_during from facilities_history h
     where known_at is not null and h.recorded_at <= known_at and h.recorded_until > known_at
  ), capacity as not materialized (
    select p.facility_id, p.valid, p.places from facility_capacities p where known_at is null or p.recorded_at <= known_at
    union all
    select h.facility_id, h.valid, h.places from facility_capacities_history h
     where known_at is not null and h.recorded_at <= known_at and h.recorded_until > known_at
  )
  select d.place::integer, p.places::integer, f.kind, c.region_code, c.province_code, c.istat_code
    from unnest(days) with ordinality d (on_day, place)
    join facility f on f.open_during @> d.on_day
    join capacity p on p.facility_id = f.id and p.valid @> d.on_day
    join municipalities c on c.id = f.municipality_id
   where (select app.scope_kind()) = 'national' or f.id = (select app.scope_facility())
      or c.id = (select app.scope_municipality()) or c.prefecture_code = (select app.scope_prefecture()) or c.region_code = (select app.scope_region())
$$;
comment on function app.explorer_places(date[], timestamptz) is
  'Places of the facilities open on each of some days (by their number in the list), as known at an instant. Keeps to the actor''s territory';
revoke execute on function app.explorer_presence(date, date, timestamptz), app.explorer_flows(date, date, timestamptz), app.explorer_places(date[], timestamptz) from public;
grant execute on function app.explorer_presence(date, date, timestamptz), app.explorer_flows(date, date, timestamptz), app.explorer_places(date[], timestamptz)
  to sim_national, sim_territorial;

-- Questions and dashboards ---------------------------------------------------------------------------------------------------------

create table explorer_questions (
  id bigint generated always as identity primary key,
  user_id bigint not null references users (id) default app.user_id(),
  organisation_id bigint not null references organisations (id) default app.organisation_id(),
  name text not null check (length(name) between 1 and 80),
  shared boolean not null default false,
  question jsonb not null check (jsonb_typeof(question) = 'object' and pg_column_size(question) <= 8000),
  form text not null check (form in ('table', 'bars', 'line', 'map')),
  version integer not null default 1,
  created_at timestamptz not null default now(),
  unique (user_id, organisation_id, name)
);
comment on table explorer_questions is 'Questions of the explorer kept under a name: what is asked, not what was answered';
comment on column explorer_questions.id is 'Internal key';
comment on column explorer_questions.user_id is 'Who made it';
comment on column explorer_questions.organisation_id is 'The organisation for which it was made';
comment on column explorer_questions.name is 'Name given by its maker';
comment on column explorer_questions.shared is 'Whether colleagues of the organisation see it too';
comment on column explorer_questions.question is 'Measure, rows, columns, filters, period and instant, as the API takes them';
comment on column explorer_questions.form is 'How the answer is shown: table, bars, line or map';
comment on column explorer_questions.version is 'Grows with each change: a change must name it';
comment on column explorer_questions.created_at is 'Instant of creation';
create index explorer_questions_organisation on explorer_questions (organisation_id);

create table dashboards (
  id bigint generated always as identity primary key,
  user_id bigint not null references users (id) default app.user_id(),
  organisation_id bigint not null references organisations (id) default app.organisation_id(),
  name text not null check (length(name) between 1 and 80),
  shared boolean not null default false,
  tiles jsonb not null check (jsonb_typeof(tiles) = 'array' and jsonb_array_length(tiles) <= 12 and pg_column_size(tiles) <= 40000),
  version integer not null default 1,
  created_at timestamptz not null default now(),
  unique (user_id, organisation_id, name)
);
comment on table dashboards is 'Several questions of the explorer on one page. It keeps the questions themselves, so that colleagues see all of a shared one';
comment on column dashboards.id is 'Internal key';
comment on column dashboards.user_id is 'Who made it';
comment on column dashboards.organisation_id is 'The organisation for which it was made';
comment on column dashboards.name is 'Name given by its maker';
comment on column dashboards.shared is 'Whether colleagues of the organisation see it too';
comment on column dashboards.tiles is 'Its questions in their order, each with title, question and form';
comment on column dashboards.version is 'Grows with each change: a change must name it';
comment on column dashboards.created_at is 'Instant of creation';
create index dashboards_organisation on dashboards (organisation_id);

do $$
declare
  name text;
begin
  foreach name in array array['explorer_questions', 'dashboards'] loop
    execute format('alter table %I enable row level security, force row level security', name);
    execute format('create policy owner on %I to sim_owner using (true)', name);
    execute format('create policy visible on %I for select to sim_national, sim_territorial
      using (organisation_id = app.organisation_id() and (user_id = app.user_id() or shared))', name);
    execute format('create policy own_insert on %I for insert to sim_national, sim_territorial
      with check (organisation_id = app.organisation_id() and user_id = app.user_id())', name);
    execute format('create policy own_update on %I for update to sim_national, sim_territorial
      using (organisation_id = app.organisation_id() and user_id = app.user_id())', name);
    execute format('create policy own_delete on %I for delete to sim_national, sim_territorial
      using (organisation_id = app.organisation_id() and user_id = app.user_id())', name);
    execute format('grant select, delete on %I to sim_national, sim_territorial', name);
  end loop;
end
$$;
grant insert (name, shared, question, form), update (name, shared, question, form, version) on explorer_questions to sim_national, sim_territorial;
grant insert (name, shared, tiles), update (name, shared, tiles, version) on dashboards to sim_national, sim_territorial;
