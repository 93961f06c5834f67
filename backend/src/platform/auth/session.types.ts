import type { OrganisationKind, Role } from '../../domain/codes.js';

/** One way in which a user may act: for an organisation, in a role. */
export interface Membership {
  readonly id: number;
  readonly role: Role;
  readonly organisation: {
    readonly id: number;
    readonly name: string;
    readonly kind: OrganisationKind;
    /** Of a facility; null for the others. */
    readonly facilityCode: string | null;
  };
  /** Region code, prefecture code, municipality id or facility id; null for the DG and the applicants. */
  readonly scopeId: string | null;
}

export interface SessionUser {
  readonly id: number;
  readonly username: string;
  readonly displayName: string;
}

/** A session found by its token. */
export interface OpenSession {
  readonly tokenHash: Buffer;
  readonly csrfToken: string;
  readonly user: SessionUser;
  readonly membership: Membership;
}
