import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import type { Role } from '../../domain/codes.js';
import {
  importPublishedRegister,
  readPublishedFigures,
  type PublishedFigures,
} from '../../testing/imported-register.js';
import { addFacility, signInEveryRole, type SignedIn } from '../../testing/signed-in.js';
import { createTestApi, type TestApi } from '../../testing/test-api.js';
import type { ExplorerMinorsDto, ExplorerProtectionDto, ExplorerTableDto } from './explorer.dto.js';
import type { DashboardDto, SavedQuestionDto } from './kept.dto.js';

interface Problem {
  readonly code: string;
  readonly errors: readonly { readonly field: string; readonly code: string }[];
}

let api: TestApi;
let accounts: Readonly<Record<Role, SignedIn>>;
let figures: PublishedFigures;

beforeAll(async () => {
  api = await createTestApi();
  await addFacility(api, 'P001');
  accounts = await signInEveryRole(api, 'P001');
  figures = await readPublishedFigures();
  await importPublishedRegister(api.app);
}, 120_000);

afterAll(async () => {
  await api.close();
});

const QUESTION = { measure: 'present', rows: ['region'], columns: [], filters: [], to: '2017-03-31' };
const SERIES = { ...QUESTION, rows: ['month'], from: '2016-01-01' };

async function ask(question: object, role: Role = 'dg_analyst'): Promise<ExplorerTableDto> {
  const answer = await accounts[role].post('/api/explorer/questions', question);
  expect([answer.status, answer.body]).toEqual([200, answer.body]);
  return answer.body as ExplorerTableDto;
}
const refused = async (question: object): Promise<string[]> => {
  const answer = await accounts.dg_analyst.post('/api/explorer/questions', question);
  return (answer.body as Problem).errors.map(({ field, code }) => `${field} ${code}`);
};
const column = ({ rows, cells }: ExplorerTableDto): Record<string, number | null> =>
  Object.fromEntries(rows.map(({ it }, row) => [it.join(' '), cells[row]?.[0] ?? null]));
const withoutZeros = (counts: Readonly<Record<string, number>>): Record<string, number> =>
  Object.fromEntries(Object.entries(counts).filter(([, count]) => count !== 0));

describe('the published figures', () => {
  test('31/03/2017 by region, age class and sex', async () => {
    const { final } = figures;
    const regions = await ask(QUESTION);
    expect(regions.total).toBe(15458);
    expect(column(regions)).toEqual(withoutZeros(final.region));
    expect(column(await ask({ ...QUESTION, rows: ['age_class'] }))).toEqual({
      '17 anni': 9352,
      '16 anni': 3635,
      '15 anni': 1389,
      '7-14 anni': 1038,
      '0-6 anni': 44,
    });
    const crossed = await ask({ ...QUESTION, rows: ['sex'], columns: ['age_class'] });
    expect(Object.fromEntries(crossed.rows.map(({ codes }, row) => [codes[0], crossed.rowTotals?.[row]]))).toEqual({
      M: 14367,
      F: 1091,
    });
    expect(crossed.columnTotals).toEqual([9352, 3635, 1389, 1038, 44]);
  });

  test('the month ends from January 2016, and the girls by region; states of several days are not summed', async () => {
    const series = await ask(SERIES);
    const totals = column(series);
    for (const [on, { total }] of Object.entries(figures.series))
      if (on.endsWith(series.question.to.slice(8)) || totals[on.slice(0, 7)] !== undefined)
        expect([on, totals[on.slice(0, 7)]]).toEqual([on, total]);
    expect([series.total, series.columnTotals]).toEqual([null, null]);
    const girls = await ask({ ...SERIES, columns: ['region'], filters: [{ dimension: 'sex', codes: ['F'] }] });
    const march = girls.rows.findIndex(({ codes }) => codes[0] === '2017-03');
    expect(girls.rowTotals?.[march]).toBe(1091);
    const byRegion = Object.fromEntries(
      girls.columns.map(({ it }, place) => [it.join(' '), girls.cells[march]?.[place] ?? 0]),
    );
    expect(withoutZeros(byRegion)).toEqual(withoutZeros(figures.final.girlsByRegion));
  });
});

describe('the picture of an answer', () => {
  test('has words and numbers of the language asked for', async () => {
    const drawn = async (query: string): Promise<string> => {
      const answer = await accounts.dg_analyst.post(`/api/explorer/questions?${query}`, {
        ...QUESTION,
        rows: ['citizenship'],
      });
      return JSON.stringify((answer.body as { drawing: object }).drawing);
    };
    expect(await drawn('form=bars')).toContain('"Egitto"');
    expect(await drawn('form=bars&language=en')).toContain('"Egypt"');
    const refusal = await accounts.dg_analyst.post('/api/explorer/questions?form=bars&language=tlh', QUESTION);
    expect(refusal.status).toBe(422);
  });
});

describe('what is asked wrongly', () => {
  test.each([
    ['an unknown dimension', { ...QUESTION, rows: ['planet'] }, ['rows invalid_value']],
    ['a measure without it', { ...QUESTION, measure: 'capacity', rows: ['sex'] }, ['rows not_allowed']],
    ['a day in the future', { ...QUESTION, to: '2126-01-01' }, ['to date_in_future']],
    ['no day', { ...QUESTION, to: '2017-02-30' }, ['to invalid_date']],
    ['a flow without a period', { ...QUESTION, measure: 'entered' }, ['from required']],
    ['a period that ends before it starts', { ...SERIES, from: '2018-01-01' }, ['from invalid_period']],
    ['time twice', { ...SERIES, columns: ['year'] }, ['columns not_allowed']],
    ['a dimension twice', { ...QUESTION, columns: ['region'] }, ['columns duplicate']],
    ['ten years of days', { ...SERIES, rows: ['day'], from: '2007-03-31' }, ['from out_of_range']],
    [
      'an unknown code',
      { ...QUESTION, filters: [{ dimension: 'sex', codes: ["F' or true --"] }] },
      ['filters.0.codes invalid_value'],
    ],
    [
      'a code of another list',
      { ...QUESTION, filters: [{ dimension: 'sex', codes: ['X'] }] },
      ['filters.0.codes unknown_code'],
    ],
    ['a time before the register', { ...QUESTION, knownAt: '2001-01-01T00:00:00Z' }, ['knownAt before_first_record']],
    ['an instant to come', { ...QUESTION, knownAt: '2126-01-01T00:00:00Z' }, ['knownAt date_in_future']],
  ])('%s', async (_, question, errors) => {
    expect(await refused(question)).toEqual(errors);
  });
});

describe('who reads what', () => {
  test('a region counts its own territory; municipalities and facilities do not ask', async () => {
    const sicily = await ask(QUESTION, 'region');
    expect(column(sicily)).toEqual({ Sicilia: figures.final.region.Sicilia });
    for (const role of ['municipality', 'facility', 'prefecture', 'dg_officer'] as const)
      expect((await accounts[role].post('/api/explorer/questions', QUESTION)).status).toBe(403);
  });

  test('a cell opens the minors behind it, page by page, and leaves its trace', async () => {
    const cell = [{ dimension: 'region', codes: ['ITC2'] }];
    const seen: string[] = [];
    let cursor: string | null = null;
    let total: number;
    do {
      const body: object = { question: QUESTION, cell, limit: 2, ...(cursor === null ? {} : { cursor }) };
      const { body: page } = (await accounts.dg_analyst.post('/api/explorer/minors', body)) as {
        body: ExplorerMinorsDto;
      };
      seen.push(...page.items.map(({ simCode }) => simCode));
      cursor = page.nextCursor;
      total = page.total;
    } while (cursor !== null);
    expect(total).toBe(figures.final.region["Valle d'Aosta"] ?? 0);
    expect(new Set(seen).size).toBe(total);
    const [trace] = await api.database.admin<{ count: number }>(
      `select count(*)::integer as count from audit_events where action = 'explorer.list_minors'`,
    );
    expect(trace?.count).toBeGreaterThan(0);
  });
});

describe('files', () => {
  const send = (body: object) => accounts.dg_analyst.post('/api/explorer/exports', body);

  test('CSV in the office is whole; outside, small counts and what gives them away are hidden', async () => {
    const question = { ...QUESTION, rows: ['citizenship'] };
    const inside = await send({ question, format: 'csv', outside: false });
    expect(inside.text).toContain('Egitto;2289');
    expect(inside.text).toContain('Totale;15458');
    const { body: protection } = (await accounts.dg_analyst.post('/api/explorer/protections', question)) as {
      body: ExplorerProtectionDto;
    };
    const table = await ask(question);
    const small = table.cells.filter(([count]) => count != null && count > 0 && count < protection.below).length;
    expect(protection.cells.filter(({ protection: why }) => why === 'primary')).toHaveLength(small);
    const outside = await send({ question, format: 'csv', outside: true });
    const hidden = outside.text.split('\r\n').filter((line) => line.endsWith(';*'));
    expect(hidden).toHaveLength(protection.cells.length);
    expect((await send({ question, format: 'json', outside: true })).status).toBe(200);
    expect((await send({ question, format: 'xlsx', outside: false })).status).toBe(200);
  });

  test('what cannot be protected stays inside', async () => {
    const question = { ...QUESTION, measure: 'nights', from: '2017-01-01' };
    const answer = await send({ question, format: 'csv', outside: true });
    expect([answer.status, (answer.body as Problem).code]).toEqual([409, 'inside_only']);
  });
});

describe('questions and dashboards that are kept', () => {
  test('are the maker’s, and the colleagues’ where shared', async () => {
    const content = { name: 'Presenti per regione', shared: true, question: QUESTION, form: 'bars' };
    const made = await accounts.dg_analyst.post('/api/explorer/saved-questions', content, 'explorer-key-0001');
    expect(made.status).toBe(201);
    const again = await accounts.dg_analyst.post('/api/explorer/saved-questions', content, 'explorer-key-0002');
    expect([again.status, (again.body as Problem).code]).toEqual([409, 'duplicate']);
    await accounts.dg_analyst.post(
      '/api/explorer/saved-questions',
      { ...content, name: 'Solo mia', shared: false },
      'explorer-key-0003',
    );
    const names = async (role: Role) =>
      ((await accounts[role].get('/api/explorer/saved-questions')).body as SavedQuestionDto[]).map(({ name }) => name);
    expect(await names('dg_analyst')).toEqual(['Presenti per regione', 'Solo mia']);
    expect(await names('dg_head')).toEqual(['Presenti per regione']);
    expect(await names('region')).toEqual([]);
    const tiles = [{ title: 'Per regione', question: QUESTION, form: 'map' }];
    const board = await accounts.dg_analyst.post(
      '/api/dashboards',
      { name: 'Direzione', shared: true, tiles },
      'explorer-key-0004',
    );
    const { id, version } = board.body as DashboardDto;
    expect(((await accounts.dg_head.get(`/api/dashboards/${String(id)}`)).body as DashboardDto).tiles).toEqual(tiles);
    expect((await accounts.region.get(`/api/dashboards/${String(id)}`)).status).toBe(404);
    expect(version).toBe(1);
    const wrong = { name: 'Rotta', tiles: [{ ...tiles[0], question: { ...QUESTION, to: '2126-01-01' } }] };
    expect((await accounts.dg_analyst.post('/api/dashboards', wrong, 'explorer-key-0005')).status).toBe(422);
  });
});
