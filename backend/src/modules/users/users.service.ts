import { Injectable } from '@nestjs/common';
import type { OrganisationKind, Role } from '../../domain/codes.js';
import { passwordProblem } from '../../domain/password-rule.js';
import { ROLE_ORGANISATION } from '../../domain/permission.js';
import { DomainProblem, fieldError } from '../../domain/problem.js';
import { AuditTrail } from '../../platform/audit/audit-trail.js';
import { hashPassword } from '../../platform/auth/password.js';
import { UnitOfWork } from '../../platform/database/unit-of-work.js';
import { UsersRepository } from './users.repository.js';

export interface NewOrganisation {
  readonly kind: OrganisationKind;
  readonly name: string;
  /** Region code, prefecture code, ISTAT code or facility code, by kind; null for the Directorate-General. */
  readonly scope: string | null;
}

export interface NewUser {
  readonly username: string;
  readonly displayName: string;
  readonly password: string;
  readonly demonstration?: boolean;
  readonly memberships: readonly { readonly organisation: NewOrganisation; readonly role: Role }[];
}

/** Names typed at sign-in: 3 to 80 letters, digits, dots, dashes, + or @. */
export const USERNAME = /^[\p{L}\d._@+-]{3,80}$/u;

@Injectable()
export class UsersService {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly repository: UsersRepository,
    private readonly audit: AuditTrail,
  ) {}

  /**
   * Creates a user with memberships; an organisation that is not there yet is created with its first member.
   * @param then what else belongs to the account, in its unit of work
   * @throws DomainProblem `duplicate` for a name in use, `validation_failed` field by field
   */
  async add(
    { username, displayName, password, demonstration = false, memberships }: NewUser,
    then?: (userId: number) => Promise<void>,
  ): Promise<number> {
    if (!USERNAME.test(username))
      throw new DomainProblem('validation_failed', {
        errors: [fieldError('username', 'invalid_value', 'Three to eighty letters, digits, dots, dashes, + or @')],
      });
    checkPassword(password, [username, displayName]);
    const passwordHash = await hashPassword(password);
    return this.unitOfWork.runAsService(async () => {
      if ((await this.repository.findUser(username)) !== null)
        throw new DomainProblem('duplicate', { errors: [fieldError('username', 'duplicate')] });
      const userId = await this.repository.createUser(username, displayName, passwordHash, demonstration);
      for (const { organisation, role } of memberships) {
        await this.repository.addMembership(userId, await this.organisationId(organisation, role), role);
      }
      await this.audit.record({
        action: 'user.add',
        details: {
          user: userId,
          memberships: memberships.map(({ role, organisation }) => ({ role, scope: organisation.scope })),
        },
      });
      await then?.(userId);
      return userId;
    });
  }

  /** Whether no account was ever given: then nobody can sign in. */
  async isNobodyThere(): Promise<boolean> {
    return this.unitOfWork.runAsService(() => this.repository.isEmpty());
  }

  async setPassword(username: string, password: string): Promise<void> {
    checkPassword(password, [username]);
    const passwordHash = await hashPassword(password);
    await this.unitOfWork.runAsService(async () => {
      const userId = await this.getUser(username);
      await this.repository.setPassword(userId, passwordHash);
      await this.audit.record({ action: 'user.password', details: { user: userId } });
    });
  }

  /** Refuses sign-in from now on and ends the open sessions. */
  async disable(username: string): Promise<void> {
    await this.unitOfWork.runAsService(async () => {
      const userId = await this.getUser(username);
      await this.repository.disable(userId);
      await this.audit.record({ action: 'user.disable', details: { user: userId } });
    });
  }

  private async getUser(username: string): Promise<number> {
    const userId = await this.repository.findUser(username);
    if (userId === null) throw new DomainProblem('not_found', { detail: `No user ${username}` });
    return userId;
  }

  private async organisationId({ kind, name, scope }: NewOrganisation, role: Role): Promise<number> {
    if (ROLE_ORGANISATION[role] !== kind)
      throw new DomainProblem('validation_failed', { errors: [fieldError('role', 'not_allowed')] });
    const key = await this.repository.findScopeKey(kind, scope);
    if (kind !== 'dg' && kind !== 'applicants' && key === null)
      throw new DomainProblem('validation_failed', { errors: [fieldError('scope', 'unknown_code')] });
    return (await this.repository.findOrganisation(kind, key)) ?? this.repository.createOrganisation(kind, name, key);
  }
}

function checkPassword(password: string, names: readonly string[]): void {
  const refused = passwordProblem(password, names);
  if (refused !== null) throw new DomainProblem('validation_failed', { errors: [refused] });
}
