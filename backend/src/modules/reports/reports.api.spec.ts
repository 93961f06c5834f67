import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import ExcelJS from 'exceljs';
import { createHash } from 'node:crypto';
import { setTimeout as wait } from 'node:timers/promises';
import type { Response } from 'supertest';
import { monthStart, parseCalendarDate } from '../../domain/calendar-date.js';
import type { Role } from '../../domain/codes.js';
import { Clock } from '../../platform/clock.js';
import { UnitOfWork } from '../../platform/database/unit-of-work.js';
import { JobWorker } from '../../platform/queue/job-worker.js';
import { addFacility, signInEveryRole, type SignedIn } from '../../testing/signed-in.js';
import { createTestApi, type TestApi } from '../../testing/test-api.js';
import { WrittenRegister } from '../../testing/written-register.js';
import type { MonthlyReportDto } from './monthly-report.dto.js';
import type { ReportPageDto, ReportRunDto } from './reports.dto.js';

const day = parseCalendarDate;
const XLSX = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet';

let api: TestApi;
let accounts: Readonly<Record<Role, SignedIn>>;
let dg: SignedIn;

beforeAll(async () => {
  api = await createTestApi();
  await addFacility(api, 'P001');
  accounts = await signInEveryRole(api, 'P001');
  dg = accounts.dg_analyst;
  const register = new WrittenRegister(api.app.get(UnitOfWork), api.database);
  const girl = { sex: 'F', birthDate: day('2001-06-01'), reportedOn: day('2017-01-10'), citizenship: 'ERI' } as const;
  for (const region of ['ITG1', 'ITC4', 'ITC4']) {
    await register.change(async () => {
      await register.lay(await register.register(girl), [
        { seq: 1, kind: 'placement', onDate: girl.reportedOn, region },
      ]);
    });
  }
});

afterAll(async () => {
  await api.close();
});

const countOf = (report: MonthlyReportDto, id: string, key: string): number | null | undefined =>
  report.tables.find((table) => table.id === id)?.rows.find((row) => row.key === key)?.numbers.count?.value;

describe('GET /api/reports/monthly/{month}', () => {
  const TOTALS = {
    dg_analyst: 3,
    dg_administrator: 3,
    region: 1,
    prefecture: 1,
    municipality: 1,
    facility: 0,
  } satisfies Readonly<Partial<Record<Role, number>>>;

  test.each(Object.entries(TOTALS) as [Role, number][])(
    'gives the role %s the figures of its own territory',
    async (role, total) => {
      const answer = await accounts[role].get('/api/reports/monthly/2017-03');
      expect(answer.status).toBe(200);
      const report = answer.body as MonthlyReportDto;
      expect(report).toMatchObject({ kind: 'monthly', month: '2017-03', on: '2017-03-31' });
      expect(countOf(report, 'reports', 'total')).toBe(total);
      expect(countOf(report, 'girls-region', 'ITG1')).toBe(Math.min(1, total));
    },
  );

  test('is for who is signed in', async () => {
    expect((await api.browser().get('/api/reports/monthly/2017-03')).status).toBe(401);
  });

  test.each([
    ['json', 'application/json'],
    ['csv', 'text/csv; charset=utf-8'],
    ['xlsx', XLSX],
  ])('as %s has its type and a file name', async (format, type) => {
    const answer = await dg
      .get(`/api/reports/monthly/2017-03?format=${format}`)
      .set('Accept-Encoding', 'identity')
      .responseType('blob');
    expect(answer.status).toBe(200);
    expect(answer.headers['content-type']).toBe(type);
    expect(answer.headers['content-disposition']).toBe(`attachment; filename="SIM-report-mensile-2017-03.${format}"`);
    expect((answer.body as Buffer).length).toBe(Number(answer.headers['content-length']));
  });

  test('as XLSX opens and holds the figures', async () => {
    const answer = await dg.get('/api/reports/monthly/2017-03?format=xlsx').responseType('blob');
    const workbook = new ExcelJS.Workbook();
    await workbook.xlsx.load(new Uint8Array(answer.body as Buffer).buffer);
    expect(workbook.getWorksheet('4 Cittadinanza')?.getCell('B3').value).toBe(3);
  });

  test.each([
    ['2017-13', 422, 'validation_failed', 'month invalid_value'],
    ['marzo', 422, 'validation_failed', 'month invalid_value'],
    ['2199-01', 422, 'date_in_future', 'month date_in_future'],
    ['2017-03?format=pdf', 422, 'validation_failed', 'format invalid_value'],
    ['2017-03?knownAt=2999-01-01T00:00:00Z', 422, 'date_in_future', 'knownAt date_in_future'],
  ])('refuses %s', async (path, status, code, field) => {
    expect(refusal(await dg.get(`/api/reports/monthly/${path}`))).toEqual({ status, code, fields: [field] });
  });

  test('is in the trail', async () => {
    await dg.get('/api/reports/monthly/2016-11?knownAt=2017-04-10T08:00:00Z');
    expect(
      await api.database.admin(
        `select minor_id, details from audit_events where action = 'report.make' and details->>'month' = '2016-11'`,
      ),
    ).toEqual([
      {
        minor_id: null,
        details: { kind: 'monthly', month: '2016-11', knownAt: '2017-04-10T08:00:00.000000Z', total: 0 },
      },
    ]);
  });
});

describe('POST /api/reports/monthly', () => {
  test.each(['region', 'prefecture', 'municipality', 'facility'] as const)('is not for the role %s', async (role) => {
    expect((await accounts[role].post('/api/reports/monthly', { month: '2017-03' }, 'richiesta-vietata')).status).toBe(
      403,
    );
  });

  test('needs a key, and gives one run for the same key', async () => {
    expect(refusal(await dg.post('/api/reports/monthly', { month: '2017-03' })).code).toBe('idempotency_key_required');
    const first = await dg.post('/api/reports/monthly', { month: '2017-02' }, 'due-volte-insieme');
    const second = await dg.post('/api/reports/monthly', { month: '2017-02' }, 'due-volte-insieme');
    expect([first.status, second.status]).toEqual([202, 202]);
    expect((second.body as ReportRunDto).id).toBe((first.body as ReportRunDto).id);
    expect(await api.database.admin(`select count(*)::integer from report_runs where month = '2017-02'`)).toEqual([
      { count: 1 },
    ]);
    expect(refusal(await dg.post('/api/reports/monthly', { month: '2017-01' }, 'due-volte-insieme'))).toMatchObject({
      status: 409,
      code: 'idempotency_conflict',
    });
  });

  test.each([
    ['2017-3', 422, 'validation_failed', 'month invalid_value'],
    ['2199-01', 422, 'date_in_future', 'month date_in_future'],
  ])('refuses the month %s', async (month, status, code, field) => {
    expect(refusal(await dg.post('/api/reports/monthly', { month }, `mese-${month}-no`))).toEqual({
      status,
      code,
      fields: [field],
    });
  });

  test('refuses the month that is running', async () => {
    const month = monthStart(new Clock().today()).slice(0, 7);
    const { status, code } = refusal(await dg.post('/api/reports/monthly', { month }, 'mese-in-corso'));
    // 409 on the last day itself, which is not over yet.
    expect([`422 date_in_future`, `409 not_ready`]).toContain(`${String(status)} ${code}`);
  });
});

describe('a run', () => {
  test('waits, is made by the worker, is listed and downloaded', async () => {
    const asked = await dg.post('/api/reports/monthly', { month: '2017-03' }, 'report-di-marzo');
    const { id } = asked.body as ReportRunDto;
    expect(asked.headers.location).toBe(`/api/reports/${String(id)}`);
    expect(asked.body).toMatchObject({
      kind: 'monthly',
      month: '2017-03',
      state: 'queued',
      scheduled: false,
      finishedAt: null,
      failure: null,
      files: [],
    });
    const early = await dg.get(`/api/reports/${String(id)}/files/SIM-report-mensile-2017-03.csv`);
    expect(refusal(early)).toMatchObject({ status: 409, code: 'not_ready' });

    await api.app.get(JobWorker).start();
    const run = await ready(id);
    expect(run.files.map(({ name, format }) => `${format} ${name}`)).toEqual([
      'csv SIM-report-mensile-2017-03.csv',
      'json SIM-report-mensile-2017-03.json',
      'xlsx SIM-report-mensile-2017-03.xlsx',
    ]);
    expect(run.finishedAt).not.toBeNull();
    expect(run.knownAt).not.toBeNull();
    for (const file of run.files) {
      const answer = await dg.get(`/api/reports/${String(id)}/files/${file.name}`).responseType('blob');
      const content = answer.body as Buffer;
      expect(content.length).toBe(file.bytes);
      expect(createHash('sha256').update(content).digest('hex')).toBe(file.sha256);
      expect(answer.headers['content-disposition']).toContain(file.name);
    }
    const json = await dg.get(`/api/reports/${String(id)}/files/SIM-report-mensile-2017-03.json`);
    expect(countOf(json.body as MonthlyReportDto, 'reports', 'total')).toBe(3);
  }, 60_000);

  test('is listed newest first, page by page', async () => {
    for (const month of ['2016-01', '2016-02', '2016-03'])
      await dg.post('/api/reports/monthly', { month }, `elenco-${month}`);
    const first = (await accounts.dg_administrator.get('/api/reports?limit=2')).body as ReportPageDto;
    expect(first.items.map(({ month }) => month)).toEqual(['2016-03', '2016-02']);
    const second = (await dg.get(`/api/reports?limit=2&cursor=${first.nextCursor ?? ''}`)).body as ReportPageDto;
    expect(second.items.map(({ month }) => month)).toEqual(['2016-01', '2017-03']);
    const last = (await dg.get(`/api/reports?limit=100&cursor=${second.nextCursor ?? ''}`)).body as ReportPageDto;
    expect(last.nextCursor).toBeNull();
    expect(first.total).toEqual({ count: 4 + last.items.length, exact: true });
    expect(refusal(await dg.get('/api/reports?cursor=inventato'))).toMatchObject({
      status: 422,
      fields: ['cursor invalid_value'],
    });
  });

  test('of the Directorate-General does not exist for a territory', async () => {
    const { items } = (await dg.get('/api/reports')).body as ReportPageDto;
    const id = String(items[0]?.id);
    for (const role of ['region', 'prefecture', 'municipality', 'facility'] as const) {
      expect((await accounts[role].get(`/api/reports/${id}`)).status).toBe(404);
      expect((await accounts[role].get(`/api/reports/${id}/files/SIM-report-mensile-2017-03.csv`)).status).toBe(404);
      expect(((await accounts[role].get('/api/reports')).body as ReportPageDto).items).toEqual([]);
    }
  });

  test('that nobody asked for is not found, nor is a file that nobody made', async () => {
    expect((await dg.get('/api/reports/999999')).status).toBe(404);
    expect((await dg.get('/api/reports/uno')).status).toBe(400);
    const { items } = (await dg.get('/api/reports?limit=100')).body as ReportPageDto;
    const made = items.find((run) => run.month === '2017-03');
    expect((await dg.get(`/api/reports/${String(made?.id)}/files/altro.pdf`)).status).toBe(404);
    expect((await dg.get(`/api/reports/${String(made?.id)}/files/..%2Fminori.csv`)).status).toBe(404);
  });
});

async function ready(id: number): Promise<ReportRunDto> {
  for (let attempt = 0; attempt < 300; attempt += 1) {
    const run = (await dg.get(`/api/reports/${String(id)}`)).body as ReportRunDto;
    if (run.state === 'ready') return run;
    if (run.state === 'failed') throw new Error(`The run failed: ${String(run.failure)}`);
    await wait(100);
  }
  throw new Error('The run is not ready after 30 seconds');
}

function refusal({ status, body }: Response): { status: number; code: string; fields: string[] } {
  const { code, errors } = body as { code: string; errors: { field: string; code: string }[] };
  return { status, code, fields: errors.map((error) => `${error.field} ${error.code}`) };
}
