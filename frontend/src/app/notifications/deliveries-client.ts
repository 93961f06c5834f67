import { Injectable, inject } from '@angular/core';
import { Api } from '../../api/api';
import {
  listDeliveries,
  listUnmatchedReceipts,
  readDelivery,
  readTransports,
  sendDeliveryAgain,
} from '../../api/functions';
import type {
  DeliveryDetailDto,
  DeliveryPageDto,
  DeliveryState,
  NotificationChannel,
  PecReceiptPageDto,
  TransportStatusDto,
} from '../../api/models';

export interface DeliveryFilter {
  readonly state: DeliveryState | undefined;
  readonly channel: NotificationChannel | undefined;
}

/** Letters, for administrators. */
@Injectable({ providedIn: 'root' })
export class DeliveriesClient {
  private readonly api = inject(Api);

  list(filter: DeliveryFilter, cursor: string | null): Promise<DeliveryPageDto> {
    return this.api.invoke(listDeliveries, { ...filter, cursor: cursor ?? undefined });
  }

  status(): Promise<TransportStatusDto> {
    return this.api.invoke(readTransports);
  }

  open(id: number): Promise<DeliveryDetailDto> {
    return this.api.invoke(readDelivery, { id });
  }

  sendAgain(id: number, key: string): Promise<DeliveryDetailDto> {
    return this.api.invoke(sendDeliveryAgain, { id, 'Idempotency-Key': key });
  }

  unmatchedReceipts(cursor: string | null): Promise<PecReceiptPageDto> {
    return this.api.invoke(listUnmatchedReceipts, { cursor: cursor ?? undefined });
  }
}
