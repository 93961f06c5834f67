import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { randomUUID } from 'node:crypto';
import { JobHandlers } from '../../platform/queue/job-handlers.js';
import { signIn, TEST_PASSWORD } from '../../testing/fixtures.js';
import { MailServer } from '../../testing/mail-server.js';
import { createTestApi, type TestApi } from '../../testing/test-api.js';

const PASSWORD = 'una frase lunga e solo mia';
let api: TestApi;
let mail: MailServer;
let email: string;

beforeAll(async () => {
  mail = new MailServer();
  await mail.start();
  api = await createTestApi({ mail: { url: mail.url, from: 'sim@lavoro.example' } });
}, 60_000);
afterAll(async () => {
  await api.close();
  await mail.stop();
});
beforeEach(() => {
  email = `tutore.${randomUUID().slice(0, 8)}+sim@posta.example`;
});

const register = (body: object = {}) =>
  api
    .browser()
    .post('/api/applicants/registrations')
    .send({ displayName: 'Ada Prova', email, kind: 'guardian', privacy: true, ...body });
const confirm = (token: string, password = PASSWORD) =>
  api.browser().post('/api/applicants/confirmations').send({ token, password });
/** No worker runs here: the letters that wait are sent. */
const sendLetters = async (): Promise<void> => {
  const rows = await api.database.admin<{ id: number }>(
    'select id from applicant_registrations where sent_at is null order by id',
  );
  for (const { id } of rows) await api.app.get(JobHandlers).handle('applicant.letter', { registrationId: id });
};
const lettersTo = (address: string): string[] =>
  mail.received.filter(({ to }) => JSON.stringify(to).includes(address)).map(({ text }) => text ?? '');
const tokenIn = (letter: string): string => /\/applicants\/confirmation\/([\w-]{43})/.exec(letter)?.[1] ?? '';
const lastToken = async (): Promise<string> => {
  await sendLetters();
  return tokenIn(lettersTo(email).at(-1) ?? '');
};

describe('A registration', () => {
  it('makes an account of whoever holds the address, which sees nothing of the register', async () => {
    expect((await register({ kind: 'lawyer', bodyName: 'Foro di Prova' })).status).toBe(202);
    expect(await api.database.admin('select from users where username = $1', [email])).toHaveLength(0);
    const token = await lastToken();
    const done = await confirm(token);
    expect([done.status, (done.body as { membership: { role: string } }).membership.role]).toEqual([200, 'applicant']);
    const [applicant] = await api.database.admin<{ kind: string; body: string; email: string }>(
      `select a.kind, a.body_name as body, u.email from applicants a join users u on u.id = a.user_id where u.username = $1`,
      [email],
    );
    expect(applicant).toEqual({ kind: 'lawyer', body: 'Foro di Prova', email });
    const browser = api.browser();
    expect((await browser.post('/api/session').send({ username: email, password: PASSWORD })).status).toBe(200);
    expect([(await browser.get('/api/minors')).status, (await browser.get('/api/opinions')).status]).toEqual([
      403, 200,
    ]);
  });

  it('keeps no token, and its link works once', async () => {
    await register();
    const token = await lastToken();
    const rows = await api.database.admin(`select row_to_json(r)::text as row from applicant_registrations r`);
    expect(JSON.stringify(rows)).not.toContain(token);
    const answers = await Promise.all([confirm(token), confirm(token)]);
    expect(answers.filter(({ status }) => status === 200)).toHaveLength(1);
    expect((await confirm(token)).status).toBe(404);
    expect((await confirm('x'.repeat(43))).status).toBe(404);
  });

  it('whose link is too old makes nothing', async () => {
    await register();
    const token = await lastToken();
    await api.database.admin(
      `update applicant_registrations set requested_at = now() - interval '3 days', expires_at = now() - interval '1 day' where email = $1`,
      [email],
    );
    const answer = await confirm(token);
    expect([answer.status, (answer.body as { code: string }).code]).toEqual([404, 'invitation_gone']);
    expect(await api.app.get(JobHandlers).handle('applicant.clean', {})).toBe(0);
    await api.database.admin(
      `update applicant_registrations set requested_at = now() - interval '11 days', expires_at = now() - interval '9 days' where email = $1`,
      [email],
    );
    expect(await api.app.get(JobHandlers).handle('applicant.clean', {})).toBe(1);
  });

  it('with a poor password can be tried again', async () => {
    await register();
    const token = await lastToken();
    expect((await confirm(token, 'corta')).status).toBe(422);
    expect((await confirm(token)).status).toBe(200);
  });

  it.each([
    [{ email: 'nessuno' }, 'email'],
    [{ displayName: '' }, 'displayName'],
    [{ kind: 'social_services' }, 'kind'],
    [{ privacy: false }, 'privacy'],
    [{ phone: '<script>' }, 'phone'],
  ])('with %j is refused at its field', async (body, field) => {
    const answer = await register(body);
    expect([answer.status, (answer.body as { errors: { field: string }[] }).errors[0]?.field]).toEqual([422, field]);
  });
});

describe('Nobody learns who has an account', () => {
  it('from the answer; the address itself is told, without a link', async () => {
    const known = await signIn(api, 'applicant');
    await api.database.admin('update users set username = $2 where username = $1', [known.username, email]);
    const [of, unknown] = [await register(), await register({ email: `altro.${email}` })];
    expect([of.status, of.body]).toEqual([unknown.status, unknown.body]);
    await sendLetters();
    const [letter = ''] = lettersTo(email);
    expect([letter.includes('esiste già'), tokenIn(letter)]).toEqual([true, '']);
    expect((await api.browser().post('/api/session').send({ username: email, password: TEST_PASSWORD })).status).toBe(
      200,
    );
  });

  it('and nobody’s letter box is filled', async () => {
    for (let time = 0; time < 5; time += 1) expect((await register()).status).toBe(202);
    await sendLetters();
    expect(lettersTo(email)).toHaveLength(3);
  });
});

describe('A mail server that is down', () => {
  it('loses no letter: the sweep asks again, and the link of the letter that came works', async () => {
    await mail.stop();
    await register();
    await sendLetters();
    expect(lettersTo(email)).toEqual([]);
    await mail.start();
    expect(await api.app.get(JobHandlers).handle('applicant.sweep', {})).toBe(1);
    expect((await confirm(await lastToken())).status).toBe(200);
    expect(lettersTo(email)).toHaveLength(1);
    expect(await api.app.get(JobHandlers).handle('applicant.sweep', {})).toBe(0);
  });
});
