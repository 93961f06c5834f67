import { Inject, Injectable } from '@nestjs/common';
import { randomUUID } from 'node:crypto';
import { Clock } from '../../platform/clock.js';
import type { Config } from '../../platform/config/config.js';
import { CONFIG } from '../../platform/config/config.token.js';
import { SYSTEM_ACTOR } from '../../platform/database/actor.js';
import { UnitOfWork } from '../../platform/database/unit-of-work.js';
import { FileStore } from '../../platform/files/file-store.js';
import { JobQueue } from '../../platform/queue/job-queue.js';
import type { FrozenDocument } from './official-document.js';
import { type DocumentFailure, OfficialDocumentsRepository } from './official-documents.repository.js';
import { renderDocument } from './rendering/document-renderer.js';
import { DocumentSigner } from './signing/document-signer.js';

/** The worker's side: makes and signs the file of a document that was issued. */
@Injectable()
export class DocumentMaker {
  constructor(
    private readonly documents: OfficialDocumentsRepository,
    private readonly signer: DocumentSigner,
    private readonly unitOfWork: UnitOfWork,
    private readonly files: FileStore,
    private readonly queue: JobQueue,
    private readonly clock: Clock,
    @Inject(CONFIG) private readonly config: Config,
  ) {}

  /** Does nothing for a document that has its file. Two workers at once keep the file of the quicker; a failure is noted and thrown on, for the queue to try again. */
  async make(id: number): Promise<void> {
    const frozen = await this.unitOfWork.run(SYSTEM_ACTOR, async () =>
      (await this.documents.findFile(id)) === undefined ? this.documents.findFrozen(id) : undefined,
    );
    if (frozen === undefined) return;
    const at = this.clock.now();
    const pdf = await this.step(id, 'not_rendered', () => this.render(frozen, at));
    const signed = await this.step(id, 'not_signed', () => this.signer.sign(pdf, at));
    await this.step(id, 'not_stored', () => this.keep(id, signed, at));
  }

  /** Asks again for files that a crash between commit and queue, or repeated failures, left unmade. */
  async sweep(): Promise<void> {
    const left = await this.unitOfWork.run(SYSTEM_ACTOR, () => this.documents.leftBehind());
    // The name changes with the hour: a job that the queue gave up keeps its name for days, and would swallow the new one.
    const hour = this.clock.now().toISOString().slice(0, 13);
    for (const id of left) await this.queue.add('document.make', `document-${String(id)}-${hour}`, { documentId: id });
  }

  private async render(frozen: FrozenDocument, at: Date): Promise<Buffer> {
    const signer = await this.signer.identity();
    return renderDocument(frozen, { publicUrl: this.config.publicUrl, signer, at });
  }

  /** Each attempt has a key of its own, so that nothing is ever written over a file that counts. */
  private async keep(id: number, content: Buffer, signedAt: Date): Promise<void> {
    const { name: signedBy } = await this.signer.identity();
    const { key, bytes, sha256 } = await this.files.write(
      `official-documents/${String(id)}/${randomUUID()}.pdf`,
      content,
    );
    const isKept = await this.unitOfWork.run(SYSTEM_ACTOR, () =>
      this.documents.keepFile(id, { fileKey: key, bytes, sha256, signedBy, signedAt }),
    );
    if (!isKept) await this.files.remove(key);
  }

  private async step<T>(id: number, failure: DocumentFailure, work: () => Promise<T>): Promise<T> {
    try {
      return await work();
    } catch (error) {
      await this.unitOfWork.run(SYSTEM_ACTOR, () => this.documents.noteFailure(id, failure));
      throw error;
    }
  }
}
