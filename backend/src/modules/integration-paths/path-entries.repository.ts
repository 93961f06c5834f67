import { Injectable } from '@nestjs/common';
import type { CalendarDate } from '../../domain/calendar-date.js';
import type { IntegrationPath, Measure, ResidencePermit } from '../../domain/integration-path.js';
import { UnitOfWork } from '../../platform/database/unit-of-work.js';

/** The three lists of a record that the opinion rests on. */
export interface PathEntries {
  readonly path: IntegrationPath;
  readonly permit: ResidencePermit;
  readonly measure: Measure;
}
export type PathEntry = keyof PathEntries;
export type Kept<Entry> = Entry & { readonly id: number };

const TABLES: {
  readonly [One in PathEntry]: {
    readonly table: string;
    readonly order: string;
    readonly columns: Readonly<Record<keyof PathEntries[One] & string, string>>;
  };
} = {
  path: {
    table: 'integration_paths',
    order: 'from_date desc, id desc',
    columns: {
      kind: 'kind',
      provider: 'provider',
      fromDate: 'from_date',
      toDate: 'to_date',
      hours: 'hours',
      certificateId: 'certificate_id',
      note: 'note',
    },
  },
  permit: {
    table: 'residence_permits',
    order: 'expires_on desc nulls first, id desc',
    columns: { kind: 'kind', number: 'number', issuedOn: 'issued_on', expiresOn: 'expires_on', note: 'note' },
  },
  measure: {
    table: 'minor_measures',
    order: 'ordered_on desc, id desc',
    columns: {
      kind: 'kind',
      orderedOn: 'ordered_on',
      endsOn: 'ends_on',
      kinshipDegree: 'kinship_degree',
      authority: 'authority',
      note: 'note',
    },
  },
};

@Injectable()
export class PathEntriesRepository {
  constructor(private readonly unitOfWork: UnitOfWork) {}

  list<One extends PathEntry>(one: One, minorId: number): Promise<Kept<PathEntries[One]>[]> {
    const { table, order, columns } = TABLES[one];
    const fields = Object.entries<string>(columns).map(([field, column]) => `${column} as "${field}"`);
    return this.unitOfWork.query<Kept<PathEntries[One]>>(
      `select id, ${fields.join(', ')} from ${table} where minor_id = $1 order by ${order}`,
      [minorId],
    );
  }

  async add<One extends PathEntry>(one: One, minorId: number, entry: PathEntries[One]): Promise<number> {
    const { table } = TABLES[one];
    const { columns, values } = writtenOf(one, entry);
    const [row] = await this.unitOfWork.query<{ id: number }>(
      `insert into ${table} (minor_id, ${columns.join(', ')}) values ($1, ${columns.map((_, at) => `$${String(at + 2)}`).join(', ')}) returning id`,
      [minorId, ...values],
    );
    if (row === undefined) throw new Error(`A row of ${table} was not written`);
    return row.id;
  }

  /** @returns whether there was such a row of this minor */
  async change<One extends PathEntry>(
    one: One,
    minorId: number,
    id: number,
    entry: PathEntries[One],
  ): Promise<boolean> {
    const { columns, values } = writtenOf(one, entry);
    const changed = await this.unitOfWork.execute(
      `update ${TABLES[one].table} set ${columns.map((column, at) => `${column} = $${String(at + 3)}`).join(', ')} where minor_id = $1 and id = $2`,
      [minorId, id, ...values],
    );
    return changed > 0;
  }

  async remove(one: PathEntry, minorId: number, id: number): Promise<boolean> {
    const removed = await this.unitOfWork.execute(`delete from ${TABLES[one].table} where minor_id = $1 and id = $2`, [
      minorId,
      id,
    ]);
    return removed > 0;
  }

  /** Whether the file is one of this record, not withdrawn. */
  async hasAttachment(minorId: number, id: number): Promise<boolean> {
    const rows = await this.unitOfWork.query(
      'select from minor_attachments where minor_id = $1 and id = $2 and withdrawn_at is null',
      [minorId, id],
    );
    return rows.length > 0;
  }

  /** Kinds of the files of a record, as the reader may see them. */
  async attachmentKinds(minorId: number): Promise<string[]> {
    const rows = await this.unitOfWork.query<{ kind: string }>(
      'select distinct kind from minor_attachments where minor_id = $1 and withdrawn_at is null',
      [minorId],
    );
    return rows.map(({ kind }) => kind);
  }

  /** First day in Italy that the register knows: a declared entry, the report, or a stay. */
  async firstKnownDay(minorId: number): Promise<CalendarDate | null> {
    const [row] = await this.unitOfWork.query<{ day: CalendarDate | null }>(
      `select least(m.entry_date, m.reported_on, (select min(v.on_date) from movements v where v.minor_id = m.id))::text as day
         from minors m where m.id = $1`,
      [minorId],
    );
    return row?.day ?? null;
  }
}

function writtenOf<One extends PathEntry>(
  one: One,
  entry: PathEntries[One],
): { readonly columns: readonly string[]; readonly values: readonly unknown[] } {
  const columns = Object.entries<string>(TABLES[one].columns);
  const given = entry as unknown as Readonly<Record<string, unknown>>;
  return { columns: columns.map(([, column]) => column), values: columns.map(([field]) => given[field]) };
}
