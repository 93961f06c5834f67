import { Injectable } from '@nestjs/common';
import type { DeliveryFailure, DeliveryState } from '../../../domain/notification.js';
import type { PecFinding } from '../../../domain/pec-receipt.js';
import { UnitOfWork } from '../../../platform/database/unit-of-work.js';
import type { ReadReceipt } from './receipt-reader.js';

/** A letter by PEC, found by the Message-ID of an attempt. */
export interface ReferredLetter {
  readonly id: number;
  readonly state: DeliveryState;
  readonly messageId: string;
  /** Address of that attempt. */
  readonly address: string;
  /** The attempt belongs to the present round, not to one before an administrator sent the letter again. */
  readonly current: boolean;
}

export interface KeptReceipt extends ReadReceipt {
  readonly deliveryId: number | null;
  readonly finding: PecFinding;
  readonly hash: Buffer;
  readonly content: Buffer;
}

/** Receipts of PEC providers, as the technical side. */
@Injectable()
export class ReceiptsRepository {
  constructor(private readonly unitOfWork: UnitOfWork) {}

  /** Locked: receipts of one letter follow one another. */
  async letterOf(reference: string): Promise<ReferredLetter | null> {
    const [row] = await this.unitOfWork.query<ReferredLetter>(
      `select d.id, d.state, a.message_id as "messageId", a.address,
              not exists (select from notification_attempts s where s.delivery_id = d.id and s.event = 'sent_again' and s.id > a.id) as current
         from notification_attempts a join notification_deliveries d on d.id = a.delivery_id and d.channel = 'pec'
        where a.event = 'started' and a.message_id = $1 order by a.id desc limit 1 for update of d`,
      [reference],
    );
    return row ?? null;
  }

  /** The same message, or another with the same content of certification. */
  async isKnown(hash: Buffer, { kind, identifier, reference, recipient }: ReadReceipt): Promise<boolean> {
    const rows = await this.unitOfWork.query(
      `select id from pec_receipts
        where content_hash = $1 or (identifier = $2 and kind = $3 and reference = $4 and recipient is not distinct from $5) limit 1`,
      [hash, identifier, kind, reference, recipient],
    );
    return rows.length > 0;
  }

  async keep(receipt: KeptReceipt): Promise<void> {
    const { kind, hash, identifier, reference, recipient, provider, issuedAt, deliveryId, finding, content } = receipt;
    await this.unitOfWork.execute(
      `insert into pec_receipts (kind, content_hash, identifier, reference, recipient, provider, issued_at, delivery_id, finding, content)
       values ($1, $2, left($3, 200), left($4, 200), left($5, 254), left($6, 200), $7, $8, $9, $10)`,
      [kind, hash, identifier, reference, recipient, provider, issuedAt, deliveryId, finding, content],
    );
  }

  async moveLetter(id: number, state: DeliveryState, reason: DeliveryFailure | null, now: Date): Promise<void> {
    await this.unitOfWork.execute(
      `update notification_deliveries set state = $2, reason = $3, changed_at = $4 where id = $1`,
      [id, state, reason, now],
    );
  }
}
