import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { addDays, todayInRome } from '../../domain/calendar-date.js';
import {
  addFacility,
  MILANO,
  PALERMO,
  signIn,
  TORINO,
  type Answer as Received,
  type SignedInBrowser,
} from '../../testing/fixtures.js';
import type { MinorAnswer } from '../../testing/minor-answer.js';
import { createTestApi, type TestApi } from '../../testing/test-api.js';

type Browser = SignedInBrowser<MinorAnswer>;
type Answer = Received<MinorAnswer>;

let api: TestApi;
let dg: Browser;

const YOUTH = {
  familyName: 'Bah',
  givenName: 'Ibrahima',
  sex: 'M',
  birthDate: '2011-02-03',
  birthDateQuality: 'declared',
  citizenships: ['GIN'],
  reportedOn: '2026-02-01',
};
const inFacility = (facilityCode: string) => ({ place: { kind: 'facility', facilityCode } });
const REASON = 'Errore di inserimento';

/** A record as its last answer left it. */
interface Open {
  readonly path: string;
  readonly etag: string;
  readonly body: MinorAnswer;
}

const opened = (answer: Answer): Open => {
  expect([200, 201]).toContain(answer.status);
  return { path: `/api/minors/${answer.body.simCode}`, etag: answer.headers.etag ?? '', body: answer.body };
};
const register = async (movement?: object, change: object = {}, browser = dg): Promise<Open> =>
  opened(await browser.post('/api/minors', { ...YOUTH, ...change, ...(movement === undefined ? {} : { movement }) }));
const enter = (record: Open, movement: object, browser = dg) =>
  browser.post(`${record.path}/movements`, movement, { 'If-Match': record.etag });
const entered = async (record: Open, movement: object, browser = dg): Promise<Open> =>
  opened(await enter(record, movement, browser));
const correct = (record: Open, index: number, movement: object, browser = dg) =>
  browser.put(
    `${record.path}/movements/${record.body.movements[index]?.id}`,
    { reason: REASON, ...movement },
    { 'If-Match': record.etag },
  );
const cancel = (record: Open, index: number, browser = dg) =>
  browser.delete(`${record.path}/movements/${record.body.movements[index]?.id}?reason=${encodeURIComponent(REASON)}`, {
    'If-Match': record.etag,
  });
const days = (body: MinorAnswer): string[] =>
  body.movements.map(({ kind, onDate, until, place }) =>
    [kind, onDate, until, place?.facilityCode].filter(Boolean).join(' '),
  );
const errorsOf = (body: MinorAnswer): string[] => body.errors.map(({ field, code }) => `${field}: ${code}`);

beforeAll(async () => {
  api = await createTestApi();
  await addFacility(api.database, { code: 'F-PA', municipality: PALERMO });
  await addFacility(api.database, { code: 'F-MI', municipality: MILANO });
  await addFacility(api.database, { code: 'F-TO', municipality: TORINO });
  dg = await signIn<MinorAnswer>(api, 'dg_administrator');
});
afterAll(() => api.close());

describe('The life of a record', () => {
  it('goes from placement to exit, each movement lasting until the next', async () => {
    let record = await register();
    expect(record.body.openSteps.filter(({ open }) => open).map(({ step }) => step)).toEqual([
      'placement',
      'absconding',
      'exit',
    ]);
    record = await entered(record, { kind: 'placement', onDate: '2026-02-01', ...inFacility('F-PA') });
    record = await entered(record, {
      kind: 'transfer',
      onDate: '2026-03-01',
      place: { kind: 'foster_family', municipalityCode: MILANO },
    });
    expect(record.body.currentPlace).toMatchObject({
      kind: 'foster_family',
      facilityCode: null,
      municipalityName: 'Milano',
      regionCode: 'ITC4',
      since: '2026-03-01',
    });
    record = await entered(record, { kind: 'absconding', onDate: '2026-04-01' });
    expect(record.body).toMatchObject({ state: 'absconded', present: false, currentPlace: null });
    record = await entered(record, {
      kind: 'found_again',
      onDate: '2026-04-05',
      ...inFacility('F-TO'),
      note: 'Rintracciato in stazione',
    });
    record = await entered(record, { kind: 'exit', onDate: '2026-05-01', exitReason: 'relocation' });
    expect(record.body.state).toBe('left');
    expect(record.body.openSteps.every(({ open, why }) => !open && why === 'already_left')).toBe(true);
    expect(days(record.body)).toEqual([
      'placement 2026-02-01 2026-03-01 F-PA',
      'transfer 2026-03-01 2026-04-01',
      'absconding 2026-04-01 2026-04-05',
      'found_again 2026-04-05 2026-05-01 F-TO',
      'exit 2026-05-01',
    ]);
    const left = await api.database.admin(
      `select v.kind, t.istat_code, v.region_code, v.prefecture_code, f.code from movements v join minors m on m.id = v.minor_id
         left join municipalities t on t.id = v.municipality_id left join facilities f on f.id = v.facility_id
        where m.sim_code = $1 and v.place_kind is null order by v.on_date`,
      [record.body.simCode],
    );
    expect(left).toEqual([
      { kind: 'absconding', istat_code: MILANO, region_code: 'ITC4', prefecture_code: 'MI', code: null },
      { kind: 'exit', istat_code: TORINO, region_code: 'ITC1', prefecture_code: 'TO', code: 'F-TO' },
    ]);
  });

  it('refuses a step that is not open and says which are', async () => {
    const record = await register();
    const answer = await enter(record, { kind: 'transfer', onDate: '2026-02-02', ...inFacility('F-PA') });
    expect([answer.status, answer.body.code]).toEqual([409, 'step_not_open']);
    expect(answer.body.openSteps).toContainEqual({ step: 'placement', open: true, why: null });
    expect(answer.body.openSteps).toContainEqual({ step: 'transfer', open: false, why: 'not_placed' });
  });

  it.each([
    [
      'a day before the report',
      { kind: 'placement', onDate: '2026-01-31', ...inFacility('F-PA') },
      ['onDate: before_report'],
    ],
    [
      'a day to come',
      { kind: 'placement', onDate: addDays(todayInRome(new Date()), 1), ...inFacility('F-PA') },
      ['onDate: date_in_future'],
    ],
    ['a placement nowhere', { kind: 'placement', onDate: '2026-02-02' }, ['place: place_required']],
    [
      'a facility without its code',
      { kind: 'placement', onDate: '2026-02-02', place: { kind: 'facility' } },
      ['place.facilityCode: required'],
    ],
    [
      'a facility that is not there',
      { kind: 'placement', onDate: '2026-02-02', ...inFacility('NONE') },
      ['place.facilityCode: unknown_code'],
    ],
    [
      'a municipality that is not there',
      { kind: 'placement', onDate: '2026-02-02', place: { kind: 'private', municipalityCode: '999999' } },
      ['place.municipalityCode: unknown_code'],
    ],
    [
      'an absconding with a place',
      { kind: 'absconding', onDate: '2026-02-02', ...inFacility('F-PA') },
      ['place: place_not_allowed'],
    ],
    ['an exit without a reason', { kind: 'exit', onDate: '2026-02-02' }, ['exitReason: exit_reason_required']],
    [
      'a placement with an exit reason',
      { kind: 'placement', onDate: '2026-02-02', ...inFacility('F-PA'), exitReason: 'death' },
      ['exitReason: exit_reason_not_allowed'],
    ],
    ['an unknown kind', { kind: 'majority', onDate: '2026-02-02' }, ['kind: invalid_value']],
  ])('refuses %s', async (_, movement, expected) => {
    const answer = await enter(await register(), movement);
    expect(answer.status).toBe(422);
    expect(errorsOf(answer.body)).toEqual(expected);
  });

  it('takes a movement on the eve of 18, not on the birthday', async () => {
    const record = await register(undefined, { birthDate: '2008-02-29' });
    expect(
      errorsOf((await enter(record, { kind: 'placement', onDate: '2026-03-01', ...inFacility('F-PA') })).body),
    ).toEqual(['onDate: adult_on_date']);
    expect((await enter(record, { kind: 'placement', onDate: '2026-02-28', ...inFacility('F-PA') })).status).toBe(201);
  });

  it('refuses two movements on one day', async () => {
    const record = await register({ kind: 'placement', onDate: '2026-02-02', ...inFacility('F-PA') });
    const answer = await enter(record, { kind: 'absconding', onDate: '2026-02-02' });
    expect([answer.status, answer.body.code]).toEqual([409, 'movement_overlap']);
  });
});

describe('Versions and keys', () => {
  it('asks for the version read and for a key', async () => {
    const record = await register();
    const movement = { kind: 'placement', onDate: '2026-02-02', ...inFacility('F-PA') };
    expect((await dg.post(`${record.path}/movements`, movement)).body.code).toBe('precondition_required');
    expect(
      (await dg.post(`${record.path}/movements`, movement, { 'If-Match': record.etag, 'Idempotency-Key': '' })).body
        .code,
    ).toBe('idempotency_key_required');
    await entered(record, movement);
    const stale = await enter(record, { kind: 'absconding', onDate: '2026-02-03' });
    expect([stale.status, stale.body.code]).toEqual([412, 'stale_version']);
  });

  it('answers a repeated request like the first, warnings included', async () => {
    await addFacility(api.database, { code: 'F-ONE', municipality: PALERMO, places: 1 });
    await register({ kind: 'placement', onDate: '2026-02-02', ...inFacility('F-ONE') });
    const record = await register();
    const send = () =>
      dg.post(
        `${record.path}/movements`,
        { kind: 'placement', onDate: '2026-02-02', ...inFacility('F-ONE') },
        { 'If-Match': record.etag, 'Idempotency-Key': 'the-same-key' },
      );
    const first = await send();
    const second = await send();
    expect([first.status, second.status]).toEqual([201, 201]);
    expect(first.body.warnings).toMatchObject([{ code: 'facility_full', facts: { limit: 1, value: 2 } }]);
    expect(second.body).toEqual(first.body);
    expect(second.body.movements).toHaveLength(1);
  });

  it('lets one of two transfers at once win', async () => {
    const record = await register({ kind: 'placement', onDate: '2026-02-02', ...inFacility('F-PA') });
    const answers = await Promise.all([
      enter(record, { kind: 'transfer', onDate: '2026-03-01', ...inFacility('F-MI') }),
      enter(record, { kind: 'transfer', onDate: '2026-03-02', ...inFacility('F-TO') }),
    ]);
    expect(answers.map(({ status }) => status).sort()).toEqual([201, 412]);
    expect((await dg.get(record.path)).body.movements).toHaveLength(2);
  });
});

describe('Late registration and correction', () => {
  const story = async (): Promise<Open> => {
    let record = await register({ kind: 'placement', onDate: '2026-02-02', ...inFacility('F-PA') });
    record = await entered(record, { kind: 'transfer', onDate: '2026-04-01', ...inFacility('F-TO') });
    return entered(record, { kind: 'exit', onDate: '2026-06-01', exitReason: 'death' });
  };

  it('puts a transfer entered late where it belongs', async () => {
    const record = await entered(await story(), { kind: 'transfer', onDate: '2026-03-01', ...inFacility('F-MI') });
    expect(days(record.body)).toEqual([
      'placement 2026-02-02 2026-03-01 F-PA',
      'transfer 2026-03-01 2026-04-01 F-MI',
      'transfer 2026-04-01 2026-06-01 F-TO',
      'exit 2026-06-01',
    ]);
  });

  it('keeps the neighbours joined when a day or a place is corrected, with the former version in the history', async () => {
    const record = opened(
      await correct(await story(), 1, { kind: 'transfer', onDate: '2026-03-15', ...inFacility('F-MI') }),
    );
    expect(days(record.body)).toEqual([
      'placement 2026-02-02 2026-03-15 F-PA',
      'transfer 2026-03-15 2026-06-01 F-MI',
      'exit 2026-06-01',
    ]);
    const [exit] = await api.database.admin(`select region_code from movements where id = $1`, [
      record.body.movements[2]?.id,
    ]);
    expect(exit).toEqual({ region_code: 'ITC4' });
    const history = (await dg.get(`${record.path}/history`)).body.items;
    expect(history).toContainEqual(
      expect.objectContaining({
        table: 'movements',
        field: 'onDate',
        before: '2026-04-01',
        after: '2026-03-15',
        reason: REASON,
      }),
    );
    expect(history).toContainEqual(
      expect.objectContaining({ field: 'facility', before: 'Casa F-TO (F-TO)', after: 'Casa F-MI (F-MI)' }),
    );
  });

  it('cancels a movement and lets the one before last on', async () => {
    const record = opened(await cancel(await story(), 2));
    expect(days(record.body)).toEqual(['placement 2026-02-02 2026-04-01 F-PA', 'transfer 2026-04-01 F-TO']);
    expect(record.body.state).toBe('placed');
    const joined = opened(
      await cancel(record, 0, dg).then(async (refused) => {
        expect([refused.status, refused.body.code]).toEqual([409, 'breaks_later_movement']);
        return cancel(record, 1);
      }),
    );
    expect(days(joined.body)).toEqual(['placement 2026-02-02 F-PA']);
    const gone = (await dg.get(`${record.path}/history`)).body.items;
    expect(gone).toContainEqual(expect.objectContaining({ field: 'exitReason', before: 'death', after: null }));
  });

  it('refuses a correction that breaks what follows, and a movement of another record', async () => {
    const record = await story();
    const broken = await correct(record, 0, { kind: 'absconding', onDate: '2026-02-02' });
    expect(broken.body.code).toBe('breaks_later_movement');
    const beyond = await correct(record, 0, { kind: 'placement', onDate: '2026-04-02', ...inFacility('F-PA') });
    expect(beyond.status).toBe(409);
    const other = await story();
    expect(
      (
        await dg.put(
          `${record.path}/movements/${other.body.movements[0]?.id}`,
          { reason: REASON, kind: 'placement', onDate: '2026-02-02', ...inFacility('F-PA') },
          { 'If-Match': record.etag },
        )
      ).status,
    ).toBe(404);
    expect(
      (await correct(record, 0, { reason: undefined, kind: 'placement', onDate: '2026-02-02', ...inFacility('F-PA') }))
        .status,
    ).toBe(422);
    expect(
      (await dg.delete(`${record.path}/movements/${record.body.movements[2]?.id}`, { 'If-Match': record.etag })).status,
    ).toBe(422);
  });
});

describe('Limits of a kind of facility', () => {
  it('refuses who is under 14 in a temporary facility of the prefecture, citing the figures', async () => {
    await addFacility(api.database, { code: 'F-CAS', municipality: PALERMO, kind: 'temporary_prefectural' });
    const record = await register(undefined, { birthDate: '2012-02-03' });
    const young = await enter(record, { kind: 'placement', onDate: '2026-02-02', ...inFacility('F-CAS') });
    expect([young.status, young.body.code, young.body.facts]).toEqual([
      422,
      'below_minimum_age',
      { limit: 14, value: 13 },
    ]);
    expect((await enter(record, { kind: 'placement', onDate: '2026-02-03', ...inFacility('F-CAS') })).status).toBe(201);
  });

  it('refuses a facility that is closed on the day', async () => {
    await addFacility(api.database, { code: 'F-SHUT', municipality: PALERMO, closedOn: '2026-02-02' });
    const answer = await enter(await register(), { kind: 'placement', onDate: '2026-02-02', ...inFacility('F-SHUT') });
    expect([answer.body.code, ...errorsOf(answer.body)]).toEqual([
      'facility_closed',
      'place.facilityCode: facility_closed',
    ]);
  });

  it('warns of a stay that is longer than first reception may be', async () => {
    await addFacility(api.database, { code: 'F-GOV', municipality: PALERMO, kind: 'first_governmental' });
    const answer = await enter(await register(), { kind: 'placement', onDate: '2026-02-02', ...inFacility('F-GOV') });
    expect(answer.status).toBe(201);
    expect(answer.body.warnings).toMatchObject([{ code: 'beyond_maximum_days', facts: { limit: 45 } }]);
  });
});

describe('The trail of movements', () => {
  it('has a line for each', async () => {
    let record = await register();
    record = await entered(record, { kind: 'placement', onDate: '2026-02-02', ...inFacility('F-PA') });
    record = opened(await correct(record, 0, { kind: 'placement', onDate: '2026-02-03', ...inFacility('F-PA') }));
    record = opened(await cancel(record, 0));
    const trail = await api.database.admin<{ action: string }>(
      `select action from audit_events where minor_id = (select id from minors where sim_code = $1) order by id`,
      [record.body.simCode],
    );
    expect(trail.map(({ action }) => action)).toEqual([
      'minor.create',
      'movement.create',
      'movement.correct',
      'movement.cancel',
    ]);
  });
});
