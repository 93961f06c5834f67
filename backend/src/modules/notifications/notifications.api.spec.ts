import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { Role } from '../../domain/codes.js';
import { SYSTEM_ACTOR } from '../../platform/database/actor.js';
import { UnitOfWork } from '../../platform/database/unit-of-work.js';
import { addOrganisation, MILANO, PALERMO, signIn, type SignedInBrowser } from '../../testing/fixtures.js';
import { createTestApi, type TestApi } from '../../testing/test-api.js';
import { Notifications, type NewNotification, type Recipient } from './index.js';
import { Relay } from './relay.js';

interface Body {
  readonly id: number;
  readonly items: readonly {
    readonly id: number;
    readonly number: string;
    readonly topic: string;
    readonly link: string;
    readonly dueOn: string | null;
    readonly readAt: string | null;
    readonly state: string;
    readonly addressee: string;
    readonly configured: boolean;
  }[];
  readonly nextCursor: string | null;
  readonly total: { readonly count: number };
  readonly count: number;
  readonly code: string;
  readonly errors: readonly { readonly field: string }[];
  readonly history: readonly { readonly event: string }[];
}
type Browser = SignedInBrowser<Body>;

let api: TestApi;
let palermo: Browser;
let milano: Browser;
let tutor: Browser;
let administrator: Browser;

const idOf = async ({ username }: Browser): Promise<number> =>
  (await api.database.admin<{ id: number }>(`select id from users where username = $1`, [username]))[0]?.id ?? 0;
const send = (to: Recipient, over: Partial<NewNotification> = {}) => {
  const unitOfWork = api.app.get(UnitOfWork);
  return unitOfWork.run(SYSTEM_ACTOR, () =>
    api.app
      .get(Notifications)
      .send({ to, topic: 'opinion_admitted', number: '2026/000001', link: '/opinions/1', ...over }),
  );
};
const inbox = async (browser: Browser, query = '') => (await browser.get(`/api/inbox${query}`)).body;
const unread = async (browser: Browser) => (await browser.get('/api/inbox/unread')).body.count;

beforeAll(async () => {
  api = await createTestApi();
  palermo = await signIn(api, 'municipality', PALERMO);
  milano = await signIn(api, 'municipality', MILANO);
  tutor = await signIn(api, 'applicant');
  administrator = await signIn(api, 'dg_administrator');
});
afterAll(() => api.close());

describe('An inbox', () => {
  it('is of its owner, whatever the role, and counts what is unread', async () => {
    await send({ userId: await idOf(tutor) });
    expect([await unread(tutor), await unread(palermo), await unread(administrator)]).toEqual([1, 0, 0]);
    const [item] = (await inbox(tutor)).items;
    expect(item).toMatchObject({
      topic: 'opinion_admitted',
      number: '2026/000001',
      link: '/opinions/1',
      dueOn: null,
      readAt: null,
    });
    const path = `/api/inbox/${String(item?.id)}/reading`;
    for (const stranger of [palermo, administrator]) expect((await stranger.put(path)).status).toBe(404);
    expect(await unread(tutor)).toBe(1);
    const read = await tutor.put(path);
    expect([read.status, await unread(tutor)]).toEqual([200, 0]);
    expect((await inbox(tutor, '?unread=true')).items).toEqual([]);
    expect((await inbox(tutor)).items).toHaveLength(1);
  });

  it('gets what is sent to a body or a role, once', async () => {
    await send({ organisationId: await addOrganisation(api.database, 'municipality', PALERMO) });
    await send({ role: 'municipality' as Role }, { number: '2026/000002' });
    expect((await inbox(palermo)).items.map(({ number }) => number)).toEqual(['2026/000002', '2026/000001']);
    expect((await inbox(milano)).items.map(({ number }) => number)).toEqual(['2026/000002']);
    expect((await palermo.put('/api/inbox/reading')).body.count).toBe(0);
    expect(await unread(milano)).toBe(1);
  });

  it('has pages', async () => {
    for (const number of ['2026/11', '2026/12', '2026/13']) await send({ userId: await idOf(milano) }, { number });
    const first = await inbox(milano, '?limit=3');
    expect(first.items.map(({ number }) => number)).toEqual(['2026/13', '2026/12', '2026/11']);
    const second = await inbox(milano, `?limit=3&cursor=${first.nextCursor ?? ''}`);
    expect([second.items.map(({ number }) => number), second.nextCursor]).toEqual([['2026/000002'], null]);
  });

  it('is written in the language that its owner chose', async () => {
    expect((await tutor.get('/api/inbox/settings')).body).toEqual({ language: 'it', pec: null });
    const chosen = await tutor.put('/api/inbox/settings', { language: 'en', pec: 'tutrice@pec.example.it' });
    expect(chosen.body).toEqual({ language: 'en', pec: 'tutrice@pec.example.it' });
    const refused = await tutor.put('/api/inbox/settings', { language: 'fr', pec: 'nessuno' });
    expect([refused.status, refused.body.errors.map(({ field }) => field).sort()]).toEqual([422, ['language', 'pec']]);
    expect((await palermo.get('/api/inbox/settings')).body).toEqual({ language: 'it', pec: null });
  });
});

describe('Letters, for an administrator', () => {
  it('are shown as they stand; a failed one is sent again, another is not', async () => {
    await api.database.admin(`update users set email = 'palermo@posta.example' where id = $1`, [await idOf(palermo)]);
    await send({ userId: await idOf(palermo) }, { number: '2026/000077' });
    const waiting = (await administrator.get('/api/notifications?state=queued')).body;
    expect(waiting.items[0]).toMatchObject({
      number: '2026/000077',
      state: 'queued',
      addressee: `Persona municipality ${PALERMO}`,
      configured: false,
    });
    expect((await administrator.get('/api/notifications/transports')).body).toMatchObject({
      email: false,
      pec: false,
      queued: 1,
      failed: 0,
    });
    const path = `/api/notifications/${String(waiting.items[0]?.id)}`;
    const early = await administrator.post(`${path}/sending`);
    expect([early.status, early.body.code]).toEqual([409, 'notification_not_failed']);

    await api.database.admin(`update notification_deliveries set state = 'failed', reason = 'refused'`);
    const again = await administrator.post(`${path}/sending`);
    expect([again.status, again.body.history.map(({ event }) => event)]).toEqual([201, ['sent_again']]);
    expect((await administrator.get(path)).body).toMatchObject({ state: 'queued', attempts: 0, maySendAgain: false });
    expect((await palermo.get('/api/notifications')).status).toBe(403);
    // Without a server it goes on waiting.
    await api.app.get(Relay).send(waiting.items[0]?.id ?? 0);
    expect((await administrator.get(path)).body).toMatchObject({ state: 'queued', attempts: 0 });
  });

  it('keep what was tried: nobody changes or removes it', async () => {
    await expect(api.database.admin(`update notification_attempts set event = 'sent'`)).rejects.toThrow(
      /keeps its rows/,
    );
  });
});
