import { Injectable, inject } from '@angular/core';
import { Api } from '../../api/api';
import { getCensus } from '../../api/functions';
import type { Census } from '../../api/models';

@Injectable({ providedIn: 'root' })
export class CensusClient {
  private readonly api = inject(Api);

  /** The census of a day as known at an instant; null is now. */
  get(on: string, knownAt: string | null): Promise<Census> {
    return this.api.invoke(getCensus, { on, knownAt: knownAt ?? undefined });
  }
}
