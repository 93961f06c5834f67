import { Injectable } from '@nestjs/common';
import { sameDayYearsBefore } from '../../domain/calendar-date.js';
import type { Month } from '../../domain/period.js';
import { monthlyReport } from '../../domain/report/monthly-report.js';
import type { Report } from '../../domain/report/report-model.js';
import { reportDay } from '../../domain/report/report-month.js';
import { AuditTrail } from '../../platform/audit/audit-trail.js';
import { Clock } from '../../platform/clock.js';
import { CensusService } from '../census/index.js';
import { TerritoryService } from '../territory/index.js';

/** Compared with the same day one year before; two years are for the half-yearly report. */
const YEARS_BEFORE = [1];

/** Builds the monthly report from the census; in the caller's unit of work, with the figures of its actor's territory. */
@Injectable()
export class MonthlyReportService {
  constructor(
    private readonly census: CensusService,
    private readonly territory: TerritoryService,
    private readonly audit: AuditTrail,
    private readonly clock: Clock,
  ) {}

  /**
   * The report of a month that has ended.
   * @param knownAt the instant of knowledge, ISO with zone; undefined: now
   * @throws DomainProblem `date_in_future`, `not_ready` (month), `validation_failed` (instant)
   * @throws RangeError when the figures disagree
   */
  async build(month: Month, knownAt?: string): Promise<Report> {
    const on = reportDay(month, this.clock.today());
    const instant = await this.census.knownAt(knownAt);
    const [now, ...before] = await this.census.count(
      [on, ...YEARS_BEFORE.map((years) => sameDayYearsBefore(on, years))],
      instant,
    );
    if (now === undefined) throw new Error('The month was not counted');
    const countries = await this.territory.countries(on);
    const regions = await this.territory.regions();
    await this.audit.record({
      action: 'report.make',
      details: { kind: 'monthly', month, knownAt: instant, total: now.census.total },
    });
    return monthlyReport({
      ...now,
      countryNames: new Map(countries.map(({ alpha3, reportName }) => [alpha3, reportName])),
      regionNames: new Map(regions.map(({ code, name }) => [code, name])),
      // A day on which nobody was counted lies before the register's beginning: there is nothing to compare with.
      earlier: before.map((day) => day.census).filter((census) => census.total > 0),
    });
  }
}
