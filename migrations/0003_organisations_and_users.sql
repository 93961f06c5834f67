-- Up Migration

-- Organisations, users, memberships, sessions. The scope of an organisation is what its members see.

create table organisations (
  id bigint generated always as identity primary key,
  kind text not null check (kind in ('dg', 'region', 'prefecture', 'municipality', 'facility')),
  name text not null check (name <> ''),
  region_code text references regions (code),
  prefecture_code text references prefectures (code),
  municipality_id bigint references municipalities (id),
  facility_id bigint references facilities (id),
  closed_at timestamptz,
  check (num_nonnulls(region_code, prefecture_code, municipality_id, facility_id) = case kind when 'dg' then 0 else 1 end),
  check ((kind = 'region') = (region_code is not null)),
  check ((kind = 'prefecture') = (prefecture_code is not null)),
  check ((kind = 'municipality') = (municipality_id is not null)),
  check ((kind = 'facility') = (facility_id is not null))
);
comment on table organisations is 'Bodies whose members use SIM (D.P.R. 231/2023 art. 11); each has one scope';
comment on column organisations.kind is 'dg: the Directorate-General; otherwise the breadth of the scope';
comment on column organisations.name is 'Italian name of the body';
comment on column organisations.region_code is 'Scope of a region';
comment on column organisations.prefecture_code is 'Scope of a prefecture';
comment on column organisations.municipality_id is 'Scope of a municipality';
comment on column organisations.facility_id is 'Scope of a reception facility';
comment on column organisations.closed_at is 'From then on nobody may act for it; null while in being';
create unique index organisations_region on organisations (region_code) where kind = 'region';
create unique index organisations_prefecture on organisations (prefecture_code) where kind = 'prefecture';
create unique index organisations_municipality on organisations (municipality_id) where kind = 'municipality';
create unique index organisations_facility on organisations (facility_id) where kind = 'facility';
grant select on organisations to sim_national, sim_territorial, sim_service;
grant insert (kind, name, region_code, prefecture_code, municipality_id, facility_id), update (name, closed_at) on organisations to sim_national, sim_service;

create table users (
  id bigint generated always as identity primary key,
  username citext not null unique check (length(username) between 3 and 80),
  display_name text not null check (display_name <> ''),
  password_hash text,
  disabled_at timestamptz,
  failed_sign_ins integer not null default 0 check (failed_sign_ins >= 0),
  locked_until timestamptz,
  demonstration boolean not null default false,
  created_at timestamptz not null default now()
);
comment on table users is 'Persons who sign in';
comment on column users.username is 'Name typed at sign-in, small and capital letters alike';
comment on column users.display_name is 'Given and family name, as colleagues see it';
comment on column users.password_hash is 'argon2id, in PHC format; null for who signs in by another door (SPID, CIE)';
comment on column users.disabled_at is 'From then on sign-in is refused';
comment on column users.failed_sign_ins is 'Failures since the last success';
comment on column users.locked_until is 'Sign-in is refused until then: grows with the failures';
comment on column users.demonstration is 'Made by the demonstration: its password is shown on the sign-in page';
comment on column users.created_at is 'Instant of registration';

create table memberships (
  id bigint generated always as identity primary key,
  user_id bigint not null references users (id),
  organisation_id bigint not null references organisations (id),
  role text not null check (role in ('dg_analyst', 'dg_administrator', 'region', 'prefecture', 'municipality', 'facility')),
  ended_at timestamptz,
  unique (user_id, organisation_id, role)
);
comment on table memberships is 'Who may act for which organisation, in which role; a user may have several';
comment on column memberships.role is 'Role: domain/permission.ts says what it may do';
comment on column memberships.ended_at is 'From then on it gives nothing; null while in force';
create index memberships_organisation on memberships (organisation_id);

create function app.check_membership_role() returns trigger language plpgsql set search_path = public, app, pg_temp as $$
declare
  kind text := (select o.kind from organisations o where o.id = new.organisation_id);
begin
  if new.role is distinct from kind and not (kind = 'dg' and new.role like 'dg\_%') then
    raise exception 'role % does not belong to an organisation of kind %', new.role, kind using errcode = 'check_violation';
  end if;
  return new;
end
$$;
create trigger check_membership_role before insert or update on memberships for each row execute function app.check_membership_role();

create table sessions (
  token_hash bytea primary key check (length(token_hash) = 32),
  csrf_token text not null,
  user_id bigint not null references users (id),
  membership_id bigint not null references memberships (id),
  created_at timestamptz not null default now(),
  last_seen_at timestamptz not null default now(),
  expires_at timestamptz not null
);
comment on table sessions is 'Open sessions; the browser holds an opaque token, here is only its SHA-256';
comment on column sessions.token_hash is 'SHA-256 of the token in the cookie';
comment on column sessions.created_at is 'Instant of the sign-in';
comment on column sessions.csrf_token is 'Must come back in a header on every change';
comment on column sessions.membership_id is 'For whom the user acts now';
comment on column sessions.last_seen_at is 'Last use, to the minute';
comment on column sessions.expires_at is 'End at the latest, whatever the use';
create index sessions_user on sessions (user_id);

create table idempotency_keys (
  user_id bigint not null,
  key text not null check (length(key) between 8 and 100),
  route text not null,
  request_hash bytea not null,
  response jsonb not null,
  created_at timestamptz not null default now(),
  primary key (user_id, key)
);
comment on table idempotency_keys is 'Creations already answered: the same key gives the same answer, and makes nothing twice';
comment on column idempotency_keys.key is 'Chosen by the client, one for each thing to create';
comment on column idempotency_keys.created_at is 'When it was first used';
comment on column idempotency_keys.route is 'Method and path';
comment on column idempotency_keys.request_hash is 'SHA-256 of the body: the same key with another body is refused';
comment on column idempotency_keys.response is 'Status, headers and what identifies the created resource';
create index idempotency_keys_age on idempotency_keys (created_at);

-- Row-level security -----------------------------------------------------------------------------------------------------------

alter table users enable row level security, force row level security;
alter table memberships enable row level security, force row level security;
alter table sessions enable row level security, force row level security;
alter table idempotency_keys enable row level security, force row level security;

create policy owner on users to sim_owner using (true);
create policy owner on memberships to sim_owner using (true);
create policy owner on sessions to sim_owner using (true);
create policy owner on idempotency_keys to sim_owner using (true);
create policy service on users to sim_service using (true);
create policy service on memberships to sim_service using (true);
create policy service on sessions to sim_service using (true);
create policy national on users for select to sim_national using (true);
create policy national on memberships for select to sim_national using (true);
create policy colleagues on memberships for select to sim_territorial
  using (user_id = app.user_id() or organisation_id = app.organisation_id());
create policy colleagues on users for select to sim_territorial
  using (id = app.user_id() or exists (select from memberships m where m.user_id = users.id and m.organisation_id = app.organisation_id()));
create policy own on idempotency_keys to sim_national, sim_territorial using (user_id = app.user_id());

grant select, insert, update on users, memberships to sim_service;
grant select, insert, update, delete on sessions to sim_service;
-- The hash of a password is nobody's to read but sign-in's.
grant select (id, username, display_name, disabled_at, demonstration, created_at) on users to sim_national, sim_territorial;
grant select on memberships to sim_national, sim_territorial;
grant select, insert on idempotency_keys to sim_national, sim_territorial;
