import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { Agent } from 'supertest';
import type { Role } from '../../domain/codes.js';
import { createTestApi, type TestApi } from '../../testing/test-api.js';
import type { CountryDto, MunicipalityDto, RegionDto } from '../territory/territory.dto.js';
import { type NewOrganisation, UsersService } from '../users/index.js';
import type { FacilityDetailDto, FacilityKindDto, FacilityPageDto, ManagingBodyDto } from './facilities.dto.js';

const PASSWORD = 'parola-lunga-di-prova';
const DG: NewOrganisation = { kind: 'dg', name: 'Direzione generale', scope: null };
const PALERMO: NewOrganisation = { kind: 'municipality', name: 'Comune di Palermo', scope: '082053' };
const SICILY: NewOrganisation = { kind: 'region', name: 'Regione Siciliana', scope: 'ITG1' };

let api: TestApi;
let dg: SignedIn;
let municipality: SignedIn;
let region: SignedIn;
let bodyId: number;
let keys = 0;

interface Problem {
  code: string;
  errors: { field: string; code: string }[];
}

interface SignedIn {
  browser: Agent;
  csrf: string;
}

beforeAll(async () => {
  api = await createTestApi();
  dg = await signIn('amministratore', DG, 'dg_administrator');
  municipality = await signIn('comune', PALERMO, 'municipality');
  region = await signIn('regione', SICILY, 'region');
  const created = await post(dg, '/api/managing-bodies', {
    name: 'Cooperativa Sociale «L’Approdo»',
    kind: 'social_cooperative',
  });
  expect(created.status).toBe(201);
  bodyId = (created.body as ManagingBodyDto).id;
});

afterAll(async () => {
  await api.close();
});

describe('code lists', () => {
  it('are for who is signed in', async () => {
    expect((await api.browser().get('/api/regions')).status).toBe(401);
  });

  it('give 21 regions, the provinces of a day and the countries with their codes', async () => {
    const regions = await dg.browser.get('/api/regions');
    expect(regions.body).toHaveLength(21);
    expect((regions.body as RegionDto[])[1]).toEqual({ code: 'ITC2', istatCode: '02', name: "Valle d'Aosta" });
    const provinces = await dg.browser.get('/api/provinces?on=2010-01-01');
    expect(provinces.body).toHaveLength(110);
    const countries = await dg.browser.get('/api/countries');
    expect((countries.body as CountryDto[]).find((country) => country.alpha3 === 'XKX')).toMatchObject({
      nameIt: 'Kosovo',
      istatCode: '272',
    });
  });

  it('find a municipality by a part of its name without accents, on a day, and by its codes', async () => {
    const names = async (query: string): Promise<string[]> =>
      ((await dg.browser.get(`/api/municipalities?${query}`)).body as MunicipalityDto[]).map((row) => row.name);
    expect((await names('query=FORLI'))[0]).toBe('Forlì');
    expect(await names('query=corigliano%20cal&on=2017-01-01')).toEqual(['Corigliano Calabro']);
    expect(await names('query=corigliano%20cal&on=2019-01-01')).toEqual([]);
    expect(await names('query=G273')).toEqual(['Palermo']);
    expect(await names('query=082053')).toEqual(['Palermo']);
  });

  it('refuse a day that is none', async () => {
    const answer = await dg.browser.get('/api/provinces?on=2010-02-30');
    expect(answer.status).toBe(422);
  });
});

describe('kinds of facility', () => {
  it('are listed with labels and dated rules', async () => {
    const kinds = (await region.browser.get('/api/facility-kinds')).body as FacilityKindDto[];
    expect(kinds.map((kind) => kind.code).sort()).toEqual([
      'adult_section',
      'first_governmental',
      'first_municipal',
      'sai',
      'second_accredited',
      'temporary_prefectural',
    ]);
    const governmental = kinds.find((kind) => kind.code === 'first_governmental');
    expect(governmental?.rules.map((rule) => [rule.from, rule.maximumDays])).toEqual([
      ['2017-05-06', 30],
      ['2023-12-03', 45],
    ]);
    const inForce = (code: string) => kinds.find((kind) => kind.code === code)?.rules.at(-1);
    expect(inForce('temporary_prefectural')).toMatchObject({ minimumAge: 14 });
    expect(inForce('adult_section')).toMatchObject({ minimumAge: 16, maximumDays: 90 });
  });
});

describe('facilities', () => {
  it('are registered once for one key, read with their places, and changed with If-Match', async () => {
    const body = facility('P001', { name: 'Casa Ginestra' });
    const first = await post(municipality, '/api/facilities', body, 'chiave-una-volta');
    expect(first.status).toBe(201);
    expect(first.headers.location).toBe('/api/facilities/P001');
    expect((await post(municipality, '/api/facilities', body, 'chiave-una-volta')).status).toBe(201);

    const read = await region.browser.get('/api/facilities/P001');
    expect(read.body).toMatchObject({
      code: 'P001',
      name: 'Casa Ginestra',
      municipality: { istatCode: '082053', name: 'Palermo', province: 'PA' },
      regionCode: 'ITG1',
      places: 20,
      capacities: [{ from: '2024-01-01', until: null, places: 20, former: [] }],
    });

    const change = {
      name: 'Casa Ginestra Nuova',
      kind: 'sai',
      managingBodyId: bodyId,
      openOn: '2024-01-01',
      closedOn: '2026-12-01',
    };
    const put = (tag?: string) => {
      const request = municipality.browser.put('/api/facilities/P001').set('x-xsrf-token', municipality.csrf);
      return (tag === undefined ? request : request.set('If-Match', tag)).send(change);
    };
    expect((await put()).status).toBe(428);
    const changed = await put(read.headers.etag);
    expect(changed.status).toBe(200);
    expect(changed.body).toMatchObject({ name: 'Casa Ginestra Nuova', closedOn: '2026-12-01' });
    expect((await put(read.headers.etag)).status).toBe(412);
    expect(await api.database.admin('select name from facilities_history')).toEqual([{ name: 'Casa Ginestra' }]);
  });

  it('have places over time', async () => {
    await post(dg, '/api/facilities', facility('P002'));
    const answer = await post(dg, '/api/facilities/P002/capacities', { from: '2025-03-01', places: 30 });
    expect(periodsOf(answer.body)).toEqual([
      { from: '2024-01-01', until: '2025-03-01', places: 20 },
      { from: '2025-03-01', until: null, places: 30 },
    ]);
    expect(
      ((await post(dg, '/api/facilities/P002/capacities', { from: '2025-03-01', places: 31 })).body as Problem).code,
    ).toBe('duplicate');
    expect(
      ((await post(dg, '/api/facilities/P002/capacities', { from: '2023-12-31', places: 31 })).body as Problem)
        .errors[0]?.field,
    ).toBe('from');
  });

  it('of another municipality are read and not written by a municipality; a region writes none', async () => {
    expect(
      ((await post(municipality, '/api/facilities', facility('M001', { municipality: '015146' }))).body as Problem)
        .errors[0],
    ).toMatchObject({
      field: 'municipality',
      code: 'not_allowed',
    });
    expect((await post(dg, '/api/facilities', facility('M002', { municipality: '015146' }))).status).toBe(201);
    const read = await municipality.browser.get('/api/facilities/M002');
    expect(read.status).toBe(200);
    const change = { name: 'Altra', kind: 'sai', managingBodyId: bodyId, openOn: '2024-01-01' };
    const put = municipality.browser
      .put('/api/facilities/M002')
      .set('x-xsrf-token', municipality.csrf)
      .set('If-Match', read.headers.etag ?? '');
    expect((await put.send(change)).status).toBe(403);
    expect(
      (await post(municipality, '/api/facilities/M002/capacities', { from: '2025-01-01', places: 5 })).status,
    ).toBe(403);
    expect((await post(region, '/api/facilities', facility('M003'))).status).toBe(403);
  });

  it('are listed page by page with filters', async () => {
    for (const name of ['Àncora', 'Bussola', 'Zattera'])
      await post(dg, '/api/facilities', facility(`L${name.length}${name.charAt(1)}`, { name, municipality: '058091' }));
    const first = await region.browser.get('/api/facilities?region=ITI4&limit=2');
    expect((first.body as FacilityPageDto).items.map((item) => item.name)).toEqual(['Àncora', 'Bussola']);
    expect((first.body as FacilityPageDto).total).toEqual({ count: 3, exact: true });
    const second = await region.browser.get(
      `/api/facilities?region=ITI4&limit=2&cursor=${(first.body as FacilityPageDto).nextCursor ?? ''}`,
    );
    expect((second.body as FacilityPageDto).items.map((item) => item.name)).toEqual(['Zattera']);
    expect((second.body as FacilityPageDto).nextCursor).toBeNull();
    expect(((await region.browser.get('/api/facilities?query=ancora')).body as FacilityPageDto).items).toHaveLength(1);
    expect(
      ((await region.browser.get('/api/facilities?region=ITI4&on=2023-12-31')).body as FacilityPageDto).items,
    ).toEqual([]);
  });

  it('answer with a problem for each wrong field, an unknown code and a double one', async () => {
    const wrong = await post(dg, '/api/facilities', { ...facility('X 1'), places: 0 });
    expect(wrong.status).toBe(422);
    expect((wrong.body as Problem).errors.map((error) => error.field).sort()).toEqual(['code', 'places']);
    expect(
      ((await post(dg, '/api/facilities', facility('X1', { municipality: '999999' }))).body as Problem).errors[0],
    ).toMatchObject({ field: 'municipality', code: 'unknown_code' });
    await post(dg, '/api/facilities', facility('X2'));
    expect((await post(dg, '/api/facilities', facility('X2'))).status).toBe(409);
    expect((await dg.browser.get('/api/facilities/NESSUNA')).status).toBe(404);
  });

  it('have a managing body whose name is written once, accents and capitals apart', async () => {
    expect((await post(dg, '/api/managing-bodies', { name: "COOPERATIVA SOCIALE L'APPRODO" })).status).toBe(409);
    const found = await dg.browser.get('/api/managing-bodies?query=approdo');
    expect(found.body).toHaveLength(1);
  });
});

describe('closing', () => {
  const PLACED = {
    familyName: 'Tesfaye',
    givenName: 'Samuel',
    sex: 'M',
    birthDate: '2011-02-03',
    birthDateQuality: 'declared',
    citizenships: ['ERI'],
    reportedOn: '2026-02-01',
  };
  const change = { name: 'Casa che chiude', kind: 'sai', openOn: '2024-01-01' };
  const put = async (code: string, body: object) => {
    const read = await municipality.browser.get(`/api/facilities/${code}`);
    return municipality.browser
      .put(`/api/facilities/${code}`)
      .set('x-xsrf-token', municipality.csrf)
      .set('If-Match', read.headers.etag ?? '')
      .send({ ...change, managingBodyId: bodyId, ...body });
  };

  it('is refused while a minor stays there that day or later, and says how many', async () => {
    await post(dg, '/api/facilities', facility('C001'));
    await post(dg, '/api/facilities', facility('C002'));
    const born = { ...PLACED, movement: { kind: 'placement', onDate: '2026-02-01', place: at('C001') } };
    const registered = await post(municipality, '/api/minors', born);
    expect(registered.status).toBe(201);
    const list = await municipality.browser.get('/api/facilities?query=C001');
    expect((list.body as FacilityPageDto).items[0]?.present).toBe(1);
    // Nobody tells another territory who sleeps there.
    const milano = await signIn(
      'milano',
      { kind: 'municipality', name: 'Comune di Milano', scope: '015146' },
      'municipality',
    );
    expect(((await milano.browser.get('/api/facilities/C001')).body as FacilityDetailDto).present).toBeNull();

    const refused = await put('C001', { closedOn: '2026-03-01' });
    expect([refused.status, (refused.body as Problem & { facts: unknown }).facts]).toEqual([409, { present: 1 }]);
    // On 3 February 2029 the minor is 18 and no longer counted: from then on nobody stays.
    expect((await put('C001', { closedOn: '2029-02-02' })).status).toBe(409);
    expect((await put('C001', { closedOn: '2029-02-03' })).status).toBe(200);
    expect((await put('C001', { closedOn: null })).status).toBe(200);

    const { simCode } = registered.body as { simCode: string };
    await municipality.browser
      .post(`/api/minors/${simCode}/movements`)
      .set({ 'x-xsrf-token': municipality.csrf, 'Idempotency-Key': 'chiave-di-trasferimento' })
      .set('If-Match', registered.headers.etag ?? '')
      .send({ kind: 'transfer', onDate: '2026-02-20', place: at('C002') });
    expect((await put('C001', { closedOn: '2026-02-19' })).status).toBe(409);
    expect((await put('C001', { closedOn: '2026-02-20' })).status).toBe(200);
    expect((await put('C001', { openOn: '2026-02-02' })).status).toBe(422);
    const closed = await municipality.browser.get('/api/facilities?state=closed&query=chiude');
    expect((closed.body as FacilityPageDto).items.map(({ code }) => code)).toEqual(['C001']);
  });
});

const periodsOf = (body: unknown) =>
  (body as FacilityDetailDto).capacities.map(({ from, until, places }) => ({ from, until, places }));
const at = (facilityCode: string) => ({ kind: 'facility', facilityCode });

describe('a managing body', () => {
  it('is mended with If-Match, by a municipality only when it runs nothing elsewhere', async () => {
    const local = (await post(municipality, '/api/managing-bodies', { name: 'Associazione Scirocco' }))
      .body as ManagingBodyDto;
    const path = `/api/managing-bodies/${String(local.id)}`;
    const read = await municipality.browser.get(path);
    const put = (who: SignedIn, tag: string, name: string) =>
      who.browser.put(path).set('x-xsrf-token', who.csrf).set('If-Match', tag).send({ name, kind: 'association' });
    const changed = await put(municipality, read.headers.etag ?? '', 'Associazione Scirocco ETS');
    expect([changed.status, changed.body]).toEqual([
      200,
      { id: local.id, name: 'Associazione Scirocco ETS', taxCode: null, kind: 'association', facilities: 0 },
    ]);
    expect((await put(municipality, read.headers.etag ?? '', 'Altro nome')).status).toBe(412);
    await post(dg, '/api/facilities', facility('S001', { municipality: '015146', managingBodyId: local.id }));
    expect((await put(municipality, changed.headers.etag ?? '', 'Altro nome')).status).toBe(403);
    expect((await put(dg, changed.headers.etag ?? '', 'Associazione Scirocco APS')).status).toBe(200);
  });
});

describe('places', () => {
  it('given for an earlier day end where the next ones begin', async () => {
    await post(dg, '/api/facilities', facility('K001'));
    await post(dg, '/api/facilities/K001/capacities', { from: '2026-01-01', places: 30 });
    const answer = await post(dg, '/api/facilities/K001/capacities', { from: '2025-01-01', places: 25 });
    expect(periodsOf(answer.body)).toEqual([
      { from: '2024-01-01', until: '2025-01-01', places: 20 },
      { from: '2025-01-01', until: '2026-01-01', places: 25 },
      { from: '2026-01-01', until: null, places: 30 },
    ]);
  });
});

describe('places registered by mistake', () => {
  const correct = async (who: SignedIn, code: string, index: number, body: object, tag?: string) => {
    const read = await dg.browser.get(`/api/facilities/${code}`);
    const { id } = (read.body as FacilityDetailDto).capacities[index] ?? { id: 0 };
    const request = who.browser.put(`/api/facilities/${code}/capacities/${String(id)}`).set('x-xsrf-token', who.csrf);
    return request.set('If-Match', tag ?? read.headers.etag ?? '').send(body);
  };
  const reason = 'Scritto un decreto per un altro';

  it('are corrected with a reason, and what was registered before stays readable', async () => {
    await post(dg, '/api/facilities', facility('E001'));
    await post(dg, '/api/facilities/E001/capacities', { from: '2025-03-01', places: 300 });
    const stale = (await dg.browser.get('/api/facilities/E001')).headers.etag;
    const answer = await correct(municipality, 'E001', 1, { from: '2025-04-01', places: 30, reason });
    expect(answer.status).toBe(200);
    expect(periodsOf(answer.body)).toEqual([
      { from: '2024-01-01', until: '2025-04-01', places: 20 },
      { from: '2025-04-01', until: null, places: 30 },
    ]);
    // Everybody who reads the facility reads it, with the body that corrected.
    const [, mended] = ((await region.browser.get('/api/facilities/E001')).body as FacilityDetailDto).capacities;
    expect(mended?.former).toMatchObject([
      { from: '2025-03-01', until: null, places: 300, reason, organisation: 'Comune di Palermo' },
    ]);
    expect((await correct(municipality, 'E001', 1, { from: '2025-04-01', places: 31, reason }, stale)).status).toBe(
      412,
    );
    const earlier = await correct(dg, 'E001', 1, { from: '2024-06-01', places: 30, reason });
    expect(periodsOf(earlier.body)).toEqual([
      { from: '2024-01-01', until: '2024-06-01', places: 20 },
      { from: '2024-06-01', until: null, places: 30 },
    ]);
  });

  it('are refused field by field, and for who does not keep the facility', async () => {
    await post(dg, '/api/facilities', facility('E002'));
    await post(dg, '/api/facilities/E002/capacities', { from: '2025-03-01', places: 30 });
    const fields = async (index: number, body: object) =>
      ((await correct(dg, 'E002', index, body)).body as Problem).errors.map(({ field, code }) => [field, code]);
    expect(await fields(0, { from: '2025-03-01', places: 20, reason })).toEqual([['from', 'invalid_period']]);
    expect(await fields(1, { from: '2024-01-01', places: 20, reason })).toEqual([['from', 'invalid_period']]);
    expect(await fields(0, { from: '2023-12-31', places: 20, reason })).toEqual([['from', 'facility_closed']]);
    expect((await fields(0, { from: '2024-01-01', places: 0, reason: 'no' })).map(([field]) => field).sort()).toEqual([
      'places',
      'reason',
    ]);
    await post(dg, '/api/facilities', facility('E003', { municipality: '015146' }));
    expect((await correct(municipality, 'E003', 0, { from: '2024-01-01', places: 5, reason })).status).toBe(403);
    const missing = municipality.browser
      .put('/api/facilities/E002/capacities/1')
      .set('x-xsrf-token', municipality.csrf);
    expect((await missing.send({ from: '2024-01-01', places: 5, reason })).status).toBe(404);
  });
});

function facility(code: string, others: Record<string, unknown> = {}): Record<string, unknown> {
  return {
    code,
    name: `Casa ${code}`,
    kind: 'sai',
    managingBodyId: bodyId,
    municipality: '082053',
    openOn: '2024-01-01',
    places: 20,
    ...others,
  };
}

async function signIn(username: string, organisation: NewOrganisation, role: Role): Promise<SignedIn> {
  await api.app
    .get(UsersService)
    .add({ username, displayName: username, password: PASSWORD, memberships: [{ organisation, role }] });
  const browser = api.browser();
  const answer = await browser.post('/api/session').send({ username, password: PASSWORD });
  expect(answer.status).toBe(200);
  const cookies = answer.headers['set-cookie'] as unknown as string[];
  const csrf = /XSRF-TOKEN=([^;]+)/.exec(cookies.join(';'))?.[1] ?? '';
  return { browser, csrf: decodeURIComponent(csrf) };
}

function post(
  { browser, csrf }: SignedIn,
  path: string,
  body: Record<string, unknown>,
  key = `chiave-${String((keys += 1))}-x`,
) {
  return browser.post(path).set('x-xsrf-token', csrf).set('Idempotency-Key', key).send(body);
}
