import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import {
  addFacility,
  CATANIA,
  MILANO,
  PALERMO,
  signIn,
  type Answer as Received,
  type SignedInBrowser,
} from '../../testing/fixtures.js';
import type { MinorAnswer } from '../../testing/minor-answer.js';
import { createTestApi, type TestApi } from '../../testing/test-api.js';
import type { ResponsibilitiesDto } from './responsibilities.dto.js';

type Body = Omit<MinorAnswer, 'items'> & ResponsibilitiesDto;
type Browser = SignedInBrowser<Body>;
type Answer = Received<Body>;

let api: TestApi;
let facility: Browser;
let palermo: Browser;
let catania: Browser;
let milano: Browser;
let record: Answer;
let path: string;

const tag = (answer: Answer) => ({ 'If-Match': answer.headers.etag ?? '' });
const DEED = 'Determina dirigenziale n. 12/2026';
const take = async (browser: Browser, municipalityCode: string, from: string, more: object = {}): Promise<Answer> =>
  browser.post(
    `${path}/responsibilities`,
    { municipalityCode, from, source: DEED, ...more },
    tag(await browser.get(path)),
  );
const periods = async (browser: Browser): Promise<string[]> =>
  (await browser.get(`${path}/responsibilities`)).body.items.map(
    ({ municipality, from, until }) => `${municipality.name} ${from} ${until ?? '-'}`,
  );

beforeAll(async () => {
  api = await createTestApi();
  await addFacility(api.database, { code: 'F-PA', municipality: PALERMO });
  facility = await signIn(api, 'facility', 'F-PA');
  palermo = await signIn(api, 'municipality', PALERMO);
  catania = await signIn(api, 'municipality', CATANIA);
  milano = await signIn(api, 'municipality', MILANO);
}, 60_000);
afterAll(() => api.close());

beforeEach(async () => {
  record = await facility.post('/api/minors', {
    familyName: 'Sow',
    givenName: 'Awa',
    sex: 'F',
    birthDate: '2011-02-03',
    birthDateQuality: 'declared',
    citizenships: ['SEN'],
    reportedOn: '2026-02-01',
    movement: { kind: 'placement', onDate: '2026-02-01', place: { kind: 'facility', facilityCode: 'F-PA' } },
  });
  path = `/api/minors/${record.body.simCode}`;
});

describe('The municipality in charge', () => {
  it('takes a minor that it hosts and of whom nobody is in charge', async () => {
    expect((await palermo.get(`${path}/responsibilities`)).body).toMatchObject({
      items: [],
      mayTake: true,
      mayHandOver: false,
      own: { istatCode: PALERMO },
    });
    const taken = await take(palermo, PALERMO, '2026-02-10');
    expect([taken.status, taken.body.responsibleMunicipality?.name]).toEqual([201, 'Palermo']);
    expect(await periods(palermo)).toEqual(['Palermo 2026-02-10 -']);
    expect((await palermo.get(`${path}/responsibilities`)).body).toMatchObject({
      items: [{ source: DEED }],
      mayTake: false,
      mayHandOver: true,
    });
  });

  it('hands over to another with a reason, and the periods never overlap', async () => {
    await take(palermo, PALERMO, '2026-02-10');
    const bare = await take(palermo, CATANIA, '2026-03-01');
    expect(bare.body.errors).toMatchObject([{ field: 'reason', code: 'change_reason_required' }]);
    const early = await take(palermo, CATANIA, '2026-02-10', { reason: 'Residenza del tutore' });
    expect(early.body.errors).toMatchObject([{ field: 'from', code: 'invalid_period' }]);
    expect((await take(palermo, CATANIA, '2026-03-01', { reason: 'Residenza del tutore' })).status).toBe(201);
    expect(await periods(catania)).toEqual(['Catania 2026-03-01 -', 'Palermo 2026-02-10 2026-03-01']);
    // Palermo hosts the minor still, and is no longer the one to hand over.
    expect((await take(palermo, PALERMO, '2026-04-01', { reason: 'Ripensamento' })).status).toBe(403);
  });

  it('is nobody else’s to take', async () => {
    expect((await take(milano, MILANO, '2026-02-10')).status).toBe(404);
    expect((await take(palermo, MILANO, '2026-02-10')).status).toBe(403);
    expect((await take(facility, PALERMO, '2026-02-10')).status).toBe(403);
    expect(await periods(palermo)).toEqual([]);
  });

  it('is kept in periods also when the identity is corrected', async () => {
    await palermo.put(
      `${path}/identity`,
      { reason: 'Presa in carico', responsibleMunicipalityCode: PALERMO },
      tag(record),
    );
    const [row] = await api.database.admin<{ same: boolean }>(
      `select lower(r.valid) = (now() at time zone 'Europe/Rome')::date and upper_inf(r.valid) as same from minor_responsibilities r
         join minors m on m.id = r.minor_id where m.sim_code = $1`,
      [record.body.simCode],
    );
    expect(row).toEqual({ same: true });
  });

  it('is refused before the report and on a day to come', async () => {
    for (const [from, code] of [
      ['2026-01-31', 'before_report'],
      ['2099-01-01', 'date_in_future'],
    ] as const) {
      expect((await take(palermo, PALERMO, from)).body.errors).toMatchObject([{ field: 'from', code }]);
    }
  });
});
