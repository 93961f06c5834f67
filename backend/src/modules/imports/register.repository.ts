import { Injectable } from '@nestjs/common';
import type { CalendarDate } from '../../domain/calendar-date.js';
import { UnitOfWork } from '../../platform/database/unit-of-work.js';
import { COUNTS, REGISTER_CHECKS } from './checks-register.sql.js';
import { CHECKS, RESOLUTIONS } from './checks.sql.js';
import type { ImportCounts } from './import-run.js';
import { WRITES } from './writes.sql.js';

/** Told after each statement, with the part done, from 0 to 1. */
type Told = (part: number) => void;

/** Holds the staged rows against one another and against the register, and writes the new ones. All in sets, in the import's unit of work. */
@Injectable()
export class RegisterRepository {
  constructor(private readonly unitOfWork: UnitOfWork) {}

  /** Checks everything. `today` is the day in Italy. */
  async check(today: CalendarDate, told: Told): Promise<void> {
    const statements = [...RESOLUTIONS, ...CHECKS, ...REGISTER_CHECKS];
    for (const [index, sql] of statements.entries()) {
      await this.unitOfWork.query(on(today, sql));
      told((index + 1) / statements.length);
    }
  }

  /** Keeps the problems found with the run; returns their number. */
  async keepProblems(runId: number): Promise<number> {
    return this.unitOfWork.execute(
      `insert into import_problems (run_id, position, file, line, column_name, value, code)
       select $1, row_number() over (order by file, line, column_name nulls first, code), file, line, column_name, left(value, 200), code from import_found`,
      [runId],
    );
  }

  async counts(today: CalendarDate): Promise<ImportCounts> {
    const [row] = await this.unitOfWork.query<{ counts: ImportCounts }>(on(today, COUNTS));
    if (row === undefined) throw new Error('The counts of an import did not come');
    return row.counts;
  }

  async write(told: Told): Promise<void> {
    let part = 0;
    for (const { sql, share } of WRITES) {
      await this.unitOfWork.query(sql);
      part += share / 100;
      told(part);
    }
  }

  /** So that the first census after a large import is planned as well as those of the next day. */
  async refreshStatistics(): Promise<void> {
    await this.unitOfWork.query('select app.refresh_register_statistics()');
  }
}

const on = (today: CalendarDate, sql: string): string => sql.replaceAll('$today', `date '${today}'`);
