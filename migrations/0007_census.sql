-- Up Migration

-- The census: one function of (day D, known-at instant K). Figures are made from its rows and from nothing else.

-- It runs as the owner and restricts a territorial actor itself. Row-level security would show what the actor may see today: a stay that was deleted or
-- moved elsewhere since would be missing from its census as known before. (It would also join without statistics, in minutes instead of milliseconds.)

create function app.census(on_day date, known_at timestamptz default null)
returns table (minor_id bigint, sex char(1), age integer, age_class text, citizenship char(3), birth_date_quality text, presumed_new_year boolean,
               place_kind text, facility_id bigint, municipality_id bigint, prefecture_code text, region_code text)
language sql stable security definer
set search_path = public, app, pg_temp set plan_cache_mode = force_custom_plan as $$
  with minor as not materialized (
    select m.id, m.sex, m.birth_date, m.adult_on, m.citizenship, m.birth_date_quality, m.reported_on
      from minors m where known_at is null or m.recorded_at <= known_at
    union all
    select h.id, h.sex, h.birth_date, h.adult_on, h.citizenship, h.birth_date_quality, h.reported_on
      from minors_history h where known_at is not null and h.recorded_at <= known_at and h.recorded_until > known_at
  ), stay as not materialized (
    select v.minor_id, v.during, v.place_kind, v.facility_id, v.municipality_id, v.prefecture_code, v.region_code
      from movements v where v.place_kind is not null and (known_at is null or v.recorded_at <= known_at)
    union all
    select h.minor_id, h.during, h.place_kind, h.facility_id, h.municipality_id, h.prefecture_code, h.region_code
      from movements_history h
      where h.place_kind is not null and known_at is not null and h.recorded_at <= known_at and h.recorded_until > known_at
  )
  select m.id, m.sex, app.age_on(m.birth_date, on_day),
         case when app.age_on(m.birth_date, on_day) >= 15 then app.age_on(m.birth_date, on_day)::text
              when app.age_on(m.birth_date, on_day) >= 7 then '7-14' else '0-6' end,
         m.citizenship, m.birth_date_quality,
         m.birth_date_quality = 'presumed' and extract(doy from m.birth_date) = 1,
         s.place_kind, s.facility_id, s.municipality_id, s.prefecture_code, s.region_code
  from minor m join stay s on s.minor_id = m.id
  where m.reported_on <= on_day and m.adult_on > on_day and s.during @> on_day
    -- A territorial actor counts its own territory only; an actor without a scope counts nobody.
    and ((select app.scope_kind()) = 'national' or s.facility_id = (select app.scope_facility())
      or s.municipality_id = (select app.scope_municipality()) or s.prefecture_code = (select app.scope_prefecture())
      or s.region_code = (select app.scope_region()))
$$;
comment on function app.census(date, timestamptz) is
  'Minors present and registered on a day, as known at an instant (null: now): reported on or before the day, not yet 18 on it, in a stay on it. One row a minor. Published as "presenti e censiti"';
revoke execute on function app.census(date, timestamptz) from public;
grant execute on function app.census(date, timestamptz) to sim_national, sim_territorial;
