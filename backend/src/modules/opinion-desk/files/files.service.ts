import { Injectable } from '@nestjs/common';
import { type CalendarDate, daysBetween } from '../../../domain/calendar-date.js';
import { isOpenAtDesk } from '../../../domain/opinion/desk-states.js';
import { DESK_STEPS, isDeskStep } from '../../../domain/opinion/desk-steps.js';
import { requiredDocuments } from '../../../domain/opinion/required-documents.js';
import { DomainProblem, fieldError } from '../../../domain/problem.js';
import { AuditTrail } from '../../../platform/audit/audit-trail.js';
import { Clock } from '../../../platform/clock.js';
import { UnitOfWork } from '../../../platform/database/unit-of-work.js';
import { type AssessedRequest, OpinionRequests, OpinionRequestsRepository } from '../../opinions/index.js';
import { DeskRepository, type DeskRow } from '../desk/desk.repository.js';
import { deskRequest } from '../desk/desk.service.js';
import { LocksService } from '../locks/locks.service.js';
import type {
  DeskFileDto,
  DeskHistoryStepDto,
  DeskPreCheckDto,
  DeskProposalDto,
  DeskSinceDto,
  DocumentCheckDto,
} from './files.dto.js';
import { FilesRepository } from './files.repository.js';
import { OpinionDocuments } from './opinion-documents.js';

export interface VersionedFile {
  readonly version: number;
  readonly file: DeskFileDto;
}

/** One request as the desk works on it. */
@Injectable()
export class FilesService {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly repository: FilesRepository,
    private readonly desk: DeskRepository,
    private readonly requests: OpinionRequestsRepository,
    private readonly steps: OpinionRequests,
    private readonly opinions: OpinionDocuments,
    private readonly locks: LocksService,
    private readonly audit: AuditTrail,
    private readonly clock: Clock,
  ) {}

  /** @throws DomainProblem `not_found` */
  async read(id: number): Promise<VersionedFile> {
    const row = await this.desk.get(id);
    await this.audit.record({ action: 'opinion.read', minorId: row.minorId, details: { request: id } });
    return this.put(row);
  }

  /** The file after a change, which left its own trace. @throws DomainProblem `not_found` */
  async again(id: number): Promise<VersionedFile> {
    return this.put(await this.desk.get(id));
  }

  /** @throws DomainProblem `not_found`, `opinion_locked`, `opinion_step_not_open` for a closed request, `required` without what cannot be read */
  async check(id: number, documentId: number, { verdict, reason }: DocumentCheckDto): Promise<VersionedFile> {
    const row = await this.desk.get(id);
    await this.locks.requireFree([id]);
    if (!isOpenAtDesk(row.state)) throw new DomainProblem('opinion_step_not_open');
    const why = reason?.trim() ?? '';
    if (verdict === 'not_readable' && why === '')
      throw new DomainProblem('validation_failed', { errors: [fieldError('reason', 'required')] });
    if (!(await this.repository.check(id, documentId, verdict, verdict === 'accepted' ? null : why)))
      throw new DomainProblem('not_found');
    await this.audit.record({
      action: 'opinion.check_document',
      minorId: row.minorId,
      details: { request: id, document: documentId, verdict },
    });
    return this.again(id);
  }

  private async put(row: DeskRow): Promise<VersionedFile> {
    const today = this.clock.today();
    const request = await this.requests.find(row.id);
    const extra = await this.repository.find(row.id);
    if (request === null || extra === null) throw new DomainProblem('not_found');
    const { staySince, ...shown } = extra;
    const history = await this.repository.history(row.id);
    const documents = await this.repository.documents(row.id);
    const assessed = await this.steps.assess(request);
    const steps = this.steps
      .openSteps(request, this.unitOfWork.actor)
      .flatMap(({ step, open, why }) => (isDeskStep(step) ? [{ step, open, why }] : []));
    const file: DeskFileDto = {
      ...shown,
      request: deskRequest(row, today),
      stated: {
        path: request.stated.path ?? null,
        afterEighteen: request.stated.afterEighteen ?? null,
        missingReason: request.stated.missingReason ?? null,
      },
      permitExpiresOn: request.permitExpiresOn,
      outsideWindowReason: request.outsideWindowReason,
      answerDueOn: request.answerDueOn,
      preCheck: assessed && preCheckOf(assessed),
      stay: since(staySince, row.submittedOn),
      path: request.projectFrom === null ? null : since(request.projectFrom, row.submittedOn),
      documents,
      requiredDocuments: requiredDocuments(assessed?.rule.requiredDocuments ?? [], row.applicantKind, documents),
      mayCheckDocuments: isOpenAtDesk(row.state),
      history,
      steps: [...steps].sort((a, b) => DESK_STEPS.indexOf(a.step) - DESK_STEPS.indexOf(b.step)),
      proposal: proposalIn(history, row),
      previous: await this.repository.others(row.id, row.minorId),
      opinion: await this.opinions.of(row.id),
    };
    return { version: request.version, file };
  }
}

const preCheckOf = ({ rule, assessment, sentence }: AssessedRequest): DeskPreCheckDto => ({
  rule: rule.code,
  source: rule.legalSource,
  sentence,
  due: assessment.due,
  windowFrom: assessment.windowFrom,
  windowTo: assessment.windowTo,
});

/** Criteria look at the filing: what came later is no merit of the request. */
const since = (day: CalendarDate, filedOn: CalendarDate): DeskSinceDto | null =>
  day > filedOn ? null : { since: day, days: daysBetween(day, filedOn) };

/** The proposal that waits, or that was decided; none once it was sent back or the request is examined again. */
function proposalIn(history: readonly DeskHistoryStepDto[], row: DeskRow): DeskProposalDto | null {
  if (row.outcome === null) return null;
  const proposal = history.find(({ step }) => step === 'propose');
  if (proposal?.outcome == null || proposal.reason === null) return null;
  const { outcome, notDueCase, reason, by, at } = proposal;
  return { outcome, notDueCase, motivation: reason, by, at };
}
