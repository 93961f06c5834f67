import type { HttpResponse } from '@angular/common/http';
import { Injectable, inject } from '@angular/core';
import { Api } from '../../api/api';
import {
  answerIntegration,
  answerNotice,
  askReExamination,
  beginOpinion,
  changeOpinion,
  getOpinion,
  listOpinions,
  submitOpinion,
  withdrawOpinion,
  withdrawOpinionDocument,
} from '../../api/functions';
import type { OpinionContentDto, OpinionDraftDto, OpinionDto, OpinionList, OpinionPageDto } from '../../api/models';
import { FileSender } from '../ui/file-sender';

/** A request and the version that a change of it must name. */
export interface VersionedOpinion {
  readonly opinion: OpinionDto;
  readonly etag: string;
}

/** Steps that come with words. */
export type WordedStep = 'answer_integration' | 'answer_notice' | 'reexamine' | 'withdraw';

/** Requests for an opinion, as who asks works on them. */
@Injectable({ providedIn: 'root' })
export class OpinionsClient {
  private readonly api = inject(Api);
  private readonly sender = inject(FileSender);

  list(filter: { list?: OpinionList; search?: string }, cursor: string | null): Promise<OpinionPageDto> {
    return this.api.invoke(listOpinions, { ...filter, cursor: cursor ?? undefined });
  }

  async begin(body: OpinionDraftDto): Promise<VersionedOpinion> {
    return versioned(await this.api.invoke$Response(beginOpinion, { body }));
  }

  async get(id: number): Promise<VersionedOpinion> {
    return versioned(await this.api.invoke$Response(getOpinion, { id }));
  }

  async save({ opinion: { id }, etag }: VersionedOpinion, body: OpinionContentDto): Promise<VersionedOpinion> {
    return versioned(await this.api.invoke$Response(changeOpinion, { id, body, 'If-Match': etag }));
  }

  async submit({ opinion: { id }, etag }: VersionedOpinion): Promise<VersionedOpinion> {
    return versioned(await this.api.invoke$Response(submitOpinion, { id, 'If-Match': etag }));
  }

  async take(step: WordedStep, { opinion: { id }, etag }: VersionedOpinion, reason: string): Promise<VersionedOpinion> {
    const on = { id, 'If-Match': etag, body: { reason } };
    switch (step) {
      case 'answer_integration':
        return versioned(await this.api.invoke$Response(answerIntegration, on));
      case 'answer_notice':
        return versioned(await this.api.invoke$Response(answerNotice, on));
      case 'reexamine':
        return versioned(await this.api.invoke$Response(askReExamination, on));
      case 'withdraw':
        return versioned(await this.api.invoke$Response(withdrawOpinion, on));
    }
  }

  async upload(
    id: number,
    file: { readonly kind: string; readonly file: File; readonly key: string },
    progress: (percent: number) => void,
  ): Promise<VersionedOpinion> {
    return versioned(await this.sender.send<OpinionDto>(`/api/opinions/${String(id)}/documents`, file, progress));
  }

  async takeBack(id: number, documentId: number): Promise<VersionedOpinion> {
    return versioned(await this.api.invoke$Response(withdrawOpinionDocument, { id, documentId }));
  }
}

const versioned = ({ body, headers }: Pick<HttpResponse<OpinionDto>, 'body' | 'headers'>): VersionedOpinion => {
  if (body === null) throw new Error('An answer without a request');
  return { opinion: body, etag: headers.get('ETag') ?? '' };
};

/** Addresses that the browser opens by itself: the session cookie goes with them. */
export const documentAddress = (id: number, documentId: number): string =>
  `/api/opinions/${String(id)}/documents/${String(documentId)}/content`;
export const issuedAddress = (documentId: number): string => `/api/official-documents/${String(documentId)}/content`;
