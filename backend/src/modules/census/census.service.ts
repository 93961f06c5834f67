import { Injectable } from '@nestjs/common';
import { type CalendarDate, parseCalendarDate } from '../../domain/calendar-date.js';
import { type KnownAt, parseKnownAt } from '../../domain/known-at.js';
import { DomainProblem, fieldError } from '../../domain/problem.js';
import { AuditTrail } from '../../platform/audit/audit-trail.js';
import { Clock } from '../../platform/clock.js';
import { TerritoryService } from '../territory/index.js';
import { CensusRepository, type CountedDay } from './census.repository.js';
import { publishCensus, type PublishedCensus } from './published-census.js';

/** A census with what its reader should know about the register. */
export interface TakenCensus extends PublishedCensus {
  /** Instant of the first change in the register: as of an earlier one nothing was known. Null while the register is empty. */
  readonly firstKnownAt: KnownAt | null;
}

/** Takes the census of a day. All methods run in the caller's unit of work and count what its actor may see. */
@Injectable()
export class CensusService {
  constructor(
    private readonly repository: CensusRepository,
    private readonly territory: TerritoryService,
    private readonly audit: AuditTrail,
    private readonly clock: Clock,
  ) {}

  /**
   * @param on the day, `YYYY-MM-DD`
   * @param knownAt the instant of knowledge; undefined: now
   * @throws DomainProblem `invalid_date`, `date_in_future` (day or instant), `validation_failed` (instant)
   */
  async take(on: string, knownAt?: string): Promise<TakenCensus> {
    const day = parseCalendarDate(on, 'on');
    if (day > this.clock.today())
      throw new DomainProblem('date_in_future', { errors: [fieldError('on', 'date_in_future')] });
    const instant = await this.knownAt(knownAt);
    const [counted] = await this.repository.count([day], instant);
    if (counted === undefined) throw new Error('A day was not counted');
    await this.audit.record({
      action: 'census.read',
      details: { on: day, knownAt: instant, total: counted.census.total },
    });
    return {
      ...publishCensus(counted.census, await this.territory.regions()),
      firstKnownAt: await this.repository.firstKnownAt(),
    };
  }

  /** The instant asked for, or that of the unit of work. */
  knownAt(text?: string): Promise<KnownAt> {
    return text === undefined ? this.repository.now() : Promise.resolve(parseKnownAt(text, this.clock.now()));
  }

  /** The instant of the first change in the register; null while it is empty. */
  firstKnownAt(): Promise<KnownAt | null> {
    return this.repository.firstKnownAt();
  }

  /** Days in one statement, for reports; the caller keeps the trail. */
  count(days: readonly CalendarDate[], knownAt: KnownAt): Promise<CountedDay[]> {
    return this.repository.count(days, knownAt);
  }
}
