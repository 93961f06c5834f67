import { Inject, Injectable } from '@nestjs/common';
import type { Readable } from 'node:stream';
import {
  ATTACHMENT_KINDS,
  ATTACHMENT_MEDIA_TYPES,
  type AttachmentKind,
  isShownByBrowsers,
} from '../../domain/attachment.js';
import { DomainProblem, fieldError, refuseIfAny } from '../../domain/problem.js';
import { AuditTrail } from '../../platform/audit/audit-trail.js';
import type { Config } from '../../platform/config/config.js';
import { CONFIG } from '../../platform/config/config.token.js';
import type { Actor } from '../../platform/database/actor.js';
import { UnitOfWork } from '../../platform/database/unit-of-work.js';
import { Idempotency } from '../../platform/http/idempotency.js';
import { RecordsService } from '../minors/index.js';
import type { Attachment, ReceivedAttachment } from './attachment.js';
import type { AttachmentDto, AttachmentListDto } from './attachments.dto.js';
import { AttachmentsRepository } from './attachments.repository.js';
import { Contents } from './contents.js';

export interface AttachmentRequest {
  /** As sent in the form. */
  readonly kind: unknown;
  readonly title: unknown;
  readonly file: ReceivedAttachment | undefined;
}

export interface AttachmentContent {
  readonly attachment: Attachment;
  readonly content: Readable;
}

const LONGEST_TITLE = 100;

/** Files of a record. */
@Injectable()
export class AttachmentsService {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly repository: AttachmentsRepository,
    private readonly records: RecordsService,
    private readonly contents: Contents,
    private readonly idempotency: Idempotency,
    private readonly audit: AuditTrail,
    @Inject(CONFIG) private readonly config: Config,
  ) {}

  async list(simCode: string): Promise<AttachmentListDto> {
    const { id } = await this.records.get(simCode);
    await this.audit.record({ action: 'minor.read_attachments', minorId: id });
    return {
      items: (await this.repository.list(id)).map(dtoOf),
      maxBytes: this.config.attachmentMaxBytes,
      mediaTypes: ATTACHMENT_MEDIA_TYPES,
      scanned: this.contents.isScanned,
    };
  }

  /**
   * Adds a file already received. Must be called outside a unit of work: the upload has taken as long as the line needed.
   *
   * @throws DomainProblem `validation_failed`, `infected_file`, `not_found`, `forbidden`, and those of {@link Idempotency}
   */
  async upload(
    actor: Actor | undefined,
    key: string | undefined,
    simCode: string,
    request: AttachmentRequest,
  ): Promise<AttachmentDto> {
    const { file } = request;
    try {
      if (actor === undefined) throw new DomainProblem('unauthenticated');
      const checked = checkedForm(request);
      // Whoever may not write here does not make the scanner work.
      await this.unitOfWork.run(actor, () => this.records.writable(simCode));
      const scanState = await this.contents.scan(checked.file);
      if (scanState === 'infected') {
        await this.unitOfWork.run(actor, () => this.noteInfected(simCode, checked.file));
        throw new DomainProblem('infected_file');
      }
      return await this.unitOfWork.run(actor, () => this.add(key, simCode, { ...checked, scanState }));
    } finally {
      // Taken by the record or not, it is no longer here.
      await this.contents.discard(file);
    }
  }

  /**
   * Opens the content of a file, leaving a trace first. Must be called outside a unit of work.
   * @throws DomainProblem `not_found`, also for a file that was withdrawn; `infected_file`
   */
  async open(actor: Actor | undefined, simCode: string, id: number, toBeSaved: boolean): Promise<AttachmentContent> {
    if (actor === undefined) throw new DomainProblem('unauthenticated');
    const attachment = await this.unitOfWork.run(actor, async () => {
      const { id: minorId } = await this.records.get(simCode);
      const found = await this.repository.find(minorId, id);
      if (found?.withdrawnAt !== null) throw new DomainProblem('not_found');
      if (found.scanState === 'infected') throw new DomainProblem('infected_file');
      const opened = found.kind === 'photo' ? 'minor.view_photo' : 'minor.open_attachment';
      const action = toBeSaved ? 'minor.download_attachment' : opened;
      await this.audit.record({ action, minorId, details: { attachment: id } });
      return found;
    });
    return { attachment, content: this.contents.read(attachment.sha256) };
  }

  /** @throws DomainProblem `not_found`, `forbidden`, `already_withdrawn`, `validation_failed` on `reason` */
  async withdraw(simCode: string, id: number, text: string): Promise<AttachmentDto> {
    const reason = text.trim();
    if (reason === '') refuseIfAny([fieldError('reason', 'change_reason_required')]);
    const { id: minorId } = await this.records.writable(simCode);
    if ((await this.repository.find(minorId, id)) === null) throw new DomainProblem('not_found');
    await this.unitOfWork.giveReason(reason);
    if (!(await this.repository.withdraw(minorId, id, reason))) throw new DomainProblem('already_withdrawn');
    await this.audit.record({ action: 'minor.withdraw_attachment', minorId, details: { attachment: id } });
    return this.get(minorId, id);
  }

  private async add(
    key: string | undefined,
    simCode: string,
    { file, kind, title, scanState }: CheckedForm & { readonly scanState: Attachment['scanState'] },
  ): Promise<AttachmentDto> {
    const { id: minorId } = await this.records.writable(simCode);
    const body = { kind, title, name: file.name, sha256: file.sha256 };
    const { identity } = await this.idempotency.once(key, `POST /api/minors/${simCode}/attachments`, body, async () => {
      const row = { ...file, kind, title, scanState };
      const id = await this.contents.keep(file, () => this.repository.add(minorId, row));
      await this.audit.record({ action: 'minor.attach', minorId, details: { attachment: id, kind } });
      return id;
    });
    return this.get(minorId, identity);
  }

  private async noteInfected(simCode: string, { sha256, bytes }: ReceivedAttachment): Promise<void> {
    const { id: minorId } = await this.records.writable(simCode);
    await this.audit.record({ action: 'minor.refuse_infected_attachment', minorId, details: { sha256, bytes } });
  }

  private async get(minorId: number, id: number): Promise<AttachmentDto> {
    const found = await this.repository.find(minorId, id);
    if (found === null) throw new DomainProblem('not_found');
    return dtoOf(found);
  }
}

interface CheckedForm {
  readonly kind: AttachmentKind;
  readonly title: string | null;
  readonly file: ReceivedAttachment;
}

/** Checked here and not on arrival: whatever is refused, the file that came with it is discarded. */
function checkedForm({ kind, title, file }: AttachmentRequest): CheckedForm {
  const known = ATTACHMENT_KINDS.find((one) => one === kind);
  const text = typeof title === 'string' ? title.trim() : '';
  refuseIfAny([
    ...(known === undefined ? [fieldError('kind', kind === undefined ? 'required' : 'unknown_code')] : []),
    ...(title !== undefined && typeof title !== 'string' ? [fieldError('title', 'invalid_value')] : []),
    ...(text.length > LONGEST_TITLE ? [fieldError('title', 'too_long')] : []),
    ...(file === undefined ? [fieldError('file', 'required')] : []),
    ...(file !== undefined && known === 'photo' && !file.mediaType.startsWith('image/')
      ? [fieldError('file', 'not_an_image')]
      : []),
  ]);
  if (known === undefined || file === undefined) throw new DomainProblem('validation_failed');
  return { kind: known, title: text === '' ? null : text, file };
}

const dtoOf = (attachment: Attachment): AttachmentDto => ({
  ...attachment,
  previewable: isShownByBrowsers(attachment.mediaType) && attachment.scanState !== 'infected',
});
