import { Injectable, inject } from '@angular/core';
import { Api } from '../../api/api';
import { takeCensus } from '../../api/functions';
import type { CensusDto } from '../../api/models';

@Injectable({ providedIn: 'root' })
export class CensusClient {
  private readonly api = inject(Api);

  /** The census of a day as known at an instant; null is now. */
  get(on: string, knownAt: string | null): Promise<CensusDto> {
    return this.api.invoke(takeCensus, { on, knownAt: knownAt ?? undefined });
  }
}
