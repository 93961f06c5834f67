import { Injectable } from '@nestjs/common';
import { assignByLoad, weightOf } from '../../../domain/opinion/assignment.js';
import { DomainProblem, fieldError } from '../../../domain/problem.js';
import { Clock } from '../../../platform/clock.js';
import { Idempotency } from '../../../platform/http/idempotency.js';
import { OpinionRequests } from '../../opinions/index.js';
import { DeskRepository } from '../desk/desk.repository.js';
import { urgencyOfRow } from '../desk/desk.service.js';
import { LocksService } from '../locks/locks.service.js';
import type { AssignmentDto, AssignmentPreviewDto, OfficerLoadDto } from './assignments.dto.js';

/** Gives requests to officers: one, many, or shared out by load. */
@Injectable()
export class AssignmentsService {
  constructor(
    private readonly desk: DeskRepository,
    private readonly requests: OpinionRequests,
    private readonly locks: LocksService,
    private readonly idempotency: Idempotency,
    private readonly clock: Clock,
  ) {}

  /** Officers by name, with what each has open. */
  async officers(): Promise<OfficerLoadDto[]> {
    const today = this.clock.today();
    const open = await this.desk.ofOfficers();
    return (await this.desk.officers()).map(({ id, name }) => {
      const theirs = open.filter(({ officer }) => officer?.id === id);
      return {
        id,
        name,
        openRequests: theirs.length,
        weight: theirs.reduce((sum, row) => sum + weightOf(urgencyOfRow(row, today)), 0),
      };
    });
  }

  /** Who would get what; nothing is written. @throws DomainProblem `not_found`, `unknown_code` for an officer */
  async preview({ requestIds, officerIds }: AssignmentPreviewDto): Promise<AssignmentDto[]> {
    const today = this.clock.today();
    const rows = await this.desk.byKeys(requestIds);
    if (rows.length < requestIds.length) throw new DomainProblem('not_found');
    const officers = await this.officers();
    if (officerIds !== undefined) refuseUnknown(officerIds, officers, 'officerIds');
    const asked = new Set(requestIds);
    const freed = (await this.desk.ofOfficers()).filter(({ id }) => asked.has(id));
    // What is given away again weighs on nobody while it is shared out.
    const loads = officers
      .filter(({ id }) => officerIds?.includes(id) ?? true)
      .map(({ id, openRequests, weight }) => {
        const theirs = freed.filter(({ officer }) => officer?.id === id);
        return {
          userId: id,
          openRequests: openRequests - theirs.length,
          weight: weight - theirs.reduce((sum, row) => sum + weightOf(urgencyOfRow(row, today)), 0),
        };
      });
    const weighed = rows.map((row) => ({ id: row.id, ...urgencyOfRow(row, today) }));
    return assignByLoad(weighed, loads).map(({ requestId, userId }) => ({ requestId, officerId: userId }));
  }

  /**
   * Assigns all or none, once for a key: a half-made batch would leave the head guessing which half.
   * @throws DomainProblem `not_found`, `unknown_code`, `opinion_locked`, and those of a step
   */
  async assign(key: string | undefined, assignments: readonly AssignmentDto[]): Promise<number> {
    const { identity } = await this.idempotency.once(
      key,
      'POST /api/opinion-desk/assignments',
      assignments,
      async () => {
        const officerIds = assignments.map(({ officerId }) => officerId);
        refuseUnknown(officerIds, await this.desk.officers(), 'assignments');
        await this.locks.requireFree(assignments.map(({ requestId }) => requestId));
        // In the order of their keys: two batches at once wait for one another instead of locking each other out.
        for (const { requestId, officerId } of [...assignments].sort((a, b) => a.requestId - b.requestId))
          await this.requests.take(requestId, 'assign', { officerUserId: officerId });
        return { assigned: assignments.length };
      },
    );
    return identity.assigned;
  }
}

function refuseUnknown(asked: readonly number[], officers: readonly { readonly id: number }[], field: string): void {
  if (asked.every((id) => officers.some((officer) => officer.id === id))) return;
  throw new DomainProblem('validation_failed', { errors: [fieldError(field, 'unknown_code')] });
}
