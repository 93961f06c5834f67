import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { addDays, todayInRome, type CalendarDate } from '../../domain/calendar-date.js';
import { addFacility, PALERMO, signIn, type Answer as Received, type SignedInBrowser } from '../../testing/fixtures.js';
import type { MinorAnswer } from '../../testing/minor-answer.js';
import { createTestApi, type TestApi } from '../../testing/test-api.js';
import type { AbscondingReportDto } from './absconding-report.dto.js';

type Body = MinorAnswer & Omit<AbscondingReportDto, 'aliases'>;
type Browser = SignedInBrowser<Body>;
type Answer = Received<Body>;

let api: TestApi;
let facility: Browser;
let dg: Browser;
const today = todayInRome(new Date());
const daysAgo = (days: number): CalendarDate => addDays(today, -days);
const tag = (answer: Answer) => ({ 'If-Match': answer.headers.etag ?? '' });
const placement = (days: number, more: object = {}) => ({
  kind: 'placement',
  onDate: daysAgo(days),
  place: { kind: 'facility', facilityCode: 'F-PA' },
  ...more,
});
const youth = (movement?: object, browser = facility): Promise<Answer> =>
  browser.post('/api/minors', {
    familyName: 'Barry',
    givenName: 'Alpha',
    sex: 'M',
    birthDate: addDays(today, -5500),
    birthDateQuality: 'declared',
    citizenships: ['GIN'],
    reportedOn: daysAgo(200),
    ...(movement && { movement }),
  });
const enter = (record: Answer, movement: object, browser = facility): Promise<Answer> =>
  browser.post(`/api/minors/${record.body.simCode}/movements`, movement, tag(record));
const refused = ({ status, body }: Answer): unknown[] => [
  status,
  body.code,
  body.errors.map(({ field }) => field).join(),
];

beforeAll(async () => {
  api = await createTestApi();
  await addFacility(api.database, { code: 'F-PA', municipality: PALERMO });
  facility = await signIn(api, 'facility', 'F-PA');
  dg = await signIn(api, 'dg_administrator');
  // The rule as it is installed: five days of grace, ninety-two at most.
  await api.database.admin(`update entry_rules set valid = '[2024-03-15,)'`);
}, 60_000);
afterAll(() => api.close());

describe('A movement entered late by a facility', () => {
  it('needs no reason within five days, and shows its delay', async () => {
    const entered = await enter(await youth(), placement(5));
    expect(entered.body.movements.map(({ lateDays }) => lateDays)).toEqual([5]);
    expect((await enter(await youth(), placement(0))).body.movements[0]?.lateDays).toBe(0);
  });

  it('needs its reason from the sixth day on, which is kept with the change', async () => {
    const record = await youth();
    expect(refused(await enter(record, placement(6)))).toEqual([422, 'late_reason_required', 'reason']);
    const reason = 'Rete assente per una settimana';
    const entered = await enter(record, placement(6, { reason }));
    expect(entered.status).toBe(201);
    const history = (await facility.get(`/api/minors/${record.body.simCode}/history`)).body.items;
    expect(history.filter(({ table }) => table === 'movements').map((entry) => entry.reason)).toContain(reason);
  });

  it('is refused beyond ninety-two days, with the figures; the Directorate-General enters it', async () => {
    const record = await youth();
    const answer = await enter(record, placement(93, { reason: 'Cartella ritrovata' }));
    expect(refused(answer)).toEqual([422, 'too_far_back', 'onDate']);
    expect(answer.body.facts).toMatchObject({ days: 93, limit: 92 });
    expect((await enter(record, placement(92, { reason: 'Cartella ritrovata' }))).status).toBe(201);
    const national = await enter(await youth(undefined, dg), placement(150), dg);
    expect(national.body.movements[0]?.lateDays).toBe(150);
  });

  it('is judged also with the registration', async () => {
    expect(refused(await youth(placement(6)))).toEqual([422, 'late_reason_required', 'movement.reason']);
    expect((await youth(placement(6, { reason: 'Segnalata in ritardo' }))).status).toBe(201);
  });

  it('keeps the delay of its first entry when it is corrected or closed', async () => {
    const entered = await enter(await youth(), placement(4));
    await api.database.admin(
      `update movements set note = 'chiusa' where minor_id = (select id from minors where sim_code = $1)`,
      [entered.body.simCode],
    );
    const read = await facility.get(`/api/minors/${entered.body.simCode}`);
    expect(read.body.movements[0]?.lateDays).toBe(4);
  });

  it('may not be moved beyond the limit by a correction', async () => {
    const entered = await enter(await youth(), placement(3));
    const path = `/api/minors/${entered.body.simCode}/movements/${String(entered.body.movements[0]?.id)}`;
    const correction = { ...placement(120), reason: 'Data sbagliata' };
    expect(refused(await facility.put(path, correction, tag(entered)))[1]).toBe('too_far_back');
    const nearer = await facility.put(path, { ...placement(10), reason: 'Data sbagliata' }, tag(entered));
    expect(nearer.status).toBe(200);
  });
});

describe('The report of an absconding', () => {
  it('holds what police and prosecutor need, once the minor has gone', async () => {
    const placed = await youth(placement(3));
    const address = `/api/minors/${placed.body.simCode}/absconding-report`;
    expect((await facility.get(address)).status).toBe(404);
    const gone = await enter(placed, { kind: 'absconding', onDate: daysAgo(1), note: 'Uscito alle 18, felpa blu' });
    const report = await facility.get(address);
    expect(report.status).toBe(200);
    expect(report.body).toMatchObject({
      number: `${daysAgo(1).slice(0, 4)}/${String(gone.body.movements[1]?.id)}`,
      simCode: placed.body.simCode,
      familyName: 'Barry',
      abscondedOn: daysAgo(1),
      note: 'Uscito alle 18, felpa blu',
      facilityName: 'Casa F-PA',
      municipalityName: 'Palermo',
      since: daysAgo(3),
      reportingBody: 'facility F-PA',
      reporter: 'Persona facility F-PA',
    });
    for (const kept of ['taxCode', 'documents', 'entryMode', 'responsibleMunicipality']) {
      expect(report.body).not.toHaveProperty(kept);
    }
  });
});
