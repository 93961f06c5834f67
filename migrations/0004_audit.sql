-- Up Migration

-- Who did what with personal data. Rows are written freely, in the transaction of the act; a job seals them in order every few seconds.

create table audit_events (
  id bigint generated always as identity primary key,
  at timestamptz not null default clock_timestamp(),
  user_id bigint default app.user_id(),
  organisation_id bigint default app.organisation_id(),
  action text not null check (action ~ '^[a-z_]+\.[a-z_]+$'),
  minor_id bigint,
  details jsonb not null default '{}',
  correlation_id text
);
comment on table audit_events is 'Every read, search, export and change of personal records, and every sign-in; rows are never changed nor removed';
comment on column audit_events.at is 'Instant of the act (UTC)';
comment on column audit_events.user_id is 'Who; null for the system itself';
comment on column audit_events.organisation_id is 'On behalf of which organisation';
comment on column audit_events.action is 'What: resource.verb';
comment on column audit_events.minor_id is 'Whose record; null for a search or an export (the details say what came out)';
comment on column audit_events.details is 'Search words, filters, number of rows, purpose; never a copy of the record';
comment on column audit_events.correlation_id is 'Request, as in the answer''s header';
create index audit_events_minor on audit_events (minor_id, at) where minor_id is not null;
create index audit_events_user on audit_events (user_id, at);

create table audit_unsealed (
  event_id bigint primary key references audit_events (id)
);
comment on table audit_unsealed is 'Events that wait for their seal';

create table audit_seals (
  position bigint primary key check (position > 0),
  event_id bigint not null unique,
  hash bytea not null check (length(hash) = 32),
  sealed_at timestamptz not null default clock_timestamp()
);
comment on table audit_seals is 'The chain: each hash covers the one before it and one event';
comment on column audit_seals.position is 'Place in the chain, from 1 without gaps';
comment on column audit_seals.sealed_at is 'When it was sealed';
comment on column audit_seals.hash is 'SHA-256 of the former hash and the event (app.audit_hash)';

create function app.audit_hash(former bytea, event audit_events) returns bytea language sql stable
  return sha256(former || convert_to(jsonb_build_object(
    'id', (event).id, 'at', extract(epoch from (event).at)::text, 'user', (event).user_id, 'organisation', (event).organisation_id,
    'action', (event).action, 'minor', (event).minor_id, 'details', (event).details, 'correlation', (event).correlation_id)::text, 'UTF8'));
comment on function app.audit_hash(bytea, audit_events) is 'Seal of one event after the former seal; an instant counts as seconds, so that the server''s time zone does not matter';

create function app.queue_audit_seal() returns trigger language plpgsql security definer set search_path = public, app, pg_temp as $$
begin
  insert into audit_unsealed select id from added;
  return null;
end
$$;
create trigger queue_audit_seal after insert on audit_events referencing new table as added
  for each statement execute function app.queue_audit_seal();

create function app.forbid_change() returns trigger language plpgsql as $$
begin
  raise exception '% keeps its rows: they are neither changed nor removed', tg_table_name using errcode = 'insufficient_privilege';
end
$$;
create trigger forbid_change before update or delete or truncate on audit_events for each statement execute function app.forbid_change();
create trigger forbid_change before update or delete or truncate on audit_seals for each statement execute function app.forbid_change();

create function app.seal_audit(at_most integer default 10000) returns bigint language plpgsql security definer set search_path = public, app, pg_temp as $$
declare
  place bigint;
  former bytea;
  event audit_events;
  sealed bigint := 0;
begin
  -- One sealer at a time; writers never wait for it.
  if not pg_try_advisory_xact_lock(5302018) then
    return 0;
  end if;
  select s.position, s.hash into place, former from audit_seals s order by s.position desc limit 1;
  place := coalesce(place, 0);
  former := coalesce(former, sha256('SIM'));
  for event in
    select e.* from audit_unsealed u join audit_events e on e.id = u.event_id order by e.id limit at_most
  loop
    place := place + 1;
    former := app.audit_hash(former, event);
    insert into audit_seals (position, event_id, hash) values (place, event.id, former);
    delete from audit_unsealed where event_id = event.id;
    sealed := sealed + 1;
  end loop;
  return sealed;
end
$$;
comment on function app.seal_audit(integer) is 'Seals the waiting events in order of id; returns how many';

create function app.verify_audit() returns table (place bigint, event_id bigint, finding text) language plpgsql stable security definer
set search_path = public, app, pg_temp as $$
declare
  expected bigint := 1;
  former bytea := sha256('SIM');
  seal record;
begin
  for seal in
    select s.position, s.event_id as id, s.hash, e as event, e.id is not null as present
      from audit_seals s left join audit_events e on e.id = s.event_id order by s.position
  loop
    if seal.position <> expected then
      return query select expected, null::bigint, 'seal_missing';
      expected := seal.position;
    end if;
    if not seal.present then
      return query select seal.position, seal.id, 'event_removed';
    elsif app.audit_hash(former, seal.event) <> seal.hash then
      return query select seal.position, seal.id, 'hash_differs';
    end if;
    former := seal.hash;
    expected := expected + 1;
  end loop;
  return query select null::bigint, e.id, 'event_never_queued' from audit_events e
    where not exists (select from audit_seals s where s.event_id = e.id)
      and not exists (select from audit_unsealed u where u.event_id = e.id);
end
$$;
comment on function app.verify_audit() is 'Walks the chain; returns a row for each edited (hash_differs), removed or reordered event; nothing when whole';

revoke execute on function app.seal_audit(integer), app.verify_audit() from public;
grant execute on function app.seal_audit(integer), app.verify_audit() to sim_service;

alter table audit_events enable row level security, force row level security;
alter table audit_unsealed enable row level security, force row level security;
alter table audit_seals enable row level security, force row level security;
create policy owner on audit_events to sim_owner using (true);
create policy owner on audit_unsealed to sim_owner using (true);
create policy owner on audit_seals to sim_owner using (true);
create policy writing on audit_events for insert to sim_national, sim_territorial, sim_service
  with check (user_id is not distinct from app.user_id() and organisation_id is not distinct from app.organisation_id());
create policy national on audit_events for select to sim_national using (true);
create policy service on audit_events for select to sim_service using (true);
create policy service on audit_unsealed for select to sim_service using (true);
create policy service on audit_seals for select to sim_service using (true);
create policy own_acts on audit_events for select to sim_territorial using (user_id = app.user_id());

-- The instant is the database's, not the writer's.
grant insert (action, minor_id, details, correlation_id, user_id, organisation_id) on audit_events to sim_national, sim_territorial, sim_service;
grant select on audit_events to sim_national, sim_territorial, sim_service;
grant select on audit_unsealed, audit_seals to sim_service;
