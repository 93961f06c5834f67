import { Controller, Get, Headers, Param, ParseIntPipe, Post, Query } from '@nestjs/common';
import { ApiCreatedResponse, ApiHeader, ApiOkResponse, ApiTags } from '@nestjs/swagger';
import { Idempotency } from '../../platform/http/idempotency.js';
import { Allow } from '../../platform/http/route-access.js';
import {
  DeliveryDetailDto,
  DeliveryPageDto,
  DeliveryQuery,
  PecReceiptPageDto,
  TransportStatusDto,
} from './deliveries.dto.js';
import { DeliveriesService } from './deliveries.service.js';
import { PagedQuery } from './inbox.dto.js';

const PAGE = 25;

/** Letters, for administrators. */
@ApiTags('notifications')
@Controller()
export class DeliveriesController {
  constructor(
    private readonly deliveries: DeliveriesService,
    private readonly idempotency: Idempotency,
  ) {}

  @Get('notifications')
  @ApiOkResponse({ type: DeliveryPageDto })
  @Allow('notification.read')
  listDeliveries(@Query() { cursor, limit = PAGE, ...filter }: DeliveryQuery): Promise<DeliveryPageDto> {
    return this.deliveries.page(filter, cursor, limit);
  }

  @Get('notifications/transports')
  @ApiOkResponse({ type: TransportStatusDto })
  @Allow('notification.read')
  readTransports(): Promise<TransportStatusDto> {
    return this.deliveries.status();
  }

  @Get('notifications/:id')
  @ApiOkResponse({ type: DeliveryDetailDto })
  @Allow('notification.read')
  readDelivery(@Param('id', ParseIntPipe) id: number): Promise<DeliveryDetailDto> {
    return this.deliveries.get(id);
  }

  @Post('notifications/:id/sending')
  @ApiCreatedResponse({ type: DeliveryDetailDto })
  @Allow('notification.read')
  @ApiHeader({ name: 'Idempotency-Key', required: true })
  async sendDeliveryAgain(
    @Param('id', ParseIntPipe) id: number,
    @Headers('idempotency-key') key: string | undefined,
  ): Promise<DeliveryDetailDto> {
    await this.idempotency.once(key, `POST /api/notifications/${String(id)}/sending`, {}, async () => {
      await this.deliveries.sendAgain(id);
      return id;
    });
    return this.deliveries.get(id);
  }

  /** Receipts of PEC providers that moved no letter. */
  @Get('pec-receipts')
  @ApiOkResponse({ type: PecReceiptPageDto })
  @Allow('notification.read')
  listUnmatchedReceipts(@Query() { cursor, limit = PAGE }: PagedQuery): Promise<PecReceiptPageDto> {
    return this.deliveries.unmatched(cursor, limit);
  }
}
