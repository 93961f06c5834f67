import { Injectable } from '@nestjs/common';
import { Readable } from 'node:stream';
import { Clock } from '../../platform/clock.js';
import type { Actor } from '../../platform/database/actor.js';
import { PdfDocument } from '../../platform/pdf/pdf-document.js';
import { AttachmentUpload } from '../attachments/index.js';
import { DocumentsService } from '../opinions/index.js';

/** What the rule in force asks for, under the name that an office gives to its files. */
const DOCUMENTS = [
  { kind: 'identity_document', title: 'Attestato di identità', name: 'attestato-identita.pdf' },
  { kind: 'permit', title: 'Permesso di soggiorno per minore età', name: 'permesso-di-soggiorno.pdf' },
  { kind: 'guardianship', title: 'Decreto di nomina del tutore', name: 'decreto-tutela.pdf' },
  { kind: 'integration_path', title: 'Relazione sul percorso di integrazione', name: 'relazione-sociale.pdf' },
] as const;

/** Documents of invented requests: one page each, which says that it is invented. */
@Injectable()
export class DemonstrationDocuments {
  constructor(
    private readonly documents: DocumentsService,
    private readonly upload: AttachmentUpload,
    private readonly clock: Clock,
  ) {}

  /** Adds every required document to a draft of that author. Opens its own units of work. */
  async add(author: Actor, request: number): Promise<void> {
    for (const { kind, title, name } of DOCUMENTS) {
      const file = await this.upload.receive(name, Readable.from(await this.page(title)));
      await this.documents.upload(author, `demonstration-${String(request)}-${kind}`, request, { kind, file });
    }
  }

  private async page(title: string): Promise<Buffer> {
    const page = new PdfDocument({ title, author: 'Comune dimostrativo', madeAt: this.clock.now() });
    page.letterhead(['Comune dimostrativo', 'Servizi sociali']);
    page.heading(1, title);
    page.paragraph('Documento inventato per la dimostrazione: non riguarda alcuna persona.');
    return page.end();
  }
}
