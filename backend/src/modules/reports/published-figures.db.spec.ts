import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { parse } from 'csv-parse/sync';
import ExcelJS from 'exceljs';
import { printedTable, PUBLISHED_MARCH_2017 } from '../../domain/report/monthly-report.fixture.js';
import type { Report } from '../../domain/report/report-model.js';
import { type Actor, SYSTEM_ACTOR } from '../../platform/database/actor.js';
import { UnitOfWork } from '../../platform/database/unit-of-work.js';
import {
  importPublishedRegister,
  type PublishedFigures,
  readPublishedFigures,
} from '../../testing/imported-register.js';
import { askTool } from '../../testing/pdf-tools.js';
import { createTestApi, type TestApi } from '../../testing/test-api.js';
import { CensusService } from '../census/index.js';
import { ReportBuilder } from './index.js';
import { renderReport } from './rendering/report-file.js';
import type { AskedTerritory } from './report-request.js';

const SICILY: Actor = { ...SYSTEM_ACTOR, role: 'region', scope: { kind: 'region', id: 'ITG1' } };

let api: TestApi;
let figures: PublishedFigures;
let report: Report;

beforeAll(async () => {
  api = await createTestApi();
  figures = await readPublishedFigures();
  await importPublishedRegister(api.app);
  report = await reportOf('2017-03');
}, 120_000);

afterAll(async () => {
  await api.close();
});

const as = <T>(actor: Actor, work: () => Promise<T>): Promise<T> =>
  api.app.get(UnitOfWork).run(actor, work, { snapshot: true });
const reportOf = (month: string, actor = SYSTEM_ACTOR): Promise<Report> =>
  as(actor, () => api.app.get(ReportBuilder).build({ kind: 'monthly', period: month }));
const censusOf = (on: string, actor = SYSTEM_ACTOR) => as(actor, () => api.app.get(CensusService).take(on));
/** Counts of a table of the report by label. */
const countsOf = (made: Report, id: string): Record<string, number | null | undefined> =>
  Object.fromEntries(
    made.tables.find((table) => table.id === id)?.rows.map(({ label, numbers }) => [label, numbers.count?.value]) ?? [],
  );
const inCapitals = (counts: Readonly<Record<string, number>>): Record<string, number> =>
  Object.fromEntries(Object.entries(counts).map(([name, count]) => [name.toLocaleUpperCase('it'), count]));
const withoutZeros = <Value>(counts: Readonly<Record<string, Value>>): Record<string, Value> =>
  Object.fromEntries(Object.entries(counts).filter(([, count]) => count !== 0));

describe('the census', () => {
  test('equals the published figures of the 15 month ends', async () => {
    expect(Object.keys(figures.series)).toHaveLength(15);
    for (const [on, { total, girls, region }] of Object.entries(figures.series)) {
      const { bySex, byRegion, ...census } = await censusOf(on);
      expect({ on, total: census.total, girls: bySex.F, region: withoutZeros(byRegion) }).toEqual({
        on,
        total,
        girls,
        region: withoutZeros(region),
      });
      expect(Object.keys(byRegion)).toHaveLength(21);
    }
  });

  test('has the published composition on 31/03/2017', async () => {
    const { final } = figures;
    const { total, bySex, byAge, byCitizenship, byRegion } = await censusOf(final.date);
    expect({ total, sex: bySex, age: byAge, cit: byCitizenship, region: byRegion }).toEqual({
      total: final.total,
      sex: final.sex,
      age: final.age,
      cit: final.cit,
      region: final.region,
    });
    expect(total).toBe(15458);
  });

  test('counts for a region its own territory only', async () => {
    const { total, byRegion } = await censusOf('2017-03-31', SICILY);
    expect(withoutZeros(byRegion)).toEqual({ Sicilia: 6174 });
    expect(total).toBe(6174);
  });

  test('as known before the import counts nobody', async () => {
    const census = await as(SYSTEM_ACTOR, () => api.app.get(CensusService).take('2017-03-31', '2017-04-10T08:00:00Z'));
    expect(census).toMatchObject({
      knownAt: '2017-04-10T08:00:00.000000Z',
      total: 0,
      bySex: { M: 0, F: 0 },
      byCitizenship: {},
    });
    expect(census.firstKnownAt?.slice(0, 4)).toBe(new Date().toISOString().slice(0, 4));
  });
});

describe('the report of 31/03/2017', () => {
  test.each(['reports', 'sex', 'age', 'citizenship'] as const)(
    'prints the published table %s, figure by figure and percent by percent',
    (id) => {
      expect(printedTable(report, id)).toEqual(PUBLISHED_MARCH_2017[id]);
    },
  );

  test('has the regions and the girls of the register', () => {
    const { final } = figures;
    expect(countsOf(report, 'region')).toEqual({ ...inCapitals(final.region), TOTALE: 15458 });
    expect(withoutZeros(countsOf(report, 'girls-region'))).toEqual({
      ...inCapitals(final.girlsByRegion),
      TOTALE: 1091,
    });
    expect(countsOf(report, 'girls-age').TOTALE).toBe(1091);
    expect(countsOf(report, 'girls-citizenship').TOTALE).toBe(1091);
  });

  test('compares with the same day of the year before', () => {
    // 15.458 against 11.434: + 4.024, 35,19 %
    expect(printedTable(report, 'comparison-total')).toEqual(['31/03/2017 | 15.458', '31/03/2016 | 11.434 | +35,2']);
    // Sicilia: 6.174 of 15.458 (39,94 %) against 4.150 of 11.434 (36,30 %)
    expect(printedTable(report, 'comparison-region')[0]).toBe('SICILIA | 6.174 | 39,9 | +3,6');
  });

  test('counts the presumed birth dates of 1 January', async () => {
    const [row] = await api.database.admin<{ count: string }>(
      `select count(*) from minors m where birth_date_quality = 'presumed' and to_char(birth_date, 'MM-DD') = '01-01' and reported_on <= '2017-03-31'
          and birth_date > '1999-03-31' and exists (select from movements v where v.minor_id = m.id and v.place_kind is not null
            and v.on_date <= '2017-03-31' and (v.until > '2017-03-31' or v.until is null))`,
    );
    expect(Number(row?.count)).toBeGreaterThan(0);
    const printed = String(row?.count).replace(/(\d)(?=\d{3}$)/u, '$1.');
    expect(report.notes.at(-1)?.text).toContain(`1° gennaio tra i minori conteggiati: ${printed}.`);
  });

  test('is the same in CSV, read back', async () => {
    const { content } = await renderReport(report, 'csv');
    const lines: string[][] = parse(content, { delimiter: ';', bom: true });
    const citizenship = lines
      .filter(([table]) => table === '4')
      .map(([, , label, count, percent]) => `${label} | ${pointed(count)} | ${percent}`);
    expect(citizenship).toEqual(PUBLISHED_MARCH_2017.citizenship);
  });

  test('is the same in PDF, read back: tagged, with the published tables and the map in words', async () => {
    const { content } = await renderReport(report, 'pdf');
    const { output } = askTool('pdftotext', ['-raw', '{}', '-'], content);
    const lines = output.split('\n');
    for (const id of ['sex', 'age', 'citizenship'] as const)
      for (const row of PUBLISHED_MARCH_2017[id]) expect(lines).toContain(row.replaceAll(' | ', ' '));
    expect(output).toContain('SEGNALAZIONI MINORI PRESENTI E CENSITI¹ 15.458');
    expect(output).toContain("Direzione generale dell'immigrazione e delle politiche di integrazione");
    expect(askTool('pdfinfo', ['{}'], content).output).toMatch(/^Tagged:\s+yes$/mu);
    expect(report.figures.find(({ form }) => form === 'map')?.alternative).toBe(
      'Minori per regione di accoglienza. Valori maggiori: Sicilia 6.174; Calabria 1.369; Emilia-Romagna 1.031; Lombardia 948; Puglia 860. Tutti i valori sono nella tabella 5.',
    );
  });

  test('is the same in XLSX, read back', async () => {
    const { content } = await renderReport(report, 'xlsx');
    const workbook = new ExcelJS.Workbook();
    await workbook.xlsx.load(new Uint8Array(content).buffer);
    const sheet = workbook.worksheets.find(({ name }) => name.startsWith('3 '));
    const ages: string[] = [];
    sheet?.eachRow((row, number) => {
      if (number > 2)
        ages.push(`${row.getCell(1).text} | ${pointed(row.getCell(2).text)} | ${printedPercent(row.getCell(3).value)}`);
    });
    expect(ages).toEqual(PUBLISHED_MARCH_2017.age);
  });
});

describe('the report of another month or territory', () => {
  test('has the published girls by region of 31/12/2016', async () => {
    const december = await reportOf('2016-12');
    expect(withoutZeros(countsOf(december, 'girls-region'))).toEqual({
      ...withoutZeros(inCapitals(figures.series['2016-12-31']?.girlsByRegion ?? {})),
      TOTALE: 1165,
    });
  });

  test('gives a region the figures of its territory', async () => {
    const own = await reportOf('2017-03', SICILY);
    expect(printedTable(own, 'reports')).toEqual(['SEGNALAZIONI MINORI PRESENTI E CENSITI¹ | 6.174']);
    expect(withoutZeros(countsOf(own, 'region'))).toEqual({ SICILIA: 6174, TOTALE: 6174 });
    expect(countsOf(own, 'girls-region').TOTALE).toBe(606);
  });

  test('as known before the import is empty', async () => {
    const empty = await as(SYSTEM_ACTOR, () =>
      api.app.get(ReportBuilder).build({ kind: 'monthly', period: '2017-03' }, '2017-04-10T08:00:00Z'),
    );
    expect(printedTable(empty, 'reports')).toEqual(['SEGNALAZIONI MINORI PRESENTI E CENSITI¹ | 0']);
  });
});

describe('the half-yearly report of 31/12/2016', () => {
  let full: Report;

  beforeAll(async () => {
    const made = await as(SYSTEM_ACTOR, () =>
      api.app.get(ReportBuilder).buildVariants({ kind: 'half_yearly', period: '2016-S2', citizenship: 'EGY' }),
    );
    full = made.full;
  }, 60_000);

  test('has the published total, girls and girls by region', () => {
    expect(printedTable(full, 'comparison-total')).toEqual(['31/12/2016 | 17.373']);
    expect(countsOf(full, 'age-sex').TOTALE).toBe(17373);
    expect(withoutZeros(countsOf(full, 'girls-region'))).toEqual({
      ...withoutZeros(inCapitals(figures.series['2016-12-31']?.girlsByRegion ?? {})),
      TOTALE: 1165,
    });
    expect(full.blocks).toContainEqual({
      type: 'paragraph',
      id: 'stock',
      text: 'Al 31 dicembre 2016 risultano presenti e censiti 17.373 minori stranieri non accompagnati in Italia.',
    });
  });

  test.each([
    ['reported-month', `select count(*) from minors where reported_on between '2016-07-01' and '2016-12-31'`],
    ['reported-region', `select count(*) from minors where reported_on between '2016-07-01' and '2016-12-31'`],
    [
      'absconded-age',
      `select count(*) from movements where kind = 'absconding' and on_date between '2016-07-01' and '2016-12-31'`,
    ],
    [
      'absconded-month',
      `select count(*) from movements where kind = 'absconding' and on_date between '2016-07-01' and '2016-12-31'`,
    ],
    [
      'found-month',
      `select count(*) from movements where kind = 'found_again' and on_date between '2016-07-01' and '2016-12-31'`,
    ],
    [
      'left-reason',
      `select count(*) from movements where kind = 'exit' and on_date between '2016-07-01' and '2016-12-31'`,
    ],
    [
      'turned-month',
      `select count(*) from minors m where adult_on between '2016-07-01' and '2016-12-31' and exists (select from movements v
         where v.minor_id = m.id and v.place_kind is not null and v.on_date < m.adult_on and (v.until is null or v.until >= m.adult_on))`,
    ],
    [
      'reception',
      `select count(*) from minors m join movements v on v.minor_id = m.id where v.place_kind is not null and v.on_date <= '2016-12-31'
         and (v.until is null or v.until > '2016-12-31') and m.reported_on <= '2016-12-31' and m.birth_date > '1998-12-31'`,
    ],
  ])('counts %s as plain SQL does', async (table, sql) => {
    const [row] = await api.database.admin<{ count: string }>(sql);
    expect(Number(row?.count)).toBeGreaterThan(0);
    expect(countsOf(full, table).TOTALE).toBe(Number(row?.count));
  });

  test('lists every month of the half-year, and the landings among the new reports', async () => {
    const table = full.tables.find(({ id }) => id === 'reported-month');
    expect(table?.rows.map(({ label }) => label)).toEqual([
      'LUGLIO 2016',
      'AGOSTO 2016',
      'SETTEMBRE 2016',
      'OTTOBRE 2016',
      'NOVEMBRE 2016',
      'DICEMBRE 2016',
      'TOTALE',
    ]);
    const [row] = await api.database.admin<{ count: string }>(
      `select count(*) from minors where reported_on between '2016-07-01' and '2016-12-31' and entry_mode = 'sea_landing'`,
    );
    expect(table?.rows.at(-1)?.numbers.sea?.value).toBe(Number(row?.count));
  });
});

describe('the periodic report', () => {
  const periodic = (actor: Actor, territory: AskedTerritory | null, period = '2017-Q1'): Promise<Report> =>
    as(actor, () => api.app.get(ReportBuilder).build({ kind: 'periodic', period, territory }));

  test('of Sicilia is the same for the region and for the Directorate-General', async () => {
    const own = await periodic(SICILY, null);
    const asked = await periodic(SYSTEM_ACTOR, { kind: 'region', code: 'ITG1' });
    expect(countsOf(own, 'age-sex').TOTALE).toBe(6174);
    expect(own.cover.territory).toBe('Sicilia');
    expect(asked.tables).toEqual(own.tables);
    const byMunicipality = countsOf(own, 'municipality');
    const [row] = await api.database.admin<{ count: string }>(
      `select count(*) from minors m join movements v on v.minor_id = m.id join municipalities p on p.id = v.municipality_id
        where p.istat_code = '082053' and v.place_kind is not null and v.on_date <= '2017-03-31' and (v.until is null or v.until > '2017-03-31')
          and m.reported_on <= '2017-03-31' and m.birth_date > '1999-03-31'`,
    );
    expect(byMunicipality.PALERMO).toBe(Number(row?.count));
    const palermo = await periodic(SICILY, { kind: 'municipality', code: '082053' });
    expect(countsOf(palermo, 'age-sex').TOTALE).toBe(Number(row?.count));
  }, 60_000);

  test.each([
    ['another region', { kind: 'region', code: 'ITC4' }],
    ['a municipality elsewhere', { kind: 'municipality', code: '015146' }],
    ['no region', { kind: 'region', code: 'XX' }],
  ] as const)('of %s is not for Sicilia to ask', async (_, territory) => {
    await expect(periodic(SICILY, territory)).rejects.toMatchObject({ code: 'validation_failed' });
  });

  test('of the whole country is refused: it needs a territory', async () => {
    await expect(periodic(SYSTEM_ACTOR, null)).rejects.toMatchObject({
      errors: [expect.objectContaining({ field: 'territory', code: 'required' })],
    });
  });
});

const pointed = (count: string | undefined): string => (count ?? '').replace(/(\d)(?=\d{3}$)/u, '$1.');

/** 100 is printed whole, every other percentage with one decimal. */
const printedPercent = (value: ExcelJS.CellValue): string =>
  typeof value !== 'number' ? '' : value === 100 ? '100' : value.toFixed(1).replace('.', ',');
