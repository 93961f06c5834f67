import { Injectable } from '@nestjs/common';
import type { Month } from '../../domain/period.js';
import { UnitOfWork } from '../../platform/database/unit-of-work.js';
import type { ReportRun } from './report-run.js';

const instant = (column: string): string => `to_char(${column} at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"')`;

const RUN = `r.id, r.kind, r.month, r.state, r.scheduled, ${instant('r.known_at')} as "knownAt", ${instant('r.created_at')} as "createdAt",
  ${instant('r.finished_at')} as "finishedAt", r.failure,
  coalesce((select json_agg(json_build_object('name', f.name, 'format', f.format, 'mediaType', f.media_type, 'bytes', f.bytes, 'sha256', f.sha256) order by f.format)
     from report_files f where f.run_id = r.id), '[]') as files
  from report_runs r`;

/** Reports asked for, as their organisation sees them. What the worker writes is in {@link ReportRunRepository}. */
@Injectable()
export class ReportsRepository {
  constructor(private readonly unitOfWork: UnitOfWork) {}

  async add(month: Month): Promise<number> {
    const [row] = await this.unitOfWork.query<{ id: number }>(
      `insert into report_runs (kind, month) values ('monthly', $1) returning id`,
      [month],
    );
    if (row === undefined) throw new Error('The run was not written');
    return row.id;
  }

  /** The key of the new run; null when the schedule has asked for that month before. */
  async addScheduled(month: Month): Promise<number | null> {
    const [row] = await this.unitOfWork.query<{ id: number }>(
      `insert into report_runs (kind, month, scheduled) values ('monthly', $1, true)
       on conflict (kind, month) where scheduled do nothing returning id`,
      [month],
    );
    return row?.id ?? null;
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
