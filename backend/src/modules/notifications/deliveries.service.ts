import { Injectable } from '@nestjs/common';
import { DomainProblem } from '../../domain/problem.js';
import { AuditTrail } from '../../platform/audit/audit-trail.js';
import { Clock } from '../../platform/clock.js';
import { UnitOfWork } from '../../platform/database/unit-of-work.js';
import { decodeKey, encodeCursor, type Page } from '../../platform/http/paging.js';
import {
  DeliveriesRepository,
  type Delivery,
  type DeliveryAttempt,
  type DeliveryFilter,
  type PecReceipt,
} from './deliveries.repository.js';
import { OutboxRepository } from './outbox.repository.js';
import { Relay } from './relay.js';

/** A letter and whether its channel has a server. */
export interface ShownDelivery extends Delivery {
  readonly configured: boolean;
}

export interface DeliveryDetail extends ShownDelivery {
  readonly history: readonly DeliveryAttempt[];
  readonly receipts: readonly PecReceipt[];
  readonly maySendAgain: boolean;
}

export interface TransportStatus {
  readonly email: boolean;
  readonly pec: boolean;
  readonly queued: number;
  readonly failed: number;
  readonly unmatchedReceipts: number;
}

/** What administrators see of the letters, and send again. */
@Injectable()
export class DeliveriesService {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly deliveries: DeliveriesRepository,
    private readonly outbox: OutboxRepository,
    private readonly relay: Relay,
    private readonly audit: AuditTrail,
    private readonly clock: Clock,
  ) {}

  async page(filter: DeliveryFilter, cursor: string | undefined, limit: number): Promise<Page<ShownDelivery>> {
    const before = cursor === undefined ? null : decodeKey(cursor);
    const page = paged(await this.deliveries.page(filter, before, limit + 1), limit);
    const items = page.items.map((delivery) => this.shown(delivery));
    return { ...page, items, total: { count: await this.deliveries.count(filter), exact: true } };
  }

  async unmatched(cursor: string | undefined, limit: number): Promise<Page<PecReceipt>> {
    const before = cursor === undefined ? null : decodeKey(cursor);
    const page = paged(await this.deliveries.unmatched(before, limit + 1), limit);
    return { ...page, total: { count: await this.deliveries.countUnmatched(), exact: true } };
  }

  async status(): Promise<TransportStatus> {
    const configured = this.relay.configured();
    return {
      email: configured.includes('email'),
      pec: configured.includes('pec'),
      queued: await this.deliveries.count({ state: 'queued' }),
      failed: await this.deliveries.count({ state: 'failed' }),
      unmatchedReceipts: await this.deliveries.countUnmatched(),
    };
  }

  async get(id: number): Promise<DeliveryDetail> {
    const delivery = await this.deliveries.find(id);
    if (delivery === null) throw new DomainProblem('not_found');
    return {
      ...this.shown(delivery),
      history: await this.deliveries.attempts(id),
      receipts: await this.deliveries.receipts(id),
      maySendAgain: delivery.state === 'failed',
    };
  }

  /** As a new letter, with a Message-ID of its own and to the address as it is now. @throws DomainProblem `notification_not_failed` */
  async sendAgain(id: number): Promise<void> {
    const { round } = await this.get(id);
    if (!(await this.deliveries.sendAgain(id, this.clock.now()))) throw new DomainProblem('notification_not_failed');
    const messageId = this.relay.messageId({ id, round: round + 1 });
    await this.outbox.note(id, { event: 'sent_again', messageId, address: null, detail: null });
    await this.audit.record({ action: 'notification.send_again', details: { delivery: id } });
    this.unitOfWork.afterCommit(() => this.relay.ask([id], round + 1));
  }

  private shown(delivery: Delivery): ShownDelivery {
    return { ...delivery, configured: this.relay.configured().includes(delivery.channel) };
  }
}

function paged<Row extends { readonly id: number }>(
  found: readonly Row[],
  limit: number,
): { items: readonly Row[]; nextCursor: string | null } {
  const items = found.slice(0, limit);
  const last = items.at(-1);
  return { items, nextCursor: found.length > limit && last !== undefined ? encodeCursor([last.id]) : null };
}
