import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { addDays, type CalendarDate } from '../../../domain/calendar-date.js';
import { Clock } from '../../../platform/clock.js';
import { addFacility, CATANIA, PALERMO, signIn, type SignedInBrowser } from '../../../testing/fixtures.js';
import { createTestApi, type TestApi } from '../../../testing/test-api.js';
import type { RoomDto, RoomsDto } from './rooms.dto.js';

interface Problem {
  code: string;
  errors: { field: string; code: string }[];
  facts: Record<string, number>;
}
type Body = RoomDto & RoomsDto & Problem;

const today: CalendarDate = new Clock().today();
let api: TestApi;
let facility: SignedInBrowser<Body>;
let palermo: SignedInBrowser<Body>;
let dg: SignedInBrowser<Body>;

beforeAll(async () => {
  api = await createTestApi();
  await addFacility(api.database, { code: 'R-A', municipality: PALERMO, places: 4 });
  await addFacility(api.database, { code: 'R-B', municipality: PALERMO });
  facility = await signIn<Body>(api, 'facility', 'R-A');
  palermo = await signIn<Body>(api, 'municipality', PALERMO);
  dg = await signIn<Body>(api, 'dg_administrator');
}, 60_000);
afterAll(() => api.close());

const ROOM = { name: 'Camera 1', beds: 3, sexRule: 'boys', ageFrom: 14, ageTo: 17, openFrom: '2026-01-01' } as const;
const add = (change: object = {}, browser = facility) =>
  browser.post('/api/facilities/R-A/rooms', { ...ROOM, ...change });
const fields = ({ body }: { body: Body }) => body.errors.map(({ field, code }) => [field, code]);

async function put(path: string, body: object) {
  const { headers } = await facility.get(path.replace(/\/(closing|reopening)$/, ''));
  return facility.put(path, body, { 'If-Match': headers.etag ?? '' });
}

describe('rooms of a facility', () => {
  it('are made by the facility or its municipality, and read by the Directorate-General', async () => {
    expect((await add()).status).toBe(201);
    expect((await add({ name: 'Camera 10' }, palermo)).status).toBe(201);
    expect((await add({ name: 'Camera 2' })).status).toBe(201);
    expect((await add({ name: 'Camera 3' }, dg)).status).toBe(403);
    const { body } = await dg.get('/api/facilities/R-A/rooms');
    expect(body.items.map(({ name }) => name)).toEqual(['Camera 1', 'Camera 2', 'Camera 10']);
    expect([body.writable, (await facility.get('/api/facilities/R-A/rooms')).body.writable]).toEqual([false, true]);
  });

  it('may have more beds than the facility has places, and then it is said', async () => {
    const { body } = await facility.get('/api/facilities/R-A/rooms');
    expect([body.places, body.beds, body.bedsBeyondPlaces]).toEqual([4, 9, 5]);
  });

  it('are not there for another facility, nor for a municipality elsewhere', async () => {
    const other = await signIn<Body>(api, 'facility', 'R-B');
    const catania = await signIn<Body>(api, 'municipality', CATANIA);
    for (const browser of [other, catania]) {
      expect((await browser.get('/api/facilities/R-A/rooms')).status).toBe(404);
      expect((await add({ name: 'Altra' }, browser)).status).toBe(404);
    }
  });

  it('refuse bad input field by field', async () => {
    expect(
      fields(await add({ name: '  ', beds: 0, sexRule: 'x', ageFrom: -1, ageTo: 18, openFrom: 'ieri' }))
        .map(([field]) => field)
        .sort(),
    ).toEqual(['ageFrom', 'ageTo', 'beds', 'name', 'openFrom', 'sexRule']);
    expect(fields(await add({ name: 'Nuova', ageFrom: 15, ageTo: 14 }))).toEqual([['ageTo', 'invalid_period']]);
    expect(fields(await add({ name: 'camera 1' }))).toEqual([['name', 'duplicate']]);
    expect(fields(await add({ name: 'Nuova', openFrom: '2009-12-31' }))).toEqual([['openFrom', 'facility_closed']]);
  });

  it('are renamed with If-Match', async () => {
    const made = await add({ name: 'Da rinominare' });
    const path = `/api/facilities/R-A/rooms/${String(made.body.id)}`;
    const change = { name: 'Rinominata', beds: 2, sexRule: 'any', ageFrom: 0, ageTo: 17 };
    expect((await facility.put(path, change)).status).toBe(428);
    const changed = await facility.put(path, change, { 'If-Match': made.headers.etag ?? '' });
    expect([changed.status, changed.body.name, changed.body.beds]).toEqual([200, 'Rinominata', 2]);
    expect((await facility.put(path, change, { 'If-Match': made.headers.etag ?? '' })).status).toBe(412);
  });

  it('close on a day and open again on another; a closed one leaves its name to others', async () => {
    const made = await add({ name: 'Mansarda' });
    const path = `/api/facilities/R-A/rooms/${String(made.body.id)}`;
    expect(fields(await put(`${path}/closing`, { from: addDays(today, -1) }))).toEqual([['from', 'date_in_past']]);
    const closing = await put(`${path}/closing`, { from: addDays(today, 3) });
    expect([closing.body.open, closing.body.closesOn]).toEqual([true, addDays(today, 3)]);
    const closed = await put(`${path}/closing`, { from: today });
    expect([closed.body.open, closed.body.opensOn]).toEqual([false, null]);
    expect(fields(await put(`${path}/closing`, { from: today }))).toEqual([['from', 'room_closed']]);
    const reopened = await put(`${path}/reopening`, { from: addDays(today, 10) });
    expect([reopened.body.open, reopened.body.opensOn]).toEqual([false, addDays(today, 10)]);
    expect(fields(await put(`${path}/reopening`, { from: addDays(today, 20) }))).toEqual([['from', 'invalid_period']]);
    expect(fields(await add({ name: 'Mansarda', openFrom: today }))).toEqual([['name', 'duplicate']]);
    await put(`${path}/closing`, { from: today });
    expect((await add({ name: 'Mansarda', openFrom: today })).status).toBe(201);
    expect(fields(await put(`${path}/reopening`, { from: today }))).toEqual([['from', 'duplicate']]);
  });
});
