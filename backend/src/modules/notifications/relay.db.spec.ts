import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import type { INestApplicationContext } from '@nestjs/common';
import { setTimeout } from 'node:timers/promises';
import { createContext } from '../../boot/context.js';
import type { CalendarDate } from '../../domain/calendar-date.js';
import { Clock } from '../../platform/clock.js';
import { SYSTEM_ACTOR } from '../../platform/database/actor.js';
import { UnitOfWork } from '../../platform/database/unit-of-work.js';
import { MAIL_TRANSPORTS, type MailTransports } from '../../platform/mail/mail-transport.js';
import { JobQueue } from '../../platform/queue/job-queue.js';
import { JobWorker } from '../../platform/queue/job-worker.js';
import { addUser } from '../../testing/fixtures.js';
import { MailServer } from '../../testing/mail-server.js';
import { testConfig } from '../../testing/test-config.js';
import { createTestDatabase, type TestDatabase } from '../../testing/test-database.js';
import { Notifications } from './index.js';
import { OutboxRepository } from './outbox.repository.js';
import { Relay } from './relay.js';

const MINUTE = 60_000;

let database: TestDatabase;
let context: INestApplicationContext;
let unitOfWork: UnitOfWork;
let relay: Relay;
let server: MailServer;
let now: Date;
let person: { id: number; email: string };
let people = 0;

interface Delivery {
  id: number;
  state: string;
  reason: string | null;
  attempts: number;
  next_attempt_at: Date;
}
const deliveries = (): Promise<(Delivery & Record<string, unknown>)[]> =>
  database.admin(`select * from notification_deliveries where user_id = $1 order by id`, [person.id]);
const delivery = async (): Promise<Delivery> => {
  const [found] = await deliveries();
  if (found === undefined) throw new Error('No letter');
  return found;
};
const events = async (): Promise<unknown[]> =>
  (
    await database.admin<{ event: string }>(
      `select event from notification_attempts a join notification_deliveries d on d.id = a.delivery_id where d.user_id = $1 order by a.id`,
      [person.id],
    )
  ).map(({ event }) => event);
const letters = () => server.to(person.email);

const tell = () =>
  context.get(Notifications).send({
    to: { userId: person.id },
    topic: 'opinion_integration_requested',
    number: '2026/000123',
    link: '/opinions/17',
    dueOn: '2026-12-08' as CalendarDate,
  });
const cause = () => unitOfWork.run(SYSTEM_ACTOR, tell);

beforeAll(async () => {
  server = new MailServer();
  await server.start();
  database = await createTestDatabase();
  context = await createContext({
    config: { ...testConfig(), mail: { url: server.url, from: 'sim@lavoro.example' } },
    adminUrl: database.adminUrl,
  });
  context.get(Clock).now = () => now;
  unitOfWork = context.get(UnitOfWork);
  relay = context.get(Relay);
});
afterAll(async () => {
  await context.close();
  await database.drop();
  await server.stop();
});
beforeEach(async () => {
  const username = await addUser(database, 'dg_analyst');
  people += 1;
  const email = `persona${String(people)}@posta.example`;
  const [row] = await database.admin<{ id: number }>(`update users set email = $2 where username = $1 returning id`, [
    username,
    email,
  ]);
  person = { id: row?.id ?? 0, email };
  now = new Date(Date.now() + 1000);
});

describe('A letter', () => {
  it('says what happened, a number, a day and one link, and nothing of a person', async () => {
    await cause();
    await relay.send((await delivery()).id);
    expect((await delivery()).state).toBe('sent');
    const [mail] = letters();
    expect(mail?.subject).toBe('SIM – Sono richieste integrazioni alla richiesta di parere (2026/000123)');
    expect(mail?.text).toBe(
      [
        'Sono richieste integrazioni alla richiesta di parere.',
        'Riferimento: 2026/000123',
        'Entro il giorno: 8 dicembre 2026',
        '',
        'Per i dettagli, dopo l’accesso:',
        'https://sim.example.org/opinions/17',
        '',
        '-- ',
        'Messaggio automatico di SIM, Sistema Informativo Minori: non rispondere a questo indirizzo.',
        '',
      ].join('\n'),
    );
    expect((mail?.html || '').match(/href="[^"]*"/g)).toEqual(['href="https://sim.example.org/opinions/17"']);
    expect(mail?.from?.text).toBe('"SIM" <sim@lavoro.example>');
    expect(mail?.headers.get('auto-submitted')).toBe('auto-generated');
    expect(mail?.messageId).toBe(`<sim-notification-${String((await delivery()).id)}-1@sim.example.org>`);
    expect(await events()).toEqual(['started', 'sent']);
  });

  it('is in English for who chose it', async () => {
    await database.admin(`insert into notification_settings (user_id, language) values ($1, 'en')`, [person.id]);
    await cause();
    await relay.send((await delivery()).id);
    expect(letters()[0]?.text).toContain('To be done by: 8 December 2026');
  });

  it('is not written when its cause is rolled back', async () => {
    const fails = unitOfWork.run(SYSTEM_ACTOR, async () => {
      await tell();
      throw new Error('refused');
    });
    await expect(fails).rejects.toThrow('refused');
    expect(await deliveries()).toEqual([]);
    await relay.sweep();
    expect(letters()).toEqual([]);
  });

  it('has no room for words', async () => {
    const send = (number: string, link: string) =>
      unitOfWork.run(SYSTEM_ACTOR, () =>
        context.get(Notifications).send({ to: { userId: person.id }, topic: 'opinion_decided', number, link }),
      );
    await expect(send('Samuel Tesfaye', '/opinions/17')).rejects.toThrow('nothing else');
    await expect(send('TESFAYE', '/opinions/17')).rejects.toThrow('nothing else');
    await expect(send('2026/000123', '/opinions?name=Samuel')).rejects.toThrow('without a query');
    await expect(
      database.admin(
        `select app.notify('opinion_decided', '2026/1', '/opinions/Samuel Tesfaye', null, $1, null, null, false)`,
        [person.id],
      ),
    ).rejects.toThrow(/notifications_link_check/);
  });
});

describe('A mail server', () => {
  it('that is down for an hour gets the letter once, when it is back', async () => {
    await cause();
    const began = now.getTime();
    await server.stop();
    const waits: number[] = [];
    while (now.getTime() - began < 60 * MINUTE) {
      await relay.send((await delivery()).id);
      const { state, next_attempt_at: next } = await delivery();
      expect(state).toBe('queued');
      waits.push((next.getTime() - now.getTime()) / MINUTE);
      // Too early is no attempt.
      now = new Date(next.getTime() - 1);
      await relay.send((await delivery()).id);
      now = next;
    }
    // 1, 2, 5, 10, 20, 30 minutes, each a fifth more or less.
    expect(waits.length).toBeGreaterThanOrEqual(6);
    for (const [place, minutes] of [1, 2, 5, 10, 20, 30].entries()) {
      expect(waits[place]).toBeGreaterThanOrEqual(minutes * 0.8);
      expect(waits[place]).toBeLessThanOrEqual(minutes * 1.2);
    }
    await server.start();
    await relay.send((await delivery()).id);
    await relay.send((await delivery()).id);
    expect((await delivery()).state).toBe('sent');
    expect(letters()).toHaveLength(1);
  });

  it('that refuses the addressee (550) is not asked again', async () => {
    server.verdicts.set(person.email, { code: 550, text: 'No such user' });
    await cause();
    await relay.send((await delivery()).id);
    expect(await delivery()).toMatchObject({ state: 'failed', reason: 'refused', attempts: 1 });
    expect(await events()).toEqual(['started', 'failed']);
  });

  it('that is busy (451) is asked again, and gets the letter', async () => {
    server.verdicts.set(person.email, { code: 451, text: 'Try later' });
    await cause();
    await relay.send((await delivery()).id);
    expect(await delivery()).toMatchObject({ state: 'queued', attempts: 1 });
    server.verdicts.clear();
    now = (await delivery()).next_attempt_at;
    await relay.send((await delivery()).id);
    expect(await delivery()).toMatchObject({ state: 'sent', attempts: 2 });
    expect(await events()).toEqual(['started', 'deferred', 'started', 'sent']);
    expect(letters()).toHaveLength(1);
  });

  it('that never takes it is given up after twelve attempts', async () => {
    server.verdicts.set(person.email, { code: 451, text: 'Try later' });
    await cause();
    for (let attempt = 0; attempt < 12; attempt += 1) {
      await relay.send((await delivery()).id);
      now = new Date((await delivery()).next_attempt_at);
    }
    expect(await delivery()).toMatchObject({ state: 'failed', reason: 'gave_up', attempts: 12 });
  });
});

describe('The relay', () => {
  it('sends one letter when two try at once', async () => {
    await cause();
    const { id } = await delivery();
    await Promise.all([relay.send(id), relay.send(id), relay.send(id)]);
    expect(letters()).toHaveLength(1);
    expect(await events()).toEqual(['started', 'sent']);
  });

  it('has no letter for who has no address, and fails the one whose address has gone', async () => {
    await cause();
    await database.admin(`update users set email = null where id = $1`, [person.id]);
    await relay.send((await delivery()).id);
    expect(await delivery()).toMatchObject({ state: 'failed', reason: 'no_address' });
    await cause();
    expect(await deliveries()).toHaveLength(1);
    expect(await database.admin(`select from inbox_items where user_id = $1`, [person.id])).toHaveLength(2);
  });

  /** Both messages bear one Message-ID: at least once, and a receiver can tell (README). */
  it('sends again, under the same Message-ID, what died between the server and the mark', async () => {
    await cause();
    const { id } = await delivery();
    const outbox = context.get(OutboxRepository);
    const lose = outbox.lockAttempt.bind(outbox);
    outbox.lockAttempt = () => Promise.reject(new Error('killed'));
    await expect(relay.send(id)).rejects.toThrow('killed');
    outbox.lockAttempt = lose;
    expect((await delivery()).state).toBe('sending');
    await relay.send(id);
    expect(letters()).toHaveLength(1);
    now = new Date(now.getTime() + 10 * MINUTE);
    await relay.send(id);
    expect((await delivery()).state).toBe('sent');
    expect(await events()).toEqual(['started', 'lost', 'started', 'sent']);
    expect(new Set(letters().map(({ messageId }) => messageId)).size).toBe(1);
    expect(letters()).toHaveLength(2);
  });

  it('does not flood people with letters of months ago', async () => {
    await cause();
    now = new Date(now.getTime() + 16 * 24 * 60 * MINUTE);
    await relay.send((await delivery()).id);
    expect(await delivery()).toMatchObject({ state: 'failed', reason: 'too_old' });
    expect(letters()).toEqual([]);
  });
});

describe('Without a mail server', () => {
  it('letters wait, the inbox has them', async () => {
    const transports =
      context.get<{ -readonly [Channel in keyof MailTransports]: MailTransports[Channel] }>(MAIL_TRANSPORTS);
    const { email } = transports;
    transports.email = null;
    await cause();
    await relay.send((await delivery()).id);
    await relay.sweep();
    expect(await delivery()).toMatchObject({ state: 'queued', attempts: 0 });
    expect(await database.admin(`select from inbox_items where user_id = $1`, [person.id])).toHaveLength(1);
    transports.email = email;
    await relay.send((await delivery()).id);
    expect(letters()).toHaveLength(1);
  });
});

describe('The worker', () => {
  const until = async (done: () => boolean) => {
    for (let waited = 0; !done() && waited < 20_000; waited += 100) await setTimeout(100);
  };

  it('sends after the commit, and finds what a crash left between commit and queue', async () => {
    await context.get(JobWorker).start();
    await cause();
    await until(() => letters().length > 0);
    expect(letters()).toHaveLength(1);

    const queue = context.get(JobQueue);
    const add = queue.add.bind(queue);
    queue.add = () => Promise.reject(new Error('killed before the queue'));
    await cause();
    queue.add = add;
    const [, lost] = await deliveries();
    expect(lost?.state).toBe('queued');
    now = new Date(now.getTime() + 1000);
    await Promise.all([relay.sweep(), relay.sweep()]);
    await until(() => letters().length > 1);
    expect(letters()).toHaveLength(2);
    expect(await events()).toEqual(['started', 'sent', 'started', 'sent']);
  });
});
