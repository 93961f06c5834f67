-- Up Migration

-- Reports of several kinds: their figures, their runs (period, territory, progress, cancelling, expiry) and the texts that the office adds to them.

-- Figures -----------------------------------------------------------------------------------------------------------------------

-- The count stays app.census: this adds what the reports break it down by, as known at the same instant.
create function app.report_stock(on_day date, known_at timestamptz default null)
returns table (sex char(1), age text, citizenship char(3), continent text, region text, municipality bigint, reception text, entry_mode text, landing text,
               birth_quality text, new_year text)
language sql stable security definer
set search_path = public, app, pg_temp set plan_cache_mode = force_custom_plan as $$
  with minor as not materialized (
    select m.id, m.entry_mode, m.birth_date from minors m where known_at is null or m.recorded_at <= known_at
    union all
    select h.id, h.entry_mode, h.birth_date from minors_history h where known_at is not null and h.recorded_at <= known_at and h.recorded_until > known_at
  ), facility as not materialized (
    select f.id, f.kind from facilities f where known_at is null or f.recorded_at <= known_at
    union all
    select h.id, h.kind from facilities_history h where known_at is not null and h.recorded_at <= known_at and h.recorded_until > known_at
  )
  select c.sex, c.age_class, c.citizenship, n.continent, c.region_code, c.municipality_id,
         case c.place_kind when 'facility' then f.kind else c.place_kind end, m.entry_mode,
         case when m.entry_mode = 'sea_landing' then 'sea' when m.entry_mode is not null then 'other' end,
         c.birth_date_quality, case when extract(doy from m.birth_date) = 1 then 'yes' else 'no' end
    from app.census(on_day, known_at) c
    join minor m on m.id = c.minor_id
    left join facility f on f.id = c.facility_id
    left join countries n on n.alpha3 = c.citizenship
$$;
comment on function app.report_stock(date, timestamptz) is
  'The minors of app.census with what the reports break them down by: kind of reception, continent, way of entry, born on 1 January. One row a minor; keeps to the actor''s territory';

create function app.report_events(from_day date, to_day date, known_at timestamptz default null)
returns table (measure text, month text, sex char(1), age text, citizenship char(3), continent text, region text, municipality bigint, entry_mode text, landing text,
               birth_quality text, new_year text, exit_reason text, delay text)
language sql stable security definer
set search_path = public, app, pg_temp set plan_cache_mode = force_custom_plan as $$
  with minor as not materialized (
    select m.id, m.sex, m.birth_date, m.adult_on, m.citizenship, m.birth_date_quality, m.reported_on, m.entry_mode
      from minors m where known_at is null or m.recorded_at <= known_at
    union all
    select h.id, h.sex, h.birth_date, h.adult_on, h.citizenship, h.birth_date_quality, h.reported_on, h.entry_mode
      from minors_history h where known_at is not null and h.recorded_at <= known_at and h.recorded_until > known_at
  ), movement as not materialized (
    select v.id, v.minor_id, v.seq, v.kind, v.on_date, v.during, v.place_kind, v.facility_id, v.municipality_id, v.prefecture_code, v.region_code, v.exit_reason, v.recorded_at
      from movements v where known_at is null or v.recorded_at <= known_at
    union all
    select h.id, h.minor_id, h.seq, h.kind, h.on_date, h.during, h.place_kind, h.facility_id, h.municipality_id, h.prefecture_code, h.region_code, h.exit_reason, h.recorded_at
      from movements_history h where known_at is not null and h.recorded_at <= known_at and h.recorded_until > known_at
  ), event as (
    -- A new report belongs to the place of the first movement; who is not placed yet, to no territory.
    select 'reported' as measure, m.id as minor_id, m.reported_on as on_day, v.facility_id, v.municipality_id, v.prefecture_code, v.region_code,
           null::text as exit_reason, null::integer as delay
      from minor m
      left join lateral (select f.facility_id, f.municipality_id, f.prefecture_code, f.region_code from movement f
                          where f.minor_id = m.id and f.place_kind is not null order by f.on_date, f.seq limit 1) v on true
     where m.reported_on between from_day and to_day
    union all
    select case v.kind when 'absconding' then 'absconded' when 'exit' then 'left' else 'found_again' end, v.minor_id, v.on_date,
           v.facility_id, v.municipality_id, v.prefecture_code, v.region_code, v.exit_reason, null
      from movement v where v.kind in ('absconding', 'found_again', 'exit') and v.on_date between from_day and to_day
    union all
    select 'turned_18', m.id, m.adult_on, v.facility_id, v.municipality_id, v.prefecture_code, v.region_code, null, null
      from minor m join movement v on v.minor_id = m.id and v.place_kind is not null and v.during @> (m.adult_on - 1)
     where m.adult_on between from_day and to_day and m.reported_on < m.adult_on
    union all
    select 'moved', v.minor_id, v.on_date, v.facility_id, v.municipality_id, v.prefecture_code, v.region_code, null,
           (least(v.recorded_at, (select min(h.recorded_at) from movements_history h where h.minor_id = v.minor_id and h.id = v.id)) at time zone 'Europe/Rome')::date - v.on_date
      from movement v where v.on_date between from_day and to_day
  )
  select e.measure, to_char(e.on_day, 'YYYY-MM'), m.sex,
         case when app.age_on(m.birth_date, e.on_day) >= 15 then least(app.age_on(m.birth_date, e.on_day), 17)::text
              when app.age_on(m.birth_date, e.on_day) >= 7 then '7-14' else '0-6' end,
         m.citizenship, n.continent, e.region_code, e.municipality_id, m.entry_mode,
         case when m.entry_mode = 'sea_landing' then 'sea' when m.entry_mode is not null then 'other' end,
         m.birth_date_quality, case when extract(doy from m.birth_date) = 1 then 'yes' else 'no' end, e.exit_reason,
         case when e.delay <= 1 then 'same_day' when e.delay <= 7 then 'week' when e.delay <= 30 then 'month' when e.delay > 30 then 'later' end
    from event e join minor m on m.id = e.minor_id left join countries n on n.alpha3 = m.citizenship
   where (select app.scope_kind()) = 'national' or e.facility_id = (select app.scope_facility())
      or e.municipality_id = (select app.scope_municipality()) or e.prefecture_code = (select app.scope_prefecture())
      or e.region_code = (select app.scope_region())
$$;
comment on function app.report_events(date, date, timestamptz) is
  'What happened in a period, as known at an instant: reported, absconded, found_again, left, turned_18 (present the day before), moved (each movement, with how late it was first entered). One row an event; keeps to the actor''s territory, by the place where it happened';
revoke execute on function app.report_stock(date, timestamptz), app.report_events(date, date, timestamptz) from public;
grant execute on function app.report_stock(date, timestamptz), app.report_events(date, date, timestamptz) to sim_national, sim_territorial;
create index movements_on_date on movements (on_date);
create index minors_adult_on on minors (adult_on);

-- Runs --------------------------------------------------------------------------------------------------------------------------

alter table report_runs rename column month to period;
alter table report_runs drop constraint report_runs_kind_check, drop constraint report_runs_month_check, drop constraint report_runs_state_check,
  drop constraint report_runs_failure_check;
alter table report_runs
  add column territory_kind text check (territory_kind in ('region', 'municipality')),
  add column territory_code text,
  add column territory_id text,
  add column citizenship char(3) references countries (alpha3),
  add column stage text check (stage in ('counting', 'json', 'csv', 'xlsx', 'pdf', 'public')),
  add column done_stages smallint not null default 0 check (done_stages between 0 and 6),
  add column expires_on date,
  add constraint report_runs_kind_check check (kind in ('monthly', 'half_yearly', 'periodic')),
  add constraint report_runs_period_check check (period ~ case kind when 'monthly' then '^[0-9]{4}-(0[1-9]|1[0-2])$' when 'half_yearly' then '^[0-9]{4}-S[12]$' else '^[0-9]{4}-Q[1-4]$' end),
  add constraint report_runs_state_check check (state in ('queued', 'running', 'ready', 'failed', 'cancelled', 'expired')),
  add constraint report_runs_failure_check check (failure in ('figures_disagree', 'files_not_written', 'internal_error')),
  add constraint report_runs_territory_check check (num_nonnulls(territory_kind, territory_code, territory_id) in (0, 3));
do $$
declare
  name text;
begin
  -- The two checks on the end of a run, which carry no names of their own.
  for name in select conname from pg_constraint where conrelid = 'report_runs'::regclass and contype = 'c' and pg_get_constraintdef(oid) like '%finished_at%' loop
    execute format('alter table report_runs drop constraint %I', name);
  end loop;
  for name in select conname from pg_constraint where conrelid = 'report_runs'::regclass and contype = 'c' and pg_get_constraintdef(oid) like '%known_at%' loop
    execute format('alter table report_runs drop constraint %I', name);
  end loop;
end
$$;
alter table report_runs
  add constraint report_runs_finished_check check ((finished_at is not null) = (state in ('ready', 'failed', 'cancelled', 'expired'))),
  add constraint report_runs_known_check check (state not in ('ready', 'expired') or known_at is not null);
comment on column report_runs.kind is 'Which report: monthly (the state of the last day of a month), half_yearly (in depth), periodic (a territory in a quarter)';
comment on column report_runs.period is 'Month YYYY-MM, half-year YYYY-S1 or quarter YYYY-Q1, by kind';
comment on column report_runs.state is 'queued; running; ready (its files can be downloaded); failed (given up); cancelled (by who asked); expired (its files were dropped)';
comment on column report_runs.territory_kind is 'Territory of the figures where it is narrower than the scope of who asked: region or municipality';
comment on column report_runs.territory_code is 'Region code or ISTAT code of the municipality';
comment on column report_runs.territory_id is 'Region code or municipality id: the scope in which the figures are counted';
comment on column report_runs.citizenship is 'Citizenship looked at more closely, ISO 3166 alpha-3; null: none';
comment on column report_runs.stage is 'What the worker is doing; null while it waits and once it is finished';
comment on column report_runs.done_stages is 'Stages done, for the progress';
comment on column report_runs.expires_on is 'Day on which its files are dropped; null until it is ready';

-- Where a run's territory is named, it lies inside the scope of who asks: the database says so too.
create function app.report_territory_allowed(kind text, id text) returns boolean language sql stable security definer set search_path = public, app, pg_temp as $$
  select case
    when kind is null or app.scope_kind() = 'national' then true
    when app.scope_kind() = 'region' then
      case kind when 'region' then id = app.scope_region()
                else exists (select from municipalities m where m.id::text = report_territory_allowed.id and m.region_code = app.scope_region()) end
    when app.scope_kind() = 'municipality' then kind = 'municipality' and id = app.scope_municipality()::text
    else false
  end
$$;
comment on function app.report_territory_allowed(text, text) is 'Whether the territory (region code or municipality id) lies inside the scope of the actor';
revoke execute on function app.report_territory_allowed(text, text) from public;
grant execute on function app.report_territory_allowed(text, text) to sim_national, sim_territorial;
drop policy own on report_runs;
create policy own on report_runs to sim_territorial using (
    organisation_id = (select app.organisation_id()) and scope_kind = (select app.scope_kind()) and scope_id = (select app.scope_id()))
  with check (organisation_id = (select app.organisation_id()) and scope_kind = (select app.scope_kind()) and scope_id = (select app.scope_id())
    and app.report_territory_allowed(territory_kind, territory_id));
grant insert (territory_kind, territory_code, territory_id, citizenship) on report_runs to sim_national, sim_territorial;
grant update (state, finished_at) on report_runs to sim_national, sim_territorial;
grant update (stage, done_stages, expires_on) on report_runs to sim_service;

-- Who asked may cancel what is not finished, and nothing else: the worker's states are the worker's.
create function app.only_cancel_reports() returns trigger language plpgsql set search_path = public, app, pg_temp as $$
begin
  if current_user in ('sim_national', 'sim_territorial')
     and (old.state not in ('queued', 'running') or new.state <> 'cancelled') then
    raise exception 'a report can only be cancelled, and only before it is finished' using errcode = 'insufficient_privilege';
  end if;
  return new;
end
$$;
create trigger only_cancel_reports before update on report_runs for each row execute function app.only_cancel_reports();

-- Files -------------------------------------------------------------------------------------------------------------------------

alter table report_files drop constraint report_files_format_check, drop constraint report_files_run_id_format_key;
alter table report_files
  add column variant text not null default 'full' check (variant in ('full', 'public')),
  add constraint report_files_format_check check (format in ('json', 'csv', 'xlsx', 'pdf')),
  add constraint report_files_once unique (run_id, format, variant);
comment on column report_files.format is 'json, csv, xlsx or pdf';
comment on column report_files.variant is 'full: for the office; public: with rare cells protected, it may leave the office';
grant insert (variant) on report_files to sim_service;

-- Texts of the office -------------------------------------------------------------------------------------------------------------

create table report_commentaries (
  id bigint generated always as identity primary key,
  kind text not null check (kind in ('monthly', 'half_yearly', 'periodic')),
  period text not null,
  territory_kind text not null default 'national' check (territory_kind in ('national', 'region', 'prefecture', 'municipality', 'facility')),
  territory_id text not null default '',
  section text not null check (section ~ '^[a-z-]{1,40}$'),
  text text not null check (length(text) <= 20000),
  organisation_id bigint references organisations (id) default app.organisation_id(),
  author_id bigint references users (id) default app.user_id(),
  author text not null check (author <> ''),
  written_at timestamptz not null default clock_timestamp(),
  check ((territory_kind = 'national') = (territory_id = ''))
);
comment on table report_commentaries is 'Texts that an office adds to its reports, every version kept: the newest of a section is printed, under the name of its author. They never change figures';
comment on column report_commentaries.id is 'Version; grows with time';
comment on column report_commentaries.kind is 'Kind of report';
comment on column report_commentaries.period is 'Period of the report, as in report_runs';
comment on column report_commentaries.territory_kind is 'Territory of the report';
comment on column report_commentaries.territory_id is 'Region code, prefecture code, municipality id or facility id; empty when national';
comment on column report_commentaries.section is 'Place in the report (a block of its definition)';
comment on column report_commentaries.text is 'Paragraphs, parted by line breaks; empty: the text was taken out';
comment on column report_commentaries.organisation_id is 'Office of the author; null: the system itself';
comment on column report_commentaries.author_id is 'Who wrote it; null: the system itself';
comment on column report_commentaries.author is 'Name of the author and of the office, as printed';
comment on column report_commentaries.written_at is 'Instant of writing';
create index report_commentaries_section on report_commentaries (kind, period, territory_kind, territory_id, section, id);
create index report_commentaries_organisation on report_commentaries (organisation_id);
create index report_commentaries_author on report_commentaries (author_id);

grant select on report_commentaries to sim_national, sim_territorial;
grant insert (kind, period, territory_kind, territory_id, section, text, author) on report_commentaries to sim_national, sim_territorial;
alter table report_commentaries enable row level security, force row level security;
create policy owner on report_commentaries to sim_owner using (true);
create policy national on report_commentaries to sim_national using (true);
-- An office reads and writes its own texts: those of the Directorate-General on a territory are not the territory's.
create policy own on report_commentaries to sim_territorial using (organisation_id = (select app.organisation_id()));
