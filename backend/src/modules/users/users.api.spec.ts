import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { Role } from '../../domain/codes.js';
import { UnitOfWork } from '../../platform/database/unit-of-work.js';
import {
  addFacility,
  MILANO,
  PALERMO,
  signIn as signInPlain,
  TEST_PASSWORD,
  type SignedInBrowser,
} from '../../testing/fixtures.js';
import { createTestApi, type TestApi } from '../../testing/test-api.js';

interface Body {
  readonly code: string;
  readonly errors: readonly { readonly field: string; readonly code: string }[];
  readonly items: readonly { readonly id: number; readonly displayName: string }[];
  readonly user: { readonly id: number; readonly memberships: readonly { readonly id: number }[] };
  readonly invitation: { readonly path: string };
  readonly path: string;
  readonly state: string;
  readonly confirmed: number;
  readonly organisations: readonly string[];
  readonly memberships: readonly { readonly id: number; readonly overdue: boolean; readonly reviewDueOn: string }[];
  readonly steps: readonly { readonly step: string; readonly open: boolean; readonly why: string | null }[];
}
type Browser = SignedInBrowser<Body>;

/** Signs in a browser that names the version of a person in each change, as the client does. */
async function signIn(api: TestApi, role: Role, scope = ''): Promise<Browser> {
  const browser = await signInPlain<Body>(api, role, scope);
  const tagOf = async (path: string): Promise<Record<string, string>> => {
    const person = /^\/api\/users\/\d+(?=\/)/.exec(path)?.[0];
    return person === undefined ? {} : { 'If-Match': (await browser.get(person)).headers.etag ?? '' };
  };
  return {
    ...browser,
    post: async (path, body, headers) => browser.post(path, body, { ...(await tagOf(path)), ...headers }),
    put: async (path, body, headers) => browser.put(path, body, { ...(await tagOf(path)), ...headers }),
    delete: async (path, headers) => browser.delete(path, { ...(await tagOf(path)), ...headers }),
  };
}

const GOOD_PASSWORD = 'quattro cavalli verdi';
let api: TestApi;
let dg: Browser;
let palermo: Browser;
let milano: Browser;
let names = 0;

beforeAll(async () => {
  api = await createTestApi();
  await addFacility(api.database, { code: 'F-PA', municipality: PALERMO });
  await addFacility(api.database, { code: 'F-MI', municipality: MILANO });
  dg = await signIn(api, 'dg_administrator');
  palermo = await signIn(api, 'municipality', PALERMO);
  milano = await signIn(api, 'municipality', MILANO);
});
afterAll(() => api.close());

const person = (others: object = {}): { username: string } => ({
  username: `p.${String((names += 1))}`,
  ...{ displayName: 'Anna Prova', role: 'facility', scope: 'F-PA' },
  ...others,
});

async function invite(browser: Browser, others: object = {}): Promise<{ id: number; token: string; username: string }> {
  const body = person(others);
  const answer = await browser.post('/api/users', body);
  expect(answer.status).toBe(201);
  const { user, invitation } = answer.body;
  return { id: user.id, token: tokenOf(invitation.path), username: body.username };
}

const tokenOf = (path: string): string => path.replace('/invitation/', '');
const idOf = async (username: string): Promise<number> => {
  const [row] = await api.database.admin<{ id: number }>(`select id from users where username = $1`, [username]);
  return row?.id ?? 0;
};
const accept = (token: string, password = GOOD_PASSWORD) =>
  api.browser().post('/api/invitations/acceptance').send({ token, password });
const fieldsOf = ({ body }: { body: unknown }) =>
  (body as Body).errors.map(({ field, code }) => [field, code] as const);

describe('An invitation', () => {
  it('is shown once, sets a password, signs in, and works no second time', async () => {
    const { id, token, username } = await invite(palermo);
    const stored = await api.database.admin<{ kept: string }>(
      `select row_to_json(i)::text || (select coalesce(string_agg(response::text, ''), '') from idempotency_keys) as kept
         from user_invitations i where user_id = $1`,
      [id],
    );
    expect(stored[0]?.kept).not.toContain(token);

    const shown = await api.browser().post('/api/invitations/look-up').send({ token });
    expect(shown.body).toMatchObject({ username, displayName: 'Anna Prova', organisations: ['Casa F-PA'] });
    const answer = await accept(token);
    expect(answer.status).toBe(200);
    expect((answer.body as { membership: { role: string } }).membership.role).toBe('facility');
    expect((await accept(token)).status).toBe(404);
    expect((await palermo.get(`/api/users/${String(id)}`)).body.state).toBe('active');
    const again = await api.browser().post('/api/session').send({ username, password: GOOD_PASSWORD });
    expect(again.status).toBe(200);
  });

  it.each([
    ['troppo corta', 'too_short'],
    ['aaaaaaaaaaaaaaaaaaaaa', 'password_guessable'],
    ['questa-sono-io-anna.prova', 'password_guessable'],
  ])('does not take the password %s', async (password, code) => {
    const { token } = await invite(palermo);
    const answer = await accept(token, password);
    expect([answer.status, fieldsOf(answer)]).toEqual([422, [['password', code]]]);
    // The refusal has not used the link up.
    expect((await accept(token)).status).toBe(200);
  });

  it('that was renewed or has expired lets nobody in', async () => {
    const { id, token } = await invite(palermo);
    const renewed = await palermo.put(`/api/users/${String(id)}/invitation`);
    expect(renewed.status).toBe(200);
    expect((await accept(token)).status).toBe(404);
    await api.database.admin(
      `update user_invitations set created_at = now() - interval '8 days', expires_at = now() - interval '1 second' where user_id = $1 and revoked_at is null`,
      [id],
    );
    const answer = await accept(tokenOf(renewed.body.path));
    expect([answer.status, (answer.body as Body).code]).toEqual([404, 'invitation_gone']);
  });

  it('lasts seven days, a link for a new password one', async () => {
    const { id, token } = await invite(palermo);
    await accept(token);
    await palermo.put(`/api/users/${String(id)}/invitation`);
    const rows = await api.database.admin<{ purpose: string; hours: number }>(
      `select purpose, round(extract(epoch from expires_at - created_at) / 3600)::integer as hours from user_invitations where user_id = $1 order by id`,
      [id],
    );
    expect(rows).toEqual([
      { purpose: 'first_access', hours: 168 },
      { purpose: 'password_reset', hours: 24 },
    ]);
  });

  it('asked for twice with one key makes one person, and the second link counts', async () => {
    const headers = { 'Idempotency-Key': crypto.randomUUID() };
    const body = person();
    const first = await palermo.post('/api/users', body, headers);
    const second = await palermo.post('/api/users', body, headers);
    expect(second.body.user.id).toBe(first.body.user.id);
    expect((await accept(tokenOf(first.body.invitation.path))).status).toBe(404);
    expect((await accept(tokenOf(second.body.invitation.path))).status).toBe(200);
  });

  it('for a name in use is refused', async () => {
    const { username } = await invite(palermo);
    const answer = await palermo.post('/api/users', { ...person(), username: username.toUpperCase() });
    expect([answer.status, fieldsOf(answer)]).toEqual([409, [['username', 'duplicate']]]);
  });
});

describe('A municipality', () => {
  it.each([
    ['an administrator of the DG', { role: 'dg_administrator', scope: null }, 'role', 'not_allowed'],
    ['an analyst of the DG', { role: 'dg_analyst', scope: null }, 'role', 'not_allowed'],
    ['an officer of the region', { role: 'region', scope: 'ITG1' }, 'role', 'not_allowed'],
    ['an officer of the prefecture', { role: 'prefecture', scope: 'PA' }, 'role', 'not_allowed'],
    ['an officer of another municipality', { role: 'municipality', scope: MILANO }, 'scope', 'not_allowed'],
    ['an officer of a facility elsewhere', { role: 'facility', scope: 'F-MI' }, 'scope', 'unknown_code'],
  ])('invites no %s, nor gives that access to its own people', async (_who, grant, field, code) => {
    const answer = await palermo.post('/api/users', person(grant));
    expect([answer.status, fieldsOf(answer)]).toEqual([422, [[field, code]]]);
    const { id } = await invite(palermo);
    const more = await palermo.post(`/api/users/${String(id)}/memberships`, grant);
    expect([more.status, fieldsOf(more)]).toEqual([422, [[field, code]]]);
  });

  it('sees its own people and those of its facilities, and reaches no other', async () => {
    const own = await invite(palermo, { displayName: 'Persona di Palermo' });
    const other = await invite(milano, { displayName: 'Persona di Milano', scope: 'F-MI' });
    const listed = (await palermo.get('/api/users?limit=100')).body.items.map(({ displayName }) => displayName);
    expect(listed).toContain('Persona di Palermo');
    expect(listed).not.toContain('Persona di Milano');
    expect((await palermo.get(`/api/users/${String(own.id)}`)).status).toBe(200);
    const path = `/api/users/${String(other.id)}`;
    const [membership] = (await milano.get(path)).body.memberships;
    const answers = [
      await palermo.get(path),
      await palermo.put(`${path}/invitation`),
      await palermo.put(`${path}/suspension`, { reason: 'Prova di accesso' }),
      await palermo.delete(`${path}/suspension`),
      await palermo.post(`${path}/memberships`, { role: 'facility', scope: 'F-PA' }),
      await palermo.delete(`${path}/memberships/${String(membership?.id)}`),
    ];
    expect(answers.map(({ status }) => status)).toEqual([404, 404, 404, 404, 404, 404]);
    const review = await palermo.post('/api/users/reviews', { membershipIds: [membership?.id] });
    expect(review.body.confirmed).toBe(0);
  });

  it('neither suspends nor gives a new password to who also works elsewhere, but takes its own access away', async () => {
    const { id, token } = await invite(palermo);
    await accept(token);
    const path = `/api/users/${String(id)}`;
    expect((await dg.post(`${path}/memberships`, { role: 'dg_analyst', scope: null })).status).toBe(201);
    const { steps, memberships } = (await palermo.get(path)).body;
    expect(steps.filter(({ step }) => step === 'suspend' || step === 'reset_password')).toEqual([
      { step: 'reset_password', open: false, why: 'belongs_elsewhere' },
      { step: 'suspend', open: false, why: 'belongs_elsewhere' },
    ]);
    expect((await palermo.put(`${path}/suspension`, { reason: 'Prova di accesso' })).status).toBe(409);
    expect((await palermo.put(`${path}/invitation`)).status).toBe(409);
    // It does not even learn of the access in the DG.
    expect(memberships).toHaveLength(1);
    expect((await palermo.delete(`${path}/memberships/${String(memberships[0]?.id)}`)).status).toBe(200);
  });

  it('cannot write past its routes either: the database refuses', async () => {
    const { id } = await invite(milano, { scope: 'F-MI' });
    const [municipality] = await api.database.admin<{ id: string }>(
      `select id::text from municipalities where istat_code = $1 and upper_inf(valid)`,
      [PALERMO],
    );
    const work = api.app.get(UnitOfWork);
    const actor = { userId: await idOf(palermo.username), organisationId: 0, role: 'municipality' } as const;
    const attempts = [];
    for (const sql of [
      `update users set disabled_at = now() where id = $1`,
      `update memberships set ended_at = now() where user_id = $1`,
      `update user_invitations set revoked_at = now() where user_id = $1`,
    ]) {
      const scope = { kind: 'municipality', id: municipality?.id ?? '' } as const;
      attempts.push(await work.run({ ...actor, scope }, () => work.execute(sql, [id])));
    }
    expect(attempts).toEqual([0, 0, 0]);
  });
});

describe('Suspension', () => {
  it('ends the open sessions at once, is explained, and can be lifted', async () => {
    const { id, token } = await invite(palermo);
    const browser = api.browser();
    await browser.post('/api/invitations/acceptance').send({ token, password: GOOD_PASSWORD });
    expect((await browser.get('/api/session')).status).toBe(200);
    const path = `/api/users/${String(id)}`;
    const suspended = await palermo.put(`${path}/suspension`, { reason: 'Ha lasciato la cooperativa' });
    expect(suspended.body).toMatchObject({ state: 'suspended', disabledReason: 'Ha lasciato la cooperativa' });
    expect((await browser.get('/api/session')).status).toBe(401);
    expect(await api.database.admin(`select 1 from sessions where user_id = $1`, [id])).toEqual([]);
    expect((await palermo.delete(`${path}/suspension`)).body.state).toBe('active');
    expect((await palermo.delete(`${path}/suspension`)).status).toBe(409);
  });

  it('of oneself, or of the last administrator, is refused', async () => {
    const own = `/api/users/${String(await idOf(dg.username))}`;
    const answer = await dg.put(`${own}/suspension`, { reason: 'Prova di accesso' });
    expect([answer.status, answer.body.code]).toEqual([409, 'own_account']);
    const [membership] = (await dg.get(own)).body.memberships;
    expect((await dg.delete(`${own}/memberships/${String(membership?.id)}`)).body.code).toBe('own_account');

    const second = await signIn(api, 'dg_administrator');
    const third = `/api/users/${String(await idOf(second.username))}`;
    // Both suspend the other at the same time: one of them stays.
    const answers = await Promise.all([
      dg.put(`${third}/suspension`, { reason: 'Prova di accesso' }),
      second.put(`${own}/suspension`, { reason: 'Prova di accesso' }),
    ]);
    expect(answers.filter(({ status }) => status === 200)).toHaveLength(1);
    await api.database.admin(`update users set disabled_at = null, disabled_reason = null where username = any ($1)`, [
      [dg.username, second.username],
    ]);
    dg = await again(dg.username);
  });
});

/** Signs in once more who was suspended meanwhile. */
async function again(username: string): Promise<Browser> {
  const fresh = await signIn(api, 'dg_administrator');
  const session = await api.browser().post('/api/session').send({ username, password: TEST_PASSWORD });
  expect(session.status).toBe(200);
  return fresh;
}

describe('The review', () => {
  it('is due 180 days after an access was given or confirmed, and is confirmed by another person', async () => {
    const { id } = await invite(palermo, { displayName: 'Da Rivedere' });
    const path = `/api/users/${String(id)}`;
    await api.database.admin(
      `update memberships set granted_at = timestamptz '2026-01-10T12:00:00Z' where user_id = $1`,
      [id],
    );
    const [membership] = (await palermo.get(path)).body.memberships;
    // 10 January and 180 days: 21 in January, 28, 31, 30, 31, 30 are 171, so the 9th of July.
    expect(membership).toMatchObject({ reviewDueOn: '2026-07-09', overdue: true });
    const due = (await palermo.get('/api/users?overdue=true')).body.items.map((item) => item.id);
    expect(due).toEqual([id]);
    const confirmed = await palermo.post('/api/users/reviews', { membershipIds: [membership?.id] });
    expect(confirmed.body.confirmed).toBe(1);
    expect((await palermo.get('/api/users?overdue=true')).body.items).toEqual([]);

    const own = await api.database.admin<{ id: number }>(
      `select m.id from memberships m join users u on u.id = m.user_id where u.username = $1`,
      [palermo.username],
    );
    const self = await palermo.post('/api/users/reviews', { membershipIds: [own[0]?.id] });
    expect(self.body.confirmed).toBe(0);
  });
});

describe('two managers of one person', () => {
  it('do not undo each other: a change names the version that was read', async () => {
    const { id } = await invite(palermo);
    const path = `/api/users/${String(id)}`;
    const plain = await signInPlain<Body>(api, 'municipality', PALERMO);
    const read = await plain.get(path);
    const changes: (() => Promise<{ status: number }>)[] = [
      () => plain.put(`${path}/invitation`),
      () => plain.put(`${path}/suspension`, { reason: 'Ha lasciato la cooperativa' }),
      () => plain.delete(`${path}/suspension`),
      () => plain.post(`${path}/memberships`, { role: 'municipality', scope: PALERMO }),
      () => plain.delete(`${path}/memberships/${String(read.body.memberships[0]?.id)}`),
    ];
    for (const change of changes) expect((await change()).status).toBe(428);
    const stale = { 'If-Match': read.headers.etag ?? '' };
    const given = await palermo.post(`${path}/memberships`, { role: 'municipality', scope: PALERMO });
    expect([given.status, given.headers.etag === stale['If-Match']]).toEqual([201, false]);
    expect((await plain.put(`${path}/suspension`, { reason: 'Ha lasciato la cooperativa' }, stale)).status).toBe(412);
    // A link is a change too, and answers with the version that follows.
    const link = await plain.put(`${path}/invitation`, {}, { 'If-Match': given.headers.etag ?? '' });
    expect(link.headers.etag).toBe((await plain.get(path)).headers.etag);
    expect(link.headers.etag).not.toBe(given.headers.etag);
  });

  it('a sign-in makes no form stale', async () => {
    const { id, token, username } = await invite(palermo);
    await accept(token);
    const before = (await palermo.get(`/api/users/${String(id)}`)).headers.etag;
    await api.browser().post('/api/session').send({ username, password: GOOD_PASSWORD });
    expect((await palermo.get(`/api/users/${String(id)}`)).headers.etag).toBe(before);
  });
});
