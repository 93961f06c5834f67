import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import type { PublishedDocument } from '../../domain/disclosure/published-document.js';
import type { PublicReport } from '../../domain/report/definition/build-report.js';
import { SYSTEM_ACTOR } from '../../platform/database/actor.js';
import { UnitOfWork } from '../../platform/database/unit-of-work.js';
import { importPublishedRegister, readPublishedFigures } from '../../testing/imported-register.js';
import { attack, readersDocuments } from '../../testing/linear-attack.js';
import { createTestApi, type TestApi } from '../../testing/test-api.js';
import { PublicReports, ReportBuilder } from './index.js';
import type { ReportRequest } from './report-request.js';

const MONTHS = ['2016-12', '2017-01', '2017-02', '2017-03'];
/** A great region, the least one, and two of the middle. */
const REGIONS = ['ITG1', 'ITC2', 'ITC4', 'ITI2'];

let api: TestApi;
let unitOfWork: UnitOfWork;
const made = new Map<string, PublicReport>();

const build = (request: ReportRequest) =>
  unitOfWork.run(SYSTEM_ACTOR, () => api.app.get(ReportBuilder).buildVariants(request), { snapshot: true });

async function publish(request: ReportRequest): Promise<PublicReport> {
  const variants = await build(request);
  return unitOfWork.run(SYSTEM_ACTOR, () => api.app.get(PublicReports).publish(variants));
}

const documents = (): Promise<PublishedDocument[]> =>
  unitOfWork.run(SYSTEM_ACTOR, async () =>
    (await unitOfWork.query<{ content: PublishedDocument }>(`select content from published_documents order by id`)).map(
      ({ content }) => content,
    ),
  );

/** Hidden counts that a reader of all documents can work out more closely than to an interval of 4. */
async function given(all: readonly PublishedDocument[], shownAgain?: string): Promise<string[]> {
  const { published, hidden } = readersDocuments(all);
  if (shownAgain !== undefined) hidden.delete(shownAgain);
  const bounds = await attack(published, hidden);
  return [...bounds].filter(([, { low, high }]) => high - low < 4 - 1e-6).map(([name]) => name);
}

beforeAll(async () => {
  api = await createTestApi();
  unitOfWork = api.app.get(UnitOfWork);
  await importPublishedRegister(api.app);
  for (const month of MONTHS) made.set(month, await publish({ kind: 'monthly', period: month }));
  made.set('2016-S2', await publish({ kind: 'half_yearly', period: '2016-S2', citizenship: 'EGY' }));
  for (const code of REGIONS)
    made.set(code, await publish({ kind: 'periodic', period: '2017-Q1', territory: { kind: 'region', code } }));
}, 180_000);
afterAll(() => api.close());

describe('what left the office', () => {
  test('shows no count from 1 to 3', async () => {
    const all = await documents();
    expect(all).toHaveLength(MONTHS.length + 1 + REGIONS.length);
    for (const { name, count, protection } of all.flatMap(({ cells }) => cells))
      if (protection === null) expect([name, count > 0 && count < 4]).toEqual([name, false]);
  });

  test('gives no hidden count away, whatever is read together: months, half-year, regions', async () => {
    expect([...made].filter(([, { exposed }]) => exposed.length > 0)).toEqual([]);
    const all = await documents();
    expect(readersDocuments(all).hidden.size).toBeGreaterThan(80);
    expect(await given(all)).toEqual([]);
  }, 300_000);

  test('would give one away if a single one of the others were shown', async () => {
    // Valle d'Aosta had three minors at the end of March 2017: the published tables say so, and the protected ones do not.
    const { series } = await readPublishedFigures();
    expect(series['2017-03-31']?.region["Valle d'Aosta"]).toBe(3);
    const march = made.get('2017-03');
    const secondary = march?.cells.find(({ table, protection }) => table === 'region' && protection !== 'primary');
    const name = `present 2017-03-31 region=${secondary?.row ?? ''}`;
    expect(await given((await documents()).slice(0, MONTHS.length), name)).toContain('present 2017-03-31 region=ITC2');
  }, 120_000);

  test('is protected in the printed report too, with shares', () => {
    const region = made.get('2017-03')?.report.tables.find(({ id }) => id === 'region');
    expect(region?.rows.find(({ key }) => key === 'ITC2')?.numbers).toMatchObject({
      count: { value: null, text: '*' },
      percent: { value: null, text: '*' },
    });
  });

  test('stays hidden when it is published again, and the same document is kept once', async () => {
    const before = await documents();
    const again = await publish({ kind: 'monthly', period: '2017-03' });
    const hidden = (report: PublicReport | undefined): string[] =>
      (report?.cells ?? []).map(({ table, row, column }) => `${table} ${row} ${column}`).sort();
    expect(hidden(again)).toEqual(hidden(made.get('2017-03')));
    expect(again.cells.map(({ protection }) => protection)).not.toContain('secondary');
    const after = await documents();
    // Why a count is hidden has changed (an earlier publication hid it), the third time nothing has.
    await publish({ kind: 'monthly', period: '2017-03' });
    expect([after.length - before.length, (await documents()).length - after.length]).toEqual([1, 0]);
  });

  test('is the national office’s only, and is never changed', async () => {
    const regional = { ...SYSTEM_ACTOR, scope: { kind: 'region', id: 'ITC4' } as const };
    const rows = unitOfWork.run(regional, () => unitOfWork.query(`select id from published_documents`));
    await expect(rows).rejects.toThrow(/permission denied/);
    for (const statement of [`delete from published_documents`, `update published_documents set kind = 'monthly'`])
      await expect(unitOfWork.run(SYSTEM_ACTOR, () => unitOfWork.execute(statement, []))).rejects.toThrow(
        /permission denied/,
      );
  });
});
