-- Up Migration

-- Lists that people come back to: filters, order and columns under a name. A view holds no data of minors, only what is asked.

create table list_views (
  id bigint generated always as identity primary key,
  user_id bigint not null references users (id) default app.user_id(),
  organisation_id bigint not null references organisations (id) default app.organisation_id(),
  name text not null check (length(name) between 1 and 60),
  shared boolean not null default false,
  filters jsonb not null check (jsonb_typeof(filters) = 'object' and pg_column_size(filters) <= 4000),
  columns text[] not null check (cardinality(columns) between 1 and 40),
  version integer not null default 1,
  created_at timestamptz not null default now(),
  unique (user_id, organisation_id, name)
);
comment on table list_views is 'Lists of minors kept under a name: what is asked, not what was found';
comment on column list_views.id is 'Internal key';
comment on column list_views.user_id is 'Who made it';
comment on column list_views.organisation_id is 'The organisation for which it was made: filters of one scope make no sense in another';
comment on column list_views.name is 'Name given by its maker';
comment on column list_views.shared is 'Whether colleagues of the organisation see it too';
comment on column list_views.filters is 'Filters and order, as the address of the list carries them';
comment on column list_views.columns is 'Columns shown, in order';
comment on column list_views.version is 'Grows with each change: a change must name it';
comment on column list_views.created_at is 'Instant of creation';
create index list_views_organisation on list_views (organisation_id);

alter table list_views enable row level security, force row level security;
create policy owner on list_views to sim_owner using (true);
create policy visible on list_views for select to sim_national, sim_territorial
  using (organisation_id = app.organisation_id() and (user_id = app.user_id() or shared));
create policy own_insert on list_views for insert to sim_national, sim_territorial
  with check (organisation_id = app.organisation_id() and user_id = app.user_id());
create policy own_update on list_views for update to sim_national, sim_territorial
  using (organisation_id = app.organisation_id() and user_id = app.user_id());
create policy own_delete on list_views for delete to sim_national, sim_territorial
  using (organisation_id = app.organisation_id() and user_id = app.user_id());
grant select, delete on list_views to sim_national, sim_territorial;
grant insert (name, shared, filters, columns), update (name, shared, filters, columns, version) on list_views to sim_national, sim_territorial;
