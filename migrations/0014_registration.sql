-- Up Migration

-- Registering a child: what is not known yet, drafts, and the look for records that look the same.

-- ICAO Doc 9303 (machine-readable travel documents) has XXX for "unspecified nationality", beside XXA for the stateless.
insert into countries (alpha3, name_it, name_en, report_name, valid)
  values ('XXX', 'Da accertare', 'Not yet ascertained', 'Da accertare', daterange(null, null)) on conflict do nothing;
comment on column countries.alpha3 is 'ISO 3166-1 alpha-3; user-assigned codes XKX (Kosovo), XXA (stateless person), XXX (citizenship not yet ascertained)';
comment on column minors.citizenship is
  'Citizenship that counts in the figures, ISO 3166 alpha-3; XXA stateless; XXX not yet ascertained; further ones are in minor_citizenships';
comment on column minors_history.citizenship is
  'Citizenship that counts in the figures, ISO 3166 alpha-3; XXA stateless; XXX not yet ascertained; further ones are in minor_citizenships';

-- Drafts -------------------------------------------------------------------------------------------------------------------------

create sequence registration_receipt_number;
comment on sequence registration_receipt_number is 'One number for each registration sent; numbers of refused sendings are left out';
grant usage on sequence registration_receipt_number to sim_national, sim_territorial;

create table registration_drafts (
  id uuid primary key default gen_random_uuid(),
  organisation_id bigint not null references organisations (id) default app.organisation_id(),
  author_id bigint not null references users (id) default app.user_id(),
  step text not null check (step in ('quick', 'identity', 'arrival', 'documents', 'placement', 'review')),
  content jsonb not null check (jsonb_typeof(content) = 'object' and octet_length(content::text) <= 32768),
  version integer not null default 1 check (version > 0),
  created_at timestamptz not null default clock_timestamp(),
  updated_at timestamptz not null default clock_timestamp(),
  updated_by_id bigint not null references users (id) default app.user_id(),
  minor_id bigint unique references minors (id),
  receipt_number bigint unique,
  sent_at timestamptz,
  sent_by_id bigint references users (id),
  check (num_nonnulls(minor_id, receipt_number, sent_at, sent_by_id) in (0, 4)),
  -- What was sent is in the record: no second copy of it stays here.
  check (minor_id is null or content = '{}')
);
comment on table registration_drafts is 'Registrations begun and not sent yet, and the receipts of those sent; each belongs to the organisation that began it';
comment on column registration_drafts.id is 'Key, which cannot be guessed';
comment on column registration_drafts.organisation_id is 'Whose draft: its members see it, and nobody else';
comment on column registration_drafts.author_id is 'Who began it';
comment on column registration_drafts.step is 'Page at which it was left';
comment on column registration_drafts.content is 'What was typed, as the client''s form holds it; empty once sent';
comment on column registration_drafts.version is 'Grows with each saving: two windows with the same draft find out';
comment on column registration_drafts.created_at is 'Instant at which it was begun';
comment on column registration_drafts.updated_at is 'Instant of the last saving';
comment on column registration_drafts.updated_by_id is 'Who saved last';
comment on column registration_drafts.minor_id is 'The record that it became; null while it is open. One draft makes one record';
comment on column registration_drafts.receipt_number is 'Number on the receipt';
comment on column registration_drafts.sent_at is 'Instant of sending, on the receipt';
comment on column registration_drafts.sent_by_id is 'Who sent it, on the receipt';
create index registration_drafts_open on registration_drafts (organisation_id, updated_at) where minor_id is null;
create index registration_drafts_age on registration_drafts (updated_at) where minor_id is null;

alter table registration_drafts enable row level security, force row level security;
create policy owner on registration_drafts to sim_owner using (true);
-- A draft is no report yet: not even the Directorate-General reads those of others.
create policy own on registration_drafts to sim_national, sim_territorial using (organisation_id = app.organisation_id());
create policy service on registration_drafts to sim_service using (minor_id is null);
grant select on registration_drafts to sim_national, sim_territorial;
grant insert (step, content), update (step, content, version, updated_at, updated_by_id, minor_id, receipt_number, sent_at, sent_by_id), delete
  on registration_drafts to sim_national, sim_territorial;
grant select (updated_at, minor_id), delete on registration_drafts to sim_service;

-- Records that look the same ----------------------------------------------------------------------------------------------------

create function app.registered_elsewhere(cui_code text, tax_code text, names text, born date, country text)
returns boolean language sql stable security definer set search_path = public, app, pg_temp as $$
  select coalesce(app.scope_kind() <> 'national', false) and exists (
    select from minors m
     where (m.cui = cui_code or m.codice_fiscale = tax_code
         -- On a first of January, mostly presumed, thousands of namesakes are born: the citizenship must agree, too.
         or (m.name_key = names and names <> '' and m.birth_date = born
             and (to_char(born, 'MM-DD') <> '01-01' or m.citizenship = country)))
       and m.id <> all (array(select app.minors_in_scope())))
$$;
comment on function app.registered_elsewhere(text, text, text, date, text) is
  'Whether a record outside the actor''s scope has this CUI, or this tax code, or these names (search key) and birth date: the bare fact, so that no second record is made';
revoke execute on function app.registered_elsewhere(text, text, text, date, text) from public;
grant execute on function app.registered_elsewhere(text, text, text, date, text) to sim_national, sim_territorial;
