import { Injectable, inject } from '@angular/core';
import { Api } from '../../api/api';
import {
  addMembership,
  confirmAccess,
  endMembership,
  getUser,
  inviteUser,
  issueLink,
  listUserScopes,
  listUsers,
  resumeUser,
  suspendUser,
} from '../../api/functions';
import type {
  GrantDto,
  InvitationLinkDto,
  InvitedUserDto,
  NewUserDto,
  Role,
  UserDetailDto,
  UserPageDto,
  UserScopeDto,
  UserState,
} from '../../api/models';

export interface UserFilters {
  readonly query?: string | undefined;
  readonly state?: UserState | undefined;
  readonly role?: Role | undefined;
  readonly overdue?: boolean | undefined;
}

/** Requests about users. */
@Injectable({ providedIn: 'root' })
export class UsersClient {
  private readonly api = inject(Api);

  list(filters: UserFilters, cursor: string | null, limit = 25): Promise<UserPageDto> {
    return this.api.invoke(listUsers, { ...filters, cursor: cursor ?? undefined, limit });
  }

  get(id: number): Promise<UserDetailDto> {
    return this.api.invoke(getUser, { id });
  }

  scopes(role: Role, query: string): Promise<UserScopeDto[]> {
    return this.api.invoke(listUserScopes, { role, query });
  }

  invite(body: NewUserDto, key: string): Promise<InvitedUserDto> {
    return this.api.invoke(inviteUser, { body, 'Idempotency-Key': key });
  }

  issueLink(id: number): Promise<InvitationLinkDto> {
    return this.api.invoke(issueLink, { id });
  }

  suspend(id: number, reason: string): Promise<UserDetailDto> {
    return this.api.invoke(suspendUser, { id, body: { reason } });
  }

  resume(id: number): Promise<UserDetailDto> {
    return this.api.invoke(resumeUser, { id });
  }

  addMembership(id: number, body: GrantDto, key: string): Promise<UserDetailDto> {
    return this.api.invoke(addMembership, { id, body, 'Idempotency-Key': key });
  }

  endMembership(id: number, membershipId: number): Promise<UserDetailDto> {
    return this.api.invoke(endMembership, { id, membershipId });
  }

  async confirm(membershipIds: number[]): Promise<number> {
    return (await this.api.invoke(confirmAccess, { body: { membershipIds } })).confirmed;
  }
}
