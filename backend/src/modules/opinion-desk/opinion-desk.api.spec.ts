import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { addDays, addMonths, todayInRome, type CalendarDate } from '../../domain/calendar-date.js';
import type { Role } from '../../domain/codes.js';
import { SYSTEM_ACTOR } from '../../platform/database/actor.js';
import { UnitOfWork } from '../../platform/database/unit-of-work.js';
import { fileOpinion, writeStep, type FiledOpinion } from '../../testing/filed-opinion.js';
import { PALERMO, signIn, type Answer, type SignedInBrowser } from '../../testing/fixtures.js';
import { createTestApi, type TestApi } from '../../testing/test-api.js';
import type { DeskPageDto } from './desk/desk.dto.js';
import type { DeskFileDto } from './files/files.dto.js';
import type { DeskLockAnswerDto } from './locks/locks.dto.js';
import type { OpinionStatisticsDto } from './statistics/statistics.dto.js';
import { OpinionStatistics } from './statistics/statistics.service.js';

interface Problem {
  readonly code: string;
  readonly errors: readonly { readonly field: string; readonly code: string }[];
  readonly facts?: Readonly<Record<string, string>>;
}
type Body = DeskPageDto &
  DeskFileDto &
  Pick<OpinionStatisticsDto, 'groups'> &
  DeskLockAnswerDto &
  Problem & { assigned: number; decided: number } & readonly {
    readonly queue: string;
    readonly count: number;
    readonly name: string;
    readonly id: number;
    readonly requestId: number;
    readonly officerId: number;
    readonly weight: number;
    readonly openRequests: number;
  }[];
type Browser = SignedInBrowser<Body>;

const TODAY = todayInRome(new Date());
let api: TestApi;
let registry: Browser;
let officer: Browser;
let colleague: Browser;
let head: Browser;
let reader: Browser;
let town: Browser;

/** Turns 18 after so many days. */
const bornFor = (days: number) => addMonths(addDays(TODAY, days), -12 * 18);
const file = (filed: Partial<FiledOpinion> & { readonly days?: number }): Promise<number> =>
  fileOpinion(api.database, {
    author: town.username,
    birthDate: bornFor(filed.days ?? 40),
    submittedOn: addDays(TODAY, -5),
    dueOn: addDays(TODAY, 60),
    ...filed,
  });
const tag = ({ headers }: Answer<Body>) => ({ 'If-Match': headers.etag ?? '' });
const path = (id: number, rest = ''): string => `/api/opinion-desk/requests/${String(id)}${rest}`;
const userId = async ({ username }: Browser): Promise<number> => {
  const [row] = await api.database.admin<{ id: number }>(`select id from users where username = $1`, [username]);
  return row?.id ?? 0;
};
/** Takes a step on the version that is there. */
const take = async (as: Browser, id: number, step: string, body: object = {}): Promise<Answer<Body>> =>
  as.post(path(id, `/${step}`), body, tag(await reader.get(path(id))));
/** Brings a request to an officer. */
async function assigned(to: Browser, filed: Parameters<typeof file>[0] = {}): Promise<number> {
  const id = await file(filed);
  await writeStep(api.database, id, { step: 'admit', on: TODAY, by: registry.username, dueOn: addDays(TODAY, 60) });
  await writeStep(api.database, id, {
    step: 'assign',
    on: TODAY,
    by: head.username,
    officer: to.username,
    dueOn: addDays(TODAY, 60),
  });
  return id;
}
async function proposed(notDueCase: 'prosieguo' | 'protection'): Promise<number> {
  const id = await assigned(officer);
  await writeStep(api.database, id, { step: 'open', on: TODAY, by: officer.username });
  await writeStep(api.database, id, {
    step: 'propose',
    on: TODAY,
    by: officer.username,
    reason: 'Decreto agli atti',
    outcome: 'not_due',
    notDueCase,
  });
  return id;
}

beforeAll(async () => {
  api = await createTestApi();
  const as = (role: Role, scope = ''): Promise<Browser> => signIn<Body>(api, role, scope);
  [registry, officer, colleague, head, reader, town] = [
    await as('dg_registry'),
    await as('dg_officer'),
    await as('dg_officer'),
    await as('dg_head'),
    await as('dg_reader'),
    await as('municipality', PALERMO),
  ];
});

afterAll(() => api.close());

describe('the list of the desk', () => {
  let soonAdult: number;
  let overdue: number;
  let calm: number;

  beforeAll(async () => {
    calm = await file({ days: 80, dueOn: addDays(TODAY, 30), applicantKind: 'guardian', citizenship: 'EGY' });
    soonAdult = await file({ days: 3, citizenship: 'EGY' });
    overdue = await file({
      days: 50,
      dueOn: addDays(TODAY, -2),
      citizenship: 'EGY',
      outsideWindowReason: 'Tutela tardiva',
    });
  });

  const listed = async (query: string): Promise<number[]> =>
    (await reader.get(`/api/opinion-desk/requests?citizenship=EGY&${query}`)).body.items.map(({ id }) => id);

  it('goes by the first of the two days, and says how near it is', async () => {
    const { body } = await reader.get('/api/opinion-desk/requests?citizenship=EGY');
    expect(body.items.map(({ id }) => id)).toEqual([overdue, soonAdult, calm]);
    expect(body.items[0]?.urgency).toMatchObject({ level: 'overdue', daysToTerm: -2, daysToMajority: 50 });
    expect(body.items[1]?.urgency).toMatchObject({ level: 'within_5', daysToMajority: 3 });
    expect(body.total).toEqual({ count: 3, exact: true });
  });

  it('is read in pages that neither repeat nor leave out', async () => {
    const first = await reader.get('/api/opinion-desk/requests?citizenship=EGY&limit=2');
    const cursor = encodeURIComponent(first.body.nextCursor ?? '');
    expect(first.body.items.map(({ id }) => id)).toEqual([overdue, soonAdult]);
    expect(await listed(`limit=2&cursor=${cursor}`)).toEqual([calm]);
  });

  it('is filtered', async () => {
    expect(await listed('applicantKind=guardian')).toEqual([calm]);
    expect(await listed('late=true')).toEqual([overdue]);
    expect(await listed('queue=overdue')).toEqual([overdue]);
    expect(await listed('queue=near')).toEqual([]);
    expect(await listed('region=ITG1&state=submitted&officer=none')).toEqual([overdue, soonAdult, calm]);
    expect(await listed('region=ITC4')).toEqual([]);
    expect(await listed('outcome=favourable')).toEqual([]);
  });

  it('says what it cannot read', async () => {
    for (const query of ['officer=x', 'region=Sicilia', 'cursor=abc', 'queue=none', 'limit=1000'])
      expect((await reader.get(`/api/opinion-desk/requests?${query}`)).status).toBe(422);
  });

  it('is counted by queue', async () => {
    const { body } = await reader.get('/api/opinion-desk/queues');
    expect(body.find(({ queue }) => queue === 'overdue')?.count).toBe(1);
  });

  it('is no business of who is not of the Directorate-General', async () => {
    expect((await town.get('/api/opinion-desk/requests')).status).toBe(403);
  });
});

describe('assignment', () => {
  it('shares out by load what was shown, all or none', async () => {
    const [first, second] = [await file({ days: 4 }), await file({ days: 60 })];
    for (const id of [first, second])
      await writeStep(api.database, id, { step: 'admit', on: TODAY, by: registry.username });
    const officerIds = [await userId(officer), await userId(colleague)].sort((a, b) => a - b);
    const preview = await head.post('/api/opinion-desk/assignment-preview', {
      requestIds: [second, first],
      officerIds,
    });
    // Nobody has anything: the more urgent goes to the lower key, the other to the other.
    expect(preview.body).toEqual([
      { requestId: first, officerId: officerIds[0] },
      { requestId: second, officerId: officerIds[1] },
    ]);
    const answer = await head.post('/api/opinion-desk/assignments', { assignments: preview.body });
    expect(answer.body).toEqual({ assigned: 2 });
    const loads = (await head.get('/api/opinion-desk/officers')).body;
    expect(loads.find(({ id }) => id === officerIds[0])).toMatchObject({ openRequests: 1, weight: 4 });
    expect(loads.find(({ id }) => id === officerIds[1])).toMatchObject({ openRequests: 1, weight: 2 });
  });

  it('refuses whom it may not be given to, and leaves the whole batch undone', async () => {
    const [good, submitted] = [await file({}), await file({})];
    await writeStep(api.database, good, { step: 'admit', on: TODAY, by: registry.username });
    const toReader = [{ requestId: good, officerId: await userId(reader) }];
    expect((await head.post('/api/opinion-desk/assignments', { assignments: toReader })).body.errors[0]?.code).toBe(
      'unknown_code',
    );
    const assignments = [good, submitted].map((requestId) => ({ requestId, officerId: 0 }));
    for (const one of assignments) one.officerId = await userId(officer);
    expect((await head.post('/api/opinion-desk/assignments', { assignments })).status).toBe(409);
    expect((await reader.get(path(good))).body.request.state).toBe('admissible');
    expect((await officer.post('/api/opinion-desk/assignments', { assignments })).status).toBe(403);
  });
});

describe('a lock', () => {
  it('keeps a second officer out, is seen by all, and is given back', async () => {
    const id = await assigned(officer);
    expect((await officer.put(path(id, '/lock'))).body.lock).toMatchObject({ mine: true });
    expect((await officer.put(path(id, '/lock'))).status).toBe(200);
    const refused = await colleague.put(path(id, '/lock'));
    expect([refused.status, refused.body.code]).toEqual([409, 'opinion_locked']);
    expect((await reader.get(path(id))).body.request.lock).toMatchObject({ mine: false, holder: 'Persona dg_officer' });
    await colleague.delete(path(id, '/lock'));
    expect((await reader.get(path(id, '/lock'))).body.lock).not.toBeNull();
    await officer.delete(path(id, '/lock'));
    expect((await colleague.put(path(id, '/lock'))).body.lock).toMatchObject({ mine: true });
  });

  it('is over by itself', async () => {
    const id = await assigned(officer);
    await officer.put(path(id, '/lock'));
    await api.database.admin(
      `update opinion_locks set taken_at = now() - interval '6 minutes', expires_at = now() - interval '1 second' where request_id = $1`,
      [id],
    );
    expect((await reader.get(path(id, '/lock'))).body.lock).toBeNull();
    expect((await colleague.put(path(id, '/lock'))).body.lock).toMatchObject({ mine: true });
  });

  it('goes to one of two who ask at once', async () => {
    const id = await assigned(officer);
    const answers = await Promise.all([officer.put(path(id, '/lock')), colleague.put(path(id, '/lock'))]);
    expect(answers.map(({ status }) => status).sort()).toEqual([200, 409]);
  });

  it('is taken over by the head only, with a reason that stays', async () => {
    const id = await assigned(officer);
    await officer.put(path(id, '/lock'));
    expect((await colleague.post(path(id, '/lock/take-over'), { reason: 'Assente da oggi' })).status).toBe(403);
    expect((await head.post(path(id, '/lock/take-over'), { reason: '' })).status).toBe(422);
    expect((await head.post(path(id, '/lock/take-over'), { reason: 'Assente da oggi' })).body.lock).toMatchObject({
      mine: true,
    });
    const [event] = await api.database.admin<{ details: object }>(
      `select details from audit_events where action = 'opinion_lock.take_over'`,
    );
    expect(event?.details).toEqual({ request: id, from: 'Persona dg_officer', reason: 'Assente da oggi' });
    const opening = await take(officer, id, 'opening');
    expect([opening.status, opening.body.code]).toEqual([409, 'opinion_locked']);
  });
});

describe('the steps of the desk', () => {
  it('lead from the filing to the decision, by three people', async () => {
    const id = await file({});
    expect((await take(registry, id, 'admission')).body.request.state).toBe('admissible');
    const officerId = await userId(officer);
    await head.post('/api/opinion-desk/assignments', { assignments: [{ requestId: id, officerId }] });
    expect((await take(officer, id, 'opening')).body.request.state).toBe('under_examination');
    const proposal = {
      outcome: 'favourable',
      reason: 'Percorso avviato nel 2024',
      stayConsidered: true,
      pathConsidered: true,
    };
    expect((await take(officer, id, 'proposal', { ...proposal, pathConsidered: false })).status).toBe(422);
    const made = await take(officer, id, 'proposal', proposal);
    expect(made.body.proposal).toMatchObject({
      outcome: 'favourable',
      motivation: 'Percorso avviato nel 2024',
      by: 'Persona dg_officer',
    });
    expect((await take(officer, id, 'decision')).status).toBe(403);
    expect(made.body.steps.find(({ step }) => step === 'decide')).toEqual({
      step: 'decide',
      open: false,
      why: 'not_yours',
    });
    const decided = await take(head, id, 'decision');
    expect(decided.body.request).toMatchObject({ state: 'decided', outcome: 'favourable', urgency: null });
  });

  it('refuse a version that is not the last, and a request that does not exist', async () => {
    const id = await file({});
    expect((await registry.post(path(id, '/admission'), {}, { 'If-Match': '"0"' })).status).toBe(412);
    expect((await registry.post(path(id, '/admission'), {})).status).toBe(428);
    expect((await registry.post(path(999_999, '/admission'), {}, { 'If-Match': '"1"' })).status).toBe(404);
    expect((await reader.get(path(999_999))).status).toBe(404);
  });

  it('admit what was filed outside the window only with a reason', async () => {
    const id = await file({ outsideWindowReason: 'Permesso rilasciato tardi' });
    const bare = await take(registry, id, 'admission');
    expect(bare.body.errors).toMatchObject([{ field: 'reason', code: 'required' }]);
    const answer = await take(registry, id, 'admission', { reason: 'Ritardo della Questura documentato' });
    expect(answer.body.history[0]).toMatchObject({ step: 'admit', reason: 'Ritardo della Questura documentato' });
  });

  it('show nothing open to who only reads', async () => {
    const id = await file({});
    expect((await reader.get(path(id))).body.steps.filter(({ open }) => open)).toEqual([]);
    expect((await reader.post(path(id, '/admission'), {}, { 'If-Match': '"1"' })).status).toBe(403);
  });
});

describe('a decision on many', () => {
  it('takes those of one case, all or none', async () => {
    const [first, second, other] = [
      await proposed('prosieguo'),
      await proposed('prosieguo'),
      await proposed('protection'),
    ];
    const mixed = await head.post('/api/opinion-desk/decisions', {
      requestIds: [first, other],
      notDueCase: 'prosieguo',
    });
    expect([mixed.status, mixed.body.code]).toEqual([409, 'bulk_mixed']);
    expect((await reader.get(path(first))).body.request.state).toBe('proposed');
    await officer.put(path(second, '/lock'));
    const locked = await head.post('/api/opinion-desk/decisions', {
      requestIds: [first, second],
      notDueCase: 'prosieguo',
    });
    expect(locked.body.code).toBe('opinion_locked');
    expect((await reader.get(path(first))).body.request.state).toBe('proposed');
    await officer.delete(path(second, '/lock'));
    const done = await head.post('/api/opinion-desk/decisions', {
      requestIds: [first, second],
      notDueCase: 'prosieguo',
    });
    expect(done.body).toEqual({ decided: 2 });
    for (const id of [first, second])
      expect((await reader.get(path(id))).body.request).toMatchObject({ state: 'decided', notDueCase: 'prosieguo' });
  });
});

describe('the statistics', () => {
  const [MARCH, APRIL] = ['2031-03-02', '2031-04-30'] as readonly string[] as readonly [CalendarDate, CalendarDate];
  const on = (text: string): CalendarDate => text as CalendarDate;

  beforeAll(async () => {
    const by = head.username;
    /** Filed on 2 March 2031, due on 1 April; asked for documents from the 10th to the 20th where `paused`, which moves the term to the 11th. */
    const answered = async (decidedOn: string, citizenship: string, paused: boolean): Promise<void> => {
      const id = await file({ birthDate: on('2013-05-01'), submittedOn: MARCH, dueOn: on('2031-04-01'), citizenship });
      const dueOn = on(paused ? '2031-04-11' : '2031-04-01');
      await writeStep(api.database, id, { step: 'admit', on: on('2031-03-04'), by: registry.username, dueOn });
      await writeStep(api.database, id, { step: 'assign', on: on('2031-03-05'), by, officer: officer.username, dueOn });
      await writeStep(api.database, id, { step: 'open', on: on('2031-03-05'), by: officer.username, dueOn });
      if (paused) {
        const reason = 'Manca la tutela';
        await writeStep(api.database, id, {
          step: 'request_integration',
          on: on('2031-03-10'),
          by: officer.username,
          reason,
        });
        await writeStep(api.database, id, {
          step: 'answer_integration',
          on: on('2031-03-20'),
          by: town.username,
          dueOn,
        });
      }
      const proposal = { by: officer.username, reason: 'Percorso avviato', outcome: 'favourable' } as const;
      await writeStep(api.database, id, { step: 'propose', on: on(decidedOn), ...proposal, dueOn });
      await writeStep(api.database, id, { step: 'decide', on: on(decidedOn), by, outcome: 'favourable' });
    };
    // 20 days; 35 days less ten: 25, in time; 36 days: four late.
    await answered('2031-03-22', 'GMB', false);
    await answered('2031-04-06', 'GMB', true);
    await answered('2031-04-07', 'TUN', false);
  });

  const statistics = (format = ''): string =>
    `/api/opinion-desk/statistics?from=${MARCH}&to=${APRIL}${format === '' ? '' : `&format=${format}`}`;

  it('count what happened in the period, net of suspensions', async () => {
    const { body } = await head.get(statistics());
    expect((body as unknown as OpinionStatisticsDto).total).toEqual({
      requested: 3,
      admitted: 3,
      issued: 3,
      favourable: 3,
      unfavourable: 0,
      notDue: 0,
      late: 1,
      medianDays: 25,
      ninetiethPercentileDays: 36,
    });
    expect(body.groups.month.map(({ key, issued }) => [key, issued])).toEqual([
      ['2031-03', 1],
      ['2031-04', 2],
    ]);
    expect(body.groups.region).toMatchObject([{ key: 'ITG1', name: 'Sicilia', issued: 3, medianDays: 25 }]);
    expect(body.groups.citizenship.map(({ key, medianDays }) => [key, medianDays])).toEqual([
      ['GMB', 20],
      ['TUN', 36],
    ]);
  });

  it('leave as a file', async () => {
    const csv = await head.agent.get(statistics('csv'));
    expect(csv.headers['content-disposition']).toBe('attachment; filename="SIM-pareri-2031-03-02-2031-04-30.csv"');
    expect(csv.text.split('\r\n')[1]).toBe('Totale;;3;3;3;3;0;0;1;25;36');
    expect(csv.text).toContain('Regione;Sicilia;3;3;3;3;0;0;1;25;36');
    expect((await head.agent.get(statistics('xlsx'))).status).toBe(200);
  });

  it('know at an instant only what was recorded by then', async () => {
    const service = api.app.get(OpinionStatistics);
    const before = await api.app
      .get(UnitOfWork)
      .run(SYSTEM_ACTOR, () => service.ofPeriod(MARCH, APRIL, new Date('2020-01-01T00:00:00Z')));
    expect(before.total.requested).toBe(0);
  });

  it('refuse a period that is none', async () => {
    const asked = async (query: string): Promise<string | undefined> =>
      (await head.get(`/api/opinion-desk/statistics?${query}`)).body.errors[0]?.code;
    expect(await asked('from=2031-04-30&to=2031-03-02')).toBe('invalid_period');
    expect(await asked('from=2031-02-30&to=2031-03-02')).toBe('invalid_date');
    expect(await asked('from=1990-01-01&to=2031-03-02')).toBe('out_of_range');
  });
});
