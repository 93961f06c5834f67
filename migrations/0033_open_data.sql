-- Up Migration

-- Open data: the published tables of each release, protected against disclosure, copied to where the public side reads. The role of that side sees
-- these two tables and nothing else.
create table open_releases (
  id bigint generated always as identity primary key,
  release_id bigint not null unique references releases (id),
  month text not null check (month ~ '^\d{4}-(0[1-9]|1[0-2])$'),
  revision smallint not null check (revision > 0),
  on_day date not null,
  reason text check (reason <> ''),
  known_at timestamptz not null,
  published_at timestamptz not null default now(),
  total integer not null check (total >= 0),
  unique (month, revision)
);
comment on table open_releases is 'Releases whose tables anyone may read (art. 52 D.Lgs. 82/2005); added once, never changed';
comment on column open_releases.id is 'Internal key';
comment on column open_releases.release_id is 'The release; its members stay where they are';
comment on column open_releases.month is 'The month at whose end was counted';
comment on column open_releases.revision is 'A later one supersedes it; the address stays';
comment on column open_releases.on_day is 'Day of the census';
comment on column open_releases.reason is 'Why it was revised; null for the first';
comment on column open_releases.known_at is 'Instant of the knowledge on which the figures rest';
comment on column open_releases.published_at is 'Instant at which the tables were opened';
comment on column open_releases.total is 'Minors present and counted, as published';

create table open_tables (
  open_release_id bigint not null references open_releases (id),
  code text not null check (code ~ '^[a-z][a-z0-9-]{0,39}$'),
  position smallint not null check (position > 0),
  content jsonb not null check (jsonb_typeof(content) = 'object'),
  sha256 bytea not null check (length(sha256) = 32),
  primary key (open_release_id, code)
);
comment on table open_tables is 'Tables of an open release after disclosure control: a hidden value is not in them';
comment on column open_tables.open_release_id is 'The open release';
comment on column open_tables.code is 'Stable name of the table';
comment on column open_tables.position is 'Place in the order of the report';
comment on column open_tables.content is 'Titles, dimension, rows with labels and values (domain/open-data)';
comment on column open_tables.sha256 is 'SHA-256 of the content as it was written';

create trigger forbid_change before update or delete or truncate on open_releases for each statement execute function app.forbid_change();
create trigger forbid_change before update or delete or truncate on open_tables for each statement execute function app.forbid_change();

alter table open_releases enable row level security, force row level security;
alter table open_tables enable row level security, force row level security;
create policy owner on open_releases to sim_owner using (true);
create policy owner on open_tables to sim_owner using (true);
create policy visible on open_releases for select to sim_national, sim_public using (true);
create policy visible on open_tables for select to sim_national, sim_public using (true);
create policy added on open_releases for insert to sim_national with check (app.scope_kind() = 'national');
create policy added on open_tables for insert to sim_national with check (app.scope_kind() = 'national');

grant usage on schema public to sim_public;
grant select on open_releases, open_tables to sim_national;
grant select (id, month, revision, on_day, reason, known_at, published_at, total) on open_releases to sim_public;
grant select on open_tables to sim_public;
grant insert (release_id, month, revision, on_day, reason, known_at, total) on open_releases to sim_national;
grant insert (open_release_id, code, position, content, sha256) on open_tables to sim_national;
