import { Injectable, inject } from '@angular/core';
import { Api } from '../../api/api';
import {
  admitOpinionRequest,
  archiveOpinionRequest,
  assignOpinionRequests,
  checkOpinionDocument,
  countDeskQueues,
  decideApplicantTitle,
  decideOpinion,
  decideTogether,
  declareNotReceivable,
  getDeskFile,
  getDeskLock,
  getMinor,
  giveNoticeOfReasons,
  listDeskRequests,
  listOpinionOfficers,
  openOpinionRequest,
  previewAssignments,
  proposeOpinion,
  readOpinionStatistics$Json,
  reexamineOpinion,
  releaseDeskLock,
  requestIntegration,
  resumeExamination,
  sendBackOpinion,
  takeDeskLock,
  takeOverDeskLock,
} from '../../api/functions';
import type {
  ApplicantKind,
  AssignmentDto,
  BulkDecisionDto,
  DeskFileDto,
  DeskLockDto,
  DeskPageDto,
  DeskQueueCountDto,
  DeskStep,
  DocumentVerdict,
  MinorRecordDto,
  NotDueCase,
  OfficerLoadDto,
  OpinionOutcome,
  OpinionState,
  OpinionStatisticsDto,
  TitleVerdict,
} from '../../api/models';
import type { StrictHttpResponse } from '../../api/strict-http-response';
import type { DeskFilters } from './desk-filters';

/** A file and the version of it that was read, to be sent back with a step. */
export interface VersionedFile {
  readonly file: DeskFileDto;
  readonly etag: string;
}

/** What the dialog of a step gathers; each step takes its own part of it. */
export interface StepFacts {
  readonly reason: string;
  readonly documents: readonly string[];
  readonly outcome: OpinionOutcome | null;
  readonly notDueCase: NotDueCase | null;
  readonly stayConsidered: boolean;
  readonly pathConsidered: boolean;
}

@Injectable({ providedIn: 'root' })
export class OpinionDeskClient {
  private readonly api = inject(Api);

  list(filters: DeskFilters, cursor: string | null): Promise<DeskPageDto> {
    return this.api.invoke(listDeskRequests, {
      queue: filters.queue,
      state: (filters.state || undefined) as OpinionState | undefined,
      officer: filters.officer || undefined,
      region: filters.region || undefined,
      citizenship: filters.citizenship || undefined,
      applicantKind: (filters.applicantKind || undefined) as ApplicantKind | undefined,
      outcome: (filters.outcome || undefined) as OpinionOutcome | undefined,
      late: filters.late || undefined,
      cursor: cursor ?? undefined,
    });
  }

  queues(): Promise<DeskQueueCountDto[]> {
    return this.api.invoke(countDeskQueues);
  }

  officers(): Promise<OfficerLoadDto[]> {
    return this.api.invoke(listOpinionOfficers);
  }

  previewAssignment(requestIds: number[]): Promise<AssignmentDto[]> {
    return this.api.invoke(previewAssignments, { body: { requestIds } });
  }

  /** How many were assigned. */
  async assign(assignments: readonly AssignmentDto[], key: string): Promise<number> {
    const body = { assignments: [...assignments] };
    return (await this.api.invoke(assignOpinionRequests, { body, 'Idempotency-Key': key })).assigned;
  }

  /** How many were decided. */
  async decideTogether(body: BulkDecisionDto, key: string): Promise<number> {
    return (await this.api.invoke(decideTogether, { body, 'Idempotency-Key': key })).decided;
  }

  async read(id: number): Promise<VersionedFile> {
    return versioned(await this.api.invoke$Response(getDeskFile, { id }));
  }

  /** What the register holds of the young person. */
  record(simCode: string): Promise<MinorRecordDto> {
    return this.api.invoke(getMinor, { simCode });
  }

  async lock(id: number): Promise<DeskLockDto | null> {
    return (await this.api.invoke(takeDeskLock, { id })).lock;
  }

  async readLock(id: number): Promise<DeskLockDto | null> {
    return (await this.api.invoke(getDeskLock, { id })).lock;
  }

  async takeOver(id: number, reason: string): Promise<DeskLockDto | null> {
    return (await this.api.invoke(takeOverDeskLock, { id, body: { reason } })).lock;
  }

  unlock(id: number): Promise<void> {
    return this.api.invoke(releaseDeskLock, { id });
  }

  async decideTitle({ file }: VersionedFile, verdict: TitleVerdict, reason: string): Promise<VersionedFile> {
    const body = { verdict, ...(reason === '' ? {} : { reason }) };
    return versioned(await this.api.invoke$Response(decideApplicantTitle, { id: file.request.id, body }));
  }

  async checkDocument(
    { file }: VersionedFile,
    documentId: number,
    verdict: DocumentVerdict,
    reason: string,
  ): Promise<VersionedFile> {
    const body = { verdict, ...(reason === '' ? {} : { reason }) };
    return versioned(await this.api.invoke$Response(checkOpinionDocument, { id: file.request.id, documentId, body }));
  }

  async take(
    versionedFile: VersionedFile,
    step: Exclude<DeskStep, 'assign'>,
    facts: StepFacts,
  ): Promise<VersionedFile> {
    return versioned(await this.send(versionedFile, step, facts));
  }

  statistics(from: string, to: string): Promise<OpinionStatisticsDto> {
    return this.api.invoke(readOpinionStatistics$Json, { from, to });
  }

  private send(
    { file, etag }: VersionedFile,
    step: Exclude<DeskStep, 'assign'>,
    { reason, documents, outcome, notDueCase, stayConsidered, pathConsidered }: StepFacts,
  ): Promise<StrictHttpResponse<DeskFileDto>> {
    const on = { id: file.request.id, 'If-Match': etag };
    const why = { ...on, body: { reason } };
    switch (step) {
      case 'admit':
        return this.api.invoke$Response(admitOpinionRequest, { ...on, body: reason === '' ? {} : { reason } });
      case 'declare_not_receivable':
        return this.api.invoke$Response(declareNotReceivable, why);
      case 'open':
        return this.api.invoke$Response(openOpinionRequest, on);
      case 'request_integration':
        return this.api.invoke$Response(requestIntegration, { ...on, body: { reason, documents: [...documents] } });
      case 'give_notice':
        return this.api.invoke$Response(giveNoticeOfReasons, why);
      case 'resume':
        return this.api.invoke$Response(resumeExamination, on);
      case 'propose':
        return this.api.invoke$Response(proposeOpinion, {
          ...on,
          body: {
            reason,
            outcome: outcome ?? 'favourable',
            ...(notDueCase === null ? {} : { notDueCase }),
            stayConsidered,
            pathConsidered,
          },
        });
      case 'send_back':
        return this.api.invoke$Response(sendBackOpinion, why);
      case 'decide':
        return this.api.invoke$Response(decideOpinion, on);
      case 'reexamine':
        return this.api.invoke$Response(reexamineOpinion, why);
      case 'archive':
        return this.api.invoke$Response(archiveOpinionRequest, why);
    }
  }
}

const versioned = (response: StrictHttpResponse<DeskFileDto>): VersionedFile => ({
  file: response.body,
  etag: response.headers.get('ETag') ?? '',
});

/** Addresses that the browser opens by itself: the session cookie goes with them. */
export const statisticsAddress = ({ from, to }: { from: string; to: string }, format: 'csv' | 'xlsx'): string =>
  `/api/opinion-desk/statistics?from=${from}&to=${to}&format=${format}`;
export const documentAddress = (requestId: number, documentId: number): string =>
  `/api/opinions/${String(requestId)}/documents/${String(documentId)}/content`;
export const officialAddress = (documentId: number): string => `/api/official-documents/${String(documentId)}/content`;
