import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { addDays, type CalendarDate } from '../../../domain/calendar-date.js';
import { Clock } from '../../../platform/clock.js';
import { addFacility, CATANIA, PALERMO, signIn, type SignedInBrowser } from '../../../testing/fixtures.js';
import type { MinorAnswer } from '../../../testing/minor-answer.js';
import { createTestApi, type TestApi } from '../../../testing/test-api.js';
import type { BoardDto } from '../board/board.dto.js';
import type { RoomDto } from '../rooms/rooms.dto.js';
import type { BedChoicesDto } from './beds.dto.js';

interface Problem {
  code: string;
  errors: { field: string; code: string }[];
  facts: Record<string, number>;
}
type Body = BoardDto & Pick<RoomDto, 'id'> & BedChoicesDto & Pick<MinorAnswer, 'simCode' | 'movements'> & Problem;
type Browser = SignedInBrowser<Body>;

const today: CalendarDate = new Clock().today();
let api: TestApi;
let dg: Browser;
let house: Browser;
let number = 0;
/** Of the facility of one test. */
let code: string;

beforeAll(async () => {
  api = await createTestApi();
  dg = await signIn<Body>(api, 'dg_administrator');
  await addFacility(api.database, { code: 'B-CT', municipality: CATANIA });
}, 60_000);
afterAll(() => api.close());
beforeEach(async () => {
  number += 1;
  code = `B-${String(number)}`;
  await addFacility(api.database, { code, municipality: PALERMO, places: 3 });
  house = await signIn<Body>(api, 'facility', code);
});

async function child(familyName: string, change: object = {}): Promise<string> {
  const onDate = addDays(today, -10);
  const answer = await dg.post('/api/minors', {
    familyName,
    sex: 'M',
    birthDate: addDays(today, -15 * 366),
    birthDateQuality: 'declared',
    citizenships: ['GIN'],
    reportedOn: onDate,
    movement: { kind: 'placement', onDate, place: { kind: 'facility', facilityCode: code } },
    ...change,
  });
  expect(answer.status).toBe(201);
  return answer.body.simCode;
}

async function room(name: string, change: object = {}): Promise<number> {
  const answer = await house.post(`/api/facilities/${code}/rooms`, {
    name,
    beds: 2,
    sexRule: 'any',
    ageFrom: 0,
    ageTo: 17,
    openFrom: '2026-01-01',
    ...change,
  });
  expect(answer.status).toBe(201);
  return answer.body.id;
}

const board = () => house.get(`/api/facilities/${code}/board`);

async function change(...changes: (readonly [string, number | null, number | null])[]) {
  const { headers } = await board();
  return house.put(
    `/api/facilities/${code}/beds`,
    { changes: changes.map(([simCode, roomId, bed]) => ({ simCode, roomId, bed })) },
    { 'If-Match': headers.etag ?? '' },
  );
}
const where = ({ body }: { body: Body }) =>
  body.rooms.flatMap(({ name, sleepers }) => sleepers.map(({ bed, simCode }) => [name, bed, simCode]));
const errors = ({ body }: { body: Body }) => body.errors.map(({ field, code: why }) => [field, why]);
const nights = (simCode: string) =>
  api.database.admin<{ bed: number; first: string; until: string }>(
    `select b.bed, first_night as first, until from bed_assignments b join minors m on m.id = b.minor_id where m.sim_code = $1 order by first_night, b.id`,
    [simCode],
  );

describe('beds', () => {
  it('are given, changed and freed, and the board says who has none and what is free', async () => {
    const [abdou, bakary] = [await child('Abdou'), await child('Bakary')];
    const one = await room('Camera 1');
    const before = await board();
    expect(before.body).toMatchObject({
      withoutBed: [abdou, bakary],
      balance: { withoutBed: 2, freeBeds: 2, freePlaces: 0, shutBeds: 2, overPlaces: 0 },
      freeBeds: [{ freeFor: 'any', beds: 2 }],
    });
    const given = await change([abdou, one, 2]);
    expect(given.status).toBe(200);
    expect(where(given)).toEqual([['Camera 1', 2, abdou]]);
    expect(given.body).toMatchObject({ withoutBed: [bakary], freeBeds: [{ freeFor: 'boys', beds: 1 }] });
    expect(where(await change([abdou, one, 1], [bakary, one, 2]))).toEqual([
      ['Camera 1', 1, abdou],
      ['Camera 1', 2, bakary],
    ]);
    expect(where(await change([abdou, one, 2], [bakary, one, 1]))).toEqual([
      ['Camera 1', 1, bakary],
      ['Camera 1', 2, abdou],
    ]);
    expect(where(await change([abdou, null, null]))).toEqual([['Camera 1', 1, bakary]]);
  });

  it('are refused field by field: taken, not there, of another sex, given to who does not sleep here', async () => {
    const [abdou, bakary] = [await child('Abdou'), await child('Bakary')];
    const girls = await room('Ragazze', { sexRule: 'girls' });
    const any = await room('Camera 1');
    await change([abdou, any, 1]);
    const taken = await change([bakary, any, 1]);
    expect([taken.status, taken.body.code, errors(taken)]).toEqual([
      409,
      'bed_taken',
      [['changes.0.bed', 'bed_taken']],
    ]);
    const wrong = await change([bakary, any, 3], [abdou, girls, 1]);
    expect([wrong.status, errors(wrong)]).toEqual([
      422,
      [
        ['changes.0.bed', 'out_of_range'],
        ['changes.1.roomId', 'room_of_other_sex'],
      ],
    ]);
    const elsewhere = await child('Cisse', {
      movement: { kind: 'placement', onDate: addDays(today, -10), place: { kind: 'facility', facilityCode: 'B-CT' } },
    });
    expect(errors(await change([elsewhere, any, 2]))).toEqual([['changes.0.simCode', 'not_found']]);
    expect(errors(await change([bakary, 999_999, 1]))).toEqual([['changes.0.roomId', 'unknown_code']]);
    expect(errors(await change([bakary, any, null]))).toEqual([['changes.0.bed', 'invalid_value']]);
  });

  it('need the version of the board: two educators do not undo each other', async () => {
    const abdou = await child('Abdou');
    const one = await room('Camera 1');
    const { headers } = await board();
    const body = { changes: [{ simCode: abdou, roomId: one, bed: 1 }] };
    const path = `/api/facilities/${code}/beds`;
    expect((await house.put(path, body)).status).toBe(428);
    expect((await house.put(path, body, { 'If-Match': headers.etag ?? '' })).status).toBe(200);
    expect((await house.put(path, body, { 'If-Match': headers.etag ?? '' })).status).toBe(412);
  });

  it('are offered with what speaks against each room, the best first', async () => {
    const sister = await child('Diallo', { sex: 'F' });
    const boy = await child('Keita');
    const girls = await room('Ragazze', { sexRule: 'girls' });
    const small = await room('Piccoli', { ageTo: 10 });
    const any = await room('Zeta');
    await change([sister, girls, 1]);
    const { body } = await house.get(`/api/facilities/${code}/beds/${boy}`);
    expect(body.items).toEqual([
      { roomId: any, name: 'Zeta', freeBeds: [1, 2], findings: [] },
      { roomId: small, name: 'Piccoli', freeBeds: [1, 2], findings: [{ code: 'outside_room_age', effect: 'warn' }] },
      { roomId: girls, name: 'Ragazze', freeBeds: [2], findings: [{ code: 'room_of_other_sex', effect: 'refuse' }] },
    ]);
  });

  it('are free when the stay ends, is corrected or is cancelled', async () => {
    const abdou = await child('Abdou');
    const one = await room('Camera 1');
    await change([abdou, one, 1]);
    // As if the bed had been given nine days ago.
    await api.database.admin(`update bed_assignments set first_night = $1`, [addDays(today, -9)]);
    const record = await dg.get(`/api/minors/${abdou}`);
    const gone = await dg.post(
      `/api/minors/${abdou}/movements`,
      { kind: 'absconding', onDate: addDays(today, -2) },
      { 'If-Match': record.headers.etag ?? '' },
    );
    expect(gone.status).toBe(201);
    expect(await nights(abdou)).toMatchObject([{ first: addDays(today, -9), until: addDays(today, -2) }]);
    expect(where(await board())).toEqual([]);
    // He had left earlier still.
    const movement = gone.body.movements.at(-1)?.id ?? 0;
    const corrected = await dg.put(
      `/api/minors/${abdou}/movements/${String(movement)}`,
      { kind: 'absconding', onDate: addDays(today, -5), reason: 'Errore di data' },
      { 'If-Match': gone.headers.etag ?? '' },
    );
    expect(corrected.status).toBe(200);
    expect(await nights(abdou)).toMatchObject([{ until: addDays(today, -5) }]);
  });

  it('are free when another body accepts the transfer', async () => {
    const abdou = await child('Abdou');
    const one = await room('Camera 1');
    await change([abdou, one, 1]);
    await api.database.admin(`update bed_assignments set first_night = $1 where until > $2`, [
      addDays(today, -9),
      today,
    ]);
    const catania = await signIn<Body>(api, 'facility', 'B-CT');
    const record = await house.get(`/api/minors/${abdou}`);
    const proposal = await house.post(
      `/api/minors/${abdou}/transfer-proposals`,
      { place: { kind: 'facility', facilityCode: 'B-CT' }, plannedOn: today },
      { 'If-Match': record.headers.etag ?? '' },
    );
    expect((await board()).body.departures).toMatchObject([
      { simCode: abdou, plannedOn: today, facility: 'Casa B-CT' },
    ]);
    expect((await board()).body.nights).toMatchObject([
      { night: today, certain: 1, expected: 0 },
      { night: addDays(today, 1), certain: 1, expected: 0 },
    ]);
    const expected = (await catania.get('/api/facilities/B-CT/board')).body.arrivals;
    expect(expected).toEqual([{ proposalId: proposal.body.id, sex: 'M', age: 15, plannedOn: today, others: 0 }]);
    const accepted = await catania.post(
      `/api/transfer-proposals/${String(proposal.body.id)}/acceptance`,
      { on: today },
      { 'If-Match': proposal.headers.etag ?? '' },
    );
    expect(accepted.status).toBe(200);
    expect(await nights(abdou)).toMatchObject([{ first: addDays(today, -9), until: today }]);
    expect((await catania.get('/api/facilities/B-CT/board')).body.arrivals).toEqual([]);
  });

  it('end on the 18th birthday, also when it is corrected to an earlier day', async () => {
    const abdou = await child('Abdou', { birthDate: '2009-03-04' });
    const one = await room('Camera 1');
    await change([abdou, one, 1]);
    expect(await nights(abdou)).toMatchObject([{ first: today, until: '2027-03-04' }]);
    await api.database.admin(`update minors set birth_date = '2009-02-03' where sim_code = $1`, [abdou]);
    expect(await nights(abdou)).toMatchObject([{ until: '2027-02-03' }]);
  });

  it('of a room that closes are freed only when that was asked for', async () => {
    const abdou = await child('Abdou');
    const one = await room('Camera 1');
    await change([abdou, one, 2]);
    const path = `/api/facilities/${code}/rooms/${String(one)}`;
    const tag = async () => ({ 'If-Match': (await house.get(path)).headers.etag ?? '' });
    const smaller = await house.put(
      path,
      { name: 'Camera 1', beds: 1, sexRule: 'any', ageFrom: 0, ageTo: 17 },
      await tag(),
    );
    expect([smaller.status, errors(smaller)]).toEqual([409, [['beds', 'still_in_use']]]);
    const refused = await house.put(`${path}/closing`, { from: today }, await tag());
    expect([refused.status, refused.body.facts]).toEqual([409, { count: 1 }]);
    expect((await house.put(`${path}/closing`, { from: today, freeBeds: true }, await tag())).status).toBe(200);
    const { body } = await board();
    expect([body.rooms, body.withoutBed]).toEqual([[], [abdou]]);
  });
});

describe('the database itself', () => {
  const write = (simCode: string, roomId: number, bed: number, first: string, until: string | null = null) =>
    api.database.admin(
      `insert into bed_assignments (minor_id, facility_id, room_id, bed, first_night, until)
       select m.id, r.facility_id, r.id, $3, $4, $5 from minors m, facility_rooms r where m.sim_code = $1 and r.id = $2`,
      [simCode, roomId, bed, first, until],
    );

  it('keeps two from one bed, one from two beds, and a bed from who does not stay there', async () => {
    const [abdou, bakary] = [await child('Abdou'), await child('Bakary')];
    const [one, two] = [await room('Camera 1'), await room('Camera 2')];
    await write(abdou, one, 1, addDays(today, -3));
    await expect(write(bakary, one, 1, today)).rejects.toThrow(/bed_assignments_one_minor_a_bed/);
    await expect(write(abdou, two, 1, today)).rejects.toThrow(/bed_assignments_one_bed_a_minor/);
    await expect(write(bakary, two, 3, today)).rejects.toThrow(/no bed 3/);
    await expect(write(bakary, two, 1, addDays(today, -11))).rejects.toThrow(/does not stay in the facility/);
    await expect(write(bakary, two, 1, '2025-12-31')).rejects.toThrow(/room is closed/);
    await expect(
      api.database.admin('update facility_rooms set beds = 2, open_days = datemultirange() where id = $1', [one]),
    ).rejects.toThrow(/somebody sleeps/);
    await write(bakary, two, 1, addDays(today, -10), addDays(today, -5));
  });
});
