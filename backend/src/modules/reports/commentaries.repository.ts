import { Injectable } from '@nestjs/common';
import type { Commentary } from '../../domain/report/definition/definition.js';
import type { ReportKind } from '../../domain/report/report-kind.js';
import type { Scope } from '../../platform/database/actor.js';
import { UnitOfWork } from '../../platform/database/unit-of-work.js';

/** Which report a text belongs to. */
export interface CommentedReport {
  readonly kind: ReportKind;
  readonly period: string;
  readonly scope: Scope;
}

const NEWEST = `distinct on (c.section) c.section, c.id, c.text, c.author,
  to_char(c.written_at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS"Z"') as "writtenAt"
  from report_commentaries c left join organisations o on o.id = c.organisation_id
  where c.kind = $1 and c.period = $2 and c.territory_kind = $3 and c.territory_id = $4
    and (app.scope_kind() <> 'national' or o.kind is null or o.kind = 'dg')`;

/** Texts of the office in its reports: every version is kept, the newest of a section counts. */
@Injectable()
export class CommentariesRepository {
  constructor(private readonly unitOfWork: UnitOfWork) {}

  /** The newest text of each section; a section whose text was taken out is left out. */
  async newest(of: CommentedReport): Promise<Map<string, Commentary>> {
    const rows = await this.unitOfWork.query<Commentary & { section: string }>(
      `select ${NEWEST} order by c.section, c.id desc`,
      key(of),
    );
    return new Map(rows.filter(({ text }) => text !== '').map(({ section, ...commentary }) => [section, commentary]));
  }

  /** The newest version of a section, also one that took the text out; waits for whoever is writing it now. */
  async lockNewest(of: CommentedReport, section: string): Promise<number | null> {
    await this.unitOfWork.query(`select pg_advisory_xact_lock(hashtextextended($1, 26))`, [
      [...key(of), section].join(' '),
    ]);
    const [row] = await this.unitOfWork.query<{ id: number }>(
      `select ${NEWEST} and c.section = $5 order by c.section, c.id desc`,
      [...key(of), section],
    );
    return row?.id ?? null;
  }

  async add(of: CommentedReport, section: string, text: string): Promise<number> {
    const [row] = await this.unitOfWork.query<{ id: number }>(
      `insert into report_commentaries (kind, period, territory_kind, territory_id, section, text, author)
       values ($1, $2, $3, $4, $5, $6,
         coalesce((select u.display_name || ' – ' || o.name from users u join organisations o on o.id = app.organisation_id() where u.id = app.user_id()), 'SIM'))
       returning id`,
      [...key(of), section, text],
    );
    if (row === undefined) throw new Error('The text was not written');
    return row.id;
  }
}

const key = ({ kind, period, scope }: CommentedReport): string[] => [kind, period, scope.kind, scope.id ?? ''];
