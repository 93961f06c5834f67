import { Injectable } from '@nestjs/common';
import { type CalendarDate, formatShortItalian } from '../../domain/calendar-date.js';
import { type Holidays, holidaysOf } from '../../domain/deadlines/holidays.js';
import type { OpinionRule } from '../../domain/opinion/opinion-rule.js';
import { DomainProblem } from '../../domain/problem.js';
import { OpinionRulesRepository } from './opinion-rules.repository.js';

/** ISTAT code of Rome, where the Directorate-General has its seat: its patron's day is a holiday for its terms. */
export const SEAT = '058091';

/** The dated rules on the opinion of art. 32; in the caller's unit of work. */
@Injectable()
export class OpinionRules {
  constructor(private readonly repository: OpinionRulesRepository) {}

  all(): Promise<OpinionRule[]> {
    return this.repository.all();
  }

  /** The version for requests filed on a day. @throws DomainProblem `no_rule_in_force` */
  async inForceOn(day: CalendarDate): Promise<OpinionRule> {
    const rule = await this.repository.inForceOn(day);
    if (rule === null)
      throw new DomainProblem('no_rule_in_force', {
        detail: `No version of the rules on the opinion is in force on ${formatShortItalian(day)}.`,
        facts: { on: day },
      });
    return rule;
  }

  /** The version that a request keeps. */
  async byId(id: number): Promise<OpinionRule> {
    const rule = await this.repository.byId(id);
    if (rule === null) throw new DomainProblem('not_found');
    return rule;
  }

  /** Days on which terms of the Directorate-General do not end. */
  async holidays(): Promise<Holidays> {
    return holidaysOf(await this.repository.holidays(SEAT));
  }
}
