import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import {
  addFacility,
  MILANO,
  PALERMO,
  signIn,
  type Answer as Received,
  type SignedInBrowser,
} from '../../testing/fixtures.js';
import type { MinorAnswer } from '../../testing/minor-answer.js';
import { createTestApi, type TestApi } from '../../testing/test-api.js';
import type { LookUpDto } from './look-ups.dto.js';

type Body = Omit<MinorAnswer, 'items'> & LookUpDto;
type Browser = SignedInBrowser<Body>;
type Answer = Received<Body>;

let api: TestApi;
let palermo: Browser;
let milano: Browser;
let cityOfMilano: Browser;
let dg: Browser;

const tag = (answer: Answer) => ({ 'If-Match': answer.headers.etag ?? '' });
const in_ = (facilityCode: string) => ({ kind: 'facility', facilityCode });
const NOTE = 'Fermato in stazione dalla polizia ferroviaria';
let born = 0;

/** A minor of a birth date of his own, placed in Palermo, and gone from there unless asked otherwise. */
async function youth(identity: object = {}, movement: object | null = { kind: 'absconding', onDate: '2026-03-01' }) {
  born += 1;
  const birthDate = `2011-0${String(1 + (born % 9))}-${String(10 + Math.floor(born / 9))}`;
  const placed = await palermo.post('/api/minors', {
    familyName: 'Hassan Ali',
    givenName: 'Mohamed',
    sex: 'M',
    birthDate,
    birthDateQuality: 'declared',
    citizenships: ['SOM'],
    reportedOn: '2026-02-01',
    ...identity,
    movement: { kind: 'placement', onDate: '2026-02-01', place: in_('F-PA') },
  });
  expect(placed.status).toBe(201);
  const path = `/api/minors/${placed.body.simCode}`;
  const gone = movement === null ? placed : await palermo.post(`${path}/movements`, movement, tag(placed));
  expect(gone.status).toBe(201);
  return { simCode: placed.body.simCode, birthDate: placed.body.birthDate, path };
}
const lookUp = (sought: object, browser = milano): Promise<Answer> =>
  browser.post('/api/look-ups', { purpose: 'found_again', note: NOTE, ...sought });
const codes = ({ body }: Answer): string[] => body.items.map(({ simCode }) => simCode);
const errorsOf = ({ body }: Answer): string[] => body.errors.map(({ field, code }) => `${field}: ${code}`);

beforeAll(async () => {
  api = await createTestApi();
  await addFacility(api.database, { code: 'F-PA', municipality: PALERMO });
  await addFacility(api.database, { code: 'F-MI', municipality: MILANO });
  await addFacility(api.database, { code: 'F-MI2', municipality: MILANO });
  palermo = await signIn(api, 'facility', 'F-PA');
  milano = await signIn(api, 'facility', 'F-MI');
  cityOfMilano = await signIn(api, 'municipality', MILANO);
  dg = await signIn(api, 'dg_administrator');
  await api.database.admin('update look_up_rules set searches_per_hour = 1000');
}, 60_000);
afterAll(() => api.close());

describe('The national look-up', () => {
  it('tells what is needed to return the child, and nothing but that', async () => {
    const { simCode, birthDate } = await youth();
    const { status, body } = await lookUp({ simCode });
    expect(status).toBe(201);
    expect(body.items).toEqual([
      {
        simCode,
        familyName: 'Hassan Ali',
        givenName: 'Mohamed',
        sex: 'M',
        birthDate,
        age: 15,
        abscondedOn: '2026-03-01',
        facilityName: 'Casa F-PA',
        municipalityName: 'Palermo',
        province: 'PA',
        contacts: ['Cooperativa Prova', 'Palermo'],
      },
    ]);
    expect(Object.keys(body).sort()).toEqual(['id', 'items']);
  });

  it('never reveals a minor who has not absconded', async () => {
    const placed = await youth({}, null);
    const left = await youth({}, { kind: 'exit', onDate: '2026-03-01', exitReason: 'relocation' });
    const back = await youth();
    const found = await palermo.get(back.path);
    await palermo.post(
      `${back.path}/movements`,
      { kind: 'found_again', onDate: '2026-03-05', place: in_('F-PA') },
      tag(found),
    );
    for (const { simCode, birthDate } of [placed, left, back]) {
      expect(codes(await lookUp({ simCode }))).toEqual([]);
      expect(codes(await lookUp({ name: 'Mohamed Hassan Ali', birthDate }))).toEqual([]);
    }
  });

  it('nor one who has come of age', async () => {
    const { simCode } = await youth();
    await api.database.admin(`update minors set birth_date = '2008-02-10' where sim_code = $1`, [simCode]);
    expect(codes(await lookUp({ simCode }))).toEqual([]);
  });

  it.each([
    ['the name in another order', 'Mohamed Hassan Ali', true],
    ['the family name first', 'HASSAN ALI, Mohamed', true],
    ['a letter apart', 'Mohammed Hasan Ali', true],
    ['two of three words', 'Mohamed Ali', true],
    ['one word', 'Mohamed', false],
    ['another given name', 'Ahmed Hassan Ali', false],
    ['a short word changed', 'Mohamed Hassan Ala', false],
  ])('finds by %s: %j → %s', async (_, name, finds) => {
    const { simCode, birthDate } = await youth();
    expect(codes(await lookUp({ name, birthDate }))).toEqual(finds ? [simCode] : []);
  });

  it('takes another day of the year only where the birth date is presumed', async () => {
    const declared = await youth({ familyName: 'Diarra', givenName: 'Sekou', birthDate: '2012-01-01' });
    expect(codes(await lookUp({ name: 'Sekou Diarra', birthDate: '2012-05-09' }))).toEqual([]);
    const presumed = await youth({
      familyName: 'Keita',
      givenName: 'Sekou',
      birthDate: '2012-01-01',
      birthDateQuality: 'presumed',
    });
    expect(codes(await lookUp({ name: 'Sekou Keita', birthDate: '2012-05-09' }))).toEqual([presumed.simCode]);
    expect(codes(await lookUp({ name: 'Sekou Keita', birthDate: '2013-05-09' }))).toEqual([]);
    expect(codes(await lookUp({ name: 'Sekou Diarra', birthDate: '2012-01-01' }))).toEqual([declared.simCode]);
  });

  it('shows no more than the rule allows', async () => {
    const same = { familyName: 'Traore', givenName: 'Issa', birthDate: '2012-06-06' };
    for (let one = 0; one < 4; one += 1) await youth(same);
    expect(codes(await lookUp({ name: 'Issa Traore', birthDate: '2012-06-06' }))).toHaveLength(3);
  });

  it.each([
    ['nothing', {}, ['name: required', 'birthDate: required']],
    ['a name alone', { name: 'Mohamed Ali' }, ['birthDate: required']],
    ['a mistyped code', { simCode: '2222-2223' }, ['simCode: sim_code_check_failed']],
    ['no circumstances', { simCode: '2222-2222', note: 'x' }, ['note: invalid_value']],
    ['another purpose', { simCode: '2222-2222', purpose: 'curiosity' }, ['purpose: invalid_value']],
  ])('is not made with %s', async (_, body, errors) => {
    const answer = await lookUp(body);
    expect([answer.status, errorsOf(answer)]).toEqual([422, errors]);
  });

  it('leaves its purpose and whom it showed in the trail', async () => {
    const { simCode } = await youth();
    await lookUp({ simCode });
    const [event] = await api.database.admin<{ action: string; details: Record<string, unknown>; id: number }>(
      `select e.action, e.details, (select id from minors where sim_code = $2) as id from audit_events e
        where e.user_id = (select id from users where username = $1) order by e.id desc limit 1`,
      [milano.username, simCode],
    );
    expect(event).toMatchObject({
      action: 'look_up.create',
      details: { purpose: 'found_again', note: NOTE, minors: [Number(event?.id)], sought: { simCode } },
    });
  });

  it('is limited for each user by the dated rule', async () => {
    await api.database.admin('update look_up_rules set searches_per_hour = 2');
    const person = await signIn<Body>(api, 'facility', 'F-MI');
    const { simCode } = await youth();
    expect((await lookUp({ simCode }, person)).status).toBe(201);
    expect((await lookUp({ simCode: '2222-2222' }, person)).status).toBe(201);
    const third = await lookUp({ simCode }, person);
    expect([third.status, third.body.code]).toEqual([429, 'too_many_requests']);
    expect(third.body.facts.retryAfterSeconds).toBeGreaterThan(3500);
    await api.database.admin('update look_up_rules set searches_per_hour = 1000');
  });
});

describe('The finding', () => {
  const find = (look: Answer, body: object, browser = milano): Promise<Answer> =>
    browser.post(`/api/look-ups/${String(look.body.id)}/finding`, body);

  it('puts the minor in charge of the finder, although it was out of its scope', async () => {
    const { simCode, path } = await youth();
    expect((await milano.get(path)).status).toBe(404);
    const entered = await find(await lookUp({ simCode }), {
      simCode,
      onDate: '2026-03-10',
      place: in_('F-MI'),
      note: 'Sta bene',
    });
    expect(entered.status).toBe(201);
    expect(entered.body).toMatchObject({
      state: 'placed',
      inCharge: true,
      currentPlace: { facilityCode: 'F-MI', since: '2026-03-10' },
    });
    expect(entered.body.movements.map(({ kind, onDate, until }) => [kind, onDate, until])).toEqual([
      ['placement', '2026-02-01', '2026-03-01'],
      ['absconding', '2026-03-01', '2026-03-10'],
      ['found_again', '2026-03-10', null],
    ]);
    expect((await palermo.get(path)).body).toMatchObject({ state: null, inCharge: false });
  });

  it('is entered in the finder’s own place only', async () => {
    const { simCode } = await youth();
    const elsewhere = { simCode, onDate: '2026-03-10', place: in_('F-MI2') };
    expect(errorsOf(await find(await lookUp({ simCode }), elsewhere))).toEqual(['place.facilityCode: place_not_own']);
    const byTheCity = await find(await lookUp({ simCode }, cityOfMilano), elsewhere, cityOfMilano);
    expect(byTheCity.status).toBe(201);
  });

  it('is not entered for a minor that was not looked up, nor through the look-up of somebody else', async () => {
    const one = await youth();
    const other = await youth();
    const finding = { onDate: '2026-03-10', place: in_('F-MI') };
    const look = await lookUp({ simCode: one.simCode });
    expect((await find(look, { ...finding, simCode: other.simCode })).status).toBe(404);
    const colleague = await signIn<Body>(api, 'facility', 'F-MI');
    expect((await find(look, { ...finding, simCode: one.simCode }, colleague)).status).toBe(404);
    await api.database.admin(`update look_ups set at = now() - interval '25 hours' where id = $1`, [look.body.id]);
    expect((await find(look, { ...finding, simCode: one.simCode })).status).toBe(404);
    expect((await palermo.get(one.path)).body.state).toBe('absconded');
  });

  it('comes after the absconding', async () => {
    const { simCode } = await youth();
    const look = await lookUp({ simCode });
    for (const [onDate, code] of [
      ['2026-03-01', 'movement_overlap'],
      ['2026-02-28', 'date_before_previous_movement'],
      ['2199-01-01', 'date_in_future'],
    ] as const) {
      const answer = await find(look, { simCode, onDate, place: in_('F-MI') });
      expect([answer.status, errorsOf(answer)[0]]).toEqual([422, `onDate: ${code}`]);
    }
  });

  it('may be entered by the Directorate-General in any place', async () => {
    const { simCode } = await youth();
    const entered = await find(
      await lookUp({ simCode }, dg),
      { simCode, onDate: '2026-03-10', place: in_('F-MI2') },
      dg,
    );
    expect(entered.body.currentPlace).toMatchObject({ facilityCode: 'F-MI2' });
  });

  it('cannot be written past the API: the database asks the same', async () => {
    const { simCode } = await youth();
    const look = await lookUp({ simCode });
    const [keys] = await api.database.admin<{
      minor: number;
      facility: number;
      city: number;
      person: number;
      body: number;
      own: number;
    }>(
      `select (select id from minors where sim_code = $1) as minor, f.id as facility, f.municipality_id as city,
              (select id from users where username = $2) as person, o.id as body, o.facility_id as own
         from facilities f, organisations o where f.code = 'F-MI2' and o.name = 'facility F-MI'`,
      [simCode, milano.username],
    );
    await expect(
      api.database.admin(
        `do $$ begin perform set_config('role', 'sim_territorial', true), set_config('app.user_id', '${String(keys?.person)}', true),
           set_config('app.organisation_id', '${String(keys?.body)}', true), set_config('app.scope_kind', 'facility', true),
           set_config('app.scope_id', '${String(keys?.own)}', true);
           perform app.write_finding(${String(look.body.id)}, ${String(keys?.minor)}, '2026-03-10', 'facility', ${String(keys?.facility)}, ${String(keys?.city)}, null); end $$`,
      ),
    ).rejects.toThrow(/not taken in by this body/);
  });
});
