import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { createHash } from 'node:crypto';
import type { Agent, Response } from 'supertest';
import { UsersService } from '../../modules/users/index.js';
import { addFacility, addOrganisation, addUser, PALERMO, TEST_PASSWORD } from '../../testing/fixtures.js';
import { createTestApi, type TestApi } from '../../testing/test-api.js';
import { UnitOfWork } from '../database/unit-of-work.js';
import { SessionRepository } from './session.repository.js';

interface Problem {
  readonly code: string;
  readonly facts?: { readonly retryAfterSeconds: number };
}

interface Session {
  readonly membership: { readonly id: number; readonly role: string };
  readonly memberships: readonly { readonly id: number; readonly role: string }[];
}

let api: TestApi;
beforeAll(async () => {
  api = await createTestApi();
  await addFacility(api.database, { code: 'F-PA', municipality: PALERMO });
});
afterAll(() => api.close());

const tryPassword = (username: string, password: string, browser: Agent = api.browser()) =>
  browser.post('/api/session').send({ username, password });
const problem = ({ body }: Response): Problem => body as Problem;
const cookiesOf = (answer: Response): string[] => answer.get('Set-Cookie') ?? [];
const cookie = (answer: Response, name: string): string =>
  cookiesOf(answer).find((text) => text.startsWith(`${name}=`)) ?? '';
const valueOf = (text: string): string => decodeURIComponent(/^[^=]+=([^;]*)/.exec(text)?.[1] ?? '');

interface OpenBrowser {
  readonly agent: Agent;
  readonly token: string;
  readonly csrf: string;
}

async function enter(username: string): Promise<OpenBrowser> {
  const agent = api.browser();
  const answer = await tryPassword(username, TEST_PASSWORD, agent);
  expect(answer.status).toBe(200);
  return {
    agent,
    token: valueOf(cookie(answer, 'sim_session')),
    csrf: valueOf(cookie(answer, 'XSRF-TOKEN')),
  };
}

const isIn = async ({ agent }: OpenBrowser): Promise<boolean> => (await agent.get('/api/session')).status === 200;

/** Moves the times of a session as if so much had gone by. */
const age = (token: string, column: 'last_seen_at' | 'expires_at', interval: string) =>
  api.database.admin(`update sessions set ${column} = ${column} - $2::interval where token_hash = $1`, [
    createHash('sha256').update(token).digest(),
    interval,
  ]);

describe('Signing in', () => {
  it('gives a session that says who it is, in cookies that scripts and other sites do not get', async () => {
    const answer = await tryPassword(await addUser(api.database, 'region', 'ITG1'), TEST_PASSWORD);
    expect(answer.status).toBe(200);
    expect((answer.body as Session).membership.role).toBe('region');
    expect(cookie(answer, 'sim_session')).toMatch(/^sim_session=[\w-]{43}; Path=\/; HttpOnly; SameSite=Lax$/);
    expect(cookie(answer, 'XSRF-TOKEN')).toMatch(/^XSRF-TOKEN=[\w-]{43}; Path=\/; SameSite=Lax$/);
    expect(answer.headers['cache-control']).toBe('no-store');
  });

  it('answers a wrong password, an unknown name, a disabled user and one without a membership alike', async () => {
    const disabled = await addUser(api.database, 'dg_analyst');
    await api.app.get(UsersService).disable(disabled);
    const idle = await addUser(api.database, 'dg_analyst');
    await api.database.admin(
      `update memberships set ended_at = now() where user_id = (select id from users where username = $1)`,
      [idle],
    );
    const answers = [
      await tryPassword(await addUser(api.database, 'dg_analyst'), 'not the password'),
      await tryPassword('nobody.at.all', TEST_PASSWORD),
      await tryPassword(disabled, TEST_PASSWORD),
      await tryPassword(idle, TEST_PASSWORD),
    ];
    const said = answers.map(({ status, body }) => {
      const { correlationId: _id, ...rest } = body as Record<string, unknown>;
      return { status, ...rest };
    });
    expect(said[0]).toMatchObject({ status: 401, code: 'wrong_credentials' });
    for (const other of said) expect(other).toEqual(said[0]);
    for (const answer of answers) expect(cookiesOf(answer)).toEqual([]);
  });

  it('takes small and capital letters of the name alike, and none of the password', async () => {
    const username = await addUser(api.database, 'dg_analyst');
    expect((await tryPassword(username.toUpperCase(), TEST_PASSWORD)).status).toBe(200);
    expect((await tryPassword(username, TEST_PASSWORD.toUpperCase())).status).toBe(401);
  });

  it.each([
    ['nothing', {}],
    ['a name that is no text', { username: { a: 1 }, password: 'x' }],
    ['a password that is a number', { username: 'nobody', password: 5 }],
    ['a list', { username: ['a'], password: ['b'] }],
    ['a name longer than any', { username: 'a'.repeat(81), password: 'x' }],
    ['a password longer than any', { username: 'nobody', password: 'x'.repeat(201) }],
  ])('refuses %s without recording it', async (_what, body) => {
    const count = () => api.database.admin<{ events: string }>('select count(*)::text as events from audit_events');
    const before = await count();
    expect((await api.browser().post('/api/session').send(body)).status).toBe(401);
    expect(await count()).toEqual(before);
  });

  it('does not take a password from the address, where logs would keep it', async () => {
    const username = await addUser(api.database, 'dg_analyst');
    const query = new URLSearchParams({ username, password: TEST_PASSWORD }).toString();
    expect((await api.browser().post(`/api/session?${query}`).send({})).status).toBe(401);
  });

  it('keeps no token and no password in clear', async () => {
    const { token } = await enter(await addUser(api.database, 'dg_analyst'));
    const rows = await api.database.admin<{ row: string }>(
      `select s::text as row from sessions s union all select u::text from users u union all select e::text from audit_events e`,
    );
    const all = rows.map(({ row }) => row).join('\n');
    expect(all).not.toContain(token);
    expect(all).not.toContain(Buffer.from(token).toString('hex'));
    expect(all).not.toContain(TEST_PASSWORD);
    expect(all).toContain('$argon2id$');
  });
});

describe('A request from elsewhere', () => {
  it('is refused for every change without the right header, and for none that only reads', async () => {
    const { agent, csrf } = await enter(await addUser(api.database, 'dg_administrator'));
    for (const path of [
      '/api/minors',
      '/api/facilities',
      '/api/managing-bodies',
      '/api/reports/monthly',
      '/api/imports',
    ]) {
      for (const headers of [{}, { 'X-XSRF-TOKEN': 'guessed' }, { 'X-XSRF-TOKEN': `${csrf.slice(1)}x` }]) {
        const answer = await agent.post(path).set(headers).send({});
        expect([path, answer.status, problem(answer).code]).toEqual([path, 403, 'csrf_failed']);
      }
    }
    expect(problem(await agent.delete('/api/session')).code).toBe('csrf_failed');
    expect(problem(await agent.delete('/api/sessions')).code).toBe('csrf_failed');
    expect(problem(await agent.put('/api/session/membership').send({ membershipId: 1 })).code).toBe('csrf_failed');
    expect((await agent.get('/api/session')).status).toBe(200);
  });

  it('does not accept the header of another session', async () => {
    const username = await addUser(api.database, 'dg_administrator');
    const one = await enter(username);
    const other = await enter(username);
    const answer = await one.agent.delete('/api/session').set('X-XSRF-TOKEN', other.csrf);
    expect(problem(answer).code).toBe('csrf_failed');
  });

  it.each(['cross-site', 'same-site'])(
    'of a %s page is refused even with the header, and may not sign in',
    async (site) => {
      const username = await addUser(api.database, 'dg_administrator');
      const { agent, csrf } = await enter(username);
      const change = await agent.delete('/api/session').set({ 'X-XSRF-TOKEN': csrf, 'Sec-Fetch-Site': site });
      expect(problem(change).code).toBe('csrf_failed');
      const entry = await tryPassword(username, TEST_PASSWORD).set('Sec-Fetch-Site', site);
      expect([entry.status, problem(entry).code]).toEqual([403, 'csrf_failed']);
    },
  );
});

describe('Guessing', () => {
  /** Lets the lock of a name run out. */
  const wait = (username: string) =>
    api.database.admin(
      `update sign_in_failures set locked_until = now() where name_hash = sha256(convert_to($1, 'UTF8'))`,
      [username],
    );
  const guess = async (username: string) => {
    const answer = await tryPassword(username, 'a guess');
    return [answer.status, problem(answer).code, answer.headers['retry-after'] ?? null];
  };

  it.each(['known', 'unknown'])(
    'an %s name is locked at the fifth failure, twice as long at each further one',
    async (kind) => {
      const username = kind === 'known' ? await addUser(api.database, 'dg_analyst') : 'nobody.of.that.name';
      for (let failure = 1; failure <= 4; failure += 1) {
        expect(await guess(username)).toEqual([401, 'wrong_credentials', null]);
      }
      expect(await guess(username)).toEqual([429, 'locked_out', '30']);
      const locked = await tryPassword(username, TEST_PASSWORD);
      expect([locked.status, problem(locked).code]).toEqual([429, 'locked_out']);
      expect(Number(locked.headers['retry-after'])).toBeGreaterThan(20);
      await wait(username);
      expect(await guess(username)).toEqual([429, 'locked_out', '60']);
      await wait(username);
      expect(await guess(username)).toEqual([429, 'locked_out', '120']);
    },
  );

  it('is forgotten by a success', async () => {
    const username = await addUser(api.database, 'dg_analyst');
    for (let failure = 1; failure <= 4; failure += 1) await guess(username);
    await enter(username);
    expect(await guess(username)).toEqual([401, 'wrong_credentials', null]);
  });

  it('goes one at a time: ten at once get no further than one after another', async () => {
    const username = await addUser(api.database, 'dg_analyst');
    const answers = await Promise.all(Array.from({ length: 10 }, () => guess(username)));
    const tried = answers.filter(([, , after]) => after !== '1');
    expect(tried.filter(([status]) => status === 401).length).toBeLessThanOrEqual(4);
    expect(answers.every(([status]) => status === 401 || status === 429)).toBe(true);
  });

  it('locks the name and not the others, nor sessions that are open', async () => {
    const username = await addUser(api.database, 'dg_analyst');
    const open = await enter(username);
    for (let failure = 1; failure <= 5; failure += 1) await guess(username);
    expect(await isIn(open)).toBe(true);
    await enter(await addUser(api.database, 'dg_analyst'));
  });
});

describe('A session ends', () => {
  it('at once when the user is disabled, the membership ends or the organisation closes', async () => {
    const ends: ((username: string) => Promise<unknown>)[] = [
      (username) => api.database.admin('update users set disabled_at = now() where username = $1', [username]),
      (username) =>
        api.database.admin(
          `update memberships set ended_at = now() where user_id = (select id from users where username = $1)`,
          [username],
        ),
      (username) =>
        api.database.admin(
          `update organisations set closed_at = now() where id = (select m.organisation_id from memberships m join users u on u.id = m.user_id where u.username = $1)`,
          [username],
        ),
    ];
    for (const end of ends) {
      const username = await addUser(api.database, 'prefecture', 'MI');
      const open = await enter(username);
      expect(await isIn(open)).toBe(true);
      await end(username);
      expect(await isIn(open)).toBe(false);
      expect((await open.agent.get('/api/minors')).status).toBe(401);
    }
  });

  it('after two hours without use, and not before', async () => {
    const open = await enter(await addUser(api.database, 'dg_analyst'));
    await age(open.token, 'last_seen_at', '1 hour 59 minutes');
    expect(await isIn(open)).toBe(true);
    // Its use was noted: another hour and 59 minutes are free.
    await age(open.token, 'last_seen_at', '1 hour 59 minutes');
    expect(await isIn(open)).toBe(true);
    await age(open.token, 'last_seen_at', '2 hours 1 minute');
    expect(await isIn(open)).toBe(false);
  });

  it('after twelve hours, whatever the use', async () => {
    const open = await enter(await addUser(api.database, 'dg_analyst'));
    await age(open.token, 'expires_at', '11 hours 59 minutes');
    expect(await isIn(open)).toBe(true);
    await age(open.token, 'expires_at', '1 minute');
    expect(await isIn(open)).toBe(false);
    await api.app.get(UnitOfWork).runAsService(() => api.app.get(SessionRepository).removeEnded());
    expect(
      await api.database.admin('select 1 from sessions where token_hash = $1', [
        createHash('sha256').update(open.token).digest(),
      ]),
    ).toEqual([]);
  });

  it('on sign-out, this one only', async () => {
    const username = await addUser(api.database, 'dg_analyst');
    const [one, other] = [await enter(username), await enter(username)];
    const answer = await one.agent.delete('/api/session').set('X-XSRF-TOKEN', one.csrf);
    expect(answer.status).toBe(204);
    expect(cookie(answer, 'sim_session')).toContain('Expires=Thu, 01 Jan 1970');
    // The token is worth nothing any more, even to who kept it.
    expect((await api.browser().get('/api/session').set('Cookie', `sim_session=${one.token}`)).status).toBe(401);
    expect(await isIn(other)).toBe(true);
  });

  it('everywhere on signing out everywhere, other users’ sessions apart', async () => {
    const username = await addUser(api.database, 'dg_analyst');
    const [one, other] = [await enter(username), await enter(username)];
    const stranger = await enter(await addUser(api.database, 'dg_analyst'));
    expect((await one.agent.delete('/api/sessions').set('X-XSRF-TOKEN', one.csrf)).status).toBe(204);
    expect([await isIn(one), await isIn(other), await isIn(stranger)]).toEqual([false, false, true]);
  });

  it('with a new password, which also lifts the lock', async () => {
    const username = await addUser(api.database, 'dg_analyst');
    const open = await enter(username);
    for (let failure = 1; failure <= 5; failure += 1) await tryPassword(username, 'a guess');
    await api.app.get(UsersService).setPassword(username, 'una parola nuova e lunga');
    expect(await isIn(open)).toBe(false);
    expect((await tryPassword(username, 'una parola nuova e lunga')).status).toBe(200);
  });
});

describe('Who acts for several bodies', () => {
  it('sees what the body sees for which it acts now, and may not act for others', async () => {
    const username = await addUser(api.database, 'facility', 'F-PA');
    const dg = await addOrganisation(api.database, 'dg');
    await api.database.admin(
      `insert into memberships (user_id, organisation_id, role) select id, $2, 'dg_administrator' from users where username = $1`,
      [username, dg],
    );
    const [foreign] = await api.database.admin<{ id: number }>(
      `select m.id::int from memberships m join users u on u.id = m.user_id where u.username = $1`,
      [await addUser(api.database, 'region', 'ITG1')],
    );
    const open = await enter(username);
    const { membership, memberships } = (await open.agent.get('/api/session')).body as Session;
    expect(memberships.map(({ role }) => role)).toEqual(['facility', 'dg_administrator']);
    expect(membership.role).toBe('facility');

    const change = (path: string, body: object) => open.agent.put(path).set('X-XSRF-TOKEN', open.csrf).send(body);
    const create = () =>
      open.agent
        .post('/api/minors')
        .set({ 'X-XSRF-TOKEN': open.csrf, 'Idempotency-Key': 'creation-by-the-dg' })
        .send({
          familyName: 'Keita',
          givenName: 'Awa',
          sex: 'F',
          birthDate: '2011-05-05',
          birthDateQuality: 'declared',
          citizenships: ['MLI'],
          reportedOn: '2026-03-01',
        });
    const total = async () => ((await open.agent.get('/api/minors')).body as { total: { count: number } }).total.count;

    expect((await change('/api/session/membership', { membershipId: memberships[1]?.id })).status).toBe(200);
    expect((await create()).status).toBe(201);
    expect(await total()).toBe(1);
    expect((await open.agent.get('/api/imports')).status).toBe(200);

    expect((await change('/api/session/membership', { membershipId: memberships[0]?.id })).status).toBe(200);
    expect(await total()).toBe(0);
    expect((await open.agent.get('/api/imports')).status).toBe(403);
    // What was created for the other body is not given again for this one.
    expect((await create()).status).toBe(404);

    expect((await change('/api/session/membership', { membershipId: foreign?.id })).status).toBe(404);
    expect(((await open.agent.get('/api/session')).body as Session).membership.role).toBe('facility');
  });
});

// Last: passport keeps one strategy for the whole process, so that from here on the password door is the second application's.
describe('Behind TLS', () => {
  it('sends cookies over TLS only where the configuration says so', async () => {
    const secure = await createTestApi({ secureCookies: true });
    try {
      const username = await addUser(secure.database, 'dg_analyst');
      const answer = await secure.browser().post('/api/session').send({ username, password: TEST_PASSWORD });
      expect(cookiesOf(answer)).toHaveLength(2);
      for (const text of cookiesOf(answer)) expect(text).toContain('; Secure');
      expect(answer.headers['strict-transport-security']).toContain('max-age=');
    } finally {
      await secure.close();
    }
  });
});
