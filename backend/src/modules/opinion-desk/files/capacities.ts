import type { OpinionCapacity } from '../../../domain/opinion/opinion-steps.js';
import type { Actor } from '../../../platform/database/actor.js';
import type { DeskRow } from '../desk/desk.repository.js';

/** As what somebody of the Directorate-General stands before a request. An administrator stands in for the offices, never for two of them on one proposal. */
export function capacitiesOf({ role, userId }: Actor, { officer }: Pick<DeskRow, 'officer'>): OpinionCapacity[] {
  const capacities: OpinionCapacity[] = [];
  if (role === 'dg_registry' || role === 'dg_administrator') capacities.push('registry');
  if (role === 'dg_head' || role === 'dg_administrator') capacities.push('head');
  if (officer !== null && officer.id === userId) capacities.push('officer_in_charge');
  return capacities;
}
