import { Injectable } from '@nestjs/common';
import { createHash } from 'node:crypto';
import { ROLE_ORGANISATION } from '../../domain/permission.js';
import { DomainProblem, fieldError, type ProblemCode, type StepAvailability } from '../../domain/problem.js';
import { mayGrant, userSteps, type UserStep, type UserStepRefusal } from '../../domain/user-access.js';
import { AuditTrail } from '../../platform/audit/audit-trail.js';
import { Clock } from '../../platform/clock.js';
import { sqlState, UnitOfWork } from '../../platform/database/unit-of-work.js';
import { requireMatch } from '../../platform/http/entity-tag.js';
import { decodeCursor, encodeCursor, type Page } from '../../platform/http/paging.js';
import { InvitationsRepository } from './invitations.repository.js';
import { InvitationsService } from './invitations.service.js';
import type {
  Grant,
  Invitation,
  InvitationLink,
  NewInvitation,
  ScopeChoice,
  UserFilter,
  UserRecord,
  UserSummary,
} from './user-access.js';
import { UserAccessRepository } from './user-access.repository.js';
import { USERNAME } from './users.service.js';

const LONGEST_CHOICE = 12;
const DIGEST_LETTERS = 22;
const UNIQUE_VIOLATION = '23505';
const NOT_MANAGED = '42501';

export interface UserDetail extends UserRecord {
  /** Another one when a manager changes something of what this manager sees; a sign-in changes nothing. */
  readonly version: string;
  readonly invitation: Invitation | null;
  readonly steps: readonly StepAvailability<UserStep, UserStepRefusal>[];
}

/** What managers of users do: the Directorate-General with all, a municipality with its own and those of its facilities. */
@Injectable()
export class UserAccessService {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly access: UserAccessRepository,
    private readonly invitations: InvitationsRepository,
    private readonly links: InvitationsService,
    private readonly clock: Clock,
    private readonly audit: AuditTrail,
  ) {}

  async page(filter: UserFilter, cursor: string | undefined, limit: number): Promise<Page<UserSummary>> {
    const [name, id] = cursor === undefined ? [] : decodeCursor(cursor, ['text', 'key']);
    const after = name === undefined ? null : ([String(name), Number(id)] as const);
    const today = this.clock.today();
    const days = await this.access.ruleDays('review', today);
    const found = await this.access.page(filter, days, today, after, limit + 1);
    const items = found.slice(0, limit);
    const last = items.at(-1);
    const nextCursor = found.length > limit && last !== undefined ? encodeCursor([last.displayName, last.id]) : null;
    return { items, nextCursor, total: { count: await this.access.count(filter, days, today), exact: true } };
  }

  /** @throws DomainProblem `not_found` also for persons whom the actor does not manage at all */
  async get(id: number): Promise<UserDetail> {
    const today = this.clock.today();
    const user = await this.access.find(id, await this.access.ruleDays('review', today), today);
    if (user === null) throw new DomainProblem('not_found');
    const invitation = await this.invitations.last(id);
    return { ...user, version: versionOf(user, invitation), invitation, steps: await this.steps(user) };
  }

  scopes(role: Grant['role'], query: string): Promise<ScopeChoice[]> {
    if (!mayGrant(this.unitOfWork.actor.role, role)) return Promise.resolve([]);
    return this.access.scopes(ROLE_ORGANISATION[role], query, LONGEST_CHOICE);
  }

  /** Registers a person without a password; the link is made apart, so that a repeated request gets a fresh one. */
  async invite(invitation: NewInvitation): Promise<number> {
    if (!USERNAME.test(invitation.username)) refuse('username', 'invalid_value');
    const organisation = await this.organisationOf(invitation);
    const userId = await this.refusingDouble(() => this.access.invite(invitation, organisation));
    await this.audit.record({
      action: 'user.invite',
      details: { user: userId, role: invitation.role, scope: invitation.scope },
    });
    return userId;
  }

  /** The first link of an invitation; `issueLink` renews it. */
  async firstLink(id: number): Promise<InvitationLink> {
    const { email } = await this.get(id);
    return this.links.issue(id, 'first_access', email);
  }

  /** A new link: the invitation again for who has not taken it up, a new password for who has. */
  async issueLink(id: number): Promise<InvitationLink> {
    return this.linkFor(await this.get(id));
  }

  /** @throws DomainProblem as all changes of a user: `precondition_required`, `stale_version`, and that the step is not open */
  async renewLink(id: number, ifMatch: string | undefined): Promise<InvitationLink> {
    return this.linkFor(await this.hold(id, ifMatch));
  }

  private async linkFor(user: UserDetail): Promise<InvitationLink> {
    const { id } = user;
    const step = user.state === 'invited' ? 'renew_invitation' : 'reset_password';
    this.require(user, step);
    const link = await this.links.issue(id, step === 'reset_password' ? 'password_reset' : 'first_access', user.email);
    await this.audit.record({ action: `user.${step}`, details: { user: id } });
    return link;
  }

  async suspend(id: number, ifMatch: string | undefined, reason: string): Promise<UserDetail> {
    this.require(await this.hold(id, ifMatch), 'suspend');
    await this.access.suspend(id, reason.trim());
    await this.invitations.revoke(id);
    await this.audit.record({ action: 'user.suspend', details: { user: id, reason: reason.trim() } });
    return this.get(id);
  }

  async resume(id: number, ifMatch: string | undefined): Promise<UserDetail> {
    this.require(await this.hold(id, ifMatch), 'resume');
    await this.access.resume(id);
    await this.audit.record({ action: 'user.resume', details: { user: id } });
    return this.get(id);
  }

  async addMembership(id: number, ifMatch: string | undefined, grant: Grant): Promise<UserDetail> {
    this.require(await this.hold(id, ifMatch), 'add_membership');
    const organisation = await this.organisationOf(grant);
    if (!(await this.access.addMembership(id, organisation, grant.role)))
      throw new DomainProblem('duplicate', { errors: [fieldError('scope', 'duplicate')] });
    await this.audit.record({ action: 'user.add_membership', details: { user: id, ...grant } });
    return this.get(id);
  }

  async endMembership(id: number, ifMatch: string | undefined, membershipId: number): Promise<UserDetail> {
    const user = await this.hold(id, ifMatch);
    const membership = user.memberships.find((candidate) => candidate.id === membershipId);
    if (membership === undefined) throw new DomainProblem('not_found');
    if (id === this.unitOfWork.actor.userId) throw new DomainProblem('own_account');
    if (membership.role === 'dg_administrator' && (await this.isLastAdministrator(user)))
      throw new DomainProblem('last_administrator');
    await this.access.endMembership(membershipId);
    await this.audit.record({
      action: 'user.end_membership',
      details: { user: id, membership: membershipId, role: membership.role, organisation: membership.organisation.id },
    });
    return this.get(id);
  }

  /** Confirms that these accesses are still needed; the own one is passed over. Returns how many were confirmed. */
  async confirm(membershipIds: readonly number[]): Promise<number> {
    const confirmed = await this.access.confirm(membershipIds);
    await this.audit.record({ action: 'user.review', details: { memberships: confirmed } });
    return confirmed.length;
  }

  /** The user for a change: nobody else changes it meanwhile, and it is as the manager saw it. */
  private async hold(id: number, ifMatch: string | undefined): Promise<UserDetail> {
    await this.access.lock(id);
    const user = await this.get(id);
    requireMatch(ifMatch, user.version);
    return user;
  }

  private require(user: UserDetail, step: UserStep): void {
    const found = user.steps.find((candidate) => candidate.step === step);
    if (found?.open === true) return;
    if (found?.why === 'own_account' || found?.why === 'last_administrator') throw new DomainProblem(found.why);
    throw new DomainProblem('user_step_not_open', { openSteps: user.steps });
  }

  private async steps(user: UserRecord): Promise<StepAvailability<UserStep, UserStepRefusal>[]> {
    return userSteps({
      state: user.state,
      isSelf: user.id === this.unitOfWork.actor.userId,
      whollyManaged: user.whollyManaged,
      isLastAdministrator: await this.isLastAdministrator(user),
    });
  }

  private async isLastAdministrator(user: UserRecord): Promise<boolean> {
    const isOne = user.state === 'active' && user.memberships.some(({ role }) => role === 'dg_administrator');
    return isOne && (await this.access.otherAdministrators(user.id)) === 0;
  }

  private async organisationOf({ role, scope }: Grant): Promise<number> {
    if (!mayGrant(this.unitOfWork.actor.role, role)) refuse('role', 'not_allowed');
    try {
      const organisation = await this.access.openOrganisation(ROLE_ORGANISATION[role], scope);
      return organisation ?? refuse('scope', 'unknown_code');
    } catch (error) {
      if (sqlState(error) === NOT_MANAGED) refuse('scope', 'not_allowed');
      throw error;
    }
  }

  private async refusingDouble<T>(work: () => Promise<T>): Promise<T> {
    try {
      return await work();
    } catch (error) {
      if (sqlState(error) === UNIQUE_VIOLATION)
        throw new DomainProblem('duplicate', { errors: [fieldError('username', 'duplicate')] });
      throw error;
    }
  }
}

/** A digest: users have no history of their own, whose last change would be the version. */
function versionOf(user: UserRecord, invitation: Invitation | null): string {
  const { id, username, displayName, email, state, disabledAt, whollyManaged, memberships } = user;
  const accesses = memberships.map((one) => [one.id, one.role, one.reviewedAt]);
  const link = invitation && [invitation.purpose, invitation.createdAt];
  const seen = [id, username, displayName, email, state, disabledAt, whollyManaged, accesses, link];
  return createHash('sha256').update(JSON.stringify(seen)).digest('base64url').slice(0, DIGEST_LETTERS);
}

function refuse(field: string, code: ProblemCode): never {
  throw new DomainProblem('validation_failed', { errors: [fieldError(field, code)] });
}
