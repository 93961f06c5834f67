import { Injectable } from '@nestjs/common';
import { parseCalendarDate } from '../../../domain/calendar-date.js';
import { isUnanswered } from '../../../domain/opinion/author-states.js';
import { DomainProblem, fieldError, refuseIfAny } from '../../../domain/problem.js';
import { parseSimCode } from '../../../domain/sim-code.js';
import { AuditTrail } from '../../../platform/audit/audit-trail.js';
import { UnitOfWork } from '../../../platform/database/unit-of-work.js';
import { requireMatch } from '../../../platform/http/entity-tag.js';
import { OpinionRequestsRepository } from '../requests.repository.js';
import { type DraftContent, DraftsRepository } from './drafts.repository.js';
import { MinorClaims } from './minor-claims.js';
import type { OpinionContentDto, OpinionDraftDto } from './opinion-input.dto.js';
import { OpinionsService, type VersionedOpinion } from './opinions.service.js';

/** Requests that are not filed yet. */
@Injectable()
export class DraftsService {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly repository: DraftsRepository,
    private readonly rows: OpinionRequestsRepository,
    private readonly claims: MinorClaims,
    private readonly opinions: OpinionsService,
    private readonly audit: AuditTrail,
  ) {}

  /**
   * Begins a request, or opens again the draft that the author has about the same minor, as it stands.
   * @throws DomainProblem `not_found`, `not_in_charge` (social services), `minor_not_recognised`, `too_many_requests` (applicants), `opinion_request_open`,
   *   `validation_failed`
   */
  async begin(body: OpinionDraftDto): Promise<VersionedOpinion & { readonly begun: boolean }> {
    const content = contentOf(body);
    const minorId = await this.minorOf(body);
    await this.repository.hold(minorId);
    const own = await this.repository.own(minorId);
    const draft = own.find(({ state }) => state === 'draft');
    if (draft !== undefined) return { ...(await this.opinions.read(draft.id)), begun: false };
    const open = own.find(({ state }) => isUnanswered(state));
    if (open !== undefined)
      throw new DomainProblem('opinion_request_open', { facts: { id: open.id, number: open.number } });
    const previous = body.previousRequestId ?? null;
    if (previous !== null && !own.some(({ id }) => id === previous))
      throw new DomainProblem('validation_failed', { errors: [fieldError('previousRequestId', 'invalid_value')] });
    const applicantKind = await this.repository.applicantKind();
    const stated = { ...content.stated, ...namedIn(body) };
    const id = await this.repository.add(minorId, applicantKind, previous, { ...content, stated });
    await this.audit.record({ action: 'opinion.draft', minorId, details: { request: id } });
    return { ...(await this.opinions.again(id)), begun: true };
  }

  /** @throws DomainProblem `not_found`, `precondition_required`, `stale_version`, `opinion_step_not_open` for a request that was filed, `validation_failed` */
  async change(id: number, body: OpinionContentDto, ifMatch: string | undefined): Promise<VersionedOpinion> {
    await this.rows.lock(id);
    const request = await this.rows.find(id);
    if (request === null) throw new DomainProblem('not_found');
    requireMatch(ifMatch, request.version);
    if (request.state !== 'draft') throw new DomainProblem('opinion_step_not_open');
    const content = contentOf(body);
    const { simCode, familyName, birthDate } = request.stated;
    const stated = { simCode, familyName, birthDate, ...content.stated };
    // A draft of somebody else is seen by nobody who may not change it.
    if (!(await this.repository.change(id, { ...content, stated }))) throw new DomainProblem('not_found');
    await this.audit.record({ action: 'opinion.draft', minorId: request.minorId, details: { request: id } });
    return this.opinions.again(id);
  }

  private async minorOf({ simCode, familyName, birthDate }: OpinionDraftDto): Promise<number> {
    const code = parseSimCode(simCode, 'simCode');
    if (this.unitOfWork.actor.scope.kind === 'applicants') {
      refuseIfAny([
        ...(familyName === undefined || familyName.trim() === '' ? [fieldError('familyName', 'required')] : []),
        ...(birthDate === undefined ? [fieldError('birthDate', 'required')] : []),
      ]);
      return this.claims.claim(code, familyName ?? '', parseCalendarDate(birthDate ?? '', 'birthDate'));
    }
    const minor = await this.repository.minor(code);
    if (minor === null) throw new DomainProblem('not_found');
    if (!minor.inCharge) throw new DomainProblem('not_in_charge');
    return minor.id;
  }
}

const text = (value: string | null | undefined): string | undefined => {
  const trimmed = value?.trim() ?? '';
  return trimmed === '' ? undefined : trimmed;
};
const day = (value: string | null | undefined, field: string) =>
  value == null || value === '' ? null : parseCalendarDate(value, field);

/** @throws DomainProblem `validation_failed`: a day that is none, or an integration path that ends before it begins */
function contentOf(body: OpinionContentDto): DraftContent {
  const content = {
    permitExpiresOn: day(body.permitExpiresOn, 'permitExpiresOn'),
    projectFrom: day(body.projectFrom, 'projectFrom'),
    projectTo: day(body.projectTo, 'projectTo'),
    outsideWindowReason: text(body.outsideWindowReason) ?? null,
    stated: {
      path: text(body.path),
      afterEighteen: text(body.afterEighteen),
      missingReason: text(body.missingReason),
    },
  };
  const { projectFrom, projectTo } = content;
  refuseIfAny(
    projectTo !== null && (projectFrom === null || projectTo < projectFrom)
      ? [projectFrom === null ? fieldError('projectFrom', 'required') : fieldError('projectTo', 'invalid_period')]
      : [],
  );
  return content;
}

/** How an applicant named the minor; social services name a record. */
const namedIn = ({ simCode, familyName, birthDate }: OpinionDraftDto) => ({
  simCode: parseSimCode(simCode, 'simCode'),
  familyName: text(familyName),
  birthDate,
});
