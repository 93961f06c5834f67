import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { randomUUID } from 'node:crypto';
import { readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import { setTimeout as wait } from 'node:timers/promises';
import pg from 'pg';
import type { Agent, Test } from 'supertest';
import type { Role } from '../../domain/codes.js';
import { SYSTEM_ACTOR } from '../../platform/database/actor.js';
import { UnitOfWork } from '../../platform/database/unit-of-work.js';
import { FileStore } from '../../platform/files/file-store.js';
import { JobHandlers } from '../../platform/queue/job-handlers.js';
import { JOB_NAMES } from '../../platform/queue/job-list.js';
import { JobWorker } from '../../platform/queue/job-worker.js';
import { createTestApi, type TestApi } from '../../testing/test-api.js';
import { testConfig } from '../../testing/test-config.js';
import { type NewOrganisation, UsersService } from '../users/index.js';
import { ImportRunner } from './import-runner.js';
import type { ImportRunDto } from './imports.dto.js';
import { ImportsRepository } from './imports.repository.js';
import { ImportsService } from './imports.service.js';
import { LARGEST_FILE_BYTES } from './imports.upload.js';
import { FILE_KINDS } from './layout/layouts.js';
import { receiveFile } from './received-files.js';
import { exchangeFiles, type ExchangeFiles } from './testing/exchange-files.js';

const PASSWORD = 'una frase lunga per la prova';

const ACCOUNTS: readonly (readonly [Role, NewOrganisation])[] = [
  ['dg_administrator', { kind: 'dg', name: 'Direzione generale', scope: null }],
  ['dg_analyst', { kind: 'dg', name: 'Direzione generale', scope: null }],
  ['region', { kind: 'region', name: 'Regione Sicilia', scope: 'ITG1' }],
  ['prefecture', { kind: 'prefecture', name: 'Prefettura di Palermo', scope: 'PA' }],
  ['municipality', { kind: 'municipality', name: 'Comune di Palermo', scope: '082053' }],
];

let api: TestApi;
const browsers = new Map<Role, { readonly agent: Agent; readonly csrf: string }>();

beforeAll(async () => {
  api = await createTestApi();
  for (const [role, organisation] of ACCOUNTS) {
    await api.app
      .get(UsersService)
      .add({ username: role, displayName: role, password: PASSWORD, memberships: [{ organisation, role }] });
    const agent = api.browser();
    const answer = await agent.post('/api/session').send({ username: role, password: PASSWORD }).expect(200);
    const cookies = (answer.get('Set-Cookie') ?? []).join('; ');
    browsers.set(role, { agent, csrf: /XSRF-TOKEN=([^;]+)/.exec(cookies)?.[1] ?? '' });
  }
  await startWorker();
}, 120_000);

afterAll(() => api.close());

/** A real worker in this process. Jobs of modules that are not there yet are given an empty handler, since a worker does not start without. */
async function startWorker(): Promise<void> {
  const handlers = api.app.get(JobHandlers);
  for (const name of JOB_NAMES) {
    try {
      handlers.register(name, () => Promise.resolve());
    } catch {
      continue;
    }
  }
  await api.app.get(JobWorker).start();
}

function as(role: Role): { readonly agent: Agent; readonly csrf: string } {
  const browser = browsers.get(role);
  if (browser === undefined) throw new Error(`Nobody signed in as ${role}`);
  return browser;
}

const read = (path: string, role: Role = 'dg_administrator'): Test => as(role).agent.get(path);

function post(
  files: Partial<ExchangeFiles>,
  {
    role = 'dg_administrator',
    key = randomUUID(),
    dryRun = false,
  }: { role?: Role; key?: string; dryRun?: boolean } = {},
): Test {
  const { agent, csrf } = as(role);
  const request = agent
    .post('/api/imports')
    .set('X-XSRF-TOKEN', csrf)
    .set('Idempotency-Key', key)
    .field('dryRun', String(dryRun));
  for (const [kind, text] of Object.entries(files))
    request.attach(kind, Buffer.from(text), { filename: `${kind}.csv`, contentType: 'text/csv' });
  return request;
}

async function finished(id: number): Promise<ImportRunDto> {
  for (let tries = 0; tries < 200; tries += 1) {
    const run = (await read(`/api/imports/${String(id)}`).expect(200)).body as ImportRunDto;
    if (run.finishedAt !== null) return run;
    await wait(100);
  }
  throw new Error(`Import ${String(id)} did not end`);
}

async function imported(files: ExchangeFiles, options: { dryRun?: boolean } = {}): Promise<ImportRunDto> {
  const answer = await post(files, options).expect(202);
  return finished((answer.body as ImportRunDto).id);
}

const count = async (table: string): Promise<number> =>
  (await api.database.admin<{ count: number }>(`select count(*)::integer as count from ${table}`))[0]?.count ?? -1;

describe('who may import', () => {
  it.each([
    ['dg_analyst', 403],
    ['region', 403],
    ['prefecture', 403],
    ['municipality', 403],
  ] as const)('%s is refused an upload', async (role, status) => {
    const answer = await post(exchangeFiles(), { role }).expect(status);
    expect(answer.body).toMatchObject({ code: 'forbidden' });
  });

  it.each([
    ['dg_administrator', 200],
    ['dg_analyst', 200],
    ['region', 403],
    ['prefecture', 403],
    ['municipality', 403],
  ] as const)('%s asking for the list gets %i', async (role, status) => {
    await read('/api/imports', role).expect(status);
  });

  it('nobody without a session or the token of the page', async () => {
    await api.browser().get('/api/imports').expect(401);
    await as('dg_administrator')
      .agent.post('/api/imports')
      .set('Idempotency-Key', randomUUID())
      .attach('minors', Buffer.from('x'), 'minori.csv')
      .expect(403);
  });
});

describe('an import through the API', () => {
  const files = exchangeFiles();

  it('is only checked by a dry run', async () => {
    const run = await imported(files, { dryRun: true });
    expect(run).toMatchObject({ state: 'checked', dryRun: true, counts: { minors: { rows: 2, new: 2 } } });
    expect(await count('minors')).toBe(0);
  });

  it('is queued, done by the worker, and seen to the end', async () => {
    const answer = await post(files).expect(202);
    expect(answer.body).toMatchObject({
      state: 'queued',
      stage: 'waiting',
      progress: 0,
      requestedBy: 'dg_administrator',
      finishedAt: null,
    });
    const run = await finished((answer.body as ImportRunDto).id);
    expect(run).toMatchObject({ state: 'imported', stage: 'done', progress: 100, problemCount: 0 });
    expect(run.counts).toEqual({
      facilities: { rows: 2, new: 2 },
      minors: { rows: 2, new: 2 },
      movements: { rows: 4, new: 4 },
      warnings: { below_minimum_age: 0, beyond_maximum_days: 0 },
    });
    expect(run.files.map(({ kind, name }) => `${kind} ${name}`)).toEqual([
      'facilities facilities.csv',
      'minors minors.csv',
      'movements movements.csv',
    ]);
    expect(await count('movements')).toBe(4);
    const [change] = await api.database.admin(
      `select u.username, c.reason from changes c join users u on u.id = c.user_id order by c.id desc limit 1`,
    );
    expect(change).toEqual({ username: 'dg_administrator', reason: `import ${String(run.id)}` });
  });

  it('changes nothing when sent again, and says so', async () => {
    expect(await imported(files)).toMatchObject({ state: 'unchanged', counts: { movements: { rows: 4, new: 0 } } });
    expect(await count('movements')).toBe(4);
  });

  it('with the key of a former request is that request', async () => {
    const key = randomUUID();
    const first = await post(files, { key }).expect(202);
    const again = await post(files, { key }).expect(202);
    expect((again.body as ImportRunDto).id).toBe((first.body as ImportRunDto).id);
    const other = await post({ ...files, minors: `${files.minors}\n` }, { key }).expect(409);
    expect(other.body).toMatchObject({ code: 'idempotency_conflict' });
    await finished((first.body as ImportRunDto).id);
  });

  it('adds only what is new', async () => {
    const more = exchangeFiles({ movements: ['M2,2,2016-05-01,TRASFERIMENTO,PRIVATO,,082053,'] });
    expect(await imported(more)).toMatchObject({
      state: 'imported',
      counts: { minors: { rows: 2, new: 0 }, movements: { rows: 5, new: 1 } },
    });
    const stays = await api.database.admin(
      `select seq, on_date::text, until::text from movements v join minor_codes c using (minor_id) where c.code = 'M2' order by seq`,
    );
    expect(stays).toEqual([
      { seq: 1, on_date: '2016-03-01', until: '2016-05-01' },
      { seq: 2, on_date: '2016-05-01', until: null },
    ]);
  });
});

describe('a refused import', () => {
  it('lists its problems page by page and as a file that a spreadsheet can open', async () => {
    const run = await imported(
      exchangeFiles({
        minors: [
          'M3,=1+1,Nome,M,2001-01-01,DICHIARATA,GIN,,,,2016-02-30,',
          'M4,Bah,Nome,M,2001-01-01,BOH,GIN,,,,2016-02-01,',
        ],
      }),
    );
    expect(run).toMatchObject({ state: 'refused', problemCount: 3, counts: null });
    const first = await read(`/api/imports/${String(run.id)}/problems?limit=2`, 'dg_analyst').expect(200);
    expect(first.body).toMatchObject({
      items: [
        { file: 'minors', line: 4, column: 'cognome', value: '=1+1', code: 'import_formula' },
        { file: 'minors', line: 4, column: 'data_segnalazione', value: '2016-02-30', code: 'import_bad_date' },
      ],
      total: { count: 3, exact: true },
    });
    const { nextCursor } = first.body as { nextCursor: string };
    const second = await read(`/api/imports/${String(run.id)}/problems?limit=2&cursor=${nextCursor}`).expect(200);
    expect(second.body).toMatchObject({
      items: [{ line: 5, column: 'qualita_data_nascita', value: 'BOH', code: 'import_unknown_code' }],
      nextCursor: null,
    });
    const csv = await read(`/api/imports/${String(run.id)}/problems.csv`)
      .expect(200)
      .expect('Content-Type', 'text/csv; charset=utf-8');
    expect(csv.text.split('\n').slice(0, 2)).toEqual([
      'file,line,column,value,code,meaning',
      `minors,4,cognome,'=1+1,import_formula,The cell starts like a spreadsheet formula.`,
    ]);
    const events = await api.database.admin(
      `select action from audit_events where action like 'import.%problems' order by id`,
    );
    expect(events.map(({ action }) => action as string)).toEqual([
      'import.read_problems',
      'import.read_problems',
      'import.export_problems',
    ]);
  });

  it.each(['/api/imports/999999', '/api/imports/999999/problems', '/api/imports/999999/problems.csv'])(
    '%s is not found',
    async (path) => {
      await read(path).expect(404);
    },
  );
});

describe('an upload that cannot be read', () => {
  it('lacks a file', async () => {
    const { facilities, minors } = exchangeFiles();
    const answer = await post({ facilities, minors }).expect(422);
    expect(answer.body).toMatchObject({
      code: 'validation_failed',
      errors: [{ field: 'movements', code: 'import_missing_file' }],
    });
  });

  it('is a workbook, whatever its name says', async () => {
    const answer = await post({ ...exchangeFiles(), minors: 'PK\u0003\u0004 and so on' }).expect(415);
    expect(answer.body).toMatchObject({ code: 'unsupported_media' });
  });

  it('is of a type that is no CSV', async () => {
    const { agent, csrf } = as('dg_administrator');
    await agent
      .post('/api/imports')
      .set('X-XSRF-TOKEN', csrf)
      .set('Idempotency-Key', randomUUID())
      .attach('minors', Buffer.from('x'), { filename: 'minori.pdf', contentType: 'application/pdf' })
      .expect(415);
  });

  it('is larger than the limit', async () => {
    const line = `${'x'.repeat(1023)}\n`;
    const answer = await post({ minors: line.repeat(LARGEST_FILE_BYTES / 1024 + 1) }).expect(413);
    expect(answer.body).toMatchObject({ code: 'payload_too_large' });
    const left = await readdir(join(testConfig().dataDir, 'files', 'imports')).catch(() => []);
    expect(left).toEqual([]);
  }, 60_000);

  it('has no key', async () => {
    const { agent, csrf } = as('dg_administrator');
    const request = agent.post('/api/imports').set('X-XSRF-TOKEN', csrf);
    for (const [kind, text] of Object.entries(exchangeFiles())) request.attach(kind, Buffer.from(text), `${kind}.csv`);
    expect((await request.expect(400)).body).toMatchObject({ code: 'idempotency_key_required' });
  });

  it('is not multipart, or has a field of its own making', async () => {
    const { agent, csrf } = as('dg_administrator');
    await agent
      .post('/api/imports')
      .set('X-XSRF-TOKEN', csrf)
      .set('Idempotency-Key', randomUUID())
      .send({ dryRun: 'true' })
      .expect(422);
    await post({ ...exchangeFiles() })
      .attach('other', Buffer.from('x'), 'x.csv')
      .expect(400);
  });
});

describe('after a crash', () => {
  /** A run whose process died: taken up two minutes ago, its files in the store, no job. */
  async function interrupted(username: string | null, files: ExchangeFiles): Promise<number> {
    const store = api.app.get(FileStore);
    const received = await Promise.all(
      FILE_KINDS.map((kind) => receiveFile(store, kind, `${kind}.csv`, Readable.from([Buffer.from(files[kind])]))),
    );
    const unitOfWork = api.app.get(UnitOfWork);
    const id = await unitOfWork.run(SYSTEM_ACTOR, () => api.app.get(ImportsRepository).add(false, received));
    await api.database.admin(
      `update import_runs set state = 'running', stage = 'writing', attempts = 1, started_at = now() - interval '2 minutes',
              user_id = (select id from users where username = $2), organisation_id = null where id = $1`,
      [id, username],
    );
    return id;
  }
  const further = (day: string): ExchangeFiles =>
    exchangeFiles({ movements: ['M2,2,2016-05-01,TRASFERIMENTO,PRIVATO,,082053,', `M2,3,${day},ALLONTANAMENTO,,,,`] });

  it('the sweep leaves alone what another process is doing, and takes up what nobody does', async () => {
    const id = await interrupted('dg_administrator', further('2016-06-01'));
    const other = new pg.Client({ connectionString: api.database.adminUrl });
    await other.connect();
    await other.query('select pg_advisory_lock(5302020)');
    await api.app.get(ImportsService).sweep();
    expect((await read(`/api/imports/${String(id)}`)).body).toMatchObject({ state: 'running', stage: 'writing' });
    await other.end();
    await api.app.get(ImportsService).sweep();
    expect(await finished(id)).toMatchObject({ state: 'imported', counts: { movements: { new: 1 } } });
  });

  it('an operator who was interrupted finds his import failed, not done behind his back', async () => {
    const id = await interrupted(null, exchangeFiles());
    await api.app.get(ImportsService).sweep();
    expect(await finished(id)).toMatchObject({ state: 'failed', counts: null });
  });

  it('two workers that take up the same import do it once', async () => {
    const movements = await count('movements');
    const files = exchangeFiles({
      minors: ['M5,Bah,Ibrahima,M,2001-06-03,DICHIARATA,GIN,,,,2016-02-20,'],
      movements: ['M5,1,2016-03-01,COLLOCAMENTO,STRUTTURA,S1,,'],
    });
    // The rows already added to M2 are in the register only: files that leave rows out are no contradiction.
    const id = await interrupted('dg_administrator', files);
    const runner = api.app.get(ImportRunner);
    await Promise.all([runner.run(id), runner.run(id)]);
    expect(await finished(id)).toMatchObject({
      state: 'imported',
      counts: { minors: { new: 1 }, movements: { new: 1 } },
    });
    expect(await count('movements')).toBe(movements + 1);
  });
});
