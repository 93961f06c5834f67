import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import ExcelJS from 'exceljs';
import type { Response } from 'supertest';
import { addFacility, CATANIA, MILANO, PALERMO, signIn, type SignedInBrowser } from '../../../testing/fixtures.js';
import type { MinorAnswer } from '../../../testing/minor-answer.js';
import { createTestApi, type TestApi } from '../../../testing/test-api.js';
import type { DailyAmountDto, QuarterDto } from './quarter.dto.js';

type Body = QuarterDto & MinorAnswer & { code: string; errors: { field: string; code: string }[] };

let api: TestApi;
const browsers = new Map<string, SignedInBrowser<Body>>();
const as = (name: string): SignedInBrowser<Body> => {
  const browser = browsers.get(name);
  if (browser === undefined) throw new Error(`Nobody signed in as ${name}`);
  return browser;
};
const at = (kind: string, onDate: string, facilityCode: string) => ({
  kind,
  onDate,
  place: { kind: 'facility', facilityCode },
});
const PATH = `/api/presence/quarters/2026-Q3?municipality=${PALERMO}`;

async function register(minor: object, movements: readonly object[]): Promise<string> {
  const [first, ...later] = movements;
  let answer = await as('dg').post('/api/minors', {
    sex: 'M',
    birthDateQuality: 'declared',
    citizenships: ['ERI'],
    reportedOn: '2026-06-01',
    birthDate: '2011-02-03',
    ...minor,
    movement: first,
  });
  const { simCode } = answer.body;
  for (const movement of later)
    answer = await as('dg').post(`/api/minors/${simCode}/movements`, movement, {
      'If-Match': answer.headers.etag ?? '',
    });
  expect(answer.status).toBe(201);
  return simCode;
}

async function download(format: string): Promise<Response> {
  return as('Palermo')
    .agent.get(`${PATH}&format=${format}`)
    .buffer(true)
    .parse((response, done) => {
      const chunks: Buffer[] = [];
      response.on('data', (chunk: Buffer) => chunks.push(chunk));
      response.on('end', () => {
        done(null, Buffer.concat(chunks));
      });
    });
}

beforeAll(async () => {
  api = await createTestApi();
  await addFacility(api.database, { code: 'F-ONE', municipality: PALERMO, kind: 'first_municipal' });
  await addFacility(api.database, { code: 'F-TWO', municipality: PALERMO, kind: 'sai' });
  await addFacility(api.database, { code: 'F-MI', municipality: MILANO, kind: 'first_municipal' });
  for (const [name, role, scope] of [
    ['dg', 'dg_administrator', ''],
    ['analyst', 'dg_analyst', ''],
    ['Palermo', 'municipality', PALERMO],
    ['Catania', 'municipality', CATANIA],
    ['prefettura PA', 'prefecture', 'PA'],
    ['prefettura MI', 'prefecture', 'MI'],
    ['F-ONE', 'facility', 'F-ONE'],
  ] as const)
    browsers.set(name, await signIn<Body>(api, role, scope));
  // F-ONE 1 to 10 July (10 days), F-TWO 11 to 31 July (21 days), then Milano.
  await register({ familyName: '=Abebe' }, [
    at('placement', '2026-06-20', 'F-ONE'),
    at('transfer', '2026-07-11', 'F-TWO'),
    at('transfer', '2026-08-01', 'F-MI'),
  ]);
  // F-ONE the whole quarter: 92 days.
  await register({ familyName: 'Bah' }, [at('placement', '2026-06-20', 'F-ONE')]);
});
afterAll(() => api.close());

describe('The list of a quarter', () => {
  it.each(['dg', 'analyst', 'Palermo', 'prefettura PA'])('is the same for %s', async (name) => {
    const { status, body } = await as(name).get(PATH);
    expect(status).toBe(200);
    // 45 euro a day in the municipal facility, nothing known for SAI.
    expect(body).toMatchObject({
      first: '2026-07-01',
      last: '2026-09-30',
      countedUntil: '2026-09-30',
      days: 123,
      cents: 459_000,
      daysWithout: 21,
      municipality: { istatCode: PALERMO, name: 'Palermo', province: 'PA' },
      amounts: [{ kind: 'first_municipal', cents: 4500, toVerify: true }],
    });
    expect(body.facilities.map(({ code, days, minors }) => [code, days, minors.map((minor) => minor.days)])).toEqual([
      ['F-ONE', 102, [10, 92]],
      ['F-TWO', 21, [21]],
    ]);
    expect(body.minors.map(({ familyName, facilities, days }) => [familyName, facilities, days])).toEqual([
      ['=Abebe', 2, 31],
      ['Bah', 1, 92],
    ]);
  });

  it('a municipality may leave its code out; others may not', async () => {
    expect((await as('Palermo').get('/api/presence/quarters/2026-Q3')).body.days).toBe(123);
    expect((await as('dg').get('/api/presence/quarters/2026-Q3')).body.errors).toMatchObject([
      { field: 'municipality', code: 'required' },
    ]);
  });

  it('is not there for another territory, and not for a facility', async () => {
    for (const name of ['Catania', 'prefettura MI']) expect((await as(name).get(PATH)).status).toBe(404);
    expect((await as('F-ONE').get(PATH)).status).toBe(403);
  });

  it.each([
    ['2026-Q5', 'validation_failed'],
    ['2999-Q1', 'validation_failed'],
    ['2099-Q1', 'date_in_future'],
  ])('%s: %s', async (quarter, code) => {
    const { status, body } = await as('Palermo').get(`/api/presence/quarters/${quarter}`);
    expect([status, body.code, body.errors[0]?.field]).toEqual([422, code, 'quarter']);
  });

  it('CSV: no cell runs as a formula, and the last row sums up', async () => {
    const answer = await download('csv');
    expect(answer.headers['content-disposition']).toBe('attachment; filename="SIM-presenze-082053-2026-Q3.csv"');
    const lines = (answer.body as Buffer).toString('utf8').trimEnd().split('\r\n');
    expect(lines[1]).toMatch(/^Casa F-ONE;F-ONE;[^;]{9};'=Abebe;;2011-02-03;01\/07\/2026-10\/07\/2026;10;450,00;0$/u);
    expect(lines.at(-1)).toBe('TOTALE;;;;;;;123;4590,00;21');
  });

  it('XLSX: a summary by facility and the list', async () => {
    const answer = await download('xlsx');
    const workbook = new ExcelJS.Workbook();
    const content = answer.body as Buffer;
    await workbook.xlsx.load(
      content.buffer.slice(content.byteOffset, content.byteOffset + content.byteLength) as ArrayBuffer,
    );
    const summary = workbook.getWorksheet('Riepilogo');
    expect(summary?.lastRow?.getCell(6).value).toBe(123);
    expect(summary?.lastRow?.getCell(7).value).toBe(4590);
    expect(summary?.getCell('A3').value).toContain('DA VERIFICARE');
    expect(workbook.getWorksheet('Elenco')?.getCell('D2').value).toBe('=Abebe');
  });
});

describe('Those of whom the municipality is in charge, hosted elsewhere', () => {
  it('are a section of their own, with the days of the charge and no amounts', async () => {
    // In Milano all along; Palermo in charge from 11 to 31 July: 21 days.
    const simCode = await register({ familyName: 'Conde' }, [at('placement', '2026-06-20', 'F-MI')]);
    await api.database.admin(
      `insert into minor_responsibilities (minor_id, municipality_id, valid)
       select m.id, t.id, daterange('2026-07-11', '2026-08-01') from minors m, municipalities t
        where m.sim_code = $1 and t.istat_code = $2 and upper_inf(t.valid)`,
      [simCode, PALERMO],
    );
    // Palermo in charge since 1 September: 30 days.
    const still = await register({ familyName: 'Doumbia' }, [at('placement', '2026-06-20', 'F-MI')]);
    await api.database.admin(
      `with moment as (select set_config('app.responsible_from', '2026-09-01', true))
       update minors set responsible_municipality_id = (select id from municipalities where istat_code = $2 and upper_inf(valid))
         from moment where sim_code = $1`,
      [still, PALERMO],
    );
    const { body } = await as('dg').get(PATH);
    expect(body.elsewhere).toMatchObject({ minors: 2, days: 51 });
    expect(body.elsewhere?.facilities.map(({ code, municipality, days }) => [code, municipality, days])).toEqual([
      ['F-MI', 'Milano', 51],
    ]);
    expect(
      body.elsewhere?.facilities[0]?.minors.map(({ familyName, days, ranges }) => [familyName, days, ranges]),
    ).toEqual([
      ['Conde', 21, [{ first: '2026-07-11', last: '2026-07-31' }]],
      ['Doumbia', 30, [{ first: '2026-09-01', last: '2026-09-30' }]],
    ]);
    // The sums are those of its own facilities, as before.
    expect(body).toMatchObject({ days: 123, cents: 459_000 });
    // The municipality sees those of whom it is in charge today; a former charge is no longer its own to read.
    expect((await as('Palermo').get(PATH)).body.elsewhere).toMatchObject({ minors: 1, days: 30 });
    expect((await as('prefettura PA').get(PATH)).body.elsewhere).toBeNull();
    // In the list of Milano the same days have their amounts, once.
    const milano = await as('dg').get(`/api/presence/quarters/2026-Q3?municipality=${MILANO}`);
    expect(milano.body).toMatchObject({ elsewhere: { minors: 0, days: 0 } });
    expect(milano.body.minors.map(({ familyName, days }) => [familyName, days])).toContainEqual(['Doumbia', 92]);
    const workbook = new ExcelJS.Workbook();
    const content = (await download('xlsx')).body as Buffer;
    await workbook.xlsx.load(
      content.buffer.slice(content.byteOffset, content.byteOffset + content.byteLength) as ArrayBuffer,
    );
    expect(workbook.getWorksheet('Accolti altrove')?.lastRow?.getCell(9).value).toBe(30);
  });
});

describe('Daily amounts', () => {
  it('each day has the amount of its own', async () => {
    const amounts = await as('dg').post('/api/daily-amounts', {
      kind: 'sai',
      from: '2026-07-21',
      cents: 5000,
      source: 'Atto di prova',
    });
    expect(amounts.status).toBe(201);
    expect(amounts.body as unknown as DailyAmountDto[]).toContainEqual({
      kind: 'sai',
      validity: { from: '2026-07-21', until: null },
      cents: 5000,
      source: 'Atto di prova',
      toVerify: false,
    });
    // Of the 21 days in SAI, 11 to 20 July without, 21 to 31 July 11 × 50 euro.
    expect((await as('dg').get(PATH)).body).toMatchObject({ cents: 459_000 + 55_000, daysWithout: 10 });
  });

  it('only an administrator of the Directorate-General sets one', async () => {
    const body = { kind: 'sai', from: '2026-08-01', cents: 1, source: 'Atto di prova' };
    for (const name of ['Palermo', 'analyst', 'prefettura PA'])
      expect((await as(name).post('/api/daily-amounts', body)).status).toBe(403);
  });

  it('a later one ends the one before on its eve', async () => {
    const { body } = await as('dg').post('/api/daily-amounts', {
      kind: 'first_municipal',
      from: '2026-10-01',
      cents: 6000,
      source: 'Atto di prova',
    });
    expect(
      (body as unknown as DailyAmountDto[])
        .filter(({ kind }) => kind === 'first_municipal')
        .map(({ validity, cents, toVerify }) => [validity.from, validity.until, cents, toVerify]),
    ).toEqual([
      ['2019-01-01', '2026-10-01', 4500, true],
      ['2026-10-01', null, 6000, false],
    ]);
  });
});
