import { Injectable, inject } from '@angular/core';
import { Api } from '../../../api/api';
import { getProposalsOfMinor, previewTransfer, proposeTransfer } from '../../../api/functions';
import type {
  MovementPlaceDto,
  ProposalsOfMinorDto,
  TransferPreviewDto,
  TransferProposalCreationDto,
  TransferProposalDetailDto,
} from '../../../api/models';

/** Requests about the proposed transfers of one minor. */
@Injectable({ providedIn: 'root' })
export class TransfersOfMinor {
  private readonly api = inject(Api);

  get(simCode: string): Promise<ProposalsOfMinorDto> {
    return this.api.invoke(getProposalsOfMinor, { simCode });
  }

  preview(simCode: string, { kind, facilityCode, municipalityCode }: MovementPlaceDto): Promise<TransferPreviewDto> {
    return this.api.invoke(previewTransfer, {
      simCode,
      kind,
      facilityCode: facilityCode ?? undefined,
      municipalityCode: municipalityCode ?? undefined,
    });
  }

  propose(
    simCode: string,
    etag: string,
    body: TransferProposalCreationDto,
    key: string,
  ): Promise<TransferProposalDetailDto> {
    return this.api.invoke(proposeTransfer, { simCode, body, 'If-Match': etag, 'Idempotency-Key': key });
  }
}
