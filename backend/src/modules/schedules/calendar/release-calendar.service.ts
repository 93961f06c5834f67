import { Injectable } from '@nestjs/common';
import { addMonths, type CalendarDate, daysBetween, parseCalendarDate } from '../../../domain/calendar-date.js';
import { firstDayOf, type Month, monthOfDay, parseMonth } from '../../../domain/period.js';
import { DomainProblem } from '../../../domain/problem.js';
import { monthJustEnded } from '../../../domain/report/report-month.js';
import {
  calendarState,
  type CalendarState,
  checkAnnouncement,
  MONTHS_ANNOUNCED,
  plannedDay,
} from '../../../domain/schedule/release-calendar.js';
import { AuditTrail } from '../../../platform/audit/audit-trail.js';
import { Clock } from '../../../platform/clock.js';
import { SYSTEM_ACTOR } from '../../../platform/database/actor.js';
import { UnitOfWork } from '../../../platform/database/unit-of-work.js';
import { requireMatch } from '../../../platform/http/entity-tag.js';
import { OpinionRules } from '../../opinion-rules/index.js';
import { type CalendarEntry, type CalendarVersion, ReleaseCalendarRepository } from './release-calendar.repository.js';

/** A month of the calendar, as it stands today. */
export interface CalendarMonth extends CalendarEntry {
  readonly state: CalendarState;
  /** Days since the announced day, for what is overdue; 0 otherwise. */
  readonly daysLate: number;
}

export interface NewAnnouncement {
  readonly announcedOn: string;
  readonly note: string | null;
  readonly reason: string;
}

/** The announced days of the releases. */
@Injectable()
export class ReleaseCalendar {
  constructor(
    private readonly repository: ReleaseCalendarRepository,
    private readonly rules: OpinionRules,
    private readonly unitOfWork: UnitOfWork,
    private readonly audit: AuditTrail,
    private readonly clock: Clock,
  ) {}

  /** The latest month first. Reads in the caller's unit of work, whatever its role, the service's too: no figure of a release, no name. */
  async months(): Promise<CalendarMonth[]> {
    const today = this.clock.today();
    return (await this.repository.entries()).map((entry) => standing(entry, today));
  }

  /**
   * Announces the month just ended and those to come where they are not announced yet, by the rule in force; opens its own unit of work.
   * @returns how many it announced
   */
  plan(): Promise<number> {
    const first = monthJustEnded(this.clock.today());
    return this.unitOfWork.run(SYSTEM_ACTOR, async () => {
      const holidays = await this.rules.holidays();
      let planned = 0;
      for (let ahead = 0; ahead <= MONTHS_ANNOUNCED; ahead += 1) {
        const from = addMonths(firstDayOf(first), ahead);
        const month = monthOfDay(from);
        const workingDay = await this.repository.workingDay(from);
        if (workingDay === null) continue;
        if (await this.repository.add(month, plannedDay(month, workingDay, holidays))) planned += 1;
      }
      return planned;
    });
  }

  /**
   * Moves the announced day of a month that is not published.
   * @throws DomainProblem `not_found`, `precondition_required`, `stale_version`, `release_plan_published`, `validation_failed`
   */
  async move(
    text: string,
    { announcedOn, note, reason }: NewAnnouncement,
    ifMatch: string | undefined,
  ): Promise<CalendarMonth> {
    const month = parseMonth(text);
    await this.repository.lock(month);
    const entry = await this.repository.find(month);
    if (entry?.version === null || entry === null) throw new DomainProblem('not_found');
    requireMatch(ifMatch, entry.version);
    if (entry.publishedOn !== null) throw new DomainProblem('release_plan_published');
    const day = parseCalendarDate(announcedOn, 'announcedOn');
    checkAnnouncement(month, day, this.clock.today());
    await this.unitOfWork.giveReason(reason);
    await this.repository.move(month, day, note);
    await this.audit.record({
      action: 'release_calendar.change',
      details: { month, from: entry.announcedOn, to: day },
    });
    return this.get(month);
  }

  /** @throws DomainProblem `not_found` */
  async get(month: Month): Promise<CalendarMonth> {
    const entry = await this.repository.find(month);
    if (entry === null) throw new DomainProblem('not_found');
    return standing(entry, this.clock.today());
  }

  /** Every announcement of a month, the newest first. @throws DomainProblem `not_found` */
  async history(text: string): Promise<CalendarVersion[]> {
    const versions = await this.repository.history(parseMonth(text));
    if (versions.length === 0) throw new DomainProblem('not_found');
    return versions;
  }
}

function standing(entry: CalendarEntry, today: CalendarDate): CalendarMonth {
  const state = calendarState(entry, today);
  const daysLate = state === 'overdue' && entry.announcedOn !== null ? daysBetween(entry.announcedOn, today) : 0;
  return { ...entry, state, daysLate };
}
