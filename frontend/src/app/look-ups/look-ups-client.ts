import { Injectable, inject } from '@angular/core';
import { Api } from '../../api/api';
import { createLookUp, registerFinding } from '../../api/functions';
import type { FindingCreationDto, LookUpCreationDto, LookUpDto } from '../../api/models';

@Injectable({ providedIn: 'root' })
export class LookUpsClient {
  private readonly api = inject(Api);

  create(body: LookUpCreationDto): Promise<LookUpDto> {
    return this.api.invoke(createLookUp, { body });
  }

  /** Answers with the SIM code of the minor, who is now in charge of the finder. */
  async find(id: number, body: FindingCreationDto, key: string): Promise<string> {
    return (await this.api.invoke(registerFinding, { id, body, 'Idempotency-Key': key })).simCode;
  }
}
