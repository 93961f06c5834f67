-- Up Migration

-- Who is let in and by whom: invitations, suspension, periodic review; managing bodies with their versions; requests for assistance.

-- How long things of access last, as dated data ---------------------------------------------------------------------------------

create table access_rules (
  kind text not null check (kind in ('invitation', 'password_reset', 'review')),
  valid daterange not null check (not isempty(valid)),
  days smallint not null check (days > 0),
  source text not null check (source <> ''),
  exclude using gist (kind with =, valid with &&)
);
comment on table access_rules is 'Dated rules of access: how many days a link lasts, after how many days an access must be reviewed';
comment on column access_rules.kind is 'invitation: link of a first access; password_reset: link for a new password; review: longest time between two reviews';
comment on column access_rules.valid is 'Days on which the rule is in force; periods of one kind never overlap';
comment on column access_rules.days is 'Number of days';
comment on column access_rules.source is 'Why so many';
insert into access_rules (kind, valid, days, source) values
  ('invitation', daterange('2020-01-01', null), 7, 'Practice of this project: a week to take up an invitation'),
  ('password_reset', daterange('2020-01-01', null), 1, 'Practice of this project: a link that gives a password lives one day'),
  ('review', daterange('2020-01-01', null), 180, 'AgID, minimum security measures (circ. 2/2017), ABSC 5: inventory of accounts kept up to date; twice a year by practice');
alter table access_rules enable row level security, force row level security;
create policy owner on access_rules to sim_owner using (true);
create policy readers on access_rules for select using (true);
grant select on access_rules to sim_national, sim_territorial, sim_service;

-- Users and memberships ---------------------------------------------------------------------------------------------------------

alter table users
  add column email text check (email ~ '^[^@\s]+@[^@\s]+$' and length(email) <= 254),
  add column activated_at timestamptz,
  add column last_sign_in_at timestamptz,
  add column disabled_reason text check (disabled_reason <> ''),
  add column disabled_by_user_id bigint references users (id);
comment on column users.email is 'Address for invitations and notices; null where not known';
comment on column users.activated_at is 'Since when a password was set for the first time; null while the invitation waits';
comment on column users.last_sign_in_at is 'Instant of the last sign-in; null when there was none';
comment on column users.disabled_reason is 'Why the access was suspended, in the words of who did it';
comment on column users.disabled_by_user_id is 'Who suspended it; null for an operator''s command';
update users set activated_at = created_at where password_hash is not null;

select app.change_id();
alter table memberships
  add column granted_at timestamptz not null default now(),
  add column granted_by_user_id bigint default app.user_id(),
  add column reviewed_at timestamptz,
  add column reviewed_by_user_id bigint;
comment on column memberships.granted_at is 'Since when the access is given';
comment on column memberships.granted_by_user_id is 'Who gave it; null for the system itself';
comment on column memberships.reviewed_at is 'When somebody last confirmed that the person still needs it; null: never';
comment on column memberships.reviewed_by_user_id is 'Who confirmed it';
comment on column memberships.id is 'Internal key';
comment on column memberships.user_id is 'Person';
comment on column memberships.organisation_id is 'Organisation acted for';
-- A right depends on it: former versions are kept.
select app.keep_history('memberships');
revoke insert, update on memberships from sim_service;
grant insert (user_id, organisation_id, role), update (ended_at) on memberships to sim_service;
alter table memberships_history enable row level security, force row level security;
create policy owner on memberships_history to sim_owner using (true);
create policy national on memberships_history for select to sim_national using (true);
grant select on memberships_history to sim_national;

create function app.note_activation() returns trigger language plpgsql set search_path = public, app, pg_temp as $$
begin
  if new.password_hash is not null and new.activated_at is null then
    new.activated_at := now();
  end if;
  return new;
end
$$;
comment on function app.note_activation() is 'Trigger: a user is active from the first password on';
create trigger note_activation before insert or update of password_hash on users for each row execute function app.note_activation();

create function app.note_sign_in() returns trigger language plpgsql security definer set search_path = public, app, pg_temp as $$
begin
  update users set last_sign_in_at = now() where id = new.user_id;
  return null;
end
$$;
comment on function app.note_sign_in() is 'Trigger: a new session is a sign-in';
create trigger note_sign_in after insert on sessions for each row execute function app.note_sign_in();

create function app.end_sessions_of_user() returns trigger language plpgsql security definer set search_path = public, app, pg_temp as $$
begin
  delete from sessions where user_id = new.id;
  return null;
end
$$;
comment on function app.end_sessions_of_user() is 'Trigger: suspension ends the open sessions in the same transaction';
create trigger end_sessions after update of disabled_at on users for each row when (new.disabled_at is not null)
  execute function app.end_sessions_of_user();

create function app.end_sessions_of_membership() returns trigger language plpgsql security definer set search_path = public, app, pg_temp as $$
begin
  delete from sessions where membership_id = new.id;
  return null;
end
$$;
comment on function app.end_sessions_of_membership() is 'Trigger: a membership that ends takes its open sessions with it';
create trigger end_sessions after update of ended_at on memberships for each row when (new.ended_at is not null)
  execute function app.end_sessions_of_membership();

-- Which organisations' people the actor manages: the Directorate-General all, a municipality its own and those of the facilities in it.

create function app.managed_organisations() returns setof bigint language sql stable security definer set search_path = public, app, pg_temp as $$
  select o.id from organisations o left join facilities f on f.id = o.facility_id
   where app.scope_kind() = 'national'
      or (app.scope_kind() = 'municipality'
          and (o.municipality_id = app.scope_municipality() or f.municipality_id = app.scope_municipality()))
$$;
comment on function app.managed_organisations() is 'Organisations whose users the actor manages; none for regions, prefectures and facilities';

create function app.known_users() returns setof bigint language sql stable security definer rows 100 set search_path = public, app, pg_temp as $$
  select distinct m.user_id from memberships m where m.organisation_id in (select app.managed_organisations())
$$;
comment on function app.known_users() is 'Persons who have or had an access that the actor manages';

create function app.knows_user(person bigint) returns boolean language sql stable security definer set search_path = public, app, pg_temp as $$
  select app.scope_kind() = 'national' or exists (
    select from memberships m where m.user_id = person and m.organisation_id in (select app.managed_organisations()))
$$;
comment on function app.knows_user(bigint) is 'Whether the person has or had an access that the actor manages: then it may be seen';

create function app.manages_user(person bigint) returns boolean language sql stable security definer set search_path = public, app, pg_temp as $$
  select app.knows_user(person) and (app.scope_kind() = 'national' or not exists (
    select from memberships m join organisations o on o.id = m.organisation_id
     where m.user_id = person and m.ended_at is null and o.closed_at is null
       and m.organisation_id not in (select app.managed_organisations())))
$$;
comment on function app.manages_user(bigint) is
  'Whether the actor may suspend the person or give a new password: only when no access of the person lies outside what the actor manages';

create function app.open_organisation(wanted text, scope text) returns bigint language plpgsql security definer set search_path = public, app, pg_temp as $$
declare
  found_id bigint;
  here bigint := app.scope_municipality();
  key_id bigint;
  name text;
begin
  if app.scope_kind() not in ('national', 'municipality') then
    raise exception 'only the Directorate-General and municipalities manage users' using errcode = 'insufficient_privilege';
  end if;
  if wanted = 'dg' then
    if app.scope_kind() <> 'national' then
      raise exception 'not an organisation of this municipality' using errcode = 'insufficient_privilege';
    end if;
    return (select min(o.id) from organisations o where o.kind = 'dg');
  elsif wanted in ('region', 'prefecture') then
    if app.scope_kind() <> 'national' then
      raise exception 'not an organisation of this municipality' using errcode = 'insufficient_privilege';
    end if;
    select case wanted when 'region' then (select r.name_it from regions r where r.code = scope) else (select p.name from prefectures p where p.code = scope) end
      into name;
    if name is null then
      return null;
    end if;
    select o.id into found_id from organisations o where o.kind = wanted and coalesce(o.region_code, o.prefecture_code) = scope;
    if found_id is null then
      insert into organisations (kind, name, region_code, prefecture_code)
        values (wanted, name, case when wanted = 'region' then scope end, case when wanted = 'prefecture' then scope end) returning id into found_id;
    end if;
    return found_id;
  elsif wanted = 'municipality' then
    select m.id, 'Comune di ' || m.name into key_id, name from municipalities m where m.istat_code = scope and upper_inf(m.valid);
    if key_id is null then
      return null;
    end if;
    if here is not null and key_id <> here then
      raise exception 'not an organisation of this municipality' using errcode = 'insufficient_privilege';
    end if;
    select o.id into found_id from organisations o where o.municipality_id = key_id;
    if found_id is null then
      insert into organisations (kind, name, municipality_id) values (wanted, name, key_id) returning id into found_id;
    end if;
    return found_id;
  elsif wanted = 'facility' then
    select f.id, f.name into key_id, name from facilities f where f.code = scope and (here is null or f.municipality_id = here);
    if key_id is null then
      return null;
    end if;
    select o.id into found_id from organisations o where o.facility_id = key_id;
    if found_id is null then
      insert into organisations (kind, name, facility_id) values (wanted, name, key_id) returning id into found_id;
    end if;
    return found_id;
  end if;
  return null;
end
$$;
comment on function app.open_organisation(text, text) is
  'The organisation of a kind and scope code, made when new; null when there is no such scope; refused when the actor does not manage it';

create function app.add_invited_user(username text, display_name text, email text, organisation bigint, role text) returns bigint
language plpgsql security definer set search_path = public, app, pg_temp as $$
declare
  person bigint;
begin
  if organisation not in (select app.managed_organisations()) then
    raise exception 'not an organisation that the actor manages' using errcode = 'insufficient_privilege';
  end if;
  insert into users (username, display_name, email) values (username, display_name, email) returning id into person;
  insert into memberships (user_id, organisation_id, role) values (person, organisation, role);
  return person;
end
$$;
comment on function app.add_invited_user(text, text, text, bigint, text) is 'A user without a password, with a first membership in an organisation that the actor manages';
revoke execute on function app.open_organisation(text, text), app.add_invited_user(text, text, text, bigint, text) from public;
grant execute on function app.open_organisation(text, text), app.add_invited_user(text, text, text, bigint, text) to sim_national, sim_territorial;

create policy managed on memberships for select to sim_territorial using (organisation_id in (select app.managed_organisations()));
create policy managed_add on memberships for insert to sim_territorial
  with check (organisation_id in (select app.managed_organisations()) and app.knows_user(user_id));
create policy managed_change on memberships for update to sim_territorial
  using (organisation_id in (select app.managed_organisations())) with check (organisation_id in (select app.managed_organisations()));
create policy national_add on memberships for insert to sim_national with check (true);
create policy national_change on memberships for update to sim_national using (true);
grant insert (user_id, organisation_id, role), update (ended_at, reviewed_at, reviewed_by_user_id, granted_at, granted_by_user_id) on memberships
  to sim_national, sim_territorial;

create policy managed on users for select to sim_territorial using (id = any (array(select app.known_users())));
create policy managed_change on users for update to sim_territorial using (app.manages_user(id)) with check (app.manages_user(id));
create policy national_change on users for update to sim_national using (true);
grant select (email, activated_at, last_sign_in_at, disabled_reason, disabled_by_user_id),
  update (display_name, email, disabled_at, disabled_reason, disabled_by_user_id) on users to sim_national, sim_territorial;

-- Links that let somebody set a password ----------------------------------------------------------------------------------------

create table user_invitations (
  id bigint generated always as identity primary key,
  user_id bigint not null references users (id),
  purpose text not null check (purpose in ('first_access', 'password_reset')),
  token_hash bytea not null unique check (length(token_hash) = 32),
  created_at timestamptz not null default now(),
  created_by_user_id bigint default app.user_id(),
  expires_at timestamptz not null,
  used_at timestamptz,
  revoked_at timestamptz,
  check (expires_at > created_at)
);
comment on table user_invitations is 'One-time links that let a person set a password; who holds the link is let in, so only its hash is kept';
comment on column user_invitations.id is 'Internal key';
comment on column user_invitations.user_id is 'Whose password';
comment on column user_invitations.purpose is 'first_access: the person was invited; password_reset: a new password for an active user';
comment on column user_invitations.token_hash is 'SHA-256 of the token in the link';
comment on column user_invitations.created_at is 'When the link was made';
comment on column user_invitations.created_by_user_id is 'Who made it and hands it over';
comment on column user_invitations.expires_at is 'From then on it lets nobody in (access_rules)';
comment on column user_invitations.used_at is 'When a password was set with it; it works once';
comment on column user_invitations.revoked_at is 'When a newer link took its place';
create index user_invitations_user on user_invitations (user_id, id);
alter table user_invitations enable row level security, force row level security;
create policy owner on user_invitations to sim_owner using (true);
create policy service on user_invitations to sim_service using (true);
create policy national on user_invitations to sim_national using (true);
create policy managed on user_invitations for select to sim_territorial using (app.knows_user(user_id));
create policy managed_add on user_invitations for insert to sim_territorial with check (app.manages_user(user_id));
create policy managed_change on user_invitations for update to sim_territorial using (app.manages_user(user_id));
grant select (id, user_id, purpose, created_at, created_by_user_id, expires_at, used_at, revoked_at), insert (user_id, purpose, token_hash, expires_at),
  update (revoked_at) on user_invitations to sim_national, sim_territorial;
grant select, update (used_at) on user_invitations to sim_service;

-- Managing bodies have versions, and a municipality mends those that run facilities in it only ------------------------------------

select app.keep_history('managing_bodies');
alter table managing_bodies_history enable row level security, force row level security;
create policy owner on managing_bodies_history to sim_owner using (true);
create policy readers on managing_bodies_history for select using (true);
grant select on managing_bodies_history to sim_national, sim_territorial;
alter table managing_bodies enable row level security, force row level security;
create policy owner on managing_bodies to sim_owner using (true);
create policy readers on managing_bodies for select using (true);
create policy national on managing_bodies to sim_national using (true);
create policy municipality_adds on managing_bodies for insert to sim_territorial with check (app.scope_kind() = 'municipality');
create policy municipality_changes on managing_bodies for update to sim_territorial
  using (app.scope_kind() = 'municipality' and not exists (
    select from facilities f where f.managing_body_id = managing_bodies.id and f.municipality_id <> app.scope_municipality()));
grant update (name, tax_code, kind) on managing_bodies to sim_territorial;

-- Requests for assistance to the SIM desk ---------------------------------------------------------------------------------------

create table assistance_requests (
  id bigint generated always as identity primary key,
  topic text not null check (topic in ('access', 'data', 'procedure', 'technical', 'accessibility', 'other')),
  subject text not null check (length(subject) between 3 and 150),
  state text not null default 'open' check (state in ('open', 'answered', 'closed')),
  organisation_id bigint references organisations (id) default app.organisation_id(),
  author_user_id bigint references users (id) default app.user_id(),
  reply_to text check (length(reply_to) <= 254),
  page text check (length(page) <= 300),
  correlation_id text check (length(correlation_id) <= 64),
  problem_code text check (problem_code ~ '^[a-z_]{1,60}$'),
  created_at timestamptz not null default now(),
  changed_at timestamptz not null default now(),
  desk_unread boolean not null default true,
  author_unread boolean not null default false
);
comment on table assistance_requests is 'Requests for help to the SIM desk of the Directorate-General; no data of minors: a record is named by its SIM code';
comment on column assistance_requests.id is 'Number of the request';
comment on column assistance_requests.topic is 'What it is about; accessibility also comes from people who are not signed in';
comment on column assistance_requests.subject is 'In a few words';
comment on column assistance_requests.state is 'open: waits for the desk; answered: waits for the author; closed (domain/assistance.ts)';
comment on column assistance_requests.organisation_id is 'For which body the author asks; null: sent without signing in';
comment on column assistance_requests.author_user_id is 'Who asks; null: sent without signing in';
comment on column assistance_requests.reply_to is 'Address for the answer, given by who is not signed in';
comment on column assistance_requests.page is 'Address of the page that the request is about, within SIM';
comment on column assistance_requests.correlation_id is 'Request that went wrong, as the alert showed it: finds it in the log';
comment on column assistance_requests.problem_code is 'Code of the problem that the alert showed';
comment on column assistance_requests.created_at is 'When it was sent';
comment on column assistance_requests.changed_at is 'Last message or change of state';
comment on column assistance_requests.desk_unread is 'The desk has not opened it since the author wrote';
comment on column assistance_requests.author_unread is 'The author''s body has not opened it since the desk wrote';
create index assistance_requests_organisation on assistance_requests (organisation_id, id);
create index assistance_requests_waiting on assistance_requests (id) where state <> 'closed';

create table assistance_messages (
  id bigint generated always as identity primary key,
  request_id bigint not null references assistance_requests (id),
  from_desk boolean not null,
  author_user_id bigint references users (id) default app.user_id(),
  author_name text,
  at timestamptz not null default clock_timestamp(),
  text text not null check (length(text) between 1 and 4000)
);
comment on table assistance_messages is 'What author and desk wrote, in order; never changed nor removed';
comment on column assistance_messages.id is 'Order of writing';
comment on column assistance_messages.request_id is 'Request';
comment on column assistance_messages.from_desk is 'Written by the desk; otherwise by the author''s side';
comment on column assistance_messages.author_user_id is 'Who wrote; null: without signing in';
comment on column assistance_messages.author_name is 'Name as it was then: the other side does not see the list of users';
comment on column assistance_messages.at is 'When';
comment on column assistance_messages.text is 'The words';
create index assistance_messages_request on assistance_messages (request_id, id);
create trigger forbid_change before update or delete or truncate on assistance_messages for each statement execute function app.forbid_change();

alter table assistance_requests enable row level security, force row level security;
alter table assistance_messages enable row level security, force row level security;
create policy owner on assistance_requests to sim_owner using (true);
create policy owner on assistance_messages to sim_owner using (true);
create policy national on assistance_requests to sim_national using (true);
create policy national on assistance_messages to sim_national using (true);
create policy own_body on assistance_requests to sim_territorial
  using (organisation_id = app.organisation_id()) with check (organisation_id = app.organisation_id());
create policy own_body_reads on assistance_messages for select to sim_territorial
  using (exists (select from assistance_requests r where r.id = request_id and r.organisation_id = app.organisation_id()));
create policy own_body_writes on assistance_messages for insert to sim_territorial
  with check (not from_desk and exists (select from assistance_requests r where r.id = request_id and r.organisation_id = app.organisation_id()));
grant select, insert (topic, subject, page, correlation_id, problem_code), update (state, changed_at, desk_unread, author_unread) on assistance_requests
  to sim_national, sim_territorial;
grant select, insert (request_id, from_desk, author_name, text) on assistance_messages to sim_national, sim_territorial;

create function app.add_accessibility_feedback(subject text, words text, page text, reply_to text) returns bigint
language plpgsql security definer set search_path = public, app, pg_temp as $$
declare
  request bigint;
begin
  insert into assistance_requests (topic, subject, page, reply_to, organisation_id, author_user_id)
    values ('accessibility', subject, page, reply_to, null, null) returning id into request;
  insert into assistance_messages (request_id, from_desk, author_user_id, text) values (request, false, null, words);
  return request;
end
$$;
comment on function app.add_accessibility_feedback(text, text, text, text) is
  'A report of an accessibility problem by anybody: the only thing that a request without a session may write here (law 4/2004, art. 3-quater)';
revoke execute on function app.add_accessibility_feedback(text, text, text, text) from public;
grant execute on function app.add_accessibility_feedback(text, text, text, text) to sim_service;
