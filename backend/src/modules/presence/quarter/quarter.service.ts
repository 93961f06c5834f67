import { Injectable } from '@nestjs/common';
import { parseCalendarDate, type CalendarDate } from '../../../domain/calendar-date.js';
import type { FacilityKind } from '../../../domain/codes.js';
import type { DailyAmount } from '../../../domain/daily-amount.js';
import { DomainProblem, fieldError } from '../../../domain/problem.js';
import { daysOfQuarter, parseQuarter } from '../../../domain/quarter.js';
import { AuditTrail } from '../../../platform/audit/audit-trail.js';
import { Clock } from '../../../platform/clock.js';
import { UnitOfWork } from '../../../platform/database/unit-of-work.js';
import { Idempotency } from '../../../platform/http/idempotency.js';
import { inScope } from '../presence-facilities.js';
import type { PresenceFormat } from '../presence-file.js';
import { elsewhereLedger, quarterLedger, type Elsewhere, type QuarterLedger } from './quarter-ledger.js';
import { QuarterRepository, type QuarterMunicipality } from './quarter.repository.js';

/** The presences of a quarter in the facilities of a municipality. */
export interface QuarterList extends QuarterLedger {
  /** `YYYY-Qn` */
  readonly quarter: string;
  readonly first: CalendarDate;
  readonly last: CalendarDate;
  readonly municipality: Pick<QuarterMunicipality, 'istatCode' | 'name' | 'province'>;
  /** Last day that is counted: the last of the quarter, or today. */
  readonly countedUntil: CalendarDate;
  /** ISO in UTC. */
  readonly takenAt: string;
  /** Amounts that the quarter touches. */
  readonly amounts: readonly DailyAmount[];
  /** Null for who may not see it: regions and prefectures do not see minors hosted out of their territory. */
  readonly elsewhere: Elsewhere | null;
}

/** Keeps no list: it is made from the stays whenever it is asked for. Runs in the caller's unit of work. */
@Injectable()
export class QuarterService {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly repository: QuarterRepository,
    private readonly idempotency: Idempotency,
    private readonly audit: AuditTrail,
    private readonly clock: Clock,
  ) {}

  /**
   * @param istatCode may be left out by a municipality, which then gets its own
   * @throws DomainProblem `not_found` (municipality unknown or out of scope); on `quarter`: `validation_failed`, `date_in_future`; on
   * `municipality`: `required`
   */
  async of(text: string, istatCode: string | undefined, format: PresenceFormat): Promise<QuarterList> {
    const quarter = parseQuarter(text);
    const today = this.clock.today();
    if (quarter.first > today)
      throw new DomainProblem('date_in_future', { errors: [fieldError('quarter', 'date_in_future')] });
    const municipality = await this.municipalityOf(istatCode, quarter.last);
    const stays = await this.repository.stays(municipality.id, quarter.first, quarter.last);
    const facilities = await this.repository.facilities([...new Set(stays.map(({ facilityId }) => facilityId))]);
    const amounts = (await this.repository.amounts()).filter(
      ({ validity: { from, until } }) => from <= quarter.last && (until === null || until > quarter.first),
    );
    const { minorIds, ...ledger } = quarterLedger(stays, facilities, daysOfQuarter(quarter), today, amounts);
    const { name, province } = municipality;
    const shown = await this.elsewhere(municipality, quarter, today);
    await this.audit.recordList(
      format === 'json' ? 'presence.read_quarter' : 'presence.export_quarter',
      [...minorIds, ...(shown?.minorIds ?? [])],
      {
        municipality: municipality.istatCode,
        quarter: text,
        format,
      },
    );
    return {
      quarter: text,
      first: quarter.first,
      last: quarter.last,
      municipality: { istatCode: municipality.istatCode, name, province },
      countedUntil: quarter.last < today ? quarter.last : today,
      takenAt: this.clock.now().toISOString(),
      amounts: amounts.filter(({ kind }) => ledger.facilities.some((facility) => facility.kind === kind)),
      ...ledger,
      elsewhere: shown && { facilities: shown.facilities, minors: shown.minors, days: shown.days },
    };
  }

  amounts(): Promise<DailyAmount[]> {
    return this.repository.amounts();
  }

  /** An amount from a day on, checked by who enters it. */
  async setAmount(
    key: string | undefined,
    body: { kind: FacilityKind; from: string; cents: number; source: string },
  ): Promise<DailyAmount[]> {
    const from = parseCalendarDate(body.from, 'from');
    await this.idempotency.once(key, 'POST /api/daily-amounts', body, async () => {
      await this.repository.setAmount(body.kind, from, body.cents, body.source.trim());
      return `${body.kind} ${from}`;
    });
    return this.repository.amounts();
  }

  private async elsewhere(
    { id }: QuarterMunicipality,
    quarter: ReturnType<typeof parseQuarter>,
    today: CalendarDate,
  ): Promise<ReturnType<typeof elsewhereLedger> | null> {
    const { scope } = this.unitOfWork.actor;
    if (scope.kind !== 'national' && scope.kind !== 'municipality') return null;
    const stays = await this.repository.staysElsewhere(id, quarter.first, quarter.last);
    const facilities = await this.repository.facilities([...new Set(stays.map(({ facilityId }) => facilityId))]);
    return elsewhereLedger(stays, facilities, daysOfQuarter(quarter), today);
  }

  private async municipalityOf(istatCode: string | undefined, on: CalendarDate): Promise<QuarterMunicipality> {
    const { scope } = this.unitOfWork.actor;
    if (istatCode === undefined && scope.kind !== 'municipality')
      throw new DomainProblem('validation_failed', { errors: [fieldError('municipality', 'required')] });
    const found = await this.repository.municipality(
      istatCode === undefined ? { id: scope.id ?? '' } : { istatCode },
      on,
    );
    if (found === null || !inScope(scope, { ...found, id: null, municipalityId: found.id }))
      throw new DomainProblem('not_found');
    return found;
  }
}
