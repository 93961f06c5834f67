import { Injectable } from '@nestjs/common';
import { DomainProblem } from '../../../domain/problem.js';
import { AuditTrail } from '../../../platform/audit/audit-trail.js';
import { DeskRepository } from '../desk/desk.repository.js';
import type { DeskLockAnswerDto } from './locks.dto.js';
import { LocksRepository } from './locks.repository.js';

/** A request is open with one officer at a time: the others read it and do nothing with it. */
@Injectable()
export class LocksService {
  constructor(
    private readonly repository: LocksRepository,
    private readonly desk: DeskRepository,
    private readonly audit: AuditTrail,
  ) {}

  /** @throws DomainProblem `not_found` */
  async read(requestId: number): Promise<DeskLockAnswerDto> {
    await this.desk.getMinor(requestId);
    return this.answer(requestId);
  }

  /** Takes the lock or keeps it alive. @throws DomainProblem `not_found`, `opinion_locked` where somebody else holds it */
  async take(requestId: number): Promise<DeskLockAnswerDto> {
    await this.desk.getMinor(requestId);
    if (!(await this.repository.take(requestId))) throw new DomainProblem('opinion_locked');
    return this.answer(requestId);
  }

  /** Takes the lock from whoever holds it; the trail keeps from whom and why. @throws DomainProblem `not_found` */
  async takeOver(requestId: number, reason: string): Promise<DeskLockAnswerDto> {
    const minorId = await this.desk.getMinor(requestId);
    const before = await this.repository.find(requestId);
    await this.repository.takeOver(requestId);
    await this.audit.record({
      action: 'opinion_lock.take_over',
      minorId,
      details: { request: requestId, from: before?.holder ?? null, reason: reason.trim() },
    });
    return this.answer(requestId);
  }

  release(requestId: number): Promise<void> {
    return this.repository.release(requestId);
  }

  /** Every step of the desk asks this first. @throws DomainProblem `opinion_locked` where somebody else holds one of the requests */
  async requireFree(requestIds: readonly number[]): Promise<void> {
    const held = await this.repository.heldByOthers(requestIds);
    if (held.length > 0) throw new DomainProblem('opinion_locked', { facts: { requests: held.join(', ') } });
  }

  private async answer(requestId: number): Promise<DeskLockAnswerDto> {
    return { lock: await this.repository.find(requestId) };
  }
}
