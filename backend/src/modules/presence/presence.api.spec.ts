import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import ExcelJS from 'exceljs';
import type { Response } from 'supertest';
import { addMonths } from '../../domain/calendar-date.js';
import { ROLES, type Role } from '../../domain/codes.js';
import { monthOfDay } from '../../domain/period.js';
import { hasPermission } from '../../domain/permission.js';
import { Clock } from '../../platform/clock.js';
import { addFacility, CATANIA, MILANO, PALERMO, signIn, type SignedInBrowser } from '../../testing/fixtures.js';
import type { MinorAnswer } from '../../testing/minor-answer.js';
import { createTestApi, type TestApi } from '../../testing/test-api.js';
import type { PresenceDto } from './presence.dto.js';

type Body = PresenceDto & MinorAnswer & { code: string; errors: { field: string; code: string }[] };

let api: TestApi;
const browsers = new Map<string, SignedInBrowser<Body>>();
let samuel: string;

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
const PATH = '/api/facilities/F-PA/presence/2026-10';

/** Registers a minor with movements, each on top of the last; returns the SIM code. */
async function register(minor: object, movements: readonly object[]): Promise<string> {
  const [first, ...later] = movements;
  let answer = await as('dg').post('/api/minors', {
    sex: 'M',
    birthDateQuality: 'declared',
    citizenships: ['ERI'],
    reportedOn: '2026-09-20',
    ...minor,
    movement: first,
  });
  const { simCode } = answer.body;
  for (const movement of later) {
    answer = await as('dg').post(`/api/minors/${simCode}/movements`, movement, {
      'If-Match': answer.headers.etag ?? '',
    });
  }
  expect(answer.status).toBe(201);
  return simCode;
}

async function download(name: string, format: string): Promise<Response> {
  return as(name)
    .agent.get(`${PATH}?format=${format}`)
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
  await addFacility(api.database, { code: 'F-PA', municipality: PALERMO, places: 1 });
  await addFacility(api.database, { code: 'F-P2', municipality: PALERMO });
  await addFacility(api.database, { code: 'F-MI', municipality: MILANO, openOn: '2026-09-15' });
  const people: [string, Role, string?][] = [
    ['dg', 'dg_administrator'],
    ['analyst', 'dg_analyst'],
    ['registry', 'dg_registry'],
    ['officer', 'dg_officer'],
    ['head', 'dg_head'],
    ['reader', 'dg_reader'],
    ['applicant', 'applicant'],
    ['F-PA', 'facility', 'F-PA'],
    ['F-P2', 'facility', 'F-P2'],
    ['F-MI', 'facility', 'F-MI'],
    ['Palermo', 'municipality', PALERMO],
    ['Catania', 'municipality', CATANIA],
    ['prefettura PA', 'prefecture', 'PA'],
    ['prefettura MI', 'prefecture', 'MI'],
    ['Sicilia', 'region', 'ITG1'],
    ['Lombardia', 'region', 'ITC4'],
  ];
  for (const [name, role, scope] of people) browsers.set(name, await signIn<Body>(api, role, scope));
  // In Palermo 5 to 9 October, then in Milano: out of sight of Palermo.
  samuel = await register({ familyName: 'Tesfaye', givenName: 'Samuel', birthDate: '2011-02-03' }, [
    at('placement', '2026-10-05', 'F-PA'),
    at('transfer', '2026-10-10', 'F-MI'),
  ]);
  // In Palermo since September; away 20 to 24 October; 18 on 30 October. A name that a spreadsheet would run.
  await register({ familyName: '=Ada', givenName: '+1', birthDate: '2008-10-30' }, [
    at('placement', '2026-09-20', 'F-PA'),
    { kind: 'absconding', onDate: '2026-10-20' },
    at('found_again', '2026-10-25', 'F-PA'),
  ]);
});
afterAll(() => api.close());

describe('Role × endpoint', () => {
  const who: Record<Role, string> = {
    dg_administrator: 'dg',
    dg_analyst: 'analyst',
    dg_registry: 'registry',
    dg_officer: 'officer',
    dg_head: 'head',
    dg_reader: 'reader',
    region: 'Sicilia',
    prefecture: 'prefettura PA',
    municipality: 'Palermo',
    facility: 'F-PA',
    applicant: 'applicant',
  };
  it.each(ROLES.codes)('%s reads it by its permission', async (role) => {
    expect((await as(who[role]).get(PATH)).status).toBe(hasPermission(role, 'presence.read') ? 200 : 403);
  });

  it.each(['F-P2', 'F-MI', 'Catania', 'prefettura MI', 'Lombardia'])('%s: out of scope', async (name) => {
    for (const format of ['json', 'csv', 'xlsx']) {
      const answer = await as(name).get(`${PATH}?format=${format}`);
      expect([answer.status, answer.body.code]).toEqual([404, 'not_found']);
    }
  });

  it('nobody without a session; nothing of a facility that is none', async () => {
    expect((await api.browser().get(PATH)).status).toBe(401);
    expect((await as('dg').get('/api/facilities/NONE/presence/2026-10')).status).toBe(404);
  });
});

describe('The presences of October', () => {
  // Ada 1-19 and 25-29: 19 + 5 days. Samuel 5-9: 5 days.
  it.each(['dg', 'F-PA', 'Palermo', 'prefettura PA', 'Sicilia'])('are the same for %s', async (name) => {
    const { body } = await as(name).get(PATH);
    expect(body.total).toBe(29);
    expect(body.countedUntil).toBe('2026-10-31');
    expect(body.minors).toMatchObject([
      {
        familyName: '=Ada',
        days: 24,
        ranges: [
          { first: '2026-10-01', last: '2026-10-19' },
          { first: '2026-10-25', last: '2026-10-29' },
        ],
        arrivals: [{ on: '2026-10-25', kind: 'found_again' }],
        departures: [{ on: '2026-10-20', kind: 'absconding' }],
      },
      {
        simCode: samuel,
        birthDate: '2011-02-03',
        days: 5,
        ranges: [{ first: '2026-10-05', last: '2026-10-09' }],
        arrivals: [{ on: '2026-10-05', kind: 'placement' }],
        // Where Samuel went is out of sight of Palermo.
        departures: [{ on: '2026-10-10', kind: name === 'dg' ? 'transfer' : null }],
      },
    ]);
    expect(JSON.stringify(body)).not.toContain('F-MI');
  });

  it('count each day, and say on which there are more minors than places', async () => {
    const { body } = await as('F-PA').get(PATH);
    expect(body.days).toHaveLength(31);
    expect(body.days.map(({ present }) => present).join('')).toBe('1111222221111111111000001111100');
    expect(body.days.filter(({ over }) => over).map(({ on }) => on.slice(8))).toEqual(['05', '06', '07', '08', '09']);
    expect(body.days[0]).toEqual({ on: '2026-10-01', present: 1, places: 1, over: false });
  });

  it('go on where the minor went, from the day of the transfer', async () => {
    const { body } = await as('F-MI').get('/api/facilities/F-MI/presence/2026-10');
    expect(body.minors).toMatchObject([{ simCode: samuel, days: 22, ranges: [{ first: '2026-10-10' }] }]);
  });

  it('of the present month end today', async () => {
    const today = new Clock().today();
    const { body } = await as('F-MI').get(`/api/facilities/F-MI/presence/${monthOfDay(today)}`);
    expect(body.countedUntil).toBe(today);
    expect(body.total).toBe(Number(today.slice(8)));
  });

  it('leave a trace with the minors shown', async () => {
    await as('F-PA').get(PATH);
    await download('F-PA', 'csv');
    const events = await api.database.admin<{ action: string; format: string; rows: number }>(
      `select action, details->>'format' as format, (details->>'rows')::integer as rows from audit_events
        where action like 'presence.%' and details->>'facility' = 'F-PA' order by id desc limit 2`,
    );
    expect(events).toEqual([
      { action: 'presence.export', format: 'csv', rows: 2 },
      { action: 'presence.read', format: 'json', rows: 2 },
    ]);
  });
});

describe('As a file', () => {
  it('CSV: no cell runs as a formula', async () => {
    const answer = await download('Palermo', 'csv');
    expect(answer.headers['content-disposition']).toBe('attachment; filename="SIM-presenze-F-PA-2026-10.csv"');
    const lines = (answer.body as Buffer).toString('utf8').split('\r\n');
    expect(lines[0]).toMatch(/^\uFEFFcodice_sim;cognome;nome;data_nascita;g01;.*;g31;giorni;arrivi;uscite$/u);
    expect(lines[1]).toMatch(/^[^;]{9};'=Ada;'\+1;2008-10-30;(1;){19}(0;){5}(1;){5}(0;){2}24;/u);
    expect(lines[2]).toMatch(/;5;05\/10\/2026 Collocamento;10\/10\/2026 Partenza$/u);
    expect(lines[3]).toMatch(/^TOTALE;;;;1;1;1;1;2;.*;29;;$/u);
  });

  it('XLSX: texts are texts, days are numbers, A4 landscape', async () => {
    const answer = await download('F-PA', 'xlsx');
    expect(answer.headers['content-disposition']).toBe('attachment; filename="SIM-presenze-F-PA-2026-10.xlsx"');
    const workbook = new ExcelJS.Workbook();
    const content = answer.body as Buffer;
    await workbook.xlsx.load(
      content.buffer.slice(content.byteOffset, content.byteOffset + content.byteLength) as ArrayBuffer,
    );
    const sheet = workbook.getWorksheet('Presenze');
    expect(sheet?.pageSetup).toMatchObject({ orientation: 'landscape', paperSize: 9 });
    expect(sheet?.getCell('B5').type).toBe(ExcelJS.ValueType.String);
    expect(sheet?.getCell('B5').value).toBe('=Ada');
    expect(sheet?.getRow(5).getCell(4 + 31 + 1).value).toBe(24);
    expect(sheet?.getRow(7).getCell(4 + 31 + 1).value).toBe(29);
  });
});

describe('A month that cannot be', () => {
  const next = monthOfDay(addMonths(new Clock().today(), 1));
  it.each([
    ['2026-13', 'validation_failed', 'invalid_value'],
    ['ottobre', 'validation_failed', 'invalid_value'],
    [next, 'date_in_future', 'date_in_future'],
    ['2026-08', 'facility_closed', 'facility_closed'],
  ])('%s: %s', async (month, code, fieldCode) => {
    const { status, body } = await as('dg').get(`/api/facilities/F-MI/presence/${month}`);
    expect([status, body.code, body.errors.map((error) => `${error.field} ${error.code}`)]).toEqual([
      422,
      code,
      [`month ${fieldCode}`],
    ]);
  });

  it('an unknown format', async () => {
    expect((await as('dg').get(`${PATH}?format=pdf`)).status).toBe(422);
  });
});
