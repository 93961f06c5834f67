import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import type { INestApplicationContext } from '@nestjs/common';
import { createContext } from '../../boot/context.js';
import type { CalendarDate } from '../../domain/calendar-date.js';
import { Clock } from '../../platform/clock.js';
import { type Actor, SYSTEM_ACTOR } from '../../platform/database/actor.js';
import { UnitOfWork } from '../../platform/database/unit-of-work.js';
import { addOrganisation, addUser } from '../../testing/fixtures.js';
import { testConfig } from '../../testing/test-config.js';
import { createTestDatabase, type TestDatabase } from '../../testing/test-database.js';
import { Obligations } from './index.js';
import { Reminders } from './reminders.js';

const day = (text: string) => text as CalendarDate;
const KIND = 'opinion_decision';

let database: TestDatabase;
let context: INestApplicationContext;
let unitOfWork: UnitOfWork;
let obligations: Obligations;
let reminders: Reminders;
let now: Date;
let officer: number;
let head: number;
let applicant: Actor;
let subject = { type: 'opinion_request' as const, id: 0 };

const idOf = async (username: string): Promise<number> =>
  (await database.admin<{ id: number }>(`select id from users where username = $1`, [username]))[0]?.id ?? 0;
/** Seven in the morning in Rome (winter time, an hour before UTC). */
const morning = (on: string) => {
  now = new Date(`${on}T06:00:00Z`);
};
const remindOn = (on: string) => {
  morning(on);
  return reminders.run();
};
const as = <T>(actor: Actor, work: () => Promise<T>) => unitOfWork.run(actor, work);
const open = (dueOn: string, actor: Actor = SYSTEM_ACTOR) =>
  as(actor, () =>
    obligations.open({
      subject,
      kind: KIND,
      dueOn: day(dueOn),
      owner: { userId: officer },
      number: `2027/${String(subject.id)}`,
      link: `/opinions/${String(subject.id)}`,
    }),
  );
const told = async (user: number) =>
  (
    await database.admin<{ topic: string }>(
      `select n.topic from inbox_items i join notifications n on n.id = i.notification_id where i.user_id = $1 and n.number = $2 order by i.id`,
      [user, `2027/${String(subject.id)}`],
    )
  ).map(({ topic }) => topic);
const state = async () =>
  (
    await database.admin<{ state: string; due_on: unknown; closed_on: unknown }>(
      `select state, due_on::text, closed_on::text from obligations where subject_id = $1`,
      [subject.id],
    )
  )[0];

beforeAll(async () => {
  database = await createTestDatabase();
  context = await createContext({ config: testConfig(), adminUrl: database.adminUrl });
  context.get(Clock).now = () => now;
  unitOfWork = context.get(UnitOfWork);
  obligations = context.get(Obligations);
  reminders = context.get(Reminders);
  officer = await idOf(await addUser(database, 'dg_officer'));
  head = await idOf(await addUser(database, 'dg_head'));
  applicant = {
    userId: await idOf(await addUser(database, 'applicant')),
    organisationId: await addOrganisation(database, 'applicants'),
    role: 'applicant',
    scope: { kind: 'applicants', id: null },
  };
});
afterAll(async () => {
  await context.close();
  await database.drop();
});
beforeEach(async () => {
  // Deadlines of another test would be reminded of in this one.
  await database.admin(
    `update obligations set state = 'cancelled', closed_on = due_on where state in ('open', 'suspended')`,
  );
  subject = { type: 'opinion_request', id: subject.id + 1 };
  morning('2027-01-01');
});

describe('Reminders', () => {
  it('come at 30, 15, 5 and 1 days and when it is overdue, then to the head of the division too', async () => {
    await open('2027-02-28');
    const sent: string[] = [];
    for (let at = Date.UTC(2027, 0, 2); at <= Date.UTC(2027, 2, 10); at += 86_400_000) {
      const on = new Date(at).toISOString().slice(0, 10);
      if ((await remindOn(on)) > 0) sent.push(on);
    }
    expect(sent).toEqual(['2027-01-29', '2027-02-13', '2027-02-23', '2027-02-27', '2027-03-01']);
    expect(await told(officer)).toEqual([
      'obligation_due',
      'obligation_due',
      'obligation_due',
      'obligation_due',
      'obligation_overdue',
    ]);
    expect(await told(head)).toEqual(['obligation_escalated']);
  });

  it('go out once, with two workers at once and when the job runs again', async () => {
    await open('2027-02-28');
    morning('2027-02-13');
    expect((await Promise.all([reminders.run(), reminders.run(), reminders.run()])).sort()).toEqual([0, 0, 1]);
    expect(await reminders.run()).toBe(0);
    expect(await told(officer)).toEqual(['obligation_due']);
  });

  it('of missed days are caught up by one', async () => {
    await open('2027-02-28');
    expect(await remindOn('2027-02-25')).toBe(1);
    expect(await told(officer)).toEqual(['obligation_due']);
    const passed = await database.admin(
      `select step, sent from obligation_reminders r join obligations o on o.id = r.obligation_id where o.subject_id = $1 order by step`,
      [subject.id],
    );
    expect(passed).toEqual([
      { step: 5, sent: true },
      { step: 15, sent: false },
      { step: 30, sent: false },
    ]);
  });

  it('rest while it is suspended, and begin anew with the new day', async () => {
    const id = await open('2027-02-28');
    await remindOn('2027-01-29');
    await as(SYSTEM_ACTOR, () => obligations.suspend(id));
    expect(await remindOn('2027-03-15')).toBe(0);
    await as(SYSTEM_ACTOR, () => obligations.resume(id, day('2027-04-30')));
    expect(await remindOn('2027-03-30')).toBe(0);
    expect(await remindOn('2027-03-31')).toBe(1);
    expect(await told(officer)).toEqual(['obligation_due', 'obligation_due']);
    expect(
      await database.admin(`select state from obligations_history where id = $1 order by recorded_at`, [id]),
    ).toEqual([{ state: 'open' }, { state: 'suspended' }]);
  });
});

describe('The last day', () => {
  it('ends at midnight in Rome, in summer two hours before UTC', async () => {
    await open('2027-06-30');
    now = new Date('2027-06-30T21:59:59Z');
    await as(SYSTEM_ACTOR, () => obligations.close(subject, KIND, 'met'));
    expect(await state()).toEqual({ state: 'met', due_on: '2027-06-30', closed_on: '2027-06-30' });
    subject = { ...subject, id: subject.id + 1 };
    morning('2027-06-30');
    await open('2027-06-30');
    now = new Date('2027-06-30T22:00:00Z');
    await as(SYSTEM_ACTOR, () => obligations.close(subject, KIND, 'met'));
    expect(await state()).toEqual({ state: 'met_late', due_on: '2027-06-30', closed_on: '2027-07-01' });
  });

  it('is overdue from midnight in Rome on, in winter one hour before UTC', async () => {
    await open('2027-01-31');
    now = new Date('2027-01-31T22:59:59Z');
    await reminders.run();
    expect(await told(head)).toEqual([]);
    now = new Date('2027-01-31T23:00:00Z');
    await reminders.run();
    expect(await told(head)).toEqual(['obligation_escalated']);
  });
});

describe('A deadline', () => {
  it('is opened and closed by who need not see it', async () => {
    await open('2027-02-28', applicant);
    expect(await as(applicant, () => unitOfWork.query(`select id from obligations`))).toEqual([]);
    expect(await as(applicant, () => obligations.close(subject, KIND, 'cancelled'))).toBe(true);
    expect(await as(applicant, () => obligations.close(subject, KIND, 'cancelled'))).toBe(false);
    expect((await state())?.state).toBe('cancelled');
  });

  it('is one of its kind, and once closed does not open again', async () => {
    const id = await open('2027-02-28');
    await expect(open('2027-03-31')).rejects.toThrow(/obligations_one_open/);
    await as(SYSTEM_ACTOR, () => obligations.close(subject, KIND, 'met'));
    await expect(as(SYSTEM_ACTOR, () => obligations.suspend(id))).rejects.toThrow('is closed');
    await expect(open('2027-03-31')).resolves.toBeGreaterThan(id);
  });

  it('suspended when it is met was not late', async () => {
    const id = await open('2027-01-10');
    await as(SYSTEM_ACTOR, () => obligations.suspend(id));
    morning('2027-02-01');
    await as(SYSTEM_ACTOR, () => obligations.close(subject, KIND, 'met'));
    expect((await state())?.state).toBe('met');
  });

  it('counts in the statistics of lateness by its due day', async () => {
    const closedOn: Record<string, string | null> = {
      '2028-03-01': '2028-02-20',
      '2028-03-02': '2028-03-06',
      '2028-03-03': '2028-03-13',
      '2028-03-25': null,
      '2028-04-01': '2028-05-01',
    };
    for (const [dueOn, closed] of Object.entries(closedOn)) {
      subject = { ...subject, id: subject.id + 1 };
      morning('2028-01-01');
      await open(dueOn);
      if (closed === null) continue;
      morning(closed);
      await as(SYSTEM_ACTOR, () => obligations.close(subject, KIND, 'met'));
    }
    morning('2028-03-31');
    // Late by 4 and 10 days, and one open for 6 days: the middle is 6; nine tenths of the way lies at 6 + 0,8 × 4.
    expect(await as(SYSTEM_ACTOR, () => obligations.lateness(day('2028-03-01'), day('2028-03-31')))).toEqual([
      { kind: KIND, due: 4, met: 1, metLate: 2, overdue: 1, medianDaysLate: 6, ninetiethDaysLate: 9.2 },
    ]);
  });
});
