import { ROLES } from '../domain/codes.js';
import { hasPermission } from '../domain/permission.js';
import type { ListedRoute } from '../platform/http/route-list.js';

/** The reviewed list of who may use which route, as Markdown. */
export function permissionList(routes: readonly ListedRoute[]): string {
  return [
    '# Permissions',
    '',
    'Made from the code by `npm run generate`: every route, what it asks for, and the roles that have it. Which rows a role then sees is decided by',
    'row-level security in the database.',
    '',
    '| method | path | permission | roles |',
    '| --- | --- | --- | --- |',
    ...routes.map(row),
    '',
  ].join('\n');
}

function row({ method, path, access }: ListedRoute): string {
  if (access.kind === 'public') return `| ${method} | \`${path}\` | – | anyone, without signing in |`;
  if (access.kind === 'signed_in') return `| ${method} | \`${path}\` | – | anyone signed in |`;
  const roles = ROLES.codes.filter((role) => hasPermission(role, access.permission));
  return `| ${method} | \`${path}\` | \`${access.permission}\` | ${roles.join(', ')} |`;
}
