import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { stringify } from 'csv-stringify/sync';
import { parseCalendarDate } from '../../domain/calendar-date.js';
import { createTestApi, type TestApi } from '../../testing/test-api.js';
import { MunicipalityListLoader, type ListOutcome } from './index.js';

const COLUMNS = ['Codice Comune formato alfanumerico', 'Denominazione in italiano', 'Codice Catastale del comune'];
type Row = [code: string, name: string, belfiore: string];
let api: TestApi;

beforeAll(async () => {
  api = await createTestApi();
});

afterAll(async () => {
  await api.close();
});

describe("loading ISTAT's list of municipalities", () => {
  it('closes, renames and adds, keeps the former ones, and the second time changes nothing', async () => {
    const rows = (await inBeing()).filter(([code]) => code !== '024027');
    const renamed = rows.map((row): Row => (row[0] === '001272' ? ['001272', 'Torino Nuova', row[2]] : row));
    const list: Row[] = [...renamed, ['001400', 'Borgo Nuovo', 'M999']];

    expect(summary(await load(list, true))).toEqual({
      state: 'checked',
      added: ['001272', '001400'],
      closed: ['001272', '024027'],
    });
    expect(await periods('001272')).toEqual(['Torino (,)']);

    expect(summary(await load(list, false))).toEqual({
      state: 'loaded',
      added: ['001272', '001400'],
      closed: ['001272', '024027'],
    });
    expect(await periods('001272')).toEqual(['Torino (,2025-06-01)', 'Torino Nuova [2025-06-01,)']);
    expect(await periods('001400')).toEqual(['Borgo Nuovo [2025-06-01,)']);
    expect(await periods('024027')).toEqual(['Castegnero (,2025-06-01)']);

    expect(summary(await load(list, false))).toEqual({ state: 'unchanged', added: [], closed: [] });
  });

  it('refuses a list with a bad row, and loads nothing of it', async () => {
    const before = await api.database.admin('select count(*) from municipalities');
    const outcome = await load(
      [...(await inBeing()), ['1', 'Senza codice', 'A001'], ['001401', 'Altro', 'M998']],
      false,
    );
    expect(outcome.state).toBe('refused');
    expect(outcome.problems.map(({ value, reason }) => [value, reason])).toEqual([['1', 'code_not_valid']]);
    expect(await api.database.admin('select count(*) from municipalities')).toEqual(before);
  });
});

async function inBeing(): Promise<Row[]> {
  const rows = await api.database.admin<{ code: string; name: string; belfiore: string | null }>(
    `select istat_code as code, name, belfiore from municipalities where valid @> date '2025-06-01' order by 1`,
  );
  return rows.map(({ code, name, belfiore }): Row => [code, name, belfiore ?? '']);
}

function load(rows: Row[], dryRun: boolean): Promise<ListOutcome> {
  const file = new TextEncoder().encode(stringify([COLUMNS, ...rows], { delimiter: ';' }));
  return api.app
    .get(MunicipalityListLoader)
    .load(file, { on: parseCalendarDate('2025-06-01'), dryRun, partial: false });
}

function summary({ state, changes }: ListOutcome): { state: string; added: string[]; closed: string[] } {
  return {
    state,
    added: changes.added.map((row) => row.istatCode).sort(),
    closed: changes.closed.map((row) => row.istatCode).sort(),
  };
}

async function periods(istatCode: string): Promise<string[]> {
  const rows = await api.database.admin<{ name: string; valid: string }>(
    'select name, valid::text as valid from municipalities where istat_code = $1 order by municipalities.valid',
    [istatCode],
  );
  return rows.map(({ name, valid }) => `${name} ${valid}`);
}
