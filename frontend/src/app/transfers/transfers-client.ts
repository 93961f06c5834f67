import { Injectable, inject } from '@angular/core';
import { Api } from '../../api/api';
import {
  acceptTransfer,
  getTransferProposal,
  listTransferProposals,
  refuseTransfer,
  withdrawTransfer,
} from '../../api/functions';
import type {
  ProposalState,
  TransferAcceptanceDto,
  TransferDirection,
  TransferProposalDetailDto,
  TransferProposalPageDto,
} from '../../api/models';
import type { StrictHttpResponse } from '../../api/strict-http-response';

/** A proposal and the version of it that was read, to be sent back with an answer. */
export interface VersionedProposal {
  readonly proposal: TransferProposalDetailDto;
  readonly etag: string;
}

@Injectable({ providedIn: 'root' })
export class TransfersClient {
  private readonly api = inject(Api);

  list(
    direction: TransferDirection,
    state: ProposalState | undefined,
    cursor: string | null,
  ): Promise<TransferProposalPageDto> {
    return this.api.invoke(listTransferProposals, { direction, state, cursor: cursor ?? undefined });
  }

  async get(id: number): Promise<VersionedProposal> {
    return versioned(await this.api.invoke$Response(getTransferProposal, { id }));
  }

  async accept({ proposal, etag }: VersionedProposal, body: TransferAcceptanceDto): Promise<VersionedProposal> {
    return versioned(await this.api.invoke$Response(acceptTransfer, { id: proposal.id, body, 'If-Match': etag }));
  }

  async refuse({ proposal, etag }: VersionedProposal, reason: string): Promise<VersionedProposal> {
    const params = { id: proposal.id, body: { reason }, 'If-Match': etag };
    return versioned(await this.api.invoke$Response(refuseTransfer, params));
  }

  async withdraw({ proposal, etag }: VersionedProposal, reason: string): Promise<VersionedProposal> {
    const params = { id: proposal.id, body: { reason }, 'If-Match': etag };
    return versioned(await this.api.invoke$Response(withdrawTransfer, params));
  }
}

const versioned = (response: StrictHttpResponse<TransferProposalDetailDto>): VersionedProposal => ({
  proposal: response.body,
  etag: response.headers.get('ETag') ?? '',
});
