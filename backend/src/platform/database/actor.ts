import type { OrganisationKind, Role } from '../../domain/codes.js';

/** Bodies whose scope is a territory or a place in it. */
export type TerritorialKind = Exclude<OrganisationKind, 'dg' | 'applicants'>;

/** How far an actor sees: an applicant only what is the own. `id` is a region code, a prefecture code, a municipality id or a facility id. */
export type Scope =
  | { readonly kind: 'national' | 'applicants'; readonly id: null }
  | { readonly kind: TerritorialKind; readonly id: string };

/** Who acts in a unit of work. */
export interface Actor {
  /** Null: the system itself (a job, an operator's command). */
  readonly userId: number | null;
  readonly organisationId: number | null;
  readonly role: Role | 'system';
  readonly scope: Scope;
}

/** The system itself: a queued job, or an operator at the machine. It sees all and is audited without a user. */
export const SYSTEM_ACTOR: Actor = {
  userId: null,
  organisationId: null,
  role: 'system',
  scope: { kind: 'national', id: null },
};
