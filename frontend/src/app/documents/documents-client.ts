import { Injectable, inject } from '@angular/core';
import { Api } from '../../api/api';
import { listTemplates, previewTemplate, readTemplate, saveTemplate, verifyDocument } from '../../api/functions';
import type {
  DocumentTemplateDto,
  NewTemplateVersionDto,
  TemplateDraftDto,
  TemplateListDto,
  VerificationDto,
} from '../../api/models';

export interface TemplateKey {
  readonly kind: string;
  readonly language: string;
}

/** Requests about texts of documents, and the verification of documents. */
@Injectable({ providedIn: 'root' })
export class DocumentsClient {
  private readonly api = inject(Api);

  list(): Promise<TemplateListDto> {
    return this.api.invoke(listTemplates, {});
  }

  read(key: TemplateKey): Promise<DocumentTemplateDto> {
    return this.api.invoke(readTemplate, { ...key });
  }

  /** @param newest the version that was read: the server refuses when it is no longer the newest */
  save(
    key: TemplateKey,
    body: NewTemplateVersionDto,
    newest: number,
    idempotency: string,
  ): Promise<DocumentTemplateDto> {
    return this.api.invoke(saveTemplate, { ...key, body, 'If-Match': `"${newest}"`, 'Idempotency-Key': idempotency });
  }

  async preview(key: TemplateKey, body: TemplateDraftDto): Promise<Uint8Array> {
    const file = await this.api.invoke(previewTemplate, { ...key, body });
    return new Uint8Array(await file.arrayBuffer());
  }

  verify(number: string, code: string): Promise<VerificationDto> {
    return this.api.invoke(verifyDocument, { body: { number, code } });
  }
}
