import { Injectable } from '@nestjs/common';
import { OfficialDocuments } from '../../official-documents/index.js';
import type { DeskOpinionDto } from './files.dto.js';

/** The signed opinion of a request. */
@Injectable()
export class OpinionDocuments {
  constructor(private readonly documents: OfficialDocuments) {}

  /** The last one issued; null before the decision. */
  async of(requestId: number): Promise<DeskOpinionDto | null> {
    const issued = await this.documents.of({ type: 'opinion_request', id: requestId });
    const opinion = issued.findLast(({ kind }) => kind === 'opinion');
    return opinion === undefined ? null : { id: opinion.id, number: opinion.number, ready: opinion.state === 'ready' };
  }
}
