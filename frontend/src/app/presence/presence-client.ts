import { Injectable, inject } from '@angular/core';
import { Api } from '../../api/api';
import { readPresence$Json } from '../../api/functions';
import type { PresenceDto } from '../../api/models';

@Injectable({ providedIn: 'root' })
export class PresenceClient {
  private readonly api = inject(Api);

  /** @param month `YYYY-MM` */
  get(facility: string, month: string): Promise<PresenceDto> {
    return this.api.invoke(readPresence$Json, { code: facility, month, format: 'json' });
  }
}

/** The address of the list as a file, which the browser downloads by itself: the session cookie goes with it. */
export const presenceAddress = (facility: string, month: string, format: 'csv' | 'xlsx'): string =>
  `/api/facilities/${encodeURIComponent(facility)}/presence/${month}?format=${format}`;
