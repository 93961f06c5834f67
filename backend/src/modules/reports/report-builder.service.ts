import { Injectable } from '@nestjs/common';
import { type CalendarDate, formatMonthItalian, parseCalendarDate } from '../../domain/calendar-date.js';
import type { PublishedDocument } from '../../domain/disclosure/published-document.js';
import type { KnownAt } from '../../domain/known-at.js';
import type { OpinionStatisticsOfPeriod } from '../../domain/opinion/statistics.js';
import { DomainProblem, fieldError } from '../../domain/problem.js';
import { questionsOf } from '../../domain/report/definition/ask.js';
import {
  buildPublicReport,
  buildReport,
  daysOfReport,
  type PublicReport,
} from '../../domain/report/definition/build-report.js';
import type { ReportContext } from '../../domain/report/definition/definition.js';
import { UNKNOWN } from '../../domain/report/definition/dimensions.js';
import { REPORT_DEFINITIONS } from '../../domain/report/definitions.js';
import type { Report } from '../../domain/report/report-model.js';
import { endedReportPeriod, monthsOf, type ReportPeriod } from '../../domain/report/report-period.js';
import { AuditTrail } from '../../platform/audit/audit-trail.js';
import { Clock } from '../../platform/clock.js';
import type { Scope } from '../../platform/database/actor.js';
import { UnitOfWork } from '../../platform/database/unit-of-work.js';
import { CensusService } from '../census/index.js';
import { OpinionStatistics } from '../opinion-desk/index.js';
import { TerritoryService } from '../territory/index.js';
import { CommentariesRepository } from './commentaries.repository.js';
import { FiguresRepository } from './figures.repository.js';
import type { DocumentSubject } from './published-documents.repository.js';
import type { AskedTerritory, ReportRequest } from './report-request.js';
import { TerritoriesRepository } from './territories.repository.js';

/** Citizenship looked at more closely unless another is asked for. */
const USUAL_CITIZENSHIP = 'UKR';

/** A request that has been held against the calendar, the code lists and the actor's scope. */
export interface CheckedRequest {
  readonly kind: ReportRequest['kind'];
  readonly period: ReportPeriod;
  /** Scope of the figures: the actor's own, or narrower. */
  readonly scope: Scope;
  /** Null where it is the actor's own scope. */
  readonly territory: (AskedTerritory & { readonly id: string }) | null;
  readonly citizenship: string | null;
}

/** A report for the office, and as it may leave it. */
export interface ReportVariants {
  readonly full: Report;
  readonly subject: DocumentSubject;
  /** Days that its counts speak of: earlier documents that speak of one of them are linked with it. */
  readonly days: () => CalendarDate[];
  /** As it may leave the office after the documents published before it, with what it hides. */
  readonly open: (earlier: readonly PublishedDocument[]) => PublicReport;
}

/** Builds reports from their definitions; in the caller's unit of work, with the figures of its actor's territory or a narrower one. */
@Injectable()
export class ReportBuilder {
  constructor(
    private readonly census: CensusService,
    private readonly figures: FiguresRepository,
    private readonly opinions: OpinionStatistics,
    private readonly territories: TerritoriesRepository,
    private readonly commentaries: CommentariesRepository,
    private readonly territory: TerritoryService,
    private readonly unitOfWork: UnitOfWork,
    private readonly audit: AuditTrail,
    private readonly clock: Clock,
  ) {}

  /**
   * @throws DomainProblem `date_in_future`, `not_ready` (period), `validation_failed` (period, territory outside the actor's scope, citizenship)
   */
  async check(request: ReportRequest, field = 'period'): Promise<CheckedRequest> {
    const period = endedReportPeriod(request.kind, request.period, this.clock.today(), field);
    const territory = await this.findTerritory(request.territory ?? null, period.last);
    const scope: Scope = territory === null ? this.unitOfWork.actor.scope : { kind: territory.kind, id: territory.id };
    if (request.kind === 'periodic' && scope.kind === 'national')
      throw new DomainProblem('validation_failed', { errors: [fieldError('territory', 'required')] });
    return {
      kind: request.kind,
      period,
      scope,
      territory,
      citizenship: await this.citizenshipOf(request, period.last),
    };
  }

  /**
   * The report of a period that has ended.
   * @param knownAt the instant of knowledge, ISO with zone; undefined: now
   * @throws DomainProblem as {@link check}; `validation_failed` (instant)
   * @throws RangeError when the figures disagree, or a definition names what does not exist
   */
  async build(request: ReportRequest, knownAt?: string, field = 'period'): Promise<Report> {
    return (await this.buildVariants(request, knownAt, field)).full;
  }

  /** The report for the office, and the one that may leave it, from the same figures. As {@link build}. */
  async buildVariants(request: ReportRequest, knownAt?: string, field = 'period'): Promise<ReportVariants> {
    const { kind, period, scope, citizenship } = await this.check(request, field);
    const instant = await this.census.knownAt(knownAt);
    const definition = REPORT_DEFINITIONS[kind];
    const questions = questionsOf(definition);
    const opinions = await this.opinionsOf(kind, scope, period, instant);
    const figures = await this.territories.within(scope, () =>
      this.figures.answer(questions, period, instant, opinions),
    );
    const territory = await this.territories.ofScope(scope);
    const [countries, regions] = [await this.territory.countries(period.last), await this.territory.regions()];
    const municipalities = definition.tables.some(({ rows }) => rows === 'municipality')
      ? await this.territories.municipalities(scope)
      : new Map<string, string>();
    const context: ReportContext = {
      period,
      knownAt: instant,
      territory,
      names: {
        citizenship: new Map(countries.map(({ alpha3, reportName }) => [alpha3, reportName])),
        region: new Map(regions.map(({ code, name }) => [code, name])),
        municipality: municipalities,
        month: new Map(monthsOf(period).map((month) => [month, formatMonthItalian(parseCalendarDate(`${month}-01`))])),
      },
      chosenCitizenship: citizenship,
      decimals: 1,
      opinionTimes: opinions === null ? null : opinions.total,
      commentaries: await this.commentaries.newest({ kind, period: period.text, scope }),
      naming: {
        territory: await this.territories.codesOf(scope),
        wider: new Map([
          ...countries.map(
            ({ alpha3, continent }) => [`citizenship=${alpha3}`, `continent=${continent ?? UNKNOWN}`] as const,
          ),
          ...(await this.territories.regionsOf(municipalities.keys())),
        ]),
      },
    };
    const full = buildReport(definition, context, figures);
    await this.audit.record({
      action: 'report.make',
      details: {
        kind,
        ...(kind === 'monthly' ? { month: period.text } : { period: period.text }),
        knownAt: instant,
        total: figures.cells({ measure: 'present', moment: 'now', by: [] })[0]?.count ?? 0,
        ...(territory.code === null || scope === this.unitOfWork.actor.scope ? {} : { territory: territory.code }),
      },
    });
    return {
      full,
      subject: { kind, period: period.text, scope, knownAt: instant },
      days: () => daysOfReport(definition, context, figures),
      open: (earlier) => buildPublicReport(definition, context, figures, earlier),
    };
  }

  /** Requests for an opinion are counted for the country: a territory's report says nothing of them. */
  private async opinionsOf(
    kind: ReportRequest['kind'],
    scope: Scope,
    { first, last }: ReportPeriod,
    knownAt: KnownAt,
  ): Promise<OpinionStatisticsOfPeriod | null> {
    if (kind !== 'half_yearly' || scope.kind !== 'national') return null;
    return this.opinions.ofPeriod(first, last, new Date(knownAt));
  }

  /** Outside the actor's scope is answered as not there. */
  private async findTerritory(
    asked: AskedTerritory | null,
    on: CalendarDate,
  ): Promise<(AskedTerritory & { readonly id: string }) | null> {
    if (asked === null) return null;
    const id = await this.keyOf(asked, on);
    if (id === null || !(await this.territories.allowed({ kind: asked.kind, id })))
      throw new DomainProblem('validation_failed', { errors: [fieldError('territory.code', 'unknown_code')] });
    return { ...asked, id };
  }

  private async keyOf({ kind, code }: AskedTerritory, on: CalendarDate): Promise<string | null> {
    if (kind === 'municipality') return String((await this.territory.getMunicipality(code, on, 'territory.code')).id);
    return (await this.territory.regions()).some((region) => region.code === code) ? code : null;
  }

  private async citizenshipOf({ kind, citizenship }: ReportRequest, on: CalendarDate): Promise<string | null> {
    if (kind !== 'half_yearly') return null;
    const code = citizenship ?? USUAL_CITIZENSHIP;
    const countries = await this.territory.countries(on);
    if (!countries.some(({ alpha3 }) => alpha3 === code))
      throw new DomainProblem('validation_failed', { errors: [fieldError('citizenship', 'unknown_code')] });
    return code;
  }
}
