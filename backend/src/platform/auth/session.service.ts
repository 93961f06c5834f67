import { Injectable } from '@nestjs/common';
import { createHash, randomBytes } from 'node:crypto';
import { DomainProblem } from '../../domain/problem.js';
import { lockSeconds } from '../../domain/sign-in-lock.js';
import { AuditTrail } from '../audit/audit-trail.js';
import { type Actor, type Scope, SYSTEM_ACTOR } from '../database/actor.js';
import { UnitOfWork } from '../database/unit-of-work.js';
import { verifyPassword } from './password.js';
import { SessionRepository } from './session.repository.js';
import type { Membership, OpenSession } from './session.types.js';

export interface NewSession {
  /** Goes into the httpOnly cookie; only its hash is stored. */
  readonly token: string;
  readonly session: OpenSession;
}

type Attempt = { readonly userId: number } | { readonly refused: DomainProblem };

/** Sign-in, sessions and sign-out. Passwords are one door; SPID and CIE will end in {@link SessionService.open} as well. */
@Injectable()
export class SessionService {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly repository: SessionRepository,
    private readonly audit: AuditTrail,
  ) {}

  /**
   * Checks a password.
   * @throws DomainProblem `wrong_credentials` (the same for an unknown name), `locked_out` with `retryAfterSeconds`
   */
  async checkPassword(username: string, password: string): Promise<number> {
    // The failure must be committed, so the refusal is a result of the unit of work and is thrown outside it.
    const attempt = await this.unitOfWork.runAsService(() => this.attempt(username, password));
    if ('refused' in attempt) throw attempt.refused;
    return attempt.userId;
  }

  /** Opens a session for a user whom a door has let in, acting at first in the oldest membership. */
  async open(userId: number): Promise<NewSession> {
    const token = randomBytes(32).toString('base64url');
    const tokenHash = hashToken(token);
    const session = await this.unitOfWork.runAsService(
      async () => {
        const [first] = await this.repository.memberships(userId);
        if (first === undefined) throw new DomainProblem('wrong_credentials');
        await this.repository.create(tokenHash, randomBytes(32).toString('base64url'), userId, first.id);
        await this.audit.record({ action: 'session.open' });
        return this.repository.findOpen(tokenHash);
      },
      { ...SYSTEM_ACTOR, userId },
    );
    if (session === null) throw new DomainProblem('wrong_credentials');
    return { token, session };
  }

  async find(token: string): Promise<OpenSession | null> {
    return this.unitOfWork.runAsService(() => this.repository.findOpen(hashToken(token)));
  }

  async memberships(session: OpenSession): Promise<Membership[]> {
    return this.unitOfWork.runAsService(() => this.repository.memberships(session.user.id));
  }

  /** @throws DomainProblem `not_found` when the user has no such membership in force */
  async switchMembership(session: OpenSession, membershipId: number): Promise<OpenSession> {
    return this.unitOfWork.runAsService(async () => {
      const membership = (await this.repository.memberships(session.user.id)).find(({ id }) => id === membershipId);
      if (membership === undefined) throw new DomainProblem('not_found');
      await this.repository.switchMembership(session.tokenHash, membershipId);
      await this.audit.record({ action: 'session.switch', details: { membership: membershipId } });
      return { ...session, membership };
    }, actorOf(session));
  }

  async close(session: OpenSession): Promise<void> {
    await this.unitOfWork.runAsService(async () => {
      await this.repository.end(session.tokenHash);
      await this.audit.record({ action: 'session.close' });
    }, actorOf(session));
  }

  /** Signs out everywhere: every session of the user ends, this one too. */
  async closeAll(session: OpenSession): Promise<void> {
    await this.unitOfWork.runAsService(async () => {
      const ended = await this.repository.endAll(session.user.id);
      await this.audit.record({ action: 'session.close_all', details: { ended } });
    }, actorOf(session));
  }

  private async attempt(username: string, password: string): Promise<Attempt> {
    if (!(await this.repository.takeName(username))) return { refused: lockedOut(1) };
    const { failures, lockedForSeconds } = await this.repository.failures(username);
    if (lockedForSeconds > 0) {
      await this.audit.record({ action: 'session.refused', details: { username, why: 'locked_out' } });
      return { refused: lockedOut(lockedForSeconds) };
    }
    const user = await this.repository.findForSignIn(username);
    const matches = await verifyPassword(user?.passwordHash ?? null, password);
    if (user !== null && matches && !user.disabled) {
      await this.repository.forgetFailures(username);
      return { userId: user.id };
    }
    await this.audit.record({ action: 'session.refused', details: { username, why: 'wrong_credentials' } });
    const seconds = lockSeconds(failures + 1);
    await this.repository.recordFailure(username, seconds);
    return { refused: seconds === 0 ? new DomainProblem('wrong_credentials') : lockedOut(seconds) };
  }
}

const lockedOut = (retryAfterSeconds: number): DomainProblem =>
  new DomainProblem('locked_out', { facts: { retryAfterSeconds } });

/** The actor that a session stands for. */
export function actorOf({ user, membership }: OpenSession): Actor {
  return {
    userId: user.id,
    organisationId: membership.organisation.id,
    role: membership.role,
    scope: scopeOf(membership),
  };
}

function scopeOf({ organisation, scopeId }: Membership): Scope {
  if (organisation.kind === 'dg') return { kind: 'national', id: null };
  if (organisation.kind === 'applicants') return { kind: 'applicants', id: null };
  if (scopeId === null) throw new Error(`Organisation ${organisation.id} has no scope`);
  return { kind: organisation.kind, id: scopeId };
}

const hashToken = (token: string): Buffer => createHash('sha256').update(token).digest();
