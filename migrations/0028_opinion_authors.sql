-- Up Migration

-- What authors of requests for an opinion may see and do, tightened now that they have pages of their own.

-- Guessing at minors -------------------------------------------------------------------------------------------------------------

create table opinion_claim_failures (
  user_id bigint not null references users (id) default app.user_id(),
  at timestamptz not null default clock_timestamp(),
  primary key (user_id, at)
);
comment on table opinion_claim_failures is 'When an applicant named a minor and nobody in the register answers to all three data: too many are guesses';
comment on column opinion_claim_failures.user_id is 'Who';
comment on column opinion_claim_failures.at is 'When';
alter table opinion_claim_failures enable row level security, force row level security;
create policy owner on opinion_claim_failures to sim_owner using (true);
create policy national on opinion_claim_failures for select to sim_national using (true);
create policy own on opinion_claim_failures for select to sim_applicant using (user_id = (select app.user_id()));
create policy own_row on opinion_claim_failures for insert to sim_applicant with check (user_id = app.user_id());
grant select on opinion_claim_failures to sim_national, sim_applicant;
grant insert (user_id) on opinion_claim_failures to sim_applicant;

-- A proposal is no decision: who asks does not see it before it is signed --------------------------------------------------------

revoke select on opinion_requests from sim_territorial, sim_applicant;
grant select (id, number, minor_id, applicant_kind, author_user_id, author_organisation_id, previous_request_id, stated, permit_expires_on, project_from,
    project_to, outside_window_reason, state, state_since, rule_id, submitted_on, admitted_on, term_due_on, answer_due_on, officer_user_id, outcome,
    not_due_case, decided_on, created_at, version) on opinion_requests to sim_territorial, sim_applicant;

drop policy of_request on opinion_steps;
create policy of_request on opinion_steps for select to sim_territorial, sim_applicant
  using (step not in ('propose', 'send_back') and exists (select from opinion_requests r where r.id = request_id));

create function app.opinion_step_dates(request bigint) returns table (seq integer, step text, on_date date)
language sql stable security definer set search_path = public, app, pg_temp as $$
  select s.seq, s.step, s.on_date from opinion_steps s
   where s.request_id = request and (app.scope_kind() = 'national' or request in (select app.opinion_requests_visible()))
   order by s.seq
$$;
comment on function app.opinion_step_dates(bigint) is
  'Every step of a request with its day, for who sees the request: terms are reckoned on all of them, also where what they say is not shown';
revoke execute on function app.opinion_step_dates(bigint) from public;
grant execute on function app.opinion_step_dates(bigint) to sim_national, sim_territorial, sim_applicant;

-- Who applies reads how the own name is written on documents ---------------------------------------------------------------------

grant select on applicants to sim_applicant;

-- Contents of documents ----------------------------------------------------------------------------------------------------------

-- The worker scans again what could not be scanned on arrival.
grant update (scan_state) on opinion_documents to sim_national;
create index opinion_documents_content on opinion_documents (sha256);

-- Who comes of age without a request -----------------------------------------------------------------------------------------------

-- A facility or a region sees no request, and must still not be told that there is none: of minors in its scope it learns only that.
create or replace function app.minors_with_opinion_request() returns setof bigint language sql stable security definer
  set search_path = public, app, pg_temp as $$
  select r.minor_id from opinion_requests r
   where r.state not in ('draft', 'withdrawn') and (app.scope_kind() = 'national' or r.minor_id in (select app.minors_in_scope()))
$$;
revoke execute on function app.minors_with_opinion_request() from public;
grant execute on function app.minors_with_opinion_request() to sim_national, sim_territorial;
