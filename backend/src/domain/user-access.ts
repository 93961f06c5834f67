import type { Role } from './codes.js';
import type { StepAvailability } from './problem.js';

/** invited: no password yet; active: may sign in; suspended: sign-in is refused. Computed from the row, never stored. */
export const USER_STATES = ['invited', 'active', 'suspended'] as const;
export type UserState = (typeof USER_STATES)[number];

/** What a manager of users may do with one of them. */
export const USER_STEPS = ['renew_invitation', 'reset_password', 'suspend', 'resume', 'add_membership'] as const;
export type UserStep = (typeof USER_STEPS)[number];

/** Why a step is closed. */
export type UserStepRefusal =
  /** The state does not allow it. */
  | 'state'
  /** Nobody manages the own access: who could lift a suspension could also never be suspended. */
  | 'own_account'
  /** The person also works for a body that the manager does not manage. */
  | 'belongs_elsewhere'
  /** Without an active administrator of the Directorate-General nobody could give access any more. */
  | 'last_administrator';

/** State × step: a missing case does not compile. */
const ALLOWED: Readonly<Record<UserState, Readonly<Record<UserStep, boolean>>>> = {
  invited: { renew_invitation: true, reset_password: false, suspend: true, resume: false, add_membership: true },
  active: { renew_invitation: false, reset_password: true, suspend: true, resume: false, add_membership: true },
  suspended: { renew_invitation: false, reset_password: false, suspend: false, resume: true, add_membership: false },
};

export interface UserForSteps {
  readonly state: UserState;
  readonly isSelf: boolean;
  /** Every access in force lies within what the manager manages. */
  readonly whollyManaged: boolean;
  readonly isLastAdministrator: boolean;
}

export function userState(user: { readonly disabled: boolean; readonly activated: boolean }): UserState {
  if (user.disabled) return 'suspended';
  return user.activated ? 'active' : 'invited';
}

export function userSteps(user: UserForSteps): StepAvailability<UserStep, UserStepRefusal>[] {
  return USER_STEPS.map((step) => {
    const why = refusalOf(user, step);
    return { step, open: why === null, why };
  });
}

function refusalOf(user: UserForSteps, step: UserStep): UserStepRefusal | null {
  if (user.isSelf) return 'own_account';
  if (!ALLOWED[user.state][step]) return 'state';
  // A further access in one's own body gives the manager nothing over the person.
  if (!user.whollyManaged && step !== 'add_membership') return 'belongs_elsewhere';
  return user.isLastAdministrator && step === 'suspend' ? 'last_administrator' : null;
}

/** Roles that each manager may give; applicants register themselves. Those of facilities never manage users: the municipality does it for them. */
export const GRANTABLE_ROLES: Readonly<Record<'dg_administrator' | 'municipality', readonly Role[]>> = {
  dg_administrator: [
    'dg_analyst',
    'dg_administrator',
    'dg_registry',
    'dg_officer',
    'dg_head',
    'dg_reader',
    'region',
    'prefecture',
    'municipality',
    'facility',
  ],
  municipality: ['municipality', 'facility'],
};

export const mayGrant = (manager: Role | 'system', role: Role): boolean =>
  (manager === 'dg_administrator' || manager === 'municipality') && GRANTABLE_ROLES[manager].includes(role);
