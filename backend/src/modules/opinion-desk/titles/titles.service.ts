import { Injectable } from '@nestjs/common';
import { isOpenAtDesk } from '../../../domain/opinion/desk-states.js';
import { DomainProblem, fieldError } from '../../../domain/problem.js';
import { AuditTrail } from '../../../platform/audit/audit-trail.js';
import { UnitOfWork } from '../../../platform/database/unit-of-work.js';
import { Notifications } from '../../notifications/index.js';
import { OpinionRequestsRepository } from '../../opinions/index.js';
import { DeskRepository } from '../desk/desk.repository.js';
import { FilesService, type VersionedFile } from '../files/files.service.js';
import { LocksService } from '../locks/locks.service.js';
import type { TitleVerdictDto } from './titles.dto.js';

/** Whether who asks may act for the minor: an opinion is proposed only after somebody has looked at the document that proves it. */
@Injectable()
export class TitlesService {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly desk: DeskRepository,
    private readonly requests: OpinionRequestsRepository,
    private readonly files: FilesService,
    private readonly locks: LocksService,
    private readonly notifications: Notifications,
    private readonly audit: AuditTrail,
  ) {}

  /**
   * Holds for every request of the person about the minor, and may be changed as long as the request is open.
   * @throws DomainProblem `not_found`, `opinion_locked`, `opinion_step_not_open` where there is nothing to confirm, `required` on the reason of a refusal
   */
  async decide(id: number, { verdict, reason }: TitleVerdictDto): Promise<VersionedFile> {
    const row = await this.desk.get(id);
    await this.locks.requireFree([id]);
    const request = await this.requests.find(id);
    if (request === null) throw new DomainProblem('not_found');
    if (request.applicantKind === 'social_services' || !isOpenAtDesk(row.state))
      throw new DomainProblem('opinion_step_not_open');
    const why = reason?.trim() ?? '';
    if (verdict === 'refused' && why === '')
      throw new DomainProblem('validation_failed', { errors: [fieldError('reason', 'required')] });
    const touched = await this.unitOfWork.execute(
      `update opinion_titles set state = $3, reason = $4, decided_at = clock_timestamp(), decided_by_user_id = app.user_id()
        where user_id = $1 and minor_id = $2 and state <> $3`,
      [request.authorId, request.minorId, verdict, why === '' ? null : why],
    );
    if (touched > 0) {
      await this.audit.record({
        action: 'opinion.decide_title',
        minorId: request.minorId,
        details: { request: id, verdict },
      });
      await this.notifications.send({
        to: { userId: request.authorId },
        topic: verdict === 'confirmed' ? 'applicant_confirmed' : 'applicant_refused',
        number: request.number,
        link: `/opinions/${String(id)}`,
      });
    }
    return this.files.again(id);
  }
}
