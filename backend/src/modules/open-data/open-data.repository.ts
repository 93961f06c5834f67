import { Injectable } from '@nestjs/common';
import { createHash } from 'node:crypto';
import type { OpenRelease } from '../../domain/open-data/open-release.js';
import type { OpenTable } from '../../domain/open-data/open-table.js';
import { UnitOfWork } from '../../platform/database/unit-of-work.js';

const instant = (column: string): string => `to_char(${column} at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS"Z"')`;

const RELEASE = `o.id, o.month, o.revision, o.on_day::text as "on", o.reason, ${instant('o.known_at')} as "knownAt", ${instant('o.published_at')} as "publishedAt", o.total,
  (select max(l.revision) from open_releases l where l.month = o.month and l.revision > o.revision) as "supersededBy" from open_releases o`;

export type KeptOpenRelease = OpenRelease & { readonly id: number };

/** What is to be opened. */
export interface NewOpenRelease {
  readonly id: number;
  readonly month: string;
  readonly revision: number;
  readonly on: string;
  readonly reason: string | null;
  readonly knownAt: string;
}

/** Open releases and their tables: read by anyone, written in a national unit of work. */
@Injectable()
export class OpenDataRepository {
  constructor(private readonly unitOfWork: UnitOfWork) {}

  /** Releases that are open already, by their key on the inner side. In a national unit of work. */
  async opened(): Promise<ReadonlySet<number>> {
    const rows = await this.unitOfWork.query<{ id: number }>(`select release_id as id from open_releases`);
    return new Set(rows.map(({ id }) => id));
  }

  /** Adds a release with its tables; false where another worker was quicker. */
  async keep(release: NewOpenRelease, total: number, tables: readonly OpenTable[]): Promise<boolean> {
    const [row] = await this.unitOfWork.query<{ id: number }>(
      `insert into open_releases (release_id, month, revision, on_day, reason, known_at, total)
       values ($1, $2, $3, $4, $5, $6, $7) on conflict do nothing returning id`,
      [release.id, release.month, release.revision, release.on, release.reason, release.knownAt, total],
    );
    if (row === undefined) return false;
    for (const [place, table] of tables.entries()) {
      const content = JSON.stringify(table);
      await this.unitOfWork.execute(
        `insert into open_tables (open_release_id, code, position, content, sha256) values ($1, $2, $3, $4, $5)`,
        [row.id, table.code, place + 1, content, createHash('sha256').update(content).digest()],
      );
    }
    return true;
  }

  /** The latest month first, and of a month the latest revision. */
  all(): Promise<KeptOpenRelease[]> {
    return this.unitOfWork.query(`select ${RELEASE} order by o.month desc, o.revision desc`);
  }

  /** @param revision null: the current one */
  async find(month: string, revision: number | null): Promise<KeptOpenRelease | null> {
    const [row] = await this.unitOfWork.query<KeptOpenRelease>(
      `select ${RELEASE} where o.month = $1 and ($2::integer is null or o.revision = $2) order by o.revision desc limit 1`,
      [month, revision],
    );
    return row ?? null;
  }

  /** Tables of open releases in their order. */
  async tables(releases: readonly number[]): Promise<ReadonlyMap<number, OpenTable[]>> {
    const rows = await this.unitOfWork.query<{ id: number; content: OpenTable }>(
      `select open_release_id as id, content from open_tables where open_release_id = any ($1) order by open_release_id, position`,
      [releases],
    );
    const byRelease = new Map<number, OpenTable[]>();
    for (const { id, content } of rows) byRelease.set(id, [...(byRelease.get(id) ?? []), content]);
    return byRelease;
  }
}
