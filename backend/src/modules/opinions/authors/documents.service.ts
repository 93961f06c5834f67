import { Injectable } from '@nestjs/common';
import type { Readable } from 'node:stream';
import { DomainProblem, fieldError, refuseIfAny } from '../../../domain/problem.js';
import { AuditTrail } from '../../../platform/audit/audit-trail.js';
import type { Actor } from '../../../platform/database/actor.js';
import { UnitOfWork } from '../../../platform/database/unit-of-work.js';
import { Idempotency } from '../../../platform/http/idempotency.js';
import { Contents, type ReceivedAttachment } from '../../attachments/index.js';
import { OpinionRequestsRepository } from '../requests.repository.js';
import { AuthorsRepository, type OpinionDocumentRow } from './authors.repository.js';
import { OpinionsService, type VersionedOpinion } from './opinions.service.js';

export interface OpinionUpload {
  /** As sent in the form. */
  readonly kind: unknown;
  readonly file: ReceivedAttachment | undefined;
}

/** Documents of a request, as authors add and replace them and as all who see the request read them. */
@Injectable()
export class DocumentsService {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly repository: AuthorsRepository,
    private readonly rows: OpinionRequestsRepository,
    private readonly opinions: OpinionsService,
    private readonly contents: Contents,
    private readonly idempotency: Idempotency,
    private readonly audit: AuditTrail,
  ) {}

  /**
   * Adds a document already received. Must be called outside a unit of work: the upload has taken as long as the line needed.
   * @throws DomainProblem `validation_failed`, `infected_file`, `not_found`, `opinion_step_not_open` where nothing is asked of the author, and those of {@link Idempotency}
   */
  async upload(
    actor: Actor | undefined,
    key: string | undefined,
    id: number,
    upload: OpinionUpload,
  ): Promise<VersionedOpinion> {
    try {
      if (actor === undefined) throw new DomainProblem('unauthenticated');
      const { kind, file } = await this.unitOfWork.run(actor, () => this.check(id, upload));
      const scanState = await this.contents.scan(file);
      if (scanState === 'infected') {
        await this.unitOfWork.run(actor, () => this.noteInfected(id, file));
        throw new DomainProblem('infected_file');
      }
      return await this.unitOfWork.run(actor, async () => {
        const body = { kind, name: file.name, sha256: file.sha256 };
        await this.idempotency.once(key, `POST /api/opinions/${String(id)}/documents`, body, async () => {
          const minorId = await this.takes(id);
          const document = await this.contents.keep(file, () => this.repository.addDocument(id, kind, file, scanState));
          await this.audit.record({
            action: 'opinion.add_document',
            minorId,
            details: { request: id, document, kind },
          });
          return document;
        });
        return this.opinions.again(id);
      });
    } finally {
      await this.contents.discard(upload.file);
    }
  }

  /**
   * Opens a document, leaving a trace first. Must be called outside a unit of work.
   * @throws DomainProblem `not_found`, also outside what the actor sees; `infected_file`
   */
  async open(
    actor: Actor | undefined,
    id: number,
    documentId: number,
    toBeSaved: boolean,
  ): Promise<{ document: OpinionDocumentRow; content: Readable }> {
    if (actor === undefined) throw new DomainProblem('unauthenticated');
    const document = await this.unitOfWork.run(actor, async () => {
      const request = await this.seen(id);
      const found = await this.repository.document(id, documentId);
      if (found === null) throw new DomainProblem('not_found');
      if (found.scanState === 'infected') throw new DomainProblem('infected_file');
      await this.audit.record({
        action: toBeSaved ? 'opinion.download_document' : 'opinion.open_document',
        minorId: request,
        details: { request: id, document: documentId },
      });
      return found;
    });
    return { document, content: this.contents.read(document.sha256) };
  }

  /** Takes back a document put there by mistake; it stays readable in the history. @throws DomainProblem `not_found`, `opinion_step_not_open`, `already_withdrawn` */
  async withdraw(id: number, documentId: number): Promise<VersionedOpinion> {
    const minorId = await this.takes(id);
    if ((await this.repository.document(id, documentId)) === null) throw new DomainProblem('not_found');
    if (!(await this.repository.withdrawDocument(id, documentId))) throw new DomainProblem('already_withdrawn');
    await this.audit.record({
      action: 'opinion.withdraw_document',
      minorId,
      details: { request: id, document: documentId },
    });
    return this.opinions.again(id);
  }

  private async check(
    id: number,
    { kind, file }: OpinionUpload,
  ): Promise<{ readonly kind: string; readonly file: ReceivedAttachment }> {
    const { opinion } = await this.opinions.again(id);
    await this.takes(id);
    const known = opinion.upload.kinds.find((one) => one === kind);
    refuseIfAny([
      ...(known === undefined ? [fieldError('kind', kind === undefined ? 'required' : 'unknown_code')] : []),
      ...(file === undefined ? [fieldError('file', 'required')] : []),
    ]);
    if (known === undefined || file === undefined) throw new DomainProblem('validation_failed');
    return { kind: known, file };
  }

  private async noteInfected(id: number, { sha256, bytes }: ReceivedAttachment): Promise<void> {
    const minorId = await this.takes(id);
    await this.audit.record({
      action: 'opinion.refuse_infected_document',
      minorId,
      details: { request: id, sha256, bytes },
    });
  }

  /** The minor of a request that its author may add documents to now. */
  private async takes(id: number): Promise<number> {
    const minorId = await this.seen(id);
    const { opinion } = await this.opinions.again(id);
    if (!opinion.upload.open) throw new DomainProblem('opinion_step_not_open');
    return minorId;
  }

  private async seen(id: number): Promise<number> {
    const row = await this.repository.find(id);
    const request = await this.rows.find(id);
    if (row === null || request === null) throw new DomainProblem('not_found');
    return request.minorId;
  }
}
