-- Up Migration

-- Frozen releases of the census, and the quality of the data they rest on.

-- Requests: what a worker has to do. The instant K is fixed before the members are taken, so that who takes over after a crash takes the same census -------

create table release_requests (
  id bigint generated always as identity primary key,
  month text not null check (month ~ '^[0-9]{4}-(0[1-9]|1[0-2])$'),
  on_day date not null check (to_char(on_day, 'YYYY-MM') = month and extract(day from on_day + 1) = 1),
  revision smallint not null check (revision > 0),
  reason text check (reason <> '' and length(reason) <= 1000),
  scheduled boolean not null default false,
  requested_by bigint default app.user_id(),
  organisation_id bigint default app.organisation_id(),
  created_at timestamptz not null default clock_timestamp(),
  state text not null default 'queued' check (state in ('queued', 'taken', 'failed')),
  attempts smallint not null default 0 check (attempts >= 0),
  known_at timestamptz,
  tried_at timestamptz,
  failure text check (failure in ('nobody_counted', 'internal_error')),
  unique (month, revision),
  check ((revision = 1) = (reason is null)),
  check ((failure is not null) = (state = 'failed')),
  check (state <> 'taken' or known_at is not null)
);
comment on table release_requests is 'Releases of the census asked for; a worker takes them. One row for each revision of a month, whoever asks and however often';
comment on column release_requests.month is 'Month, YYYY-MM';
comment on column release_requests.on_day is 'D: its last day';
comment on column release_requests.revision is '1 for the first release of the month, then 2, 3 …';
comment on column release_requests.reason is 'Why the former revision is superseded; none for the first';
comment on column release_requests.scheduled is 'Asked for by the schedule of the 1st of the month';
comment on column release_requests.requested_by is 'Who asked; null: the system. It cannot approve what it asked for';
comment on column release_requests.organisation_id is 'For which body';
comment on column release_requests.created_at is 'Instant of the request';
comment on column release_requests.state is 'queued; taken (the release exists); failed (given up)';
comment on column release_requests.attempts is 'How often a worker began';
comment on column release_requests.known_at is 'K: fixed while no change was open, so that nothing older can appear afterwards';
comment on column release_requests.tried_at is 'Instant at which the last attempt began';
comment on column release_requests.failure is 'Why it was given up';
create index release_requests_open on release_requests (id) where state = 'queued';

-- Releases: never changed, never removed ----------------------------------------------------------------------------------------

create table releases (
  id bigint generated always as identity primary key,
  request_id bigint not null unique references release_requests (id),
  month text not null,
  on_day date not null,
  revision smallint not null,
  reason text,
  known_at timestamptz not null,
  query_version smallint not null check (query_version = 1),
  total integer not null check (total > 0),
  counts jsonb not null,
  sha256 bytea not null check (length(sha256) = 32),
  taken_at timestamptz not null default clock_timestamp(),
  requested_by bigint,
  unique (month, revision),
  foreign key (month, revision) references release_requests (month, revision)
);
comment on table releases is 'Frozen censuses: what a published figure is made of. A row is never changed nor removed, not even by the owner; a later revision supersedes it';
comment on column releases.request_id is 'The request that it answers';
comment on column releases.month is 'Month, YYYY-MM';
comment on column releases.on_day is 'D: the last day of the month';
comment on column releases.revision is '1 for the first release of the month, then 2, 3 …';
comment on column releases.reason is 'Why it supersedes the former revision; none for the first';
comment on column releases.known_at is 'K: instant of the knowledge on which it rests (UTC)';
comment on column releases.query_version is 'Which function took it: 1 is app.release_members_v1 with app.member_line_v1';
comment on column releases.total is 'Members';
comment on column releases.counts is 'Members by dimension and code: sex, ageClass, citizenship, region, placeKind, facilityKind, birthDateQuality, entryMode; presumedNewYear under total';
comment on column releases.sha256 is 'SHA-256 of the canonical form (modules/releases/README.md)';
comment on column releases.taken_at is 'Instant at which it was taken';
comment on column releases.requested_by is 'Who asked for it; null: the system';

create table release_members (
  release_id bigint not null,
  minor_id bigint not null,
  sim_code text not null,
  sex char(1) not null,
  age smallint not null,
  age_class text not null,
  citizenship char(3) not null,
  birth_date_quality text not null,
  presumed_new_year boolean not null,
  entry_mode text,
  entry_date date,
  reported_on date not null,
  place_kind text not null,
  facility_code text,
  facility_kind text,
  municipality_id bigint not null,
  istat_code char(6) not null,
  province_code char(3) not null,
  prefecture_code text not null,
  region_code text not null,
  stay_from date not null,
  primary key (release_id, minor_id)
);
comment on table release_members is 'Who was counted in a release, with what every published table needs, as it was known then. No foreign keys: nothing of it may follow a later change';
comment on column release_members.release_id is 'Release (releases.id); written before it, in one transaction, and closed by it';
comment on column release_members.minor_id is 'Minor (minors.id)';
comment on column release_members.sim_code is 'SIM code';
comment on column release_members.sex is 'M or F';
comment on column release_members.age is 'Completed years on D';
comment on column release_members.age_class is 'Class of the published report: 17, 16, 15, 7-14, 0-6';
comment on column release_members.citizenship is 'ISO 3166 alpha-3';
comment on column release_members.birth_date_quality is 'documented, declared, presumed, attributed';
comment on column release_members.presumed_new_year is 'Born on a 1 January that was presumed';
comment on column release_members.entry_mode is 'How the minor entered; null: not known';
comment on column release_members.entry_date is 'Day of entry into Italy; null: not known';
comment on column release_members.reported_on is 'Day of the report to the Ministry';
comment on column release_members.place_kind is 'Kind of place of the stay on D';
comment on column release_members.facility_code is 'Facility; null: none';
comment on column release_members.facility_kind is 'Kind of that facility as known at K';
comment on column release_members.municipality_id is 'Municipality of the stay (municipalities.id)';
comment on column release_members.istat_code is 'Its ISTAT code';
comment on column release_members.province_code is 'Its province (ISTAT)';
comment on column release_members.prefecture_code is 'Its prefecture';
comment on column release_members.region_code is 'Its region (NUTS 2)';
comment on column release_members.stay_from is 'First day of the stay that holds on D';

create table release_steps (
  id bigint generated always as identity primary key,
  release_id bigint not null references releases (id),
  step text not null check (step in ('taken', 'checked', 'approved', 'published')),
  at timestamptz not null default clock_timestamp(),
  user_id bigint,
  organisation_id bigint default app.organisation_id(),
  note text check (note <> '' and length(note) <= 1000),
  unique (release_id, step)
);
comment on table release_steps is 'The way of a release: taken, checked, approved by a second person, published. Only added to; the last step is the state';
comment on column release_steps.release_id is 'Release';
comment on column release_steps.step is 'What was done';
comment on column release_steps.at is 'When';
comment on column release_steps.user_id is 'Who; null: the system';
comment on column release_steps.note is 'What who did it wants to be known';

create table release_checks (
  release_id bigint not null references releases (id),
  code text not null check (code ~ '^[a-z_]+$'),
  severity text not null check (severity in ('block', 'error', 'warning', 'notice')),
  count integer not null check (count >= 0),
  primary key (release_id, code)
);
comment on table release_checks is 'What the checks of a release found: its own (block) and the quality rules, counted over its members. Written with the step "checked"';
comment on column release_checks.release_id is 'Release';
comment on column release_checks.code is 'Own check (domain/release/release-check.ts) or quality rule (quality_rules.code)';
comment on column release_checks.severity is 'block: forbids the approval when it found anything; the others are the rule''s severity';
comment on column release_checks.count is 'Members concerned; for an own check, faults';

create table release_verifications (
  id bigint generated always as identity primary key,
  release_id bigint not null references releases (id),
  at timestamptz not null default clock_timestamp(),
  history_sha256 bytea not null,
  members_sha256 bytea not null,
  counts_agree boolean not null,
  agrees boolean not null
);
comment on table release_verifications is 'Each time a release was taken again from history and compared. Only added to';
comment on column release_verifications.release_id is 'Release';
comment on column release_verifications.at is 'When';
comment on column release_verifications.history_sha256 is 'Hash of the census taken again at (D, K)';
comment on column release_verifications.members_sha256 is 'Hash of the members that are stored';
comment on column release_verifications.counts_agree is 'Whether the stored counts are those of the stored members';
comment on column release_verifications.agrees is 'Whether all is as it was when it was taken';
create index release_verifications_last on release_verifications (release_id, id desc);

-- Taking a census for ever -------------------------------------------------------------------------------------------------------

create function app.fix_instant() returns timestamptz language plpgsql volatile security definer set search_path = public, app, pg_temp as $$
begin
  -- Alone: every change under way ends first, and the next one gets a later instant.
  perform pg_advisory_xact_lock(app.change_lock());
  return clock_timestamp();
end
$$;
comment on function app.fix_instant() is 'An instant K of which nothing can become known later: no change is open at it';

-- Not built on app.census: when the rule of the count changes, what was frozen must still be taken the old way. A test holds one against the other.
create function app.release_members_v1(on_day date, instant timestamptz) returns setof release_members
language sql stable security definer set search_path = public, app, pg_temp set plan_cache_mode = force_custom_plan as $$
  with minor as not materialized (
    select m.id, m.sim_code, m.sex, m.birth_date, m.adult_on, m.citizenship, m.birth_date_quality, m.entry_mode, m.entry_date, m.reported_on
      from minors m where m.recorded_at <= instant
    union all
    select h.id, h.sim_code, h.sex, h.birth_date, h.adult_on, h.citizenship, h.birth_date_quality, h.entry_mode, h.entry_date, h.reported_on
      from minors_history h where h.recorded_at <= instant and h.recorded_until > instant
  ), stay as not materialized (
    select v.minor_id, v.on_date, v.during, v.place_kind, v.facility_id, v.municipality_id, v.prefecture_code, v.region_code
      from movements v where v.place_kind is not null and v.recorded_at <= instant
    union all
    select h.minor_id, h.on_date, h.during, h.place_kind, h.facility_id, h.municipality_id, h.prefecture_code, h.region_code
      from movements_history h where h.place_kind is not null and h.recorded_at <= instant and h.recorded_until > instant
  ), facility as not materialized (
    select f.id, f.code, f.kind from facilities f where f.recorded_at <= instant
    union all
    select h.id, h.code, h.kind from facilities_history h where h.recorded_at <= instant and h.recorded_until > instant
  )
  select null::bigint, m.id, m.sim_code, m.sex, app.age_on(m.birth_date, on_day)::smallint,
         case when app.age_on(m.birth_date, on_day) >= 15 then app.age_on(m.birth_date, on_day)::text
              when app.age_on(m.birth_date, on_day) >= 7 then '7-14' else '0-6' end,
         m.citizenship, m.birth_date_quality, m.birth_date_quality = 'presumed' and extract(doy from m.birth_date) = 1,
         m.entry_mode, m.entry_date, m.reported_on, s.place_kind, f.code, f.kind, c.id, c.istat_code, c.province_code, s.prefecture_code, s.region_code, s.on_date
    from minor m join stay s on s.minor_id = m.id join municipalities c on c.id = s.municipality_id left join facility f on f.id = s.facility_id
   where m.reported_on <= on_day and m.adult_on > on_day and s.during @> on_day
$$;
comment on function app.release_members_v1(date, timestamptz) is
  'First version of what a release keeps: the minors of app.census(D, K) with what the tables need. Never changed; another rule gets another version';

create function app.member_line_v1(member release_members) returns text language sql immutable parallel safe as $$
  select concat(member.sim_code, ';', member.sex, ';', member.age, ';', member.citizenship, ';', member.birth_date_quality, ';',
    case when member.presumed_new_year then '1' else '0' end, ';', member.entry_mode, ';', to_char(member.entry_date, 'YYYY-MM-DD'), ';',
    to_char(member.reported_on, 'YYYY-MM-DD'), ';', member.place_kind, ';', member.facility_code, ';', member.facility_kind, ';', member.istat_code, ';',
    member.province_code, ';', member.prefecture_code, ';', member.region_code, ';', to_char(member.stay_from, 'YYYY-MM-DD'), E'\n')
$$;
comment on function app.member_line_v1(release_members) is 'Line of one member in the canonical form';

create function app.release_hash_v1(on_day date, instant timestamptz, members bigint, lines text) returns bytea language sql immutable parallel safe as $$
  select sha256(convert_to(concat('SIM-RELEASE;1;', to_char(on_day, 'YYYY-MM-DD'), ';',
    to_char(instant at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"'), ';', members, E'\n', lines), 'UTF8'))
$$;
comment on function app.release_hash_v1(date, timestamptz, bigint, text) is 'SHA-256 of the canonical form: a heading line, then the lines of the members by SIM code';

create function app.history_hash_v1(on_day date, instant timestamptz) returns bytea language sql stable security definer set search_path = public, app, pg_temp as $$
  select app.release_hash_v1(on_day, instant, count(*), string_agg(app.member_line_v1(m), '' order by m.sim_code collate "C"))
    from app.release_members_v1(on_day, instant) m
$$;
comment on function app.history_hash_v1(date, timestamptz) is 'Hash of the census taken now from history';

create function app.stored_hash_v1(release bigint, on_day date, instant timestamptz) returns bytea language sql stable security definer set search_path = public, app, pg_temp as $$
  select app.release_hash_v1(on_day, instant, count(*), string_agg(app.member_line_v1(m), '' order by m.sim_code collate "C"))
    from release_members m where m.release_id = release
$$;
comment on function app.stored_hash_v1(bigint, date, timestamptz) is 'Hash of the members that are stored';

create function app.member_counts(release bigint) returns jsonb language sql stable security definer set search_path = public, app, pg_temp as $$
  select jsonb_object_agg(dimension, counts) from (
    select dimension, jsonb_object_agg(key, members) as counts from (
      select d.dimension, d.key, count(*) as members
        from release_members m cross join lateral (values ('total', 'all'), ('total', case when m.presumed_new_year then 'presumedNewYear' end),
          ('sex', m.sex), ('ageClass', m.age_class), ('citizenship', m.citizenship), ('region', m.region_code), ('placeKind', m.place_kind),
          ('facilityKind', coalesce(m.facility_kind, 'none')), ('birthDateQuality', m.birth_date_quality), ('entryMode', coalesce(m.entry_mode, 'unknown'))) d (dimension, key)
       where m.release_id = release and d.key is not null group by 1, 2) counted
     group by 1) dimensions
$$;
comment on function app.member_counts(bigint) is 'Members of a release by dimension and code';

create function app.take_release(request bigint) returns bigint language plpgsql volatile security definer set search_path = public, app, pg_temp as $$
declare
  asked release_requests;
  made bigint;
  members integer;
begin
  -- Whose transaction ends, by whatever death, leaves the row free again.
  select r.* into asked from release_requests r where r.id = request and r.state = 'queued' and r.known_at is not null for update skip locked;
  if not found then
    return null;
  end if;
  made := nextval(pg_get_serial_sequence('releases', 'id'));
  insert into release_members
    select made, m.minor_id, m.sim_code, m.sex, m.age, m.age_class, m.citizenship, m.birth_date_quality, m.presumed_new_year, m.entry_mode, m.entry_date,
           m.reported_on, m.place_kind, m.facility_code, m.facility_kind, m.municipality_id, m.istat_code, m.province_code, m.prefecture_code, m.region_code, m.stay_from
      from app.release_members_v1(asked.on_day, asked.known_at) m;
  get diagnostics members = row_count;
  if members = 0 then
    update release_requests set state = 'failed', failure = 'nobody_counted' where id = request;
    return null;
  end if;
  insert into releases (id, request_id, month, on_day, revision, reason, known_at, query_version, total, counts, sha256, requested_by) overriding system value
    values (made, request, asked.month, asked.on_day, asked.revision, asked.reason, asked.known_at, 1, members, app.member_counts(made),
            app.stored_hash_v1(made, asked.on_day, asked.known_at), asked.requested_by);
  insert into release_steps (release_id, step, user_id, organisation_id) values (made, 'taken', asked.requested_by, asked.organisation_id);
  update release_requests set state = 'taken' where id = request;
  return made;
end
$$;
comment on function app.take_release(bigint) is 'Takes the census of a request whose instant is fixed, whole or not at all; null when it is taken, in another worker''s hands, or counts nobody';

create function app.verify_release(release bigint) returns boolean language plpgsql volatile security definer set search_path = public, app, pg_temp as $$
declare
  kept releases;
  history bytea;
  stored bytea;
  counted boolean;
begin
  select r.* into strict kept from releases r where r.id = release;
  history := app.history_hash_v1(kept.on_day, kept.known_at);
  stored := app.stored_hash_v1(release, kept.on_day, kept.known_at);
  counted := coalesce(app.member_counts(release), '{}') = kept.counts;
  insert into release_verifications (release_id, history_sha256, members_sha256, counts_agree, agrees)
    values (release, history, stored, counted, counted and history = kept.sha256 and stored = kept.sha256);
  return counted and history = kept.sha256 and stored = kept.sha256;
end
$$;
comment on function app.verify_release(bigint) is 'Takes a release again from history, compares it and its stored members with its hash, and writes down what it found';

-- What forbids ------------------------------------------------------------------------------------------------------------------

create trigger forbid_change before update or delete or truncate on releases for each statement execute function app.forbid_change();
create trigger forbid_change before update or delete or truncate on release_members for each statement execute function app.forbid_change();
create trigger forbid_change before update or delete or truncate on release_steps for each statement execute function app.forbid_change();
create trigger forbid_change before update or delete or truncate on release_checks for each statement execute function app.forbid_change();
create trigger forbid_change before update or delete or truncate on release_verifications for each statement execute function app.forbid_change();

create function app.close_release_members() returns trigger language plpgsql security definer set search_path = public, app, pg_temp as $$
begin
  if exists (select from added a join releases r on r.id = a.release_id) then
    raise exception 'a release is closed: nobody is added to it' using errcode = 'insufficient_privilege';
  end if;
  return null;
end
$$;
create trigger close_release_members after insert on release_members referencing new table as added
  for each statement execute function app.close_release_members();

create function app.check_release_step() returns trigger language plpgsql security definer set search_path = public, app, pg_temp as $$
declare
  former text;
  taker bigint;
  checker bigint;
  approver bigint;
begin
  perform pg_advisory_xact_lock(5302025, new.release_id::integer);
  select r.requested_by into taker from releases r where r.id = new.release_id;
  select s.step into former from release_steps s where s.release_id = new.release_id order by s.id desc limit 1;
  if coalesce(former, '') <> (case new.step when 'taken' then '' when 'checked' then 'taken' when 'approved' then 'checked' else 'approved' end) then
    raise exception 'release %: % does not follow %', new.release_id, new.step, coalesce(former, 'nothing') using errcode = 'check_violation';
  end if;
  new.at := clock_timestamp();
  if new.step = 'taken' then
    return new;
  end if;
  new.user_id := app.user_id();
  select s.user_id into checker from release_steps s where s.release_id = new.release_id and s.step = 'checked';
  select s.user_id into approver from release_steps s where s.release_id = new.release_id and s.step = 'approved';
  if new.step in ('approved', 'published') and new.user_id is null then
    raise exception 'release %: % needs a person', new.release_id, new.step using errcode = 'check_violation';
  end if;
  if new.step = 'approved' and new.user_id in (taker, checker) then
    raise exception 'release %: a second person approves', new.release_id using errcode = 'check_violation';
  end if;
  if new.step = 'published' and coalesce(taker, checker) is null and new.user_id = approver then
    raise exception 'release %: a second person publishes what the schedule took', new.release_id using errcode = 'check_violation';
  end if;
  return new;
end
$$;
comment on function app.check_release_step() is 'Trigger: steps in their order, each once, and never one person alone from the taking to the publication';
create trigger check_release_step before insert on release_steps for each row execute function app.check_release_step();

create function app.close_release_checks() returns trigger language plpgsql security definer set search_path = public, app, pg_temp as $$
begin
  if exists (select from release_steps s where s.release_id = new.release_id and s.step = 'checked') then
    raise exception 'release %: its checks are closed', new.release_id using errcode = 'insufficient_privilege';
  end if;
  return new;
end
$$;
create trigger close_release_checks before insert on release_checks for each row execute function app.close_release_checks();

-- Releases are the Directorate-General's: a territorial body counts its own territory by the census.
do $$
declare
  name text;
begin
  foreach name in array array['release_requests', 'releases', 'release_members', 'release_steps', 'release_checks', 'release_verifications'] loop
    execute format('alter table %I enable row level security, force row level security', name);
    execute format('create policy owner on %I to sim_owner using (true)', name);
    execute format('create policy national on %I to sim_national using (true)', name);
    execute format('grant select on %I to sim_national', name);
  end loop;
end
$$;
grant insert (month, on_day, revision, reason, scheduled), update (state, attempts, known_at, tried_at, failure) on release_requests to sim_national;
grant insert (release_id, step, note) on release_steps to sim_national;
grant insert (release_id, code, severity, count) on release_checks to sim_national;
revoke execute on function app.fix_instant(), app.release_members_v1(date, timestamptz), app.history_hash_v1(date, timestamptz), app.stored_hash_v1(bigint, date, timestamptz),
  app.member_counts(bigint), app.take_release(bigint), app.verify_release(bigint) from public;
grant execute on function app.fix_instant(), app.release_members_v1(date, timestamptz), app.take_release(bigint), app.verify_release(bigint) to sim_national;

-- Only a request that no worker has begun, or one that was given up, may be told its instant anew.
create function app.keep_request() returns trigger language plpgsql security definer set search_path = public, app, pg_temp as $$
begin
  if old.known_at is not null and new.known_at is distinct from old.known_at and old.state <> 'failed' then
    raise exception 'the instant of a request is fixed once' using errcode = 'insufficient_privilege';
  end if;
  if old.state = 'taken' then
    raise exception 'the request was taken' using errcode = 'insufficient_privilege';
  end if;
  return new;
end
$$;
create trigger keep_request before update on release_requests for each row execute function app.keep_request();
create trigger forbid_change before delete or truncate on release_requests for each statement execute function app.forbid_change();

-- What explains a revision -----------------------------------------------------------------------------------------------------------

create function app.record_at(minor bigint, instant timestamptz)
returns table (reported_on date, birth_date date, adult_on date, birth_date_quality text) language sql stable as $$
  select m.reported_on, m.birth_date, m.adult_on, m.birth_date_quality from minors m where m.id = minor and m.recorded_at <= instant
  union all
  select h.reported_on, h.birth_date, h.adult_on, h.birth_date_quality from minors_history h
   where h.id = minor and h.recorded_at <= instant and h.recorded_until > instant
$$;
comment on function app.record_at(bigint, timestamptz) is 'What a count needs of a minor, as known at an instant; no row where the minor was not known';

create function app.movements_at(minor bigint, instant timestamptz)
returns table (id bigint, seq smallint, kind text, on_date date, exit_reason text) language sql stable as $$
  select v.id, v.seq, v.kind, v.on_date, v.exit_reason from movements v where v.minor_id = minor and v.recorded_at <= instant
  union all
  select h.id, h.seq, h.kind, h.on_date, h.exit_reason from movements_history h
   where h.minor_id = minor and h.recorded_at <= instant and h.recorded_until > instant
$$;
comment on function app.movements_at(bigint, timestamptz) is 'Movements of a minor, as known at an instant';
revoke execute on function app.record_at(bigint, timestamptz), app.movements_at(bigint, timestamptz) from public;
grant execute on function app.record_at(bigint, timestamptz), app.movements_at(bigint, timestamptz) to sim_national;

-- Quality of the data ---------------------------------------------------------------------------------------------------------------

create table quality_rules (
  id bigint generated always as identity primary key,
  code text not null check (code ~ '^[a-z_]+$'),
  valid daterange not null check (not isempty(valid) and not lower_inf(valid)),
  severity text not null check (severity in ('error', 'warning', 'notice')),
  place text not null check (place in ('identity', 'arrival', 'documents', 'movements', 'contacts', 'responsibility', 'facility')),
  parameter smallint check (parameter >= 0),
  title_it text not null check (title_it <> ''),
  title_en text not null check (title_en <> ''),
  description_it text not null check (description_it <> ''),
  description_en text not null check (description_en <> ''),
  source text not null check (source <> ''),
  exclude using gist (code with =, valid with &&)
);
comment on table quality_rules is 'Rules that the data should keep, dated, as data: severity, wording and threshold change without a programmer; the check behind a code is modules/quality/quality-checks.ts';
comment on column quality_rules.code is 'Which check';
comment on column quality_rules.valid is 'Days of runs to which it applies; periods of one code never overlap';
comment on column quality_rules.severity is 'error: cannot be true, or a right suffers; warning: very likely wrong or late; notice: worth a look';
comment on column quality_rules.place is 'Where a finding is mended: part of the record, or the facility';
comment on column quality_rules.parameter is 'N of the check: days, per cent or places; null: it has none';
comment on column quality_rules.title_it is 'Italian title';
comment on column quality_rules.title_en is 'English title';
comment on column quality_rules.description_it is 'Italian explanation; {n} stands for the parameter';
comment on column quality_rules.description_en is 'English explanation; {n} stands for the parameter';
comment on column quality_rules.source is 'Text or choice from which the rule comes';
select app.keep_history('quality_rules');

create table quality_runs (
  id bigint generated always as identity primary key,
  state text not null default 'queued' check (state in ('queued', 'done', 'failed')),
  scheduled boolean not null default false,
  on_day date not null,
  requested_by bigint default app.user_id(),
  created_at timestamptz not null default clock_timestamp(),
  tried_at timestamptz,
  finished_at timestamptz,
  attempts smallint not null default 0 check (attempts >= 0),
  check ((finished_at is not null) = (state <> 'queued'))
);
comment on table quality_runs is 'Runs of all rules over the register';
comment on column quality_runs.state is 'queued; done; failed (given up)';
comment on column quality_runs.scheduled is 'Asked for by the schedule of the night';
comment on column quality_runs.on_day is 'Day on which the rules judge: today when it was asked for';
comment on column quality_runs.requested_by is 'Who asked; null: the system';
comment on column quality_runs.created_at is 'Instant of the request';
comment on column quality_runs.tried_at is 'Instant at which the last attempt began';
comment on column quality_runs.finished_at is 'Instant at which it was done or given up';
comment on column quality_runs.attempts is 'How often a worker began';
create unique index quality_runs_nightly on quality_runs (on_day) where scheduled;

create table quality_findings (
  id bigint generated always as identity primary key,
  run_id bigint not null references quality_runs (id) on delete cascade,
  rule_code text not null,
  minor_id bigint references minors (id),
  facility_id bigint,
  region_code text,
  municipality_id bigint,
  facts jsonb not null default '{}',
  check (num_nonnulls(minor_id, facility_id) > 0)
);
comment on table quality_findings is 'What the latest runs found, one row for a rule and a minor (or a facility). Older ones are dropped, their counts stay';
comment on column quality_findings.run_id is 'Run';
comment on column quality_findings.rule_code is 'Rule (quality_rules.code)';
comment on column quality_findings.facility_id is 'Facility of the last movement, or the one the rule is about';
comment on column quality_findings.region_code is 'Region that has to mend it; null: nobody has the minor';
comment on column quality_findings.municipality_id is 'Municipality that has to mend it';
comment on column quality_findings.facts is 'Figures for the sentence; no personal data';
create index quality_findings_rule on quality_findings (run_id, rule_code, id);
create index quality_findings_minor on quality_findings (minor_id);

create table quality_counts (
  run_id bigint not null references quality_runs (id),
  rule_code text not null,
  severity text not null,
  findings integer not null check (findings >= 0),
  primary key (run_id, rule_code)
);
comment on table quality_counts is 'Findings of each rule in each run, kept for the trend';
comment on column quality_counts.run_id is 'Run';
comment on column quality_counts.rule_code is 'Rule';
comment on column quality_counts.severity is 'Its severity in that run';
comment on column quality_counts.findings is 'Minors or facilities found';

create table quality_scores (
  run_id bigint not null references quality_runs (id),
  body_kind text not null check (body_kind in ('national', 'region', 'municipality', 'facility')),
  body_code text not null,
  body_name text not null,
  records integer not null check (records > 0),
  faulty integer not null check (faulty between 0 and records),
  primary key (run_id, body_kind, body_code)
);
comment on table quality_scores is 'How many of a body''s records were without an error or a warning, in each run';
comment on column quality_scores.run_id is 'Run';
comment on column quality_scores.body_kind is 'national, region, municipality, facility';
comment on column quality_scores.body_code is 'NUTS 2, ISTAT or facility code; IT for all';
comment on column quality_scores.body_name is 'Name at the time of the run';
comment on column quality_scores.records is 'Minors in its charge: still minors, not gone, last movement there';
comment on column quality_scores.faulty is 'Of these, how many had an error or a warning';

do $$
declare
  name text;
begin
  foreach name in array array['quality_rules', 'quality_rules_history', 'quality_runs', 'quality_findings', 'quality_counts', 'quality_scores'] loop
    execute format('alter table %I enable row level security, force row level security', name);
    execute format('create policy owner on %I to sim_owner using (true)', name);
    execute format('create policy national on %I to sim_national using (true)', name);
    execute format('grant select on %I to sim_national', name);
  end loop;
end
$$;
grant insert (code, valid, severity, place, parameter, title_it, title_en, description_it, description_en, source), update (valid) on quality_rules to sim_national;
grant insert (scheduled, on_day), update (state, tried_at, finished_at, attempts) on quality_runs to sim_national;
grant insert (run_id, rule_code, minor_id, facility_id, region_code, municipality_id, facts), delete on quality_findings to sim_national;
grant insert (run_id, rule_code, severity, findings) on quality_counts to sim_national;
grant insert (run_id, body_kind, body_code, body_name, records, faulty) on quality_scores to sim_national;

insert into quality_rules (code, valid, severity, place, parameter, title_it, title_en, description_it, description_en, source)
select code, '[2014-01-01,)', severity, place, parameter::smallint, title_it, title_en, description_it, description_en, source from (values
  ('adult_at_placement', 'error', 'movements', null, 'Collocamento dopo i 18 anni', 'Placed after turning 18', 'Un collocamento, trasferimento o rintraccio cade nel giorno del 18° compleanno o dopo.', 'A placement, transfer or finding falls on the 18th birthday or later.', 'c.c. art. 2'),
  ('infant_alone', 'warning', 'identity', '5', 'Età molto bassa', 'Very young', 'Alla segnalazione aveva meno di {n} anni: verificare data di nascita e condizione di non accompagnato.', 'Younger than {n} when reported: check the birth date and whether the minor was unaccompanied.', 'Scelta di questo sistema'),
  ('reported_on_birthday_eve', 'notice', 'identity', '7', 'Segnalato alla vigilia dei 18 anni', 'Reported on the eve of 18', 'Alla segnalazione mancavano al massimo {n} giorni ai 18 anni.', 'At most {n} days were missing to the 18th birthday when reported.', 'Scelta di questo sistema'),
  ('birth_date_new_year', 'notice', 'identity', null, 'Nascita al 1° gennaio non documentata', 'Born on 1 January without a document', 'La data di nascita è il 1° gennaio e non è documentata.', 'The birth date is 1 January and not documented.', 'D.Lgs 142/2015, art. 19-bis'),
  ('documented_without_document', 'warning', 'documents', null, 'Data documentata senza documento', 'Documented date without a document', 'La data di nascita è indicata come documentata, ma nessun documento è registrato.', 'The birth date is said to be documented, but no document is entered.', 'L. 47/2017, art. 5'),
  ('document_expired_before_entry', 'notice', 'documents', null, 'Documento scaduto prima della segnalazione', 'Document expired before the report', 'Tutti i documenti con scadenza erano già scaduti alla segnalazione.', 'All documents with an expiry had expired before the report.', 'Scelta di questo sistema'),
  ('name_missing', 'error', 'identity', '10', 'Nome e cognome mancanti', 'No name', 'Dopo {n} giorni dalla segnalazione mancano sia il nome sia il cognome.', 'Neither name is known {n} days after the report.', 'L. 47/2017, art. 4'),
  ('name_placeholder', 'warning', 'identity', null, 'Nome di comodo', 'Placeholder name', 'Il nome o il cognome è una formula (ignoto, sconosciuto, n.d., xxx…) o contiene cifre.', 'A name is a placeholder (unknown, n/a, xxx…) or holds digits.', 'Scelta di questo sistema'),
  ('citizenship_missing', 'error', 'identity', '10', 'Cittadinanza da accertare', 'Citizenship not ascertained', 'La cittadinanza è ancora da accertare dopo {n} giorni dalla segnalazione.', 'The citizenship is still not ascertained {n} days after the report.', 'L. 47/2017, art. 4'),
  ('citizenship_eu', 'error', 'identity', null, 'Cittadinanza dell’Unione europea', 'Citizen of the European Union', 'Il minore risulta cittadino dell’Unione nel giorno della segnalazione: non è un minore straniero non accompagnato.', 'The minor is a citizen of the Union on the day of the report, so not an unaccompanied foreign minor.', 'L. 47/2017, art. 2'),
  ('entry_missing', 'warning', 'arrival', null, 'Ingresso non indicato', 'Entry not said', 'Manca la modalità di ingresso o la data di ingresso.', 'The mode or the day of entry is missing.', 'D.P.R. 231/2023, art. 3'),
  ('entry_before_birth', 'error', 'arrival', null, 'Ingresso prima della nascita', 'Entered before birth', 'La data di ingresso precede la data di nascita.', 'The day of entry is before the birth date.', 'Scelta di questo sistema'),
  ('reported_long_after_entry', 'warning', 'arrival', '30', 'Segnalato molto dopo l’ingresso', 'Reported long after entry', 'La segnalazione è arrivata oltre {n} giorni dopo l’ingresso.', 'The report came more than {n} days after the entry.', 'D.Lgs 142/2015, art. 19, c. 5'),
  ('registered_late', 'warning', 'movements', '30', 'Scheda inserita in ritardo', 'Record entered late', 'La scheda è stata inserita oltre {n} giorni dopo la segnalazione.', 'The record was entered more than {n} days after the report.', 'D.P.R. 231/2023, art. 3'),
  ('movement_entered_late', 'warning', 'movements', '30', 'Movimento inserito in ritardo', 'Movement entered late', 'L’ultimo movimento è stato inserito oltre {n} giorni dopo il suo giorno.', 'The last movement was entered more than {n} days after its day.', 'D.P.R. 231/2023, art. 3'),
  ('never_placed', 'error', 'movements', '3', 'Presente senza collocamento', 'Never placed', 'Segnalato da oltre {n} giorni e mai collocato.', 'Reported more than {n} days ago and never placed.', 'D.Lgs 142/2015, art. 19, c. 1'),
  ('placed_before_report', 'warning', 'movements', null, 'Collocato prima della segnalazione', 'Placed before the report', 'Il primo movimento precede la segnalazione.', 'The first movement is before the report.', 'D.Lgs 142/2015, art. 19, c. 5'),
  ('stay_after_exit', 'error', 'movements', null, 'Presenza dopo l’uscita', 'Stay after an exit', 'Dopo un’uscita definitiva risulta un nuovo soggiorno.', 'A stay follows a final exit.', 'Scelta di questo sistema'),
  ('absconded_twice', 'error', 'movements', null, 'Allontanato due volte di seguito', 'Absconded twice in a row', 'Due allontanamenti di seguito, senza un rintraccio in mezzo.', 'Two abscondings in a row, with no finding between them.', 'Scelta di questo sistema'),
  ('same_day_chain', 'warning', 'movements', '3', 'Troppi movimenti in un giorno', 'Too many movements in a day', 'Almeno {n} movimenti nello stesso giorno.', 'At least {n} movements on the same day.', 'Scelta di questo sistema'),
  ('many_transfers', 'notice', 'movements', '5', 'Molti trasferimenti', 'Many transfers', 'Più di {n} trasferimenti negli ultimi dodici mesi.', 'More than {n} transfers in the last twelve months.', 'L. 47/2017, art. 4'),
  ('first_reception_too_long', 'warning', 'movements', '45', 'Prima accoglienza oltre il limite', 'First reception beyond the limit', 'Nello stesso posto di prima accoglienza governativa da oltre {n} giorni.', 'In the same governmental first reception for more than {n} days.', 'D.Lgs 142/2015, art. 19, c. 1'),
  ('private_long', 'notice', 'movements', '180', 'Presso privati da molto tempo', 'With private persons for long', 'Presso privati da oltre {n} giorni, senza affidamento registrato.', 'With private persons for more than {n} days, and no foster care entered.', 'L. 184/1983, art. 2'),
  ('stale_record', 'warning', 'movements', '365', 'Scheda ferma', 'Stale record', 'Nessun aggiornamento della scheda da oltre {n} giorni, per un minore presente.', 'No change of the record for more than {n} days, for a minor who is present.', 'L. 47/2017, art. 9'),
  ('absconded_stale', 'notice', 'movements', '365', 'Allontanato da molto tempo', 'Absconded long ago', 'Allontanato da oltre {n} giorni e ancora minorenne: verificare se è stato rintracciato.', 'Absconded more than {n} days ago and still a minor: check whether found.', 'Scelta di questo sistema'),
  ('exit_other_without_note', 'warning', 'movements', null, 'Uscita per altro motivo senza nota', 'Exit for another reason without a note', 'Uscita con motivo "altro" senza una nota che lo spieghi.', 'Exit with reason "other" and no note that explains it.', 'Scelta di questo sistema'),
  ('in_closed_facility', 'error', 'movements', null, 'In una struttura chiusa', 'In a closed facility', 'Il soggiorno in corso è in una struttura che non è aperta.', 'The present stay is in a facility that is not open.', 'Scelta di questo sistema'),
  ('too_young_for_facility', 'error', 'movements', null, 'Troppo giovane per la struttura', 'Too young for the facility', 'All’inizio del soggiorno in corso aveva meno dell’età che il tipo di struttura richiede.', 'Younger at the beginning of the present stay than the kind of facility admits.', 'D.Lgs 142/2015, art. 19, c. 3-bis'),
  ('responsible_missing', 'warning', 'responsibility', '30', 'Comune responsabile mancante', 'No responsible municipality', 'Da oltre {n} giorni nessun comune risulta responsabile.', 'No municipality has been responsible for more than {n} days.', 'L. 328/2000, art. 6'),
  ('guardian_missing', 'warning', 'contacts', '30', 'Tutela non richiesta', 'No guardian asked for', 'Presente da oltre {n} giorni e nessuna richiesta di tutela è registrata.', 'Present for more than {n} days and no request for a guardian is entered.', 'D.Lgs 142/2015, art. 19, c. 5'),
  ('cui_missing', 'notice', 'documents', '30', 'CUI mancante', 'No CUI', 'Da oltre {n} giorni manca il codice unico individuo.', 'The fingerprint code has been missing for more than {n} days.', 'D.P.R. 231/2023, art. 3'),
  ('same_person_twice', 'warning', 'identity', null, 'Probabile doppione', 'Probable duplicate', 'Un’altra scheda ha lo stesso nome, la stessa data di nascita e la stessa cittadinanza.', 'Another record has the same names, birth date and citizenship.', 'Scelta di questo sistema'),
  ('document_number_twice', 'error', 'documents', null, 'Stesso documento su due schede', 'Same document on two records', 'Lo stesso documento, dello stesso Paese e tipo, è su più schede.', 'The same document, of the same country and kind, is on more than one record.', 'Scelta di questo sistema'),
  ('tax_code_disagrees', 'warning', 'identity', null, 'Codice fiscale discordante', 'Tax code disagrees', 'Il codice fiscale non corrisponde alla data di nascita o al sesso.', 'The tax code does not agree with the birth date or the sex.', 'D.M. 23 dicembre 1976'),
  ('facility_over_capacity', 'error', 'facility', '100', 'Struttura oltre la capienza', 'Facility beyond its places', 'I minori presenti superano il {n} per cento dei posti.', 'The minors present exceed {n} per cent of the places.', 'D.Lgs 142/2015, art. 19, c. 3-bis'),
  ('facility_without_places', 'warning', 'facility', null, 'Struttura senza posti dichiarati', 'Facility without places', 'La struttura ospita minori e nessuna capienza vale oggi.', 'Minors stay in the facility and no capacity holds today.', 'Scelta di questo sistema')
) rule (code, severity, place, parameter, title_it, title_en, description_it, description_en, source);
