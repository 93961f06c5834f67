import { describe, expect, test } from '@jest/globals';
import { ROLES } from './codes.js';
import { hasPermission, PERMISSIONS, ROLE_PERMISSIONS } from './permission.js';

const rolesWith = (permission: (typeof PERMISSIONS)[number]): string[] =>
  ROLES.codes.filter((role) => hasPermission(role, permission));

describe('permissions', () => {
  test.each([
    [
      'minor.read',
      [
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
    ],
    ['minor.create', ['dg_administrator', 'municipality', 'facility']],
    ['movement.correct', ['dg_administrator', 'municipality', 'facility']],
    ['facility.write', ['dg_administrator', 'municipality']],
    ['import.run', ['dg_administrator']],
    ['import.read', ['dg_analyst', 'dg_administrator']],
    ['report.create', ['dg_analyst', 'dg_administrator']],
    ['presence.read', ['dg_analyst', 'dg_administrator', 'region', 'prefecture', 'municipality', 'facility']],
    ['presence.confirm', ['dg_administrator', 'municipality', 'facility']],
    ['presence_quarter.read', ['dg_analyst', 'dg_administrator', 'region', 'prefecture', 'municipality']],
    ['daily_amount.write', ['dg_administrator']],
    ['census.read', ['dg_analyst', 'dg_administrator', 'region', 'prefecture', 'municipality', 'facility']],
  ] as const)('%s is held by %j', (permission, roles) => {
    expect(rolesWith(permission)).toEqual(roles);
  });

  test('a region and a prefecture change nothing', () => {
    for (const role of ['region', 'prefecture'] as const) {
      expect(ROLE_PERMISSIONS[role].filter((permission) => !/\.(?:read|list)$/u.test(permission))).toEqual([
        // They may write to the desk, not to the register.
        'assistance.write',
      ]);
    }
  });

  test('none is listed twice for a role', () => {
    for (const role of ROLES.codes) expect(new Set(ROLE_PERMISSIONS[role]).size).toBe(ROLE_PERMISSIONS[role].length);
  });
});
