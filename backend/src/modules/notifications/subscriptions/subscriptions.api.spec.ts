import { afterAll, beforeAll, beforeEach, describe, expect, test } from '@jest/globals';
import { SYSTEM_ACTOR } from '../../../platform/database/actor.js';
import { UnitOfWork } from '../../../platform/database/unit-of-work.js';
import { PALERMO, type SignedInBrowser, signIn } from '../../../testing/fixtures.js';
import { createTestApi, type TestApi } from '../../../testing/test-api.js';
import { writeLetter } from '../letter.js';
import { Subscriptions } from './subscriptions.service.js';

let api: TestApi;
let analyst: SignedInBrowser;
let municipality: SignedInBrowser;

const LINKS = { office: '/releases/7', everyone: '/release-calendar' };

interface Items {
  readonly items: readonly { topic: string; subscribed: boolean }[];
}

beforeAll(async () => {
  api = await createTestApi();
  analyst = await signIn(api, 'dg_analyst');
  municipality = await signIn(api, 'municipality', PALERMO);
  await api.database.admin(`update users set email = username || '@posta.example'`);
});
afterAll(() => api.close());
beforeEach(async () => {
  await api.database.admin(
    `set session_replication_role = replica; truncate subscriptions, subscription_dispatches, notifications cascade; set session_replication_role = origin`,
  );
});

const put = (browser: SignedInBrowser, topic: string) =>
  browser.agent.put(`/api/subscriptions/${topic}`).set(browser.xsrf);
const announce = (number = '2026-10') =>
  api.app
    .get(UnitOfWork)
    .run(SYSTEM_ACTOR, () => api.app.get(Subscriptions).announce('release_published', number, LINKS));
const told = () =>
  api.database.admin<{ username: string; number: string; link: string; letters: number }>(
    `select u.username, n.number, n.link, (select count(*)::integer from notification_deliveries d where d.notification_id = n.id) as letters
       from notifications n join inbox_items i on i.notification_id = n.id join users u on u.id = i.user_id order by u.username, n.number`,
  );

describe('a subscription', () => {
  test('is there once however often it is asked for, and ends', async () => {
    await put(analyst, 'release_published');
    const answer = await put(analyst, 'release_published');
    expect(answer.status).toBe(200);
    expect((answer.body as Items).items.filter(({ subscribed }) => subscribed)).toHaveLength(1);
    const ended = await analyst.agent.delete('/api/subscriptions/release_published').set(analyst.xsrf);
    expect((ended.body as Items).items.every(({ subscribed }) => !subscribed)).toBe(true);
    expect(await api.database.admin('select from subscriptions')).toEqual([]);
  });

  test('to what the role may not hear of is refused', async () => {
    const registry = await signIn(api, 'dg_registry');
    expect((await put(registry, 'monthly_report_ready')).status).toBe(403);
    expect((await put(registry, 'salaries')).status).toBe(400);
  });

  test('brings one letter for each thing, to a page that its reader can open', async () => {
    await put(analyst, 'release_published');
    await put(municipality, 'release_published');
    await announce();
    await announce();
    await Promise.all([announce(), announce()]);
    const expected = [
      { username: analyst.username, number: '2026-10', link: '/releases/7', letters: 1 },
      { username: municipality.username, number: '2026-10', link: '/release-calendar', letters: 1 },
    ].sort((one, two) => (one.username < two.username ? -1 : 1));
    expect(await told()).toEqual(expected);
    await announce('2026-10-R2');
    expect(await told()).toHaveLength(4);
  });

  test('is told of nothing that was rolled back', async () => {
    await put(analyst, 'release_published');
    await expect(
      api.app.get(UnitOfWork).run(SYSTEM_ACTOR, async () => {
        await api.app.get(Subscriptions).announce('release_published', '2026-10', LINKS);
        throw new Error('the cause fails');
      }),
    ).rejects.toThrow('the cause fails');
    expect(await told()).toEqual([]);
    await announce();
    expect(await told()).toHaveLength(1);
  });

  test('is ended by the link of its letter, without a session, once', async () => {
    await put(analyst, 'release_published');
    const [row] = await api.database.admin<{ token: string }>('select token from subscriptions');
    const stranger = api.browser();
    await stranger.get('/api/status');
    const end = (token: string | undefined) => stranger.post('/api/subscriptions/ending').send({ token });
    expect((await end('0'.repeat(64))).status).toBe(404);
    expect((await end('x')).status).toBe(422);
    const ended = await end(row?.token);
    expect([ended.status, ended.body]).toEqual([200, { topic: 'release_published' }]);
    expect((await end(row?.token)).status).toBe(404);
    await announce();
    expect(await told()).toEqual([]);
  });

  test('never shows its token to who is signed in', async () => {
    await put(analyst, 'release_published');
    const [row] = await api.database.admin<{ token: string }>('select token from subscriptions');
    const { text } = await analyst.agent.get('/api/subscriptions');
    expect(row?.token).toHaveLength(64);
    expect(text).not.toContain(row?.token);
  });
});

test('a letter of a subscription says how to end it, another one does not', () => {
  const facts = {
    topic: 'release_published',
    number: '2026-10',
    dueOn: null,
    language: 'it',
    address: 'https://sim.example/release-calendar',
  } as const;
  const unsubscribe = `https://sim.example/unsubscribe/${'a'.repeat(64)}`;
  const letter = writeLetter({ ...facts, unsubscribe });
  expect(letter.text).toContain(`Per non ricevere più questi messaggi:\n${unsubscribe}\n`);
  expect(letter.html).toContain(`href="${unsubscribe}"`);
  expect(writeLetter(facts).text).not.toContain('Per non ricevere');
});
