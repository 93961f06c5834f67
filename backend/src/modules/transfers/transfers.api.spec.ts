import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { randomUUID } from 'node:crypto';
import { addDays, todayInRome } from '../../domain/calendar-date.js';
import type { Role } from '../../domain/codes.js';
import {
  addFacility,
  CATANIA,
  MILANO,
  PALERMO,
  signIn,
  TORINO,
  type Answer as Received,
  type SignedInBrowser,
} from '../../testing/fixtures.js';
import type { MinorAnswer } from '../../testing/minor-answer.js';
import { createTestApi, type TestApi } from '../../testing/test-api.js';
import type { ProposalsOfMinorDto, TransferPreviewDto, TransferProposalDetailDto } from './transfers.dto.js';

/** Any answer: a record, a proposal, a page of them, a problem. A test looks only at what it expects. */
type Body = MinorAnswer &
  Omit<TransferProposalDetailDto, 'openSteps' | 'state'> &
  ProposalsOfMinorDto &
  Omit<TransferPreviewDto, 'findings' | 'free' | 'addressee'>;
type Browser = SignedInBrowser<Body>;
type Answer = Received<Body>;

let api: TestApi;
const browsers = new Map<string, Browser>();
const as = (name: string): Browser => {
  const browser = browsers.get(name);
  if (browser === undefined) throw new Error(`Nobody signed in as ${name}`);
  return browser;
};
const tag = (answer: Answer) => ({ 'If-Match': answer.headers.etag ?? '' });
const inFacility = (facilityCode: string) => ({ place: { kind: 'facility', facilityCode } });
const errorsOf = ({ body }: Answer): string[] => body.errors.map(({ field, code }) => `${field}: ${code}`);
const YOUTH = {
  familyName: 'Okoye',
  givenName: 'Chidi',
  sex: 'M',
  birthDate: '2011-02-03',
  birthDateQuality: 'declared',
  citizenships: ['NGA'],
  reportedOn: '2026-02-01',
};
const REASON = 'Non ci sono mediatori';

beforeAll(async () => {
  api = await createTestApi();
  await addFacility(api.database, { code: 'F-PA', municipality: PALERMO });
  await addFacility(api.database, { code: 'F-PA2', municipality: PALERMO });
  await addFacility(api.database, { code: 'F-MI', municipality: MILANO });
  await addFacility(api.database, { code: 'F-MI2', municipality: MILANO });
  await addFacility(api.database, { code: 'F-TO', municipality: TORINO });
  await addFacility(api.database, { code: 'F-ONE', municipality: MILANO, places: 1 });
  await addFacility(api.database, { code: 'F-CAS', municipality: MILANO, kind: 'temporary_prefectural' });
  const people: [string, Role, string?][] = [
    ['dg', 'dg_administrator'],
    ['F-PA', 'facility', 'F-PA'],
    ['F-MI', 'facility', 'F-MI'],
    ['F-ONE', 'facility', 'F-ONE'],
    ['Palermo', 'municipality', PALERMO],
    ['Milano', 'municipality', MILANO],
    ['Catania', 'municipality', CATANIA],
    ['Sicilia', 'region', 'ITG1'],
  ];
  for (const [name, role, scope] of people) browsers.set(name, await signIn<Body>(api, role, scope));
}, 60_000);
afterAll(() => api.close());

let record: Answer;
let path: string;
beforeEach(async () => {
  record = await as('F-PA').post('/api/minors', {
    ...YOUTH,
    movement: { kind: 'placement', onDate: '2026-02-01', ...inFacility('F-PA') },
  });
  path = `/api/minors/${record.body.simCode}`;
});

const propose = (to: object, by = 'F-PA', headers: Record<string, string> = {}): Promise<Answer> =>
  as(by).post(`${path}/transfer-proposals`, to, { ...tag(record), ...headers });
const proposed = async (to: object = inFacility('F-MI'), by = 'F-PA'): Promise<Answer> => {
  const answer = await propose(to, by);
  expect([answer.status, answer.body.code]).toEqual([201, undefined]);
  return answer;
};
const addressOf = ({ body }: Answer): string => `/api/transfer-proposals/${String(body.id)}`;
const accept = (proposal: Answer, on: string, by = 'F-MI'): Promise<Answer> =>
  as(by).post(`${addressOf(proposal)}/acceptance`, { on }, tag(proposal));
const listed = async (by: string, query: string): Promise<number[]> => {
  const { body } = await as(by).get(`/api/transfer-proposals?limit=100&${query}`);
  return (body as unknown as { items: { id: number }[] }).items.map(({ id }) => id);
};

describe('A transfer to a place of another body', () => {
  it('is not entered directly: the answer says to propose it', async () => {
    const answer = await as('F-PA').post(
      `${path}/movements`,
      { kind: 'transfer', onDate: '2026-03-01', ...inFacility('F-MI') },
      tag(record),
    );
    expect([answer.status, answer.body.code]).toEqual([409, 'proposal_required']);
    expect(answer.body.openSteps).toContainEqual({ step: 'propose_transfer', open: true, why: null });
    expect(record.body.openSteps).toContainEqual({ step: 'transfer', open: false, why: 'needs_proposal' });
    expect((await as('F-PA').get(path)).body.movements).toHaveLength(1);
  });

  it('is entered by a municipality within its own territory, and by the Directorate-General anywhere', async () => {
    const own = await as('Palermo').post(
      `${path}/movements`,
      { kind: 'transfer', onDate: '2026-03-01', ...inFacility('F-PA2') },
      tag(await as('Palermo').get(path)),
    );
    expect(own.status).toBe(201);
    const away = { kind: 'transfer', onDate: '2026-04-01', ...inFacility('F-MI') };
    expect((await as('Palermo').post(`${path}/movements`, away, tag(own))).body.code).toBe('proposal_required');
    expect((await as('dg').post(`${path}/movements`, away, tag(own))).status).toBe(201);
  });

  it('is not entered by correcting the place of a stay either, except by the Directorate-General', async () => {
    const corrected = (by: string, to: string, tagOf: Answer): Promise<Answer> =>
      as(by).put(
        `${path}/movements/${String(tagOf.body.movements[0]?.id)}`,
        { kind: 'placement', onDate: '2026-02-01', ...inFacility(to), reason: 'Struttura sbagliata' },
        tag(tagOf),
      );
    const refused = await corrected('Palermo', 'F-MI', await as('Palermo').get(path));
    expect([refused.status, refused.body.code]).toEqual([409, 'proposal_required']);
    expect((await as('Palermo').get(path)).body).toMatchObject({ currentPlace: { facilityCode: 'F-PA' } });
    const within = await corrected('Palermo', 'F-PA2', await as('Palermo').get(path));
    expect([within.status, within.body.code]).toEqual([200, undefined]);
    expect((await corrected('dg', 'F-MI', await as('dg').get(path))).status).toBe(200);
  });

  it('is told to who must answer, and the answer to who proposed, by number and never by name', async () => {
    const news = async (by: string) => {
      const { body } = await as(by).get('/api/inbox?limit=1');
      const [item] = (body as unknown as { items: { topic: string; number: string; link: string }[] }).items;
      return [item?.topic, item?.number, item?.link];
    };
    const first = await proposed();
    const of = ({ body }: Answer) => [String(body.id), `/transfers/${String(body.id)}`];
    expect(await news('F-MI')).toEqual(['transfer_proposed', ...of(first)]);
    await as('F-MI').post(`${addressOf(first)}/refusal`, { reason: REASON }, tag(first));
    expect(await news('F-PA')).toEqual(['transfer_refused', ...of(first)]);
    const second = await proposed();
    await accept(second, '2026-03-07');
    expect(await news('F-PA')).toEqual(['transfer_accepted', ...of(second)]);
  });

  it('leaves the minor counted where he is until accepted, and then moves him on that day', async () => {
    const proposal = await proposed({ ...inFacility('F-MI'), plannedOn: '2026-03-05', note: 'Parla inglese' });
    expect(proposal.body).toMatchObject({
      state: 'proposed',
      addressee: 'facility',
      plannedOn: '2026-03-05',
      note: 'Parla inglese',
      from: { facilityCode: 'F-PA', municipalityName: 'Palermo' },
      to: { kind: 'facility', facilityCode: 'F-MI', municipalityName: 'Milano' },
    });
    expect((await as('F-PA').get(path)).body).toMatchObject({ currentPlace: { facilityCode: 'F-PA' } });
    expect((await as('F-MI').get(path)).status).toBe(404);

    const accepted = await accept(proposal, '2026-03-07');
    expect(accepted.body).toMatchObject({ state: 'accepted', acceptedOn: '2026-03-07', recordReadable: true });
    const received = await as('F-MI').get(path);
    expect(
      received.body.movements.map(({ kind, onDate, until, place }) => [kind, onDate, until, place?.facilityCode]),
    ).toEqual([
      ['placement', '2026-02-01', '2026-03-07', 'F-PA'],
      ['transfer', '2026-03-07', null, 'F-MI'],
    ]);
    expect(received.body.writable).toBe(true);
    expect((await as('F-PA').get(path)).body).toMatchObject({ state: null, inCharge: false, currentPlace: null });
    const days = await api.database.admin<{ days: number }>(
      `select count(*)::integer as days from generate_series('2026-03-01'::date, '2026-03-31', '1 day') d
         join movements v on v.during @> d::date join minors m on m.id = v.minor_id and m.sim_code = $1`,
      [record.body.simCode],
    );
    expect(days).toEqual([{ days: 31 }]);
    expect((await as('F-PA').get(addressOf(proposal))).body.state).toBe('accepted');
  });

  it('shows the receiving body only what it needs to answer', async () => {
    const proposal = await proposed();
    const seen = (await as('F-MI').get(addressOf(proposal))).body;
    expect(Object.keys(seen.minor).sort()).toEqual([
      'age',
      'citizenship',
      'daysToMajority',
      'familyName',
      'givenName',
      'sex',
      'simCode',
    ]);
    expect(seen.minor).toMatchObject({ familyName: 'Okoye', givenName: 'Chidi', sex: 'M', citizenship: 'NGA' });
    expect(JSON.stringify(seen)).not.toContain(YOUTH.birthDate);
    expect(seen.recordReadable).toBe(false);
    expect((await as('F-MI').get('/api/minors?query=Okoye')).body.items.map(({ simCode }) => simCode)).not.toContain(
      record.body.simCode,
    );
    await as('F-MI').post(`${addressOf(proposal)}/refusal`, { reason: REASON }, tag(proposal));
    const after = (await as('F-MI').get(addressOf(proposal))).body;
    expect(after.minor).toMatchObject({ simCode: record.body.simCode, familyName: null, givenName: null });
    expect((await as('F-PA').get(addressOf(proposal))).body).toMatchObject({
      state: 'refused',
      closingReason: REASON,
      closedBy: 'facility F-MI',
      minor: { familyName: 'Okoye' },
    });
  });

  it('is nobody else’s to see or to answer', async () => {
    const proposal = await proposed();
    for (const other of ['Catania', 'F-ONE']) {
      expect((await as(other).get(addressOf(proposal))).status).toBe(404);
      expect((await accept(proposal, '2026-03-01', other)).status).toBe(404);
    }
    expect((await as('Sicilia').get(addressOf(proposal))).status).toBe(403);
    const own = await accept(proposal, '2026-03-01', 'F-PA');
    expect([own.status, own.body.code]).toEqual([409, 'proposal_closed']);
    expect(own.body.openSteps).toContainEqual({ step: 'accept', open: false, why: 'not_yours' });
    const withdrawal = await as('F-MI').post(`${addressOf(proposal)}/withdrawal`, { reason: REASON }, tag(proposal));
    expect([withdrawal.status, withdrawal.body.code]).toEqual([409, 'proposal_closed']);
  });

  it('may be answered by the municipality of the facility in its stead', async () => {
    const proposal = await proposed();
    expect((await as('Milano').get(addressOf(proposal))).body).toMatchObject({ state: 'proposed' });
    expect((await accept(proposal, '2026-03-01', 'Milano')).body).toMatchObject({ state: 'accepted' });
  });

  it('is one at a time, and made once for a key', async () => {
    const headers = { 'Idempotency-Key': randomUUID() };
    const first = await propose(inFacility('F-MI'), 'F-PA', headers);
    const again = await propose(inFacility('F-MI'), 'F-PA', headers);
    expect([again.status, again.body.id]).toEqual([201, first.body.id]);
    expect((await propose(inFacility('F-TO'))).body.code).toBe('proposal_open');
    expect((await as('F-PA').get(`${path}/transfer-proposals`)).body).toMatchObject({
      open: { id: first.body.id },
      mayPropose: false,
    });
    await as('F-PA').post(`${addressOf(first)}/withdrawal`, { reason: 'Cambiato programma' }, tag(first));
    expect((await as('F-PA').get(`${path}/transfer-proposals`)).body).toMatchObject({ open: null, mayPropose: true });
    await proposed(inFacility('F-TO'));
  });

  it('is answered once: the second answer finds it closed', async () => {
    const proposal = await proposed();
    expect((await accept(proposal, '2026-03-01')).status).toBe(200);
    const again = await accept(proposal, '2026-03-02');
    expect([again.status, again.body.code]).toEqual([409, 'proposal_closed']);
    expect((await as('F-MI').get(path)).body.movements).toHaveLength(2);
  });

  it('asks for the version of the record and of the proposal', async () => {
    expect((await propose(inFacility('F-MI'), 'F-PA', { 'If-Match': '"1"' })).status).toBe(412);
    const proposal = await proposed();
    expect((await as('F-MI').post(`${addressOf(proposal)}/acceptance`, { on: '2026-03-01' })).status).toBe(428);
    const old = { 'If-Match': '"1"' };
    expect((await as('F-MI').post(`${addressOf(proposal)}/acceptance`, { on: '2026-03-01' }, old)).status).toBe(412);
  });

  it.each([
    ['the first day of the stay', '2026-02-01', 'on: movement_overlap'],
    ['a day before it', '2026-01-31', 'on: date_before_previous_movement'],
    ['a day to come', addDays(todayInRome(new Date()), 1), 'on: date_in_future'],
  ])('is not accepted on %s', async (_, on, error) => {
    const answer = await accept(await proposed(), on);
    expect(answer.status).toBe(422);
    expect(errorsOf(answer)).toEqual([error]);
    expect((await as('F-PA').get(path)).body.movements).toHaveLength(1);
  });

  it('lapses when another movement comes first', async () => {
    const proposal = await proposed();
    await as('F-PA').post(`${path}/movements`, { kind: 'absconding', onDate: '2026-03-01' }, tag(record));
    const answer = await accept(proposal, '2026-03-02');
    expect([answer.status, answer.body.code]).toEqual([409, 'proposal_closed']);
    expect((await as('F-PA').get(addressOf(proposal))).body.state).toBe('lapsed');
  });

  it('is proposed only for who is placed, and to another place', async () => {
    expect(errorsOf(await propose(inFacility('F-PA')))).toEqual(['place.facilityCode: same_place']);
    expect(errorsOf(await propose(inFacility('NONE')))).toEqual(['place.facilityCode: unknown_code']);
    record = await as('F-PA').post('/api/minors', YOUTH);
    path = `/api/minors/${record.body.simCode}`;
    expect((await propose(inFacility('F-MI'))).body.code).toBe('step_not_open');
  });
});

describe('Who answers', () => {
  it.each([
    ['the facility that has users', inFacility('F-MI'), 'facility', 'F-MI'],
    ['the municipality of one that has none', inFacility('F-MI2'), 'municipality', 'Milano'],
    [
      'the municipality of a household',
      { place: { kind: 'foster_family', municipalityCode: MILANO } },
      'municipality',
      'Milano',
    ],
    ['the Directorate-General where nobody uses SIM', inFacility('F-TO'), 'dg', 'dg'],
  ])('is %s', async (_, to, addressee, who) => {
    const proposal = await proposed(to);
    expect(proposal.body.addressee).toBe(addressee);
    expect(await listed(who, 'direction=incoming&state=proposed')).toContain(proposal.body.id);
    expect(await listed('F-PA', 'direction=outgoing&state=proposed')).toContain(proposal.body.id);
    expect(await listed('F-PA', 'direction=incoming')).not.toContain(proposal.body.id);
    const accepted = await accept(proposal, '2026-03-01', who);
    expect([accepted.status, accepted.body.state]).toEqual([200, 'accepted']);
  });
});

describe('The limits of the receiving facility', () => {
  it('are told before the proposal, and with it to both', async () => {
    const full = await as('F-PA').post('/api/minors', {
      ...YOUTH,
      movement: { kind: 'placement', onDate: '2026-02-01', ...inFacility('F-PA') },
    });
    await as('dg').post(
      `/api/minors/${full.body.simCode}/movements`,
      { kind: 'transfer', onDate: '2026-02-02', ...inFacility('F-ONE') },
      tag(full),
    );
    const preview = await as('F-PA').get(`${path}/transfer-preview?kind=facility&facilityCode=F-ONE`);
    expect(preview.body).toMatchObject({
      free: 0,
      addressee: 'facility',
      findings: [{ code: 'facility_full', refuses: false, facts: { limit: 1, value: 2 } }],
    });
    const proposal = await proposed(inFacility('F-ONE'));
    for (const who of ['F-PA', 'F-ONE']) {
      expect((await as(who).get(addressOf(proposal))).body.findings.map(({ code }) => code)).toEqual(['facility_full']);
    }
  });

  it('that refuse a stay refuse its proposal', async () => {
    record = await as('F-PA').post('/api/minors', {
      ...YOUTH,
      birthDate: '2015-01-01',
      movement: { kind: 'placement', onDate: '2026-02-01', ...inFacility('F-PA') },
    });
    path = `/api/minors/${record.body.simCode}`;
    const preview = await as('F-PA').get(`${path}/transfer-preview?kind=facility&facilityCode=F-CAS`);
    expect(preview.body.findings).toMatchObject([{ code: 'below_minimum_age', refuses: true }]);
    expect((await propose(inFacility('F-CAS'))).body.code).toBe('below_minimum_age');
  });
});

describe('The trail', () => {
  it('keeps each step with the minor', async () => {
    const proposal = await proposed();
    await accept(proposal, '2026-03-01');
    const events = await api.database.admin<{ action: string }>(
      `select e.action from audit_events e join minors m on m.id = e.minor_id where m.sim_code = $1 and e.action like 'transfer.%' order by e.id`,
      [record.body.simCode],
    );
    expect(events.map(({ action }) => action)).toEqual(['transfer.propose', 'transfer.accept']);
  });
});
