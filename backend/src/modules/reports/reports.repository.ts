import { Injectable } from '@nestjs/common';
import type { Month } from '../../domain/period.js';
import { UnitOfWork } from '../../platform/database/unit-of-work.js';
import type { CheckedRequest } from './report-builder.service.js';
import type { ReportRun } from './report-run.js';
import { statesOpenTo } from './report-run.repository.js';

const instant = (column: string): string => `to_char(${column} at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"')`;

const RUN = `r.id, r.kind, r.period, case r.kind when 'monthly' then r.period end as month, r.state, r.stage, r.done_stages as "doneStages",
  r.expires_on as "expiresOn", r.citizenship,
  case when r.territory_kind is not null then json_build_object('kind', r.territory_kind, 'code', r.territory_code, 'name',
    coalesce((select g.name_it from regions g where r.territory_kind = 'region' and g.code = r.territory_id),
             (select m.name from municipalities m where r.territory_kind = 'municipality' and m.id::text = r.territory_id))) end as territory, r.scheduled, ${instant('r.known_at')} as "knownAt", ${instant('r.created_at')} as "createdAt",
  ${instant('r.finished_at')} as "finishedAt", r.failure,
  coalesce((select json_agg(json_build_object('name', f.name, 'format', f.format, 'variant', f.variant, 'mediaType', f.media_type, 'bytes', f.bytes, 'sha256', f.sha256) order by f.variant, f.format)
     from report_files f where f.run_id = r.id), '[]') as files
  from report_runs r`;

/** Reports asked for, as their organisation sees them. What the worker writes is in {@link ReportRunRepository}. */
@Injectable()
export class ReportsRepository {
  constructor(private readonly unitOfWork: UnitOfWork) {}

  async add({ kind, period, territory, citizenship }: CheckedRequest): Promise<number> {
    const [row] = await this.unitOfWork.query<{ id: number }>(
      `insert into report_runs (kind, period, territory_kind, territory_code, territory_id, citizenship) values ($1, $2, $3, $4, $5, $6) returning id`,
      [kind, period.text, territory?.kind ?? null, territory?.code ?? null, territory?.id ?? null, citizenship],
    );
    if (row === undefined) throw new Error('The run was not written');
    return row.id;
  }

  /** The key of the new run; null when the schedule has asked for that month before. */
  async addScheduled(month: Month): Promise<number | null> {
    const [row] = await this.unitOfWork.query<{ id: number }>(
      `insert into report_runs (kind, period, scheduled) values ('monthly', $1, true)
       on conflict (kind, period) where scheduled do nothing returning id`,
      [month],
    );
    return row?.id ?? null;
  }

  /** Whether it was still unfinished; the worker finds out at its next stage. */
  async cancel(id: number): Promise<boolean> {
    return (
      (await this.unitOfWork.execute(
        `update report_runs set state = 'cancelled', finished_at = clock_timestamp() where id = $1 and state = any ($2)`,
        [id, statesOpenTo('cancel')],
      )) > 0
    );
  }

  async find(id: number): Promise<ReportRun | null> {
    const [run] = await this.unitOfWork.query<ReportRun>(`select ${RUN} where r.id = $1`, [id]);
    return run ?? null;
  }

  /** Newest first, after the run `before`. */
  page(before: number | null, limit: number): Promise<ReportRun[]> {
    return this.unitOfWork.query(`select ${RUN} where $1::bigint is null or r.id < $1 order by r.id desc limit $2`, [
      before,
      limit,
    ]);
  }

  async total(): Promise<number> {
    const [row] = await this.unitOfWork.query<{ total: number }>(`select count(*) as total from report_runs`);
    return row?.total ?? 0;
  }
}
