-- Up Migration

-- Confirmation of the night's list by who sees the minors, and the amounts by which days are paid. Neither moves a minor or changes the census.

-- How late a night may be confirmed --------------------------------------------------------------------------------------------

create table presence_rules (
  id bigint generated always as identity primary key,
  valid daterange not null check (not isempty(valid) and not lower_inf(valid)),
  confirm_within_days smallint not null check (confirm_within_days between 0 and 366),
  source text not null check (source <> ''),
  note text check (note <> ''),
  exclude using gist (valid with &&)
);
comment on table presence_rules is 'How the presence of a night is confirmed, dated, with its source';
comment on column presence_rules.id is 'Internal key';
comment on column presence_rules.valid is 'Nights to which the rule applies; periods never overlap';
comment on column presence_rules.confirm_within_days is 'Days after the night on which it can still be confirmed; 0: on the day only';
comment on column presence_rules.source is 'Article of law, circular or practice from which the rule comes';
comment on column presence_rules.note is 'Doubts, and what should be checked';
select app.keep_history('presence_rules');
insert into presence_rules (valid, confirm_within_days, source, note)
  values ('[2020-01-01,)', 7, 'Choice of this system: no source gives a term', 'To be confirmed by the Directorate-General');

-- Confirmations ---------------------------------------------------------------------------------------------------------------

create table presence_confirmations (
  id bigint generated always as identity primary key,
  facility_id bigint not null,
  municipality_id bigint not null,
  region_code text not null,
  prefecture_code text not null,
  night date not null,
  seq smallint not null check (seq > 0),
  unlisted smallint not null default 0 check (unlisted between 0 and 200),
  note text check (note <> '' and length(note) <= 1000),
  confirmed_at timestamptz not null default clock_timestamp(),
  user_id bigint references users (id) default app.user_id(),
  organisation_id bigint references organisations (id) default app.organisation_id(),
  unique (facility_id, night, seq),
  foreign key (facility_id, municipality_id) references facilities (id, municipality_id),
  foreign key (municipality_id, region_code, prefecture_code) references municipalities (id, region_code, prefecture_code)
);
comment on table presence_confirmations is 'Who slept in a facility in a night, said by the facility. Only added to: the highest number of a night is in force, the former ones stay readable';
comment on column presence_confirmations.id is 'Internal key';
comment on column presence_confirmations.facility_id is 'Facility';
comment on column presence_confirmations.municipality_id is 'Municipality of the facility';
comment on column presence_confirmations.region_code is 'Region of that municipality';
comment on column presence_confirmations.prefecture_code is 'Prefecture of that municipality';
comment on column presence_confirmations.night is 'The night that begins on this day';
comment on column presence_confirmations.seq is 'First, second … confirmation of the night';
comment on column presence_confirmations.unlisted is 'Minors who slept there and are not in the list';
comment on column presence_confirmations.note is 'What a colleague should know of the night';
comment on column presence_confirmations.confirmed_at is 'Instant of the confirmation';
comment on column presence_confirmations.user_id is 'Who confirmed';
comment on column presence_confirmations.organisation_id is 'For which organisation';
create index presence_confirmations_municipality on presence_confirmations (municipality_id, night);
create index presence_confirmations_prefecture on presence_confirmations (prefecture_code, night);
create index presence_confirmations_region on presence_confirmations (region_code, night);

create table presence_confirmation_minors (
  confirmation_id bigint not null references presence_confirmations (id),
  minor_id bigint not null references minors (id),
  absence text check (absence in ('with_permission', 'hospital', 'not_returned', 'moved', 'other')),
  note text check (note <> '' and length(note) <= 500),
  primary key (confirmation_id, minor_id),
  check (absence is not null or note is null),
  check (absence is distinct from 'other' or note is not null)
);
comment on table presence_confirmation_minors is 'The list that was confirmed: each minor who by the register slept there, present or absent';
comment on column presence_confirmation_minors.confirmation_id is 'Confirmation';
comment on column presence_confirmation_minors.minor_id is 'Minor';
comment on column presence_confirmation_minors.absence is 'Null: present. Otherwise why not (domain/presence-night.ts)';
comment on column presence_confirmation_minors.note is 'What a colleague should know of the absence';
create index presence_confirmation_minors_minor on presence_confirmation_minors (minor_id);

alter table presence_rules enable row level security, force row level security;
alter table presence_rules_history enable row level security, force row level security;
alter table presence_confirmations enable row level security, force row level security;
alter table presence_confirmation_minors enable row level security, force row level security;

create policy owner on presence_rules to sim_owner using (true);
create policy readers on presence_rules for select using (true);
create policy national on presence_rules to sim_national using (true);
create policy owner on presence_rules_history to sim_owner using (true);
create policy national on presence_rules_history to sim_national using (true);

create policy owner on presence_confirmations to sim_owner using (true);
create policy national on presence_confirmations to sim_national using (true);
create policy in_scope on presence_confirmations for select to sim_territorial using (
  facility_id = (select app.scope_facility()) or municipality_id = (select app.scope_municipality())
  or prefecture_code = (select app.scope_prefecture()) or region_code = (select app.scope_region()));
create policy in_charge_insert on presence_confirmations for insert to sim_territorial with check (
  facility_id = (select app.scope_facility()) or municipality_id = (select app.scope_municipality()));

-- The lines of a confirmation in sight, of minors in sight: who was listed by a stay that was cancelled since is no longer shown.
create policy owner on presence_confirmation_minors to sim_owner using (true);
create policy national on presence_confirmation_minors to sim_national using (true);
create policy in_scope on presence_confirmation_minors for select to sim_territorial using (
  minor_id in (select app.minors_in_scope())
  and exists (select from presence_confirmations c where c.id = confirmation_id));
create policy in_charge_insert on presence_confirmation_minors for insert to sim_territorial with check (
  minor_id in (select app.minors_in_scope())
  and exists (select from presence_confirmations c where c.id = confirmation_id
               and (c.facility_id = (select app.scope_facility()) or c.municipality_id = (select app.scope_municipality()))));

grant select on presence_rules, presence_confirmations, presence_confirmation_minors to sim_national, sim_territorial;
grant select on presence_rules_history to sim_national;
grant insert (valid, confirm_within_days, source, note), update (valid, confirm_within_days, source, note) on presence_rules to sim_national;
grant insert (facility_id, municipality_id, region_code, prefecture_code, night, seq, unlisted, note) on presence_confirmations to sim_national, sim_territorial;
grant insert (confirmation_id, minor_id, absence, note) on presence_confirmation_minors to sim_national, sim_territorial;

-- Amounts a day ---------------------------------------------------------------------------------------------------------------

create table daily_amount_rules (
  id bigint generated always as identity primary key,
  kind text not null references facility_kinds (code),
  valid daterange not null check (not isempty(valid) and not lower_inf(valid)),
  euro_cents integer not null check (euro_cents between 0 and 100000),
  legal_source text not null check (btrim(legal_source) <> ''),
  to_verify boolean not null,
  note text check (note <> ''),
  exclude using gist (kind with =, valid with &&)
);
comment on table daily_amount_rules is 'Amount for a day of a minor by kind of facility, dated, with its source. No row for a day: no amount is known';
comment on column daily_amount_rules.id is 'Internal key';
comment on column daily_amount_rules.kind is 'Kind of facility';
comment on column daily_amount_rules.valid is 'Days on which the amount applies; periods of one kind never overlap';
comment on column daily_amount_rules.euro_cents is 'Euro cents for each day of presence';
comment on column daily_amount_rules.legal_source is 'Act from which the amount comes';
comment on column daily_amount_rules.to_verify is 'Nobody of the Directorate-General has checked it yet: every list that uses it says so';
comment on column daily_amount_rules.note is 'Doubts, and what should be checked';
select app.keep_history('daily_amount_rules');
insert into daily_amount_rules (kind, valid, euro_cents, legal_source, to_verify, note)
select kind, '[2019-01-01,)', 4500, 'Circolare Ministero dell''interno 6 marzo 2019, n. 2811', true,
       'Up to 45 euro a day is the amount of 2019. First day, later amounts and kinds of facility concerned are to be checked'
  from unnest(array['first_municipal', 'second_accredited']) kind;

alter table daily_amount_rules enable row level security, force row level security;
alter table daily_amount_rules_history enable row level security, force row level security;
create policy owner on daily_amount_rules to sim_owner using (true);
create policy readers on daily_amount_rules for select using (true);
create policy national on daily_amount_rules to sim_national using (true);
create policy owner on daily_amount_rules_history to sim_owner using (true);
create policy national on daily_amount_rules_history to sim_national using (true);
grant select on daily_amount_rules to sim_national, sim_territorial;
grant select on daily_amount_rules_history to sim_national;
grant insert (kind, valid, euro_cents, legal_source, to_verify, note), update (valid), delete on daily_amount_rules to sim_national;
