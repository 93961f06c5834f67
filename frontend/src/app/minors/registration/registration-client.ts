import { Injectable, inject } from '@angular/core';
import { Api } from '../../../api/api';
import {
  beginDraft,
  findPossibleMatches,
  getDraft,
  listDrafts,
  removeDraft,
  saveDraft,
  submitDraft,
} from '../../../api/functions';
import type {
  DraftDto,
  DraftListDto,
  DraftSavingDto,
  MinorCreationDto,
  PossibleMatchQueryDto,
  PossibleMatchesDto,
} from '../../../api/models';
import type { StrictHttpResponse } from '../../../api/strict-http-response';

/** A draft and the version of it, to be sent back with its next saving. */
export interface VersionedDraft {
  readonly draft: DraftDto;
  readonly etag: string;
}

/** Requests about registrations. The only file of the feature that knows the generated client's functions. */
@Injectable({ providedIn: 'root' })
export class RegistrationClient {
  private readonly api = inject(Api);

  matches(body: PossibleMatchQueryDto): Promise<PossibleMatchesDto> {
    return this.api.invoke(findPossibleMatches, { body });
  }

  drafts(): Promise<DraftListDto> {
    return this.api.invoke(listDrafts);
  }

  async begin(body: DraftSavingDto, key: string): Promise<VersionedDraft> {
    return versioned(await this.api.invoke$Response(beginDraft, { body, 'Idempotency-Key': key }));
  }

  async get(id: string): Promise<VersionedDraft> {
    return versioned(await this.api.invoke$Response(getDraft, { id }));
  }

  async save(id: string, etag: string, body: DraftSavingDto): Promise<VersionedDraft> {
    return versioned(await this.api.invoke$Response(saveDraft, { id, body, 'If-Match': etag }));
  }

  /** Throws away the draft as it is now, whoever saved it last. */
  async remove(id: string): Promise<void> {
    const { etag } = await this.get(id);
    await this.api.invoke(removeDraft, { id, 'If-Match': etag });
  }

  async submit(id: string, body: MinorCreationDto): Promise<VersionedDraft> {
    return versioned(await this.api.invoke$Response(submitDraft, { id, body }));
  }
}

function versioned(response: StrictHttpResponse<DraftDto>): VersionedDraft {
  return { draft: response.body, etag: response.headers.get('ETag') ?? '' };
}
