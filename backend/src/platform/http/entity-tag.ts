import { DomainProblem } from '../../domain/problem.js';

/** What tells a version of a record from another: the key of the change that wrote it, or a digest of what it holds. */
export type Version = number | string;

/** The `ETag` of a version of a record. */
export const entityTag = (version: Version): string => `"${String(version)}"`;

/**
 * Refuses a change that was made on an older version than the one in force.
 *
 * @throws DomainProblem `precondition_required` without `If-Match`, `stale_version` when it names another version
 */
export function requireMatch(ifMatch: string | undefined, version: Version): void {
  if (ifMatch === undefined) throw new DomainProblem('precondition_required');
  if (ifMatch !== entityTag(version)) throw new DomainProblem('stale_version');
}
