import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { addFacility, MILANO, PALERMO, signIn, type SignedInBrowser } from '../../testing/fixtures.js';
import type { MinorAnswer } from '../../testing/minor-answer.js';
import { createTestApi, type TestApi } from '../../testing/test-api.js';
import type { PossibleMatchesDto } from '../minors/match.dto.js';

type Answer = MinorAnswer & PossibleMatchesDto;
type Browser = SignedInBrowser<Answer>;

let api: TestApi;
let palermo: Browser;
let milano: Browser;
let dg: Browser;

const NIGHT = { familyName: null, givenName: null, sex: 'M', reportedOn: '2026-11-22', citizenships: ['XXX'] };
const HASSAN = {
  familyName: 'Hassan',
  givenName: 'Mohamed',
  sex: 'M',
  birthDate: '2010-05-06',
  birthDateQuality: 'declared',
  citizenships: ['EGY'],
  reportedOn: '2026-03-10',
};
const at = (facilityCode: string, onDate = '2026-03-10') => ({
  movement: { kind: 'placement', onDate, place: { kind: 'facility', facilityCode } },
});
const errorsOf = ({ errors }: MinorAnswer): string[] => errors.map(({ field, code }) => `${field}: ${code}`);

beforeAll(async () => {
  api = await createTestApi();
  await addFacility(api.database, { code: 'F-PA', municipality: PALERMO });
  await addFacility(api.database, { code: 'F-MI', municipality: MILANO });
  palermo = await signIn<Answer>(api, 'facility', 'F-PA');
  milano = await signIn<Answer>(api, 'facility', 'F-MI');
  dg = await signIn<Answer>(api, 'dg_administrator');
});
afterAll(() => api.close());

describe('The child of the night', () => {
  it('is registered with sex, apparent age and place, counted at once, and incomplete', async () => {
    const { status, body } = await palermo.post('/api/minors', {
      ...NIGHT,
      nameNotDeclared: true,
      apparentAge: 15,
      ...at('F-PA', '2026-11-22'),
    });
    expect(status).toBe(201);
    expect(body).toMatchObject({
      familyName: null,
      birthDate: '2011-01-01',
      birthDateQuality: 'presumed',
      age: 15,
      citizenships: ['XXX'],
      present: true,
    });
    expect(body.completeness?.missing.map(({ item, due }) => [item, due])).toEqual([
      ['name', '2026-12-02'],
      ['citizenship', '2026-12-02'],
      ['entry', null],
      ['birth_date', null],
      ['birth_place', '2026-12-02'],
      ['entry_place', null],
      ['languages', null],
      ['documents', '2026-12-02'],
      ['responsible_municipality', null],
    ]);
    // Only the placement is there: 2 parts of 14.
    expect(body.completeness?.percent).toBe(14);
    // Name, citizenship and way of entry are essential; the placement is there.
    expect(body.alerts).toContainEqual(expect.objectContaining({ code: 'incomplete', facts: { count: 3 } }));

    const census = (await dg.get('/api/census?on=2026-11-22')).body as unknown as {
      total: number;
      byCitizenship: Record<string, number>;
    };
    expect(census).toMatchObject({ total: 1, byCitizenship: { XXX: 1 } });
    const incomplete = await palermo.get('/api/minors?queue=incomplete');
    expect(incomplete.body.items.map(({ simCode }) => simCode)).toEqual([body.simCode]);

    const corrected = await palermo.put(
      `/api/minors/${body.simCode}/identity`,
      { reason: 'Prima dichiarazione', languages: ['ar'] },
      { 'If-Match': (await palermo.get(`/api/minors/${body.simCode}`)).headers.etag ?? '' },
    );
    expect(corrected.status).toBe(200);
    expect(corrected.body).toMatchObject({ familyName: null, languages: ['ar'] });
  });

  it.each([
    ['no name, and nobody said that none was declared', { apparentAge: 15 }, ['familyName: required']],
    ['neither age nor birth date', { nameNotDeclared: true }, ['birthDate', 'birthDateQuality']],
    ['18 years to see', { nameNotDeclared: true, apparentAge: 18 }, ['apparentAge']],
    [
      'the year alone cannot be documented',
      { nameNotDeclared: true, birthDate: '2010', birthDateQuality: 'documented' },
      ['birthDateQuality: not_allowed'],
    ],
    [
      'a month that does not exist',
      { nameNotDeclared: true, birthDate: '2010-13', birthDateQuality: 'presumed' },
      ['birthDate: invalid_date'],
    ],
  ])('%s', async (_what, fields, expected) => {
    const { status, body } = await palermo.post('/api/minors', { ...NIGHT, ...fields });
    expect(status).toBe(422);
    expect(
      errorsOf(body).map((error, index) => ((expected[index] ?? '').includes(':') ? error : error.split(':')[0])),
    ).toEqual(expected);
  });

  it('of whom the year and month are known is born on the first', async () => {
    const { body } = await palermo.post('/api/minors', {
      ...HASSAN,
      givenName: 'Karim',
      birthDate: '2010-05',
      birthDateQuality: 'presumed',
    });
    expect([body.birthDate, body.birthDateQuality]).toEqual(['2010-05-01', 'presumed']);
  });
});

describe('Possible matches', () => {
  it('are those in scope, with what agrees and what differs', async () => {
    const { body: known } = await palermo.post('/api/minors', { ...HASSAN, ...at('F-PA') });
    const { status, body } = await palermo.post('/api/minors/possible-matches', {
      familyName: 'Mohamad',
      givenName: 'Hasan',
      birthDate: '2010-06-05',
      sex: 'M',
      citizenship: 'SDN',
    });
    expect(status).toBe(200);
    expect(body.elsewhere).toBe(false);
    const [first] = body.items as unknown as PossibleMatchesDto['items'];
    expect(first?.minor.simCode).toBe(known.simCode);
    expect(first?.fields).toEqual([
      { field: 'name', verdict: 'near', note: 'spelling' },
      { field: 'birthDate', verdict: 'near', note: 'day_month_swapped' },
      { field: 'sex', verdict: 'same', note: null },
      { field: 'citizenship', verdict: 'different', note: null },
    ]);
  });

  it('elsewhere are a bare fact, for equal names and birth date only', async () => {
    const { body: hidden } = await milano.post('/api/minors', {
      ...HASSAN,
      familyName: 'Berhane',
      givenName: 'Yonas',
      birthDate: '2011-02-03',
      ...at('F-MI'),
    });
    const find = async (query: object): Promise<PossibleMatchesDto> =>
      (await palermo.post('/api/minors/possible-matches', query)).body;
    const equal = { familyName: 'Yonas', givenName: 'Berhane', birthDate: '2011-02-03' };
    expect(await find(equal)).toEqual({ items: [], elsewhere: true });
    expect(await find({ ...equal, birthDate: '2011-02-04' })).toEqual({ items: [], elsewhere: false });
    expect(await find({ ...equal, birthDate: '2011-02' })).toEqual({ items: [], elsewhere: false });
    expect(await find({ familyName: 'Yonas', givenName: 'Berhane' })).toEqual({ items: [], elsewhere: false });
    expect(await find({ simCode: hidden.simCode })).toEqual({ items: [], elsewhere: false });
  });

  it('of a CUI elsewhere are the same fact, also when registering', async () => {
    await milano.post('/api/minors', {
      ...HASSAN,
      familyName: 'Sesay',
      givenName: 'Alpha',
      cui: '0ZZ9999',
      ...at('F-MI'),
    });
    const found = await palermo.post('/api/minors/possible-matches', { cui: '0ZZ9999' });
    expect(found.body).toEqual({ items: [], elsewhere: true });
    const refused = await palermo.post('/api/minors', { ...HASSAN, familyName: 'Altro', cui: '0ZZ9999' });
    expect([refused.status, refused.body.code, ...errorsOf(refused.body)]).toEqual([
      409,
      'duplicate',
      'cui: registered_elsewhere',
    ]);
    const own = await milano.post('/api/minors', { ...HASSAN, familyName: 'Altro', cui: '0ZZ9999' });
    expect(errorsOf(own.body)).toEqual(['cui: duplicate']);
  });

  it('need something to look for', async () => {
    const { status, body } = await palermo.post('/api/minors/possible-matches', { sex: 'M' });
    expect(status).toBe(422);
    expect(errorsOf(body)).toEqual(['familyName: required']);
  });

  it('leave a trace with the keys of those shown', async () => {
    await palermo.post('/api/minors/possible-matches', { familyName: 'Hassan', givenName: 'Mohamed' });
    const [event] = await api.database.admin<{ action: string; rows: number }>(
      `select action, (details ->> 'rows')::integer as rows from audit_events order by id desc limit 1`,
    );
    expect(event?.action).toBe('match.find');
    expect(event?.rows).toBeGreaterThan(0);
  });
});
