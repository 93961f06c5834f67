import { Injectable } from '@nestjs/common';
import type { DeskOpinionDto } from './files.dto.js';

/** The signed opinion of a request. */
@Injectable()
export class OpinionDocuments {
  /** The last one issued; null before the decision. */
  of(_requestId: number): Promise<DeskOpinionDto | null> {
    return Promise.resolve(null);
  }
}
