-- Up Migration

-- Reports asked for and the files made of them. Only aggregates, but a territorial body gets those of its own territory: a run belongs to who asked for it.

create table report_runs (
  id bigint generated always as identity primary key,
  kind text not null check (kind in ('monthly')),
  month text not null check (month ~ '^[0-9]{4}-(0[1-9]|1[0-2])$'),
  state text not null default 'queued' check (state in ('queued', 'running', 'ready', 'failed')),
  attempts smallint not null default 0 check (attempts >= 0),
  scheduled boolean not null default false,
  requested_by bigint references users (id) default app.user_id(),
  organisation_id bigint references organisations (id) default app.organisation_id(),
  scope_kind text not null default app.scope_kind() check (scope_kind in ('national', 'region', 'prefecture', 'municipality', 'facility')),
  scope_id text default app.scope_id(),
  known_at timestamptz,
  created_at timestamptz not null default clock_timestamp(),
  started_at timestamptz,
  finished_at timestamptz,
  failure text check (failure in ('figures_disagree', 'files_not_written', 'internal_error')),
  check ((scope_kind = 'national') = (scope_id is null)),
  check ((finished_at is not null) = (state in ('ready', 'failed'))),
  check ((failure is not null) = (state = 'failed')),
  check (state <> 'ready' or known_at is not null)
);
comment on table report_runs is 'Reports asked for, by a user or by the schedule; a worker makes their files';
comment on column report_runs.id is 'Grows with time';
comment on column report_runs.kind is 'Which report: monthly (the state of the last day of a month)';
comment on column report_runs.month is 'Month described, YYYY-MM';
comment on column report_runs.state is 'queued; running; ready (its files can be downloaded); failed (given up)';
comment on column report_runs.attempts is 'How often a worker began';
comment on column report_runs.scheduled is 'Asked for by the schedule of the 1st of the month';
comment on column report_runs.requested_by is 'Who asked; null for the system itself';
comment on column report_runs.organisation_id is 'For which organisation; null for the system itself';
comment on column report_runs.scope_kind is 'Breadth of the figures: the scope of who asked';
comment on column report_runs.scope_id is 'Region code, prefecture code, municipality id or facility id, by scope_kind; null when national';
comment on column report_runs.known_at is 'Instant of the knowledge on which the figures rest; null until they are taken';
comment on column report_runs.created_at is 'Instant of the request';
comment on column report_runs.started_at is 'Instant at which the last attempt began';
comment on column report_runs.finished_at is 'Instant at which it was ready or given up';
comment on column report_runs.failure is 'Why it was given up (domain/report/report-run.ts)';
-- The schedule may knock twice (a retry, two workers): each month is made once.
create unique index report_runs_scheduled_once on report_runs (kind, month) where scheduled;
create index report_runs_organisation on report_runs (organisation_id, id);
create index report_runs_unfinished on report_runs (id) where state in ('queued', 'running');

create table report_files (
  run_id bigint not null references report_runs (id),
  name text not null check (name ~ '^[A-Za-z0-9._-]{1,100}$'),
  format text not null check (format in ('json', 'csv', 'xlsx')),
  media_type text not null,
  bytes bigint not null check (bytes > 0),
  sha256 text not null check (sha256 ~ '^[0-9a-f]{64}$'),
  primary key (run_id, name),
  unique (run_id, format)
);
comment on table report_files is 'Files of a report; their content is in the file store, under reports/<run_id>/<name>';
comment on column report_files.run_id is 'Run that made it';
comment on column report_files.name is 'Name offered for the download';
comment on column report_files.format is 'json, csv or xlsx';
comment on column report_files.media_type is 'Content type of the download';
comment on column report_files.bytes is 'Size';
comment on column report_files.sha256 is 'SHA-256 of the content, hexadecimal';

-- Who asks is the database's to say: no role gets requester, organisation and scope in a grant. The worker writes states and files as sim_service,
-- and counts as the run's own scope.
grant select on report_runs, report_files to sim_national, sim_territorial, sim_service;
grant insert (kind, month, scheduled) on report_runs to sim_national;
grant insert (kind, month) on report_runs to sim_territorial;
grant update (state, attempts, known_at, started_at, finished_at, failure) on report_runs to sim_service;
grant insert (run_id, name, format, media_type, bytes, sha256), delete on report_files to sim_service;

alter table report_runs enable row level security, force row level security;
alter table report_files enable row level security, force row level security;
create policy owner on report_runs to sim_owner using (true);
create policy owner on report_files to sim_owner using (true);
create policy service on report_runs to sim_service using (true);
create policy service on report_files to sim_service using (true);
create policy national on report_runs to sim_national using (scope_kind = 'national');
create policy own on report_runs to sim_territorial using (
  organisation_id = (select app.organisation_id()) and scope_kind = (select app.scope_kind()) and scope_id = (select app.scope_id()));
create policy of_run on report_files for select to sim_national, sim_territorial using (exists (select from report_runs r where r.id = run_id));
