import { Injectable } from '@nestjs/common';
import { createHash, randomBytes } from 'node:crypto';
import { passwordProblem } from '../../domain/password-rule.js';
import { DomainProblem } from '../../domain/problem.js';
import { AuditTrail } from '../../platform/audit/audit-trail.js';
import { hashPassword } from '../../platform/auth/password.js';
import { Clock } from '../../platform/clock.js';
import { SYSTEM_ACTOR } from '../../platform/database/actor.js';
import { UnitOfWork } from '../../platform/database/unit-of-work.js';
import { MailPort } from '../../platform/mail/mail-port.js';
import { InvitationsRepository, type OpenInvitation } from './invitations.repository.js';
import type { InvitationLink, InvitationPurpose } from './user-access.js';
import { UserAccessRepository } from './user-access.repository.js';
import { UsersRepository } from './users.repository.js';

const DAY_MS = 86_400_000;

/** Links that let a person set a password: made by a manager, taken up without a session. */
@Injectable()
export class InvitationsService {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly invitations: InvitationsRepository,
    private readonly access: UserAccessRepository,
    private readonly users: UsersRepository,
    private readonly clock: Clock,
    private readonly mail: MailPort,
    private readonly audit: AuditTrail,
  ) {}

  /** In the manager's unit of work. The token is in the answer only. */
  async issue(userId: number, purpose: InvitationPurpose, email: string | null): Promise<InvitationLink> {
    const token = randomBytes(32).toString('base64url');
    const kind = purpose === 'first_access' ? 'invitation' : 'password_reset';
    const days = await this.access.ruleDays(kind, this.clock.today());
    const expiresAt = new Date(this.clock.now().getTime() + days * DAY_MS);
    await this.invitations.issue(userId, purpose, hashToken(token), expiresAt);
    const path = `/invitation/${token}`;
    return { path, purpose, expiresAt, delivery: this.mail.deliver({ kind: purpose, to: email, path }) };
  }

  /** @throws DomainProblem `invitation_gone` */
  lookUp(token: string): Promise<OpenInvitation> {
    return this.unitOfWork.runAsService(() => this.getOpen(token));
  }

  /**
   * Sets the password and uses the link up; what was open with the old password ends.
   * @returns the user, who may be signed in
   * @throws DomainProblem `invitation_gone`, `validation_failed`
   */
  async accept(token: string, password: string): Promise<number> {
    const { username, displayName } = await this.lookUp(token);
    const refused = passwordProblem(password, [username, displayName]);
    if (refused !== null) throw new DomainProblem('validation_failed', { errors: [refused] });
    const passwordHash = await hashPassword(password);
    return this.unitOfWork.runAsService(async () => {
      const { id, userId, purpose } = await this.getOpen(token);
      await this.invitations.use(id);
      await this.users.setPassword(userId, passwordHash);
      await this.audit.record({ action: 'user.accept_invitation', details: { user: userId, purpose } });
      return userId;
    }, SYSTEM_ACTOR);
  }

  private async getOpen(token: string): Promise<OpenInvitation> {
    const found = await this.invitations.findOpen(hashToken(token), this.clock.now());
    if (found === null) throw new DomainProblem('invitation_gone');
    return found;
  }
}

const hashToken = (token: string): Buffer => createHash('sha256').update(token).digest();
