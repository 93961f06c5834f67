import type { OrganisationKind, Role } from './codes.js';

/** What a route may ask for. `public` and "signed in" are no permissions. */
export const PERMISSIONS = [
  'territory.read',
  'facility.read',
  'facility.write',
  'minor.list',
  'minor.read',
  'minor.create',
  'minor.correct',
  'movement.create',
  'movement.correct',
  'presence.read',
  'presence.confirm',
  'presence_quarter.read',
  'daily_amount.write',
  'census.read',
  'import.read',
  'import.run',
  'report.read',
  'report.create',
] as const;

export type Permission = (typeof PERMISSIONS)[number];

const READING = [
  'territory.read',
  'facility.read',
  'minor.list',
  'minor.read',
  'presence.read',
  'census.read',
  'report.read',
] as const satisfies readonly Permission[];
const CASE_WORK = [
  'minor.create',
  'minor.correct',
  'movement.create',
  'movement.correct',
  'presence.confirm',
] as const satisfies readonly Permission[];

/**
 * What each role may ask for; which rows it then sees is decided by the database (row-level security).
 * Bodies with access: DPR 231/2023 art. 11(1). Municipalities keep the archive of managing bodies and facilities;
 * regions and prefectures only read.
 */
export const ROLE_PERMISSIONS: Readonly<Record<Role, readonly Permission[]>> = {
  dg_administrator: PERMISSIONS,
  dg_analyst: [...READING, 'presence_quarter.read', 'report.create', 'import.read'],
  region: [...READING, 'presence_quarter.read'],
  prefecture: [...READING, 'presence_quarter.read'],
  municipality: [...READING, ...CASE_WORK, 'presence_quarter.read', 'facility.write'],
  facility: [...READING, ...CASE_WORK],
};

export const hasPermission = (role: Role, permission: Permission): boolean =>
  ROLE_PERMISSIONS[role].includes(permission);

/** The kind of organisation in which a role may be held. */
export const ROLE_ORGANISATION: Readonly<Record<Role, OrganisationKind>> = {
  dg_analyst: 'dg',
  dg_administrator: 'dg',
  region: 'region',
  prefecture: 'prefecture',
  municipality: 'municipality',
  facility: 'facility',
};
