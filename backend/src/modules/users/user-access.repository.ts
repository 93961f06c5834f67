import { Injectable } from '@nestjs/common';
import type { CalendarDate } from '../../domain/calendar-date.js';
import type { OrganisationKind, Role } from '../../domain/codes.js';
import { userState } from '../../domain/user-access.js';
import { UnitOfWork } from '../../platform/database/unit-of-work.js';
import type { NewInvitation, ScopeChoice, UserFilter, UserMembership, UserRecord, UserSummary } from './user-access.js';

interface UserRow extends Omit<UserRecord, 'state' | 'memberships'> {
  readonly activated: boolean;
}

interface MembershipRow extends Omit<UserMembership, 'organisation'> {
  readonly userId: number;
  readonly organisationId: number;
  readonly organisationName: string;
  readonly organisationKind: OrganisationKind;
}

const USER = `u.id, u.username::text as username, u.display_name as "displayName", u.email, u.created_at as "createdAt",
  u.disabled_at as "disabledAt", u.disabled_reason as "disabledReason", u.activated_at is not null as activated,
  u.last_sign_in_at as "lastSignInAt", app.manages_user(u.id) as "whollyManaged",
  (select d.display_name from users d where d.id = u.disabled_by_user_id) as "disabledByName"`;

/** Day from which an access is overdue; $1 is the number of days between two reviews. */
const DUE = `((coalesce(m.reviewed_at, m.granted_at) at time zone 'Europe/Rome')::date + $1::integer)`;

/** $2 is today. */
const MEMBERSHIP = `m.id, m.user_id as "userId", m.role, m.granted_at as "grantedAt", m.reviewed_at as "reviewedAt",
  (select r.display_name from users r where r.id = m.reviewed_by_user_id) as "reviewedByName",
  ${DUE} as "reviewDueOn", ${DUE} <= $2::date as overdue,
  o.id as "organisationId", o.name as "organisationName", o.kind as "organisationKind"
  from memberships m join organisations o on o.id = m.organisation_id
  where m.ended_at is null and m.organisation_id in (select app.managed_organisations())`;

/** $1 and $2 as above, $3 to $6 the filters; null: not asked for. A person whose last access was taken away is no longer listed. */
const FILTERED = `exists (select from memberships m where m.user_id = u.id and m.ended_at is null
      and m.organisation_id in (select app.managed_organisations())
      and ($5::text is null or m.role = $5) and (not $6::boolean or ${DUE} <= $2::date))
  and ($3::text is null or app.fold(u.display_name) like '%' || $3 || '%' or lower(u.username::text) like '%' || $3 || '%')
  and ($4::text is null or $4 = case when u.disabled_at is not null then 'suspended' when u.activated_at is null then 'invited' else 'active' end)`;

/** Applicants register themselves: nobody gives that access. */
const NO_SCOPE = `select '' as scope, '' as name, '' as detail where $1::text is null and $2::integer = 0`;

const SCOPES: Readonly<Record<OrganisationKind, string>> = {
  applicants: NO_SCOPE,
  dg: `select '' as scope, o.name, '' as detail from organisations o where o.kind = 'dg' and $1::text is not null and $2::integer > 0 limit 1`,
  region: `select code as scope, name_it as name, '' as detail from regions where app.fold(name_it) like $1 order by sort_order limit $2`,
  prefecture: `select code as scope, name, code as detail from prefectures where app.fold(name) like $1 order by name limit $2`,
  municipality: `select m.istat_code as scope, m.name, p.sigla as detail from municipalities m join provinces p on p.istat_code = m.province_code
    where upper_inf(m.valid) and app.fold(m.name) like $1 and (app.scope_municipality() is null or m.id = app.scope_municipality())
    order by length(m.name), m.name limit $2`,
  facility: `select f.code as scope, f.name, m.name as detail from facilities f join municipalities m on m.id = f.municipality_id
    where (app.fold(f.name) like $1 or lower(f.code) like $1) and f.closed_on is null
      and (app.scope_municipality() is null or m.id = app.scope_municipality()) order by f.name, f.code limit $2`,
};

/** Users as who manages them sees them: row-level security decides which. Runs in the unit of work of the manager. */
@Injectable()
export class UserAccessRepository {
  constructor(private readonly unitOfWork: UnitOfWork) {}

  async page(
    filter: UserFilter,
    reviewDays: number,
    today: CalendarDate,
    after: readonly [name: string, id: number] | null,
    limit: number,
  ): Promise<UserSummary[]> {
    const rows = await this.unitOfWork.query<UserRow>(
      `select ${USER} from users u where ${FILTERED}
          and ($7::text is null or (u.display_name collate "it-x-icu", u.id) > ($7, $8::bigint))
        order by u.display_name collate "it-x-icu", u.id limit $9`,
      [reviewDays, today, ...filterValues(filter), after?.[0] ?? null, after?.[1] ?? null, limit],
    );
    return this.withMemberships(rows, reviewDays, today);
  }

  async count(filter: UserFilter, reviewDays: number, today: CalendarDate): Promise<number> {
    const [row] = await this.unitOfWork.query<{ count: number }>(
      `select count(*)::integer as count from users u where ${FILTERED}`,
      [reviewDays, today, ...filterValues(filter)],
    );
    return row?.count ?? 0;
  }

  async find(id: number, reviewDays: number, today: CalendarDate): Promise<UserRecord | null> {
    const rows = await this.unitOfWork.query<UserRow>(
      `select ${USER} from users u where u.id = $1 and app.knows_user(u.id)`,
      [id],
    );
    return (await this.withMemberships(rows, reviewDays, today))[0] ?? null;
  }

  /** Days of the rule of that kind in force on the day. */
  async ruleDays(kind: 'invitation' | 'password_reset' | 'review', day: CalendarDate): Promise<number> {
    const [row] = await this.unitOfWork.query<{ days: number }>(
      `select days from access_rules where kind = $1 and valid @> $2::date`,
      [kind, day],
    );
    if (row === undefined) throw new Error(`No rule of access ${kind} on ${day}`);
    return row.days;
  }

  /** Null when the scope is unknown; PostgreSQL refuses (42501) what the actor does not manage. */
  async openOrganisation(kind: OrganisationKind, scope: string | null): Promise<number | null> {
    const [row] = await this.unitOfWork.query<{ id: number | null }>(`select app.open_organisation($1, $2) as id`, [
      kind,
      scope,
    ]);
    return row?.id ?? null;
  }

  async invite({ username, displayName, email, role }: NewInvitation, organisationId: number): Promise<number> {
    const [row] = await this.unitOfWork.query<{ id: number }>(`select app.add_invited_user($1, $2, $3, $4, $5) as id`, [
      username,
      displayName,
      email,
      organisationId,
      role,
    ]);
    if (row === undefined) throw new Error('The invited user has no key');
    return row.id;
  }

  /** False when the access is in force already. */
  async addMembership(userId: number, organisationId: number, role: Role): Promise<boolean> {
    const touched = await this.unitOfWork.execute(
      `insert into memberships as m (user_id, organisation_id, role) values ($1, $2, $3)
       on conflict (user_id, organisation_id, role) do update
         set ended_at = null, granted_at = now(), granted_by_user_id = app.user_id(), reviewed_at = null, reviewed_by_user_id = null
       where m.ended_at is not null`,
      [userId, organisationId, role],
    );
    return touched > 0;
  }

  endMembership(id: number): Promise<number> {
    return this.unitOfWork.execute(`update memberships set ended_at = now() where id = $1 and ended_at is null`, [id]);
  }

  suspend(id: number, reason: string): Promise<number> {
    return this.unitOfWork.execute(
      `update users set disabled_at = now(), disabled_reason = $2, disabled_by_user_id = app.user_id() where id = $1 and disabled_at is null`,
      [id, reason],
    );
  }

  resume(id: number): Promise<number> {
    return this.unitOfWork.execute(
      `update users set disabled_at = null, disabled_reason = null, disabled_by_user_id = null where id = $1 and disabled_at is not null`,
      [id],
    );
  }

  /** Marks as still needed those of these accesses that the actor manages and that are not its own; returns their keys. */
  async confirm(ids: readonly number[]): Promise<number[]> {
    const rows = await this.unitOfWork.query<{ id: number }>(
      `update memberships set reviewed_at = now(), reviewed_by_user_id = app.user_id()
        where id = any ($1) and ended_at is null and user_id is distinct from app.user_id()
          and organisation_id in (select app.managed_organisations()) returning id`,
      [ids],
    );
    return rows.map(({ id }) => id);
  }

  /** Active administrators but this one. Taken one at a time: two of them must not suspend each other at once. */
  async otherAdministrators(userId: number): Promise<number> {
    await this.unitOfWork.query(`select pg_advisory_xact_lock(5302030)`);
    const [row] = await this.unitOfWork.query<{ count: number }>(
      `select count(distinct u.id)::integer as count from users u join memberships m on m.user_id = u.id
        where m.role = 'dg_administrator' and m.ended_at is null and u.disabled_at is null and u.activated_at is not null and u.id <> $1`,
      [userId],
    );
    return row?.count ?? 0;
  }

  scopes(kind: OrganisationKind, query: string, limit: number): Promise<ScopeChoice[]> {
    return this.unitOfWork.query<ScopeChoice>(SCOPES[kind], [`%${fold(query)}%`, limit]);
  }

  private async withMemberships(
    rows: readonly UserRow[],
    reviewDays: number,
    today: CalendarDate,
  ): Promise<UserRecord[]> {
    const memberships = await this.unitOfWork.query<MembershipRow>(
      `select ${MEMBERSHIP} and m.user_id = any ($3) order by o.name, m.id`,
      [reviewDays, today, rows.map(({ id }) => id)],
    );
    return rows.map(({ activated, ...user }) => ({
      ...user,
      state: userState({ disabled: user.disabledAt !== null, activated }),
      memberships: memberships.filter(({ userId }) => userId === user.id).map(toMembership),
    }));
  }
}

function toMembership(row: MembershipRow): UserMembership {
  const { id, role, grantedAt, reviewedAt, reviewedByName, reviewDueOn, overdue } = row;
  const organisation = { id: row.organisationId, name: row.organisationName, kind: row.organisationKind };
  return { id, role, organisation, grantedAt, reviewedAt, reviewedByName, reviewDueOn, overdue };
}

function filterValues({ query, state, role, overdue = false }: UserFilter): unknown[] {
  const folded = fold(query ?? '');
  return [folded === '' ? null : folded, state ?? null, role ?? null, overdue];
}

/** Small letters without accents, and without what LIKE gives a meaning to. */
const fold = (text: string): string =>
  text
    .trim()
    .normalize('NFD')
    .replace(/[\p{M}%_\\]/gu, '')
    .toLowerCase();
