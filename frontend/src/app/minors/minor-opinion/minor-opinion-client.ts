import { Injectable, inject } from '@angular/core';
import { Api } from '../../../api/api';
import {
  addIntegrationPath,
  addMeasure,
  addResidencePermit,
  correctIntegrationPath,
  correctMeasure,
  correctResidencePermit,
  listOpinions,
  readIntegrationPaths,
  readOpinionPreCheck,
  withdrawIntegrationPath,
  withdrawMeasure,
  withdrawResidencePermit,
} from '../../../api/functions';
import type {
  IntegrationPathKind,
  MeasureKind,
  MinorRecordDto,
  OpinionSummaryDto,
  PathFolderDto,
  PreCheckDto,
  ResidencePermitKind,
} from '../../../api/models';
import type { StrictHttpResponse } from '../../../api/strict-http-response';
import type { VersionedRecord } from '../minors-client';
import type { Entry, EntryList } from './path-entries';

/** An entry as typed; the server checks it. */
export type EntryDraft = Omit<Entry, 'id'>;

/** Requests about what the opinion rests on. */
@Injectable({ providedIn: 'root' })
export class MinorOpinionClient {
  private readonly api = inject(Api);

  folder(simCode: string): Promise<PathFolderDto> {
    return this.api.invoke(readIntegrationPaths, { simCode });
  }

  preCheck(simCode: string): Promise<PreCheckDto> {
    return this.api.invoke(readOpinionPreCheck, { simCode });
  }

  /** Those that the reader may see, the latest first. */
  async requests(simCode: string): Promise<OpinionSummaryDto[]> {
    return (await this.api.invoke(listOpinions, { simCode })).items;
  }

  async add(current: VersionedRecord, draft: EntryDraft, key: string): Promise<VersionedRecord> {
    const route = { ...routeOf(current), 'Idempotency-Key': key };
    switch (draft.list) {
      case 'path':
        return versioned(await this.api.invoke$Response(addIntegrationPath, { ...route, body: pathOf(draft) }));
      case 'permit':
        return versioned(await this.api.invoke$Response(addResidencePermit, { ...route, body: permitOf(draft) }));
      case 'measure':
        return versioned(await this.api.invoke$Response(addMeasure, { ...route, body: measureOf(draft) }));
    }
  }

  async correct(current: VersionedRecord, id: number, draft: EntryDraft, reason: string): Promise<VersionedRecord> {
    const route = { ...routeOf(current), id };
    switch (draft.list) {
      case 'path':
        return versioned(
          await this.api.invoke$Response(correctIntegrationPath, { ...route, body: { ...pathOf(draft), reason } }),
        );
      case 'permit':
        return versioned(
          await this.api.invoke$Response(correctResidencePermit, { ...route, body: { ...permitOf(draft), reason } }),
        );
      case 'measure':
        return versioned(
          await this.api.invoke$Response(correctMeasure, { ...route, body: { ...measureOf(draft), reason } }),
        );
    }
  }

  async withdraw(current: VersionedRecord, list: EntryList, id: number, reason: string): Promise<VersionedRecord> {
    const route = { ...routeOf(current), id, reason };
    const calls = { path: withdrawIntegrationPath, permit: withdrawResidencePermit, measure: withdrawMeasure };
    return versioned(await this.api.invoke$Response(calls[list], route));
  }
}

const routeOf = ({ record, etag }: VersionedRecord): { simCode: string; 'If-Match': string } => ({
  simCode: record.simCode,
  'If-Match': etag,
});

const versioned = ({ body, headers }: StrictHttpResponse<MinorRecordDto>): VersionedRecord => ({
  record: body,
  etag: headers.get('ETag') ?? '',
});

const pathOf = ({ kind, name, first, last, note, hours, certificateId }: EntryDraft) => ({
  kind: kind as IntegrationPathKind,
  provider: name ?? '',
  fromDate: first ?? '',
  toDate: last,
  hours,
  certificateId,
  note,
});

const permitOf = ({ kind, name, first, last, note }: EntryDraft) => ({
  kind: kind as ResidencePermitKind,
  number: name,
  issuedOn: first,
  expiresOn: last,
  note,
});

const measureOf = ({ kind, name, first, last, note, degree }: EntryDraft) => ({
  kind: kind as MeasureKind,
  authority: name,
  orderedOn: first ?? '',
  endsOn: last,
  kinshipDegree: degree,
  note,
});
