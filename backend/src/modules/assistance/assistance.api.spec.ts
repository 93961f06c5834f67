import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { MILANO, PALERMO, signIn, type SignedInBrowser } from '../../testing/fixtures.js';
import { createTestApi, type TestApi } from '../../testing/test-api.js';
import type { AssistanceRequestDto } from './assistance.dto.js';

interface Body extends AssistanceRequestDto {
  readonly items: readonly { readonly id: number; readonly unread: boolean }[];
  readonly count: number;
  readonly code: string;
  readonly errors: readonly { readonly field: string }[];
}
type Browser = SignedInBrowser<Body>;

let api: TestApi;
let desk: Browser;
let analyst: Browser;
let palermo: Browser;
let milano: Browser;

beforeAll(async () => {
  api = await createTestApi({ signInAttempts: 60 });
  desk = await signIn(api, 'dg_administrator');
  analyst = await signIn(api, 'dg_analyst');
  palermo = await signIn(api, 'municipality', PALERMO);
  milano = await signIn(api, 'municipality', MILANO);
});
afterAll(() => api.close());

const QUESTION = {
  topic: 'data',
  subject: 'Doppia scheda',
  text: 'Le schede 2A3C-4D5E e 2A3C-4D5F sono la stessa persona?',
};
const states = (body: Body) => [body.state, body.messages.map(({ fromDesk }) => fromDesk)];
const unread = async (browser: Browser) => (await browser.get('/api/assistance/unread')).body.count;

describe('A request for assistance', () => {
  it('goes to the desk and back, and each side sees what is new', async () => {
    const asked = await palermo.post('/api/assistance', {
      ...QUESTION,
      page: '/minors/2A3C4D5E',
      correlationId: 'abc-1',
    });
    expect([asked.status, ...states(asked.body)]).toEqual([201, 'open', [false]]);
    const path = `/api/assistance/${String(asked.body.id)}`;
    expect([await unread(desk), await unread(palermo)]).toEqual([1, 0]);

    expect((await desk.get(path)).body).toMatchObject({ page: '/minors/2A3C4D5E', correlationId: 'abc-1' });
    expect(await unread(desk)).toBe(0);
    const answered = await desk.post(`${path}/messages`, { text: 'Sì: si possono unire.' });
    expect(states(answered.body)).toEqual(['answered', [false, true]]);
    expect([await unread(desk), await unread(palermo)]).toEqual([0, 1]);

    const closed = await palermo.put(`${path}/closing`);
    expect(closed.body.state).toBe('closed');
    const late = await desk.post(`${path}/messages`, { text: 'Ancora una cosa.' });
    expect([late.status, late.body.code]).toEqual([409, 'assistance_step_not_open']);
    const reopened = await palermo.post(`${path}/messages`, { text: 'Non ha funzionato.' });
    expect(states(reopened.body)).toEqual(['open', [false, true, false]]);
  });

  it('is there for the body that asked and for the desk, and for nobody else', async () => {
    const { body } = await palermo.post('/api/assistance', QUESTION);
    const path = `/api/assistance/${String(body.id)}`;
    for (const browser of [milano, analyst]) {
      expect((await browser.get(path)).status).toBe(404);
      expect((await browser.post(`${path}/messages`, { text: 'Prova' })).status).toBe(404);
      expect((await browser.put(`${path}/closing`)).status).toBe(404);
      expect((await browser.get('/api/assistance')).body.items).toEqual([]);
      expect(await unread(browser)).toBe(0);
    }
    expect((await desk.get('/api/assistance')).body.items.map(({ id }) => id)).toContain(body.id);
  });

  it('tells the desk that it came, and who asked that it was answered', async () => {
    const { body } = await milano.post('/api/assistance', QUESTION);
    await desk.post(`/api/assistance/${String(body.id)}/messages`, { text: 'Sì.' });
    const told = async (browser: Browser) => {
      const { items } = (await browser.get('/api/inbox?limit=1')).body as unknown as {
        items: { topic: string; number: string; link: string }[];
      };
      return items.map(({ topic, number, link }) => [topic, number, link]);
    };
    const page = `/assistance/${String(body.id)}`;
    expect(await told(desk)).toEqual([['assistance_asked', String(body.id), page]]);
    expect(await told(milano)).toEqual([['assistance_answered', String(body.id), page]]);
    expect(await told(analyst)).toEqual([]);
  });

  it('keeps its words: nobody changes or removes them', async () => {
    await expect(api.database.admin(`update assistance_messages set text = 'x'`)).rejects.toThrow(/keeps its rows/);
  });
});

describe('A report about accessibility', () => {
  const report = (body: object) => api.browser().post('/api/accessibility-feedback').send(body);

  it('arrives without a session, and nothing can be read back', async () => {
    const answer = await report({ subject: 'Contrasto', text: 'Il menu non si legge.', replyTo: 'anna@example.org' });
    expect([answer.status, Object.keys(answer.body as object)]).toEqual([201, ['id']]);
    const { id } = answer.body as { id: number };
    const { body } = await desk.get(`/api/assistance/${String(id)}`);
    expect(body).toMatchObject({ topic: 'accessibility', organisationName: null, replyTo: 'anna@example.org' });
    expect((await palermo.get(`/api/assistance/${String(id)}`)).status).toBe(404);
  });

  it('is bounded in size and form, and in number from one address', async () => {
    expect((await report({ subject: 'Contrasto', text: 'x'.repeat(4001) })).status).toBe(422);
    expect((await report({ subject: 'Contrasto', text: 'Prova', page: 'https://elsewhere.example' })).status).toBe(422);
    expect((await report({ subject: 'Contrasto', text: 'Prova', topic: 'data' })).status).toBe(422);
    // Ten in an hour: one above, three here, six more; the eleventh waits.
    for (let sent = 4; sent < 10; sent += 1)
      expect((await report({ subject: 'Altro', text: 'Prova' })).status).toBe(201);
    const answer = await report({ subject: 'Altro', text: 'Prova' });
    expect([answer.status, (answer.body as Body).code, answer.headers['retry-after']]).toEqual([
      429,
      'too_many_requests',
      '3600',
    ]);
  });

  it('is no way round: refused sign-ins of many names from one address are stopped too', async () => {
    const attempt = (name: number) =>
      api
        .browser()
        .post('/api/session')
        .send({ username: `nessuno${String(name)}`, password: 'sbagliata' });
    for (let name = 0; name < 60; name += 1) expect((await attempt(name)).status).toBe(401);
    const answer = await attempt(60);
    expect([answer.status, (answer.body as Body).code]).toEqual([429, 'too_many_requests']);
  });
});
