-- Up Migration

-- Imports of exchange files: who asked, what came in, how far it is, what is wrong. The rows themselves are staged in temporary tables
-- of the import's transaction and never stay.

create table import_runs (
  id bigint generated always as identity primary key,
  dry_run boolean not null,
  state text not null default 'queued' check (state in ('queued', 'running', 'imported', 'checked', 'unchanged', 'refused', 'failed')),
  stage text not null default 'waiting' check (stage in ('waiting', 'reading', 'checking', 'writing', 'done')),
  progress smallint not null default 0 check (progress between 0 and 100),
  attempts smallint not null default 0 check (attempts >= 0),
  counts jsonb,
  problem_count integer not null default 0 check (problem_count >= 0),
  user_id bigint references users (id) default app.user_id(),
  organisation_id bigint references organisations (id) default app.organisation_id(),
  created_at timestamptz not null default clock_timestamp(),
  started_at timestamptz,
  finished_at timestamptz,
  check ((finished_at is not null) = (state not in ('queued', 'running'))),
  check ((stage = 'done') = (finished_at is not null)),
  check (problem_count = 0 or state = 'refused')
);
comment on table import_runs is 'Imports of exchange files, asked for through the API or the operator''s command';
comment on column import_runs.id is 'Internal key';
comment on column import_runs.dry_run is 'Only checks: nothing is written, whatever the result';
comment on column import_runs.state is 'queued, running; imported, checked (dry run without problems), unchanged (all rows known already), refused (see import_problems), failed (an error of the system)';
comment on column import_runs.stage is 'What a running import is doing; done once finished';
comment on column import_runs.progress is 'Per cent done, roughly';
comment on column import_runs.attempts is 'How often a process took it up: one that is killed in the middle is tried again, a few times at most';
comment on column import_runs.counts is 'Rows read, new and unchanged of each file, and warnings on limits; null until checked';
comment on column import_runs.problem_count is 'Problems found';
comment on column import_runs.user_id is 'Who asked; null: an operator''s command';
comment on column import_runs.organisation_id is 'On behalf of which organisation';
comment on column import_runs.created_at is 'Instant of the request';
comment on column import_runs.started_at is 'Instant at which work began, the last time';
comment on column import_runs.finished_at is 'Instant of the end; null until then';
create index import_runs_unfinished on import_runs (id) where finished_at is null;

create table import_files (
  run_id bigint not null references import_runs (id),
  kind text not null check (kind in ('facilities', 'minors', 'movements')),
  name text not null check (length(name) between 1 and 255),
  bytes bigint not null check (bytes >= 0),
  sha256 char(64) not null check (sha256 ~ '^[0-9a-f]{64}$'),
  stored_as text not null,
  primary key (run_id, kind)
);
comment on table import_files is 'The three files of an import. Their content is removed when the import ends: what counts is in the register';
comment on column import_files.run_id is 'The import';
comment on column import_files.kind is 'Which of the three';
comment on column import_files.name is 'Name as uploaded, without folders';
comment on column import_files.bytes is 'Size';
comment on column import_files.sha256 is 'SHA-256 of the content: tells later which file it was';
comment on column import_files.stored_as is 'Key in the store of files while the import lasts';

create table import_problems (
  run_id bigint not null references import_runs (id),
  position integer not null check (position > 0),
  file text not null check (file in ('facilities', 'minors', 'movements')),
  line integer not null check (line > 0),
  column_name text,
  value text check (length(value) <= 200),
  code text not null,
  primary key (run_id, position)
);
comment on table import_problems is 'Every reason for which an import was refused. Values come from the files and may be personal data';
comment on column import_problems.run_id is 'The import';
comment on column import_problems.position is 'Order: by file, line and column';
comment on column import_problems.file is 'Which of the three files';
comment on column import_problems.line is 'Line of the file on which the row begins; the header is line 1';
comment on column import_problems.column_name is 'Column; null when the row as a whole is wrong';
comment on column import_problems.value is 'The cell, cut after 200 characters';
comment on column import_problems.code is 'Reason (domain/problem-codes.ts)';

-- National only: whoever may import sees all of the register anyway.
alter table import_runs enable row level security, force row level security;
alter table import_files enable row level security, force row level security;
alter table import_problems enable row level security, force row level security;
create policy owner on import_runs to sim_owner using (true);
create policy owner on import_files to sim_owner using (true);
create policy owner on import_problems to sim_owner using (true);
create policy national on import_runs to sim_national using (true);
create policy national on import_files to sim_national using (true);
create policy national on import_problems to sim_national using (true);

grant select, insert (dry_run), update (state, stage, progress, attempts, counts, problem_count, started_at, finished_at) on import_runs to sim_national;
grant select, insert on import_files, import_problems to sim_national;

create function app.refresh_register_statistics() returns void language plpgsql security definer set search_path = public, app, pg_temp as $$
begin
  analyze minors, minor_codes, movements, facilities, facility_capacities, municipalities;
end
$$;
comment on function app.refresh_register_statistics() is 'Statistics for the planner after a large import, without waiting for autovacuum to notice';
revoke execute on function app.refresh_register_statistics() from public;
grant execute on function app.refresh_register_statistics() to sim_national;
