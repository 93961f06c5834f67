-- Up Migration

-- The desk of the Directorate-General: a request is open with one officer at a time.

create table opinion_locks (
  request_id bigint primary key references opinion_requests (id),
  holder_user_id bigint not null references users (id) default app.user_id(),
  taken_at timestamptz not null default clock_timestamp(),
  expires_at timestamptz not null,
  check (expires_at >= taken_at)
);
comment on table opinion_locks is 'Who has a request open at the desk. Kept alive while the page is open, over by itself; who took it from whom, and why, is in the trail';
comment on column opinion_locks.request_id is 'The request';
comment on column opinion_locks.holder_user_id is 'Who has it open';
comment on column opinion_locks.taken_at is 'Since when';
comment on column opinion_locks.expires_at is 'From this instant on the request is free, unless the page gave a sign of life before';

alter table opinion_locks enable row level security, force row level security;
create policy owner on opinion_locks to sim_owner using (true);
create policy national on opinion_locks to sim_national using (true);
grant select, insert (request_id, expires_at), update (holder_user_id, taken_at, expires_at), delete on opinion_locks to sim_national;

-- The list of the desk goes by the day that comes first; decided requests wait for their notification.
create index opinion_requests_to_notify on opinion_requests (id) where state = 'decided';
create index opinion_requests_submitted on opinion_requests (submitted_on) where submitted_on is not null;
