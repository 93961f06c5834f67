import { Injectable } from '@nestjs/common';
import type { CalendarDate } from '../../domain/calendar-date.js';

/** A transfer that has just been accepted: its movement is written, and the receiving body is in charge. */
export interface AcceptedTransfer {
  readonly minorId: number;
  readonly proposalId: number;
  /** Day of the move. */
  readonly on: CalendarDate;
}

/** What may be open for a minor and goes where the minor goes. A module that holds such things adds its name here. */
type MovingPart = 'guardianship_request' | 'age_assessment' | 'opinion_request' | 'assistance_request';

type Carry = (transfer: AcceptedTransfer) => Promise<void>;

/** What moves along with a minor, in the transaction of the acceptance. Modules after this one join in their constructors. */
@Injectable()
export class MovingAlong {
  private readonly parts = new Map<MovingPart, Carry>();

  join(part: MovingPart, carry: Carry): void {
    if (this.parts.has(part)) throw new Error(`Two modules carry ${part}`);
    this.parts.set(part, carry);
  }

  /** One part after another: all of them or, when one fails, not even the transfer. */
  async carry(transfer: AcceptedTransfer): Promise<void> {
    for (const carry of this.parts.values()) await carry(transfer);
  }
}
