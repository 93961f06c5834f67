import { Injectable } from '@nestjs/common';
import type { CalendarDate } from '../../domain/calendar-date.js';
import { UnitOfWork } from '../../platform/database/unit-of-work.js';
import { commonTables, isQualityRuleCode, QUALITY_CHECKS } from './quality-checks.js';
import type {
  BodyKind,
  QualityFinding,
  QualityRule,
  QualityRunSummary,
  QualityScore,
  QualityTrendPoint,
  RuleCount,
} from './quality.types.js';

const instant = (column: string): string => `to_char(${column} at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"')`;

const RUN = `r.id, r.state, r.scheduled, r.on_day::text as "onDay", ${instant('r.created_at')} as "createdAt", ${instant('r.finished_at')} as "finishedAt",
  (select s.records from quality_scores s where s.run_id = r.id and s.body_kind = 'national') as records,
  (select s.faulty from quality_scores s where s.run_id = r.id and s.body_kind = 'national') as faulty`;

/** Runs, findings and scores; in a national unit of work. */
@Injectable()
export class QualityRepository {
  constructor(private readonly unitOfWork: UnitOfWork) {}

  rules(on: CalendarDate): Promise<QualityRule[]> {
    return this.unitOfWork.query(
      `select code, severity, place, parameter, title_it as "titleIt", title_en as "titleEn", description_it as "descriptionIt",
              description_en as "descriptionEn", source
         from quality_rules where valid @> $1::date order by array_position(array['error', 'warning', 'notice'], severity), code`,
      [on],
    );
  }

  async addRun(on: CalendarDate, scheduled: boolean): Promise<number | null> {
    const [row] = await this.unitOfWork.query<{ id: number }>(
      `insert into quality_runs (on_day, scheduled) values ($1, $2) on conflict (on_day) where scheduled do nothing returning id`,
      [on, scheduled],
    );
    return row?.id ?? null;
  }

  /** Takes a run for this transaction; null when it is done, given up, unknown, or another worker has it. */
  async take(id: number): Promise<{ readonly onDay: CalendarDate } | null> {
    const [row] = await this.unitOfWork.query<{ onDay: CalendarDate }>(
      `select on_day::text as "onDay" from quality_runs where id = $1 and state = 'queued' for update skip locked`,
      [id],
    );
    return row ?? null;
  }

  /**
   * For the rest of this unit of work joins are made by hash: each check joins thousands with thousands, and the planner, believing that they are few, would
   * go through all of them for each one.
   */
  async joinByHash(): Promise<void> {
    await this.unitOfWork.query(`select set_config('enable_nestloop', 'off', true)`);
  }

  /** Counts the attempt; after the last one the run is given up: whether it was. */
  async countAttempt(id: number, attempts: number): Promise<boolean> {
    const [row] = await this.unitOfWork.query<{ state: string }>(
      `update quality_runs set attempts = attempts + 1, tried_at = clock_timestamp(), state = case when attempts + 1 >= $2 then 'failed' else state end,
              finished_at = case when attempts + 1 >= $2 then clock_timestamp() end where id = $1 and state = 'queued' returning state`,
      [id, attempts],
    );
    return row?.state === 'failed';
  }

  /** Writes what one rule finds; returns how many. */
  addFindings(run: number, { code, parameter }: QualityRule, on: CalendarDate): Promise<number> {
    if (!isQualityRuleCode(code)) return Promise.resolve(0);
    return this.unitOfWork.execute(
      `with ${commonTables('minors')}, found as (${QUALITY_CHECKS[code](parameter ?? 0)})
       insert into quality_findings (run_id, rule_code, minor_id, facility_id, region_code, municipality_id, facts)
       select $2, $3, f.minor_id, coalesce(f.facility_id, h.facility_id), coalesce(h.region_code, c.region_code, c2.region_code),
              coalesce(h.municipality_id, b.municipality_id, s.responsible_municipality_id), f.facts
         from found f left join here h on h.minor_id = f.minor_id left join subject s on s.id = f.minor_id
         left join facilities b on b.id = f.facility_id left join municipalities c on c.id = b.municipality_id
         left join municipalities c2 on c2.id = s.responsible_municipality_id`,
      [on, run, code],
    );
  }

  async finish(run: number, on: CalendarDate, counts: readonly RuleCount[]): Promise<void> {
    await this.unitOfWork.execute(
      `insert into quality_counts (run_id, rule_code, severity, findings)
       select $1, c.code, c.severity, c.findings from jsonb_to_recordset($2) as c (code text, severity text, findings integer)`,
      [run, JSON.stringify(counts)],
    );
    await this.unitOfWork.execute(
      `with ${commonTables('minors')}, looked_at as (
         select s.id, h.facility_id, h.municipality_id, h.region_code,
                exists (select from quality_findings f join quality_counts c on c.run_id = f.run_id and c.rule_code = f.rule_code
                         where f.run_id = $2 and f.minor_id = s.id and c.severity in ('error', 'warning')) as is_faulty
           from subject s left join here h on h.minor_id = s.id where h.kind is distinct from 'exit' and s.adult_on > $1::date
       ), body as (
         select l.is_faulty, b.kind, b.code, b.name from looked_at l left join municipalities c on c.id = l.municipality_id
           left join facilities f on f.id = l.facility_id left join regions g on g.code = l.region_code
           cross join lateral (values ('national', 'IT', 'Italia'), ('region', g.code, g.name_it), ('municipality', c.istat_code, c.name),
                                      ('facility', f.code, f.name)) b (kind, code, name)
       )
       insert into quality_scores (run_id, body_kind, body_code, body_name, records, faulty)
       select $2, kind, code, min(name), count(*), count(*) filter (where is_faulty) from body where code is not null group by kind, code`,
      [on, run],
    );
    await this.unitOfWork.execute(
      `update quality_runs set state = 'done', tried_at = clock_timestamp(), finished_at = clock_timestamp(), attempts = attempts + 1 where id = $1`,
      [run],
    );
  }

  /** Findings of all but the latest runs; their counts stay. */
  dropOldFindings(keptRuns: number): Promise<number> {
    return this.unitOfWork.execute(
      `delete from quality_findings where run_id not in (select id from quality_runs where state = 'done' order by id desc limit $1)`,
      [keptRuns],
    );
  }

  /** Runs that wait for more than a minute: their job was lost. */
  async leftBehind(): Promise<number[]> {
    const rows = await this.unitOfWork.query<{ id: number }>(
      `select id from quality_runs where state = 'queued' and coalesce(tried_at, created_at) < now() - interval '1 minute' order by id`,
    );
    return rows.map(({ id }) => id);
  }

  /** Newest first. */
  runs(limit: number): Promise<QualityRunSummary[]> {
    return this.unitOfWork.query(`select ${RUN} from quality_runs r order by r.id desc limit $1`, [limit]);
  }

  async run(id: number): Promise<QualityRunSummary | null> {
    const [row] = await this.unitOfWork.query<QualityRunSummary>(`select ${RUN} from quality_runs r where r.id = $1`, [
      id,
    ]);
    return row ?? null;
  }

  async lastDone(): Promise<QualityRunSummary | null> {
    const [row] = await this.unitOfWork.query<QualityRunSummary>(
      `select ${RUN} from quality_runs r where r.state = 'done' order by r.id desc limit 1`,
    );
    return row ?? null;
  }

  counts(run: number): Promise<RuleCount[]> {
    return this.unitOfWork.query(
      `select rule_code as code, severity, findings from quality_counts where run_id = $1 order by rule_code`,
      [run],
    );
  }

  /** Worst first, then by size. */
  scores(run: number, kind: BodyKind, limit: number): Promise<QualityScore[]> {
    return this.unitOfWork.query(
      `select body_code as code, body_name as name, records, faulty from quality_scores where run_id = $1 and body_kind = $2
        order by faulty::real / records desc, records desc, body_code limit $3`,
      [run, kind, limit],
    );
  }

  /** One body in the latest runs, the newest first. */
  trendOf(kind: BodyKind, code: string, limit: number): Promise<QualityTrendPoint[]> {
    return this.unitOfWork.query(
      `select r.on_day::text as "onDay", ${instant('r.finished_at')} as "finishedAt", s.records, s.faulty
         from quality_scores s join quality_runs r on r.id = s.run_id
        where s.body_kind = $1 and s.body_code = $2 and r.state = 'done' order by r.id desc limit $3`,
      [kind, code, limit],
    );
  }

  findings(
    run: number,
    filter: { readonly rule: string; readonly region: string | null; readonly after: number | null },
    limit: number,
  ): Promise<QualityFinding[]> {
    return this.unitOfWork.query(
      `select f.id, f.minor_id as "minorId", m.sim_code as "simCode", b.code as "facilityCode", b.name as "facilityName", c.name as "municipalityName",
              f.region_code as "regionCode", f.facts
         from quality_findings f left join minors m on m.id = f.minor_id left join facilities b on b.id = f.facility_id
         left join municipalities c on c.id = f.municipality_id
        where f.run_id = $1 and f.rule_code = $2 and ($3::text is null or f.region_code = $3) and ($4::bigint is null or f.id > $4)
        order by f.id limit $5`,
      [run, filter.rule, filter.region, filter.after, limit],
    );
  }

  /** How many members of a release each rule finds, by what is known now, as of a day. */
  async countAmongMembers(release: number, on: CalendarDate, rules: readonly QualityRule[]): Promise<RuleCount[]> {
    const checks = rules.flatMap(({ code, parameter, place }) =>
      isQualityRuleCode(code) && place !== 'facility'
        ? [`select '${code}' as code, minor_id from (${QUALITY_CHECKS[code](parameter ?? 0)}) "${code}"`]
        : [],
    );
    const found = await this.unitOfWork.query<{ code: string; findings: number }>(
      `with ${commonTables('release')} select code, count(distinct minor_id)::integer as findings from (${checks.join(' union all ')}) f group by code`,
      [on, release],
    );
    const findings = new Map(found.map((row) => [row.code, row.findings]));
    return rules
      .filter(({ place }) => place !== 'facility')
      .map(({ code, severity }) => ({ code, severity, findings: findings.get(code) ?? 0 }));
  }
}
