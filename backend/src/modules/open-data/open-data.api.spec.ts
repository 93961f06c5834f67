import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import jsonld from 'jsonld';
import JSONstat from 'jsonstat-toolkit';
import { randomUUID } from 'node:crypto';
import { Readable } from 'node:stream';
import { RdfXmlParser } from 'rdfxml-streaming-parser';
import type { Role } from '../../domain/codes.js';
import type { OpenTable } from '../../domain/open-data/open-table.js';
import { importPublishedRegister } from '../../testing/imported-register.js';
import { addFacility, signInEveryRole, type SignedIn } from '../../testing/signed-in.js';
import { createTestApi, type TestApi } from '../../testing/test-api.js';
import { ReleaseTaker } from '../releases/index.js';
import type { OpenReleaseTablesDto } from './open-data.dto.js';
import { OpenDataPublisher } from './open-data.publisher.js';

/** March 2017 as the Directorate-General published it, opened to anyone: every figure below is typed from the published tables. */

const MONTH = '2017-03';

let api: TestApi;
let accounts: Readonly<Record<Role, SignedIn>>;

beforeAll(async () => {
  api = await createTestApi();
  await addFacility(api, 'P001');
  accounts = await signInEveryRole(api, 'P001');
  await importPublishedRegister(api.app);
  await publish(null);
  expect(await api.app.get(OpenDataPublisher).openDue()).toBe(1);
}, 120_000);

afterAll(() => api.close());

/** The whole way of a release: frozen by one person, approved and published by another. */
async function publish(reason: string | null): Promise<void> {
  const asked = await accounts.dg_analyst.post(
    '/api/releases',
    { month: MONTH, ...(reason === null ? {} : { reason }) },
    randomUUID(),
  );
  const { requestId } = asked.body as { requestId: number };
  await api.app.get(ReleaseTaker).take(requestId);
  const list = await accounts.dg_analyst.get('/api/releases');
  const { items } = list.body as { items: { id: number; revision: number }[] };
  const newest = Math.max(...items.map(({ id }) => id));
  for (const step of ['approval', 'publication'])
    expect((await accounts.dg_administrator.post(`/api/releases/${String(newest)}/${step}`, {})).status).toBe(200);
}

const get = (path: string) => api.browser().get(`/api/open-data${path}`);
/** Types that superagent does not take for texts. */
const textOf = async (path: string): Promise<string> => String((await get(path).responseType('blob')).body as Buffer);
const tableOf = async (code: string): Promise<OpenTable | undefined> => {
  const answer = await get(`/${MONTH}`);
  return (answer.body as OpenReleaseTablesDto).tables.find((table) => table.code === code);
};
const valuesOf = (table: OpenTable | undefined): Record<string, number | null> =>
  Object.fromEntries(table?.rows.map(({ code, value }) => [code, value]) ?? []);

describe('what anyone reads', () => {
  test('is the published figure, without signing in', async () => {
    const answer = await get('');
    const headers = answer.headers as Record<string, string>;
    expect([answer.status, headers['cache-control'], headers['access-control-allow-origin']]).toEqual([
      200,
      'public, max-age=300',
      '*',
    ]);
    expect(answer.body).toMatchObject({ releases: [{ month: MONTH, revision: 1, total: 15458, supersededBy: null }] });
    expect(Object.keys((answer.body as { releases: object[] }).releases[0] ?? {})).not.toContain('id');
    expect(valuesOf(await tableOf('total'))).toEqual({ total: 15458 });
    expect(valuesOf(await tableOf('sex'))).toEqual({ M: 14367, F: 1091, total: 15458 });
    expect(valuesOf(await tableOf('age'))).toEqual({
      17: 9352,
      16: 3635,
      15: 1389,
      '7-14': 1038,
      '0-6': 44,
      total: 15458,
    });
  });

  test('has English names, and says nothing of single days, people or other moments', async () => {
    const egypt = (await tableOf('citizenship'))?.rows.find(({ code }) => code === 'EGY');
    expect(egypt?.label.en).toBe('Egypt');
    const answer = await get(`/${MONTH}`);
    const { tables } = answer.body as OpenReleaseTablesDto;
    expect(tables.map(({ code }) => code)).not.toContain('comparison-total');
    expect(JSON.stringify(tables)).not.toMatch(/sim_?code|birth/iu);
  });

  test('has its map in the language of the reader, Italian for any other', async () => {
    const written = async (query: string): Promise<string> => {
      const { tables } = (await get(`/${MONTH}${query}`)).body as OpenReleaseTablesDto;
      return JSON.stringify(tables.find(({ code }) => code === 'region')?.drawing);
    };
    // Sicily, of the published tables.
    expect(await written('')).toContain('"6.174"');
    expect(await written('?language=en')).toContain('"6,174"');
    expect(await written('?language=tlh')).toContain('"6.174"');
  });

  test('a month that nobody published is not there, nor a table, a format or a revision', async () => {
    for (const path of [
      '/2017-02',
      '/2017-99',
      '/x',
      `/${MONTH}/nothing.csv`,
      `/${MONTH}/sex.pdf`,
      `/${MONTH}?revision=7`,
    ]) {
      const answer = await get(path);
      expect([path, answer.status, (answer.body as { code: string }).code]).toEqual([path, 404, 'not_found']);
    }
  });

  test('opening again opens nothing', async () => {
    expect(await api.app.get(OpenDataPublisher).openDue()).toBe(0);
  });
});

describe('the files', () => {
  test('CSV has a line for each code', async () => {
    const { text, headers } = await get(`/${MONTH}/sex.csv`);
    expect(headers['content-type']).toBe('text/csv; charset=utf-8');
    const [header, ...rows] = text.trim().split('\n');
    expect(header).toBe('month,revision,dimension,code,label_it,label_en,minors,hidden');
    expect(rows.map((row) => row.split(',').slice(0, 4).concat(row.split(',').slice(-2)).join(' '))).toEqual([
      '2017-03 1 sex M 14367 no',
      '2017-03 1 sex F 1091 no',
      '2017-03 1 sex total 15458 no',
    ]);
  });

  test('JSON-stat is read by a library of others', async () => {
    const answer = await get(`/${MONTH}/region.json`);
    const dataset = JSONstat(answer.body as object);
    expect([dataset.class, dataset.length]).toEqual(['dataset', 2]);
    expect(dataset.Data({ month: MONTH, region: 'ITG1' })).toMatchObject({ value: 6174 });
    expect(dataset.Data({ month: MONTH, region: 'total' })).toMatchObject({ value: 15458 });
  });

  test('SDMX-CSV names each cell by the codes of the cube', async () => {
    const { text } = await get(`/${MONTH}/girls-age.sdmx.csv`);
    const [header, ...rows] = text.trim().split('\n');
    expect(header).toBe(
      'STRUCTURE,STRUCTURE_ID,ACTION,FREQ,REF_AREA,SEX,AGE,CITIZEN,TIME_PERIOD,OBS_VALUE,OBS_STATUS,CONF_STATUS',
    );
    expect(rows.at(-1)).toBe('dataflow,IT_MLPS:MSNA(1.0),R,M,IT,F,_T,_T,2017-03,1091,A,F');
  });

  test('the catalogue says the same in JSON-LD and in RDF/XML', async () => {
    const quads = (await jsonld.toRDF(JSON.parse(await textOf('/catalogue.jsonld')) as object)) as RdfStatement[];
    const parsed = (await Readable.from([await textOf('/catalogue.rdf')])
      .pipe(new RdfXmlParser())
      .toArray()) as RdfStatement[];
    expect(lines(parsed)).toEqual(lines(quads));
    expect(
      lines(quads).filter((line) => line.includes('#Distribution') && line.includes('dcat#')).length,
    ).toBeGreaterThan(15);
    expect(lines(quads).some((line) => line.endsWith('creativecommons.org/licenses/by/4.0/'))).toBe(true);
  });

  test('the feed tells of the release', async () => {
    const text = await textOf('/feed.atom');
    expect(text).toContain('<feed xmlns="http://www.w3.org/2005/Atom">');
    expect(text).toContain('Dati di 2017-03');
    expect(text).toContain('15458 minori presenti e censiti');
  });
});

describe('the role of the open side', () => {
  test('sees the two open tables and no other', async () => {
    const tables = await api.database.admin<{ name: string }>(
      `select format('%I.%I', schemaname, tablename) as name from pg_tables where schemaname in ('public', 'app')`,
    );
    const readable: string[] = [];
    for (const { name } of tables) {
      const [row] = await api.database.admin<{ may: boolean }>(
        `select has_any_column_privilege('sim_public', $1, 'select, insert, update, references') as may`,
        [name],
      );
      if (row?.may === true) readable.push(name);
    }
    expect(readable.sort()).toEqual(['public.open_releases', 'public.open_tables']);
  });

  test('nobody changes what is open, its owner included', async () => {
    for (const sql of ['update open_releases set total = 1', 'delete from open_tables', 'truncate open_tables'])
      await expect(api.database.admin(sql)).rejects.toThrow();
  });
});

test('a revision takes the place of the former release, which stays at its address', async () => {
  await publish('Rettifica di prova');
  expect(await api.app.get(OpenDataPublisher).openDue()).toBe(1);
  const current = await get(`/${MONTH}`);
  expect(current.body).toMatchObject({ revision: 2, reason: 'Rettifica di prova', supersededBy: null });
  const former = await get(`/${MONTH}?revision=1`);
  expect(former.body).toMatchObject({ revision: 1, supersededBy: 2, total: 15458 });
  const file = await get(`/${MONTH}/sex.csv?revision=1`);
  expect((file.headers as Record<string, string>).link).toBe('</api/open-data/2017-03/sex.csv>; rel="latest-version"');
});

interface RdfStatement {
  readonly subject: { readonly value: string };
  readonly predicate: { readonly value: string };
  readonly object: { readonly value: string; readonly language?: string };
}

const lines = (statements: readonly RdfStatement[]): string[] =>
  statements
    .map(({ subject, predicate, object }) =>
      [subject.value, predicate.value, object.language ?? '', object.value].join(' '),
    )
    .sort();
