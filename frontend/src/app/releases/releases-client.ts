import { Injectable, inject } from '@angular/core';
import { Api } from '../../api/api';
import {
  approveRelease,
  balanceReleases,
  cancelReleaseRequest,
  explainRevision,
  listMovedMinors,
  listReleases,
  listRevisedMinors,
  publishRelease,
  readRelease,
  requestRelease,
  verifyRelease,
} from '../../api/functions';
import type {
  BalanceDto,
  BalanceFlow,
  ExplainedMinorsDto,
  ReleaseDetailDto,
  ReleaseListDto,
  ReleaseStep,
  RevisionCause,
  RevisionDimension,
  RevisionDto,
} from '../../api/models';

@Injectable({ providedIn: 'root' })
export class ReleasesClient {
  private readonly api = inject(Api);

  list(): Promise<ReleaseListDto> {
    return this.api.invoke(listReleases);
  }

  async request(month: string, reason: string | null, key: string): Promise<number> {
    const body = reason === null ? { month } : { month, reason };
    return (await this.api.invoke(requestRelease, { body, 'Idempotency-Key': key })).requestId;
  }

  cancel(requestId: number): Promise<ReleaseListDto> {
    return this.api.invoke(cancelReleaseRequest, { id: requestId });
  }

  get(id: number): Promise<ReleaseDetailDto> {
    return this.api.invoke(readRelease, { id });
  }

  verify(id: number): Promise<ReleaseDetailDto> {
    return this.api.invoke(verifyRelease, { id });
  }

  step(id: number, step: ReleaseStep, note: string): Promise<ReleaseDetailDto> {
    const body = note === '' ? {} : { note };
    return this.api.invoke(step === 'approve' ? approveRelease : publishRelease, { id, body });
  }

  /** @param other the other release of the same day; null: the day as known now */
  revision(id: number, other: number | null): Promise<RevisionDto> {
    return this.api.invoke(explainRevision, { id, with: other ?? undefined });
  }

  revisedMinors(
    id: number,
    other: number | null,
    cause: RevisionCause,
    dimension: RevisionDimension | null,
  ): Promise<ExplainedMinorsDto> {
    return this.api.invoke(listRevisedMinors, {
      id,
      with: other ?? undefined,
      cause,
      dimension: dimension ?? undefined,
    });
  }

  balance(id: number, to: number): Promise<BalanceDto> {
    return this.api.invoke(balanceReleases, { id, to });
  }

  movedMinors(id: number, to: number, flow: BalanceFlow, region: string | null): Promise<ExplainedMinorsDto> {
    return this.api.invoke(listMovedMinors, { id, to, flow, region: region ?? undefined });
  }
}
