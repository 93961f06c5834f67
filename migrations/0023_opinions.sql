-- Up Migration

-- Requests for the opinion of art. 32 c. 1-bis D.Lgs. 286/1998: who asks for whom, every step as a dated and authored row, the documents.

-- Persons who ask in the own name -----------------------------------------------------------------------------------------------

create table applicants (
  user_id bigint primary key references users (id),
  kind text not null check (kind in ('guardian', 'lawyer', 'community', 'former_minor')),
  body_name text check (body_name <> ''),
  phone text check (phone <> ''),
  registered_at timestamptz not null default now()
);
comment on table applicants is 'Persons who registered themselves to ask for opinions; they see nothing but what is theirs';
comment on column applicants.kind is 'As what they act (domain/opinion/opinion-codes.ts)';
comment on column applicants.body_name is 'Bar association, community or association they act for; null: for themselves';
comment on column applicants.phone is 'Telephone as written by people';
comment on column applicants.registered_at is 'Instant of the registration';

-- Requests ----------------------------------------------------------------------------------------------------------------------

create sequence opinion_request_number;

create table opinion_requests (
  id bigint generated always as identity primary key,
  number text not null unique default 'P-' || to_char(now() at time zone 'Europe/Rome', 'YYYY') || '-' || lpad(nextval('opinion_request_number')::text, 6, '0'),
  minor_id bigint not null references minors (id),
  applicant_kind text not null check (applicant_kind in ('social_services', 'guardian', 'lawyer', 'community', 'former_minor')),
  author_user_id bigint not null references users (id) default app.user_id(),
  author_organisation_id bigint not null references organisations (id) default app.organisation_id(),
  previous_request_id bigint references opinion_requests (id),
  stated jsonb not null default '{}',
  permit_expires_on date,
  project_from date,
  project_to date,
  outside_window_reason text check (outside_window_reason <> ''),
  state text not null default 'draft',
  state_since timestamptz not null default now(),
  rule_id bigint,
  submitted_on date,
  admitted_on date,
  term_due_on date,
  answer_due_on date,
  officer_user_id bigint references users (id),
  proposed_outcome text check (proposed_outcome in ('favourable', 'unfavourable', 'not_due')),
  proposed_case text check (proposed_case in ('three_years_and_project', 'fostered_to_relative', 'prosieguo', 'protection')),
  proposed_by_user_id bigint references users (id),
  outcome text check (outcome in ('favourable', 'unfavourable', 'not_due')),
  not_due_case text check (not_due_case in ('three_years_and_project', 'fostered_to_relative', 'prosieguo', 'protection')),
  decided_on date,
  created_at timestamptz not null default now(),
  version bigint not null default 1,
  check ((outcome is not null and outcome = 'not_due') = (not_due_case is not null)),
  check (project_to >= project_from),
  check (state in ('draft', 'withdrawn') or (rule_id is not null and submitted_on is not null))
);
comment on table opinion_requests is 'Requests for the opinion of art. 32. Who files writes the draft; the state and all that follows from steps is written by the database when a step is added';
comment on column opinion_requests.number is 'Number that people see: P, year of the draft, counter. Not the protocol number';
comment on column opinion_requests.applicant_kind is 'As what the author asks';
comment on column opinion_requests.author_user_id is 'Who files it';
comment on column opinion_requests.author_organisation_id is 'For which body: the municipality, or Richiedenti';
comment on column opinion_requests.previous_request_id is 'An earlier request about the same minor';
comment on column opinion_requests.stated is 'What the author says about the minor and the integration path: shown as the author''s words, never taken for the register''s';
comment on column opinion_requests.permit_expires_on is 'Expiry of the residence permit as stated: the window depends on it';
comment on column opinion_requests.project_from is 'Start of the integration path as stated';
comment on column opinion_requests.project_to is 'End of the integration path as stated; null: it goes on';
comment on column opinion_requests.outside_window_reason is 'Why the author asks to be admitted before or after the window; null: filed within it';
comment on column opinion_requests.state is 'domain/opinion/opinion-steps.ts; the state of the last step';
comment on column opinion_requests.state_since is 'Instant of the last step';
comment on column opinion_requests.rule_id is 'Version of the rules under which it was filed; null: a draft';
comment on column opinion_requests.submitted_on is 'Day of the filing in Europe/Rome';
comment on column opinion_requests.admitted_on is 'Day of the admission in Europe/Rome';
comment on column opinion_requests.term_due_on is 'Last day for the answer, as it stands; null: suspended, or not running';
comment on column opinion_requests.answer_due_on is 'Last day for what was asked of the author; null: nothing waits';
comment on column opinion_requests.officer_user_id is 'Officer in charge';
comment on column opinion_requests.proposed_outcome is 'Outcome of the proposal that waits for the decision';
comment on column opinion_requests.proposed_case is 'Case of a proposal that the opinion is not due';
comment on column opinion_requests.proposed_by_user_id is 'Who made that proposal, and therefore does not decide';
comment on column opinion_requests.outcome is 'Outcome of the last decision';
comment on column opinion_requests.not_due_case is 'Case of a decision that the opinion is not due';
comment on column opinion_requests.decided_on is 'Day of the last decision in Europe/Rome';
comment on column opinion_requests.created_at is 'Instant of the draft';
comment on column opinion_requests.version is 'Grows with every change; the ETag';
create index opinion_requests_minor on opinion_requests (minor_id);
create index opinion_requests_author on opinion_requests (author_user_id, id);
create index opinion_requests_organisation on opinion_requests (author_organisation_id, id);
create index opinion_requests_open on opinion_requests (state, id) where state not in ('draft', 'notified', 'withdrawn', 'archived');
create index opinion_requests_officer on opinion_requests (officer_user_id, state) where officer_user_id is not null;

-- One draft at a time about the same minor for a person: pressing twice makes one request.
create unique index opinion_requests_one_draft on opinion_requests (minor_id, author_user_id) where state = 'draft';

-- Steps -------------------------------------------------------------------------------------------------------------------------

create table opinion_transitions (
  from_state text not null,
  step text not null,
  to_state text not null,
  primary key (from_state, step),
  unique (from_state, step, to_state)
);
comment on table opinion_transitions is 'Which step leads from which state to which: domain/opinion/opinion-steps.ts as the database knows it';
comment on column opinion_transitions.from_state is 'State before the step';
comment on column opinion_transitions.step is 'The step';
comment on column opinion_transitions.to_state is 'State after it';
insert into opinion_transitions (from_state, step, to_state) values
  ('draft', 'submit', 'submitted'), ('draft', 'withdraw', 'withdrawn'),
  ('submitted', 'admit', 'admissible'), ('submitted', 'declare_not_receivable', 'not_receivable'), ('submitted', 'withdraw', 'withdrawn'),
  ('admissible', 'assign', 'assigned'), ('admissible', 'declare_not_receivable', 'not_receivable'), ('admissible', 'withdraw', 'withdrawn'),
  ('assigned', 'assign', 'assigned'), ('assigned', 'open', 'under_examination'), ('assigned', 'withdraw', 'withdrawn'),
  ('under_examination', 'assign', 'assigned'), ('under_examination', 'request_integration', 'integration_requested'),
  ('under_examination', 'give_notice', 'notice_given'), ('under_examination', 'propose', 'proposed'), ('under_examination', 'withdraw', 'withdrawn'),
  ('integration_requested', 'answer_integration', 'under_examination'), ('integration_requested', 'resume', 'under_examination'),
  ('integration_requested', 'withdraw', 'withdrawn'), ('integration_requested', 'archive', 'archived'),
  ('notice_given', 'answer_notice', 'under_examination'), ('notice_given', 'resume', 'under_examination'), ('notice_given', 'withdraw', 'withdrawn'),
  ('proposed', 'send_back', 'under_examination'), ('proposed', 'decide', 'decided'), ('proposed', 'withdraw', 'withdrawn'),
  ('decided', 'notify', 'notified'),
  ('notified', 'reexamine', 'submitted'), ('notified', 'archive', 'archived'), ('not_receivable', 'archive', 'archived');

create table opinion_steps (
  id bigint generated always as identity primary key,
  request_id bigint not null references opinion_requests (id),
  seq integer not null check (seq > 0),
  step text not null,
  from_state text not null,
  to_state text not null,
  on_date date not null,
  at timestamptz not null default clock_timestamp(),
  user_id bigint references users (id) default app.user_id(),
  organisation_id bigint references organisations (id) default app.organisation_id(),
  reason text check (reason <> ''),
  outcome text check (outcome in ('favourable', 'unfavourable', 'not_due')),
  not_due_case text check (not_due_case in ('three_years_and_project', 'fostered_to_relative', 'prosieguo', 'protection')),
  officer_user_id bigint references users (id),
  rule_id bigint,
  answer_due_on date,
  term_due_on date,
  official_document_id bigint,
  facts jsonb not null default '{}',
  unique (request_id, seq),
  foreign key (from_state, step, to_state) references opinion_transitions (from_state, step, to_state),
  check ((step in ('propose', 'decide')) = (outcome is not null)),
  check ((outcome is not null and outcome = 'not_due') = (not_due_case is not null)),
  check ((step = 'assign') = (officer_user_id is not null)),
  check ((step = 'submit') = (rule_id is not null)),
  check (step not in ('declare_not_receivable', 'request_integration', 'give_notice', 'propose', 'send_back', 'reexamine', 'archive') or reason is not null)
);
comment on table opinion_steps is 'What was done with a request, by whom, when and why. Nobody changes or removes a row, the owner of the table included';
comment on column opinion_steps.request_id is 'The request';
comment on column opinion_steps.seq is 'Place among the steps of the request, from 1';
comment on column opinion_steps.step is 'What was done';
comment on column opinion_steps.from_state is 'State before';
comment on column opinion_steps.to_state is 'State after';
comment on column opinion_steps.on_date is 'Day of the step in Europe/Rome: terms run from it';
comment on column opinion_steps.at is 'Instant of the step';
comment on column opinion_steps.reason is 'Why, in the author''s words: what is asked for, the reasons announced, the grounds of a proposal';
comment on column opinion_steps.outcome is 'Outcome proposed or decided';
comment on column opinion_steps.not_due_case is 'Case, where the outcome is that the opinion is not due';
comment on column opinion_steps.officer_user_id is 'To whom it is assigned';
comment on column opinion_steps.rule_id is 'Version of the rules in force at the filing';
comment on column opinion_steps.answer_due_on is 'Last day for the answer to what the step asks or announces';
comment on column opinion_steps.term_due_on is 'Last day for the opinion after this step; null: suspended, or not running';
comment on column opinion_steps.official_document_id is 'Document that the step issued';
comment on column opinion_steps.facts is 'Further facts: documents asked for, why a request out of the window was admitted';
create index opinion_steps_at on opinion_steps (step, on_date);

create function app.refuse_change() returns trigger language plpgsql as $$
begin
  raise exception 'rows of % are never changed or removed', tg_table_name using errcode = 'insufficient_privilege';
end
$$;
comment on function app.refuse_change() is 'Trigger of tables that only grow: it stops their owner too';
create trigger append_only before update or delete on opinion_steps for each row execute function app.refuse_change();
create function app.refuse_emptying() returns trigger language plpgsql as $$
declare
  has_rows boolean;
begin
  execute format('select exists (select from %I.%I)', tg_table_schema, tg_table_name) into has_rows;
  if has_rows then
    raise exception 'rows of % are never changed or removed', tg_table_name using errcode = 'insufficient_privilege';
  end if;
  return null;
end
$$;
comment on function app.refuse_emptying() is 'Trigger of tables that only grow: no truncate where a row would go';
create trigger append_only_whole before truncate on opinion_steps for each statement execute function app.refuse_emptying();

create function app.take_opinion_step() returns trigger language plpgsql security definer set search_path = public, app, pg_temp as $$
declare
  request opinion_requests;
begin
  select * into request from opinion_requests where id = new.request_id for update;
  if request.state <> new.from_state then
    raise exception 'the request is %, not %', request.state, new.from_state using errcode = 'serialization_failure';
  end if;
  if new.seq <> 1 + (select count(*) from opinion_steps where request_id = new.request_id) then
    raise exception 'steps of a request follow one another' using errcode = 'serialization_failure';
  end if;
  -- Two people: art. 6 c. 1 lett. e L. 241/1990 parts who examines from who decides.
  if new.step = 'decide' and (new.user_id is null or new.user_id = request.proposed_by_user_id) then
    raise exception 'who proposed does not decide' using errcode = 'check_violation';
  end if;
  if new.step = 'decide' and (new.outcome, new.not_due_case) is distinct from (request.proposed_outcome, request.proposed_case) then
    raise exception 'what is decided is what was proposed' using errcode = 'check_violation';
  end if;
  -- Art. 10-bis L. 241/1990: since the last filing the reasons were announced.
  if new.step = 'propose' and new.outcome = 'unfavourable' and not exists (
    select from opinion_steps s where s.request_id = new.request_id and s.step = 'give_notice'
       and s.seq > (select max(f.seq) from opinion_steps f where f.request_id = new.request_id and f.to_state = 'submitted')) then
    raise exception 'an unfavourable proposal comes after a notice of its reasons' using errcode = 'check_violation';
  end if;
  update opinion_requests set
      state = new.to_state, state_since = new.at, version = version + 1,
      rule_id = coalesce(new.rule_id, rule_id),
      submitted_on = case when new.step = 'submit' then new.on_date else submitted_on end,
      admitted_on = case when new.step = 'admit' then new.on_date else admitted_on end,
      term_due_on = new.term_due_on,
      answer_due_on = new.answer_due_on,
      officer_user_id = case when new.step = 'assign' then new.officer_user_id when new.step = 'reexamine' then null else officer_user_id end,
      proposed_outcome = case when new.step = 'propose' then new.outcome when new.step in ('send_back', 'reexamine') then null else proposed_outcome end,
      proposed_case = case when new.step = 'propose' then new.not_due_case when new.step in ('send_back', 'reexamine') then null else proposed_case end,
      proposed_by_user_id = case when new.step = 'propose' then new.user_id when new.step in ('send_back', 'reexamine') then null else proposed_by_user_id end,
      outcome = case when new.step = 'decide' then new.outcome else outcome end,
      not_due_case = case when new.step = 'decide' then new.not_due_case else not_due_case end,
      decided_on = case when new.step = 'decide' then new.on_date else decided_on end
    where id = new.request_id;
  return new;
end
$$;
comment on function app.take_opinion_step() is 'A step moves its request: the state is never written otherwise';
create trigger take_opinion_step before insert on opinion_steps for each row execute function app.take_opinion_step();

-- Documents and titles ------------------------------------------------------------------------------------------------------------

create table opinion_documents (
  id bigint generated always as identity primary key,
  request_id bigint not null references opinion_requests (id),
  kind text not null check (kind <> ''),
  original_name text not null check (length(original_name) between 1 and 150),
  media_type text not null check (media_type in ('application/pdf', 'image/jpeg', 'image/png', 'image/webp', 'image/heic')),
  bytes bigint not null check (bytes > 0),
  sha256 char(64) not null check (sha256 ~ '^[0-9a-f]{64}$'),
  scan_state text not null check (scan_state in ('not_scanned', 'clean', 'infected', 'failed')),
  state text not null default 'present' check (state in ('present', 'not_readable', 'accepted', 'replaced')),
  state_reason text check (state_reason <> ''),
  state_by_user_id bigint references users (id),
  state_at timestamptz,
  uploaded_at timestamptz not null default clock_timestamp(),
  uploaded_by_user_id bigint references users (id) default app.user_id(),
  check (state <> 'not_readable' or state_reason is not null)
);
comment on table opinion_documents is 'Documents of a request. The content is in the file store, under its hash; a replaced one stays readable';
comment on column opinion_documents.request_id is 'The request';
comment on column opinion_documents.kind is 'What it is: a required document of the rule, title (by which the applicant acts for the minor), answer, or other';
comment on column opinion_documents.original_name is 'Name as uploaded, without folders and without symbols that deceive';
comment on column opinion_documents.media_type is 'Type found in the content, whatever the name said';
comment on column opinion_documents.bytes is 'Size';
comment on column opinion_documents.sha256 is 'SHA-256 of the content: its address in the file store';
comment on column opinion_documents.scan_state is 'What the virus scanner said';
comment on column opinion_documents.state is 'present until an officer has looked at it; replaced: a later one took its place';
comment on column opinion_documents.state_reason is 'What cannot be read';
comment on column opinion_documents.state_by_user_id is 'Who looked at it';
comment on column opinion_documents.state_at is 'When';
comment on column opinion_documents.uploaded_at is 'Instant of the upload';
comment on column opinion_documents.uploaded_by_user_id is 'Who uploaded it';
create index opinion_documents_request on opinion_documents (request_id, id);
select app.keep_history('opinion_documents');

create table opinion_titles (
  user_id bigint not null references users (id),
  minor_id bigint not null references minors (id),
  state text not null default 'to_confirm' check (state in ('to_confirm', 'confirmed', 'refused')),
  reason text check (reason <> ''),
  decided_at timestamptz,
  decided_by_user_id bigint references users (id),
  primary key (user_id, minor_id),
  check ((state = 'to_confirm') = (decided_at is null)),
  check (state <> 'refused' or reason is not null)
);
comment on table opinion_titles is 'Whether an applicant may act for a minor: proved by a document of a request, confirmed by an officer';
comment on column opinion_titles.state is 'to_confirm until somebody has looked at the document';
comment on column opinion_titles.reason is 'Why it was refused';
comment on column opinion_titles.decided_at is 'When it was confirmed or refused';
comment on column opinion_titles.decided_by_user_id is 'Who did';
select app.keep_history('opinion_titles');

-- Who sees what -------------------------------------------------------------------------------------------------------------------

-- The author; the social services of a municipality in charge, which everybody must keep informed, once it is filed; the Directorate-General once filed.
create function app.has_title(applicant bigint, minor bigint) returns text language sql stable security definer set search_path = public, app, pg_temp as $$
  select t.state from opinion_titles t where t.user_id = applicant and t.minor_id = minor
$$;

do $$
declare
  name text;
begin
  foreach name in array array['applicants', 'opinion_requests', 'opinion_transitions', 'opinion_steps', 'opinion_documents', 'opinion_documents_history',
                              'opinion_titles', 'opinion_titles_history'] loop
    execute format('alter table %I enable row level security, force row level security', name);
    execute format('create policy owner on %I to sim_owner using (true)', name);
    execute format('create policy national on %I to sim_national using (true)', name);
  end loop;
end
$$;

create policy everyone on opinion_transitions for select to sim_territorial, sim_applicant using (true);

create policy own on applicants to sim_applicant using (user_id = app.user_id());
create policy service on applicants to sim_service using (true);

create policy own on opinion_requests for select to sim_applicant using (author_user_id = (select app.user_id()));
create policy own_draft on opinion_requests for insert to sim_applicant
  with check (author_user_id = app.user_id() and author_organisation_id = app.organisation_id() and applicant_kind <> 'social_services' and state = 'draft'
    -- Only about a minor whom they have named rightly: app.claim_minor.
    and app.has_title(app.user_id(), minor_id) is not null);
create policy own_change on opinion_requests for update to sim_applicant using (author_user_id = app.user_id() and state = 'draft');
create policy own_and_copy on opinion_requests for select to sim_territorial using (
  (select app.scope_municipality()) is not null
  and (author_organisation_id = (select app.organisation_id()) or (state <> 'draft' and minor_id = any (array(select app.minors_in_charge())))));
create policy draft_of_body on opinion_requests for insert to sim_territorial
  with check (app.scope_municipality() is not null and author_user_id = app.user_id() and author_organisation_id = app.organisation_id()
    and applicant_kind = 'social_services' and state = 'draft' and minor_id = any (array(select app.minors_in_charge())));
create policy change_of_body on opinion_requests for update to sim_territorial
  using (author_organisation_id = app.organisation_id() and state = 'draft');

-- What hangs on a request is seen by who sees the request, and added by who filed it.
create function app.own_opinion_request(request bigint) returns boolean language sql stable set search_path = public, app, pg_temp as $$
  select exists (select from opinion_requests r where r.id = request
    and (r.author_user_id = app.user_id() or (app.scope_municipality() is not null and r.author_organisation_id = app.organisation_id())))
$$;
comment on function app.own_opinion_request(bigint) is 'Whether the actor, or its municipality, filed the request';
create function app.opinion_request_takes_documents(request bigint) returns boolean language sql stable set search_path = public, app, pg_temp as $$
  select exists (select from opinion_requests r where r.id = request and r.state in ('draft', 'integration_requested', 'notice_given'))
$$;
comment on function app.opinion_request_takes_documents(bigint) is 'Whether the author may add documents: before the filing, and while something is asked of him or her';
create policy of_request on opinion_steps for select to sim_territorial, sim_applicant using (exists (select from opinion_requests r where r.id = request_id));
create policy own_step on opinion_steps for insert to sim_territorial, sim_applicant
  with check (app.own_opinion_request(request_id) and user_id = app.user_id() and organisation_id = app.organisation_id()
    and step in ('submit', 'answer_integration', 'answer_notice', 'reexamine', 'withdraw'));
create policy of_request on opinion_documents for select to sim_territorial, sim_applicant using (exists (select from opinion_requests r where r.id = request_id));
create policy own_document on opinion_documents for insert to sim_territorial, sim_applicant
  with check (app.own_opinion_request(request_id) and state = 'present' and app.opinion_request_takes_documents(request_id));
create policy own_replaced on opinion_documents for update to sim_territorial, sim_applicant
  using (app.own_opinion_request(request_id) and app.opinion_request_takes_documents(request_id))
  with check (app.own_opinion_request(request_id) and state = 'replaced' and state_by_user_id = app.user_id() and state_reason is null);
create policy own on opinion_titles for select to sim_applicant using (user_id = (select app.user_id()));
create policy own_claim_again on opinion_titles for update to sim_applicant using (user_id = app.user_id() and state = 'refused') with check (user_id = app.user_id() and state = 'to_confirm');
create policy of_request on opinion_titles for select to sim_territorial
  using (exists (select from opinion_requests r where r.minor_id = opinion_titles.minor_id and r.author_user_id = opinion_titles.user_id));

grant select on opinion_transitions, opinion_requests, opinion_steps, opinion_documents, opinion_titles to sim_national, sim_territorial, sim_applicant;
grant select on opinion_documents_history, opinion_titles_history, applicants to sim_national;
grant select, insert (user_id, kind, body_name, phone) on applicants to sim_service;
grant select, update (body_name, phone) on applicants to sim_applicant;
grant usage on sequence opinion_request_number to sim_national, sim_territorial, sim_applicant;
grant insert (minor_id, applicant_kind, previous_request_id, stated, permit_expires_on, project_from, project_to, outside_window_reason) on opinion_requests
  to sim_territorial, sim_applicant;
grant update (stated, permit_expires_on, project_from, project_to, outside_window_reason, version) on opinion_requests to sim_territorial, sim_applicant;
grant insert (request_id, seq, step, from_state, to_state, on_date, reason, outcome, not_due_case, officer_user_id, rule_id, answer_due_on, term_due_on,
    official_document_id, facts) on opinion_steps to sim_national, sim_territorial, sim_applicant;
grant insert (request_id, kind, original_name, media_type, bytes, sha256, scan_state), update (state, state_reason, state_by_user_id, state_at) on opinion_documents
  to sim_national, sim_territorial, sim_applicant;
grant update (state, reason, decided_at, decided_by_user_id) on opinion_titles to sim_applicant;
grant update (state, reason, decided_at, decided_by_user_id) on opinion_titles to sim_national;

-- An applicant names a minor by code, family name and birth date: the answer is a key or nothing, and never says which of the three was wrong.
create function app.claim_minor(code text, family_name text, born date) returns bigint language plpgsql security definer set search_path = public, app, pg_temp as $$
declare
  named bigint;
begin
  if app.scope_kind() is distinct from 'applicants' then
    raise exception 'only an applicant names a minor in this way' using errcode = 'insufficient_privilege';
  end if;
  select m.id into named from minors m
   where m.sim_code = code and m.birth_date = born and app.fold(m.family_name) = app.fold(claim_minor.family_name);
  if found then
    insert into opinion_titles (user_id, minor_id) values (app.user_id(), named) on conflict do nothing;
  end if;
  return named;
end
$$;
comment on function app.claim_minor(text, text, date) is
  'Keeps that the applicant says to act for the minor named by all three at once, and returns its key; null, and nothing kept, otherwise';
revoke execute on function app.claim_minor(text, text, date), app.has_title(bigint, bigint) from public;
grant execute on function app.claim_minor(text, text, date) to sim_applicant;
grant execute on function app.has_title(bigint, bigint) to sim_national, sim_territorial, sim_applicant;
comment on function app.has_title(bigint, bigint) is 'State of the title by which a person acts for a minor; null where none was claimed';

-- What the author of a request and the minor's name look like to who sees the request but not the register.
create function app.opinion_request_people(requests bigint[])
returns table (request_id bigint, sim_code text, family_name text, given_name text, birth_date date, adult_on date, citizenship char(3), region_code text,
               municipality text, author text, officer text)
language sql stable security definer set search_path = public, app, pg_temp as $$
  select r.id, m.sim_code, m.family_name, m.given_name, m.birth_date, m.adult_on, m.citizenship, v.region_code, c.name, u.display_name, o.display_name
    from opinion_requests r join minors m on m.id = r.minor_id join users u on u.id = r.author_user_id left join users o on o.id = r.officer_user_id
    left join municipalities c on c.id = m.responsible_municipality_id
    left join lateral (select region_code from movements where minor_id = m.id and until is null) v on true
   where r.id = any (requests)
     and case app.scope_kind()
           when 'national' then true
           -- Before the title is confirmed an applicant knows of the minor what he or she wrote.
           when 'applicants' then r.author_user_id = app.user_id() and app.has_title(r.author_user_id, r.minor_id) = 'confirmed'
           when 'municipality' then r.author_organisation_id = app.organisation_id() or r.minor_id in (select app.minors_in_charge())
           else false end
$$;
comment on function app.opinion_request_people(bigint[]) is 'Who the requests are about, for who may see both the request and the minor';
revoke execute on function app.opinion_request_people(bigint[]) from public;
grant execute on function app.opinion_request_people(bigint[]) to sim_national, sim_territorial, sim_applicant;

-- What the assessment of a request takes from the register, whoever files it: the answer says "due or not", never the record.
create function app.opinion_register_facts(request bigint) returns table (birth_date date, first_entry_on date)
language sql stable security definer set search_path = public, app, pg_temp as $$
  select m.birth_date, least(m.entry_date, m.reported_on, (select min(v.on_date) from movements v where v.minor_id = m.id))
    from opinion_requests r join minors m on m.id = r.minor_id
   where r.id = request and (app.scope_kind() = 'national' or r.author_user_id = app.user_id() or r.author_organisation_id = app.organisation_id())
$$;
comment on function app.opinion_register_facts(bigint) is 'Birth date and first known day in Italy of the minor of a request, for its author and the Directorate-General';

create function app.opinion_copy_to(request bigint) returns bigint language sql stable security definer set search_path = public, app, pg_temp as $$
  select o.id from opinion_requests r join minors m on m.id = r.minor_id join organisations o on o.municipality_id = m.responsible_municipality_id
   where r.id = request and o.kind = 'municipality' and o.closed_at is null and o.id <> r.author_organisation_id
$$;
comment on function app.opinion_copy_to(bigint) is 'Municipality in charge of the minor of a request, when it is not its author: it gets a copy';
revoke execute on function app.opinion_register_facts(bigint), app.opinion_copy_to(bigint) from public;
grant execute on function app.opinion_register_facts(bigint), app.opinion_copy_to(bigint) to sim_national, sim_territorial, sim_applicant;

-- Functions that earlier migrations made before there were requests.
create or replace function app.minors_with_opinion_request() returns setof bigint language sql stable set search_path = public, app, pg_temp as $$
  select minor_id from opinion_requests where state not in ('draft', 'withdrawn')
$$;

alter table opinion_requests add foreign key (rule_id) references opinion_rules (id);
alter table opinion_steps add foreign key (rule_id) references opinion_rules (id);

-- Documents of a request are seen with it (0022).
create or replace function app.opinion_requests_visible() returns setof bigint language sql stable security definer rows 100 set search_path = public, app, pg_temp as $$
  select r.id from opinion_requests r
   where case app.scope_kind()
           when 'applicants' then r.author_user_id = app.user_id()
           when 'municipality' then r.author_organisation_id = app.organisation_id()
             or (r.state <> 'draft' and r.minor_id in (select app.minors_in_charge()))
           else false end
$$;
