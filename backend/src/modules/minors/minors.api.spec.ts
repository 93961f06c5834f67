import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { randomUUID } from 'node:crypto';
import { addFacility, MILANO, PALERMO, signIn, type SignedInBrowser } from '../../testing/fixtures.js';
import type { MinorAnswer } from '../../testing/minor-answer.js';
import { createTestApi, type TestApi } from '../../testing/test-api.js';

type Browser = SignedInBrowser<MinorAnswer>;

let api: TestApi;
let dg: Browser;
let facility: Browser;

const AMINA = {
  familyName: 'Traoré',
  givenName: 'Amina',
  sex: 'F',
  birthDate: '2012-05-06',
  birthDateQuality: 'declared',
  citizenships: ['MLI', 'CIV'],
  reportedOn: '2026-03-10',
};

beforeAll(async () => {
  api = await createTestApi();
  await addFacility(api.database, { code: 'F-PA', municipality: PALERMO });
  await addFacility(api.database, { code: 'F-MI', municipality: MILANO });
  dg = await signIn<MinorAnswer>(api, 'dg_administrator');
  facility = await signIn<MinorAnswer>(api, 'facility', 'F-PA');
});
afterAll(() => api.close());

const errorsOf = (body: MinorAnswer): string[] => body.errors.map(({ field, code }) => `${field}: ${code}`);

describe('Registering a minor', () => {
  it('gives a SIM code, an ETag and the whole record back', async () => {
    const answer = await dg.post('/api/minors', {
      ...AMINA,
      aliases: [{ familyName: 'Traore', givenName: 'Aminata', source: 'Questura' }],
      documents: [
        { kind: 'passport', number: 'A123', country: 'MLI', issuedOn: '2020-01-01', expiresOn: '2030-01-01' },
      ],
      languages: ['bm', 'fr'],
      enteredOn: '2026-03-01',
      entryMode: 'sea_landing',
      entryMunicipalityCode: PALERMO,
      responsibleMunicipalityCode: PALERMO,
      reportingBody: ' Questura  di Palermo ',
      cui: '0ABC123',
    });
    expect(answer.status).toBe(201);
    expect(answer.body.simCode).toMatch(/^[2-9ACDEFGHJKLMNPQRTUVWXY]{8}$/);
    expect(answer.headers.location).toBe(`/api/minors/${answer.body.simCode}`);
    expect(answer.headers.etag).toMatch(/^"\d+"$/);
    expect(answer.body).toMatchObject({
      familyName: 'Traoré',
      citizenships: ['MLI', 'CIV'],
      aliases: [{ familyName: 'Traore', givenName: 'Aminata', source: 'Questura' }],
      documents: [
        { kind: 'passport', number: 'A123', country: 'MLI', issuedOn: '2020-01-01', expiresOn: '2030-01-01' },
      ],
      languages: ['bm', 'fr'],
      entryMunicipality: { istatCode: PALERMO, name: 'Palermo', province: 'PA' },
      responsibleMunicipality: { istatCode: PALERMO },
      reportingBody: 'Questura di Palermo',
      state: 'reported',
      adultOn: '2030-05-06',
      present: false,
      currentPlace: null,
      movements: [],
      writable: true,
    });
    const read = await dg.get(`/api/minors/${answer.body.simCode}`);
    expect(read.headers.etag).toBe(answer.headers.etag);
    expect(read.body).toEqual(answer.body);
  });

  it('is placed in the same act, or not registered at all', async () => {
    const placed = await facility.post('/api/minors', {
      ...AMINA,
      movement: { kind: 'placement', onDate: '2026-03-11', place: { kind: 'facility', facilityCode: 'F-PA' } },
    });
    expect(placed.status).toBe(201);
    expect(placed.body).toMatchObject({
      state: 'placed',
      present: true,
      currentPlace: { facilityCode: 'F-PA', municipalityName: 'Palermo', regionName: 'Sicilia', since: '2026-03-11' },
    });

    const [before] = await api.database.admin<{ count: string }>('select count(*) from minors');
    const refused = await facility.post('/api/minors', {
      ...AMINA,
      movement: { kind: 'placement', onDate: '2026-03-01', place: { kind: 'facility', facilityCode: 'F-PA' } },
    });
    expect(refused.status).toBe(422);
    expect(errorsOf(refused.body)).toEqual(['movement.onDate: before_report']);
    expect(await api.database.admin('select count(*) from minors')).toEqual([before]);
  });

  it('makes one record of a request sent twice, also at the same time', async () => {
    const twin = { ...AMINA, givenName: 'Doppia' };
    const key = { 'Idempotency-Key': randomUUID() };
    const [one, two] = await Promise.all([dg.post('/api/minors', twin, key), dg.post('/api/minors', twin, key)]);
    const three = await dg.post('/api/minors', twin, key);
    expect([one.status, two.status, three.status]).toEqual([201, 201, 201]);
    expect(new Set([one.body.simCode, two.body.simCode, three.body.simCode]).size).toBe(1);
    expect(await api.database.admin(`select given_name from minors where given_name = 'Doppia'`)).toHaveLength(1);
    expect((await dg.post('/api/minors', AMINA, key)).body.code).toBe('idempotency_conflict');
    expect((await dg.post('/api/minors', AMINA, { 'Idempotency-Key': '' })).body.code).toBe('idempotency_key_required');
  });

  it.each([
    ['who has no name', { familyName: null, givenName: ' ' }, ['familyName: required']],
    ['whose name nobody could search', { familyName: 'محمد', givenName: null }, ['familyName: invalid_value']],
    ['born after the report', { birthDate: '2026-03-11' }, ['reportedOn: before_birth']],
    [
      'reported tomorrow',
      { reportedOn: '2101-01-01', birthDate: '2100-01-01' },
      ['birthDate: birth_date_in_future', 'reportedOn: date_in_future'],
    ],
    ['who was 18 on the day of the report', { birthDate: '2008-03-10' }, ['reportedOn: adult_before_report']],
    [
      'who was 18 on 1 March, born on 29 February',
      { birthDate: '2008-02-29', reportedOn: '2026-03-01' },
      ['reportedOn: adult_before_report'],
    ],
    ['who entered after the report', { enteredOn: '2026-03-11' }, ['enteredOn: entry_after_report']],
    ['of an unknown country', { citizenships: ['QQQ'] }, ['citizenships.0: unknown_code']],
    ['of the European Union', { citizenships: ['MLI', 'FRA'] }, ['citizenships.1: not_allowed']],
    ['stateless with a citizenship', { citizenships: ['XXA', 'MLI'] }, ['citizenships.0: not_allowed']],
    ['twice of one country', { citizenships: ['MLI', 'MLI'] }, ['citizenships.1: duplicate']],
    [
      'with a document that ends before it begins',
      { documents: [{ kind: 'passport', issuedOn: '2026-01-02', expiresOn: '2026-01-01' }] },
      ['documents.0.expiresOn: invalid_period'],
    ],
    [
      'found in a municipality that is not there',
      { entryMunicipalityCode: '999999' },
      ['entryMunicipalityCode: unknown_code'],
    ],
    ['with a day that is none', { birthDate: '2012-02-30' }, ['birthDate: invalid_date']],
    ['with a field of another thing', { state: 'placed' }, ['state: not_allowed']],
  ])('refuses one %s', async (_, change, expected) => {
    const answer = await dg.post('/api/minors', { ...AMINA, ...change });
    expect(answer.headers['content-type']).toContain('application/problem+json');
    expect(answer.status).toBe(422);
    expect(errorsOf(answer.body)).toEqual(expected);
  });

  it('takes who is 17 on 28 February, born on 29 February', async () => {
    const answer = await dg.post('/api/minors', { ...AMINA, birthDate: '2008-02-29', reportedOn: '2026-02-28' });
    expect(answer.status).toBe(201);
    expect(answer.body).toMatchObject({ adultOn: '2026-03-01', age: 18, present: false });
    expect(answer.body.openSteps).toContainEqual({ step: 'placement', open: false, why: 'of_age' });
  });

  it('refuses a CUI that another record has, with its field', async () => {
    await dg.post('/api/minors', { ...AMINA, cui: 'DUP0001' });
    const answer = await dg.post('/api/minors', { ...AMINA, cui: 'DUP0001' });
    expect(answer.status).toBe(409);
    expect(errorsOf(answer.body)).toEqual(['cui: duplicate']);
  });
});

describe('Correcting the identity', () => {
  const correction = {
    reason: 'Visto il passaporto',
    birthDate: '2011-05-06',
    birthDateQuality: 'documented',
    citizenships: ['CIV'],
    familyName: 'Traore',
  };

  it('keeps what was not sent, and tells each field before and after, newest first', async () => {
    const { body: created, headers } = await facility.post('/api/minors', { ...AMINA, languages: ['bm', 'fr'] });
    const path = `/api/minors/${created.simCode}`;
    const answer = await facility.put(
      `${path}/identity`,
      { ...correction, languages: ['fr'] },
      { 'If-Match': headers.etag ?? '' },
    );
    expect(answer.status).toBe(200);
    expect(answer.headers.etag).not.toBe(headers.etag);
    expect(answer.body).toMatchObject({
      familyName: 'Traore',
      givenName: 'Amina',
      birthDate: '2011-05-06',
      citizenships: ['CIV'],
      languages: ['fr'],
    });

    const history = await facility.get(`${path}/history`);
    const entries = history.body.items;
    const newest = entries.filter(({ changeId }) => changeId === entries[0]?.changeId);
    expect(newest.map(({ table, field, before, after }) => [table, field, before, after])).toEqual([
      ['minors', 'familyName', 'Traoré', 'Traore'],
      ['minors', 'birthDate', '2012-05-06', '2011-05-06'],
      ['minors', 'birthDateQuality', 'declared', 'documented'],
      ['minors', 'citizenship', 'MLI', 'CIV'],
      ['minor_citizenships', 'furtherCitizenship', 'CIV', null],
      ['minor_languages', 'language', 'bm', null],
    ]);
    expect(newest[0]).toMatchObject({
      reason: 'Visto il passaporto',
      author: 'Persona facility F-PA',
      organisation: 'facility F-PA',
    });
    expect(entries.at(-1)?.before).toBeNull();
  });

  it('needs a reason and the version that was read', async () => {
    const { body: created, headers } = await dg.post('/api/minors', AMINA);
    const path = `/api/minors/${created.simCode}/identity`;
    const etag = headers.etag ?? '';
    expect((await dg.put(path, correction)).body.code).toBe('precondition_required');
    expect(errorsOf((await dg.put(path, { ...correction, reason: undefined }, { 'If-Match': etag })).body)).toEqual([
      'reason: invalid_value',
    ]);
    expect((await dg.put(path, { ...correction, reason: '      ' }, { 'If-Match': etag })).body.errors).toMatchObject([
      { field: 'reason', code: 'change_reason_required' },
    ]);
    expect((await dg.put(path, correction, { 'If-Match': etag })).status).toBe(200);
    const stale = await dg.put(path, correction, { 'If-Match': etag });
    expect([stale.status, stale.body.code]).toEqual([412, 'stale_version']);
  });

  it('clears what may be missing, and nothing else', async () => {
    const { body: created, headers } = await dg.post('/api/minors', { ...AMINA, birthPlace: 'Gao', languages: ['fr'] });
    const path = `/api/minors/${created.simCode}/identity`;
    const put = (change: object) =>
      dg.put(path, { reason: 'Da verificare', ...change }, { 'If-Match': headers.etag ?? '' });
    for (const field of ['sex', 'birthDate', 'birthDateQuality', 'citizenships', 'reportedOn']) {
      expect(errorsOf((await put({ [field]: null })).body)).toEqual([`${field}: invalid_value`]);
    }
    expect(errorsOf((await put({ familyName: null, givenName: null })).body)).toEqual(['familyName: required']);
    const cleared = await put({ familyName: null, birthPlace: null, languages: [] });
    expect(cleared.body).toMatchObject({
      familyName: null,
      givenName: 'Amina',
      birthPlace: null,
      languages: [],
      sex: 'F',
    });
  });

  it('refuses a birth date that the movements contradict', async () => {
    const { body: created, headers } = await dg.post('/api/minors', {
      ...AMINA,
      movement: { kind: 'placement', onDate: '2026-03-12', place: { kind: 'facility', facilityCode: 'F-PA' } },
    });
    const answer = await dg.put(
      `/api/minors/${created.simCode}/identity`,
      { reason: 'Accertamento', birthDate: '2008-03-11' },
      { 'If-Match': headers.etag ?? '' },
    );
    expect(errorsOf(answer.body)).toEqual(['birthDate: adult_on_date']);
  });
});

describe('Reading and searching', () => {
  const codes = async (browser: Browser, query: string): Promise<string[]> => {
    const answer = await browser.get(`/api/minors?${query}`);
    expect(answer.status).toBe(200);
    return answer.body.items.map(({ simCode }) => simCode);
  };

  it('finds a SIM code typed with a dash and says which code is mistyped', async () => {
    const { body } = await dg.post('/api/minors', AMINA);
    const code: string = body.simCode;
    const dashed = `${code.slice(0, 4)}-${code.slice(4)}`;
    expect(await codes(dg, `query=${dashed.toLowerCase()}`)).toEqual([code]);
    expect((await dg.get(`/api/minors/${dashed}`)).body.simCode).toBe(code);
    const wrong = `2${code.slice(1, 7)}${code.at(-1) === '2' ? '3' : '2'}`;
    const mistyped = await dg.get(`/api/minors?query=${wrong}`);
    expect([mistyped.status, ...errorsOf(mistyped.body)]).toEqual([422, 'query: sim_code_check_failed']);
    expect(errorsOf((await dg.get(`/api/minors/${wrong}`)).body)).toEqual(['simCode: sim_code_check_failed']);
  });

  it('finds names in any order and spelling, aliases too, the likest first', async () => {
    const register = async (familyName: string, givenName: string, aliases: object[] = []): Promise<string> =>
      (await dg.post('/api/minors', { ...AMINA, familyName, givenName, aliases })).body.simCode;
    const ahmad = await register('Mohamed', 'Ahmad');
    const other = await register('Muhammed', 'Yusuf');
    const hidden = await register('Qwerty', 'Zeno', [{ familyName: 'Muhammad', givenName: 'Ahmed', source: null }]);
    const found = await codes(dg, 'query=Muhammad%20Ahmed');
    expect(found).toEqual(expect.arrayContaining([ahmad, hidden]));
    expect(found).not.toContain(other);
    expect(await codes(dg, 'query=yousef%20mohammad')).toEqual([other]);
    expect((await dg.get('/api/minors?query=%D9%85%D8%AD%D9%85%D8%AF')).status).toBe(422);
  });

  it('finds a code of the exchange files', async () => {
    const { body } = await dg.post('/api/minors', AMINA);
    await api.database.admin(
      `insert into minor_codes (minor_id, system, code) select id, 'exchange_file', 'M000042' from minors where sim_code = $1`,
      [body.simCode],
    );
    expect(await codes(dg, 'query=m000042')).toEqual([body.simCode]);
    expect((await dg.get(`/api/minors/${body.simCode}`)).body.exchangeCode).toBe('M000042');
    expect(await codes(dg, 'query=M000043')).toEqual([]);
  });

  it.each(
    ['name', 'birthDate', 'age', 'reportedOn', 'simCode'].flatMap((sort) =>
      ['asc', 'desc'].map((direction) => [sort, direction]),
    ),
  )('pages by %s %s without a gap or a repeat', async (sort, direction) => {
    const whole = await codes(dg, `sort=${sort}&direction=${direction}&limit=100`);
    const paged: string[] = [];
    let cursor: string | null = '';
    while (cursor !== null) {
      const page: { body: MinorAnswer } = await dg.get(
        `/api/minors?sort=${sort}&direction=${direction}&limit=3${cursor === '' ? '' : `&cursor=${cursor}`}`,
      );
      paged.push(...page.body.items.map(({ simCode }) => simCode));
      cursor = page.body.nextCursor;
    }
    expect(paged).toEqual(whole);
    expect(new Set(whole).size).toBe(whole.length);
  });

  it('filters by place, state, presence, age, sex and citizenship', async () => {
    const register = async (change: object): Promise<string> =>
      (await dg.post('/api/minors', { ...AMINA, birthDate: '2018-07-07', citizenships: ['PER', 'CHL'], ...change }))
        .body.simCode;
    const at = (facilityCode: string) => ({
      movement: { kind: 'placement', onDate: '2026-04-01', place: { kind: 'facility', facilityCode } },
    });
    const inMilan = await register(at('F-MI'));
    const inPalermo = await register(at('F-PA'));
    const nowhere = await register({ sex: 'M' });
    const own = 'birthDate=2018-07-07';
    expect(await codes(dg, `${own}&region=ITC4`)).toEqual([inMilan]);
    expect(await codes(dg, `${own}&municipality=${PALERMO}`)).toEqual([inPalermo]);
    expect(await codes(dg, `${own}&facility=F-MI`)).toEqual([inMilan]);
    expect(await codes(dg, `${own}&state=reported`)).toEqual([nowhere]);
    expect(new Set(await codes(dg, `${own}&present=true`))).toEqual(new Set([inMilan, inPalermo]));
    expect(await codes(dg, `${own}&present=false`)).toEqual([nowhere]);
    expect(await codes(dg, `citizenship=CHL&sex=M`)).toEqual([nowhere]);
    expect(await codes(dg, `citizenship=PER&ageTo=7`)).toEqual([]);
    expect(await codes(dg, `citizenship=PER&ageFrom=9`)).toEqual([]);
    expect(await codes(dg, `citizenship=PER&ageFrom=8&ageTo=8`)).toHaveLength(3);
    const page = await dg.get(`/api/minors?${own}&limit=2`);
    expect(page.body.total).toEqual({ count: 3, exact: true });
    expect((await dg.get('/api/minors?cursor=nonsense')).status).toBe(422);
  });
});

describe('The trail', () => {
  it('has a line for each reading, search, registration and correction', async () => {
    const { body, headers } = await dg.post('/api/minors', AMINA);
    const path = `/api/minors/${body.simCode}`;
    await dg.get(path);
    await dg.get(`${path}/history`);
    await dg.put(`${path}/identity`, { reason: 'Errore di battitura', sex: 'M' }, { 'If-Match': headers.etag ?? '' });
    await dg.get('/api/minors?sex=M');
    await dg.get('/api/minors?query=Traore');
    const [{ id } = { id: 0 }] = await api.database.admin<{ id: number }>('select id from minors where sim_code = $1', [
      body.simCode,
    ]);
    const own = await api.database.admin<{ action: string }>(
      'select action from audit_events where minor_id = $1 order by id',
      [id],
    );
    expect(own.map(({ action }) => action)).toEqual(['minor.create', 'minor.read', 'minor.history', 'minor.correct']);
    const lists = await api.database.admin<{ action: string; details: { rows: number } }>(
      `select action, details from audit_events where action in ('minor.list', 'minor.search') order by id desc limit 2`,
    );
    expect(lists.map(({ action }) => action)).toEqual(['minor.search', 'minor.list']);
    expect(lists[0]?.details.rows).toBeGreaterThan(0);
  });
});
