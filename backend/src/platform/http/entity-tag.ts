import { DomainProblem } from '../../domain/problem.js';

/** The `ETag` of a version of a record: the key of the change that wrote it. */
export const entityTag = (version: number): string => `"${String(version)}"`;

/**
 * Refuses a change that was made on an older version than the one in force.
 *
 * @throws DomainProblem `precondition_required` without `If-Match`, `stale_version` when it names another version
 */
export function requireMatch(ifMatch: string | undefined, version: number): void {
  if (ifMatch === undefined) throw new DomainProblem('precondition_required');
  if (ifMatch !== entityTag(version)) throw new DomainProblem('stale_version');
}
