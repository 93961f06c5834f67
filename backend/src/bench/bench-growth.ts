import { addDays, parseCalendarDate } from '../domain/calendar-date.js';
import { parseMonth } from '../domain/period.js';
import { type ExplorerQuestionDto, ExplorerService } from '../modules/explorer/index.js';
import { ListService } from '../modules/minors/index.js';
import { ReleasesService, ReleaseTaker } from '../modules/releases/index.js';
import { renderReport, REPORT_FORMATS, ReportBuilder, type ReportFormat } from '../modules/reports/index.js';
import { SYSTEM_ACTOR } from '../platform/database/actor.js';
import { UnitOfWork } from '../platform/database/unit-of-work.js';
import { censusByHand, censusCounts } from './bench-census.js';
import type { BenchApplication } from './bench-database.js';
import { beginInventing, inventUpTo } from './invented-register.js';
import { median, pair, time } from './measure.js';

const DAY = '2022-06-30';
const MONTH = '2022-06';
const RUNS = 5;
/** What takes longer is asked once. */
const LONG_MS = 5000;

/** Questions that read the most: ten years of days in slices, three dimensions, the widest lists of codes. */
const TEN_YEARS = { from: '2014-01-01', to: '2023-12-31' } as const;
const QUESTIONS: Readonly<Record<string, ExplorerQuestionDto>> = {
  'present at each month end of ten years': {
    measure: 'present',
    rows: ['month'],
    columns: [],
    filters: [],
    ...TEN_YEARS,
  },
  'the same by region': { measure: 'present', rows: ['month'], columns: ['region'], filters: [], ...TEN_YEARS },
  'present by municipality and citizenship': {
    measure: 'present',
    rows: ['region', 'province'],
    columns: ['citizenship'],
    filters: [],
    to: DAY,
  },
  'nights of presence by year and region': {
    measure: 'nights',
    rows: ['year'],
    columns: ['region'],
    filters: [],
    ...TEN_YEARS,
  },
  'entered by month and citizenship': {
    measure: 'entered',
    rows: ['month'],
    columns: ['citizenship'],
    filters: [],
    ...TEN_YEARS,
  },
  'turned 18 by month and region': {
    measure: 'of_age',
    rows: ['month'],
    columns: ['region'],
    filters: [],
    ...TEN_YEARS,
  },
  'absconded by month': { measure: 'absconded', rows: ['month'], columns: [], filters: [], ...TEN_YEARS },
  'median stay by year and region': {
    measure: 'median_stay',
    rows: ['year'],
    columns: ['region'],
    filters: [],
    ...TEN_YEARS,
  },
  'occupancy by region': { measure: 'occupancy', rows: ['region'], columns: [], filters: [], to: DAY },
  'girls by half-year, region and age': {
    measure: 'present',
    rows: ['half_year', 'region'],
    columns: ['age'],
    filters: [{ dimension: 'sex', codes: ['F'] }],
    ...TEN_YEARS,
  },
};

const LISTS: Readonly<Record<string, Parameters<ListService['page']>[0]>> = {
  'first page': {},
  'by state and citizenship': { state: 'placed', citizenship: 'EGY' },
  'search by name': { query: 'Mamadou Diallo' },
  'search by a name spelt otherwise': { query: 'ahmed muhammad' },
};

export interface GrowthTimes {
  readonly minors: number;
  readonly stays: number;
  readonly present: number;
  readonly census: { readonly first: number[]; readonly second: number[] };
  readonly knownAt: { readonly first: number[]; readonly second: number[] };
  readonly release: number;
  readonly report: { readonly building: number; readonly formats: Readonly<Record<ReportFormat, number>> };
  /** A page of 25 with its honest total, of the Directorate-General. */
  readonly lists: Readonly<Record<string, number>>;
  readonly questions: Readonly<Record<string, number>>;
  /** Of this process, MiB, after the report in every format. */
  readonly residentMiB: number;
}

/** The same measures at each size of the register, which grows in between. */
export async function benchGrowth(application: BenchApplication, sizes: readonly number[]): Promise<GrowthTimes[]> {
  await beginInventing(application.admin);
  const measured: GrowthTimes[] = [];
  for (const minors of sizes) {
    await inventUpTo(application.admin, minors);
    measured.push(await measure(application, minors));
  }
  return measured;
}

async function measure({ context, admin }: BenchApplication, minors: number): Promise<GrowthTimes> {
  const unitOfWork = context.get(UnitOfWork);
  const national = <Result>(work: () => Promise<Result>): Promise<Result> => unitOfWork.run(SYSTEM_ACTOR, work);
  // Everything is recorded a day after it happened: at this instant what happened on the day itself is not known yet.
  const knownAt = `${addDays(parseCalendarDate(DAY), 1)}T00:00:00Z`;
  const census = await pair(
    RUNS,
    () => national(() => censusCounts(unitOfWork, DAY, null)),
    () => censusByHand(admin, DAY, null),
  );
  const then = await pair(
    RUNS,
    () => national(() => censusCounts(unitOfWork, DAY, knownAt)),
    () => censusByHand(admin, DAY, knownAt),
  );
  const { rows } = await admin.query<{ stays: number; present: number }>(
    `select (select count(*)::integer from movements) as stays, (select count(*)::integer from movements v join minors m on m.id = v.minor_id where v.during @> $1::date and m.adult_on > $1::date) as present`,
    [DAY],
  );
  const lists: Record<string, number> = {};
  for (const [name, question] of Object.entries(LISTS)) {
    const ask = (): Promise<number> => time(() => national(() => context.get(ListService).page(question)));
    lists[name] = median([await ask(), await ask(), await ask(), await ask(), await ask()]);
  }
  const questions: Record<string, number> = {};
  for (const [name, question] of Object.entries(QUESTIONS)) {
    const ask = (): Promise<number> => time(() => national(() => context.get(ExplorerService).answer(question)));
    const first = await ask();
    questions[name] = first > LONG_MS ? first : median([first, await ask(), await ask()]);
  }
  return {
    minors,
    stays: rows[0]?.stays ?? 0,
    present: rows[0]?.present ?? 0,
    census,
    knownAt: then,
    release: await time(async () => {
      const request = await national(() =>
        context.get(ReleasesService).request(parseMonth(MONTH), minors > 24_000 ? 'Misura' : null),
      );
      await context.get(ReleaseTaker).take(request);
    }),
    report: await reportTimes(context.get(ReportBuilder), unitOfWork),
    lists,
    questions,
    residentMiB: Math.round(process.memoryUsage().rss / 2 ** 20),
  };
}

async function reportTimes(builder: ReportBuilder, unitOfWork: UnitOfWork): Promise<GrowthTimes['report']> {
  const from = performance.now();
  const { full } = await unitOfWork.run(SYSTEM_ACTOR, () => builder.buildVariants({ kind: 'monthly', period: MONTH }), {
    snapshot: true,
  });
  const building = performance.now() - from;
  const formats: Partial<Record<ReportFormat, number>> = {};
  for (const format of REPORT_FORMATS) formats[format] = await time(() => renderReport(full, format));
  return { building, formats: formats as Record<ReportFormat, number> };
}
