import { afterAll, beforeAll, beforeEach, describe, expect, test } from '@jest/globals';
import { parseCalendarDate } from '../../domain/calendar-date.js';
import { type Actor, SYSTEM_ACTOR } from '../../platform/database/actor.js';
import { UnitOfWork } from '../../platform/database/unit-of-work.js';
import { createTestApi, type TestApi } from '../../testing/test-api.js';
import { isoInstant, type WrittenMinor, WrittenRegister } from '../../testing/written-register.js';
import { CensusService } from './index.js';

const day = parseCalendarDate;
/** A girl from Eritrea, seventeen until 1 May 2017. */
const GIRL: WrittenMinor = {
  sex: 'F',
  birthDate: day('1999-05-01'),
  reportedOn: day('2017-01-10'),
  citizenship: 'ERI',
};
const PAST_DAY = day('2017-03-31');

let api: TestApi;
let register: WrittenRegister;

beforeAll(async () => {
  api = await createTestApi();
  register = new WrittenRegister(api.app.get(UnitOfWork), api.database);
});

afterAll(async () => {
  await api.close();
});

beforeEach(async () => {
  await register.clear();
});

/** Age class, citizenship and region of those counted on the past day, as known at the instant. */
async function counted(knownAt: bigint, actor = SYSTEM_ACTOR): Promise<{ total: number; of: string[] }> {
  const [result] = await api.app
    .get(UnitOfWork)
    .run(actor, () => api.app.get(CensusService).count([PAST_DAY], isoInstant(knownAt)));
  if (result === undefined) throw new Error('Not counted');
  const { total, byAge, byCitizenship, byRegion } = result.census;
  const ages = Object.entries(byAge).filter(([, count]) => count > 0);
  return {
    total,
    of: [...ages, ...Object.entries(byCitizenship), ...Object.entries(byRegion)].map(
      ([key, count]) => `${key} ${String(count)}`,
    ),
  };
}

/** A girl placed in Sicilia on the day of her report. */
function placedInSicily(minor: WrittenMinor = GIRL): Promise<number> {
  return register.change(async () => {
    const id = await register.register(minor);
    await register.lay(id, [{ seq: 1, kind: 'placement', onDate: minor.reportedOn, region: 'ITG1' }]);
    return id;
  });
}

describe('what is entered today changes the census of a past day as known today, and does not change it as known yesterday', () => {
  test('a correction of the citizenship', async () => {
    const id = await placedInSicily();
    const yesterday = await register.instant();
    await register.change(() => register.correct(id, { ...GIRL, citizenship: 'ETH' }));
    expect(await counted(await register.instant())).toEqual({ total: 1, of: ['17 1', 'ETH 1', 'ITG1 1'] });
    expect(await counted(yesterday)).toEqual({ total: 1, of: ['17 1', 'ERI 1', 'ITG1 1'] });
  });

  test('a registration that comes late', async () => {
    await placedInSicily();
    const yesterday = await register.instant();
    await placedInSicily({ ...GIRL, sex: 'M', birthDate: day('2001-04-01') });
    expect(await counted(await register.instant())).toEqual({
      total: 2,
      of: ['17 1', '15 1', 'ERI 2', 'ITG1 2'].sort(byAgeKey),
    });
    expect(await counted(yesterday)).toEqual({ total: 1, of: ['17 1', 'ERI 1', 'ITG1 1'] });
  });

  test('a transfer that is dated back', async () => {
    const id = await placedInSicily();
    const yesterday = await register.instant();
    await register.change(() =>
      register.lay(id, [
        { seq: 1, kind: 'placement', onDate: GIRL.reportedOn, region: 'ITG1' },
        { seq: 2, kind: 'transfer', onDate: PAST_DAY, region: 'ITC4' },
      ]),
    );
    expect(await counted(await register.instant())).toEqual({ total: 1, of: ['17 1', 'ERI 1', 'ITC4 1'] });
    expect(await counted(yesterday)).toEqual({ total: 1, of: ['17 1', 'ERI 1', 'ITG1 1'] });
  });

  test('a change of the birth date, which makes her eighteen on the day itself', async () => {
    const id = await placedInSicily();
    const yesterday = await register.instant();
    await register.change(() => register.correct(id, { ...GIRL, birthDate: day('1999-03-31') }));
    expect(await counted(await register.instant())).toEqual({ total: 0, of: [] });
    expect(await counted(yesterday)).toEqual({ total: 1, of: ['17 1', 'ERI 1', 'ITG1 1'] });
  });

  test('a wrong stay that is deleted', async () => {
    const id = await placedInSicily();
    const yesterday = await register.instant();
    await register.change(() => register.lay(id, []));
    expect(await counted(await register.instant())).toEqual({ total: 0, of: [] });
    expect(await counted(yesterday)).toEqual({ total: 1, of: ['17 1', 'ERI 1', 'ITG1 1'] });
  });
});

describe('a region', () => {
  const region = (id: string): Actor => ({ ...SYSTEM_ACTOR, role: 'region', scope: { kind: 'region', id } });

  test('counts as known yesterday whom it counted yesterday, also when the stay was moved elsewhere since', async () => {
    const id = await placedInSicily();
    const yesterday = await register.instant();
    await register.change(() =>
      register.lay(id, [{ seq: 1, kind: 'placement', onDate: GIRL.reportedOn, region: 'ITC4' }]),
    );
    const today = await register.instant();
    const totals = async (knownAt: bigint): Promise<number[]> => [
      (await counted(knownAt, region('ITG1'))).total,
      (await counted(knownAt, region('ITC4'))).total,
    ];
    expect(await totals(yesterday)).toEqual([1, 0]);
    expect(await totals(today)).toEqual([0, 1]);
  });

  test('does not count a minor that left it, though it may still read the record', async () => {
    const id = await placedInSicily();
    await register.change(() =>
      register.lay(id, [
        { seq: 1, kind: 'placement', onDate: GIRL.reportedOn, region: 'ITG1' },
        { seq: 2, kind: 'transfer', onDate: day('2017-02-01'), region: 'ITC4' },
      ]),
    );
    expect((await counted(await register.instant(), region('ITG1'))).total).toBe(0);
  });
});

describe('the rule of the count', () => {
  const laid = (movements: Parameters<WrittenRegister['lay']>[1], minor = GIRL): Promise<void> =>
    register.change(async () => {
      await register.lay(await register.register(minor), movements);
    });
  const total = async (): Promise<number> => (await counted(await register.instant())).total;

  test('who turns 18 the day after is counted, who turns 18 on the day is not', async () => {
    await placedInSicily({ ...GIRL, birthDate: day('1999-04-01') });
    await placedInSicily({ ...GIRL, birthDate: day('1999-03-31') });
    expect(await total()).toBe(1);
  });

  test('who is reported and placed on the day is counted; who is placed and reported the day after is not', async () => {
    await placedInSicily({ ...GIRL, reportedOn: PAST_DAY });
    await placedInSicily({ ...GIRL, reportedOn: day('2017-04-01') });
    expect(await total()).toBe(1);
  });

  test('who absconds on the day is not counted; who is found again on it is', async () => {
    await laid([
      { seq: 1, kind: 'placement', onDate: day('2017-01-10'), region: 'ITG1' },
      { seq: 2, kind: 'absconding', onDate: PAST_DAY, region: 'ITG1' },
    ]);
    expect(await total()).toBe(0);
    await laid([
      { seq: 1, kind: 'placement', onDate: day('2017-01-10'), region: 'ITG1' },
      { seq: 2, kind: 'absconding', onDate: day('2017-02-01'), region: 'ITG1' },
      { seq: 3, kind: 'found_again', onDate: PAST_DAY, region: 'ITH2' },
    ]);
    expect(await counted(await register.instant())).toEqual({ total: 1, of: ['17 1', 'ERI 1', 'ITH2 1'] });
  });

  test('of two movements on the day the last entered counts', async () => {
    await laid([
      { seq: 1, kind: 'placement', onDate: PAST_DAY, region: 'ITG1' },
      { seq: 2, kind: 'transfer', onDate: PAST_DAY, region: 'ITC4' },
    ]);
    expect(await counted(await register.instant())).toEqual({ total: 1, of: ['17 1', 'ERI 1', 'ITC4 1'] });
  });

  test('before anything was known there is nobody', async () => {
    await placedInSicily();
    expect(await counted(0n)).toEqual({ total: 0, of: [] });
  });
});

/** JavaScript lists keys that look like whole numbers first and rising: 15 before 17. */
const byAgeKey = (a: string, b: string): number => (/^\d/u.test(a) && /^\d/u.test(b) ? (a < b ? -1 : 1) : 0);
