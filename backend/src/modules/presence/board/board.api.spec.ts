import { afterAll, beforeAll, expect, it } from '@jest/globals';
import { addDays, daysBetween, type CalendarDate } from '../../../domain/calendar-date.js';
import { Clock } from '../../../platform/clock.js';
import { addFacility, CATANIA, PALERMO, signIn, type SignedInBrowser } from '../../../testing/fixtures.js';
import type { MinorAnswer } from '../../../testing/minor-answer.js';
import { createTestApi, type TestApi } from '../../../testing/test-api.js';
import type { BoardDto, OwnFacilitiesDto } from './board.dto.js';

type Body = BoardDto & OwnFacilitiesDto & Pick<MinorAnswer, 'simCode'>;

const today = new Clock().today();
let api: TestApi;
let facility: SignedInBrowser<Body>;
let palermo: SignedInBrowser<Body>;
let catania: SignedInBrowser<Body>;

async function register(
  familyName: string,
  birthDate: CalendarDate,
  moves: readonly (readonly [string, CalendarDate, string])[],
) {
  const dg = await signIn<Body>(api, 'dg_administrator');
  const [first, ...later] = moves.map(([kind, onDate, facilityCode]) => ({
    kind,
    onDate,
    place: { kind: 'facility', facilityCode },
  }));
  let answer = await dg.post('/api/minors', {
    familyName,
    sex: 'F',
    birthDate,
    birthDateQuality: 'declared',
    citizenships: ['ERI'],
    reportedOn: first?.onDate,
    movement: first,
  });
  for (const move of later)
    answer = await dg.post(`/api/minors/${answer.body.simCode}/movements`, move, {
      'If-Match': answer.headers.etag ?? '',
    });
  expect(answer.status).toBe(201);
}

beforeAll(async () => {
  api = await createTestApi();
  await addFacility(api.database, { code: 'F-A', municipality: PALERMO, kind: 'first_governmental', places: 1 });
  await addFacility(api.database, { code: 'F-B', municipality: PALERMO, kind: 'first_governmental' });
  await addFacility(api.database, { code: 'F-C', municipality: CATANIA });
  facility = await signIn<Body>(api, 'facility', 'F-A');
  palermo = await signIn<Body>(api, 'municipality', PALERMO);
  catania = await signIn<Body>(api, 'municipality', CATANIA);
  // Fifty days in the kind, of which ten here: 45 are admitted.
  await register('Abebe', addDays(today, -5000), [
    ['placement', addDays(today, -49), 'F-B'],
    ['transfer', addDays(today, -9), 'F-A'],
  ]);
  await register('Bah', addDays(today, -5000), [['placement', addDays(today, -1), 'F-A']]);
});
afterAll(() => api.close());

it('says who sleeps there, since when, and what of the limit of the kind is used up', async () => {
  const { body } = await facility.get('/api/facilities/F-A/board');
  expect(body).toMatchObject({ places: 1, present: 2, kind: 'first_governmental', on: today });
  expect(body.minors).toMatchObject([
    {
      familyName: 'Abebe',
      since: addDays(today, -9),
      daysInKind: 50,
      limit: { days: 50, limit: 45, extended: 45, left: -5, lastDay: addDays(today, -5) },
      missing: ['names', 'birth_country', 'entry', 'documents', 'languages'],
    },
    { familyName: 'Bah', daysInKind: 2, limit: { left: 43 } },
  ]);
  expect(body.minors[0]?.daysToMajority).toBe(daysBetween(today, body.minors[0]?.adultOn ?? today));
});

it('is not there for another territory', async () => {
  expect((await catania.get('/api/facilities/F-A/board')).status).toBe(404);
  expect((await palermo.get('/api/facilities/F-A/board')).status).toBe(200);
});

it('lists the facilities of the territory and no others', async () => {
  const { body } = await palermo.get('/api/presence/facilities');
  expect(body.items).toMatchObject([
    { code: 'F-A', places: 1, present: 2, confirmed: false },
    { code: 'F-B', places: 20, present: 0 },
  ]);
  expect((await catania.get('/api/presence/facilities')).body.items.map(({ code }) => code)).toEqual(['F-C']);
  expect((await facility.get('/api/presence/facilities?query=casa')).body.items.map(({ code }) => code)).toEqual([
    'F-A',
  ]);
});
