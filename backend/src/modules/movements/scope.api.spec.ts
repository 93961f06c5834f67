import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { ROLES, type Role } from '../../domain/codes.js';
import { hasPermission } from '../../domain/permission.js';
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

type Browser = SignedInBrowser<MinorAnswer>;
type Answer = Received<MinorAnswer>;

let api: TestApi;
const browsers = new Map<string, Browser>();

const YOUTH = {
  familyName: 'Tesfaye',
  givenName: 'Samuel',
  sex: 'M',
  birthDate: '2011-02-03',
  birthDateQuality: 'declared',
  citizenships: ['ERI'],
  reportedOn: '2026-02-01',
};
const at = (kind: string, onDate: string, facilityCode: string) => ({
  kind,
  onDate,
  place: { kind: 'facility', facilityCode },
});
const as = (name: string): Browser => {
  const browser = browsers.get(name);
  if (browser === undefined) throw new Error(`Nobody signed in as ${name}`);
  return browser;
};
const pathOf = (answer: Answer): string => `/api/minors/${answer.body.simCode}`;
const tag = (answer: Answer) => ({ 'If-Match': answer.headers.etag ?? '' });

beforeAll(async () => {
  api = await createTestApi();
  await addFacility(api.database, { code: 'F-PA', municipality: PALERMO });
  await addFacility(api.database, { code: 'F-CT', municipality: CATANIA });
  await addFacility(api.database, { code: 'F-MI', municipality: MILANO });
  const people: [string, Role, string?][] = [
    ['dg', 'dg_administrator'],
    ['analyst', 'dg_analyst'],
    ['registry', 'dg_registry'],
    ['officer', 'dg_officer'],
    ['head', 'dg_head'],
    ['reader', 'dg_reader'],
    ['applicant', 'applicant'],
    ['F-PA', 'facility', 'F-PA'],
    ['F-CT', 'facility', 'F-CT'],
    ['F-MI', 'facility', 'F-MI'],
    ['Palermo', 'municipality', PALERMO],
    ['Catania', 'municipality', CATANIA],
    ['Milano', 'municipality', MILANO],
    ['prefettura PA', 'prefecture', 'PA'],
    ['prefettura MI', 'prefecture', 'MI'],
    ['Sicilia', 'region', 'ITG1'],
    ['Lombardia', 'region', 'ITC4'],
  ];
  for (const [name, role, scope] of people) browsers.set(name, await signIn<MinorAnswer>(api, role, scope));
});
afterAll(() => api.close());

/** A transfer between two bodies, as it goes since proposals: one asks, the other takes the minor in. */
async function handOver(registered: Answer, from: string, to: string, on: string): Promise<void> {
  const asked = await as(from).post(
    `${pathOf(registered)}/transfer-proposals`,
    { place: { kind: 'facility', facilityCode: to } },
    tag(registered),
  );
  const { id } = asked.body as unknown as { id: number };
  const accepted = await as(to).post(`/api/transfer-proposals/${id}/acceptance`, { on }, tag(asked));
  expect(accepted.status).toBe(200);
}

describe('Role × endpoint', () => {
  const scopes: Record<Role, string> = {
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
  const routes = [
    ['GET', '', 'minor.list'],
    ['POST', '', 'minor.create'],
    ['GET', '/2345678K', 'minor.read'],
    ['GET', '/2345678K/history', 'minor.read'],
    ['PUT', '/2345678K/identity', 'minor.correct'],
    ['POST', '/2345678K/movements', 'movement.create'],
    ['PUT', '/2345678K/movements/1', 'movement.correct'],
    ['DELETE', '/2345678K/movements/1', 'movement.correct'],
  ] as const;

  it.each(
    ROLES.codes.flatMap((role) =>
      routes.map(([method, path, permission]) => [role, method, path, permission] as const),
    ),
  )('%s %s /api/minors%s', async (role, method, path, permission) => {
    const browser = as(scopes[role]);
    const url = `/api/minors${path}`;
    const answer = await {
      GET: () => browser.get(url),
      POST: () => browser.post(url),
      PUT: () => browser.put(url),
      DELETE: () => browser.delete(url),
    }[method]();
    expect(answer.status === 403).toBe(!hasPermission(role, permission));
  });

  it('lets nobody in without a session, nor change anything without the token', async () => {
    expect((await api.browser().get('/api/minors')).status).toBe(401);
    expect((await as('dg').post('/api/minors', YOUTH, { 'X-XSRF-TOKEN': 'guessed' })).body.code).toBe('csrf_failed');
  });
});

describe('Who sees a minor placed in Palermo, for whom Catania is responsible', () => {
  let path: string;
  beforeAll(async () => {
    path = pathOf(
      await as('dg').post('/api/minors', {
        ...YOUTH,
        responsibleMunicipalityCode: CATANIA,
        movement: at('placement', '2026-02-01', 'F-PA'),
      }),
    );
  });

  it.each([
    ['dg', 200, true],
    ['analyst', 200, false],
    ['F-PA', 200, true],
    ['Palermo', 200, true],
    ['Catania', 200, true],
    ['prefettura PA', 200, false],
    ['Sicilia', 200, false],
    ['F-CT', 404, false],
    ['F-MI', 404, false],
    ['Milano', 404, false],
    ['prefettura MI', 404, false],
    ['Lombardia', 404, false],
  ])('%s: %i, may write: %s', async (name, status, writable) => {
    const answer = await as(name).get(path);
    expect(answer.status).toBe(status);
    expect((await as(name).get(`${path}/history`)).status).toBe(status);
    expect(status === 200 && answer.body.writable).toBe(writable);
    const listed = await as(name).get('/api/minors?query=Tesfaye');
    const seen = listed.body.items.map(({ simCode }) => `/api/minors/${simCode}`);
    expect(seen.includes(path)).toBe(status === 200);
    expect(listed.body.total.count).toBe(seen.length);
  });

  it('is a 404 for every change by a body out of scope', async () => {
    const version = tag(await as('dg').get(path));
    expect((await as('F-MI').put(`${path}/identity`, { reason: 'Prova di accesso', sex: 'F' }, version)).status).toBe(
      404,
    );
    expect((await as('F-MI').post(`${path}/movements`, at('transfer', '2026-03-01', 'F-MI'), version)).status).toBe(
      404,
    );
    expect((await as('F-MI').delete(`${path}/movements/1?reason=Prova%20di%20accesso`, version)).status).toBe(404);
  });
});

describe('A transfer out of the territory', () => {
  it('is agreed by both bodies, and the one that gave the minor away then reads its own part only', async () => {
    const registered = await as('F-PA').post('/api/minors', {
      ...YOUTH,
      movement: at('placement', '2026-02-01', 'F-PA'),
    });
    const path = pathOf(registered);
    await handOver(registered, 'F-PA', 'F-MI', '2026-03-01');
    const answer = await as('F-PA').get(path);
    expect(answer.body).toMatchObject({
      state: null,
      currentPlace: null,
      present: false,
      inCharge: false,
      writable: false,
      openSteps: [],
    });
    expect(answer.body.movements.map(({ onDate, until, place }) => [onDate, until, place?.facilityCode])).toEqual([
      ['2026-02-01', '2026-03-01', 'F-PA'],
    ]);

    const read = await as('F-PA').get(path);
    expect(read.status).toBe(200);
    expect(JSON.stringify(read.body)).not.toContain('F-MI');
    expect(JSON.stringify((await as('F-PA').get(`${path}/history`)).body)).not.toContain('F-MI');
    const [row] = (await as('F-PA').get(`/api/minors?query=${registered.body.simCode}`)).body.items;
    expect(row).toMatchObject({ state: null, place: null, present: false });

    for (const attempt of [
      as('F-PA').put(`${path}/identity`, { reason: 'Non più in carico', sex: 'F' }, tag(read)),
      as('F-PA').post(`${path}/movements`, at('transfer', '2026-04-01', 'F-PA'), tag(read)),
      as('F-PA').delete(`${path}/movements/${read.body.movements[0]?.id}?reason=Non%20in%20carico`, tag(read)),
    ]) {
      expect((await attempt).status).toBe(403);
    }
    const received = await as('F-MI').get(path);
    expect(received.body).toMatchObject({ state: 'placed', writable: true, currentPlace: { facilityCode: 'F-MI' } });
    expect(received.body.movements).toHaveLength(2);
    expect((await as('Lombardia').get(path)).body.movements).toHaveLength(2);

    // What the new host does afterwards tells the former one nothing of where the minor is.
    await as('F-MI').put(
      `${path}/identity`,
      { reason: 'Affidato al Comune di Milano', responsibleMunicipalityCode: MILANO },
      tag(received),
    );
    const later = [await as('F-PA').get(path), await as('F-PA').get(`${path}/history`)]
      .map(({ body }) => JSON.stringify(body))
      .join();
    expect(later).not.toMatch(/F-MI|Milano/);
    expect(later).toContain('Persona facility F-PA');
    expect((await as('F-MI').get(path)).body.responsibleMunicipality).toMatchObject({ name: 'Milano' });
    expect((await as('prefettura PA').get(path)).body).toMatchObject({ state: null, inCharge: false });
  });

  it('leaves nothing behind when it is refused half-way', async () => {
    await addFacility(api.database, { code: 'F-CAS', municipality: MILANO, kind: 'temporary_prefectural' });
    const registered = await as('F-PA').post('/api/minors', {
      ...YOUTH,
      birthDate: '2015-01-01',
      movement: at('placement', '2026-02-01', 'F-PA'),
    });
    const refused = await as('dg').post(
      `${pathOf(registered)}/movements`,
      at('transfer', '2026-03-01', 'F-CAS'),
      tag(registered),
    );
    expect(refused.body.code).toBe('below_minimum_age');
    const read = await as('F-PA').get(pathOf(registered));
    expect(read.body).toEqual(registered.body);
    expect(read.headers.etag).toBe(registered.headers.etag);
  });

  it('can be undone by whoever has received the minor, who then sees nothing more of it', async () => {
    const registered = await as('F-PA').post('/api/minors', {
      ...YOUTH,
      movement: at('placement', '2026-02-01', 'F-PA'),
    });
    const path = pathOf(registered);
    await handOver(registered, 'F-PA', 'F-MI', '2026-03-01');
    const received = await as('F-MI').get(path);
    const undone = await as('F-MI').delete(
      `${path}/movements/${received.body.movements[1]?.id}?reason=Mai%20arrivato`,
      tag(received),
    );
    expect(undone.status).toBe(200);
    expect(undone.body).toMatchObject({
      simCode: registered.body.simCode,
      state: null,
      movements: [],
      inCharge: false,
    });
    expect((await as('F-MI').get(path)).status).toBe(404);
    expect((await as('F-PA').get(path)).body).toMatchObject({
      state: 'placed',
      writable: true,
      currentPlace: { facilityCode: 'F-PA' },
    });
  });

  it('may not correct the place of the last movement to one elsewhere: it proposes a transfer', async () => {
    const registered = await as('Palermo').post('/api/minors', {
      ...YOUTH,
      movement: at('placement', '2026-02-01', 'F-PA'),
    });
    const [movement] = registered.body.movements;
    const corrected = await as('Palermo').put(
      `${pathOf(registered)}/movements/${movement?.id}`,
      { ...at('placement', '2026-02-01', 'F-CT'), reason: 'Era a Catania' },
      tag(registered),
    );
    expect([corrected.status, corrected.body.code]).toEqual([409, 'proposal_required']);
    expect((await as('F-CT').get(pathOf(registered))).status).toBe(404);
    expect((await as('F-PA').get(pathOf(registered))).body).toMatchObject({ currentPlace: { facilityCode: 'F-PA' } });
  });
});

describe('Who absconds or leaves', () => {
  it('stays in charge of the body that was left', async () => {
    const registered = await as('F-PA').post('/api/minors', {
      ...YOUTH,
      movement: at('placement', '2026-02-01', 'F-PA'),
    });
    const gone = await as('F-PA').post(
      `${pathOf(registered)}/movements`,
      { kind: 'absconding', onDate: '2026-02-05' },
      tag(registered),
    );
    expect(gone.body).toMatchObject({ state: 'absconded', inCharge: true, writable: true });
    const found = await as('F-PA').post(
      `${pathOf(registered)}/movements`,
      at('found_again', '2026-02-09', 'F-PA'),
      tag(gone),
    );
    expect(found.body.state).toBe('placed');
  });

  it('before any placement, stays in charge of who registered it', async () => {
    const registered = await as('F-PA').post('/api/minors', YOUTH);
    const gone = await as('F-PA').post(
      `${pathOf(registered)}/movements`,
      { kind: 'absconding', onDate: '2026-02-05' },
      tag(registered),
    );
    expect(gone.body).toMatchObject({ state: 'absconded', writable: true });
    expect((await as('Sicilia').get(pathOf(registered))).body.state).toBe('absconded');
  });
});
