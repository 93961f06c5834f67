import { Injectable } from '@nestjs/common';
import type { CalendarDate } from '../../domain/calendar-date.js';
import type { EntryRule } from '../../domain/entry-rule.js';
import { UnitOfWork } from '../../platform/database/unit-of-work.js';

/** The dated rule on late entries. */
@Injectable()
export class EntryRulesRepository {
  constructor(private readonly unitOfWork: UnitOfWork) {}

  async inForce(day: CalendarDate): Promise<EntryRule | undefined> {
    const [row] = await this.unitOfWork.query<EntryRule>(
      `select grace_days as "graceDays", maximum_days_back as "maximumDaysBack", legal_source as source from entry_rules where valid @> $1::date`,
      [day],
    );
    return row;
  }
}
