-- Up Migration

-- Notifications and deadlines. A notification is written in the transaction that causes it (an outbox) and sent after its commit by the worker. It carries
-- a topic, a number and a link within SIM: the words are made when it is sent, so no personal data can enter it. Obligations are deadlines with an owner.

-- Where somebody can be reached ------------------------------------------------------------------------------------------------

alter table organisations add column pec text check (pec ~ '^[^@\s<>]+@[^@\s<>]+$' and length(pec) <= 254);
comment on column organisations.pec is 'Certified e-mail address (PEC, D.P.R. 68/2005) of the body; null where not known';
grant update (pec) on organisations to sim_national, sim_service;

create table notification_settings (
  user_id bigint primary key references users (id),
  language text not null default 'it' check (language in ('it', 'en')),
  pec text check (pec ~ '^[^@\s<>]+@[^@\s<>]+$' and length(pec) <= 254)
);
comment on table notification_settings is 'How a person wants to be written to; no row: Italian, no certified e-mail';
comment on column notification_settings.language is 'Language of the letters';
comment on column notification_settings.pec is 'Certified e-mail address (PEC) of the person, who gave it; null where none';
alter table notification_settings enable row level security, force row level security;
create policy owner on notification_settings to sim_owner using (true);
create policy service on notification_settings for select to sim_service using (true);
create policy own on notification_settings to sim_national, sim_territorial, sim_applicant using (user_id = app.user_id());
grant select on notification_settings to sim_service;
grant select, insert (user_id, language, pec), update (language, pec) on notification_settings to sim_national, sim_territorial, sim_applicant;

-- What happened ----------------------------------------------------------------------------------------------------------------

create table notifications (
  id bigint generated always as identity primary key,
  topic text not null check (topic ~ '^[a-z][a-z_]{2,59}$'),
  number text not null check (number ~ '^[A-Z0-9][A-Z0-9/.-]{0,29}$' and number ~ '[0-9]'),
  link text not null check (link ~ '^/[A-Za-z0-9/_-]{0,150}$'),
  due_on date,
  to_user_id bigint references users (id),
  to_organisation_id bigint references organisations (id),
  to_role text check (to_role ~ '^[a-z_]+$'),
  caused_at timestamptz not null default now(),
  caused_by_user_id bigint default app.user_id(),
  check (num_nonnulls(to_user_id, to_organisation_id, to_role) = 1)
);
comment on table notifications is 'What somebody must hear of, written in the transaction that causes it: a topic, a number, a link; no room for names or free text';
comment on column notifications.id is 'Order of writing';
comment on column notifications.topic is 'What happened: closed list in domain/notification.ts';
comment on column notifications.number is 'Number of what it is about (a request, a document): digits and capital letters only';
comment on column notifications.link is 'Path of the page within SIM; without a query, so that it can hold no words';
comment on column notifications.due_on is 'Day by which something must be done; null: nothing';
comment on column notifications.to_user_id is 'Addressee: a person';
comment on column notifications.to_organisation_id is 'Addressee: all who may act for a body, and the body''s own PEC';
comment on column notifications.to_role is 'Addressee: all who hold a role';
comment on column notifications.caused_at is 'Start of the transaction that caused it';
comment on column notifications.caused_by_user_id is 'Who caused it; null: the system itself';

create table inbox_items (
  id bigint generated always as identity primary key,
  notification_id bigint not null references notifications (id),
  user_id bigint not null references users (id),
  read_at timestamptz,
  unique (user_id, notification_id)
);
comment on table inbox_items is 'A notification in the inbox of one person, there from the commit of its cause on, whatever becomes of letters';
comment on column inbox_items.notification_id is 'What happened';
comment on column inbox_items.read_at is 'When the person opened or ticked it; null: unread';
create index inbox_items_list on inbox_items (user_id, id);
create index inbox_items_unread on inbox_items (user_id) where read_at is null;

create table notification_deliveries (
  id bigint generated always as identity primary key,
  notification_id bigint not null references notifications (id),
  channel text not null check (channel in ('email', 'pec')),
  user_id bigint references users (id),
  organisation_id bigint references organisations (id),
  state text not null default 'queued' check (state in ('queued', 'sending', 'sent', 'accepted', 'delivered', 'failed')),
  reason text check (reason ~ '^[a-z_]+$'),
  round smallint not null default 1 check (round > 0),
  attempts smallint not null default 0 check (attempts >= 0),
  next_attempt_at timestamptz not null default now(),
  changed_at timestamptz not null default now(),
  check (num_nonnulls(user_id, organisation_id) = 1),
  check ((state = 'failed') = (reason is not null))
);
comment on table notification_deliveries is 'One letter to one addressee by one channel, and how far it came (domain/notification.ts); the address is read when it is sent';
comment on column notification_deliveries.notification_id is 'What it tells of';
comment on column notification_deliveries.channel is 'email, or pec: certified e-mail with receipts (D.P.R. 68/2005)';
comment on column notification_deliveries.user_id is 'Addressee: a person';
comment on column notification_deliveries.organisation_id is 'Addressee: a body';
comment on column notification_deliveries.state is 'queued, sending (handed over just now, outcome not known yet), sent (the first server took it), accepted and delivered (receipts of the PEC providers), failed';
comment on column notification_deliveries.reason is 'Why it failed: closed list in domain/notification.ts';
comment on column notification_deliveries.round is 'Grows each time that an administrator sends it again: a new letter with a new Message-ID';
comment on column notification_deliveries.attempts is 'Attempts in this round';
comment on column notification_deliveries.next_attempt_at is 'Queued: not before this instant. Sending: until then the outcome is waited for';
comment on column notification_deliveries.changed_at is 'Last change of state';
create index notification_deliveries_waiting on notification_deliveries (next_attempt_at) where state in ('queued', 'sending');
create index notification_deliveries_list on notification_deliveries (state, id);
create index notification_deliveries_notification on notification_deliveries (notification_id);

create table notification_attempts (
  id bigint generated always as identity primary key,
  delivery_id bigint not null references notification_deliveries (id),
  event text not null check (event in ('started', 'sent', 'deferred', 'failed', 'lost', 'sent_again', 'receipt')),
  at timestamptz not null default clock_timestamp(),
  message_id text not null check (length(message_id) <= 200),
  address text check (length(address) <= 254),
  detail text check (length(detail) <= 300),
  user_id bigint default app.user_id()
);
comment on table notification_attempts is 'What was tried and what came of it, in order; rows are never changed nor removed';
comment on column notification_attempts.delivery_id is 'Letter';
comment on column notification_attempts.event is 'started: written before the server is called; sent, deferred (tried again later), failed: its answer; lost: no answer was recorded, the process died; sent_again: by an administrator; receipt: of a PEC provider';
comment on column notification_attempts.at is 'When (UTC)';
comment on column notification_attempts.message_id is 'Message-ID of the letter: the same at each attempt of a round, so that a server that got it twice can tell';
comment on column notification_attempts.address is 'Address that was written to, as it was then';
comment on column notification_attempts.detail is 'Answer of the server, or kind of the receipt';
comment on column notification_attempts.user_id is 'Who; null: the system itself';
create index notification_attempts_delivery on notification_attempts (delivery_id, id);
create index notification_attempts_message on notification_attempts (message_id) where event = 'started';
create trigger forbid_change before update or delete or truncate on notification_attempts for each statement execute function app.forbid_change();

create table pec_receipts (
  id bigint generated always as identity primary key,
  kind text not null check (kind in ('acceptance', 'non_acceptance', 'taken_in_charge', 'delivery', 'delivery_error', 'delivery_warning', 'virus', 'unknown')),
  content_hash bytea not null check (length(content_hash) = 32),
  identifier text check (length(identifier) <= 200),
  reference text check (length(reference) <= 200),
  recipient text check (length(recipient) <= 254),
  provider text check (length(provider) <= 200),
  issued_at timestamptz,
  received_at timestamptz not null default now(),
  delivery_id bigint references notification_deliveries (id),
  finding text not null check (finding in ('matched', 'duplicate', 'unreadable', 'contradictory', 'unknown_reference', 'other_recipient', 'out_of_order')),
  content bytea not null check (length(content) <= 2000000)
);
comment on table pec_receipts is 'Receipts and notices of PEC providers as they came (D.M. 2 November 2005, RFC 6109): evidence, never changed nor removed; those that fit no letter are shown to administrators';
comment on column pec_receipts.kind is 'What the provider certifies';
comment on column pec_receipts.content_hash is 'SHA-256 of the message: the same one twice is a duplicate';
comment on column pec_receipts.identifier is 'Identifier that the provider gave (identificativo)';
comment on column pec_receipts.reference is 'Message-ID of the letter that it speaks of';
comment on column pec_receipts.recipient is 'Address whose delivery it certifies';
comment on column pec_receipts.provider is 'Provider that issued it, as the message says; its signature is not verified here';
comment on column pec_receipts.issued_at is 'Instant that it certifies';
comment on column pec_receipts.received_at is 'When SIM got it';
comment on column pec_receipts.delivery_id is 'Letter; null: fits none';
comment on column pec_receipts.finding is 'matched, or why it changed nothing';
comment on column pec_receipts.content is 'The whole message';
create index pec_receipts_hash on pec_receipts (content_hash);
create index pec_receipts_unmatched on pec_receipts (id) where finding <> 'matched';
create index pec_receipts_delivery on pec_receipts (delivery_id) where delivery_id is not null;
create trigger forbid_change before update or delete or truncate on pec_receipts for each statement execute function app.forbid_change();

alter table notifications enable row level security, force row level security;
alter table inbox_items enable row level security, force row level security;
alter table notification_deliveries enable row level security, force row level security;
alter table notification_attempts enable row level security, force row level security;
alter table pec_receipts enable row level security, force row level security;
create policy owner on notifications to sim_owner using (true);
create policy owner on inbox_items to sim_owner using (true);
create policy owner on notification_deliveries to sim_owner using (true);
create policy owner on notification_attempts to sim_owner using (true);
create policy owner on pec_receipts to sim_owner using (true);
-- The worker sends as the technical side, which sees no record of a minor.
create policy service on notifications for select to sim_service using (true);
create policy service on notification_deliveries to sim_service using (true);
create policy service on notification_attempts to sim_service using (true);
create policy service on pec_receipts to sim_service using (true);
-- Administrators, by the route's permission.
create policy national on notifications for select to sim_national using (true);
create policy national on notification_deliveries to sim_national using (true);
create policy national on notification_attempts to sim_national using (true);
create policy national on pec_receipts for select to sim_national using (true);
-- An inbox is its owner's alone, whatever the role.
create policy own on inbox_items to sim_national, sim_territorial, sim_applicant using (user_id = app.user_id());
create policy received on notifications for select to sim_territorial, sim_applicant
  using (exists (select from inbox_items i where i.notification_id = notifications.id and i.user_id = app.user_id()));
grant select on notifications to sim_national, sim_territorial, sim_applicant, sim_service;
grant select, update (read_at) on inbox_items to sim_national, sim_territorial, sim_applicant;
grant select, update (state, reason, round, attempts, next_attempt_at, changed_at) on notification_deliveries to sim_national, sim_service;
grant select, insert (delivery_id, event, message_id, address, detail) on notification_attempts to sim_national, sim_service;
grant select (id, kind, identifier, reference, recipient, provider, issued_at, received_at, delivery_id, finding) on pec_receipts to sim_national;
grant select, insert (kind, content_hash, identifier, reference, recipient, provider, issued_at, delivery_id, finding, content) on pec_receipts to sim_service;

-- Whoever causes a notification need not see whom it reaches: the addressees are found by the owner.
create function app.notify(about text, subject_number text, page text, due date, person bigint, body bigint, role_held text, by_pec boolean)
returns setof bigint language plpgsql security definer set search_path = public, app, pg_temp as $$
declare
  notification bigint;
begin
  insert into notifications (topic, number, link, due_on, to_user_id, to_organisation_id, to_role)
    values (about, subject_number, page, due, person, body, role_held) returning id into notification;
  insert into inbox_items (notification_id, user_id)
    select notification, u.id from users u
     where u.disabled_at is null
       and (u.id = person or exists (
         select from memberships m join organisations o on o.id = m.organisation_id
          where m.user_id = u.id and m.ended_at is null and o.closed_at is null and (m.organisation_id = body or m.role = role_held)));
  return query
    insert into notification_deliveries (notification_id, channel, user_id, organisation_id)
      select notification, 'email', i.user_id, null::bigint
        from inbox_items i join users u on u.id = i.user_id where i.notification_id = notification and u.email is not null
      union all
      select notification, 'pec', s.user_id, null from notification_settings s where by_pec and s.user_id = person and s.pec is not null
      union all
      select notification, 'pec', null, o.id from organisations o where by_pec and o.id = body and o.pec is not null
      returning notification_deliveries.id;
end
$$;
comment on function app.notify(text, text, text, date, bigint, bigint, text, boolean) is
  'Writes a notification with its inbox items and letters in the transaction of its cause; returns the letters to be sent after the commit';
revoke execute on function app.notify(text, text, text, date, bigint, bigint, text, boolean) from public;
grant execute on function app.notify(text, text, text, date, bigint, bigint, text, boolean) to sim_national, sim_territorial, sim_applicant, sim_service;

-- Deadlines --------------------------------------------------------------------------------------------------------------------

create table obligations (
  id bigint generated always as identity primary key,
  subject_type text not null check (subject_type ~ '^[a-z_]{3,40}$'),
  subject_id bigint not null,
  kind text not null check (kind ~ '^[a-z_]{3,40}$'),
  number text not null check (number ~ '^[A-Z0-9][A-Z0-9/.-]{0,29}$' and number ~ '[0-9]'),
  link text not null check (link ~ '^/[A-Za-z0-9/_-]{0,150}$'),
  owner_user_id bigint references users (id),
  owner_organisation_id bigint references organisations (id),
  owner_role text check (owner_role ~ '^[a-z_]+$'),
  state text not null default 'open' check (state in ('open', 'suspended', 'met', 'met_late', 'cancelled')),
  due_on date not null,
  since_on date not null,
  closed_on date,
  remind_days smallint[] not null check (cardinality(remind_days) <= 10 and 0 <= all (remind_days)),
  check (num_nonnulls(owner_user_id, owner_organisation_id, owner_role) = 1),
  check ((state in ('met', 'met_late', 'cancelled')) = (closed_on is not null)),
  check (state <> 'met_late' or closed_on > due_on)
);
comment on table obligations is 'Deadlines: by when who must do what; due days are worked out in domain/deadlines, days are those of Europe/Rome';
comment on column obligations.id is 'Internal key';
comment on column obligations.subject_type is 'What it hangs on: opinion_request, …';
comment on column obligations.subject_id is 'Internal key of what it hangs on';
comment on column obligations.kind is 'What must be done: closed list in domain/obligation.ts';
comment on column obligations.number is 'Number of the subject, as people know it';
comment on column obligations.link is 'Page of the subject within SIM';
comment on column obligations.owner_user_id is 'Who must do it: a person';
comment on column obligations.owner_organisation_id is 'Who must do it: a body';
comment on column obligations.owner_role is 'Who must do it: those who hold a role';
comment on column obligations.state is 'open, suspended (silent), met, met_late, cancelled (domain/obligation.ts)';
comment on column obligations.due_on is 'Last day in time';
comment on column obligations.since_on is 'Day on which this due day was set: reminders that would have come before it are not owed';
comment on column obligations.closed_on is 'Day on which it was met or cancelled';
comment on column obligations.remind_days is 'How many days before the due day a reminder goes out';
create unique index obligations_one_open on obligations (subject_type, subject_id, kind) where state in ('open', 'suspended');
create index obligations_due on obligations (due_on) where state = 'open';
create index obligations_closed on obligations (due_on, kind);
select app.keep_history('obligations');

create table obligation_reminders (
  obligation_id bigint not null references obligations (id),
  due_on date not null,
  step smallint not null check (step >= -1),
  on_day date not null,
  sent boolean not null,
  primary key (obligation_id, due_on, step)
);
comment on table obligation_reminders is 'Reminders that went out, or were passed over because a later one was due already; the key lets each go out once';
comment on column obligation_reminders.obligation_id is 'Deadline';
comment on column obligation_reminders.due_on is 'Due day that was reminded of: after a suspension there is another one';
comment on column obligation_reminders.step is 'Days before the due day; -1: overdue';
comment on column obligation_reminders.on_day is 'When (day in Europe/Rome)';
comment on column obligation_reminders.sent is 'False: passed over';
create trigger forbid_change before update or delete or truncate on obligation_reminders for each statement execute function app.forbid_change();

alter table obligations enable row level security, force row level security;
alter table obligations_history enable row level security, force row level security;
alter table obligation_reminders enable row level security, force row level security;
create policy owner on obligations to sim_owner using (true);
create policy owner on obligations_history to sim_owner using (true);
create policy owner on obligation_reminders to sim_owner using (true);
create policy national on obligations for select to sim_national using (true);
create policy national on obligations_history for select to sim_national using (true);
create policy national on obligation_reminders to sim_national using (true);
create policy own_or_body on obligations for select to sim_territorial
  using (owner_user_id = app.user_id() or owner_organisation_id = app.organisation_id());
create policy own on obligations for select to sim_applicant using (owner_user_id = app.user_id());
grant select on obligations to sim_national, sim_territorial, sim_applicant;
grant select on obligations_history to sim_national;
grant select, insert on obligation_reminders to sim_national;

-- The step of one person opens and closes the deadlines of another (a tutor who answers starts the office's term again), whom the one need not see.

create function app.open_obligation(about text, subject bigint, what text, due date, today date, subject_number text, page text,
                                    person bigint, body bigint, role_held text, remind smallint[])
returns bigint language sql security definer set search_path = public, app, pg_temp as $$
  insert into obligations (subject_type, subject_id, kind, due_on, since_on, number, link, owner_user_id, owner_organisation_id, owner_role, remind_days)
    values (about, subject, what, due, today, subject_number, page, person, body, role_held, remind) returning id
$$;
comment on function app.open_obligation(text, bigint, text, date, date, text, text, bigint, bigint, text, smallint[]) is 'Opens a deadline; a second one of the same kind on the same subject is refused while the first is open';

create function app.find_obligation(about text, subject bigint, what text)
returns table (id bigint, state text, due_on date, since_on date) language sql stable security definer set search_path = public, app, pg_temp as $$
  select o.id, o.state, o.due_on, o.since_on from obligations o
   where o.subject_type = about and o.subject_id = subject and o.kind = what and o.state in ('open', 'suspended')
$$;
comment on function app.find_obligation(text, bigint, text) is 'The open or suspended deadline of a subject';

create function app.change_obligation(obligation bigint, next_state text, due date, today date)
returns boolean language plpgsql security definer set search_path = public, app, pg_temp as $$
begin
  update obligations set
      state = case when next_state = 'met' and state = 'open' and today > due_on then 'met_late' else next_state end,
      due_on = coalesce(due, due_on),
      since_on = case when due is null then since_on else today end,
      closed_on = case when next_state in ('met', 'cancelled') then today end
   where id = obligation and state in ('open', 'suspended');
  return found;
end
$$;
comment on function app.change_obligation(bigint, text, date, date) is 'Suspends, resumes with a new due day, or closes a deadline; false when it is closed already';

revoke execute on function app.open_obligation(text, bigint, text, date, date, text, text, bigint, bigint, text, smallint[]),
  app.find_obligation(text, bigint, text), app.change_obligation(bigint, text, date, date) from public;
grant execute on function app.open_obligation(text, bigint, text, date, date, text, text, bigint, bigint, text, smallint[]),
  app.find_obligation(text, bigint, text), app.change_obligation(bigint, text, date, date) to sim_national, sim_territorial, sim_applicant;
