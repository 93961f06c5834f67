import { afterAll, beforeAll, beforeEach, describe, expect, test } from '@jest/globals';
import { access, mkdir, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { monthJustEnded } from '../../domain/report/report-month.js';
import { REPORT_STAGES } from '../../domain/report/report-run.js';
import { Clock } from '../../platform/clock.js';
import { type Actor, SYSTEM_ACTOR } from '../../platform/database/actor.js';
import { UnitOfWork } from '../../platform/database/unit-of-work.js';
import { JobHandlers } from '../../platform/queue/job-handlers.js';
import { JobWorker } from '../../platform/queue/job-worker.js';
import { createTestApi, type TestApi } from '../../testing/test-api.js';
import { testConfig } from '../../testing/test-config.js';
import { ReportBuilder } from './report-builder.service.js';
import { ReportMaker } from './report-maker.js';
import type { ReportRun } from './report-run.js';
import { ReportRunRepository } from './report-run.repository.js';
import { ReportsRepository } from './reports.repository.js';
import { ReportsService } from './reports.service.js';

let api: TestApi;
let sicily: Actor;
let lombardy: Actor;

beforeAll(async () => {
  api = await createTestApi();
  // Files of the tests lie in one folder: other files' runs have other keys.
  await api.database.admin('alter table report_runs alter column id restart with 500000');
  sicily = await regionActor('Regione Siciliana', 'ITG1');
  lombardy = await regionActor('Regione Lombardia', 'ITC4');
});

afterAll(async () => {
  await api.close();
});

beforeEach(async () => {
  await api.database.admin('truncate report_runs, report_files');
});

const as = <T>(actor: Actor, work: () => Promise<T>): Promise<T> => api.app.get(UnitOfWork).run(actor, work);
/** A run asked for in the database only: nothing is queued. */
const ask = (actor: Actor, month = '2017-03'): Promise<number> =>
  as(actor, async () =>
    api.app.get(ReportsRepository).add(await api.app.get(ReportBuilder).check({ kind: 'monthly', period: month })),
  );
const find = (actor: Actor, id: number): Promise<ReportRun | null> =>
  as(actor, () => api.app.get(ReportsRepository).find(id));
const make = (id: number): Promise<void> => api.app.get(ReportMaker).make(id);
const stateOf = async (id: number): Promise<string | undefined> => (await find(SYSTEM_ACTOR, id))?.state;

async function regionActor(name: string, code: string): Promise<Actor> {
  const [row] = await api.database.admin<{ id: string }>(
    `insert into organisations (kind, name, region_code) values ('region', $1, $2) returning id`,
    [name, code],
  );
  return { userId: null, organisationId: Number(row?.id), role: 'region', scope: { kind: 'region', id: code } };
}

describe('who sees a run', () => {
  test('is the organisation that asked for it; the national ones are the Directorate-General’s', async () => {
    const [ofSicily, national] = [await ask(sicily), await ask(SYSTEM_ACTOR)];
    await make(ofSicily);
    await make(national);
    expect((await find(sicily, ofSicily))?.files).toHaveLength(4);
    // The national ones have a version that may leave the office.
    expect((await find(SYSTEM_ACTOR, national))?.files).toHaveLength(8);
    expect(await find(lombardy, ofSicily)).toBeNull();
    expect(await find(SYSTEM_ACTOR, ofSicily)).toBeNull();
    expect(await find(sicily, national)).toBeNull();
    expect(await as(lombardy, () => api.app.get(UnitOfWork).query('select from report_files'))).toEqual([]);
  });

  test('is written by the database: nobody may ask in the name of another', async () => {
    const forged = as(sicily, () =>
      api.app
        .get(UnitOfWork)
        .execute(
          `insert into report_runs (kind, period, scope_kind, scope_id) values ('monthly', '2017-03', 'national', null)`,
        ),
    );
    await expect(forged).rejects.toThrow('permission denied');
    await ask(sicily);
    for (const change of [`state = 'ready'`, `state = 'failed'`]) {
      const edited = as(sicily, () => api.app.get(UnitOfWork).execute(`update report_runs set ${change}`));
      await expect(edited).rejects.toThrow('can only be cancelled');
    }
    const counted = as(sicily, () => api.app.get(UnitOfWork).execute(`update report_runs set scope_kind = 'national'`));
    await expect(counted).rejects.toThrow('permission denied');
  });
});

describe('a run', () => {
  test('is made once, whoever knocks', async () => {
    const id = await ask(SYSTEM_ACTOR);
    await Promise.all([make(id), make(id)]);
    const first = await find(SYSTEM_ACTOR, id);
    expect(first?.state).toBe('ready');
    await make(id);
    expect(await find(SYSTEM_ACTOR, id)).toEqual(first);
  });

  test('in the hands of a worker is left to it, until the worker counts as lost', async () => {
    const id = await ask(SYSTEM_ACTOR);
    await api.database.admin(
      `update report_runs set state = 'running', started_at = now() - interval '9 minutes' where id = $1`,
      [id],
    );
    await make(id);
    expect(await stateOf(id)).toBe('running');
    await api.database.admin(`update report_runs set started_at = now() - interval '11 minutes' where id = $1`, [id]);
    await make(id);
    expect(await stateOf(id)).toBe('ready');
  });

  test('that cannot be written is tried three times, then says why', async () => {
    const id = await ask(SYSTEM_ACTOR);
    // A file stands where the run's folder should be.
    const reports = join(testConfig().dataDir, 'files', 'reports');
    await mkdir(reports, { recursive: true });
    await rm(join(reports, String(id)), { recursive: true, force: true });
    await writeFile(join(reports, String(id)), '');
    const states: (string | undefined)[] = [];
    for (let attempt = 0; attempt < 3; attempt += 1) {
      await expect(make(id)).rejects.toThrow();
      states.push(await stateOf(id));
    }
    expect(states).toEqual(['queued', 'queued', 'failed']);
    expect(await find(SYSTEM_ACTOR, id)).toMatchObject({ failure: 'files_not_written', files: [] });
    await make(id);
    expect(await stateOf(id)).toBe('failed');
  });
});

describe('a run that is left halfway', () => {
  const folder = (id: number): string => join(testConfig().dataDir, 'files', 'reports', String(id));

  test.each(REPORT_STAGES)(
    'by a worker killed while it did %s shows no file, and is made whole by the next worker, once',
    async (stage) => {
      const id = await ask(SYSTEM_ACTOR);
      // What a killed worker leaves: the state, the stage and files that nobody points at.
      await api.database.admin(
        `update report_runs set state = 'running', attempts = 1, stage = $2, started_at = now() - interval '11 minutes' where id = $1`,
        [id, stage],
      );
      await mkdir(folder(id), { recursive: true });
      await writeFile(join(folder(id), 'SIM-report-mensile-2017-03.csv'), 'mezzo file');
      expect((await find(SYSTEM_ACTOR, id))?.files).toEqual([]);
      await Promise.all([make(id), make(id)]);
      const made = await find(SYSTEM_ACTOR, id);
      expect(made).toMatchObject({ state: 'ready', stage: null });
      expect(made?.files).toHaveLength(8);
      const content = await as(SYSTEM_ACTOR, () =>
        api.app.get(ReportsService).download(id, 'SIM-report-mensile-2017-03.csv'),
      );
      expect(content.content.toString('utf8')).toContain('presenti_e_censiti');
      const [row] = await api.database.admin<{ attempts: number }>('select attempts from report_runs where id = $1', [
        id,
      ]);
      expect(row?.attempts).toBe(2);
    },
  );

  test('by a worker that was slow is finished by the one that took it over alone', async () => {
    const id = await ask(SYSTEM_ACTOR);
    const runs = api.app.get(ReportRunRepository);
    const service = <T>(work: () => Promise<T>): Promise<T> => api.app.get(UnitOfWork).runAsService(work);
    const slow = await service(() => runs.start(id));
    await api.database.admin(`update report_runs set started_at = now() - interval '11 minutes' where id = $1`, [id]);
    await make(id);
    expect(await service(() => runs.reach(id, slow?.attempts ?? 0, 'pdf', 4))).toBe(false);
    expect(await service(() => runs.finish(id, slow?.attempts ?? 0, '2017-04-10T08:00:00Z', []))).toBe(false);
    expect((await find(SYSTEM_ACTOR, id))?.files).toHaveLength(8);
  });

  test('by who cancelled it keeps nothing', async () => {
    const id = await ask(sicily);
    expect(await as(sicily, () => api.app.get(ReportsRepository).cancel(id))).toBe(true);
    await make(id);
    expect(await find(sicily, id)).toMatchObject({ state: 'cancelled', files: [] });
    expect(await as(sicily, () => api.app.get(ReportsRepository).cancel(id))).toBe(false);
  });

  test('long enough ago loses its files', async () => {
    const id = await ask(SYSTEM_ACTOR);
    await make(id);
    await api.database.admin(`update report_runs set expires_on = current_date - 1 where id = $1`, [id]);
    await api.app.get(JobHandlers).handle('report.expire', {});
    expect(await find(SYSTEM_ACTOR, id)).toMatchObject({ state: 'expired', files: [] });
    await expect(access(folder(id))).rejects.toThrow('ENOENT');
  });
});

describe('the territory of a run', () => {
  test('lies in the scope of who asks: the database says so', async () => {
    const add = (actor: Actor, kind: string, id: string) =>
      as(actor, () =>
        api.app
          .get(UnitOfWork)
          .execute(
            `insert into report_runs (kind, period, territory_kind, territory_code, territory_id) values ('periodic', '2017-Q1', $1, $2, $2)`,
            [kind, id],
          ),
      );
    await expect(add(sicily, 'region', 'ITC4')).rejects.toThrow('row-level security');
    await expect(add(sicily, 'region', 'ITG1')).resolves.toBe(1);
    await expect(add(SYSTEM_ACTOR, 'region', 'ITC4')).resolves.toBe(1);
  });
});

describe('the schedule', () => {
  test('asks for the national report of the month just ended, once', async () => {
    const knock = (): Promise<unknown> => api.app.get(JobHandlers).handle('report.monthly', {});
    await Promise.all([knock(), knock()]);
    await knock();
    const runs = await as(SYSTEM_ACTOR, () => api.app.get(ReportsService).page(undefined, 10));
    expect(runs.items).toHaveLength(1);
    expect(runs.items[0]).toMatchObject({
      month: monthJustEnded(new Clock().today()),
      scheduled: true,
      state: 'queued',
    });
  });

  test('and the sweep brings to an end what a crash left in the queue', async () => {
    const id = await ask(SYSTEM_ACTOR);
    const young = await ask(SYSTEM_ACTOR, '2017-02');
    await api.database.admin(`update report_runs set created_at = now() - interval '2 minutes' where id = $1`, [id]);
    await api.app.get(JobHandlers).sweep();
    await api.app.get(JobWorker).start();
    for (let attempt = 0; attempt < 200 && (await stateOf(id)) !== 'ready'; attempt += 1) await wait(100);
    expect(await stateOf(id)).toBe('ready');
    expect(await stateOf(young)).toBe('queued');
  }, 60_000);
});
