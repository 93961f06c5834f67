import { afterAll, beforeAll, beforeEach, describe, expect, test } from '@jest/globals';
import { spawn } from 'node:child_process';
import { createHash } from 'node:crypto';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import pg from 'pg';
import { type CalendarDate, parseCalendarDate } from '../../domain/calendar-date.js';
import { parseMonth } from '../../domain/period.js';
import { monthJustEnded } from '../../domain/report/report-month.js';
import { Clock } from '../../platform/clock.js';
import { roleUrl } from '../../platform/config/config.js';
import { projectRoot } from '../../platform/config/project-root.js';
import { SYSTEM_ACTOR } from '../../platform/database/actor.js';
import { UnitOfWork } from '../../platform/database/unit-of-work.js';
import { JobHandlers } from '../../platform/queue/job-handlers.js';
import { JobQueue } from '../../platform/queue/job-queue.js';
import { addFacility, PALERMO } from '../../testing/fixtures.js';
import { createTestApi, type TestApi } from '../../testing/test-api.js';
import { WrittenRegister } from '../../testing/written-register.js';
import { ReleaseTaker } from './release-taker.js';
import { ReleaseTakingRepository } from './release-taking.repository.js';
import { ReleasesService } from './releases.service.js';
import type { Release } from './releases.types.js';

let api: TestApi;
let register: WrittenRegister;

const day = (text: string): CalendarDate => parseCalendarDate(text);
const MONTH = parseMonth('2017-03');

beforeAll(async () => {
  api = await createTestApi();
  register = new WrittenRegister(api.app.get(UnitOfWork), api.database);
});

afterAll(async () => {
  await api.close();
});

beforeEach(async () => {
  await register.clear();
  // Only a superuser who lifts the triggers can empty these.
  await api.database.admin(
    `set session_replication_role = replica;
     truncate release_requests, releases, release_members, release_steps, release_checks, release_verifications, open_releases, open_tables;
     set session_replication_role = origin`,
  );
});

const national = <T>(work: () => Promise<T>): Promise<T> => api.app.get(UnitOfWork).run(SYSTEM_ACTOR, work);
const service = (): ReleasesService => api.app.get(ReleasesService);
const request = (reason: string | null = null, month = '2017-03'): Promise<number> =>
  national(() => service().request(month, reason));
const take = (id: number): Promise<void> => api.app.get(ReleaseTaker).take(id);
const releases = (): Promise<Release[]> => national(() => service().ofMonth(MONTH));

/** A boy of 17 in Palermo and a girl of 7 in Milano, on 31 March 2017. */
async function twoMinors(): Promise<[number, number]> {
  return register.change(async () => {
    const boy = await register.register({
      sex: 'M',
      birthDate: day('2000-01-01'),
      reportedOn: day('2017-01-10'),
      citizenship: 'GMB',
      birthDateQuality: 'presumed',
    });
    const girl = await register.register({
      sex: 'F',
      birthDate: day('2009-07-15'),
      reportedOn: day('2017-02-01'),
      citizenship: 'ERI',
      birthDateQuality: 'documented',
    });
    await register.lay(boy, [{ seq: 1, kind: 'placement', onDate: day('2017-01-10'), region: 'ITG1' }]);
    await register.lay(girl, [{ seq: 1, kind: 'placement', onDate: day('2017-02-02'), region: 'ITC4' }]);
    return [boy, girl];
  });
}

async function frozen(reason: string | null = null): Promise<Release> {
  await take(await request(reason));
  const [made] = await releases();
  if (made === undefined) throw new Error('Nothing was taken');
  return made;
}

const codeOf = async (id: number): Promise<string> => {
  const [row] = await api.database.admin<{ code: string }>(`select sim_code as code from minors where id = $1`, [id]);
  return row?.code ?? '';
};

describe('a release', () => {
  test('has the hash of its canonical form, written here by hand', async () => {
    const [boy, girl] = await twoMinors();
    const release = await frozen();
    const lines = [
      `${await codeOf(boy)};M;17;GMB;presumed;1;;;2017-01-10;private;;;082053;082;PA;ITG1;2017-01-10\n`,
      `${await codeOf(girl)};F;7;ERI;documented;0;;;2017-02-01;private;;;015146;015;MI;ITC4;2017-02-02\n`,
    ].sort();
    const form = `SIM-RELEASE;1;2017-03-31;${release.knownAt};2\n${lines.join('')}`;
    expect(release.sha256).toBe(createHash('sha256').update(form, 'utf8').digest('hex'));
    expect(release).toMatchObject({ total: 2, state: 'checked', revision: 1, on: '2017-03-31', queryVersion: 1 });
    expect((await national(() => service().detail(release.id))).counts).toEqual({
      total: { all: 2, presumedNewYear: 1 },
      sex: { M: 1, F: 1 },
      ageClass: { '17': 1, '7-14': 1 },
      citizenship: { GMB: 1, ERI: 1 },
      region: { ITG1: 1, ITC4: 1 },
      placeKind: { private: 2 },
      facilityKind: { none: 2 },
      birthDateQuality: { presumed: 1, documented: 1 },
      entryMode: { unknown: 2 },
    });
  });

  test('stays what it was after every kind of correction', async () => {
    const facility = await addFacility(api.database, { code: 'F-REL', municipality: PALERMO });
    const [boy, girl] = await twoMinors();
    const [housed, third] = await register.change(async () => {
      const ids: number[] = [];
      for (const citizenship of ['EGY', 'BGD']) {
        const id = await register.register({
          sex: 'M',
          birthDate: day('2001-05-05'),
          reportedOn: day('2017-03-01'),
          citizenship,
        });
        await register.lay(id, [{ seq: 1, kind: 'placement', onDate: day('2017-03-01'), region: 'ITG1' }]);
        ids.push(id);
      }
      return [ids[0] ?? 0, ids[1] ?? 0] as const;
    });
    await api.database.admin(`update movements set place_kind = 'facility', facility_id = $2 where minor_id = $1`, [
      housed,
      facility,
    ]);
    const known: Release[] = [await frozen()];
    const correct = async (what: string, work: () => Promise<unknown>): Promise<void> => {
      await register.change(work);
      known.push(await frozen(what));
    };
    const girlRecord = {
      sex: 'F',
      birthDate: day('2009-07-15'),
      reportedOn: day('2017-02-01'),
      citizenship: 'ERI',
    } as const;
    await correct('Registrazione tardiva', async () => {
      const late = await register.register({ ...girlRecord, citizenship: 'SYR' });
      await register.lay(late, [{ seq: 1, kind: 'placement', onDate: day('2017-03-31'), region: 'ITH2' }]);
    });
    await correct('Uscita tardiva', () =>
      register.lay(boy, [
        { seq: 1, kind: 'placement', onDate: day('2017-01-10'), region: 'ITG1' },
        { seq: 2, kind: 'exit', onDate: day('2017-03-30'), region: 'ITG1' },
      ]),
    );
    await correct('Uscita annullata', () =>
      register.lay(boy, [{ seq: 1, kind: 'placement', onDate: day('2017-01-10'), region: 'ITG1' }]),
    );
    await correct('Data di nascita corretta', () =>
      register.correct(girl, { ...girlRecord, birthDate: day('1999-03-31') }),
    );
    await correct('Sesso corretto', () => register.correct(girl, { ...girlRecord, sex: 'M' }));
    await correct('Cittadinanza corretta', () => register.correct(girl, { ...girlRecord, citizenship: 'ETH' }));
    await correct('Segnalazione corretta', () =>
      register.correct(girl, { ...girlRecord, reportedOn: day('2017-04-01') }),
    );
    await correct('Nome e ingresso corretti', () =>
      api.app
        .get(UnitOfWork)
        .execute(
          `update minors set family_name = 'Altra', entry_mode = 'sea_landing', entry_date = '2016-12-30' where id = $1`,
          [boy],
        ),
    );
    await correct('Soggiorno spostato', () =>
      register.lay(third, [{ seq: 1, kind: 'placement', onDate: day('2017-03-01'), region: 'ITC4' }]),
    );
    await correct('Movimento tolto', () => register.lay(third, []));
    await correct('Struttura cambiata', () =>
      api.app
        .get(UnitOfWork)
        .execute(`update facilities set kind = 'sai', name = 'Altro nome' where id = $1`, [facility]),
    );
    await correct('Struttura chiusa', () =>
      api.app.get(UnitOfWork).execute(`update facilities set closed_on = '2017-02-01' where id = $1`, [facility]),
    );
    expect(known.map(({ revision, total }) => [revision, total])).toEqual(
      [4, 5, 4, 5, 4, 5, 5, 4, 4, 4, 3, 3, 3].map((total, index) => [index + 1, total]),
    );
    expect((await service().verifyAll()).map(({ agrees }) => agrees)).toEqual(known.map(() => true));
    // What nothing of a census touches leaves the members alone, and only the instant makes another hash.
    expect(new Set(known.map(({ sha256 }) => sha256)).size).toBe(known.length);
  }, 60_000);

  test('counts whom the census counts', async () => {
    await twoMinors();
    const release = await frozen();
    const [row] = await api.database.admin<{ same: boolean }>(
      `select not exists (
         (select minor_id, sex, age, age_class, citizenship, region_code, facility_code is null from release_members where release_id = $1)
         except
         (select minor_id, sex, age::smallint, age_class, citizenship, region_code, facility_id is null
            from set_config('app.scope_kind', 'national', false), app.census($2::date, $3::timestamptz))) as same`,
      [release.id, release.on, release.knownAt],
    );
    expect(row?.same).toBe(true);
  });
});

describe('nobody', () => {
  const TABLES = ['releases', 'release_members', 'release_steps', 'release_checks', 'release_verifications'];
  const KEYED: Readonly<Record<string, string>> = {
    releases: 'total = 1',
    release_members: `sex = 'F'`,
    release_steps: `note = 'x'`,
    release_checks: 'count = 0',
    release_verifications: 'agrees = true',
  };

  test.each(['sim_owner', 'sim_national', 'sim_territorial', 'sim_service'])(
    'may change a release: %s',
    async (role) => {
      await twoMinors();
      await frozen();
      const client = new pg.Client({ connectionString: api.database.adminUrl });
      await client.connect();
      try {
        await client.query(`set role ${role}`);
        for (const table of TABLES)
          for (const statement of [
            `update ${table} set ${KEYED[table] ?? ''}`,
            `delete from ${table}`,
            `truncate ${table} cascade`,
          ])
            await expect(client.query(statement)).rejects.toMatchObject({ code: '42501' });
        await expect(
          client.query(
            `insert into release_members select (jsonb_populate_record(m, '{"minor_id": 999999}')).* from release_members m limit 1`,
          ),
        ).rejects.toMatchObject({ code: '42501' });
      } finally {
        await client.end();
      }
    },
  );

  test('who could all the same is found out', async () => {
    const [, girl] = await twoMinors();
    await frozen();
    await api.database.admin(
      `set session_replication_role = replica; update release_members set citizenship = 'ETH' where minor_id = ${String(girl)}; set session_replication_role = origin`,
    );
    const [release] = await releases();
    expect(await service().verifyAll()).toMatchObject([{ agrees: false }]);
    expect((await releases())[0]?.verification).toMatchObject({
      agrees: false,
      countsAgree: false,
      historySha256: release?.sha256,
    });
    // History changed behind the register's back is found out as well.
    await api.database.admin(
      `set session_replication_role = replica; update release_members set citizenship = 'ERI' where minor_id = ${String(girl)}; set session_replication_role = origin`,
    );
    expect(await service().verifyAll()).toMatchObject([{ agrees: true }]);
    await api.database.admin(
      `set session_replication_role = replica; update minors set sex = 'M' where id = ${String(girl)}; set session_replication_role = origin`,
    );
    expect(await service().verifyAll()).toMatchObject([{ agrees: false }]);
  });
});

describe('a month', () => {
  test('that has not ended, or lies before the register, is refused', async () => {
    await expect(request()).rejects.toMatchObject({ code: 'nothing_known' });
    await twoMinors();
    const today = new Clock().today();
    await expect(request(null, today.slice(0, 7))).rejects.toMatchObject({
      code: expect.stringMatching(/date_in_future|not_ready/u) as unknown,
    });
    await expect(request(null, '2199-12')).rejects.toMatchObject({ code: 'date_in_future' });
    await expect(request(null, '2016-12')).rejects.toMatchObject({ code: 'nothing_known' });
    await expect(request(null, '2017-13')).rejects.toMatchObject({ code: 'validation_failed' });
  });

  test('is asked for once, and again only with a reason', async () => {
    await twoMinors();
    const [one, two] = await Promise.all([request(), request()]);
    expect(one).toBe(two);
    await take(one);
    await expect(request()).rejects.toMatchObject({ code: 'revision_reason_required' });
    await take(await request('Registrazioni tardive'));
    expect((await releases()).map(({ revision, reason }) => [revision, reason])).toEqual([
      [2, 'Registrazioni tardive'],
      [1, null],
    ]);
  });

  test('is asked for by the schedule once, however often it knocks', async () => {
    await twoMinors();
    const knock = (): Promise<unknown> => api.app.get(JobHandlers).handle('release.monthly', {});
    await Promise.all([knock(), knock()]);
    await knock();
    expect(await api.database.admin(`select month, revision, scheduled from release_requests`)).toEqual([
      { month: monthJustEnded(new Clock().today()), revision: 1, scheduled: true },
    ]);
  });

  test('in which nobody was counted fails with a sentence', async () => {
    await register.change(() =>
      register.register({ sex: 'M', birthDate: day('2005-01-01'), reportedOn: day('2017-03-01'), citizenship: 'EGY' }),
    );
    await take(await request());
    expect(await releases()).toEqual([]);
    expect((await national(() => service().list())).requests).toMatchObject([
      { state: 'failed', failure: 'nobody_counted' },
    ]);
  });
});

describe('after a crash', () => {
  const taking = (): ReleaseTakingRepository => api.app.get(ReleaseTakingRepository);
  const left = (): Promise<number[]> => national(() => taking().leftBehind());
  const age = (id: number): Promise<unknown> =>
    api.database.admin(
      `update release_requests set created_at = created_at - interval '2 minutes', tried_at = tried_at - interval '2 minutes' where id = $1`,
      [id],
    );
  /** The trigger keeps a taken request as it is; its age is set behind its back. */
  const ageTaken = (id: number): Promise<unknown> =>
    api.database.admin(
      `set session_replication_role = replica; update release_requests set tried_at = tried_at - interval '2 minutes' where id = ${String(id)}; set session_replication_role = origin`,
    );

  test('between the request and the queue the sweep finds it', async () => {
    await twoMinors();
    const id = await request();
    expect(await left()).toEqual([]);
    await age(id);
    expect(await left()).toEqual([id]);
  });

  test('after the instant was fixed, the census of that instant is taken', async () => {
    const [boy] = await twoMinors();
    const id = await request();
    await national(() => taking().fixInstant(id));
    // What is learnt meanwhile is not in it.
    await register.change(() => register.lay(boy, []));
    await age(id);
    expect(await left()).toEqual([id]);
    await take(id);
    expect((await releases())[0]).toMatchObject({ total: 2, state: 'checked' });
    expect(await service().verifyAll()).toMatchObject([{ agrees: true }]);
  });

  test('after the census was taken, its checks are made', async () => {
    await twoMinors();
    const id = await request();
    await national(() => taking().fixInstant(id));
    await national(() => taking().take(id));
    expect((await releases())[0]?.state).toBe('taken');
    await ageTaken(id);
    expect(await left()).toEqual([id]);
    await take(id);
    await take(id);
    expect((await releases()).map(({ state }) => state)).toEqual(['checked']);
    expect(await left()).toEqual([]);
  });

  test('two workers make one release', async () => {
    await twoMinors();
    const id = await request();
    await Promise.all([take(id), take(id), take(id)]);
    await take(id);
    expect(await releases()).toMatchObject([{ revision: 1, state: 'checked', total: 2 }]);
  });

  test('a worker killed in the middle of the census leaves nothing half taken, and two others resume it once', async () => {
    await twoMinors();
    const id = await request();
    const gate = new pg.Client({ connectionString: api.database.adminUrl });
    await gate.connect();
    // The worker can fix its instant and stops where it begins to write members.
    await gate.query('begin');
    await gate.query('lock table release_members in share mode');
    await api.app.get(JobQueue).add('release.take', `release-${String(id)}`, { requestId: id });
    const first = worker();
    await until(async () => (await waiting(`lock`)) > 0);
    first.kill('SIGKILL');
    await gate.query('rollback');
    await gate.end();
    await until(async () => (await waiting('any')) === 0);
    expect(await releases()).toEqual([]);
    expect(await api.database.admin(`select count(*)::integer as members from release_members`)).toEqual([
      { members: 0 },
    ]);
    await age(id);
    const others = [worker(), worker()];
    await api.app.get(ReleaseTaker).sweep();
    await until(async () => (await releases())[0]?.state === 'checked');
    await wait(500);
    for (const other of others) other.kill('SIGKILL');
    expect(await releases()).toMatchObject([{ revision: 1, total: 2 }]);
    expect(await api.database.admin(`select count(*)::integer as members from release_members`)).toEqual([
      { members: 2 },
    ]);
  }, 90_000);
});

/** A worker process of its own over this test's database. */
function worker() {
  const { adminUrl } = api.database;
  return spawn(process.execPath, [join(projectRoot, 'backend', 'dist', 'worker.js')], {
    stdio: 'ignore',
    env: {
      PATH: process.env.PATH ?? '',
      DATABASE_URL: adminUrl,
      APP_DATABASE_URL: roleUrl(adminUrl, 'sim_app'),
      QUEUE_DATABASE_URL: roleUrl(adminUrl, 'sim_queue'),
      LOG_LEVEL: 'silent',
    },
  });
}

/** Statements of other connections that take a release: all, or those that wait for a lock. */
async function waiting(what: 'lock' | 'any'): Promise<number> {
  const [row] = await api.database.admin<{ count: number }>(
    `select count(*)::integer as count from pg_stat_activity where datname = current_database() and pid <> pg_backend_pid() and state = 'active'
        and query like '%app.take_release%' and ($1 = 'any' or wait_event_type = 'Lock')`,
    [what],
  );
  return row?.count ?? 0;
}

async function until(condition: () => Promise<boolean>): Promise<void> {
  for (let attempt = 0; attempt < 300; attempt += 1) {
    if (await condition()) return;
    await wait(100);
  }
  throw new Error('It did not happen within 30 seconds');
}
