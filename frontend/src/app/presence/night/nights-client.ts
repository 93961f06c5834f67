import { Injectable, inject } from '@angular/core';
import { Api } from '../../../api/api';
import { confirmNight, listNights, readNight } from '../../../api/functions';
import type { NightConfirmationDto, NightDto, NightsDto } from '../../../api/models';

@Injectable({ providedIn: 'root' })
export class NightsClient {
  private readonly api = inject(Api);

  /** Nights from `from` to `to`, both counted. */
  list(code: string, from: string, to: string): Promise<NightsDto> {
    return this.api.invoke(listNights, { code, from, to });
  }

  get(code: string, night: string): Promise<NightDto> {
    return this.api.invoke(readNight, { code, night });
  }

  confirm(code: string, night: string, body: NightConfirmationDto, key: string): Promise<NightDto> {
    return this.api.invoke(confirmNight, { code, night, body, 'Idempotency-Key': key });
  }
}
