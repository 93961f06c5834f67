-- Up Migration

-- What happens between bodies: transfers by proposal, findings elsewhere, who takes charge; and how late a movement may be entered.

-- Transfers by proposal --------------------------------------------------------------------------------------------------------

create table transfer_proposals (
  id bigint generated always as identity primary key,
  minor_id bigint not null references minors (id),
  movement_id bigint not null,
  state text not null default 'proposed' check (state in ('proposed', 'accepted', 'refused', 'withdrawn', 'lapsed')),
  from_facility_id bigint references facilities (id),
  from_municipality_id bigint not null references municipalities (id),
  place_kind text not null check (place_kind in ('facility', 'foster_family', 'private')),
  facility_id bigint,
  municipality_id bigint not null,
  region_code text not null,
  prefecture_code text not null,
  addressee_kind text not null check (addressee_kind in ('facility', 'municipality', 'dg')),
  planned_on date,
  note text check (note <> ''),
  proposed_at timestamptz not null default now(),
  proposed_by_organisation_id bigint references organisations (id) default app.organisation_id(),
  closed_at timestamptz,
  closed_by_organisation_id bigint references organisations (id),
  closing_reason text check (closing_reason <> ''),
  accepted_on date,
  check ((place_kind = 'facility') = (facility_id is not null)),
  check (addressee_kind <> 'facility' or facility_id is not null),
  check ((state = 'accepted') = (accepted_on is not null)),
  check ((state in ('refused', 'withdrawn')) = (closing_reason is not null)),
  check ((state = 'proposed') = (closed_at is null)),
  foreign key (facility_id, municipality_id) references facilities (id, municipality_id),
  foreign key (municipality_id, region_code, prefecture_code) references municipalities (id, region_code, prefecture_code)
);
comment on table transfer_proposals is 'Transfers proposed by the body in charge to the one that would receive the minor, who stays counted where he or she is until it accepts';
comment on column transfer_proposals.id is 'Internal key';
comment on column transfer_proposals.movement_id is 'The stay that the transfer would end; when it is no longer the open one the proposal lapses. No reference: a movement may be cancelled';
comment on column transfer_proposals.state is 'domain/transfer-proposal.ts; lapsed: another movement came first';
comment on column transfer_proposals.from_facility_id is 'Facility of that stay';
comment on column transfer_proposals.from_municipality_id is 'Municipality of that stay';
comment on column transfer_proposals.place_kind is 'Kind of place that would receive the minor';
comment on column transfer_proposals.facility_id is 'Facility that would receive the minor';
comment on column transfer_proposals.municipality_id is 'Municipality of the place that would receive the minor';
comment on column transfer_proposals.region_code is 'Region of that municipality';
comment on column transfer_proposals.prefecture_code is 'Prefecture of that municipality';
comment on column transfer_proposals.addressee_kind is 'Who answers: the facility; its municipality when the facility has no user or the place is none; the Directorate-General when neither has';
comment on column transfer_proposals.planned_on is 'Day on which the move is expected; null: to be agreed';
comment on column transfer_proposals.note is 'What the receiving body should know';
comment on column transfer_proposals.proposed_at is 'Instant of the proposal';
comment on column transfer_proposals.proposed_by_organisation_id is 'Body that proposes; null: the system';
comment on column transfer_proposals.closed_at is 'Instant of the answer, the withdrawal or the lapse; null while open';
comment on column transfer_proposals.closed_by_organisation_id is 'Body that closed it; null: the system, or the body whose movement made it lapse';
comment on column transfer_proposals.closing_reason is 'Why it was refused or withdrawn';
comment on column transfer_proposals.accepted_on is 'Day of the move: the minor is counted in the new place from it';
create unique index transfer_proposals_one_open on transfer_proposals (minor_id) where state = 'proposed';
create index transfer_proposals_minor on transfer_proposals (minor_id);
create index transfer_proposals_facility on transfer_proposals (facility_id, id) where facility_id is not null;
create index transfer_proposals_municipality on transfer_proposals (municipality_id, id);
create index transfer_proposals_sender on transfer_proposals (proposed_by_organisation_id, id);
select app.keep_history('transfer_proposals');

create function app.is_addressee(proposal transfer_proposals) returns boolean language sql stable parallel safe set search_path = public, app, pg_temp as $$
  select coalesce(proposal.addressee_kind = 'facility' and proposal.facility_id = app.scope_facility()
    or proposal.addressee_kind in ('facility', 'municipality') and proposal.municipality_id = app.scope_municipality(), false)
$$;
comment on function app.is_addressee(transfer_proposals) is 'Whether the territorial actor may answer the proposal: the receiving facility, or the municipality that answers for it or has no facility there';

alter table transfer_proposals enable row level security, force row level security;
alter table transfer_proposals_history enable row level security, force row level security;
create policy owner on transfer_proposals to sim_owner using (true);
create policy owner on transfer_proposals_history to sim_owner using (true);
create policy national on transfer_proposals to sim_national using (true);
create policy national on transfer_proposals_history for select to sim_national using (true);
create policy of_both_sides on transfer_proposals for select to sim_territorial using (
  proposed_by_organisation_id = (select app.organisation_id()) or minor_id = any (array(select app.minors_in_charge()))
  or (addressee_kind = 'facility' and facility_id = (select app.scope_facility()))
  or (addressee_kind in ('facility', 'municipality') and municipality_id = (select app.scope_municipality())));
create policy proposing on transfer_proposals for insert to sim_territorial
  with check (state = 'proposed' and proposed_by_organisation_id = app.organisation_id() and minor_id = any (array(select app.minors_writable())));
create policy withdrawing on transfer_proposals for update to sim_territorial
  using (state = 'proposed' and minor_id = any (array(select app.minors_writable())))
  with check (state = 'withdrawn' and closed_by_organisation_id = app.organisation_id() and minor_id = any (array(select app.minors_writable())));
create policy answering on transfer_proposals for update to sim_territorial
  using (state = 'proposed' and app.is_addressee(transfer_proposals))
  with check (state in ('accepted', 'refused') and closed_by_organisation_id = app.organisation_id() and app.is_addressee(transfer_proposals));
grant select on transfer_proposals to sim_national, sim_territorial;
grant select on transfer_proposals_history to sim_national;
grant insert (minor_id, movement_id, from_facility_id, from_municipality_id, place_kind, facility_id, municipality_id, region_code, prefecture_code,
    addressee_kind, planned_on, note),
  update (state, closed_at, closed_by_organisation_id, closing_reason, accepted_on) on transfer_proposals to sim_national, sim_territorial;

create function app.has_users(organisation bigint) returns boolean language sql stable security definer set search_path = public, app, pg_temp as $$
  select exists (select from memberships m join users u on u.id = m.user_id
                  where m.organisation_id = organisation and m.ended_at is null and u.disabled_at is null)
$$;
create function app.transfer_addressee(facility bigint, municipality bigint) returns text language sql stable security definer set search_path = public, app, pg_temp as $$
  select case
    when exists (select from organisations o where o.facility_id = facility and o.closed_at is null and app.has_users(o.id)) then 'facility'
    when exists (select from organisations o where o.municipality_id = municipality and o.closed_at is null and app.has_users(o.id)) then 'municipality'
    else 'dg' end
$$;
comment on function app.transfer_addressee(bigint, bigint) is 'Kind of the body that answers for a place (facility null: a household): the first with somebody to answer';
comment on function app.has_users(bigint) is 'Whether anybody may act for the organisation';

create function app.proposed_minors(proposals bigint[])
returns table (proposal_id bigint, minor_id bigint, sim_code text, family_name text, given_name text, sex char(1), birth_date date, citizenship char(3), adult_on date,
               reported_on date, since date)
language sql stable security definer set search_path = public, app, pg_temp as $$
  select p.id, m.id, m.sim_code, case when shown.names then m.family_name end, case when shown.names then m.given_name end, m.sex, m.birth_date, m.citizenship,
         m.adult_on, m.reported_on, v.on_date
    from transfer_proposals p join minors m on m.id = p.minor_id left join movements v on v.id = p.movement_id
    cross join lateral (select app.scope_kind() = 'national' or p.proposed_by_organisation_id = app.organisation_id() or p.minor_id in (select app.minors_in_charge()) as sends,
                               app.is_addressee(p) as receives) side
    -- Whoever refused, or never answered, has no further need of the name.
    cross join lateral (select side.sends or p.state in ('proposed', 'accepted') as names) shown
   where p.id = any (proposals) and (side.sends or side.receives)
$$;
comment on function app.proposed_minors(bigint[]) is
  'What both sides of a proposal may know of the minor: the addressee needs it to answer, and does not see the record before it has accepted';

create function app.write_transfer(proposal bigint) returns void language plpgsql security definer set search_path = public, app, pg_temp as $$
declare
  accepted transfer_proposals;
  former movements;
begin
  select * into accepted from transfer_proposals where id = proposal for update;
  if not found or accepted.state <> 'accepted' or not (app.scope_kind() = 'national' or app.is_addressee(accepted)) then
    raise exception 'proposal % was not accepted by this body', proposal using errcode = 'insufficient_privilege';
  end if;
  perform from minors where id = accepted.minor_id for update;
  -- Once written, the stay is no longer open: the same acceptance is never written twice.
  select * into former from movements where id = accepted.movement_id and until is null and place_kind is not null for update;
  if not found or accepted.accepted_on <= former.on_date or accepted.accepted_on > (now() at time zone 'Europe/Rome')::date then
    raise exception 'the stay cannot end on this day' using errcode = 'check_violation';
  end if;
  update movements set until = accepted.accepted_on where id = former.id;
  insert into movements (minor_id, seq, kind, on_date, place_kind, facility_id, municipality_id, region_code, prefecture_code)
    values (accepted.minor_id, (select max(seq) + 1 from movements where minor_id = accepted.minor_id), 'transfer', accepted.accepted_on,
            accepted.place_kind, accepted.facility_id, accepted.municipality_id, accepted.region_code, accepted.prefecture_code);
end
$$;
comment on function app.write_transfer(bigint) is 'Writes the movement of an accepted proposal for the body that accepted it, which is not in charge of the minor before';

create function app.lapse_proposals() returns trigger language plpgsql security definer set search_path = public, app, pg_temp as $$
begin
  update transfer_proposals p set state = 'lapsed', closed_at = now()
   where p.state = 'proposed' and p.minor_id in (select t.minor_id from touched t)
     and not exists (select from movements v where v.id = p.movement_id and v.until is null and v.place_kind is not null);
  return null;
end
$$;
comment on function app.lapse_proposals() is 'Trigger: a proposal lapses when the stay from which the minor would go is no longer the open one';
create trigger lapse_proposals_inserted after insert on movements referencing new table as touched for each statement execute function app.lapse_proposals();
create trigger lapse_proposals_updated after update on movements referencing new table as touched for each statement execute function app.lapse_proposals();
create trigger lapse_proposals_deleted after delete on movements referencing old table as touched for each statement execute function app.lapse_proposals();

revoke execute on function app.transfer_addressee(bigint, bigint), app.has_users(bigint), app.proposed_minors(bigint[]), app.write_transfer(bigint), app.lapse_proposals() from public;
grant execute on function app.transfer_addressee(bigint, bigint), app.proposed_minors(bigint[]), app.write_transfer(bigint) to sim_national, sim_territorial;

-- How late a movement may be entered ---------------------------------------------------------------------------------------------

create table entry_rules (
  id bigint generated always as identity primary key,
  valid daterange not null check (not isempty(valid)),
  grace_days smallint not null check (grace_days >= 0),
  maximum_days_back smallint not null check (maximum_days_back >= grace_days),
  legal_source text not null check (legal_source <> ''),
  note text,
  exclude using gist (valid with &&)
);
comment on table entry_rules is 'How many days after a movement a territorial body may enter it; dated, with its source. The Directorate-General is not bound. No row for a day: no limit on it';
comment on column entry_rules.id is 'Internal key';
comment on column entry_rules.valid is 'Days of entry on which the rule applies; periods never overlap';
comment on column entry_rules.grace_days is 'Days of delay within which no reason is asked';
comment on column entry_rules.maximum_days_back is 'Days of delay beyond which the entry is refused and the Directorate-General is asked';
comment on column entry_rules.legal_source is 'Article of law, or the practice, from which the rule comes';
comment on column entry_rules.note is 'Doubts, and what a jurist should check';
insert into entry_rules (valid, grace_days, maximum_days_back, legal_source, note) values
  ('[2024-03-15,)', 5, 92, 'D.P.R. 231/2023, art. 3 (immediate notice); Vademecum MSNA SAI § 5.1 (three working days)',
   'The law gives no number of days. Five days: three working days and a week-end. Ninety-two: a quarter, after which presences have been claimed through the Prefecture. A jurist confirms both');
grant select on entry_rules to sim_national, sim_territorial;
grant insert, update on entry_rules to sim_national;

create function app.movement_entries(minor bigint) returns table (movement_id bigint, entered_at timestamptz, by_person boolean)
language sql stable security definer set search_path = public, app, pg_temp as $$
  select v.id, first.recorded_at, c.user_id is not null
    from movements v
    cross join lateral (
      select e.recorded_at, e.change_id
        from (select v.recorded_at, v.change_id union all
              select h.recorded_at, h.change_id from movements_history h where h.minor_id = v.minor_id and h.id = v.id) e
       order by e.recorded_at limit 1) first
    left join changes c on c.id = first.change_id
   where v.minor_id = minor and (app.scope_kind() = 'national' or v.minor_id in (select app.minors_in_scope()))
$$;
comment on function app.movement_entries(bigint) is 'When each movement was entered, corrections and closings apart, and whether by a person (false: by an import)';
revoke execute on function app.movement_entries(bigint) from public;
grant execute on function app.movement_entries(bigint) to sim_national, sim_territorial;

-- Found again by any body ----------------------------------------------------------------------------------------------------------

create table look_up_rules (
  id bigint generated always as identity primary key,
  purpose text not null check (purpose in ('found_again')),
  valid daterange not null check (not isempty(valid)),
  searches_per_hour smallint not null check (searches_per_hour > 0),
  results_at_most smallint not null check (results_at_most > 0),
  hours_for_finding smallint not null check (hours_for_finding > 0),
  legal_source text not null check (legal_source <> ''),
  note text,
  exclude using gist (purpose with =, valid with &&)
);
comment on table look_up_rules is 'Bounds of the national look-up, dated, with their source';
comment on column look_up_rules.id is 'Internal key';
comment on column look_up_rules.purpose is 'Purpose of the look-up';
comment on column look_up_rules.valid is 'Days on which the rule applies; periods of one purpose never overlap';
comment on column look_up_rules.searches_per_hour is 'Look-ups of one user within an hour';
comment on column look_up_rules.results_at_most is 'Minors that one look-up returns at most';
comment on column look_up_rules.hours_for_finding is 'Hours within which the finding may be entered after its look-up';
comment on column look_up_rules.legal_source is 'Article of law from which the rule comes';
comment on column look_up_rules.note is 'Doubts, and what a jurist should check';
insert into look_up_rules (purpose, valid, searches_per_hour, results_at_most, hours_for_finding, legal_source, note) values
  ('found_again', '[2024-03-15,)', 20, 3, 24, 'Reg. (UE) 2016/679, art. 5 (minimisation, purpose); L. 47/2017, art. 9',
   'The law gives no figures: the controller sets them');
grant select on look_up_rules to sim_national, sim_territorial;
grant insert, update on look_up_rules to sim_national;

create table look_ups (
  id bigint generated always as identity primary key,
  purpose text not null check (purpose in ('found_again')),
  note text not null check (note <> ''),
  user_id bigint,
  organisation_id bigint,
  at timestamptz not null default clock_timestamp(),
  minors bigint[] not null
);
comment on table look_ups is 'National look-ups: who looked whom up beyond their own territory, and why';
comment on column look_ups.id is 'Internal key';
comment on column look_ups.purpose is 'What it was for';
comment on column look_ups.note is 'Circumstances, in the words of who looked up';
comment on column look_ups.at is 'Instant';
comment on column look_ups.minors is 'Whom it showed';
create index look_ups_user on look_ups (user_id, at);
alter table look_ups enable row level security, force row level security;
create policy owner on look_ups to sim_owner using (true);
create policy national on look_ups for select to sim_national using (true);
create policy own on look_ups for select to sim_territorial using (user_id = app.user_id());
grant select on look_ups to sim_national, sim_territorial;

create function app.names_agree(known text, asked text) returns boolean language sql immutable parallel safe set search_path = public, app, pg_temp as $$
  select asked <> '' and cardinality(string_to_array(asked, ' ')) >= least(2, cardinality(string_to_array(known, ' ')))
    and not exists (
      select from unnest(string_to_array(asked, ' ')) word
       where not exists (
         select from unnest(string_to_array(known, ' ')) part
          where levenshtein_less_equal(word, part, 1) <= case when length(word) < 5 then 0 else 1 end))
$$;
comment on function app.names_agree(text, text) is
  'Whether a name asked for is exact enough: two words at least (one where the name has one), in any order, each equal to a word of the name, or a letter apart when long';

create function app.look_up(purpose text, note text, code text, name text, born date) returns bigint language plpgsql volatile security definer
set search_path = public, app, pg_temp as $$
declare
  rule look_up_rules;
  today date := (now() at time zone 'Europe/Rome')::date;
  hits bigint[];
  made bigint;
begin
  if app.scope_kind() not in ('national', 'municipality', 'facility') then
    raise exception 'this body does not take in minors' using errcode = 'insufficient_privilege';
  end if;
  select * into strict rule from look_up_rules r where r.purpose = look_up.purpose and r.valid @> today;
  select coalesce(array_agg(hit.id), '{}') into hits from (
    select m.id from minors m join movements v on v.minor_id = m.id and v.until is null and v.kind = 'absconding'
     where m.adult_on > today
       and case when code is not null then m.sim_code = code
           else m.birth_date between date_trunc('year', born)::date and (date_trunc('year', born) + interval '1 year')::date - 1
            and (m.birth_date = born or m.birth_date_quality = 'presumed')
            and (app.names_agree(m.name_key, name)
                 or exists (select from minor_aliases a where a.minor_id = m.id and app.names_agree(a.name_key, name))) end
     order by m.id limit rule.results_at_most) hit;
  insert into look_ups (purpose, note, user_id, organisation_id, minors) values (look_up.purpose, look_up.note, app.user_id(), app.organisation_id(), hits)
    returning id into made;
  return made;
end
$$;
comment on function app.look_up(text, text, text, text, date) is
  'Looks for absconded minors in the whole register, by SIM code or by name key and birth date, and remembers who asked; returns the key of the look-up';

create function app.looked_up(look_up bigint)
returns table (minor_id bigint, sim_code text, family_name text, given_name text, sex char(1), birth_date date, adult_on date, absconded_on date,
               facility_name text, managing_body text, municipality_name text, province text, responsible_municipality text)
language sql stable security definer set search_path = public, app, pg_temp as $$
  select m.id, m.sim_code, m.family_name, m.given_name, m.sex, m.birth_date, m.adult_on, v.on_date, f.name, b.name, t.name, p.sigla, r.name
    from look_ups l join look_up_rules u on u.purpose = l.purpose and u.valid @> (l.at at time zone 'Europe/Rome')::date
    join minors m on m.id = any (l.minors)
    join movements v on v.minor_id = m.id and v.until is null and v.kind = 'absconding'
    left join facilities f on f.id = v.facility_id left join managing_bodies b on b.id = f.managing_body_id
    left join municipalities t on t.id = v.municipality_id left join provinces p on p.istat_code = t.province_code
    left join municipalities r on r.id = m.responsible_municipality_id
   where l.id = look_up and l.user_id = app.user_id() and l.organisation_id = app.organisation_id()
     and l.at > now() - u.hours_for_finding * interval '1 hour' and m.adult_on > (now() at time zone 'Europe/Rome')::date
   order by m.id
$$;
comment on function app.looked_up(bigint) is
  'What a look-up of the actor''s own shows, while its finding may still be entered: what is needed to return the child, and only who is still absconded';

create function app.write_finding(look_up bigint, minor bigint, on_day date, kind text, facility bigint, municipality bigint, remark text) returns void
language plpgsql security definer set search_path = public, app, pg_temp as $$
declare
  gone movements;
begin
  perform from minors where id = minor for update;
  if not exists (select from app.looked_up(look_up) l where l.minor_id = minor)
     or not coalesce(case app.scope_kind()
       when 'national' then true
       when 'facility' then kind = 'facility' and facility = app.scope_facility()
       when 'municipality' then municipality = app.scope_municipality() end, false) then
    raise exception 'not looked up, or not taken in by this body' using errcode = 'insufficient_privilege';
  end if;
  select * into strict gone from movements v where v.minor_id = minor and v.until is null and v.kind = 'absconding' for update;
  if on_day <= gone.on_date or on_day > (now() at time zone 'Europe/Rome')::date or on_day >= (select adult_on from minors where id = minor) then
    raise exception 'the minor cannot have been found on this day' using errcode = 'check_violation';
  end if;
  update movements set until = on_day where id = gone.id;
  insert into movements (minor_id, seq, kind, on_date, place_kind, facility_id, municipality_id, region_code, prefecture_code, note)
    select minor, (select max(seq) + 1 from movements where minor_id = minor), 'found_again', on_day, write_finding.kind, facility, t.id, t.region_code,
           t.prefecture_code, remark
      from municipalities t where t.id = municipality;
end
$$;
comment on function app.write_finding(bigint, bigint, date, text, bigint, bigint, text) is
  'Enters the finding of a minor that the actor has looked up and takes in: in its own facility or municipality, and nothing else of a record out of its scope';

revoke execute on function app.look_up(text, text, text, text, date), app.looked_up(bigint), app.write_finding(bigint, bigint, date, text, bigint, bigint, text) from public;
grant execute on function app.look_up(text, text, text, text, date), app.looked_up(bigint), app.write_finding(bigint, bigint, date, text, bigint, bigint, text)
  to sim_national, sim_territorial;

-- Who is responsible for a minor, over time -----------------------------------------------------------------------------------------

create table minor_responsibilities (
  id bigint generated always as identity primary key,
  minor_id bigint not null references minors (id),
  municipality_id bigint not null references municipalities (id),
  valid daterange not null check (not isempty(valid)),
  source text check (source <> ''),
  exclude using gist (minor_id with =, valid with &&)
);
comment on table minor_responsibilities is 'Municipalities in charge of a minor over time (L. 328/2000 art. 6); minors.responsible_municipality_id is the current one, and writes them';
comment on column minor_responsibilities.id is 'Internal key';
comment on column minor_responsibilities.municipality_id is 'Municipality in charge';
comment on column minor_responsibilities.valid is 'Days of the charge, the last one excluded; periods of one minor never overlap';
comment on column minor_responsibilities.source is 'Deed or agreement it rests on; null: not said';
select app.keep_history('minor_responsibilities');
create index minor_responsibilities_history_minor on minor_responsibilities_history (minor_id);

alter table minor_responsibilities enable row level security, force row level security;
alter table minor_responsibilities_history enable row level security, force row level security;
create policy owner on minor_responsibilities to sim_owner using (true);
create policy owner on minor_responsibilities_history to sim_owner using (true);
create policy national on minor_responsibilities for select to sim_national using (true);
create policy national on minor_responsibilities_history for select to sim_national using (true);
-- It follows the minor: a former host would learn from it where the minor went.
create policy in_charge on minor_responsibilities for select to sim_territorial using (minor_id = any (array(select app.minors_in_charge())));
create policy in_charge on minor_responsibilities_history for select to sim_territorial using (minor_id = any (array(select app.minors_in_charge())));
grant select on minor_responsibilities, minor_responsibilities_history to sim_national, sim_territorial;

create function app.record_responsibility() returns trigger language plpgsql security definer set search_path = public, app, pg_temp as $$
declare
  first_day date := coalesce(nullif(current_setting('app.responsible_from', true), '')::date,
                             case when tg_op = 'INSERT' then new.reported_on else (now() at time zone 'Europe/Rome')::date end);
begin
  if tg_op = 'UPDATE' then
    delete from minor_responsibilities where minor_id = new.id and upper_inf(valid) and lower(valid) >= first_day;
    update minor_responsibilities set valid = daterange(lower(valid), first_day) where minor_id = new.id and upper_inf(valid);
  end if;
  if new.responsible_municipality_id is not null then
    insert into minor_responsibilities (minor_id, municipality_id, valid, source)
      values (new.id, new.responsible_municipality_id, daterange(first_day, null), nullif(current_setting('app.responsible_source', true), ''));
  end if;
  return null;
end
$$;
comment on function app.record_responsibility() is
  'Trigger: writes the periods of the responsible municipality, from app.responsible_from (default: the report, or today) with app.responsible_source';
create trigger record_responsibility_of_new after insert on minors for each row when (new.responsible_municipality_id is not null)
  execute function app.record_responsibility();
create trigger record_responsibility after update of responsible_municipality_id on minors for each row
  when (old.responsible_municipality_id is distinct from new.responsible_municipality_id) execute function app.record_responsibility();
insert into minor_responsibilities (minor_id, municipality_id, valid)
  select id, responsible_municipality_id, daterange(reported_on, null) from minors where responsible_municipality_id is not null;
