import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { randomUUID } from 'node:crypto';
import { readdir, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { encodeCursor, type CursorValues } from '../platform/http/paging.js';
import { addFacility, MILANO, signIn, type SignedInBrowser } from './fixtures.js';
import type { MinorAnswer } from './minor-answer.js';
import { createSampleWorld, PLACEMENT, YOUTH, type SampleWorld } from './route-samples.js';
import { createTestApi, type TestApi } from './test-api.js';

type Browser = SignedInBrowser<MinorAnswer>;

const folder = join(tmpdir(), `sim-hostile-${String(process.pid)}`);
let api: TestApi;
let world: SampleWorld;
let dg: Browser;
let palermo: Browser;
let milano: Browser;

beforeAll(async () => {
  api = await createTestApi({ dataDir: folder });
  world = await createSampleWorld(api);
  await addFacility(api.database, { code: 'F-MI', municipality: MILANO });
  dg = world.dg;
  palermo = await signIn(api, 'facility', 'F-PA');
  milano = await signIn(api, 'facility', 'F-MI');
}, 60_000);
afterAll(async () => {
  await api.close();
  await rm(folder, { recursive: true, force: true });
});

const at = (facilityCode: string) => ({ ...PLACEMENT, place: { kind: 'facility', facilityCode } });
const tag = (answer: { headers: Readonly<Record<string, string | undefined>> }) => ({
  'If-Match': answer.headers.etag ?? '',
});

describe('Keys of others', () => {
  it('a movement is reached through its own minor only', async () => {
    const own = await palermo.post('/api/minors', { ...YOUTH, movement: at('F-PA') });
    const other = await milano.post('/api/minors', { ...YOUTH, movement: at('F-MI') });
    const stolen = `/api/minors/${own.body.simCode}/movements/${other.body.movements[0]?.id}`;
    const reason = 'Prova di accesso';
    expect((await palermo.put(stolen, { ...at('F-PA'), reason }, tag(own))).status).toBe(404);
    expect((await palermo.delete(`${stolen}?reason=Prova%20di%20accesso`, tag(own))).status).toBe(404);
    // Not even by who may see both.
    expect((await dg.delete(`${stolen}?reason=Prova%20di%20accesso`, tag(own))).status).toBe(404);
    expect((await milano.get(`/api/minors/${other.body.simCode}`)).body.movements).toHaveLength(1);
  });

  it('the idempotency key of another user makes a record of one’s own, and shows nothing of the other', async () => {
    const headers = { 'Idempotency-Key': randomUUID() };
    const body = { ...YOUTH, familyName: 'Haile', movement: at('F-PA') };
    const first = await palermo.post('/api/minors', body, headers);
    const again = await palermo.post('/api/minors', body, headers);
    expect(again.body.simCode).toBe(first.body.simCode);
    const other = await milano.post('/api/minors', { ...body, movement: at('F-MI') }, headers);
    expect(other.status).toBe(201);
    expect(other.body.simCode).not.toBe(first.body.simCode);
  });

  it('a creation that is asked for again shows the record, and that leaves a trace', async () => {
    const headers = { 'Idempotency-Key': randomUUID() };
    await palermo.post('/api/minors', YOUTH, headers);
    await palermo.post('/api/minors', YOUTH, headers);
    const events = await api.database.admin<{ action: string }>(
      `select action from audit_events where user_id = (select id from users where username = $1) order by id desc limit 2`,
      [palermo.username],
    );
    expect(events.map(({ action }) => action)).toEqual(['minor.read', 'minor.create']);
  });

  it('filters find nothing of what lies elsewhere', async () => {
    const { body } = await milano.post('/api/minors', { ...YOUTH, familyName: 'Ghebre', movement: at('F-MI') });
    const asked = [
      'facility=F-MI',
      'region=ITC4',
      `municipality=${MILANO}`,
      'query=Ghebre',
      `query=${body.simCode}`,
      'query=ghebre&facility=F-MI&state=placed&present=true',
    ];
    for (const query of asked) {
      const { items, total } = (await palermo.get(`/api/minors?${query}`)).body;
      expect([query, items, total]).toEqual([query, [], { count: 0, exact: true }]);
      expect((await milano.get(`/api/minors?${query}`)).body.items.length).toBeGreaterThan(0);
    }
  });

  it('a cursor of somebody who sees more shows no more', async () => {
    await milano.post('/api/minors', { ...YOUTH, familyName: 'Abebe', movement: at('F-MI') });
    const { nextCursor } = (await dg.get('/api/minors?limit=1')).body;
    const { items } = (await palermo.get(`/api/minors?limit=100&cursor=${nextCursor}`)).body;
    const own = (await palermo.get('/api/minors?limit=100')).body.items.map(({ simCode }) => simCode);
    expect(own).toEqual(expect.arrayContaining(items.map(({ simCode }) => simCode)));
  });
});

const fields = (answer: { body: MinorAnswer }): string[] => answer.body.errors.map(({ field }) => field);

describe('A body', () => {
  it.each([
    'id',
    'simCode',
    'adultOn',
    'recordedAt',
    'recorded_at',
    'registeredByOrganisationId',
    'changeId',
    'writable',
    'state',
    '__proto__',
    'constructor',
  ])('with the field %s, which is not the caller’s to set, is refused', async (field) => {
    const body = JSON.parse(JSON.stringify(YOUTH).replace('{', `{"${field}":"x",`)) as object;
    const answer = await dg.post('/api/minors', body);
    // The last two are names of every object: they reach nothing, and set nothing.
    if (field === '__proto__' || field === 'constructor') expect(answer.status).toBeLessThan(500);
    else expect([answer.status, fields(answer)]).toEqual([422, [field]]);
  });

  const deep = (open: string, close: string): string => `{"aliases":${open.repeat(20_000)}1${close.repeat(20_000)}}`;
  it.each<[string, string, Record<string, string>, number]>([
    ['that is no JSON', '{"a":', {}, 400],
    ['of lists in lists without end', deep('[', ']'), {}, 400],
    ['of objects in objects without end', deep('{"a":', '}'), {}, 400],
    ['larger than a megabyte', JSON.stringify({ ...YOUTH, familyName: 'x'.repeat(1_100_000) }), {}, 413],
    ['in an unknown alphabet', '{}', { 'Content-Type': 'application/json; charset=foo' }, 415],
    ['in an unknown compression', '{}', { 'Content-Encoding': 'zip' }, 415],
    ['that is XML', '<minor/>', { 'Content-Type': 'application/xml' }, 422],
  ])('%s is refused', async (_what, text, headers, status) => {
    const answer = await dg.agent
      .post('/api/minors')
      .set({ 'Content-Type': 'application/json', 'Idempotency-Key': randomUUID(), ...dg.xsrf, ...headers })
      .send(text);
    expect(answer.status).toBe(status);
  });

  it.each<[string, object, number]>([
    ['a zero byte in a name', { familyName: 'a\0b' }, 400],
    ['half a pair of surrogates', { familyName: 'a\ud800b' }, 400],
    ['a zero byte in a document', { documents: [{ kind: 'passport', number: '\0' }] }, 400],
    ['a list in a list, which validation would not look into', { documents: [[{ kind: 'passport' }]] }, 400],
    ['a name of invisible symbols', { familyName: '\u200b', givenName: '\u200b' }, 422],
    ['a list for a movement', { movement: [] }, 422],
    ['an object for a list', { aliases: {} }, 422],
    ['nothing in a list', { aliases: [null] }, 422],
  ])('with %s is refused', async (_what, part, status) => {
    expect((await dg.post('/api/minors', { ...YOUTH, ...part })).status).toBe(status);
  });

  it('with blanks for a name or a key beyond all keys is refused', async () => {
    const facility = {
      code: 'X',
      name: 'Casa',
      kind: 'sai',
      managingBodyId: 1,
      municipality: MILANO,
      openOn: '2020-01-01',
      places: 5,
    };
    expect((await dg.post('/api/facilities', { ...facility, name: '   ' })).status).toBe(422);
    expect((await dg.post('/api/facilities', { ...facility, managingBodyId: 1e20 })).status).toBe(422);
    expect((await dg.post('/api/managing-bodies', { name: '   ' })).status).toBe(422);
  });

  it.each(['short', 'x'.repeat(101), 'a b c d e f g', "';drop table minors--"])(
    'with the idempotency key %j is refused',
    async (key) => {
      expect((await dg.post('/api/minors', YOUTH, { 'Idempotency-Key': key })).status).toBe(400);
    },
  );
});

describe('An address', () => {
  const tampered = (path: string, ...cursors: CursorValues[]): string[] =>
    cursors.map((values) => `${path}${path.includes('?') ? '&' : '?'}cursor=${encodeCursor(values)}`);

  it.each([
    ...tampered(
      '/api/minors',
      ['a', 'b', 'c'],
      [1, 2, 3],
      [null, null, null],
      ['\0', '', 1],
      ['a', 'b', 1e30],
      ['a', 'b', 1.5],
      ['a', 'b', -1],
      ['a'],
    ),
    ...tampered('/api/minors?sort=birthDate', ['a', 1], ['2020-13-45', 1], ['2020-01-01', 'q'], [null, 1]),
    ...tampered('/api/minors?query=ali', ['NaN', 1], [1e308, 1], [1e-300, 1]),
    ...tampered('/api/facilities', [null, null], ['\0', 'a'], [1, 2]),
    ...tampered('/api/reports', ['a'], [-1], [1e300]),
    ...tampered('/api/imports', ['a'], [-1], [1, 2]),
    '/api/minors?cursor=zz',
    '/api/minors?limit=-1',
    '/api/minors?limit=0',
    '/api/minors?limit=101',
    '/api/minors?limit=NaN',
    '/api/minors?sort=name;drop%20table%20minors',
    '/api/minors?sort=name&sort=age',
    '/api/minors?query=a&query=b',
    '/api/minors?query[$ne]=1',
    '/api/minors?birthDate=2020-02-31',
    '/api/minors?query=%F0%9F%98%80',
    '/api/census?on=2020-01-01&knownAt=-271821-04-20T00:00:00Z',
    '/api/census?on=2020-01-01&knownAt=0000-01-01T00:00:00Z',
    '/api/reports/monthly/0000-01',
  ])('%s is refused field by field', async (path) => {
    const answer = await dg.get(path);
    expect(answer.status).toBe(422);
    expect(answer.body.errors.length).toBeGreaterThan(0);
  });

  it.each([
    ['/api/minors?query=a%00b', 400],
    ['/api/facilities?query=%00', 400],
    ['/api/facilities/%00', 400],
    ['/api/municipalities?query=%00', 400],
    ['/api/managing-bodies?query=%00', 400],
    ['/api/minors/%E0%A4%A', 400],
    ['/api/reports/99999999999999999999999', 400],
    ['/api/imports/99999999999999999999999/problems.csv', 400],
    ['/api/reports/-1', 404],
    ['/api/nothing', 404],
  ])('%s gets %i', async (path, status) => {
    expect((await dg.get(path)).status).toBe(status);
  });

  it.each([
    "' or 1=1 --",
    "'; drop table minors; --",
    '%',
    '_',
    String.raw`\%1$L %s`,
    '%1$L or true',
    '\u202e',
    "o'neil",
  ])('a search for %j is a search for those letters', async (text) => {
    const answer = await dg.get(`/api/minors?query=${encodeURIComponent(text)}`);
    expect([200, 422]).toContain(answer.status);
    if (answer.status === 200) expect(answer.body.items).toEqual([]);
  });

  it.each(['..%2f..%2f..%2fetc%2fpasswd', '..%5c..%5cetc', '%2e%2e', '%00', 'report.json%00.csv', '.', 'con'])(
    'no file of a report is called %s',
    async (name) => {
      const path = `/api/reports/${world.reportId}/files/`;
      expect([400, 404]).toContain((await dg.get(path + name)).status);
      expect((await dg.get(path + world.reportFile)).status).toBe(200);
    },
  );
});

describe('An upload', () => {
  const upload = (content: Buffer, contentType: string, name = 'file.csv', further: Record<string, string> = {}) => {
    const request = dg.agent.post('/api/imports').set({ ...dg.xsrf, 'Idempotency-Key': randomUUID() });
    for (const [field, value] of Object.entries(further)) void request.field(field, value);
    for (const kind of ['facilities', 'minors', 'movements'])
      void request.attach(kind, content, { filename: name, contentType });
    return request;
  };

  it.each<[string, Buffer, string]>([
    ['a zip that says it is CSV', Buffer.from('504b0304140000000800', 'hex'), 'text/csv'],
    ['a program that says it is one', Buffer.from('4d5a900003000000', 'hex'), 'application/x-msdownload'],
    ['a program that says it is CSV', Buffer.from('4d5a900003000000', 'hex'), 'text/csv'],
    ['a program for Linux that says it is CSV', Buffer.from('7f454c4602010100', 'hex'), 'text/csv'],
    ['a PDF', Buffer.from('%PDF-1.7'), 'text/csv'],
    ['a page', Buffer.from('<html>'), 'text/html'],
  ])('of %s is refused', async (_what, content, type) => {
    expect((await upload(content, type)).status).toBe(415);
  });

  it('keeps no more of a name than the name', async () => {
    const answer = await upload(Buffer.from('a'), 'text/csv', '../../../etc/passwd');
    expect(answer.status).toBe(202);
    const { files } = answer.body as { files: { name: string }[] };
    expect(files.map(({ name }) => name)).toEqual(['passwd', 'passwd', 'passwd']);
  });

  it('that is refused leaves no file behind', async () => {
    const received = join(folder, 'files', 'imports');
    const before = (await readdir(received)).length;
    const answer = await upload(Buffer.from('a'), 'text/csv', 'a.csv', { dryRun: 'perhaps' });
    expect([answer.status, (answer.body as MinorAnswer).errors.map(({ field }) => field)]).toEqual([422, ['dryRun']]);
    expect((await upload(Buffer.from('4d5a9000', 'hex'), 'text/csv')).status).toBe(415);
    expect((await readdir(received)).length).toBe(before);
  });

  it('of more fields or files than the form has is refused', async () => {
    expect((await upload(Buffer.from('a'), 'text/csv', 'a.csv', { dryRun: 'true', other: '1' })).status).toBe(400);
    expect((await upload(Buffer.from('a'), 'text/csv').attach('other', Buffer.from('a'), 'a.csv')).status).toBe(400);
  });
});
