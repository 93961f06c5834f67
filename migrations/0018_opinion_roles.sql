-- Up Migration

-- Who takes part in an opinion of art. 32 beside the bodies of the register: the offices of the Directorate-General that answer, and the persons who ask
-- for themselves or for a minor they stand up for (guardian, lawyer, community, former minor; on line since 1 July 2025).

do $$
begin
  if not exists (select from pg_roles where rolname = 'sim_applicant') then
    raise exception 'the role sim_applicant is missing: run docker/roles.sql as an administrator of the server';
  end if;
end
$$;

alter table organisations drop constraint organisations_kind_check;
alter table organisations add constraint organisations_kind_check
  check (kind in ('dg', 'region', 'prefecture', 'municipality', 'facility', 'applicants'));
alter table organisations drop constraint organisations_check;
alter table organisations add constraint organisations_check
  check (num_nonnulls(region_code, prefecture_code, municipality_id, facility_id) = case when kind in ('dg', 'applicants') then 0 else 1 end);
comment on column organisations.kind is 'dg: the Directorate-General; applicants: who asks for an opinion in the own name, and sees nothing but the own requests; otherwise the breadth of the scope';
create unique index organisations_applicants on organisations ((kind)) where kind = 'applicants';
insert into organisations (kind, name) values ('applicants', 'Richiedenti');

alter table memberships drop constraint memberships_role_check;
alter table memberships add constraint memberships_role_check check (
  role in ('dg_analyst', 'dg_administrator', 'dg_registry', 'dg_officer', 'dg_head', 'dg_reader',
           'region', 'prefecture', 'municipality', 'facility', 'applicant')
);

create or replace function app.check_membership_role() returns trigger language plpgsql set search_path = public, app, pg_temp as $$
declare
  kind text := (select o.kind from organisations o where o.id = new.organisation_id);
begin
  if new.role is distinct from kind and not (kind = 'dg' and new.role like 'dg\_%') and not (kind = 'applicants' and new.role = 'applicant') then
    raise exception 'role % does not belong to an organisation of kind %', new.role, kind using errcode = 'check_violation';
  end if;
  return new;
end
$$;

-- An applicant sees the own account, the code lists, and what later tables give by app.user_id(): no record of a minor, no body's people.
grant usage on schema app, public to sim_applicant;
grant select on sequence change_clock, changes_id_seq to sim_applicant;
grant select on regions, provinces, prefectures, municipalities, countries, organisations to sim_applicant;
grant select (id, at) on changes to sim_applicant;
grant select (id, username, display_name, disabled_at, demonstration, created_at) on users to sim_applicant;
grant select on memberships to sim_applicant;
grant select, insert on idempotency_keys to sim_applicant;
grant insert (action, minor_id, details, correlation_id, user_id, organisation_id) on audit_events to sim_applicant;
create policy own_account on users for select to sim_applicant using (id = app.user_id());
create policy own_account on memberships for select to sim_applicant using (user_id = app.user_id());
create policy applicant on idempotency_keys to sim_applicant using (user_id = app.user_id());
create policy applicant on audit_events for insert to sim_applicant
  with check (user_id = app.user_id() and organisation_id is not distinct from app.organisation_id());
