import { Injectable } from '@nestjs/common';
import type { DeskStep } from '../../../domain/opinion/desk-steps.js';
import type { NotDueCase } from '../../../domain/opinion/opinion-codes.js';
import { DomainProblem } from '../../../domain/problem.js';
import { requireMatch } from '../../../platform/http/entity-tag.js';
import { Idempotency } from '../../../platform/http/idempotency.js';
import { OpinionRequests, type StepFacts } from '../../opinions/index.js';
import { DeskRepository } from '../desk/desk.repository.js';
import { FilesService, type VersionedFile } from '../files/files.service.js';
import { LocksService } from '../locks/locks.service.js';
import { PapersService } from '../papers/papers.service.js';
import type { BulkDecisionDto } from './steps.dto.js';

/** Steps of the desk on one request, and the one decision that may be taken on many. */
@Injectable()
export class StepsService {
  constructor(
    private readonly requests: OpinionRequests,
    private readonly desk: DeskRepository,
    private readonly files: FilesService,
    private readonly locks: LocksService,
    private readonly papers: PapersService,
    private readonly idempotency: Idempotency,
  ) {}

  /**
   * @throws DomainProblem `not_found`, `opinion_locked`, `precondition_required`, `stale_version`, and those of a step
   */
  async take(id: number, step: DeskStep, ifMatch: string | undefined, facts: StepFacts): Promise<VersionedFile> {
    const { version } = await this.files.again(id);
    requireMatch(ifMatch, version);
    await this.locks.requireFree([id]);
    await this.requests.take(id, step, facts, version);
    await this.papers.issue(id, step);
    return this.files.again(id);
  }

  /**
   * Decides many requests whose proposal is "not due" for one case, all or none: who signs a list of numbers signs that list, not a part of it.
   * @throws DomainProblem `not_found`, `opinion_locked`, `bulk_mixed` where a proposal is another one, and those of a decision
   */
  async decideTogether(key: string | undefined, { requestIds, notDueCase }: BulkDecisionDto): Promise<number> {
    const body = { requestIds, notDueCase };
    const { identity } = await this.idempotency.once(key, 'POST /api/opinion-desk/decisions', body, async () => {
      await this.requireSame(requestIds, notDueCase);
      await this.locks.requireFree(requestIds);
      for (const id of [...requestIds].sort((a, b) => a - b)) {
        await this.requests.take(id, 'decide');
        await this.papers.issue(id, 'decide');
      }
      return { decided: requestIds.length };
    });
    return identity.decided;
  }

  private async requireSame(requestIds: readonly number[], notDueCase: NotDueCase): Promise<void> {
    const rows = await this.desk.byKeys(requestIds);
    if (rows.length < requestIds.length) throw new DomainProblem('not_found');
    const others = rows.filter(
      (row) => row.state !== 'proposed' || row.outcome !== 'not_due' || row.notDueCase !== notDueCase,
    );
    if (others.length > 0)
      throw new DomainProblem('bulk_mixed', { facts: { requests: others.map(({ number }) => number).join(', ') } });
  }
}
