import { Inject, Injectable } from '@nestjs/common';
import { ATTACHMENT_MEDIA_TYPES } from '../../../domain/attachment.js';
import { waitsForAuthor } from '../../../domain/opinion/author-states.js';
import { isAuthorStep } from '../../../domain/opinion/author-steps.js';
import { requiredDocuments, uploadableKinds } from '../../../domain/opinion/required-documents.js';
import { DomainProblem } from '../../../domain/problem.js';
import { parseSimCode } from '../../../domain/sim-code.js';
import { AuditTrail } from '../../../platform/audit/audit-trail.js';
import type { Config } from '../../../platform/config/config.js';
import { CONFIG } from '../../../platform/config/config.token.js';
import { UnitOfWork } from '../../../platform/database/unit-of-work.js';
import { decodeCursor, encodeCursor } from '../../../platform/http/paging.js';
import { Contents } from '../../attachments/index.js';
import { OfficialDocuments } from '../../official-documents/index.js';
import { type AssessedRequest, OpinionRequests } from '../opinion-requests.js';
import { type OpinionRequestRow, OpinionRequestsRepository } from '../requests.repository.js';
import { AuthorsRepository, type OpinionDocumentRow, type OpinionRow, type PlaceInList } from './authors.repository.js';
import type {
  OpinionAssessmentDto,
  OpinionDocumentDto,
  OpinionDto,
  OpinionHistoryDto,
  OpinionPageDto,
  OpinionQuery,
  OpinionStatedDto,
  OpinionSummaryDto,
  OpinionUploadDto,
} from './opinion.dto.js';

export interface VersionedOpinion {
  readonly version: number;
  readonly opinion: OpinionDto;
}

const PAGE = 25;

/** Requests for an opinion as those read them who file them, or who get a copy. */
@Injectable()
export class OpinionsService {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly repository: AuthorsRepository,
    private readonly rows: OpinionRequestsRepository,
    private readonly requests: OpinionRequests,
    private readonly documents: OfficialDocuments,
    private readonly contents: Contents,
    private readonly audit: AuditTrail,
    @Inject(CONFIG) private readonly config: Config,
  ) {}

  /** Leaves a trace. @throws DomainProblem `validation_failed` for a cursor or a SIM code that is none */
  async page({ list, state, search, simCode, cursor, limit = PAGE }: OpinionQuery): Promise<OpinionPageDto> {
    const words = search?.trim();
    const filter = {
      list,
      state,
      search: words === '' ? undefined : words,
      simCode: simCode === undefined ? undefined : parseSimCode(simCode),
    };
    const rows = await this.repository.page(filter, placeOf(cursor), limit + 1);
    const items = rows.slice(0, limit).map(summaryOf);
    const last = items.at(-1);
    await this.audit.record({ action: 'opinion.list', details: { list, found: items.length } });
    return {
      items,
      nextCursor: rows.length > limit && last !== undefined ? encodeCursor([Number(last.waitsForMe), last.id]) : null,
      total: { count: await this.repository.count(filter), exact: true },
    };
  }

  /** Leaves a trace. @throws DomainProblem `not_found`, also for a request that the actor does not see */
  async read(id: number): Promise<VersionedOpinion> {
    const answer = await this.again(id);
    const request = await this.rows.find(id);
    await this.audit.record({
      action: 'opinion.read',
      ...(request === null ? {} : { minorId: request.minorId }),
      details: { request: id },
    });
    return answer;
  }

  /** The request after a change, which left its own trace. @throws DomainProblem `not_found` */
  async again(id: number): Promise<VersionedOpinion> {
    const row = await this.repository.find(id);
    const request = await this.rows.find(id);
    if (row === null || request === null) throw new DomainProblem('not_found');
    const documents = await this.repository.documents(id);
    const history = await this.repository.history(id);
    const assessed = await this.requests.assess(request);
    // Who gets a copy is not told what the register says, but what the rule asks for is no secret.
    const required = (assessed?.rule ?? (await this.requests.ruleOf(request))).requiredDocuments;
    const opinion: OpinionDto = {
      ...summaryOf(row),
      stated: statedOf(request),
      permitExpiresOn: request.permitExpiresOn,
      projectFrom: request.projectFrom,
      projectTo: request.projectTo,
      outsideWindowReason: request.outsideWindowReason,
      previousRequestId: request.previousRequestId,
      title: request.applicantKind === 'social_services' ? 'by_office' : (request.title ?? 'to_confirm'),
      assessment: assessed && assessmentOf(assessed),
      requiredDocuments: requiredDocuments(required, request.applicantKind, documents),
      documents: documents.map(documentOf),
      upload: this.uploadOf(row, required, history),
      officialDocuments: (await this.documents.of({ type: 'opinion_request', id })).map(
        ({ id: documentId, kind, number, dated, state, revokedAt }) => ({
          id: documentId,
          kind,
          number,
          dated,
          state,
          revoked: revokedAt !== null,
        }),
      ),
      history,
      steps: this.requests
        .openSteps(request, this.unitOfWork.actor)
        .flatMap(({ step, open, why }) => (isAuthorStep(step) ? [{ step, open, why }] : [])),
    };
    return { version: request.version, opinion };
  }

  private uploadOf(
    { isMine, state }: OpinionRow,
    required: readonly string[],
    history: readonly OpinionHistoryDto[],
  ): OpinionUploadDto {
    return {
      open: isMine && waitsForAuthor(state),
      kinds: uploadableKinds(
        required,
        history.flatMap(({ documents }) => documents),
      ),
      maxBytes: this.config.attachmentMaxBytes,
      mediaTypes: ATTACHMENT_MEDIA_TYPES,
      scanned: this.contents.isScanned,
    };
  }
}

/** @throws DomainProblem `validation_failed` on `cursor` */
function placeOf(cursor: string | undefined): PlaceInList | null {
  if (cursor === undefined) return null;
  const [waits, id] = decodeCursor(cursor, ['key', 'key']).map(Number);
  return { waits: waits === 1 ? 1 : 0, id: id ?? 0 };
}

const summaryOf = (row: OpinionRow): OpinionSummaryDto => ({
  ...row,
  waitsForMe: row.isMine && waitsForAuthor(row.state),
});

const statedOf = ({ stated }: OpinionRequestRow): OpinionStatedDto => ({
  familyName: stated.familyName ?? null,
  birthDate: stated.birthDate ?? null,
  path: stated.path ?? null,
  afterEighteen: stated.afterEighteen ?? null,
  missingReason: stated.missingReason ?? null,
});

const assessmentOf = ({ rule, assessment, sentence }: AssessedRequest): OpinionAssessmentDto => ({
  due: assessment.due,
  reason: assessment.reason,
  sentence,
  windowFrom: assessment.windowFrom,
  windowTo: assessment.windowTo,
  canSubmit: assessment.canSubmit,
  rule: rule.code,
  source: rule.legalSource,
  answerDays: rule.answerDays,
});

const documentOf = (row: OpinionDocumentRow): OpinionDocumentDto => ({
  id: row.id,
  kind: row.kind,
  name: row.name,
  mediaType: row.mediaType,
  bytes: row.bytes,
  state: row.state,
  stateReason: row.stateReason,
  uploadedAt: row.uploadedAt,
});
