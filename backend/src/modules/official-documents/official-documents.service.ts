import { Injectable } from '@nestjs/common';
import { randomBytes } from 'node:crypto';
import { checkCodeFrom } from '../../domain/official-document/check-code.js';
import { checkGivenValues } from '../../domain/official-document/placeholder.js';
import { DomainProblem } from '../../domain/problem.js';
import { AuditTrail } from '../../platform/audit/audit-trail.js';
import { UnitOfWork } from '../../platform/database/unit-of-work.js';
import { FileStore } from '../../platform/files/file-store.js';
import type { Download } from '../../platform/http/download.js';
import { JobQueue } from '../../platform/queue/job-queue.js';
import {
  type DocumentSubject,
  type DocumentSummary,
  type IssuedDocument,
  type NewDocument,
  templateKindOf,
} from './official-document.js';
import { OfficialDocumentsRepository } from './official-documents.repository.js';
import { ProtocolService } from './protocol.service.js';

const RANDOM_BYTES = 20;

/** The door for other modules; every method runs in the caller's unit of work. */
@Injectable()
export class OfficialDocuments {
  constructor(
    private readonly documents: OfficialDocumentsRepository,
    private readonly protocol: ProtocolService,
    private readonly unitOfWork: UnitOfWork,
    private readonly files: FileStore,
    private readonly queue: JobQueue,
    private readonly audit: AuditTrail,
  ) {}

  /**
   * Gives the document its number and freezes what it says; the file follows after the commit, made and signed by the worker.
   * Every number waits for the unit of work that took the one before: issue as the last thing of a step.
   *
   * @throws DomainProblem `validation_failed` when a value is missing, unknown or malformed (`values.dueDate`)
   */
  async issue(document: NewDocument): Promise<IssuedDocument> {
    const kind = templateKindOf(document);
    const errors = checkGivenValues(kind, document.values);
    if (errors.length > 0) throw new DomainProblem('validation_failed', { errors });
    const letterhead = await this.documents.findLetterhead(document.on);
    const template = await this.documents.findTemplate(kind, 'it', document.on);
    if (letterhead === undefined || template === undefined) {
      throw new Error(`No text or letterhead for ${kind} on ${document.on}`);
    }
    const courtesy = await this.documents.findTemplate(kind, 'en', document.on);
    const checkCode = checkCodeFrom(randomBytes(RANDOM_BYTES));
    const { number, registeredOn } = await this.protocol.register();
    const office = letterhead.lines.at(-1) ?? '';
    const id = await this.documents.insert({
      kind: document.kind,
      subject: document.subject,
      number,
      registeredOn,
      dated: document.on,
      checkCode,
      templateId: template.id,
      courtesyTemplateId: courtesy?.id ?? null,
      letterheadId: letterhead.id,
      content: { ...document.values, number, date: document.on, office },
    });
    if (document.supersedes !== undefined) await this.supersede(document.supersedes, document.subject, id, number);
    this.unitOfWork.afterCommit(() => this.queue.add('document.make', `document-${String(id)}`, { documentId: id }));
    return { id, number, checkCode };
  }

  /** Documents of a subject that the actor sees, in the order of issue. */
  of(subject: DocumentSubject): Promise<DocumentSummary[]> {
    return this.documents.list({ subject });
  }

  /**
   * The signed file; the reading is in the trail.
   *
   * @throws DomainProblem `not_found` (also outside what the actor sees), `not_ready` while the worker makes it
   */
  async content(id: number): Promise<Download> {
    const [document] = await this.documents.list({ id });
    if (document === undefined) throw new DomainProblem('not_found');
    const file = await this.documents.findFile(id);
    if (file === undefined) throw new DomainProblem('not_ready');
    await this.audit.record({ action: 'official_document.read', details: { document: id, number: document.number } });
    const chunks: Buffer[] = [];
    for await (const chunk of this.files.read(file.fileKey)) chunks.push(chunk as Buffer);
    return {
      name: `${document.kind.replaceAll('_', '-')}-${document.number.replaceAll('/', '-')}.pdf`,
      mediaType: 'application/pdf',
      content: Buffer.concat(chunks),
    };
  }

  /**
   * Ends the validity of a document; its file stays.
   *
   * @throws DomainProblem `not_found`, `already_withdrawn`
   */
  async revoke(id: number, reason: string): Promise<void> {
    const [document] = await this.documents.list({ id });
    if (document === undefined) throw new DomainProblem('not_found');
    if (!(await this.documents.revoke(id, reason, null))) throw new DomainProblem('already_withdrawn');
  }

  private async supersede(former: number, subject: DocumentSubject, successor: number, number: string): Promise<void> {
    const ofSubject = await this.of(subject);
    if (!ofSubject.some(({ id }) => id === former)) throw new DomainProblem('not_found');
    await this.documents.revoke(former, `Sostituito dal documento n. ${number}`, successor);
  }
}
