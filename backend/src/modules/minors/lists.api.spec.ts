import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import ExcelJS from 'exceljs';
import type { Response } from 'supertest';
import { addDays, type CalendarDate } from '../../domain/calendar-date.js';
import { Clock } from '../../platform/clock.js';
import { addFacility, CATANIA, PALERMO, signIn, type SignedInBrowser } from '../../testing/fixtures.js';
import type { MinorAnswer } from '../../testing/minor-answer.js';
import { createTestApi, type TestApi } from '../../testing/test-api.js';

type Browser = SignedInBrowser<MinorAnswer>;

let api: TestApi;
let dg: Browser;
let facility: Browser;
let today: CalendarDate;

/** A birth date that makes 18 in so many days. The year before, so that 29 February never meets a common year. */
const adultIn = (days: number): string => {
  const [year = '', ...rest] = addDays(today, days).split('-');
  return [String(Number(year) - 18), ...rest].join('-');
};

async function register(familyName: string, birthDate: string, place: string | null, onDate: string): Promise<void> {
  const answer = await dg.post('/api/minors', {
    familyName,
    sex: 'M',
    birthDate,
    birthDateQuality: 'declared',
    citizenships: ['EGY'],
    reportedOn: onDate,
    ...(place === null
      ? {}
      : { movement: { kind: 'placement', onDate, place: { kind: 'facility', facilityCode: place } } }),
  });
  expect(answer.status).toBe(201);
}

beforeAll(async () => {
  api = await createTestApi();
  today = api.app.get(Clock).today();
  await addFacility(api.database, { code: 'F-PA', municipality: PALERMO });
  await addFacility(api.database, { code: 'F-GOV', municipality: CATANIA, kind: 'first_governmental' });
  dg = await signIn<MinorAnswer>(api, 'dg_administrator');
  facility = await signIn<MinorAnswer>(api, 'facility', 'F-PA');
  const long = addDays(today, -60);
  await register('Adel', adultIn(30), 'F-PA', addDays(today, -5));
  await register('Bakr', adultIn(31), 'F-PA', addDays(today, -5));
  await register('Camal', adultIn(90), 'F-PA', long);
  await register('Daoud', adultIn(91), 'F-PA', long);
  await register('=Farag', adultIn(400), 'F-GOV', long);
  // The 45 days of DL 133/2023 are over on the 46th: this is the 45th.
  await register('Gamal', adultIn(400), 'F-GOV', addDays(today, -44));
  await register('Hadi', adultIn(400), null, addDays(today, -2));
});
afterAll(() => api.close());

const namesOf = async (browser: Browser, queue: string): Promise<(string | null)[]> =>
  (await browser.get(`/api/minors?queue=${queue}`)).body.items.map(({ familyName }) => familyName);

describe('Work queues', () => {
  it('hold who waits, by days counted by hand', async () => {
    expect(await namesOf(dg, 'adult_in_30')).toEqual(['Adel']);
    expect(await namesOf(dg, 'adult_in_60')).toEqual(['Adel', 'Bakr']);
    expect(await namesOf(dg, 'adult_in_90')).toEqual(['Adel', 'Bakr', 'Camal']);
    expect(await namesOf(dg, 'past_limit')).toEqual(['=Farag']);
    expect(await namesOf(dg, 'not_placed')).toEqual(['Hadi']);
    expect(await namesOf(dg, 'absconded')).toEqual([]);
  });

  it('keep to the scope', async () => {
    expect(await namesOf(facility, 'past_limit')).toEqual([]);
    expect(await namesOf(facility, 'not_placed')).toEqual([]);
    expect(await namesOf(facility, 'adult_in_90')).toEqual(['Adel', 'Bakr', 'Camal']);
  });

  it('refuse a name that is none', async () => {
    expect((await dg.get('/api/minors?queue=nobody')).status).toBe(422);
  });
});

const download = (browser: Browser, address: string): Promise<Response> =>
  Promise.resolve(
    browser.agent
      .get(address)
      .buffer(true)
      .parse((response, done) => {
        const parts: Buffer[] = [];
        response.on('data', (part: Buffer) => parts.push(part));
        response.on('end', () => {
          done(null, Buffer.concat(parts));
        });
      }),
  );

describe('Exporting a list', () => {
  it('gives what is shown, in its order and columns, with formulas disarmed', async () => {
    const answer = await download(
      dg,
      '/api/minors/export?format=csv&columns=familyName,age,place,municipality&queue=past_limit',
    );
    expect(answer.status).toBe(200);
    expect(answer.headers['content-type']).toBe('text/csv; charset=utf-8');
    expect(answer.headers['content-disposition']).toBe(`attachment; filename="minori-${today}.csv"`);
    expect(String(answer.body)).toBe("\uFEFFCognome;Età;Luogo;Comune\r\n'=Farag;16;Casa F-GOV;Catania (CT)\r\n");
  });

  it('gives a workbook with real numbers and days', async () => {
    const answer = await download(
      dg,
      '/api/minors/export?format=xlsx&columns=simCode,familyName,reportedOn,daysToMajority&sort=birthDate&direction=desc',
    );
    const workbook = new ExcelJS.Workbook();
    await workbook.xlsx.load(answer.body as ArrayBuffer);
    const sheet = workbook.worksheets[0];
    expect(sheet?.rowCount).toBe(8);
    expect(sheet?.views[0]).toMatchObject({ state: 'frozen', ySplit: 1 });
    const last = sheet?.getRow(8);
    expect(last?.getCell(2).value).toBe('Adel');
    expect(last?.getCell(3).value).toEqual(new Date(`${addDays(today, -5)}T00:00:00Z`));
    expect(last?.getCell(4).value).toBe(30);
  });

  it('gives a facility its own only, and leaves in the trail whom the file holds', async () => {
    const answer = await download(facility, '/api/minors/export?format=csv&columns=familyName');
    expect(String(answer.body).trim().split('\r\n')).toEqual(['Cognome', 'Adel', 'Bakr', 'Camal', 'Daoud']);
    const events = await api.database.admin<{ action: string; details: { rows?: number } }>(
      `select action, details from audit_events where action like 'list.export%' and user_id = (select id from users where username = $1) order by id`,
      [facility.username],
    );
    expect(events.map(({ action, details }) => [action, details.rows])).toEqual([
      ['list.export', undefined],
      ['list.export_rows', 4],
    ]);
  });

  it.each([
    ['an unknown column', 'format=csv&columns=simCode,password'],
    ['a column twice', 'format=csv&columns=simCode,simCode'],
    ['no columns', 'format=csv&columns='],
    ['an unknown form', 'format=pdf&columns=simCode'],
    ['a mistyped SIM code', 'format=csv&columns=simCode&query=2222-2223'],
  ])('refuses %s before anything is sent', async (_what, query) => {
    const answer = await dg.get(`/api/minors/export?${query}`);
    expect(answer.status).toBe(422);
    expect(answer.headers['content-type']).toContain('application/problem+json');
  });
});

describe('A saved view', () => {
  const VIEW = {
    name: 'Quasi diciottenni',
    filters: { queue: 'adult_in_90', sort: 'birthDate' },
    columns: ['simCode', 'age'],
  };

  it("is its maker's, until it is shared with the colleagues of the organisation", async () => {
    const colleague = await signIn<MinorAnswer>(api, 'facility', 'F-PA');
    const elsewhere = await signIn<MinorAnswer>(api, 'facility', 'F-GOV');
    const viewsOf = async (browser: Browser) =>
      (await browser.get('/api/list-views')).body as unknown as {
        id: number;
        name: string;
        own: boolean;
        version: number;
      }[];

    const made = (await facility.post('/api/list-views', VIEW)).body as unknown as { id: number };
    expect((await viewsOf(facility)).map(({ name, own }) => [name, own])).toEqual([['Quasi diciottenni', true]]);
    expect(await viewsOf(colleague)).toEqual([]);

    const path = `/api/list-views/${made.id}`;
    expect((await facility.put(path, { ...VIEW, shared: true }, { 'If-Match': '"1"' })).status).toBe(200);
    expect((await viewsOf(colleague)).map(({ name, own }) => [name, own])).toEqual([['Quasi diciottenni', false]]);
    expect(await viewsOf(elsewhere)).toEqual([]);
    expect((await colleague.put(path, VIEW, { 'If-Match': '"2"' })).status).toBe(403);
    expect((await colleague.delete(path, { 'If-Match': '"2"' })).status).toBe(403);
    expect((await elsewhere.delete(path, { 'If-Match': '"2"' })).status).toBe(404);
    expect((await facility.delete(path, { 'If-Match': '"1"' })).status).toBe(412);
    expect((await facility.delete(path, { 'If-Match': '"2"' })).status).toBe(204);
    expect(await viewsOf(facility)).toEqual([]);
  });

  it('has a name of its own, columns that exist and filters that can be asked', async () => {
    expect((await dg.post('/api/list-views', VIEW)).status).toBe(201);
    expect((await dg.post('/api/list-views', VIEW)).status).toBe(409);
    expect((await dg.post('/api/list-views', { ...VIEW, name: '' })).status).toBe(422);
    expect((await dg.post('/api/list-views', { ...VIEW, name: 'B', columns: ['password'] })).status).toBe(422);
    expect((await dg.post('/api/list-views', { ...VIEW, name: 'B', filters: { queue: 'nobody' } })).status).toBe(422);
    expect((await dg.post('/api/list-views', { ...VIEW, name: 'B', filters: { other: 'x' } })).status).toBe(422);
  });
});
