-- Up Migration

-- What hangs on a record besides identity and movements: files, contacts, relations between minors; and who read it.

create table minor_attachments (
  id bigint generated always as identity primary key,
  minor_id bigint not null references minors (id),
  kind text not null check (kind in ('photo', 'identity_document', 'permit', 'court_order', 'guardianship', 'health', 'school', 'social_report', 'consent', 'other')),
  title text check (title <> ''),
  original_name text not null check (length(original_name) between 1 and 150),
  media_type text not null check (media_type in ('application/pdf', 'image/jpeg', 'image/png', 'image/webp', 'image/heic')),
  bytes bigint not null check (bytes > 0),
  sha256 char(64) not null check (sha256 ~ '^[0-9a-f]{64}$'),
  scan_state text not null check (scan_state in ('not_scanned', 'clean', 'infected', 'failed')),
  uploaded_at timestamptz not null default clock_timestamp(),
  uploaded_by_user_id bigint references users (id) default app.user_id(),
  entered_by_organisation_id bigint references organisations (id) default app.organisation_id(),
  withdrawn_at timestamptz,
  withdrawn_by_user_id bigint references users (id),
  withdrawn_reason text check (withdrawn_reason <> ''),
  check (kind <> 'photo' or media_type like 'image/%'),
  check ((withdrawn_at is not null) = (withdrawn_reason is not null))
);
comment on table minor_attachments is 'Files of a record. Their content is in the file store, under the hash of the content; a row is never deleted: a file put there by mistake is withdrawn';
comment on column minor_attachments.kind is 'What the file is (domain/attachment.ts)';
comment on column minor_attachments.title is 'What people call it; null: the name of the file says enough';
comment on column minor_attachments.original_name is 'Name as uploaded, without folders and without symbols that deceive';
comment on column minor_attachments.media_type is 'Type found in the content, whatever the name said';
comment on column minor_attachments.bytes is 'Size';
comment on column minor_attachments.sha256 is 'SHA-256 of the content: its address in the file store';
comment on column minor_attachments.scan_state is 'What the virus scanner said: not_scanned where there is none, failed where it did not answer';
comment on column minor_attachments.uploaded_at is 'Instant of the upload; the database''s own';
comment on column minor_attachments.uploaded_by_user_id is 'Who uploaded it; null: the system';
comment on column minor_attachments.entered_by_organisation_id is 'For which body: it goes on seeing its own file when the minor has left it';
comment on column minor_attachments.withdrawn_at is 'Since when it is no longer part of the record; null: it is';
comment on column minor_attachments.withdrawn_by_user_id is 'Who withdrew it';
comment on column minor_attachments.withdrawn_reason is 'Why it was withdrawn';
create index minor_attachments_minor on minor_attachments (minor_id);

create table minor_contacts (
  id bigint generated always as identity primary key,
  minor_id bigint not null references minors (id),
  role text not null check (role in ('guardian', 'lawyer', 'relative', 'educator', 'mediator', 'other')),
  party text not null check (party in ('person', 'body')),
  name text check (name <> ''),
  phone text check (phone <> ''),
  email text check (email <> ''),
  valid_from date,
  valid_to date,
  guardian_requested_on date,
  guardian_appointed_on date,
  note text check (note <> ''),
  entered_by_organisation_id bigint references organisations (id) default app.organisation_id(),
  check (name is not null or guardian_requested_on is not null),
  check (role = 'guardian' or num_nonnulls(guardian_requested_on, guardian_appointed_on) = 0),
  check (guardian_appointed_on >= guardian_requested_on),
  check (guardian_appointed_on is null or name is not null),
  check (valid_to >= valid_from)
);
comment on table minor_contacts is 'People and bodies to turn to for a minor: guardian, lawyer, relatives, educators, mediators';
comment on column minor_contacts.role is 'What they are to the minor (domain/contact.ts)';
comment on column minor_contacts.party is 'person or body';
comment on column minor_contacts.name is 'Name of the person or of the body; null: a guardian asked for and not appointed yet';
comment on column minor_contacts.phone is 'Telephone as written by people';
comment on column minor_contacts.email is 'Address of electronic mail';
comment on column minor_contacts.valid_from is 'First day in the role; null: not known';
comment on column minor_contacts.valid_to is 'Last day in the role; null: still in it';
comment on column minor_contacts.guardian_requested_on is 'Day on which the judge was asked for a guardian';
comment on column minor_contacts.guardian_appointed_on is 'Day of the appointment';
comment on column minor_contacts.note is 'What a colleague should know';
comment on column minor_contacts.entered_by_organisation_id is 'Body that entered it: it goes on seeing it when the minor has left it';
create index minor_contacts_minor on minor_contacts (minor_id);
create index minor_contacts_guardian on minor_contacts (minor_id) where guardian_requested_on is not null or guardian_appointed_on is not null;

create table minor_relations (
  id bigint generated always as identity primary key,
  minor_id bigint not null references minors (id),
  other_minor_id bigint not null references minors (id),
  kind text not null check (kind in ('sibling', 'cousin', 'travel_companion', 'parent', 'child')),
  travelling_together boolean not null,
  source text check (source <> ''),
  valid_from date,
  valid_to date,
  entered_by_organisation_id bigint references organisations (id) default app.organisation_id(),
  unique (minor_id, other_minor_id),
  check (minor_id < other_minor_id),
  check (valid_to >= valid_from)
);
comment on table minor_relations is 'What two minors of the register are to each other: one row for a pair, the smaller key first';
comment on column minor_relations.other_minor_id is 'The other minor';
comment on column minor_relations.kind is 'What the other minor is to the first one: parent and child are each other''s inverse, the rest are symmetric';
comment on column minor_relations.travelling_together is 'They arrived together and should not be parted without a reason';
comment on column minor_relations.source is 'Where it was learnt';
comment on column minor_relations.valid_from is 'Since when it is known to hold; null: not said';
comment on column minor_relations.valid_to is 'Last day on which it held; null: it holds';
comment on column minor_relations.entered_by_organisation_id is 'Body that entered it: it goes on seeing it when both minors have left it';
create index minor_relations_other on minor_relations (other_minor_id);

select app.keep_history('minor_attachments');
select app.keep_history('minor_contacts');
select app.keep_history('minor_relations');
create index minor_attachments_history_minor on minor_attachments_history (minor_id);
create index minor_contacts_history_minor on minor_contacts_history (minor_id);
create index minor_relations_history_minor on minor_relations_history (minor_id);
create index minor_relations_history_other on minor_relations_history (other_minor_id);

-- Who may see it ---------------------------------------------------------------------------------------------------------------

-- A file or a contact entered later would tell a former host where the minor went, as a movement would: it sees what it entered itself.
create function app.protect_followed_table(tracked regclass) returns void language plpgsql set search_path = public, app, pg_temp as $$
declare
  target text;
  name text := (select relname from pg_class where oid = tracked);
begin
  foreach target in array array[name, name || '_history'] loop
    execute format('alter table %I enable row level security, force row level security', target);
    execute format('create policy owner on %I to sim_owner using (true)', target);
    execute format('create policy national on %I to sim_national using (true)', target);
    execute format(
      'create policy in_charge on %I for select to sim_territorial using (minor_id in (select app.minors_in_charge())
         or (entered_by_organisation_id = (select app.organisation_id()) and minor_id in (select app.minors_in_scope())))', target);
  end loop;
  execute format('create policy in_charge_insert on %I for insert to sim_territorial with check (minor_id = any (array(select app.minors_writable())))', name);
  execute format('create policy in_charge_update on %I for update to sim_territorial using (minor_id = any (array(select app.minors_writable())))', name);
  execute format('create policy in_charge_delete on %I for delete to sim_territorial using (minor_id = any (array(select app.minors_writable())))', name);
end
$$;
comment on function app.protect_followed_table(regclass) is 'Used by migrations: row-level security of a table whose rows would tell where a minor is; it has entered_by_organisation_id';

select app.protect_followed_table('minor_attachments');
select app.protect_followed_table('minor_contacts');

-- A relation belongs to both records.
alter table minor_relations enable row level security, force row level security;
alter table minor_relations_history enable row level security, force row level security;
create policy owner on minor_relations to sim_owner using (true);
create policy owner on minor_relations_history to sim_owner using (true);
create policy national on minor_relations to sim_national using (true);
create policy national on minor_relations_history to sim_national using (true);
create policy in_charge on minor_relations for select to sim_territorial using (
  minor_id in (select app.minors_in_charge()) or other_minor_id in (select app.minors_in_charge())
  or (entered_by_organisation_id = (select app.organisation_id())
    and (minor_id in (select app.minors_in_scope()) or other_minor_id in (select app.minors_in_scope()))));
create policy in_charge on minor_relations_history for select to sim_territorial using (
  minor_id in (select app.minors_in_charge()) or other_minor_id in (select app.minors_in_charge())
  or (entered_by_organisation_id = (select app.organisation_id())
    and (minor_id in (select app.minors_in_scope()) or other_minor_id in (select app.minors_in_scope()))));
-- Only between records that the actor may read, one of which it may change.
create policy in_charge_insert on minor_relations for insert to sim_territorial with check (
  minor_id = any (array(select app.minors_in_scope())) and other_minor_id = any (array(select app.minors_in_scope()))
  and (minor_id = any (array(select app.minors_writable())) or other_minor_id = any (array(select app.minors_writable()))));
create policy in_charge_update on minor_relations for update to sim_territorial using (
  minor_id = any (array(select app.minors_writable())) or other_minor_id = any (array(select app.minors_writable())));
create policy in_charge_delete on minor_relations for delete to sim_territorial using (
  minor_id = any (array(select app.minors_writable())) or other_minor_id = any (array(select app.minors_writable())));

grant select on minor_attachments, minor_attachments_history, minor_contacts, minor_contacts_history, minor_relations, minor_relations_history
  to sim_national, sim_territorial;
grant insert (minor_id, kind, title, original_name, media_type, bytes, sha256, scan_state),
  update (scan_state, withdrawn_at, withdrawn_by_user_id, withdrawn_reason) on minor_attachments to sim_national, sim_territorial;
grant insert (minor_id, role, party, name, phone, email, valid_from, valid_to, guardian_requested_on, guardian_appointed_on, note),
  update (role, party, name, phone, email, valid_from, valid_to, guardian_requested_on, guardian_appointed_on, note), delete
  on minor_contacts to sim_national, sim_territorial;
grant insert (minor_id, other_minor_id, kind, travelling_together, source, valid_from, valid_to),
  update (kind, travelling_together, source, valid_from, valid_to), delete on minor_relations to sim_national, sim_territorial;

create function app.sim_code_of(minor bigint) returns text language sql stable security definer set search_path = public, app, pg_temp as $$
  select sim_code from minors where id = minor
$$;
comment on function app.sim_code_of(bigint) is 'Code of a minor that a relation names, also outside the actor''s scope: a code alone tells nothing of the child';
revoke execute on function app.sim_code_of(bigint) from public;
grant execute on function app.sim_code_of(bigint) to sim_national, sim_territorial;

-- The record's version and changes, with the new tables ------------------------------------------------------------------------

-- Files are only ever added or withdrawn: they make no form stale that somebody is filling in, so they are no part of the version.
create or replace function app.minor_version(minor bigint) returns bigint language sql stable security definer set search_path = public, app, pg_temp as $$
  select greatest(
    (select change_id from minors where id = minor), (select max(ended_by_change_id) from minors_history where id = minor),
    (select max(change_id) from minor_aliases where minor_id = minor), (select max(ended_by_change_id) from minor_aliases_history where minor_id = minor),
    (select max(change_id) from minor_citizenships where minor_id = minor), (select max(ended_by_change_id) from minor_citizenships_history where minor_id = minor),
    (select max(change_id) from minor_documents where minor_id = minor), (select max(ended_by_change_id) from minor_documents_history where minor_id = minor),
    (select max(change_id) from minor_languages where minor_id = minor), (select max(ended_by_change_id) from minor_languages_history where minor_id = minor),
    (select max(change_id) from minor_contacts where minor_id = minor), (select max(ended_by_change_id) from minor_contacts_history where minor_id = minor),
    (select max(change_id) from minor_relations where minor in (minor_id, other_minor_id)),
    (select max(ended_by_change_id) from minor_relations_history where minor in (minor_id, other_minor_id)),
    (select max(change_id) from movements where minor_id = minor), (select max(ended_by_change_id) from movements_history where minor_id = minor))
$$;

create or replace function app.changes_of_minor(minor bigint)
returns table (id bigint, at timestamptz, user_id bigint, organisation_id bigint, reason text)
language sql stable security definer set search_path = public, app, pg_temp as $$
  select c.id, c.at, c.user_id, c.organisation_id, c.reason
    from changes c
   where c.id in (
      select change_id from minors where id = minor union all
      select unnest(array[change_id, ended_by_change_id]) from minors_history where id = minor union all
      select change_id from minor_aliases where minor_id = minor union all
      select unnest(array[change_id, ended_by_change_id]) from minor_aliases_history where minor_id = minor union all
      select change_id from minor_citizenships where minor_id = minor union all
      select unnest(array[change_id, ended_by_change_id]) from minor_citizenships_history where minor_id = minor union all
      select change_id from minor_documents where minor_id = minor union all
      select unnest(array[change_id, ended_by_change_id]) from minor_documents_history where minor_id = minor union all
      select change_id from minor_languages where minor_id = minor union all
      select unnest(array[change_id, ended_by_change_id]) from minor_languages_history where minor_id = minor union all
      select change_id from minor_attachments where minor_id = minor union all
      select unnest(array[change_id, ended_by_change_id]) from minor_attachments_history where minor_id = minor union all
      select change_id from minor_contacts where minor_id = minor union all
      select unnest(array[change_id, ended_by_change_id]) from minor_contacts_history where minor_id = minor union all
      select change_id from minor_relations where minor in (minor_id, other_minor_id) union all
      select unnest(array[change_id, ended_by_change_id]) from minor_relations_history where minor in (minor_id, other_minor_id) union all
      select change_id from movements where minor_id = minor union all
      select unnest(array[change_id, ended_by_change_id]) from movements_history where minor_id = minor)
     and (app.scope_kind() = 'national' or minor in (select app.minors_in_charge())
       or (c.organisation_id = app.organisation_id() and minor in (select app.minors_in_scope())))
$$;

-- Who read a record ------------------------------------------------------------------------------------------------------------

create index audit_events_hits on audit_events using gin ((details -> 'minors') jsonb_path_ops) where details ? 'minors';

create function app.accesses_of_minor(minor bigint, verbs text[], other_verbs boolean, before bigint, at_most integer)
returns table (id bigint, at timestamptz, action text, person text, organisation text, purpose text)
language sql stable security definer set search_path = public, app, pg_temp as $$
  with sight as (
    select app.scope_kind() = 'national' or minor in (select app.minors_in_charge()) as whole,
           app.scope_kind() = 'national' or minor in (select app.minors_in_scope()) as own),
  found as (
    (select e.id from audit_events e, sight s
      where e.minor_id = minor and (before is null or e.id < before)
        and (s.whole or (s.own and e.organisation_id = app.organisation_id()))
        and (verbs is null or (split_part(split_part(e.action, '.', 2), '_', 1) = any (verbs)) <> other_verbs)
      order by e.id desc limit at_most)
    union
    (select e.id from audit_events e, sight s
      where e.details ? 'minors' and e.details -> 'minors' @> to_jsonb(minor) and (before is null or e.id < before)
        and (s.whole or (s.own and e.organisation_id = app.organisation_id()))
        and (verbs is null or (split_part(split_part(e.action, '.', 2), '_', 1) = any (verbs)) <> other_verbs)
      order by e.id desc limit at_most))
  select e.id, e.at, e.action,
         case when app.scope_kind() = 'national' or e.user_id = app.user_id() or e.organisation_id = app.organisation_id() then u.display_name end,
         o.name, coalesce(e.details ->> 'purpose', e.details ->> 'reason')
    from found f join audit_events e on e.id = f.id
    left join users u on u.id = e.user_id left join organisations o on o.id = e.organisation_id
   order by e.id desc limit at_most
$$;
comment on function app.accesses_of_minor(bigint, text[], boolean, bigint, integer) is
  'Acts on a record, newest first, lists and searches in which it came up included: all for a body in charge, only its own for one that no longer is. Persons of another body are not named: the body answers for them';
revoke execute on function app.accesses_of_minor(bigint, text[], boolean, bigint, integer) from public;
grant execute on function app.accesses_of_minor(bigint, text[], boolean, bigint, integer) to sim_national, sim_territorial;
