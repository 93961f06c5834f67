import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { addDays, type CalendarDate } from '../../../domain/calendar-date.js';
import { Clock } from '../../../platform/clock.js';
import { SYSTEM_ACTOR } from '../../../platform/database/actor.js';
import { UnitOfWork } from '../../../platform/database/unit-of-work.js';
import { addFacility, CATANIA, MILANO, PALERMO, signIn, type SignedInBrowser } from '../../../testing/fixtures.js';
import type { MinorAnswer } from '../../../testing/minor-answer.js';
import { createTestApi, type TestApi } from '../../../testing/test-api.js';
import type { NightConfirmationDto, NightDto, NightsDto } from './nights.dto.js';
import { NightsService } from './nights.service.js';

type Body = NightDto & NightsDto & MinorAnswer & { code: string; errors: { field: string; code: string }[] };

const today = new Clock().today();
const yesterday = addDays(today, -1);
let api: TestApi;
const browsers = new Map<string, SignedInBrowser<Body>>();
const codes: string[] = [];

const as = (name: string): SignedInBrowser<Body> => {
  const browser = browsers.get(name);
  if (browser === undefined) throw new Error(`Nobody signed in as ${name}`);
  return browser;
};
const path = (night: CalendarDate): string => `/api/facilities/F-PA/presence/nights/${night}`;
const confirmation = (change: Partial<NightConfirmationDto> = {}): NightConfirmationDto => ({
  listed: codes,
  absences: [],
  unlisted: 0,
  replaces: 0,
  ...change,
});

beforeAll(async () => {
  api = await createTestApi();
  for (const [code, municipality] of [
    ['F-PA', PALERMO],
    ['F-P2', PALERMO],
    ['F-MI', MILANO],
  ] as const)
    await addFacility(api.database, { code, municipality });
  browsers.set('dg', await signIn<Body>(api, 'dg_administrator'));
  browsers.set('F-PA', await signIn<Body>(api, 'facility', 'F-PA'));
  browsers.set('F-P2', await signIn<Body>(api, 'facility', 'F-P2'));
  browsers.set('Palermo', await signIn<Body>(api, 'municipality', PALERMO));
  browsers.set('Catania', await signIn<Body>(api, 'municipality', CATANIA));
  browsers.set('Sicilia', await signIn<Body>(api, 'region', 'ITG1'));
  for (const familyName of ['Abebe', 'Bah', 'Conteh']) {
    const { body } = await as('F-PA').post('/api/minors', {
      familyName,
      sex: 'M',
      birthDate: '2011-02-03',
      birthDateQuality: 'declared',
      citizenships: ['ERI'],
      reportedOn: addDays(today, -20),
      movement: { kind: 'placement', onDate: addDays(today, -20), place: { kind: 'facility', facilityCode: 'F-PA' } },
    });
    codes.push(body.simCode);
  }
});
afterAll(() => api.close());

describe('The list of a night', () => {
  it('is who sleeps there by the register, not confirmed yet', async () => {
    const { status, body } = await as('F-PA').get(path(yesterday));
    expect(status).toBe(200);
    expect(body.minors.map(({ familyName }) => familyName)).toEqual(['Abebe', 'Bah', 'Conteh']);
    expect(body).toMatchObject({ open: true, withinDays: 7, confirmation: null, former: [], discrepancies: [] });
  });

  it.each(['F-P2', 'Catania'])('is not there for %s', async (name) => {
    expect((await as(name).get(path(yesterday))).status).toBe(404);
    expect((await as(name).post(path(yesterday), confirmation())).status).toBe(404);
  });

  it('a region reads it and does not confirm it', async () => {
    expect((await as('Sicilia').get(path(yesterday))).status).toBe(200);
    expect((await as('Sicilia').post(path(yesterday), confirmation())).status).toBe(403);
  });
});

describe('Confirming', () => {
  it('opens what is to be done, and the census stays as it was', async () => {
    const before = await as('dg').get(`/api/census?on=${yesterday}`);
    const { status, body } = await as('F-PA').post(
      path(yesterday),
      confirmation({
        absences: [
          { simCode: codes[0] ?? '', absence: 'not_returned' },
          { simCode: codes[1] ?? '', absence: 'hospital', note: 'Pronto soccorso' },
        ],
        unlisted: 1,
        note: 'Notte agitata',
      }),
    );
    expect(status).toBe(201);
    expect(body.confirmation).toMatchObject({
      number: 1,
      present: 1,
      unlisted: 1,
      note: 'Notte agitata',
      organisation: 'facility F-PA',
      absent: [
        { simCode: codes[0], absence: 'not_returned', note: null },
        { simCode: codes[1], absence: 'hospital', note: 'Pronto soccorso' },
      ],
    });
    expect(body.discrepancies).toMatchObject([
      { kind: 'not_returned', minor: { simCode: codes[0] }, count: null },
      { kind: 'unlisted', minor: null, count: 1 },
    ]);
    expect((await as('dg').get(`/api/census?on=${yesterday}`)).body).toMatchObject({
      total: (before.body as unknown as { total: number }).total,
    });
  });

  it('again takes the place of the former one, which stays readable', async () => {
    const { body } = await as('Palermo').post(path(yesterday), confirmation({ replaces: 1 }));
    expect(body.confirmation).toMatchObject({ number: 2, present: 3, absent: [], unlisted: 0 });
    expect(body.former).toMatchObject([{ number: 1, present: 1, note: 'Notte agitata' }]);
    expect(body.discrepancies).toEqual([]);
  });

  it('what another confirmed meanwhile, or another list, is stale', async () => {
    const answers = [
      await as('F-PA').post(path(yesterday), confirmation({ replaces: 1 })),
      await as('F-PA').post(path(yesterday), confirmation({ replaces: 2, listed: codes.slice(1) })),
    ];
    expect(answers.map(({ status, body }) => [status, body.code])).toEqual([
      [412, 'stale_version'],
      [412, 'stale_version'],
    ]);
  });

  it('twice with one key is one confirmation', async () => {
    const body = confirmation({ note: 'Doppio invio' });
    const headers = { 'Idempotency-Key': 'night-double-send' };
    const night = addDays(today, -2);
    expect((await as('F-PA').post(path(night), body, headers)).status).toBe(201);
    expect((await as('F-PA').post(path(night), body, headers)).body.confirmation?.number).toBe(1);
    expect((await as('F-PA').get(path(night))).body.former).toEqual([]);
  });

  it.each([
    [addDays(today, 1), confirmation(), 'date_in_future', 'night'],
    [addDays(today, -8), confirmation(), 'confirmation_too_late', 'night'],
  ])('the night of %s is refused', async (night, body, code, field) => {
    const answer = await as('F-PA').post(path(night), body);
    expect([answer.status, answer.body.code, answer.body.errors[0]?.field]).toEqual([422, code, field]);
  });

  it('who is not in the list, twice, or without the note of "other"', async () => {
    const night = addDays(today, -3);
    const send = async (absences: NightConfirmationDto['absences']) =>
      (await as('F-PA').post(path(night), confirmation({ listed: codes, absences }))).body.errors;
    const simCode = codes[0] ?? '';
    expect(await send([{ simCode: '22222222', absence: 'hospital' }])).toMatchObject([{ code: 'unknown_code' }]);
    expect(
      await send([
        { simCode, absence: 'hospital' },
        { simCode, absence: 'moved' },
      ]),
    ).toMatchObject([{ field: 'absences.1.simCode', code: 'duplicate' }]);
    expect(await send([{ simCode, absence: 'other', note: '  ' }])).toMatchObject([
      { field: 'absences.0.note', code: 'required' },
    ]);
  });
});

describe('The nights of a facility', () => {
  it('say which are confirmed, and until when they can be', async () => {
    const { body } = await as('F-PA').get(
      `/api/facilities/F-PA/presence/nights?from=${addDays(today, -8)}&to=${today}`,
    );
    expect(body.nights.map(({ confirmedAt }) => confirmedAt !== null)).toEqual([
      ...Array<boolean>(6).fill(false),
      true,
      true,
      false,
    ]);
    expect(body.nights[0]).toMatchObject({ night: addDays(today, -8), listed: 3, open: false });
    expect(body.nights[8]).toMatchObject({ night: today, listed: 3, open: true, absent: null });
  });

  it('at most 62, in order', async () => {
    for (const [from, to] of [
      [today, yesterday],
      [addDays(today, -62), today],
    ])
      expect(
        (await as('F-PA').get(`/api/facilities/F-PA/presence/nights?from=${from}&to=${to}`)).body.errors,
      ).toMatchObject([{ field: 'to' }]);
  });

  it('a movement entered later is a discrepancy of the night that it touches', async () => {
    const [simCode = ''] = codes.slice(2);
    const { headers } = await as('F-PA').get(`/api/minors/${simCode}`);
    await as('F-PA').post(
      `/api/minors/${simCode}/movements`,
      { kind: 'absconding', onDate: yesterday },
      { 'If-Match': headers.etag ?? '' },
    );
    const { body } = await as('F-PA').get(path(yesterday));
    expect(body.discrepancies).toMatchObject([{ kind: 'removed', minor: { simCode, familyName: 'Conteh' } }]);
    expect((await as('F-PA').get(path(addDays(today, -2)))).body.discrepancies).toEqual([]);
  });

  it('those over and not confirmed are counted for the home page, in the territory', async () => {
    const nights = await api.app.get(UnitOfWork).run(SYSTEM_ACTOR, () => api.app.get(NightsService).unconfirmed());
    // Seven nights back, but for the two confirmed.
    expect(nights.map(({ code, night }) => `${code} ${night}`)).toEqual(
      [3, 4, 5, 6, 7].map((back) => `F-PA ${addDays(today, -back)}`),
    );
  });

  it('a confirmation can be neither changed nor removed', async () => {
    for (const statement of [
      'update presence_confirmations set unlisted = 9',
      'delete from presence_confirmation_minors',
    ])
      await expect(
        api.app.get(UnitOfWork).run(SYSTEM_ACTOR, () => api.app.get(UnitOfWork).execute(statement, [])),
      ).rejects.toThrow(/permission denied/);
  });
});
