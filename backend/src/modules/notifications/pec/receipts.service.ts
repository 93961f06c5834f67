import { Inject, Injectable } from '@nestjs/common';
import { createHash } from 'node:crypto';
import { afterReceipt, type PecFinding } from '../../../domain/pec-receipt.js';
import { Clock } from '../../../platform/clock.js';
import { UnitOfWork } from '../../../platform/database/unit-of-work.js';
import { MAIL_TRANSPORTS, type MailTransports } from '../../../platform/mail/mail-transport.js';
import { OutboxRepository } from '../outbox.repository.js';
import { readReceipt, type ReadReceipt } from './receipt-reader.js';
import { ReceiptsRepository, type ReferredLetter } from './receipts.repository.js';

/** Larger messages are no receipts of our letters, which are short. */
const LARGEST_MESSAGE = 2_000_000;

export type Reception = PecFinding | 'not_a_receipt' | 'too_large';

/**
 * Takes messages of PEC providers in: each is kept as it came, once or more, and moves its letter on when it fits. What does not fit changes nothing.
 * The provider's S/MIME signature is not verified here: the mailbox that the messages come from is trusted to be the provider's.
 */
@Injectable()
export class PecReceipts {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly receipts: ReceiptsRepository,
    private readonly outbox: OutboxRepository,
    private readonly clock: Clock,
    @Inject(MAIL_TRANSPORTS) private readonly transports: MailTransports,
  ) {}

  async receive(content: Buffer): Promise<Reception> {
    if (content.length > LARGEST_MESSAGE) return 'too_large';
    const receipt = await readReceipt(content);
    if (receipt === null) return 'not_a_receipt';
    const hash = createHash('sha256').update(content).digest();
    return this.unitOfWork.runAsService(async () => {
      const letter = receipt.reference === null ? null : await this.receipts.letterOf(receipt.reference);
      const finding = await this.find(receipt, hash, letter);
      const deliveryId = finding === 'matched' ? (letter?.id ?? null) : null;
      await this.receipts.keep({ ...receipt, hash, content, finding, deliveryId });
      if (finding === 'matched' && letter !== null) await this.moveOn(receipt, letter);
      return finding;
    });
  }

  private async find(receipt: ReadReceipt, hash: Buffer, letter: ReferredLetter | null): Promise<PecFinding> {
    if (await this.receipts.isKnown(hash, receipt)) return 'duplicate';
    if (receipt.flaw !== null) return receipt.flaw;
    const own = this.transports.pec?.from.toLowerCase();
    if (own !== undefined && receipt.sender !== own) return 'contradictory';
    if (letter === null) return 'unknown_reference';
    const address = letter.address.toLowerCase();
    const isOurs = receipt.recipient === null ? receipt.recipients.includes(address) : receipt.recipient === address;
    if (!isOurs) return 'other_recipient';
    // Of a letter that was sent again since, only the delivery still counts.
    const counts = letter.current || receipt.kind === 'delivery';
    return counts && afterReceipt(letter.state, receipt.kind) !== null ? 'matched' : 'out_of_order';
  }

  private async moveOn(
    { kind, recipient }: ReadReceipt,
    { id, state, messageId, address }: ReferredLetter,
  ): Promise<void> {
    const next = afterReceipt(state, kind);
    if (next === null) return;
    await this.outbox.note(id, { event: 'receipt', messageId, address: recipient ?? address, detail: kind });
    await this.receipts.moveLetter(id, next.state, next.reason, this.clock.now());
  }
}
