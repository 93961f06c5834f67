import { createReadStream } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { pipeline } from 'node:stream/promises';
import { from as copyFrom } from 'pg-copy-streams';
import { ImportsService } from '../modules/imports/index.js';
import { projectRoot } from '../platform/config/project-root.js';
import { UnitOfWork } from '../platform/database/unit-of-work.js';
import type { BenchApplication } from './bench-database.js';
import { time } from './measure.js';

const FOLDER = join(projectRoot, 'backend', 'fixtures', '2016-2017');
const FILES = {
  facilities: join(FOLDER, 'strutture.csv'),
  minors: join(FOLDER, 'minori.csv'),
  movements: join(FOLDER, 'movimenti.csv'),
};

export interface ImportTimes {
  readonly rows: number;
  readonly copyMs: number;
  readonly importMs: number;
  /** What the import was doing, in order, and for how many milliseconds. */
  readonly stages: Readonly<Record<string, number>>;
}

/** Statements with a row of their own in the table. */
const STATEMENTS: readonly (readonly [part: string, statement: RegExp])[] = [
  ['writing: minors and their codes', /merge into minors/],
  ['writing: movements', /^\s*insert into movements/],
  ['statistics for the planner, after the commit', /app\.refresh_register_statistics/],
];

/** Imports the published years into an empty register, beside a plain COPY of the same files into tables without a key or an index. */
export async function benchImport({ context, admin }: BenchApplication): Promise<ImportTimes> {
  let rows = 0;
  for (const [name, file] of Object.entries(FILES)) {
    const [header = '', ...lines] = (await readFile(file, 'utf8')).trimEnd().split('\n');
    rows += lines.length;
    const columns = header
      .trim()
      .split(',')
      .map((column) => `${column} text`);
    await admin.query(`create table bare_${name} (${columns.join(', ')})`);
  }
  const copyMs = await time(async () => {
    await admin.query('begin');
    for (const [name, file] of Object.entries(FILES)) {
      await pipeline(
        createReadStream(file),
        admin.query(copyFrom(`copy bare_${name} from stdin with (format csv, header)`)),
      );
    }
    await admin.query('commit');
  });
  const timed = timeStatements(context.get(UnitOfWork));
  const stages: Record<string, number> = {};
  let stage = 'reading';
  let since = performance.now();
  const importMs = await time(async () => {
    const run = await context.get(ImportsService).runNow(FILES, false, (progress) => {
      if (progress.stage === stage) return;
      stages[stage] = performance.now() - since;
      stage = progress.stage;
      since = performance.now();
    });
    if (run.state !== 'imported') throw new Error(`The import ended as ${run.state}`);
  });
  const { reading = 0, checking = 0 } = stages;
  const known = reading + checking + Object.values(timed).reduce((sum, ms) => sum + ms, 0);
  return {
    rows,
    copyMs,
    importMs,
    stages: {
      reading,
      checking,
      ...timed,
      'the rest: facilities, trail, commit, removal of the files': importMs - known,
    },
  };
}

/** From now on the statements of interest are timed where every statement passes. */
function timeStatements(unitOfWork: UnitOfWork): Record<string, number> {
  const timed = Object.fromEntries(STATEMENTS.map(([part]) => [part, 0]));
  const query = unitOfWork.query.bind(unitOfWork);
  unitOfWork.query = async <Row>(sql: string, parameters?: unknown[]): Promise<Row[]> => {
    const from = performance.now();
    const rows = await query<Row>(sql, parameters);
    const part = STATEMENTS.find(([, statement]) => statement.test(sql))?.[0];
    if (part !== undefined) timed[part] = (timed[part] ?? 0) + performance.now() - from;
    return rows;
  };
  return timed;
}
