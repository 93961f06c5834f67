import { Injectable, Logger } from '@nestjs/common';
import type { CalendarDate } from '../../domain/calendar-date.js';
import { dueReminders, OVERDUE } from '../../domain/obligation.js';
import { Clock } from '../../platform/clock.js';
import { SYSTEM_ACTOR } from '../../platform/database/actor.js';
import { UnitOfWork } from '../../platform/database/unit-of-work.js';
import { Notifications } from '../notifications/index.js';
import { type RemindedObligation, RemindersRepository } from './reminders.repository.js';

/** Who hears of what the others have let pass. */
const ESCALATED_TO = 'dg_head';

/**
 * Reminds of deadlines. Run every morning; run again on the same day, by another worker too, it sends nothing twice, and after days without a run it
 * sends one reminder for each deadline.
 */
@Injectable()
export class Reminders {
  private readonly logger = new Logger(Reminders.name);

  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly repository: RemindersRepository,
    private readonly notifications: Notifications,
    private readonly clock: Clock,
  ) {}

  /** @returns how many reminders were written */
  async run(): Promise<number> {
    const today = this.clock.today();
    const ids = await this.unitOfWork.run(SYSTEM_ACTOR, () => this.repository.candidates(today));
    let sent = 0;
    // One transaction for each: a deadline that cannot be reminded of does not keep the others back.
    for (const id of ids) {
      const reminded = await this.unitOfWork
        .run(SYSTEM_ACTOR, () => this.remind(id, today))
        .catch((error: unknown) => {
          this.logger.error(error, `Nobody could be reminded of deadline ${String(id)}`);
          return false;
        });
      if (reminded) sent += 1;
    }
    return sent;
  }

  private async remind(id: number, today: CalendarDate): Promise<boolean> {
    const obligation = await this.repository.lock(id);
    if (obligation === null) return false;
    const { send, passedOver } = dueReminders(obligation, today);
    for (const step of passedOver) await this.repository.note(obligation, step, today, false);
    if (send === null) return false;
    await this.repository.note(obligation, send, today, true);
    await this.tell(obligation, send);
    return true;
  }

  private async tell({ owner, number, link, dueOn }: RemindedObligation, step: number): Promise<void> {
    const topic = step === OVERDUE ? 'obligation_overdue' : 'obligation_due';
    await this.notifications.send({ to: owner, topic, number, link, dueOn });
    const isHeads = 'role' in owner && owner.role === ESCALATED_TO;
    if (step === OVERDUE && !isHeads)
      await this.notifications.send({ to: { role: ESCALATED_TO }, topic: 'obligation_escalated', number, link, dueOn });
  }
}
