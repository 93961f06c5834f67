import { Injectable } from '@nestjs/common';
import type { CalendarDate } from '../../domain/calendar-date.js';
import { checkEntry, type EntryRule } from '../../domain/entry-rule.js';
import { Clock } from '../../platform/clock.js';
import { UnitOfWork } from '../../platform/database/unit-of-work.js';
import { EntryRulesRepository } from './entry-rules.repository.js';

/** Judges how late a movement is entered. The Directorate-General is not bound: it mends what the bodies can no longer. */
@Injectable()
export class LateEntries {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly rules: EntryRulesRepository,
    private readonly clock: Clock,
  ) {}

  /** The rule that binds the actor today; undefined: none does. */
  async rule(): Promise<EntryRule | undefined> {
    return this.unitOfWork.actor.scope.kind === 'national' ? undefined : this.rules.inForce(this.clock.today());
  }

  /**
   * Keeps the reason, if any, with the change: call it before the first change.
   * @throws DomainProblem `too_far_back`, `late_reason_required`
   */
  async admit(onDate: CalendarDate, reason: string | null | undefined): Promise<void> {
    const given = reason?.trim() ?? '';
    checkEntry(await this.rule(), { onDate, today: this.clock.today(), hasReason: given !== '' });
    if (given !== '') await this.unitOfWork.giveReason(given);
  }
}
