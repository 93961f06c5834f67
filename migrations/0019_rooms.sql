-- Up Migration

-- Rooms and beds of a facility: who sleeps where, night by night. They move nobody and are counted nowhere: the census is of movements.

-- Rooms -------------------------------------------------------------------------------------------------------------------------

create table facility_rooms (
  id bigint generated always as identity primary key,
  facility_id bigint not null references facilities (id),
  name text not null check (name = btrim(name) and length(name) between 1 and 60),
  name_key text not null generated always as (lower(name)) stored,
  beds smallint not null check (beds between 1 and 60),
  sex_rule text not null check (sex_rule in ('boys', 'girls', 'any')),
  age_from smallint not null default 0 check (age_from between 0 and 17),
  age_to smallint not null default 17 check (age_to between 0 and 17),
  open_days datemultirange not null,
  unique (id, facility_id),
  check (age_from <= age_to),
  constraint facility_rooms_one_name exclude using gist (facility_id with =, name_key with =, open_days with &&)
);
comment on table facility_rooms is 'Rooms of a facility with their beds. The places of the facility are those of facility_capacities, however many beds the rooms have';
comment on column facility_rooms.id is 'Internal key';
comment on column facility_rooms.facility_id is 'Facility';
comment on column facility_rooms.name is 'What the people of the facility call it';
comment on column facility_rooms.name_key is 'Name in small letters: two rooms open on one night may not share it';
comment on column facility_rooms.beds is 'Number of beds; they are called 1, 2 …';
comment on column facility_rooms.sex_rule is 'For whom the facility keeps the room (domain/room.ts)';
comment on column facility_rooms.age_from is 'Youngest age for which the room is kept, in completed years';
comment on column facility_rooms.age_to is 'Oldest age for which the room is kept, in completed years';
comment on column facility_rooms.open_days is 'Nights on which the room is in use: one that was closed and opened again has several periods; none: closed before its first night';
create index facility_rooms_facility on facility_rooms (facility_id);
select app.keep_history('facility_rooms');
create index facility_rooms_history_facility on facility_rooms_history (facility_id);

-- Beds --------------------------------------------------------------------------------------------------------------------------

create table bed_assignments (
  id bigint generated always as identity primary key,
  minor_id bigint not null references minors (id),
  facility_id bigint not null references facilities (id),
  room_id bigint not null,
  bed smallint not null check (bed > 0),
  first_night date not null,
  until date,
  during daterange not null generated always as (daterange(first_night, until)) stored,
  check (until > first_night),
  foreign key (room_id, facility_id) references facility_rooms (id, facility_id),
  constraint bed_assignments_one_minor_a_bed exclude using gist (room_id with =, bed with =, during with &&),
  constraint bed_assignments_one_bed_a_minor exclude using gist (minor_id with =, during with &&)
);
comment on table bed_assignments is 'Who sleeps in which bed: a bed has one minor a night, a minor one bed a night, and only while staying in the facility';
comment on column bed_assignments.id is 'Internal key';
comment on column bed_assignments.minor_id is 'Minor';
comment on column bed_assignments.facility_id is 'Facility of the room';
comment on column bed_assignments.room_id is 'Room';
comment on column bed_assignments.bed is 'Number of the bed in the room';
comment on column bed_assignments.first_night is 'First night in the bed; the night of a day begins on its evening';
comment on column bed_assignments.until is 'First night no longer in it; null: as long as the stay lasts';
comment on column bed_assignments.during is 'From first_night to the night before until';
create index bed_assignments_facility on bed_assignments (facility_id, until);
select app.keep_history('bed_assignments');
create index bed_assignments_history_facility on bed_assignments_history (facility_id);

-- The nights that a minor may sleep in a facility: its stays there, up to the eve of the 18th birthday (nobody is in the register after it).
create function app.nights_in_facility(minor bigint, facility bigint) returns datemultirange language sql stable security definer
set search_path = public, app, pg_temp as $$
  select coalesce(range_agg(v.during), '{}') * datemultirange(daterange(null, (select m.adult_on from minors m where m.id = minor)))
    from movements v where v.minor_id = minor and v.facility_id = facility and v.place_kind is not null and not isempty(v.during)
$$;
comment on function app.nights_in_facility(bigint, bigint) is 'Nights on which a minor stays in a facility, the 18th birthday excluded';
revoke execute on function app.nights_in_facility(bigint, bigint) from public;

create function app.check_bed_assignment() returns trigger language plpgsql security definer set search_path = public, app, pg_temp as $$
declare
  room facility_rooms;
  adult date := (select m.adult_on from minors m where m.id = new.minor_id);
begin
  -- Whoever turns 18 is no longer in the list of the night: the bed is free from that night on.
  if new.until is null or new.until > adult then
    new.until := adult;
  end if;
  -- The room waits: it is not made smaller or closed meanwhile.
  select * into strict room from facility_rooms r where r.id = new.room_id for share;
  if new.bed > room.beds then
    raise exception 'the room has no bed %', new.bed using errcode = 'check_violation', constraint = 'bed_assignments_bed_exists';
  end if;
  if not daterange(new.first_night, new.until) <@ room.open_days then
    raise exception 'the room is closed in these nights' using errcode = 'check_violation', constraint = 'bed_assignments_room_open';
  end if;
  -- An open stay may end later; then the assignment ends with it (app.end_bed_assignments).
  if not daterange(new.first_night, new.until) <@ app.nights_in_facility(new.minor_id, new.facility_id) then
    raise exception 'the minor does not stay in the facility in these nights' using errcode = 'check_violation', constraint = 'bed_assignments_within_stay';
  end if;
  return new;
end
$$;
comment on function app.check_bed_assignment() is 'Trigger: a bed that is there, in a room that is open, within a stay of the minor in the facility and before the 18th birthday';
create trigger check_bed_assignment before insert or update on bed_assignments for each row execute function app.check_bed_assignment();

create function app.check_room_change() returns trigger language plpgsql security definer set search_path = public, app, pg_temp as $$
declare
  today date := (now() at time zone 'Europe/Rome')::date;
begin
  if exists (select from bed_assignments b where b.room_id = new.id
              and (not b.during <@ new.open_days or (b.bed > new.beds and b.during && daterange(today, null)))) then
    raise exception 'somebody sleeps in a bed that would no longer be there' using errcode = 'check_violation', constraint = 'facility_rooms_bed_in_use';
  end if;
  return new;
end
$$;
comment on function app.check_room_change() is 'Trigger: a room loses no bed and no night that is somebody''s';
create trigger check_room_change before update of beds, open_days on facility_rooms for each row execute function app.check_room_change();

create function app.fit_bed_assignments(minor bigint) returns void language plpgsql security definer set search_path = public, app, pg_temp as $$
declare
  assigned bed_assignments;
  kept daterange;
begin
  for assigned in select * from bed_assignments b where b.minor_id = minor order by b.first_night for update loop
    kept := (select part from unnest(datemultirange(assigned.during) * app.nights_in_facility(minor, assigned.facility_id)) part order by part limit 1);
    if kept is null then
      delete from bed_assignments where id = assigned.id;
    elsif kept <> assigned.during then
      update bed_assignments set first_night = lower(kept), until = upper(kept) where id = assigned.id;
    end if;
  end loop;
end
$$;
comment on function app.fit_bed_assignments(bigint) is 'Cuts the beds of a minor to its stays: what lies outside of them never was, or is over';
revoke execute on function app.fit_bed_assignments(bigint) from public;

-- A stay ends in five ways (a movement, its correction or its cancelling, a transfer accepted or a child found by another body, an import) and
-- whoever ends it may not write in the facility that is left. So it is a trigger. Deferred: between two statements of a correction a stay may
-- be shorter than it is before and after them. A stay that only begins frees no bed.
create function app.end_bed_assignments() returns trigger language plpgsql security definer set search_path = public, app, pg_temp as $$
begin
  if exists (select from bed_assignments b where b.minor_id = old.minor_id and b.facility_id = old.facility_id) then
    perform app.fit_bed_assignments(old.minor_id);
  end if;
  return null;
end
$$;
comment on function app.end_bed_assignments() is 'Trigger: a bed is free when the stay ends';
create constraint trigger end_bed_assignments after update on movements deferrable initially deferred for each row
  when (old.facility_id is not null and old.place_kind is not null
        and (old.on_date, old.until, old.place_kind, old.facility_id) is distinct from (new.on_date, new.until, new.place_kind, new.facility_id))
  execute function app.end_bed_assignments();
create constraint trigger end_bed_assignments_of_cancelled after delete on movements deferrable initially deferred for each row
  when (old.facility_id is not null and old.place_kind is not null) execute function app.end_bed_assignments();

create function app.end_bed_assignments_of_adult() returns trigger language plpgsql security definer set search_path = public, app, pg_temp as $$
begin
  perform app.fit_bed_assignments(new.id);
  return null;
end
$$;
comment on function app.end_bed_assignments_of_adult() is 'Trigger: a birth date corrected to an earlier day frees the bed on the new 18th birthday';
create constraint trigger end_bed_assignments_of_adult after update on minors deferrable initially deferred for each row
  when (new.adult_on < old.adult_on) execute function app.end_bed_assignments_of_adult();

revoke execute on function app.check_bed_assignment(), app.check_room_change(), app.end_bed_assignments(), app.end_bed_assignments_of_adult() from public;

create function app.beds_version(facility bigint) returns bigint language sql stable security definer set search_path = public, app, pg_temp as $$
  select coalesce(greatest(
    (select max(change_id) from facility_rooms where facility_id = facility), (select max(ended_by_change_id) from facility_rooms_history where facility_id = facility),
    (select max(change_id) from bed_assignments where facility_id = facility),
    (select max(ended_by_change_id) from bed_assignments_history where facility_id = facility)), 0)
$$;
comment on function app.beds_version(bigint) is 'Key of the latest change of rooms and beds of a facility: the version that a change of the beds must name; 0 before the first';
revoke execute on function app.beds_version(bigint) from public;
grant execute on function app.beds_version(bigint) to sim_national, sim_territorial;

-- Who sees and who writes ---------------------------------------------------------------------------------------------------------

create function app.facilities_in_scope() returns setof bigint language sql stable security definer rows 20 set search_path = public, app, pg_temp as $$
  select f.id from facilities f join municipalities t on t.id = f.municipality_id
   where case app.scope_kind()
     when 'facility' then f.id = app.scope_facility()
     when 'municipality' then f.municipality_id = app.scope_municipality()
     when 'prefecture' then t.prefecture_code = app.scope_prefecture()
     when 'region' then t.region_code = app.scope_region()
     else false end
$$;
comment on function app.facilities_in_scope() is 'Facilities in the territory of the actor; none for a national one, whom no policy asks';
create function app.facilities_run() returns setof bigint language sql stable set search_path = public, app, pg_temp as $$
  select app.facilities_in_scope() where app.scope_kind() in ('facility', 'municipality')
$$;
comment on function app.facilities_run() is 'Facilities whose rooms and beds the actor keeps: its own, or those of the municipality';
revoke execute on function app.facilities_in_scope() from public;
grant execute on function app.facilities_in_scope() to sim_territorial;

alter table facility_rooms enable row level security, force row level security;
alter table facility_rooms_history enable row level security, force row level security;
alter table bed_assignments enable row level security, force row level security;
alter table bed_assignments_history enable row level security, force row level security;
create policy owner on facility_rooms to sim_owner using (true);
create policy owner on facility_rooms_history to sim_owner using (true);
create policy owner on bed_assignments to sim_owner using (true);
create policy owner on bed_assignments_history to sim_owner using (true);
create policy national on facility_rooms for select to sim_national using (true);
create policy national on facility_rooms_history for select to sim_national using (true);
create policy national on bed_assignments for select to sim_national using (true);
create policy national on bed_assignments_history for select to sim_national using (true);
create policy in_scope on facility_rooms for select to sim_territorial using (facility_id in (select app.facilities_in_scope()));
create policy in_scope on facility_rooms_history for select to sim_territorial using (facility_id in (select app.facilities_in_scope()));
create policy in_scope on bed_assignments for select to sim_territorial using (facility_id in (select app.facilities_in_scope()));
create policy in_scope on bed_assignments_history for select to sim_territorial using (facility_id in (select app.facilities_in_scope()));
create policy run_insert on facility_rooms for insert to sim_territorial with check (facility_id in (select app.facilities_run()));
create policy run_update on facility_rooms for update to sim_territorial using (facility_id in (select app.facilities_run()));
create policy run_insert on bed_assignments for insert to sim_territorial with check (
  facility_id in (select app.facilities_run()) and minor_id = any (array(select app.minors_writable())));
create policy run_update on bed_assignments for update to sim_territorial using (facility_id in (select app.facilities_run()));
create policy run_delete on bed_assignments for delete to sim_territorial using (facility_id in (select app.facilities_run()));
grant select on facility_rooms, facility_rooms_history, bed_assignments, bed_assignments_history to sim_national, sim_territorial;
grant insert (facility_id, name, beds, sex_rule, age_from, age_to, open_days), update (name, beds, sex_rule, age_from, age_to, open_days)
  on facility_rooms to sim_territorial;
grant insert (minor_id, facility_id, room_id, bed, first_night, until), update (until), delete on bed_assignments to sim_territorial;

-- Transfers: with whom a child travels --------------------------------------------------------------------------------------------

create function app.travel_company(proposals bigint[]) returns table (proposal_id bigint, others integer, together bigint[]) language sql stable security definer
set search_path = public, app, pg_temp as $$
  select p.id, count(*)::integer,
         coalesce(array_agg(q.id order by q.id) filter (where q.id is not null), '{}')
    from transfer_proposals p
    join minor_relations r on r.travelling_together and p.minor_id in (r.minor_id, r.other_minor_id)
     and (r.valid_to is null or r.valid_to >= (now() at time zone 'Europe/Rome')::date)
    join minors m on m.id = case when r.minor_id = p.minor_id then r.other_minor_id else r.minor_id end
    left join transfer_proposals q on q.minor_id = m.id and q.state = 'proposed' and q.addressee_kind = p.addressee_kind
     and q.municipality_id = p.municipality_id and q.facility_id is not distinct from p.facility_id
   where p.id = any (proposals) and (app.scope_kind() = 'national' or p.proposed_by_organisation_id = app.organisation_id()
      or p.minor_id in (select app.minors_in_charge()) or app.is_addressee(p)
      -- Where the municipality answers for it, its facility still prepares the bed.
      or p.facility_id = app.scope_facility())
   group by p.id
$$;
comment on function app.travel_company(bigint[]) is
  'How many children travel with the one of a proposal, and which proposals for them are open to the same addressee; who they are, only those proposals say';
revoke execute on function app.travel_company(bigint[]) from public;
grant execute on function app.travel_company(bigint[]) to sim_national, sim_territorial;

create function app.expected_arrivals(facility bigint) returns table (proposal_id bigint, sex char(1), birth_date date, planned_on date, others integer, readable boolean)
language sql stable security definer set search_path = public, app, pg_temp as $$
  select p.id, m.sex, m.birth_date, p.planned_on, coalesce(c.others, 0),
         app.scope_kind() = 'national' or p.proposed_by_organisation_id = app.organisation_id() or app.is_addressee(p)
    from transfer_proposals p join minors m on m.id = p.minor_id
    left join app.travel_company(array(select q.id from transfer_proposals q where q.facility_id = facility and q.state = 'proposed')) c on c.proposal_id = p.id
   where p.facility_id = facility and p.state = 'proposed'
     and (app.scope_kind() = 'national' or facility in (select app.facilities_in_scope()))
   order by p.planned_on nulls last, p.id
$$;
comment on function app.expected_arrivals(bigint) is
  'Children proposed to a facility of the actor''s territory, whoever answers for it: sex, age and day, which it needs to prepare a bed, and nothing that says who they are';
revoke execute on function app.expected_arrivals(bigint) from public;
grant execute on function app.expected_arrivals(bigint) to sim_national, sim_territorial;

-- Places registered by mistake -----------------------------------------------------------------------------------------------------

create function app.capacity_corrections(facility bigint)
returns table (capacity_id bigint, valid daterange, places smallint, corrected_at timestamptz, organisation text, reason text)
language sql stable security definer set search_path = public, app, pg_temp as $$
  select h.id, h.valid, h.places, g.at, o.name, g.reason
    from facility_capacities_history h join changes g on g.id = h.ended_by_change_id left join organisations o on o.id = g.organisation_id
   where h.facility_id = facility and g.reason is not null
$$;
comment on function app.capacity_corrections(bigint) is
  'Places of a facility as they were registered before a correction, with who corrected and why: of changes, nobody territorial reads more';
revoke execute on function app.capacity_corrections(bigint) from public;
grant execute on function app.capacity_corrections(bigint) to sim_national, sim_territorial;
