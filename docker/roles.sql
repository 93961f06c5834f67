-- The roles of SIM, on any PostgreSQL 18. Run once as an administrator of the server; running it again changes nothing.
-- Passwords and the database itself are given apart: by the embedded start, or by the operator (docker/README.md).
do $$
begin
  if not exists (select from pg_roles where rolname = 'sim_owner') then
    create role sim_owner login nosuperuser nocreatedb nocreaterole nobypassrls;
  end if;
  -- NOINHERIT: the application has no rights of its own, it must take one of the five roles below inside a unit of work.
  if not exists (select from pg_roles where rolname = 'sim_app') then
    create role sim_app login nosuperuser nocreatedb nocreaterole nobypassrls noinherit;
  end if;
  if not exists (select from pg_roles where rolname = 'sim_queue') then
    create role sim_queue login nosuperuser nocreatedb nocreaterole nobypassrls;
  end if;
  if not exists (select from pg_roles where rolname = 'sim_national') then
    create role sim_national nologin nobypassrls;
  end if;
  if not exists (select from pg_roles where rolname = 'sim_territorial') then
    create role sim_territorial nologin nobypassrls;
  end if;
  if not exists (select from pg_roles where rolname = 'sim_service') then
    create role sim_service nologin nobypassrls;
  end if;
  if not exists (select from pg_roles where rolname = 'sim_applicant') then
    create role sim_applicant nologin nobypassrls;
  end if;
  -- The open side: sees the published tables, and nothing else of the register.
  if not exists (select from pg_roles where rolname = 'sim_public') then
    create role sim_public nologin nobypassrls;
  end if;
  grant sim_national, sim_territorial, sim_service, sim_applicant, sim_public to sim_app with inherit false, set true;
end
$$;
