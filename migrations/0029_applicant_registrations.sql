-- Up Migration

-- Guardians, lawyers, communities and former minors register themselves; who they are is known to the register once they hold the address they gave.

create table applicant_registrations (
  id bigint generated always as identity primary key,
  email citext not null check (length(email) <= 80),
  display_name text not null check (display_name <> ''),
  kind text not null check (kind in ('guardian', 'lawyer', 'community', 'former_minor')),
  body_name text check (body_name <> ''),
  phone text check (phone <> ''),
  language text not null check (language in ('it', 'en')),
  requested_at timestamptz not null default now(),
  expires_at timestamptz not null,
  token_hash bytea unique check (length(token_hash) = 32),
  sent_at timestamptz,
  used_at timestamptz,
  check (expires_at > requested_at),
  check (used_at is null or sent_at is not null)
);
comment on table applicant_registrations is 'Registrations that wait for their address to be confirmed; no account exists until then. Removed a week after they end';
comment on column applicant_registrations.email is 'Address that the letter goes to; the name at sign-in afterwards';
comment on column applicant_registrations.display_name is 'Given and family name as written by the person';
comment on column applicant_registrations.kind is 'As what the person will ask (domain/opinion/opinion-codes.ts)';
comment on column applicant_registrations.body_name is 'Bar association, community or association; null: for oneself';
comment on column applicant_registrations.phone is 'Telephone as written by people';
comment on column applicant_registrations.language is 'Of the letter';
comment on column applicant_registrations.requested_at is 'Instant of the registration';
comment on column applicant_registrations.expires_at is 'From then on the link lets nobody in';
comment on column applicant_registrations.token_hash is 'SHA-256 of the token of the last letter sent; null: none was yet';
comment on column applicant_registrations.sent_at is 'When the mail server took the letter';
comment on column applicant_registrations.used_at is 'When the address was confirmed; it works once';
create index applicant_registrations_email on applicant_registrations (email, requested_at);
create index applicant_registrations_waiting on applicant_registrations (id) where sent_at is null;

alter table applicant_registrations enable row level security, force row level security;
create policy owner on applicant_registrations to sim_owner using (true);
create policy service on applicant_registrations to sim_service using (true);
grant select, insert (email, display_name, kind, body_name, phone, language, expires_at), update (token_hash, sent_at, used_at), delete
  on applicant_registrations to sim_service;
