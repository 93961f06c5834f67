import { Injectable } from '@nestjs/common';
import { DomainProblem, fieldError } from '../../domain/problem.js';
import { LONGEST_DRAFT } from '../../domain/registration-draft.js';
import { AuditTrail } from '../../platform/audit/audit-trail.js';
import { requireMatch } from '../../platform/http/entity-tag.js';
import { Idempotency } from '../../platform/http/idempotency.js';
import { type MinorCreationDto, RegistrationService } from '../movements/index.js';
import type { DraftDto, DraftListDto, DraftSavingDto } from './drafts.dto.js';
import { type DraftRow, DraftsRepository } from './drafts.repository.js';

export interface VersionedDraft {
  readonly version: number;
  readonly draft: DraftDto;
}

/** Registrations that are begun, saved while they are typed, and sent once. */
@Injectable()
export class DraftsService {
  constructor(
    private readonly repository: DraftsRepository,
    private readonly registration: RegistrationService,
    private readonly idempotency: Idempotency,
    private readonly audit: AuditTrail,
  ) {}

  async list(): Promise<DraftListDto> {
    const items = await this.repository.open();
    await this.audit.record({ action: 'draft.list', details: { rows: items.length } });
    return { items };
  }

  /** Open drafts of the actor's organisation. */
  countOpen(): Promise<number> {
    return this.repository.countOpen();
  }

  /** @throws DomainProblem `not_found`, also for a draft of another organisation */
  async read(id: string): Promise<VersionedDraft> {
    const row = await this.get(id);
    await this.audit.record({ action: 'draft.read', minorId: row.minorId, details: { draft: id } });
    return versioned(row);
  }

  /** @throws DomainProblem `payload_too_large`, and those of {@link Idempotency} */
  async begin(key: string | undefined, body: DraftSavingDto): Promise<VersionedDraft> {
    refuseLong(body);
    const { identity } = await this.idempotency.once(key, 'POST /api/registration-drafts', body, async () => ({
      id: await this.repository.add(body),
    }));
    return versioned(await this.get(identity.id));
  }

  /** @throws DomainProblem `not_found`, `precondition_required`, `stale_version` (saved in another window), `draft_sent`, `payload_too_large` */
  async save(id: string, ifMatch: string | undefined, body: DraftSavingDto): Promise<VersionedDraft> {
    refuseLong(body);
    await this.hold(id, ifMatch);
    await this.repository.save(id, body);
    return versioned(await this.get(id));
  }

  /** @throws DomainProblem as {@link save} */
  async remove(id: string, ifMatch: string | undefined): Promise<void> {
    await this.hold(id, ifMatch);
    await this.repository.remove(id);
    await this.audit.record({ action: 'draft.delete', details: { draft: id } });
  }

  /**
   * Makes the record, once: whoever sends the draft again, also at the same moment, gets the receipt of the first time.
   * @throws DomainProblem `not_found`; those of a registration, field by field
   */
  async submit(id: string, body: MinorCreationDto): Promise<VersionedDraft> {
    // The second of two sendings waits here for the first to commit.
    if (!(await this.repository.lock(id))) throw new DomainProblem('not_found');
    const before = await this.get(id);
    if (before.minorId !== null) {
      await this.audit.record({ action: 'draft.read', minorId: before.minorId, details: { draft: id } });
      return versioned(before);
    }
    const { simCode } = await this.registration.create(body);
    await this.repository.markSent(id, simCode);
    return versioned(await this.get(id));
  }

  private async hold(id: string, ifMatch: string | undefined): Promise<void> {
    if (!(await this.repository.lock(id))) throw new DomainProblem('not_found');
    const { version, minorId } = await this.get(id);
    if (minorId !== null) throw new DomainProblem('draft_sent');
    requireMatch(ifMatch, version);
  }

  private async get(id: string): Promise<DraftRow> {
    const row = await this.repository.find(id);
    if (row === null) throw new DomainProblem('not_found');
    return row;
  }
}

/** The database measures its own text, which has a blank after each mark. */
function refuseLong({ content }: DraftSavingDto): void {
  const bytes = Buffer.byteLength(JSON.stringify(content)) * 1.2;
  if (bytes > LONGEST_DRAFT)
    throw new DomainProblem('payload_too_large', { errors: [fieldError('content', 'too_long')] });
}

const versioned = ({ version, minorId: _minorId, ...draft }: DraftRow): VersionedDraft => ({ version, draft });
