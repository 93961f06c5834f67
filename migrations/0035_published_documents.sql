-- Up Migration

-- What each document that left the office shows and hides. A later document of any kind, month or territory is protected against it: a hidden count must stay
-- hidden, and a shown one is known for ever. It holds the hidden numbers too, so it is the national office's only.
create table published_documents (
  id bigint generated always as identity primary key,
  kind text not null check (kind in ('monthly', 'half_yearly', 'periodic')),
  period text not null check (period <> ''),
  territory_kind text not null check (territory_kind in ('national', 'region', 'prefecture', 'municipality', 'facility')),
  territory_id text not null,
  known_at timestamptz not null,
  published_at timestamptz not null default now(),
  days date[] not null,
  content jsonb not null check (jsonb_typeof(content) = 'object'),
  sha256 bytea not null unique check (length(sha256) = 32),
  check ((territory_kind = 'national') = (territory_id = ''))
);
comment on table published_documents is 'Reports as they left the office: which counts they hide and why (decision 0209); added once, never changed';
comment on column published_documents.id is 'Internal key; in the order of publication';
comment on column published_documents.kind is 'Kind of report';
comment on column published_documents.period is 'Month, half-year or quarter';
comment on column published_documents.territory_kind is 'Whose figures';
comment on column published_documents.territory_id is 'Key of the territory; empty for the country';
comment on column published_documents.known_at is 'Instant of the knowledge on which the figures rest';
comment on column published_documents.published_at is 'Instant at which it left the office';
comment on column published_documents.days is 'Days that its counts speak of, by which linked documents are found';
comment on column published_documents.content is 'Counts by name with their numbers, what is hidden and why, and the sums of the tables (domain/disclosure)';
comment on column published_documents.sha256 is 'SHA-256 of the content: the same document is kept once';
create index published_documents_days on published_documents using gin (days);

create trigger forbid_change before update or delete or truncate on published_documents for each statement execute function app.forbid_change();

alter table published_documents enable row level security, force row level security;
create policy owner on published_documents to sim_owner using (true);
create policy visible on published_documents for select to sim_national using (true);
create policy added on published_documents for insert to sim_national with check (app.scope_kind() = 'national');

grant select on published_documents to sim_national;
grant insert (kind, period, territory_kind, territory_id, known_at, days, content, sha256) on published_documents to sim_national;
