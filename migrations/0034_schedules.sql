-- Up Migration

-- Scheduled work that can be seen, the calendar of releases, subscriptions by e-mail, and releases that can be given up while they are counted.

-- Runs of recurring jobs ---------------------------------------------------------------------------------------------------------

create table job_runs (
  id bigint generated always as identity primary key,
  job text not null check (job ~ '^[a-z]+\.[a-z]+$'),
  queue_id text not null unique check (length(queue_id) between 1 and 200),
  state text not null default 'queued' check (state in ('queued', 'running', 'retrying', 'done', 'failed')),
  retry_of bigint references job_runs (id) on delete set null,
  requested_by bigint references users (id) default app.user_id(),
  created_at timestamptz not null default clock_timestamp(),
  started_at timestamptz,
  finished_at timestamptz,
  attempts smallint not null default 0 check (attempts >= 0),
  allowed smallint not null check (allowed > 0),
  failure text check (failure in ('files_not_written', 'database_unavailable', 'refused', 'worker_lost', 'internal_error')),
  detail text check (length(detail) <= 100),
  figures jsonb not null default '{}',
  check ((finished_at is not null) = (state in ('done', 'failed'))),
  check ((failure is not null) = (state in ('retrying', 'failed'))),
  check (state = 'queued' or started_at is not null)
);
comment on table job_runs is 'Runs of the recurring jobs (platform/queue/job-list.ts), one row for each job of the queue, whoever asked for it and however many workers knew of it; dropped when old';
comment on column job_runs.job is 'Name in the list of jobs';
comment on column job_runs.queue_id is 'Name of the job in the queue: a second worker that gets the same job finds the row';
comment on column job_runs.state is 'queued (asked for by a person, no worker has begun); running; retrying (failed, and waits for its next attempt); done; failed (no attempt is left)';
comment on column job_runs.retry_of is 'The failed run that a person had done again';
comment on column job_runs.requested_by is 'Who asked for it; null: the schedule';
comment on column job_runs.created_at is 'When it was asked for, or fell due';
comment on column job_runs.started_at is 'Beginning of the last attempt';
comment on column job_runs.finished_at is 'When it was done or given up';
comment on column job_runs.attempts is 'Attempts begun';
comment on column job_runs.allowed is 'Attempts before it is given up';
comment on column job_runs.failure is 'Why the last attempt failed; words are the client''s';
comment on column job_runs.detail is 'Kind and code of the error, for the help desk; never its text, which could hold personal data';
comment on column job_runs.figures is 'What it did, in figures: {"verified": 12, "differing": 0}';
create index job_runs_of_job on job_runs (job, id desc);
create unique index job_runs_one_waits on job_runs (job) where state = 'queued';
create index job_runs_open on job_runs (id) where state in ('queued', 'running', 'retrying');
create index job_runs_finished on job_runs (finished_at);
create index job_runs_retry on job_runs (retry_of) where retry_of is not null;
create index job_runs_requested_by on job_runs (requested_by) where requested_by is not null;

alter table job_runs enable row level security, force row level security;
create policy owner on job_runs to sim_owner using (true);
create policy service on job_runs to sim_service using (true);
create policy national on job_runs to sim_national using (true);
grant select, insert (job, queue_id, state, started_at, attempts, allowed), update (state, started_at, finished_at, attempts, failure, detail, figures), delete
  on job_runs to sim_service;
grant select, insert (job, queue_id, retry_of, allowed) on job_runs to sim_national;

-- Releases that are given up while they are counted --------------------------------------------------------------------------------

alter table release_requests drop constraint release_requests_state_check;
alter table release_requests add constraint release_requests_state_check check (state in ('queued', 'taken', 'failed', 'cancelled'));
comment on column release_requests.state is 'queued; taken (the release exists); failed (given up); cancelled (by a person, before it was taken)';

-- Not a column of the request: its worker holds that row for as long as it counts.
create table release_cancellations (
  request_id bigint primary key,
  asked_at timestamptz not null default clock_timestamp(),
  asked_by bigint references users (id) default app.user_id()
);
comment on table release_cancellations is 'Requests for a release that somebody wants to stop. No foreign key: writing it must not wait for the worker that holds the request';
comment on column release_cancellations.request_id is 'Request (release_requests.id)';
comment on column release_cancellations.asked_at is 'When';
comment on column release_cancellations.asked_by is 'Who';
create index release_cancellations_asked_by on release_cancellations (asked_by);
alter table release_cancellations enable row level security, force row level security;
create policy owner on release_cancellations to sim_owner using (true);
create policy national on release_cancellations to sim_national using (true);
grant select, insert (request_id), delete on release_cancellations to sim_national;

create or replace function app.keep_request() returns trigger language plpgsql security definer set search_path = public, app, pg_temp as $$
begin
  if old.known_at is not null and new.known_at is distinct from old.known_at and old.state not in ('failed', 'cancelled') then
    raise exception 'the instant of a request is fixed once' using errcode = 'insufficient_privilege';
  end if;
  if old.state = 'taken' then
    raise exception 'the request was taken' using errcode = 'insufficient_privilege';
  end if;
  return new;
end
$$;

-- Calendar of releases -------------------------------------------------------------------------------------------------------------

create table release_calendar_rules (
  id bigint generated always as identity primary key,
  valid daterange not null check (not isempty(valid) and not lower_inf(valid)),
  working_day smallint not null check (working_day between 1 and 20),
  source text not null check (source <> ''),
  exclude using gist (valid with &&)
);
comment on table release_calendar_rules is 'Dated rule by which the day of a release is announced: working day N of the month after';
comment on column release_calendar_rules.valid is 'First days of the months counted to which it applies';
comment on column release_calendar_rules.working_day is 'N: 1 is the first working day of the month after';
comment on column release_calendar_rules.source is 'Text or choice from which the rule comes';
insert into release_calendar_rules (valid, working_day, source) values ('[2014-01-01,)', 10, 'Scelta di questo sistema; da confermare dalla Direzione generale');

create table release_plans (
  month text primary key check (month ~ '^[0-9]{4}-(0[1-9]|1[0-2])$'),
  announced_on date not null check (announced_on > (month || '-01')::date + interval '1 month' - interval '1 day'),
  note text check (note <> '' and length(note) <= 500),
  by_rule boolean not null default true
);
comment on table release_plans is 'Announced days of the releases, one for each month; every former announcement is kept';
comment on column release_plans.month is 'Month counted, YYYY-MM';
comment on column release_plans.announced_on is 'Day on which its figures will be published: not before the month has ended';
comment on column release_plans.note is 'What readers should know, in words of the office';
comment on column release_plans.by_rule is 'Laid down by the rule of the calendar; false: by a person';
select app.keep_history('release_plans');

do $$
declare
  name text;
begin
  foreach name in array array['release_calendar_rules', 'release_plans', 'release_plans_history'] loop
    execute format('alter table %I enable row level security, force row level security', name);
    execute format('create policy owner on %I to sim_owner using (true)', name);
    execute format('create policy national on %I to sim_national using (true)', name);
    execute format('grant select on %I to sim_national', name);
  end loop;
end
$$;
grant insert (month, announced_on, note, by_rule), update (announced_on, note, by_rule) on release_plans to sim_national;

-- Announcements are for all to see, releases are not: who may read the calendar sees the day of the first publication and nothing else of a release.
create function app.release_calendar()
returns table (month text, announced_on date, note text, by_rule boolean, published_on date, version bigint)
language sql stable security definer set search_path = public, app, pg_temp as $$
  select coalesce(p.month, r.month), p.announced_on, p.note, p.by_rule, r.published_on, p.change_id
    from release_plans p
    full join (select r.month, min(s.at at time zone 'Europe/Rome')::date as published_on
                 from releases r join release_steps s on s.release_id = r.id and s.step = 'published' group by r.month) r on r.month = p.month
   order by 1 desc
$$;
comment on function app.release_calendar() is 'Announced and true days (Europe/Rome) of the publication of each month; no figure, for anyone';
revoke execute on function app.release_calendar() from public;
grant execute on function app.release_calendar() to sim_national, sim_territorial, sim_applicant, sim_service;

create function app.keep_published_plan() returns trigger language plpgsql security definer set search_path = public, app, pg_temp as $$
begin
  if exists (select from releases r join release_steps s on s.release_id = r.id and s.step = 'published' where r.month = old.month) then
    raise exception 'the release of % is published: its announcement stays', old.month using errcode = 'insufficient_privilege';
  end if;
  return new;
end
$$;
create trigger keep_published_plan before update or delete on release_plans for each row execute function app.keep_published_plan();

-- Subscriptions ---------------------------------------------------------------------------------------------------------------------

create table subscriptions (
  user_id bigint not null references users (id),
  topic text not null check (topic in ('release_published', 'monthly_report_ready', 'half_yearly_report_ready')),
  since timestamptz not null default clock_timestamp(),
  token text not null unique default replace(gen_random_uuid()::text || gen_random_uuid()::text, '-', '') check (length(token) = 64),
  primary key (user_id, topic)
);
comment on table subscriptions is 'What a person asked to hear of; ended by removing the row';
comment on column subscriptions.topic is 'Topic of the notifications (domain/subscription.ts)';
comment on column subscriptions.since is 'Since when';
comment on column subscriptions.token is 'Ends this one subscription and opens nothing else; stands in the letters';

create table subscription_dispatches (
  topic text not null,
  number text not null,
  sent_at timestamptz not null default clock_timestamp(),
  primary key (topic, number)
);
comment on table subscription_dispatches is 'What subscribers were told of; the key lets each thing be told once';
comment on column subscription_dispatches.topic is 'Topic';
comment on column subscription_dispatches.number is 'What it was about: month and revision, half-year';
comment on column subscription_dispatches.sent_at is 'When';

alter table subscriptions enable row level security, force row level security;
alter table subscription_dispatches enable row level security, force row level security;
create policy owner on subscriptions to sim_owner using (true);
create policy owner on subscription_dispatches to sim_owner using (true);
create policy own on subscriptions to sim_national, sim_territorial, sim_applicant using (user_id = app.user_id());
create policy service on subscriptions for select to sim_service using (true);
create policy writers on subscription_dispatches to sim_national, sim_service using (true);
grant select (user_id, topic, since), insert (user_id, topic), delete on subscriptions to sim_national, sim_territorial, sim_applicant;
grant select on subscriptions to sim_service;
grant select, insert (topic, number) on subscription_dispatches to sim_national, sim_service;

create function app.subscribers(about text) returns table (user_id bigint, roles text[]) language sql stable security definer set search_path = public, app, pg_temp as $$
  select s.user_id, array_agg(distinct m.role) from subscriptions s join users u on u.id = s.user_id and u.disabled_at is null
    join memberships m on m.user_id = u.id and m.ended_at is null join organisations o on o.id = m.organisation_id and o.closed_at is null
   where s.topic = about group by s.user_id order by s.user_id
$$;
comment on function app.subscribers(text) is 'Who is to be told of a topic, with the roles held now: whoever causes it need not see the people';

create function app.end_subscription(given text) returns text language sql volatile security definer set search_path = public, app, pg_temp as $$
  delete from subscriptions s where s.token = given returning s.topic
$$;
comment on function app.end_subscription(text) is 'Ends the subscription of a token, without a session; null where there is none';
revoke execute on function app.subscribers(text), app.end_subscription(text) from public;
grant execute on function app.subscribers(text) to sim_national, sim_service;
grant execute on function app.end_subscription(text) to sim_service;
