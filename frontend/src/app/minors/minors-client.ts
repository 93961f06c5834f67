import { Injectable, inject } from '@angular/core';
import { Api } from '../../api/api';
import {
  addContact,
  addRelation,
  cancelMovement,
  changeContact,
  changeRelation,
  correctIdentity,
  correctMovement,
  getHistory,
  getMinor,
  listAccesses,
  listMinors,
  printMinor,
  registerMinor,
  registerMovement,
  removeContact,
  removeRelation,
} from '../../api/functions';
import type {
  AccessKind,
  AccessPageDto,
  ContactBodyDto,
  HistoryDto,
  IdentityCorrectionDto,
  MinorCreationDto,
  MinorPageDto,
  MinorRecordDto,
  MovementCorrectionDto,
  MovementCreationDto,
  PrintDto,
  RelationBodyDto,
  RelationChangeDto,
} from '../../api/models';
import type { StrictHttpResponse } from '../../api/strict-http-response';
import { type MinorFilters, questionOf } from './minor-filters';

/** A record and the version of it that was read, to be sent back with any change. */
export interface VersionedRecord {
  readonly record: MinorRecordDto;
  readonly etag: string;
}

/** Requests about minors. The only file of the feature that knows the generated client's functions. */
@Injectable({ providedIn: 'root' })
export class MinorsClient {
  private readonly api = inject(Api);

  list(filters: MinorFilters, cursor: string | null, limit: number): Promise<MinorPageDto> {
    return this.api.invoke(listMinors, { ...questionOf(filters), cursor: cursor ?? undefined, limit });
  }

  async get(simCode: string): Promise<VersionedRecord> {
    return versioned(await this.api.invoke$Response(getMinor, { simCode }));
  }

  async register(body: MinorCreationDto, key: string): Promise<VersionedRecord> {
    return versioned(await this.api.invoke$Response(registerMinor, { body, 'Idempotency-Key': key }));
  }

  async correctIdentity(simCode: string, etag: string, body: IdentityCorrectionDto): Promise<VersionedRecord> {
    return versioned(await this.api.invoke$Response(correctIdentity, { simCode, body, 'If-Match': etag }));
  }

  async registerMovement(
    simCode: string,
    etag: string,
    body: MovementCreationDto,
    key: string,
  ): Promise<VersionedRecord> {
    return versioned(
      await this.api.invoke$Response(registerMovement, { simCode, body, 'If-Match': etag, 'Idempotency-Key': key }),
    );
  }

  async correctMovement(
    simCode: string,
    etag: string,
    id: number,
    body: MovementCorrectionDto,
  ): Promise<VersionedRecord> {
    return versioned(await this.api.invoke$Response(correctMovement, { simCode, id, body, 'If-Match': etag }));
  }

  async cancelMovement(simCode: string, etag: string, id: number, reason: string): Promise<VersionedRecord> {
    return versioned(await this.api.invoke$Response(cancelMovement, { simCode, id, reason, 'If-Match': etag }));
  }

  addContact(current: VersionedRecord, body: ContactBodyDto, key: string): Promise<VersionedRecord> {
    return this.change(current, (route) =>
      this.api.invoke$Response(addContact, { ...route, body, 'Idempotency-Key': key }),
    );
  }

  changeContact(current: VersionedRecord, id: number, body: ContactBodyDto): Promise<VersionedRecord> {
    return this.change(current, (route) => this.api.invoke$Response(changeContact, { ...route, id, body }));
  }

  removeContact(current: VersionedRecord, id: number, reason: string): Promise<VersionedRecord> {
    return this.change(current, (route) => this.api.invoke$Response(removeContact, { ...route, id, reason }));
  }

  addRelation(current: VersionedRecord, body: RelationBodyDto, key: string): Promise<VersionedRecord> {
    return this.change(current, (route) =>
      this.api.invoke$Response(addRelation, { ...route, body, 'Idempotency-Key': key }),
    );
  }

  changeRelation(current: VersionedRecord, id: number, body: RelationChangeDto): Promise<VersionedRecord> {
    return this.change(current, (route) => this.api.invoke$Response(changeRelation, { ...route, id, body }));
  }

  removeRelation(current: VersionedRecord, id: number, reason: string): Promise<VersionedRecord> {
    return this.change(current, (route) => this.api.invoke$Response(removeRelation, { ...route, id, reason }));
  }

  accesses(simCode: string, kind: AccessKind | '', cursor: string | null): Promise<AccessPageDto> {
    return this.api.invoke(listAccesses, { simCode, kind: kind || undefined, cursor: cursor ?? undefined });
  }

  /** Leaves the trace of a print; answers what the sheet must bear. */
  print(simCode: string): Promise<PrintDto> {
    return this.api.invoke(printMinor, { simCode });
  }

  private async change(
    { record, etag }: VersionedRecord,
    send: (route: { simCode: string; 'If-Match': string }) => Promise<StrictHttpResponse<MinorRecordDto>>,
  ): Promise<VersionedRecord> {
    return versioned(await send({ simCode: record.simCode, 'If-Match': etag }));
  }

  history(simCode: string): Promise<HistoryDto> {
    return this.api.invoke(getHistory, { simCode });
  }
}

function versioned(response: StrictHttpResponse<MinorRecordDto>): VersionedRecord {
  return { record: response.body, etag: response.headers.get('ETag') ?? '' };
}
