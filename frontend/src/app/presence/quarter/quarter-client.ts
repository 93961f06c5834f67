import { Injectable, inject } from '@angular/core';
import { Api } from '../../../api/api';
import { readQuarter$Json, setDailyAmount } from '../../../api/functions';
import type { DailyAmountDto, NewDailyAmountDto, QuarterDto } from '../../../api/models';

@Injectable({ providedIn: 'root' })
export class QuarterClient {
  private readonly api = inject(Api);

  /** @param municipality ISTAT code; '' for a municipality's own */
  get(quarter: string, municipality: string): Promise<QuarterDto> {
    return this.api.invoke(readQuarter$Json, { quarter, format: 'json', ...(municipality ? { municipality } : {}) });
  }

  setAmount(body: NewDailyAmountDto, key: string): Promise<DailyAmountDto[]> {
    return this.api.invoke(setDailyAmount, { body, 'Idempotency-Key': key });
  }
}

/** The address of the list as a file, which the browser downloads by itself: the session cookie goes with it. */
export const quarterAddress = ({ quarter, municipality }: QuarterDto, format: 'csv' | 'xlsx'): string =>
  `/api/presence/quarters/${quarter}?municipality=${municipality.istatCode}&format=${format}`;
