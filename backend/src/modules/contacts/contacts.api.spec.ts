import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { addFacility, MILANO, PALERMO, signIn, type Answer, type SignedInBrowser } from '../../testing/fixtures.js';
import type { MinorAnswer } from '../../testing/minor-answer.js';
import { CONTACT, PLACEMENT, YOUTH } from '../../testing/route-samples.js';
import { createTestApi, type TestApi } from '../../testing/test-api.js';

type Browser = SignedInBrowser<MinorAnswer>;

let api: TestApi;
let dg: Browser;
let palermo: Browser;
let milano: Browser;

beforeAll(async () => {
  api = await createTestApi();
  await addFacility(api.database, { code: 'F-PA', municipality: PALERMO });
  await addFacility(api.database, { code: 'F-MI', municipality: MILANO });
  dg = await signIn(api, 'dg_administrator');
  palermo = await signIn(api, 'facility', 'F-PA');
  milano = await signIn(api, 'facility', 'F-MI');
}, 60_000);
afterAll(() => api.close());

const at = (facilityCode: string) => ({ ...PLACEMENT, place: { kind: 'facility', facilityCode } });
const tag = (answer: Answer<MinorAnswer>) => ({ 'If-Match': answer.headers.etag ?? '' });
const pathOf = ({ body }: Answer<MinorAnswer>): string => `/api/minors/${body.simCode}`;
const placedIn = (facility: string): Promise<Answer<MinorAnswer>> =>
  dg.post('/api/minors', { ...YOUTH, movement: at(facility) });
const errorsOf = ({ body }: Answer<MinorAnswer>): string[] => body.errors.map(({ field, code }) => `${field} ${code}`);
const reason = 'reason=Inserito%20per%20errore';

describe('A contact', () => {
  it('is added, changed and taken away, each a version of the record', async () => {
    const minor = await placedIn('F-PA');
    const added = await palermo.post(`${pathOf(minor)}/contacts`, { ...CONTACT, phone: ' 091 5550100 ' }, tag(minor));
    expect([added.status, added.body.contacts]).toMatchObject([
      201,
      [{ role: 'lawyer', party: 'person', name: 'Avvocata Prova', phone: '091 5550100', email: null }],
    ]);
    expect(added.headers.etag).not.toBe(minor.headers.etag);
    const path = `${pathOf(minor)}/contacts/${String(added.body.contacts[0]?.id)}`;
    expect((await palermo.put(path, CONTACT, tag(minor))).status).toBe(412);
    const changed = await palermo.put(path, { ...CONTACT, validTo: '2026-11-01' }, tag(added));
    expect(changed.body.contacts).toMatchObject([{ phone: null, validTo: '2026-11-01' }]);
    const removed = await palermo.delete(`${path}?${reason}`, tag(changed));
    expect([removed.status, removed.body.contacts]).toEqual([200, []]);
    const { items } = (await palermo.get(`${pathOf(minor)}/history`)).body;
    expect(
      items
        .filter(({ table }) => table === 'minor_contacts')
        .map(({ field, before, after, reason: why }) => [field, before, after, why]),
    ).toEqual(
      expect.arrayContaining([
        ['phone', '091 5550100', null, null],
        ['name', 'Avvocata Prova', null, 'Inserito per errore'],
      ]),
    );
  });

  it('with errors is refused field by field, and a contact of another minor is not there', async () => {
    const minor = await placedIn('F-PA');
    const other = await placedIn('F-PA');
    const added = await palermo.post(`${pathOf(other)}/contacts`, CONTACT, tag(other));
    const body = { ...CONTACT, name: ' ', phone: 'abc', guardianRequestedOn: '2026-02-31' };
    expect(errorsOf(await palermo.post(`${pathOf(minor)}/contacts`, body, tag(minor)))).toEqual([
      'guardianRequestedOn invalid_date',
    ]);
    const answer = await palermo.post(`${pathOf(minor)}/contacts`, { ...body, guardianRequestedOn: null }, tag(minor));
    expect([answer.status, errorsOf(answer)]).toEqual([422, ['name required', 'phone invalid_value']]);
    const stolen = `${pathOf(minor)}/contacts/${String(added.body.contacts[0]?.id)}`;
    expect((await palermo.put(stolen, CONTACT, tag(minor))).status).toBe(404);
    expect((await palermo.delete(`${stolen}?${reason}`, tag(minor))).status).toBe(404);
  });

  it('is not for the body where the minor was before, unless that body entered it', async () => {
    const minor = await placedIn('F-PA');
    const own = await palermo.post(`${pathOf(minor)}/contacts`, { ...CONTACT, name: 'Di Palermo' }, tag(minor));
    const moved = await dg.post(
      `${pathOf(minor)}/movements`,
      { kind: 'transfer', onDate: '2026-03-01', place: { kind: 'facility', facilityCode: 'F-MI' } },
      tag(own),
    );
    await milano.post(`${pathOf(minor)}/contacts`, { ...CONTACT, name: 'Di Milano' }, tag(moved));
    const names = async (browser: Browser) => (await browser.get(pathOf(minor))).body.contacts.map(({ name }) => name);
    expect(await names(palermo)).toEqual(['Di Palermo']);
    expect(await names(milano)).toEqual(['Di Palermo', 'Di Milano']);
    const former = await palermo.get(pathOf(minor));
    expect((await palermo.post(`${pathOf(minor)}/contacts`, CONTACT, tag(former))).status).toBe(403);
    expect(former.body.alerts).toEqual([]);
  });

  it('that is a guardian asked for ends the alert and the wait in the queue', async () => {
    const minor = await placedIn('F-PA');
    const waiting = async (browser: Browser): Promise<number> =>
      (await browser.get('/api/minors?queue=no_guardian_request')).body.total.count;
    const before = await waiting(palermo);
    const elsewhere = await waiting(milano);
    const codes = ({ body }: Answer<MinorAnswer>) => body.alerts.map(({ code }) => code);
    expect(codes(await palermo.get(pathOf(minor)))).toContain('no_guardian_request');
    const asked = await palermo.post(
      `${pathOf(minor)}/contacts`,
      { role: 'guardian', party: 'person', guardianRequestedOn: '2026-02-02' },
      tag(minor),
    );
    expect(codes(asked)).not.toContain('no_guardian_request');
    expect(before - (await waiting(palermo))).toBe(1);
    expect(await waiting(milano)).toBe(elsewhere);
  });
});

describe('A relation', () => {
  it('is seen from both ends, and changes the version of both records', async () => {
    const mother = await placedIn('F-PA');
    const child = await placedIn('F-PA');
    const joined = await palermo.post(
      `${pathOf(mother)}/relations`,
      { otherSimCode: child.body.simCode, kind: 'child', travellingTogether: true, source: 'Colloquio' },
      tag(mother),
    );
    expect(joined.body.relations).toMatchObject([
      { kind: 'child', simCode: child.body.simCode, familyName: 'Tesfaye', travellingTogether: true, readable: true },
    ]);
    const other = await palermo.get(pathOf(child));
    expect(other.body.relations).toMatchObject([{ kind: 'parent', simCode: mother.body.simCode, source: 'Colloquio' }]);
    expect(other.headers.etag).not.toBe(child.headers.etag);
    const again = { otherSimCode: mother.body.simCode, kind: 'cousin', travellingTogether: false };
    expect(errorsOf(await palermo.post(`${pathOf(child)}/relations`, again, tag(other)))).toEqual([
      'otherSimCode duplicate',
    ]);
    const ended = await palermo.delete(
      `${pathOf(child)}/relations/${String(other.body.relations[0]?.id)}?${reason}`,
      tag(other),
    );
    expect([ended.status, ended.body.relations]).toEqual([200, []]);
    expect((await palermo.get(pathOf(mother))).body.relations).toEqual([]);
    const { items } = (await palermo.get(`${pathOf(mother)}/history`)).body;
    expect(items.find(({ field, after }) => field === 'relationKind' && after !== null)).toMatchObject({
      after: 'child',
    });
  });

  it('is changed and ended with a reason from either end, its former version in the history', async () => {
    const mother = await placedIn('F-PA');
    const child = await placedIn('F-PA');
    const body = { kind: 'child', travellingTogether: true, source: 'Colloquio' };
    await palermo.post(`${pathOf(mother)}/relations`, { ...body, otherSimCode: child.body.simCode }, tag(mother));
    const other = await palermo.get(pathOf(child));
    const path = `${pathOf(child)}/relations/${String(other.body.relations[0]?.id)}`;
    const change = {
      ...{ kind: 'sibling', travellingTogether: false, source: 'Sentito il mediatore' },
      ...{ validFrom: '2026-03-01', validTo: '2026-02-01', reason: 'Erano fratelli' },
    };
    expect(errorsOf(await palermo.put(path, change, tag(other)))).toEqual(['validTo invalid_period']);
    expect(errorsOf(await palermo.put(path, { ...change, validTo: null, reason: '  ' }, tag(other)))).toEqual([
      'reason change_reason_required',
    ]);
    expect((await palermo.put(path, { ...change, validTo: null }, tag(child))).status).toBe(412);
    const changed = await palermo.put(path, { ...change, kind: 'parent', validTo: '2026-10-31' }, tag(other));
    expect([changed.status, changed.body.relations]).toMatchObject([200, [{ kind: 'parent', validTo: '2026-10-31' }]]);
    const { relations } = (await palermo.get(pathOf(mother))).body;
    expect(relations).toMatchObject([{ kind: 'child', travellingTogether: false, source: 'Sentito il mediatore' }]);
    const { items } = (await palermo.get(`${pathOf(child)}/history`)).body;
    expect(items.find(({ field, before }) => field === 'validTo' && before === null)).toMatchObject({
      after: '2026-10-31',
      reason: 'Erano fratelli',
    });
  });

  it('to a minor out of scope is not changed unseen', async () => {
    const here = await placedIn('F-PA');
    const there = await placedIn('F-MI');
    const body = { kind: 'sibling', travellingTogether: true, source: 'Interpol' };
    const joined = await dg.post(`${pathOf(here)}/relations`, { ...body, otherSimCode: there.body.simCode }, tag(here));
    const path = `${pathOf(here)}/relations/${String(joined.body.relations[0]?.id)}`;
    const answer = await palermo.put(path, { ...body, source: null, reason: 'Prova di modifica' }, tag(joined));
    expect(answer.status).toBe(404);
    expect((await dg.get(pathOf(here))).body.relations).toMatchObject([{ source: 'Interpol' }]);
  });

  it('tells of a minor out of scope only the kind and the code', async () => {
    const here = await placedIn('F-PA');
    const there = await placedIn('F-MI');
    const body = { otherSimCode: there.body.simCode, kind: 'sibling', travellingTogether: true, source: 'Interpol' };
    expect((await dg.post(`${pathOf(here)}/relations`, body, tag(here))).status).toBe(201);
    expect((await palermo.get(pathOf(here))).body.relations).toMatchObject([
      {
        kind: 'sibling',
        simCode: there.body.simCode,
        readable: false,
        familyName: null,
        givenName: null,
        travellingTogether: null,
        source: null,
      },
    ]);
  });

  it('is made only between records that one may read, and never with oneself', async () => {
    const here = await placedIn('F-PA');
    const there = await placedIn('F-MI');
    const join = (otherSimCode: string) =>
      palermo.post(`${pathOf(here)}/relations`, { otherSimCode, kind: 'sibling', travellingTogether: true }, tag(here));
    expect(errorsOf(await join(there.body.simCode))).toEqual(['otherSimCode not_found']);
    expect(errorsOf(await join('22222222'))).toEqual(['otherSimCode not_found']);
    expect(errorsOf(await join('22222223'))).toEqual(['otherSimCode sim_code_check_failed']);
    expect(errorsOf(await join(here.body.simCode))).toEqual(['otherSimCode not_allowed']);
  });
});

describe('Who used a record', () => {
  it('is told to the body in charge, this reading and lists included; a former host sees its own acts', async () => {
    const minor = await placedIn('F-PA');
    const path = pathOf(minor);
    await palermo.get(path);
    await palermo.get('/api/minors?query=tesfaye');
    await palermo.post(`${path}/prints`);
    await dg.get(`${path}/history`);
    const read = async (browser: Browser, query = '') => {
      const { body } = await browser.get(`${path}/accesses${query}`);
      return (
        body as unknown as { items: { action: string; kind: string; person: string | null; organisation: string }[] }
      ).items;
    };
    const items = await read(palermo);
    expect(items.map(({ action, kind }) => `${kind} ${action}`)).toEqual([
      'read minor.accesses',
      'read minor.history',
      'print minor.print',
      'search minor.search',
      'read minor.read',
      'change movement.create',
      'change minor.create',
    ]);
    expect(items[0]).toMatchObject({ person: 'Persona facility F-PA', organisation: 'facility F-PA' });
    // The names of people of another body are not for everybody; the body is.
    expect(items[1]).toMatchObject({ person: null, organisation: 'dg' });
    expect((await read(palermo, '?kind=print')).map(({ action }) => action)).toEqual(['minor.print']);
    expect((await read(palermo, '?kind=change')).map(({ action }) => action)).toEqual([
      'movement.create',
      'minor.create',
    ]);
    const first = (await palermo.get(`${path}/accesses?kind=read&limit=2`)).body;
    const next = (await palermo.get(`${path}/accesses?kind=read&limit=2&cursor=${first.nextCursor ?? ''}`)).body;
    expect(next.items.length).toBe(2);

    const now = await dg.get(path);
    await dg.post(
      `${path}/movements`,
      { kind: 'transfer', onDate: '2026-03-01', place: { kind: 'facility', facilityCode: 'F-MI' } },
      tag(now),
    );
    await milano.get(path);
    expect(new Set((await read(palermo)).map(({ organisation }) => organisation))).toEqual(new Set(['facility F-PA']));
    expect(new Set((await read(milano)).map(({ organisation }) => organisation))).toEqual(
      new Set(['facility F-MI', 'facility F-PA', 'dg']),
    );
    const region = await signIn<MinorAnswer>(api, 'region', 'ITI4');
    expect((await region.get(`${path}/accesses`)).status).toBe(404);
  });
});
