import { Injectable } from '@nestjs/common';
import type { CalendarDate } from '../../domain/calendar-date.js';
import { contains, firstDayOf, lastDayOf, monthOfDay, parseMonth, type Month } from '../../domain/period.js';
import { DomainProblem, fieldError, type ProblemCode } from '../../domain/problem.js';
import { AuditTrail } from '../../platform/audit/audit-trail.js';
import { Clock } from '../../platform/clock.js';
import { ledgerOf, type Ledger } from './ledger.js';
import { PresenceFacilities, type PresenceFacility } from './presence-facilities.js';
import type { PresenceFormat } from './presence-file.js';
import { PresenceRepository } from './presence.repository.js';

/** The presences of a month in a facility. */
export interface Presence extends Ledger {
  readonly facility: PresenceFacility;
  readonly month: Month;
  /** Last day that is counted: the last of the month, or today. */
  readonly countedUntil: CalendarDate;
  /** Instant at which the list was made, ISO in UTC. */
  readonly takenAt: string;
}

/** Keeps no list: the ledger is made from the stays whenever it is asked for. Runs in the caller's unit of work. */
@Injectable()
export class PresenceService {
  constructor(
    private readonly repository: PresenceRepository,
    private readonly facilities: PresenceFacilities,
    private readonly audit: AuditTrail,
    private readonly clock: Clock,
  ) {}

  /**
   * @param text the month, `YYYY-MM`
   * @throws DomainProblem `not_found` (facility unknown or out of scope); on `month`: `validation_failed`,
   * `date_in_future`, `facility_closed` (it opened after the month)
   */
  async ofMonth(code: string, text: string, format: PresenceFormat): Promise<Presence> {
    const month = parseMonth(text);
    const today = this.clock.today();
    if (month > monthOfDay(today)) refuse('date_in_future', 'The month begins after today.');
    const facility = await this.facilities.get(code, today);
    const last = lastDayOf(month);
    if (last < facility.open.from) refuse('facility_closed', `The facility opened on ${facility.open.from}.`);
    const { capacities } = facility.detail;
    const stays = await this.repository.stays(facility.id, firstDayOf(month), last);
    const { minorIds, ...ledger } = ledgerOf(
      stays,
      month,
      today,
      (day) => capacities.find((capacity) => contains(capacity, day))?.places ?? null,
    );
    const action = format === 'json' ? 'presence.read' : 'presence.export';
    await this.audit.recordList(action, minorIds, { facility: code, month, format });
    return {
      facility: facility.heading,
      month,
      countedUntil: last < today ? last : today,
      takenAt: this.clock.now().toISOString(),
      ...ledger,
    };
  }
}

function refuse(code: ProblemCode, detail: string): never {
  throw new DomainProblem(code, { detail, errors: [fieldError('month', code, detail)] });
}
