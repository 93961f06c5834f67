import { afterAll, beforeAll, beforeEach, describe, expect, test } from '@jest/globals';
import type { INestApplicationContext } from '@nestjs/common';
import { setTimeout as wait } from 'node:timers/promises';
import { createContext } from '../../../boot/context.js';
import { SYSTEM_ACTOR } from '../../../platform/database/actor.js';
import { UnitOfWork } from '../../../platform/database/unit-of-work.js';
import { JobOutcome } from '../../../platform/queue/job-figures.js';
import { JobQueue } from '../../../platform/queue/job-queue.js';
import { JobRuns } from '../../../platform/queue/job-runs.js';
import { JobWorker } from '../../../platform/queue/job-worker.js';
import { addUser } from '../../../testing/fixtures.js';
import { testConfig } from '../../../testing/test-config.js';
import { createTestDatabase, type TestDatabase } from '../../../testing/test-database.js';
import { JobsService } from './jobs.service.js';

let database: TestDatabase;
let contexts: INestApplicationContext[];

const [first, second] = [0, 1].map((place) => () => {
  const context = contexts[place];
  if (context === undefined) throw new Error('No context');
  return context;
}) as [() => INestApplicationContext, () => INestApplicationContext];

interface Row {
  readonly job: string;
  readonly state: string;
  readonly attempts: number;
  readonly failure: string | null;
  readonly detail: string | null;
  readonly figures: unknown;
}
const rows = (): Promise<Row[]> =>
  database.admin<Row & Record<string, unknown>>(
    `select job, state, attempts, failure, detail, figures from job_runs order by id`,
  );
const alarms = (): Promise<unknown[]> =>
  database.admin(`select to_role as role, link from notifications where topic = 'job_failed' order by to_role`);
const national = <T>(work: () => Promise<T>): Promise<T> => first().get(UnitOfWork).run(SYSTEM_ACTOR, work);
const job = (name: string, attemptsMade = 0) => ({ name, id: 'repeat-1', data: {}, attemptsMade });
const BOTH_ROLES = [
  { role: 'dg_administrator', link: '/jobs' },
  { role: 'dg_analyst', link: '/jobs' },
];

beforeAll(async () => {
  database = await createTestDatabase();
  await addUser(database, 'dg_administrator');
  contexts = await Promise.all([0, 1].map(() => createContext({ config: testConfig(), adminUrl: database.adminUrl })));
});

afterAll(async () => {
  for (const context of contexts) await context.close();
  await database.drop();
});

beforeEach(async () => {
  await database.admin(`delete from job_runs`);
  await database.admin(
    `set session_replication_role = replica; truncate notifications cascade; set session_replication_role = origin`,
  );
});

describe('a run', () => {
  test('is written with what it did, and is not done twice when the queue gives the job out again', async () => {
    let done = 0;
    const work = (): Promise<unknown> => {
      done += 1;
      return Promise.resolve(new JobOutcome({ dropped: 4 }));
    };
    await first().get(JobRuns).follow(job('job.clean'), work);
    await second().get(JobRuns).follow(job('job.clean'), work);
    expect(done).toBe(1);
    expect(await rows()).toEqual([
      { job: 'job.clean', state: 'done', attempts: 1, failure: null, detail: null, figures: { dropped: 4 } },
    ]);
  });

  test('of work that does not recur is left to the feature', async () => {
    await first()
      .get(JobRuns)
      .follow(job('report.make'), () => Promise.resolve());
    expect(await rows()).toEqual([]);
  });

  test('that fails is tried again, and when no attempt is left people are told, once', async () => {
    const fail = (): Promise<unknown> => Promise.reject(Object.assign(new Error('Bianchi Anna'), { code: 'ENOSPC' }));
    await expect(first().get(JobRuns).follow(job('release.monthly', 0), fail)).rejects.toThrow();
    expect(await rows()).toMatchObject([{ state: 'retrying', attempts: 1, failure: 'files_not_written' }]);
    expect(await alarms()).toEqual([]);
    await expect(first().get(JobRuns).follow(job('release.monthly', 1), fail)).rejects.toThrow();
    await expect(first().get(JobRuns).follow(job('release.monthly', 2), fail)).rejects.toThrow();
    // The text of the error, which may hold personal data, is not kept.
    expect(await rows()).toMatchObject([{ state: 'failed', attempts: 3, detail: 'Error ENOSPC' }]);
    expect(await alarms()).toEqual(BOTH_ROLES);
    await first().get(JobRuns).sweep();
    expect(await alarms()).toEqual(BOTH_ROLES);
  });

  test('whose worker was killed is taken over by another; what the first says afterwards changes nothing', async () => {
    let release: (error: Error) => void = () => undefined;
    const killed = first()
      .get(JobRuns)
      .follow(job('draft.clean'), () => new Promise((_, reject) => (release = reject)))
      .catch(() => undefined);
    while ((await rows()).length === 0) await wait(20);
    await second()
      .get(JobRuns)
      .follow(job('draft.clean'), () => Promise.resolve());
    expect(await rows()).toMatchObject([{ state: 'done', attempts: 2 }]);
    release(new Error('too late'));
    await killed;
    expect(await rows()).toMatchObject([{ state: 'done', attempts: 2, failure: null }]);
    expect(await alarms()).toEqual([]);
  });

  test('whose job the queue has lost with its worker is given up, and people are told once', async () => {
    await database.admin(
      `insert into job_runs (job, queue_id, state, started_at, attempts, allowed) values ('release.verify', 'gone', 'running', now() - interval '5 minutes', 1, 1)`,
    );
    await Promise.all([first().get(JobRuns).sweep(), second().get(JobRuns).sweep()]);
    expect(await rows()).toMatchObject([{ state: 'failed', failure: 'worker_lost' }]);
    expect(await alarms()).toEqual(BOTH_ROLES);
  });
});

describe('with two workers', () => {
  const until = async (isDone: (found: Row[]) => boolean): Promise<Row[]> => {
    for (let waited = 0; waited < 30_000; waited += 100) {
      const found = (await rows()).filter(({ job: name }) => name === 'session.clean');
      if (isDone(found)) return found;
      await wait(100);
    }
    throw new Error('The run did not end');
  };

  beforeAll(async () => {
    for (const context of contexts) await context.get(JobWorker).start();
  });

  test('what is asked for once runs once, and while it is open it is not asked for again', async () => {
    const asked = await national(async () => {
      const run = await first().get(JobsService).runNow('session.clean');
      await expect(first().get(JobsService).runNow('session.clean')).rejects.toThrow(/job_running/);
      return run;
    });
    expect(asked).toMatchObject({ job: 'session.clean', state: 'queued', attempts: 0 });
    expect(await until((found) => found.every(({ state }) => state === 'done'))).toMatchObject([
      { state: 'done', attempts: 1 },
    ]);
    const list = await national(() => first().get(JobsService).list());
    const listed = list.find(({ name }) => name === 'session.clean');
    expect(listed).toMatchObject({ schedule: '0 15 3 * * *', last: { id: asked.id, state: 'done' } });
    // 03:15 in Rome.
    expect(listed?.nextRunAt?.toLocaleTimeString('it-IT', { timeZone: 'Europe/Rome' })).toBe('03:15:00');
  });

  test('what a crash left between commit and queue is found', async () => {
    const queue = first().get(JobQueue);
    const add = queue.add.bind(queue);
    queue.add = () => Promise.reject(new Error('killed before the queue'));
    await national(() => first().get(JobsService).runNow('session.clean'));
    queue.add = add;
    await database.admin(`update job_runs set created_at = now() - interval '5 minutes' where state = 'queued'`);
    await first().get(JobRuns).sweep();
    await until((found) => found.length === 1 && found.every(({ state }) => state === 'done'));
  });

  test('only a run that was given up is done again', async () => {
    const [failed] = await database.admin<{ id: number }>(
      `insert into job_runs (job, queue_id, state, started_at, finished_at, attempts, allowed, failure)
       values ('session.clean', 'given-up', 'failed', now(), now(), 1, 1, 'internal_error') returning id`,
    );
    const again = await national(() =>
      first()
        .get(JobsService)
        .retry(failed?.id ?? 0),
    );
    expect(again).toMatchObject({ retryOf: failed?.id });
    await until((found) => found.at(-1)?.state === 'done');
    await expect(national(() => first().get(JobsService).retry(again.id))).rejects.toThrow(/job_run_not_failed/);
  });
});
