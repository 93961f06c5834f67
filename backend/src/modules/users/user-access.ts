import type { CalendarDate } from '../../domain/calendar-date.js';
import type { OrganisationKind, Role } from '../../domain/codes.js';
import type { UserState } from '../../domain/user-access.js';

/** One access of a person, with its review. */
export interface UserMembership {
  readonly id: number;
  readonly role: Role;
  readonly organisation: { readonly id: number; readonly name: string; readonly kind: OrganisationKind };
  readonly grantedAt: Date;
  readonly reviewedAt: Date | null;
  readonly reviewedByName: string | null;
  /** First day on which the review is overdue. */
  readonly reviewDueOn: CalendarDate;
  readonly overdue: boolean;
}

export interface UserSummary {
  readonly id: number;
  readonly username: string;
  readonly displayName: string;
  readonly email: string | null;
  readonly state: UserState;
  readonly lastSignInAt: Date | null;
  readonly memberships: readonly UserMembership[];
}

/** What the row of a user says beyond the list. */
export interface UserRecord extends UserSummary {
  readonly createdAt: Date;
  readonly disabledAt: Date | null;
  readonly disabledReason: string | null;
  readonly disabledByName: string | null;
  readonly whollyManaged: boolean;
}

/** A link that was made; the token itself is known only to who made it. */
export interface Invitation {
  readonly purpose: InvitationPurpose;
  readonly createdAt: Date;
  readonly expiresAt: Date;
}

export type InvitationPurpose = 'first_access' | 'password_reset';

export interface InvitationLink {
  /** Address within SIM. */
  readonly path: string;
  readonly purpose: InvitationPurpose;
  readonly expiresAt: Date;
  /** Whether it went by mail, or who made it must hand it over. */
  readonly delivery: 'mail' | 'hand_over';
}

export interface UserFilter {
  readonly query?: string | undefined;
  readonly state?: UserState | undefined;
  readonly role?: Role | undefined;
  /** Only persons with an access that is overdue for review. */
  readonly overdue?: boolean | undefined;
}

/** An access to be given. `scope`: region code, prefecture code, ISTAT code or facility code, by role; null for the DG. */
export interface Grant {
  readonly role: Role;
  readonly scope: string | null;
}

export interface NewInvitation extends Grant {
  readonly username: string;
  readonly displayName: string;
  readonly email: string | null;
}

/** A body for which the manager may give an access. */
export interface ScopeChoice {
  readonly scope: string;
  readonly name: string;
  readonly detail: string;
}
