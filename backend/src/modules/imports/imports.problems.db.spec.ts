import { afterAll, afterEach, beforeAll, describe, expect, it } from '@jest/globals';
import type { INestApplicationContext } from '@nestjs/common';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createContext } from '../../boot/context.js';
import type { ProblemCode } from '../../domain/problem.js';
import { SYSTEM_ACTOR } from '../../platform/database/actor.js';
import { testConfig } from '../../testing/test-config.js';
import { createTestDatabase, type TestDatabase } from '../../testing/test-database.js';
import { ImportsService } from './imports.service.js';
import type { ImportProblem, ImportRun } from './index.js';
import { FILE_KINDS, type FileKind } from './layout/layouts.js';
import { exchangeFiles } from './testing/exchange-files.js';

type Files = Readonly<Record<FileKind, string | Uint8Array>>;
/** File, line, column, value, reason. */
type Told = readonly [file: FileKind, line: number, column: string | null, value: string | null, code: ProblemCode];

let database: TestDatabase;
let context: INestApplicationContext;
let folder: string;

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'sim-import-'));
  database = await createTestDatabase();
  context = await createContext({ config: testConfig(), adminUrl: database.adminUrl });
}, 60_000);

afterAll(async () => {
  await context.close();
  await database.drop();
  await rm(folder, { recursive: true });
});

async function run(files: Files): Promise<ImportRun> {
  const paths = {
    facilities: join(folder, 'strutture.csv'),
    minors: join(folder, 'minori.csv'),
    movements: join(folder, 'movimenti.csv'),
  };
  for (const kind of FILE_KINDS) await writeFile(paths[kind], files[kind]);
  return context.get(ImportsService).runNow(paths, false, () => undefined);
}

async function problemsOf({ id }: ImportRun): Promise<Told[]> {
  const all: ImportProblem[] = [];
  await context.get(ImportsService).withProblems(SYSTEM_ACTOR, id, async (batches) => {
    for await (const batch of batches) all.push(...batch);
  });
  return all.map(({ file, line, column, value, code }) => [file, line, column, value, code]);
}

async function refused(files: Files, told: readonly Told[]): Promise<void> {
  const result = await run(files);
  expect(await problemsOf(result)).toEqual(told);
  expect(result).toMatchObject({ state: 'refused', problemCount: told.length });
}

const register = () =>
  database.admin(
    `select (select count(*)::integer from managing_bodies) as bodies, (select count(*)::integer from facilities) as facilities,
            (select count(*)::integer from minors) as minors, (select count(*)::integer from movements) as movements`,
  );

const facility = (row: string): Files => exchangeFiles({ facilities: [row] });
const minor = (row: string): Files => exchangeFiles({ minors: [row] });
/** Further movements of M1 (found again in S2 on 15 March 2016) or M2 (in S1 since 1 March 2016), from line 6. */
const movement = (...rows: string[]): Files => exchangeFiles({ movements: rows });

describe('every kind of bad row is told with file, line, column, value and reason, and nothing is imported', () => {
  afterEach(async () => {
    expect(await register()).toEqual([{ bodies: 0, facilities: 0, minors: 0, movements: 0 }]);
  });

  it.each<[string, Files, Told]>([
    ['a row too short', minor('M3,Bah,Nome,M'), ['minors', 4, null, 'M3,Bah,Nome,M', 'import_bad_row']],
    [
      'a row too long',
      facility('S3,Casa,SAI,Ente,082053,Palermo,20,2014-01-01,,x'),
      ['facilities', 4, null, 'S3,Casa,SAI,Ente,082053,Palermo,20,2014-01-01,,x', 'import_bad_row'],
    ],
    ['a quote that does not close', minor('M3,"Bah,Nome,M'), ['minors', 4, null, 'M3,"Bah,Nome,M', 'import_bad_row']],
    [
      'no key',
      minor(',Bah,Nome,M,2001-06-03,DICHIARATA,GIN,,,,2016-02-20,'),
      ['minors', 4, 'codice', '', 'import_missing_value'],
    ],
    [
      'a key with blanks',
      minor('M 3,Bah,Nome,M,2001-06-03,DICHIARATA,GIN,,,,2016-02-20,'),
      ['minors', 4, 'codice', 'M 3', 'invalid_value'],
    ],
    [
      'a missing value',
      facility('S3,Casa,SAI,,082053,Palermo,20,2014-01-01,'),
      ['facilities', 4, 'ente_gestore', '', 'import_missing_value'],
    ],
    [
      'a text too long',
      minor(`M3,${'a'.repeat(201)},Nome,M,2001-06-03,DICHIARATA,GIN,,,,2016-02-20,`),
      ['minors', 4, 'cognome', 'a'.repeat(200), 'import_too_long'],
    ],
    [
      'a formula',
      minor('M3,=HYPERLINK(0),Nome,M,2001-06-03,DICHIARATA,GIN,,,,2016-02-20,'),
      ['minors', 4, 'cognome', '=HYPERLINK(0)', 'import_formula'],
    ],
    [
      'a formula that begins with a plus',
      facility('S3,+1,SAI,Ente,082053,Palermo,20,2014-01-01,'),
      ['facilities', 4, 'denominazione', '+1', 'import_formula'],
    ],
    [
      'a formula that begins with an at',
      facility('S3,Casa,SAI,@x,082053,Palermo,20,2014-01-01,'),
      ['facilities', 4, 'ente_gestore', '@x', 'import_formula'],
    ],
    [
      'a formula that begins with a minus',
      minor('M3,Bah,-1,M,2001-06-03,DICHIARATA,GIN,,,,2016-02-20,'),
      ['minors', 4, 'nome', '-1', 'import_formula'],
    ],
    [
      'a formula behind a tab',
      minor('M3,Bah,\t=1,M,2001-06-03,DICHIARATA,GIN,,,,2016-02-20,'),
      ['minors', 4, 'nome', '\uFFFD=1', 'import_formula'],
    ],
    [
      'a day that is none',
      minor('M3,Bah,Nome,M,2001-02-29,DICHIARATA,GIN,,,,2016-02-20,'),
      ['minors', 4, 'data_nascita', '2001-02-29', 'import_bad_date'],
    ],
    [
      'a day in Italian form',
      minor('M3,Bah,Nome,M,03/06/2001,DICHIARATA,GIN,,,,2016-02-20,'),
      ['minors', 4, 'data_nascita', '03/06/2001', 'import_bad_date'],
    ],
    [
      'no number of places',
      facility('S3,Casa,SAI,Ente,082053,Palermo,0,2014-01-01,'),
      ['facilities', 4, 'capienza', '0', 'import_bad_number'],
    ],
    [
      'an unknown kind of facility',
      facility('S3,Casa,ALBERGO,Ente,082053,Palermo,20,2014-01-01,'),
      ['facilities', 4, 'tipo', 'ALBERGO', 'import_unknown_code'],
    ],
    [
      'an unknown municipality',
      facility('S3,Casa,SAI,Ente,999999,Palermo,20,2014-01-01,'),
      ['facilities', 4, 'comune_istat', '999999', 'import_unknown_code'],
    ],
    [
      'an unknown citizenship',
      minor('M3,Bah,Nome,M,2001-06-03,DICHIARATA,QQQ,,,,2016-02-20,'),
      ['minors', 4, 'cittadinanza', 'QQQ', 'import_unknown_code'],
    ],
    [
      'an unknown municipality of entry',
      minor('M3,Bah,Nome,M,2001-06-03,DICHIARATA,GIN,2016-01-01,,082999,2016-02-20,'),
      ['minors', 4, 'comune_ingresso_istat', '082999', 'import_unknown_code'],
    ],
    [
      'a municipality not yet in being',
      movement('M2,2,2016-04-01,TRASFERIMENTO,PRIVATO,,018026,', 'M2,3,2016-05-01,TRASFERIMENTO,PRIVATO,,025075,'),
      ['movements', 7, 'comune_istat', '025075', 'import_unknown_code'],
    ],
    [
      'a facility that closes before it opens',
      facility('S3,Casa,SAI,Ente,082053,Palermo,20,2014-01-01,2013-01-01'),
      ['facilities', 4, 'attiva_al', '2013-01-01', 'import_invalid_period'],
    ],
    [
      'a facility twice',
      facility('S1,Casa,SAI,Ente,082053,Palermo,20,2014-01-01,'),
      ['facilities', 4, 'codice', 'S1', 'import_duplicate_key'],
    ],
    [
      'a minor twice',
      minor('M2,Bah,Amadou,M,2001-06-03,DICHIARATA,GIN,,,,2016-02-20,'),
      ['minors', 4, 'codice', 'M2', 'import_duplicate_key'],
    ],
    [
      'a movement twice',
      movement('M2,1,2016-04-01,USCITA,,,,DECESSO'),
      ['movements', 6, 'progressivo', '1', 'import_duplicate_key'],
    ],
    [
      'a report in the future',
      minor('M3,Bah,Nome,M,2026-06-03,DICHIARATA,GIN,,,,2042-02-20,'),
      ['minors', 4, 'data_segnalazione', '2042-02-20', 'import_future_date'],
    ],
    [
      'a report before the birth',
      minor('M3,Bah,Nome,M,2016-06-03,DICHIARATA,GIN,,,,2016-02-20,'),
      ['minors', 4, 'data_segnalazione', '2016-02-20', 'import_before_birth'],
    ],
    [
      '18 on the day of the report',
      minor('M3,Bah,Nome,M,1998-02-20,DICHIARATA,GIN,,,,2016-02-20,'),
      ['minors', 4, 'data_segnalazione', '2016-02-20', 'import_adult_before_report'],
    ],
    [
      'an entry before the birth',
      minor('M3,Bah,Nome,M,2001-06-03,DICHIARATA,GIN,2001-06-02,,,2016-02-20,'),
      ['minors', 4, 'data_ingresso', '2001-06-02', 'import_before_birth'],
    ],
    [
      'an entry after the report',
      minor('M3,Bah,Nome,M,2001-06-03,DICHIARATA,GIN,2016-02-21,,,2016-02-20,'),
      ['minors', 4, 'data_ingresso', '2016-02-21', 'import_entry_after_report'],
    ],
    [
      'an unknown minor',
      movement('M9,1,2016-04-01,COLLOCAMENTO,STRUTTURA,S1,,'),
      ['movements', 6, 'codice_minore', 'M9', 'import_unknown_minor'],
    ],
    [
      'an unknown facility',
      movement('M2,2,2016-04-01,TRASFERIMENTO,STRUTTURA,S9,,'),
      ['movements', 6, 'struttura', 'S9', 'import_unknown_facility'],
    ],
    [
      'an unknown kind of movement',
      movement('M2,2,2016-04-01,FUGA,,,,'),
      ['movements', 6, 'tipo', 'FUGA', 'import_unknown_code'],
    ],
    [
      'no number of movement',
      movement('M2,due,2016-04-01,ALLONTANAMENTO,,,,'),
      ['movements', 6, 'progressivo', 'due', 'import_bad_number'],
    ],
    [
      'a placement without a place',
      movement('M2,2,2016-04-01,TRASFERIMENTO,,,,'),
      ['movements', 6, 'sistemazione', '', 'import_missing_value'],
    ],
    [
      'a facility that is not named',
      movement('M2,2,2016-04-01,TRASFERIMENTO,STRUTTURA,,,'),
      ['movements', 6, 'struttura', '', 'import_missing_value'],
    ],
    [
      'a household without municipality',
      movement('M2,2,2016-04-01,TRASFERIMENTO,PRIVATO,,,'),
      ['movements', 6, 'comune_istat', '', 'import_missing_value'],
    ],
    [
      'a municipality beside a facility',
      movement('M2,2,2016-04-01,TRASFERIMENTO,STRUTTURA,S1,082053,'),
      ['movements', 6, 'comune_istat', '082053', 'import_value_not_allowed'],
    ],
    [
      'a place for who absconds',
      movement('M2,2,2016-04-01,ALLONTANAMENTO,STRUTTURA,,,'),
      ['movements', 6, 'sistemazione', 'STRUTTURA', 'import_value_not_allowed'],
    ],
    [
      'an exit without reason',
      movement('M2,2,2016-04-01,USCITA,,,,'),
      ['movements', 6, 'motivo_uscita', '', 'import_missing_value'],
    ],
    [
      'a reason that is no exit',
      movement('M2,2,2016-04-01,ALLONTANAMENTO,,,,DECESSO'),
      ['movements', 6, 'motivo_uscita', 'DECESSO', 'import_value_not_allowed'],
    ],
    [
      'a movement in the future',
      exchangeFiles({
        minors: ['M3,Bah,Nome,M,2015-06-03,DICHIARATA,GIN,,,,2016-02-20,'],
        movements: ['M3,1,2032-01-01,COLLOCAMENTO,STRUTTURA,S1,,'],
      }),
      ['movements', 6, 'data', '2032-01-01', 'import_future_date'],
    ],
    [
      'a movement before the report',
      exchangeFiles({
        minors: ['M3,Bah,Nome,M,2001-06-03,DICHIARATA,GIN,,,,2016-02-20,'],
        movements: ['M3,1,2016-02-19,COLLOCAMENTO,STRUTTURA,S1,,'],
      }),
      ['movements', 6, 'data', '2016-02-19', 'import_before_report'],
    ],
    [
      'a movement on the 18th birthday',
      movement('M2,2,2019-06-03,ALLONTANAMENTO,,,,'),
      ['movements', 6, 'data', '2019-06-03', 'import_adult_movement'],
    ],
    [
      'two movements on one day',
      movement('M2,2,2016-03-01,ALLONTANAMENTO,,,,'),
      ['movements', 6, 'data', '2016-03-01', 'import_overlap'],
    ],
    [
      'a movement before the former one',
      movement('M2,2,2016-02-28,ALLONTANAMENTO,,,,'),
      ['movements', 6, 'data', '2016-02-28', 'import_overlap'],
    ],
    [
      'a step that is not open',
      movement('M2,2,2016-04-01,RINTRACCIO,STRUTTURA,S1,,'),
      ['movements', 6, 'tipo', 'RINTRACCIO', 'import_step_not_open'],
    ],
    [
      'a facility that has closed',
      movement('M2,2,2016-12-31,TRASFERIMENTO,STRUTTURA,S2,,'),
      ['movements', 6, 'data', '2016-12-31', 'import_facility_closed'],
    ],
  ])('%s', async (_name, files, told) => {
    await refused(files, [told]);
  });

  it('a wrong header, once, and not in every row that names what the file would have held', async () => {
    const files = exchangeFiles();
    await refused({ ...files, facilities: files.facilities.replace('capienza', 'posti') }, [
      [
        'facilities',
        1,
        null,
        'codice,denominazione,tipo,ente_gestore,comune_istat,comune,posti,attiva_dal,attiva_al',
        'import_wrong_header',
      ],
    ]);
  });

  it('an empty file', async () => {
    await refused({ ...exchangeFiles(), movements: '' }, [['movements', 1, null, null, 'import_wrong_header']]);
  });

  it('a cell that is no UTF-8', async () => {
    const files = exchangeFiles({ minors: ['M3,Trao?,Nome,M,2001-06-03,DICHIARATA,GIN,,,,2016-02-20,'] });
    const bytes = Buffer.from(files.minors);
    bytes[bytes.indexOf('Trao?') + 4] = 0xe9; // é in ISO 8859-1
    await refused({ ...files, minors: bytes }, [['minors', 4, 'cognome', 'Trao\uFFFD', 'import_bad_encoding']]);
  });

  it('a file in UTF-16', async () => {
    const files = exchangeFiles();
    const result = await run({ ...files, movements: Buffer.from(`\uFEFF${files.movements}`, 'utf16le') });
    expect(await problemsOf(result)).toMatchObject([['movements', 1, null, expect.any(String), 'import_bad_encoding']]);
  });

  it('all of them at once, in order of file, line and column', async () => {
    const files = exchangeFiles({
      facilities: ['S3,=x,BOH,Ente,082053,Palermo,0,2014-13-01,'],
      minors: ['M3,Bah,Nome,X,2001-06-31,DICHIARATA,GIN,,,,2016-02-20,'],
      movements: [
        'M3,1,2016-03-01,COLLOCAMENTO,STRUTTURA,S3,,',
        'M1,4,2016-04-01,RINTRACCIO,STRUTTURA,S1,,',
        'M1,5,2016-05-01,COLLOCAMENTO,STRUTTURA,S1,,',
      ],
    });
    await refused(files, [
      ['facilities', 4, 'attiva_dal', '2014-13-01', 'import_bad_date'],
      ['facilities', 4, 'capienza', '0', 'import_bad_number'],
      ['facilities', 4, 'denominazione', '=x', 'import_formula'],
      ['facilities', 4, 'tipo', 'BOH', 'import_unknown_code'],
      ['minors', 4, 'data_nascita', '2001-06-31', 'import_bad_date'],
      ['minors', 4, 'sesso', 'X', 'import_unknown_code'],
      ['movements', 7, 'tipo', 'RINTRACCIO', 'import_step_not_open'],
      ['movements', 8, 'tipo', 'COLLOCAMENTO', 'import_step_not_open'],
    ]);
  });
});

describe('against the register', () => {
  const good = exchangeFiles();

  beforeAll(async () => {
    expect(await run(good)).toMatchObject({ state: 'imported' });
  });

  afterEach(async () => {
    expect(await register()).toEqual([{ bodies: 2, facilities: 2, minors: 2, movements: 4 }]);
  });

  it('another content under a known key is a conflict, cell by cell', async () => {
    const files = {
      facilities: good.facilities.replace('Casa Prima', 'Casa Terza').replace(',20,', ',21,'),
      minors: good.minors.replace('2001-06-03', '2001-06-04'),
      movements: good.movements.replace('M2,1,2016-03-01', 'M2,1,2016-03-02'),
    };
    await refused(files, [
      ['facilities', 2, 'capienza', '21', 'import_conflict'],
      ['facilities', 2, 'denominazione', 'Casa Terza', 'import_conflict'],
      ['minors', 3, 'data_nascita', '2001-06-04', 'import_conflict'],
      ['movements', 5, 'data', '2016-03-02', 'import_conflict'],
    ]);
  });

  it('a further movement must follow those in the register', async () => {
    await refused(movement('M2,2,2016-02-25,ALLONTANAMENTO,,,,', 'M1,4,2016-04-01,COLLOCAMENTO,STRUTTURA,S1,,'), [
      ['movements', 6, 'data', '2016-02-25', 'import_overlap'],
      ['movements', 7, 'tipo', 'COLLOCAMENTO', 'import_step_not_open'],
    ]);
  });

  it('a body written with other capitals and marks is the same body', async () => {
    expect(
      await run({ ...good, facilities: good.facilities.replace('Cooperativa ""La Rosa""', 'COOPERATIVA «LA ROSA»') }),
    ).toMatchObject({ state: 'unchanged' });
  });
});
