import { Injectable } from '@nestjs/common';
import { type CalendarDate, daysBetween, parseCalendarDate } from '../../../domain/calendar-date.js';
import { factOf } from '../../../domain/opinion/opinion-facts.js';
import { APPLICANT_WORDS } from '../../../domain/opinion/paper-words.js';
import { opinionStatistics, type OpinionStatisticsOfPeriod } from '../../../domain/opinion/statistics.js';
import { DomainProblem, fieldError } from '../../../domain/problem.js';
import { AuditTrail } from '../../../platform/audit/audit-trail.js';
import type { Download } from '../../../platform/http/download.js';
import { TerritoryService } from '../../territory/index.js';
import { statisticsFile } from './statistics-file.js';
import type { OpinionGroupDto, OpinionStatisticsDto } from './statistics.dto.js';
import { StatisticsRepository } from './statistics.repository.js';

/** Ten years: more is a mistake of the keyboard. */
const LONGEST_DAYS = 3660;

const NAMES_OF_APPLICANTS = new Map<string, string>(Object.entries(APPLICANT_WORDS));

/** Figures on opinions: for the page, for files, and for the half-yearly report. */
@Injectable()
export class OpinionStatistics {
  constructor(
    private readonly repository: StatisticsRepository,
    private readonly territory: TerritoryService,
    private readonly audit: AuditTrail,
  ) {}

  /**
   * Figures of a period, both days counted. Must run in a unit of work that sees all requests (the Directorate-General's, or the system's).
   * @param knownAt counts only steps recorded by then; now when missing. Citizenship and region are those of today.
   */
  async ofPeriod(
    from: CalendarDate,
    to: CalendarDate,
    knownAt: Date | null = null,
  ): Promise<OpinionStatisticsOfPeriod> {
    const rows = await this.repository.requests({ from, to }, knownAt);
    const facts = rows.flatMap(({ steps, ...about }) => factOf(steps, about) ?? []);
    return opinionStatistics(facts, { from, to });
  }

  /** @throws DomainProblem `invalid_date`, `invalid_period`, `out_of_range` */
  async read(from: string, to: string): Promise<OpinionStatisticsDto> {
    const statistics = await this.asked(from, to, 'json');
    const regions = await this.regionNames();
    const named = (name: (key: string | null) => string | null) => (group: Omit<OpinionGroupDto, 'name'>) => ({
      ...group,
      name: name(group.key),
    });
    const { groups } = statistics;
    return {
      ...statistics,
      groups: {
        month: groups.month.map(named(() => null)),
        region: groups.region.map(named((key) => (key === null ? null : (regions.get(key) ?? null)))),
        citizenship: groups.citizenship.map(named(() => null)),
        applicantKind: groups.applicantKind.map(named(() => null)),
      },
    };
  }

  /** @throws DomainProblem as {@link read} */
  async file(from: string, to: string, format: 'csv' | 'xlsx'): Promise<Download> {
    const statistics = await this.asked(from, to, format);
    const regions = await this.regionNames();
    const countries = new Map(
      (await this.territory.countries(statistics.to)).map(({ alpha3, nameIt }) => [alpha3, nameIt]),
    );
    return statisticsFile(statistics, format, (grouping, key) => {
      if (key === null) return 'Non nota';
      if (grouping === 'region') return regions.get(key) ?? key;
      if (grouping === 'citizenship') return countries.get(key) ?? key;
      return grouping === 'applicantKind' ? (NAMES_OF_APPLICANTS.get(key) ?? key) : key;
    });
  }

  private async asked(from: string, to: string, format: string): Promise<OpinionStatisticsOfPeriod> {
    const first = parseCalendarDate(from, 'from');
    const last = parseCalendarDate(to, 'to');
    if (last < first) throw new DomainProblem('validation_failed', { errors: [fieldError('to', 'invalid_period')] });
    if (daysBetween(first, last) > LONGEST_DAYS)
      throw new DomainProblem('validation_failed', { errors: [fieldError('to', 'out_of_range')] });
    await this.audit.record({ action: 'opinion.statistics', details: { from, to, format } });
    return this.ofPeriod(first, last);
  }

  private async regionNames(): Promise<Map<string, string>> {
    return new Map((await this.territory.regions()).map(({ code, name }) => [code, name]));
  }
}
