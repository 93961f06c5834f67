import { Injectable } from '@nestjs/common';
import { isTimeGrain } from '../../domain/explorer/catalogue.js';
import type { CountedGroup } from '../../domain/explorer/pivot.js';
import { dimensionsOf, type ExplorerQuestion } from '../../domain/explorer/question.js';
import type { KnownAt } from '../../domain/known-at.js';
import { UnitOfWork } from '../../platform/database/unit-of-work.js';
import { minorsSql, tableSql } from './question.sql.js';

type GroupRow = Readonly<Record<`d${number}`, string | number | null>> & { readonly value: number | null };

/** Name of a place or country, as the labels print it. */
export interface NamedCode {
  readonly dimension: 'region' | 'province' | 'municipality' | 'citizenship';
  readonly code: string;
  readonly it: string;
  readonly en: string;
  /** Of regions only: that of the statistics. */
  readonly sortOrder: number | null;
}

/** Answers questions by one statement each; whose territory is the database's to say. */
@Injectable()
export class ExplorerRepository {
  constructor(private readonly unitOfWork: UnitOfWork) {}

  /** The groups of the table with all its totals, at most `most`. */
  async count(question: ExplorerQuestion, knownAt: KnownAt, most: number): Promise<CountedGroup[]> {
    const { text, values } = tableSql(question, knownAt, most);
    const rows = await this.unitOfWork.query<GroupRow>(text, [...values]);
    const dimensions = dimensionsOf(question);
    return rows.map((row) => ({
      codes: dimensions.map((dimension, place) => {
        const code = row[`d${place}`] ?? null;
        if (code === null) return null;
        return isTimeGrain(dimension) ? (question.slices[Number(code) - 1]?.code ?? '') : String(code);
      }),
      value: row.value,
    }));
  }

  /** Keys of the minors behind a question, in their order, and how many they are in all. */
  async minors(
    question: ExplorerQuestion,
    knownAt: KnownAt,
    after: number,
    limit: number,
  ): Promise<{ readonly total: number; readonly ids: readonly number[] }> {
    const { text, values } = minorsSql(question, knownAt, after, limit);
    const [row] = await this.unitOfWork.query<{ total: number; ids: (number | string)[] }>(text, [...values]);
    return { total: row?.total ?? 0, ids: (row?.ids ?? []).map(Number) };
  }

  /** Names of codes; a former municipality or country has its last one. */
  names(codes: readonly string[]): Promise<NamedCode[]> {
    return this.unitOfWork.query<NamedCode>(
      `select 'region' as dimension, code, name_it as it, name_it as en, sort_order as "sortOrder" from regions where code = any ($1::text[])
       union all select 'province', istat_code, name, name, null from provinces where istat_code = any ($1::text[])
       union all (select distinct on (istat_code) 'municipality', istat_code, name, name, null::smallint from municipalities
                   where istat_code = any ($1::text[]) order by istat_code, lower(valid) desc nulls last)
       union all select 'citizenship', alpha3, name_it, name_en, null from countries where alpha3 = any ($1::text[])`,
      [codes],
    );
  }
}
