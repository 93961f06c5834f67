import { Injectable } from '@nestjs/common';
import { UnitOfWork } from '../../platform/database/unit-of-work.js';
import type { Invitation, InvitationPurpose } from './user-access.js';

/** A link found by its token. */
export interface OpenInvitation {
  readonly id: number;
  readonly userId: number;
  readonly username: string;
  readonly displayName: string;
  readonly organisations: readonly string[];
  readonly purpose: InvitationPurpose;
  readonly expiresAt: Date;
}

/** One-time links. Made by the manager's unit of work, taken up by a service one. */
@Injectable()
export class InvitationsRepository {
  constructor(private readonly unitOfWork: UnitOfWork) {}

  /** A new link; older ones of the person let nobody in any more. */
  async issue(userId: number, purpose: InvitationPurpose, tokenHash: Buffer, expiresAt: Date): Promise<void> {
    await this.revoke(userId);
    await this.unitOfWork.execute(
      `insert into user_invitations (user_id, purpose, token_hash, expires_at) values ($1, $2, $3, $4)`,
      [userId, purpose, tokenHash, expiresAt],
    );
  }

  async revoke(userId: number): Promise<void> {
    await this.unitOfWork.execute(
      `update user_invitations set revoked_at = now() where user_id = $1 and revoked_at is null and used_at is null`,
      [userId],
    );
  }

  /** The last link that was neither used nor replaced, expired or not. */
  async last(userId: number): Promise<Invitation | null> {
    const [row] = await this.unitOfWork.query<Invitation>(
      `select purpose, created_at as "createdAt", expires_at as "expiresAt" from user_invitations
        where user_id = $1 and used_at is null and revoked_at is null order by id desc limit 1`,
      [userId],
    );
    return row ?? null;
  }

  /** Locks the link, so that it works once. */
  async findOpen(tokenHash: Buffer, now: Date): Promise<OpenInvitation | null> {
    const [row] = await this.unitOfWork.query<OpenInvitation>(
      `select i.id, u.id as "userId", u.username::text as username, u.display_name as "displayName", i.purpose, i.expires_at as "expiresAt",
              array(select o.name from memberships m join organisations o on o.id = m.organisation_id
                     where m.user_id = u.id and m.ended_at is null order by m.id) as organisations
         from user_invitations i join users u on u.id = i.user_id
        where i.token_hash = $1 and i.used_at is null and i.revoked_at is null and i.expires_at > $2 and u.disabled_at is null
          for update of i`,
      [tokenHash, now],
    );
    return row ?? null;
  }

  async use(id: number): Promise<void> {
    await this.unitOfWork.execute(`update user_invitations set used_at = now() where id = $1`, [id]);
  }
}
