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
import type { StrictHttpResponse } from '../../api/strict-http-response';

export interface UserFilters {
  readonly query?: string | undefined;
  readonly state?: UserState | undefined;
  readonly role?: Role | undefined;
  readonly overdue?: boolean | undefined;
}

/** A person, and the version to be sent back with a change. */
export interface VersionedUser {
  readonly user: UserDetailDto;
  readonly etag: string;
}

const versioned = ({ body, headers }: StrictHttpResponse<UserDetailDto>): VersionedUser => ({
  user: body,
  etag: headers.get('ETag') ?? '',
});

/** Requests about users. */
@Injectable({ providedIn: 'root' })
export class UsersClient {
  private readonly api = inject(Api);

  list(filters: UserFilters, cursor: string | null, limit = 25): Promise<UserPageDto> {
    return this.api.invoke(listUsers, { ...filters, cursor: cursor ?? undefined, limit });
  }

  async get(id: number): Promise<VersionedUser> {
    return versioned(await this.api.invoke$Response(getUser, { id }));
  }

  scopes(role: Role, query: string): Promise<UserScopeDto[]> {
    return this.api.invoke(listUserScopes, { role, query });
  }

  invite(body: NewUserDto, key: string): Promise<InvitedUserDto> {
    return this.api.invoke(inviteUser, { body, 'Idempotency-Key': key });
  }

  /** The link, and the version that the person has with it. */
  async issueLink(id: number, etag: string): Promise<{ link: InvitationLinkDto; etag: string }> {
    const { body, headers } = await this.api.invoke$Response(issueLink, { id, 'If-Match': etag });
    return { link: body, etag: headers.get('ETag') ?? '' };
  }

  async suspend(id: number, etag: string, reason: string): Promise<VersionedUser> {
    return versioned(await this.api.invoke$Response(suspendUser, { id, 'If-Match': etag, body: { reason } }));
  }

  async resume(id: number, etag: string): Promise<VersionedUser> {
    return versioned(await this.api.invoke$Response(resumeUser, { id, 'If-Match': etag }));
  }

  async addMembership(id: number, etag: string, body: GrantDto, key: string): Promise<VersionedUser> {
    const request = { id, body, 'If-Match': etag, 'Idempotency-Key': key };
    return versioned(await this.api.invoke$Response(addMembership, request));
  }

  async endMembership(id: number, etag: string, membershipId: number): Promise<VersionedUser> {
    return versioned(await this.api.invoke$Response(endMembership, { id, membershipId, 'If-Match': etag }));
  }

  async confirm(membershipIds: number[]): Promise<number> {
    return (await this.api.invoke(confirmAccess, { body: { membershipIds } })).confirmed;
  }
}
