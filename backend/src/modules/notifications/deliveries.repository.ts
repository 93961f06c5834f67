import { Injectable } from '@nestjs/common';
import type {
  DeliveryFailure,
  DeliveryState,
  NotificationChannel,
  NotificationTopic,
} from '../../domain/notification.js';
import type { PecFinding, PecReceiptKind } from '../../domain/pec-receipt.js';
import { UnitOfWork } from '../../platform/database/unit-of-work.js';
import type { AttemptEvent } from './outbox.repository.js';

export interface DeliveryFilter {
  readonly state?: DeliveryState | undefined;
  readonly channel?: NotificationChannel | undefined;
  readonly topic?: NotificationTopic | undefined;
}

export interface Delivery {
  readonly id: number;
  readonly channel: NotificationChannel;
  readonly state: DeliveryState;
  readonly reason: DeliveryFailure | null;
  readonly attempts: number;
  readonly round: number;
  readonly topic: NotificationTopic;
  readonly number: string;
  readonly link: string;
  /** Name of the person or of the body. */
  readonly addressee: string;
  readonly causedAt: Date;
  readonly changedAt: Date;
  readonly nextAttemptAt: Date;
}

export interface DeliveryAttempt {
  readonly event: AttemptEvent['event'];
  readonly at: Date;
  readonly address: string | null;
  readonly detail: string | null;
  /** Who sent it again; null: the system itself. */
  readonly person: string | null;
}

export interface PecReceipt {
  readonly id: number;
  readonly kind: PecReceiptKind;
  readonly finding: PecFinding;
  readonly reference: string | null;
  readonly recipient: string | null;
  readonly provider: string | null;
  readonly issuedAt: Date | null;
  readonly receivedAt: Date;
}

const DELIVERY = `d.id, d.channel, d.state, d.reason, d.attempts, d.round, n.topic, n.number, n.link, coalesce(u.display_name, o.name) as addressee,
    n.caused_at as "causedAt", d.changed_at as "changedAt", d.next_attempt_at as "nextAttemptAt"
  from notification_deliveries d join notifications n on n.id = d.notification_id
  left join users u on u.id = d.user_id left join organisations o on o.id = d.organisation_id`;
const FILTER = `($1::text is null or d.state = $1) and ($2::text is null or d.channel = $2) and ($3::text is null or n.topic = $3)`;
const RECEIPT = `id, kind, finding, reference, recipient, provider, issued_at as "issuedAt", received_at as "receivedAt" from pec_receipts`;

/** Letters as administrators see them. */
@Injectable()
export class DeliveriesRepository {
  constructor(private readonly unitOfWork: UnitOfWork) {}

  page({ state, channel, topic }: DeliveryFilter, before: number | null, limit: number): Promise<Delivery[]> {
    return this.unitOfWork.query(
      `select ${DELIVERY} where ${FILTER} and ($4::bigint is null or d.id < $4) order by d.id desc limit $5`,
      [state ?? null, channel ?? null, topic ?? null, before, limit],
    );
  }

  async count({ state, channel, topic }: DeliveryFilter): Promise<number> {
    const [row] = await this.unitOfWork.query<{ count: number }>(
      `select count(*)::integer as count from notification_deliveries d join notifications n on n.id = d.notification_id where ${FILTER}`,
      [state ?? null, channel ?? null, topic ?? null],
    );
    return row?.count ?? 0;
  }

  async find(id: number): Promise<Delivery | null> {
    const [row] = await this.unitOfWork.query<Delivery>(`select ${DELIVERY} where d.id = $1`, [id]);
    return row ?? null;
  }

  attempts(id: number): Promise<DeliveryAttempt[]> {
    return this.unitOfWork.query(
      `select a.event, a.at, a.address, a.detail, u.display_name as person
         from notification_attempts a left join users u on u.id = a.user_id where a.delivery_id = $1 order by a.id`,
      [id],
    );
  }

  receipts(id: number): Promise<PecReceipt[]> {
    return this.unitOfWork.query(`select ${RECEIPT} where delivery_id = $1 order by id`, [id]);
  }

  /** Receipts that moved no letter. */
  unmatched(before: number | null, limit: number): Promise<PecReceipt[]> {
    return this.unitOfWork.query(
      `select ${RECEIPT} where finding <> 'matched' and ($1::bigint is null or id < $1) order by id desc limit $2`,
      [before, limit],
    );
  }

  async countUnmatched(): Promise<number> {
    const [row] = await this.unitOfWork.query<{ count: number }>(
      `select count(*)::integer as count from pec_receipts where finding <> 'matched'`,
    );
    return row?.count ?? 0;
  }

  /** A failed letter goes back to the outbox as a new one. @returns false when it has not failed */
  async sendAgain(id: number, now: Date): Promise<boolean> {
    const changed = await this.unitOfWork.execute(
      `update notification_deliveries set state = 'queued', reason = null, attempts = 0, round = round + 1, next_attempt_at = $2, changed_at = $2
        where id = $1 and state = 'failed'`,
      [id, now],
    );
    return changed > 0;
  }
}
