import type { Role } from '../../api/models';

const ALL: readonly Role[] = [
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
];

/** Roles that a manager may give: what the page offers. The server decides in any case. */
export const grantableRoles = (manager: Role | undefined): readonly Role[] =>
  manager === 'municipality' ? ['facility', 'municipality'] : ALL;

/** Roles of the Directorate-General, which is one body: no territory is chosen. */
export const isNational = (role: string): boolean => role.startsWith('dg_');
