import { afterAll, beforeAll, beforeEach, describe, expect, test } from '@jest/globals';
import type { INestApplicationContext } from '@nestjs/common';
import { createContext } from '../../boot/context.js';
import { parseCalendarDate } from '../../domain/calendar-date.js';
import { SYSTEM_ACTOR } from '../../platform/database/actor.js';
import { UnitOfWork } from '../../platform/database/unit-of-work.js';
import { createTestApi, type TestApi } from '../../testing/test-api.js';
import { testConfig } from '../../testing/test-config.js';
import { WrittenRegister } from '../../testing/written-register.js';
import { ReleaseTaker } from './release-taker.js';
import { ReleaseTakingRepository } from './release-taking.repository.js';
import { ReleasesService } from './releases.service.js';

let api: TestApi;
let other: INestApplicationContext;

beforeAll(async () => {
  api = await createTestApi();
  other = await createContext({ config: testConfig(), adminUrl: api.database.adminUrl });
  const register = new WrittenRegister(api.app.get(UnitOfWork), api.database);
  await register.change(async () => {
    const minor = await register.register({
      sex: 'M',
      birthDate: parseCalendarDate('2005-05-05'),
      citizenship: 'GMB',
      reportedOn: parseCalendarDate('2017-01-10'),
    });
    await register.lay(minor, [{ seq: 1, kind: 'placement', onDate: parseCalendarDate('2017-01-10'), region: 'ITG1' }]);
  });
});

afterAll(async () => {
  await other.close();
  await api.close();
});

beforeEach(async () => {
  await api.database.admin(
    `set session_replication_role = replica;
     truncate release_requests, release_cancellations, releases, release_members, release_steps, release_checks, release_verifications, open_releases, open_tables;
     set session_replication_role = origin`,
  );
});

const national = <T>(work: () => Promise<T>): Promise<T> => api.app.get(UnitOfWork).run(SYSTEM_ACTOR, work);
const request = (): Promise<number> => national(() => api.app.get(ReleasesService).request('2017-03', null));
const cancel = (id: number): Promise<void> => national(() => api.app.get(ReleasesService).cancel(id));
const take = (id: number): Promise<void> => api.app.get(ReleaseTaker).take(id);
/** Somebody at the API while the worker counts: a process of its own, as it were. */
const asAnother = (id: number): Promise<void> =>
  other.get(UnitOfWork).run(SYSTEM_ACTOR, () => other.get(ReleasesService).cancel(id));
const stateOf = async (id: number): Promise<string | undefined> =>
  (await api.database.admin<{ state: string }>(`select state from release_requests where id = $1`, [id]))[0]?.state;
const releases = async (): Promise<number> => (await api.database.admin(`select from releases`)).length;

describe('a request for a release is cancelled', () => {
  test('while it waits: the worker that comes later takes nothing', async () => {
    const id = await request();
    await cancel(id);
    expect(await stateOf(id)).toBe('cancelled');
    await take(id);
    expect(await releases()).toBe(0);
  });

  test('after its instant is fixed', async () => {
    const id = await request();
    await national(() => api.app.get(ReleaseTakingRepository).fixInstant(id));
    await cancel(id);
    expect(await stateOf(id)).toBe('cancelled');
    await take(id);
    expect(await releases()).toBe(0);
  });

  test('while it is counted: the one who cancels does not wait, and nothing of the count stays', async () => {
    const id = await request();
    const repository = api.app.get(ReleaseTakingRepository);
    const takeRelease = repository.take.bind(repository);
    // The worker holds the request and has counted; the transaction is open.
    repository.take = async (asked) => {
      const made = await takeRelease(asked);
      await asAnother(asked);
      return made;
    };
    try {
      await take(id);
    } finally {
      repository.take = takeRelease;
    }
    expect(await stateOf(id)).toBe('cancelled');
    expect(await releases()).toBe(0);
    expect(await api.database.admin(`select from release_members`)).toEqual([]);
  });

  test('never after it was taken', async () => {
    const id = await request();
    await take(id);
    await expect(cancel(id)).rejects.toThrow(/release_taken_already/);
    expect(await stateOf(id)).toBe('taken');
    expect(await releases()).toBe(1);
  });

  test('and can be asked for again, with a new instant', async () => {
    const id = await request();
    await cancel(id);
    expect(await request()).toBe(id);
    await take(id);
    expect(await stateOf(id)).toBe('taken');
    expect(await releases()).toBe(1);
  });
});

test('a release that no longer verifies alarms administrators and analysts once, until it verifies again', async () => {
  const id = await request();
  await take(id);
  const releasesOf = api.app.get(ReleasesService);
  const alarms = (): Promise<unknown[]> =>
    api.database.admin(
      `select to_role as role, number from notifications where topic = 'release_verification_failed' order by to_role, id`,
    );
  await releasesOf.verifyAll();
  expect(await alarms()).toEqual([]);
  // Only a superuser who lifts the triggers can do that.
  const spoil = (age: number): Promise<unknown> =>
    api.database.admin(
      `set session_replication_role = replica; update release_members set age = ${String(age)}; set session_replication_role = origin`,
    );
  await spoil(12);
  await releasesOf.verifyAll();
  await releasesOf.verifyAll();
  const both = [
    { role: 'dg_administrator', number: '2017-03' },
    { role: 'dg_analyst', number: '2017-03' },
  ];
  expect(await alarms()).toEqual(both);
  // Born on 5 May 2005: 11 years old on 31 March 2017.
  await spoil(11);
  await releasesOf.verifyAll();
  await spoil(12);
  await releasesOf.verifyAll();
  expect(await alarms()).toHaveLength(4);
});
