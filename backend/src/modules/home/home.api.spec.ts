import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { addDays, addMonths, type CalendarDate } from '../../domain/calendar-date.js';
import type { Role } from '../../domain/codes.js';
import { Clock } from '../../platform/clock.js';
import { writeStep } from '../../testing/filed-opinion.js';
import { addFacility, CATANIA, MILANO, PALERMO, signIn, type SignedInBrowser } from '../../testing/fixtures.js';
import { createTestApi, type TestApi } from '../../testing/test-api.js';

interface Home {
  readonly present: number;
  readonly municipality: string | null;
  readonly queues: readonly { queue: string; count: number }[];
  readonly places: readonly {
    level: string;
    code: string;
    present: number;
    presentInFacilities: number;
    places: number | null;
  }[];
}

let api: TestApi;
let dg: SignedInBrowser;
let today: CalendarDate;

beforeAll(async () => {
  api = await createTestApi();
  today = api.app.get(Clock).today();
  await addFacility(api.database, { code: 'F-PA', municipality: PALERMO, places: 3 });
  await addFacility(api.database, { code: 'F-PA2', municipality: PALERMO, places: 7 });
  await addFacility(api.database, { code: 'F-CT', municipality: CATANIA, places: 5 });
  await addFacility(api.database, { code: 'F-MI', municipality: MILANO, places: 9 });
  dg = await signIn(api, 'dg_administrator');
  const at = (facilityCode: string): object => ({ kind: 'facility', facilityCode });
  await register(at('F-PA'));
  await register(at('F-PA'));
  await register({ kind: 'foster_family', municipalityCode: PALERMO });
  await register(at('F-CT'));
  await register(at('F-MI'), PALERMO);
  await register(at('F-PA'), undefined, '2005-02-03');
});
afterAll(() => api.close());

async function register(place: object, responsibleMunicipalityCode?: string, birthDate = '2012-02-03'): Promise<void> {
  // Who was born in 2005 was reported as a minor and is of age today.
  const onDate = birthDate < '2010' ? '2020-05-01' : addDays(today, -3);
  const answer = await dg.post('/api/minors', {
    familyName: 'Tesfaye',
    sex: 'M',
    birthDate,
    birthDateQuality: 'declared',
    citizenships: ['ERI'],
    reportedOn: onDate,
    responsibleMunicipalityCode,
    movement: { kind: 'placement', onDate, place },
  });
  expect(answer.status).toBe(201);
}

const homeOf = async (role: Role, scope = ''): Promise<Home> =>
  (await (await signIn<Home>(api, role, scope)).get('/api/home')).body;

describe('The places of the home page', () => {
  it.each<[Role, string, string[]]>([
    ['facility', 'F-PA', ['facility F-PA 2/2 of 3']],
    ['municipality', PALERMO, ['facility F-PA 2/2 of 3', 'facility F-PA2 0/0 of 7', 'households 082053 1/0 of null']],
    ['prefecture', 'PA', ['municipality 082053 3/2 of 10']],
    ['region', 'ITG1', ['municipality 082053 3/2 of 10', 'municipality 087015 1/1 of 5']],
  ])('are those of a %s %s', async (role, scope, expected) => {
    const { places } = await homeOf(role, scope);
    expect(
      places.map((row) => `${row.level} ${row.code} ${row.present}/${row.presentInFacilities} of ${row.places}`),
    ).toEqual(expected);
  });

  it('are the regions for the Directorate-General, and sum up to whom the census counts', async () => {
    const { places, present } = await homeOf('dg_analyst');
    expect(places).toHaveLength(21);
    expect(places.slice(0, 2).map(({ code, present: here }) => [code, here])).toEqual([
      ['ITG1', 4],
      ['ITC4', 1],
    ]);
    const census = (await dg.get(`/api/census?on=${today}`)).body as { total: number };
    expect([present, census.total]).toEqual([5, 5]);
  });
});

describe('Each figure of the home page', () => {
  const FILTER = { facility: 'facility', municipality: 'municipality', region: 'region' } as const;
  const ROLES: [Role, string][] = [
    ['dg_analyst', ''],
    ['region', 'ITG1'],
    ['prefecture', 'PA'],
    ['municipality', PALERMO],
    ['facility', 'F-PA'],
  ];

  it.each(ROLES)('opens a list of as many: %s %s', async (role, scope) => {
    const browser = await signIn<Home & { total: { count: number } }>(api, role, scope);
    const counted = async (query: string) => (await browser.get(`/api/minors?${query}`)).body.total.count;
    const { places, present, municipality } = (await browser.get('/api/home')).body;
    expect(await counted(`present=true${municipality === null ? '' : `&municipality=${municipality}`}`)).toBe(present);
    for (const place of places) {
      const query =
        place.level === 'households'
          ? `municipality=${place.code}&household=true`
          : `${FILTER[place.level as keyof typeof FILTER]}=${place.code}`;
      expect([place.code, await counted(`${query}&present=true`)]).toEqual([place.code, place.present]);
    }
  });
});

describe('The queues of the home page', () => {
  it('count what their list holds', async () => {
    const browser = await signIn<Home & { total: { count: number } }>(api, 'municipality', PALERMO);
    const { queues } = (await browser.get('/api/home')).body;
    expect(queues.find(({ queue }) => queue === 'elsewhere')).toEqual({ queue: 'elsewhere', count: 1 });
    expect(queues[0]).toEqual({ queue: 'transfers_to_accept', count: 0 });
    expect(queues.at(-1)).toEqual({ queue: 'drafts', count: 0 });
    for (const { queue, count } of queues.slice(1, -1)) {
      expect([queue, (await browser.get(`/api/minors?queue=${queue}`)).body.total.count]).toEqual([queue, count]);
    }
  });

  it('leave out what a role cannot have', async () => {
    const { queues } = await homeOf('facility', 'F-MI');
    expect(queues.map(({ queue }) => queue)).not.toContain('elsewhere');
  });
});

describe('The nights of the home page', () => {
  it('are those over and not confirmed, for a facility only', async () => {
    const nights = async (role: Role, scope: string) =>
      (await homeOf(role, scope)).queues.find(({ queue }) => queue === 'nights');
    const { nights: listed } = (
      await (
        await signIn<{ nights: { listed: number; open: boolean; night: string }[] }>(api, 'facility', 'F-PA')
      ).get(`/api/facilities/F-PA/presence/nights?from=${addDays(today, -10)}&to=${addDays(today, -1)}`)
    ).body;
    const count = listed.filter(({ listed: minors, open }) => minors > 0 && open).length;
    expect(count).toBeGreaterThan(0);
    expect(await nights('facility', 'F-PA')).toEqual({ queue: 'nights', count });
    expect(await nights('municipality', PALERMO)).toBeUndefined();
  });
});

describe('The queues of who comes of age', () => {
  it('leave out whom somebody has asked an opinion for, also for those who see no request', async () => {
    const birthDate = addMonths(addDays(today, 25), -216);
    await register({ kind: 'foster_family', municipalityCode: CATANIA }, undefined, birthDate);
    await register({ kind: 'foster_family', municipalityCode: CATANIA }, undefined, birthDate);
    const town = await signIn<Home>(api, 'municipality', CATANIA);
    const [request] = await api.database.admin<{ id: number }>(
      `insert into opinion_requests (minor_id, applicant_kind, author_user_id, author_organisation_id)
       select (select min(id) from minors where birth_date = $1), 'social_services', u.id, a.organisation_id
         from users u join memberships a on a.user_id = u.id where u.username = $2 returning id`,
      [birthDate, town.username],
    );
    const waiting = async (): Promise<number[]> => {
      const readers: readonly Promise<Home>[] = [
        homeOf('dg_analyst'),
        homeOf('region', 'ITG1'),
        homeOf('prefecture', 'CT'),
        homeOf('municipality', CATANIA),
      ];
      return (await Promise.all(readers)).map(
        ({ queues }) => queues.find(({ queue }) => queue === 'no_opinion_in_30')?.count ?? -1,
      );
    };
    expect(await waiting()).toEqual([2, 2, 2, 2]);
    await writeStep(api.database, request?.id ?? 0, { step: 'submit', on: today, by: town.username });
    expect(await waiting()).toEqual([1, 1, 1, 1]);
  });
});
