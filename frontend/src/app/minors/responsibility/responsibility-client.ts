import { Injectable, inject } from '@angular/core';
import { Api } from '../../../api/api';
import { getResponsibilities, takeCharge } from '../../../api/functions';
import type { ResponsibilitiesDto, ResponsibilityCreationDto } from '../../../api/models';

@Injectable({ providedIn: 'root' })
export class ResponsibilityClient {
  private readonly api = inject(Api);

  get(simCode: string): Promise<ResponsibilitiesDto> {
    return this.api.invoke(getResponsibilities, { simCode });
  }

  async take(simCode: string, etag: string, body: ResponsibilityCreationDto): Promise<void> {
    await this.api.invoke(takeCharge, { simCode, body, 'If-Match': etag });
  }
}
