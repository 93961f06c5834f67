import { Injectable } from '@nestjs/common';
import type { OrganisationKind, Role } from '../../domain/codes.js';
import { UnitOfWork } from '../database/unit-of-work.js';
import type { Membership, OpenSession } from './session.types.js';

export interface SignInUser {
  readonly id: number;
  readonly passwordHash: string | null;
  readonly disabled: boolean;
}

/** What is known of a name that somebody types, whether or not a user has it. */
export interface SignInFailures {
  readonly failures: number;
  /** Seconds for which sign-in is still locked; 0 when it is not. */
  readonly lockedForSeconds: number;
}

interface MembershipRow {
  id: number;
  role: Role;
  organisationId: number;
  organisationName: string;
  facilityCode: string | null;
  kind: OrganisationKind;
  scopeId: string | null;
}

const MEMBERSHIP_COLUMNS = `m.id, m.role, o.id as "organisationId", o.name as "organisationName", o.kind,
  (select f.code from facilities f where f.id = o.facility_id) as "facilityCode",
  coalesce(o.region_code, o.prefecture_code, o.municipality_id::text, o.facility_id::text) as "scopeId"`;
const IN_FORCE = `m.ended_at is null and o.closed_at is null and u.disabled_at is null`;

/** Idle sessions end after this long (AgID: sessions of services with personal data are short). */
const IDLE = `interval '2 hours'`;
const LONGEST = `interval '12 hours'`;
/** Longer than the longest lock. */
const FAILURES_KEPT = `interval '1 day'`;
/** Names differ neither by small and capital letters nor, here, by whether anybody has them. */
const NAME_HASH = `sha256(convert_to(lower($1), 'UTF8'))`;

/** Users, memberships and sessions as sign-in needs them; always in a service unit of work. */
@Injectable()
export class SessionRepository {
  constructor(private readonly unitOfWork: UnitOfWork) {}

  async findForSignIn(username: string): Promise<SignInUser | null> {
    const [user] = await this.unitOfWork.query<SignInUser>(
      `select id, password_hash as "passwordHash", disabled_at is not null as disabled from users where username = $1`,
      [username],
    );
    return user ?? null;
  }

  /** Takes the name for this transaction; false when another attempt is at it. Nobody guesses in parallel, nor makes the others wait for a connection. */
  async takeName(username: string): Promise<boolean> {
    const [row] = await this.unitOfWork.query<{ taken: boolean }>(
      `select pg_try_advisory_xact_lock(hashtextextended(lower($1), 5302021)) as taken`,
      [username],
    );
    return row?.taken === true;
  }

  async failures(username: string): Promise<SignInFailures> {
    const [row] = await this.unitOfWork.query<SignInFailures>(
      `select failures, greatest(0, ceil(extract(epoch from locked_until - now())))::integer as "lockedForSeconds"
         from sign_in_failures where name_hash = ${NAME_HASH}`,
      [username],
    );
    return row ?? { failures: 0, lockedForSeconds: 0 };
  }

  async recordFailure(username: string, lockSeconds: number): Promise<void> {
    await this.unitOfWork.execute(
      `insert into sign_in_failures as f (name_hash, failures, locked_until) values (${NAME_HASH}, 1, now() + make_interval(secs => $2))
       on conflict (name_hash) do update set failures = f.failures + 1, locked_until = excluded.locked_until, last_at = excluded.last_at`,
      [username, lockSeconds],
    );
  }

  async forgetFailures(username: string): Promise<void> {
    await this.unitOfWork.execute(`delete from sign_in_failures where name_hash = ${NAME_HASH}`, [username]);
  }

  async memberships(userId: number): Promise<Membership[]> {
    const rows = await this.unitOfWork.query<MembershipRow>(
      `select ${MEMBERSHIP_COLUMNS} from memberships m join organisations o on o.id = m.organisation_id join users u on u.id = m.user_id
        where m.user_id = $1 and ${IN_FORCE} order by m.id`,
      [userId],
    );
    return rows.map(asMembership);
  }

  async create(tokenHash: Buffer, csrfToken: string, userId: number, membershipId: number): Promise<void> {
    await this.unitOfWork.execute(
      `insert into sessions (token_hash, csrf_token, user_id, membership_id, expires_at) values ($1, $2, $3, $4, now() + ${LONGEST})`,
      [tokenHash, csrfToken, userId, membershipId],
    );
  }

  /** The open session of a token, its use noted to the minute; null when it never was, has ended, or its membership gives nothing any more. */
  async findOpen(tokenHash: Buffer): Promise<OpenSession | null> {
    const [row] = await this.unitOfWork.query<
      MembershipRow & { csrfToken: string; userId: number; username: string; displayName: string; stale: boolean }
    >(
      `select ${MEMBERSHIP_COLUMNS}, s.csrf_token as "csrfToken", u.id as "userId", u.username::text as username, u.display_name as "displayName",
              s.last_seen_at < now() - interval '1 minute' as stale
         from sessions s join users u on u.id = s.user_id join memberships m on m.id = s.membership_id
         join organisations o on o.id = m.organisation_id
        where s.token_hash = $1 and s.expires_at > now() and s.last_seen_at > now() - ${IDLE} and ${IN_FORCE}`,
      [tokenHash],
    );
    if (row === undefined) return null;
    if (row.stale)
      await this.unitOfWork.execute(`update sessions set last_seen_at = now() where token_hash = $1`, [tokenHash]);
    return {
      tokenHash,
      csrfToken: row.csrfToken,
      user: { id: row.userId, username: row.username, displayName: row.displayName },
      membership: asMembership(row),
    };
  }

  async switchMembership(tokenHash: Buffer, membershipId: number): Promise<void> {
    await this.unitOfWork.execute(`update sessions set membership_id = $2 where token_hash = $1`, [
      tokenHash,
      membershipId,
    ]);
  }

  async end(tokenHash: Buffer): Promise<void> {
    await this.unitOfWork.execute(`delete from sessions where token_hash = $1`, [tokenHash]);
  }

  async endAll(userId: number): Promise<number> {
    return this.unitOfWork.execute(`delete from sessions where user_id = $1`, [userId]);
  }

  /** Removes what is over: called by a scheduled job. */
  async removeEnded(): Promise<number> {
    await this.unitOfWork.execute(`delete from sign_in_failures where last_at < now() - ${FAILURES_KEPT}`);
    return this.unitOfWork.execute(`delete from sessions where expires_at < now() or last_seen_at < now() - ${IDLE}`);
  }
}

function asMembership(row: MembershipRow): Membership {
  return {
    id: row.id,
    role: row.role,
    organisation: {
      id: row.organisationId,
      name: row.organisationName,
      kind: row.kind,
      facilityCode: row.facilityCode,
    },
    scopeId: row.scopeId,
  };
}
