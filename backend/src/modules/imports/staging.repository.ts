import { Injectable } from '@nestjs/common';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { from as copyFrom } from 'pg-copy-streams';
import { MOVEMENT_KINDS } from '../../domain/codes.js';
import { MOVEMENT_STEPS, nextState } from '../../domain/movement.js';
import { UnitOfWork } from '../../platform/database/unit-of-work.js';
import { copyLine } from './layout/copy-text.js';
import type { FileKind } from './layout/layouts.js';
import type { ReadRow } from './layout/read-file.js';

interface StagingTable {
  readonly name: string;
  /** Columns by which the checks join it: only these get statistics. */
  readonly keys: string;
  /** Column and type, in the order in which the layout reads the values. */
  readonly columns: Readonly<Record<string, string>>;
}

const TABLES: Readonly<Record<FileKind, StagingTable>> = {
  facilities: {
    name: 'staged_facilities',
    keys: 'code, municipality',
    columns: {
      code: 'text',
      name: 'text',
      kind: 'text',
      body: 'text',
      municipality: 'text',
      places: 'smallint',
      open_on: 'date',
      closed_on: 'date',
    },
  },
  minors: {
    name: 'staged_minors',
    keys: 'code, citizenship, municipality',
    columns: {
      code: 'text',
      family_name: 'text',
      given_name: 'text',
      name_key: 'text',
      sex: 'text',
      birth_date: 'date',
      birth_date_quality: 'text',
      citizenship: 'text',
      entry_date: 'date',
      entry_mode: 'text',
      municipality: 'text',
      reported_on: 'date',
      reporting_body: 'text',
    },
  },
  movements: {
    name: 'staged_movements',
    keys: 'minor_code, facility_code, municipality',
    columns: {
      minor_code: 'text',
      seq: 'smallint',
      on_date: 'date',
      kind: 'text',
      place_kind: 'text',
      facility_code: 'text',
      municipality: 'text',
      exit_reason: 'text',
    },
  },
};

/** The temporary tables in which an import holds its rows until all of them are found good. They vanish with the transaction. */
@Injectable()
export class StagingRepository {
  constructor(private readonly unitOfWork: UnitOfWork) {}

  async create(): Promise<void> {
    for (const { name, columns } of Object.values(TABLES)) {
      const list = Object.entries(columns).map(([column, type]) => `${column} ${type}`);
      await this.unitOfWork.query(
        `create temporary table ${name} (line integer not null, ${list.join(', ')}, problems jsonb) on commit drop`,
      );
    }
    await this.unitOfWork.query(
      `create temporary table import_found (file text not null, line integer not null, column_name text, value text, code text not null) on commit drop`,
    );
    await this.stageSteps();
  }

  /** Streams the rows of one file into its table. Returns their number, wrong ones included. */
  async copy(kind: FileKind, batches: AsyncIterable<ReadRow[]>): Promise<number> {
    const { name, columns } = TABLES[kind];
    const width = Object.keys(columns).length;
    let rows = 0;
    async function* lines(): AsyncGenerator<string> {
      for await (const batch of batches) {
        rows += batch.length;
        let text = '';
        for (const row of batch) text += copyLine(row, width);
        if (text !== '') yield text;
      }
    }
    const client = await this.unitOfWork.client();
    await pipeline(Readable.from(lines()), client.query(copyFrom(`copy ${name} from stdin`)));
    return rows;
  }

  /** What the readers of the files found goes to the list of problems; fresh tables get statistics, without which the checks are planned badly. */
  async finish(): Promise<void> {
    for (const [kind, { name, keys }] of Object.entries(TABLES)) {
      await this.unitOfWork.query(`analyze ${name} (${keys})`);
      await this.unitOfWork.query(
        `insert into import_found
           select '${kind}', s.line, p."column", p.value, p.code
             from ${name} s cross join jsonb_to_recordset(s.problems) as p ("column" text, value text, code text)
            where s.problems is not null`,
      );
    }
  }

  /**
   * The domain's table state × step, so that SQL needs no copy of it. The state before a movement is that after the legal one before it, which its
   * kind alone decides.
   */
  private async stageSteps(): Promise<void> {
    const states = Object.keys(MOVEMENT_STEPS) as (keyof typeof MOVEMENT_STEPS)[];
    const steps = states.flatMap((state) =>
      MOVEMENT_KINDS.codes.map((kind) => ({
        state,
        kind,
        next_state: nextState(state, kind) ?? null,
        exchange: MOVEMENT_KINDS.toExchange(kind),
      })),
    );
    await this.unitOfWork.query(
      `create temporary table import_steps (state text, kind text, next_state text, exchange text) on commit drop`,
    );
    await this.unitOfWork.query(
      `insert into import_steps select * from jsonb_to_recordset($1::jsonb) as s (state text, kind text, next_state text, exchange text)`,
      [JSON.stringify(steps)],
    );
  }
}
