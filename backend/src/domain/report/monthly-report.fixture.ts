import { parseCalendarDate } from '../calendar-date.js';
import type { Census, CensusCounts } from '../census.js';
import { monthOfDay } from '../period.js';
import { questionsOf } from './definition/ask.js';
import { buildReport } from './definition/build-report.js';
import type { DimensionName } from './definition/dimensions.js';
import { type Cell, Figures, type Question } from './definition/figures.js';
import type { Decimals } from './distribution.js';
import { MONTHLY_REPORT } from './monthly.definition.js';
import type { Report } from './report-model.js';
import { parseReportPeriod } from './report-period.js';

/** Figures of a month as they are published: a census, and what only the register knows. */
export interface MonthlyReportInput {
  readonly census: Census;
  readonly girls: CensusCounts;
  readonly presumedFirstOfJanuary: number;
  /** Who turned 18 on 1 January, by quality of the birth date. */
  readonly turnedNewYear?: Readonly<Record<string, number>>;
  readonly countryNames: ReadonlyMap<string, string>;
  readonly regionNames: ReadonlyMap<string, string>;
  readonly yearBefore?: Census;
  readonly monthBefore?: Census;
  readonly decimals?: Decimals;
}

/** The monthly report of published figures, through the definition that the register's figures go through. */
export function monthlyReport(input: MonthlyReportInput): Report {
  const figures = new Figures(questionsOf(MONTHLY_REPORT).map((question) => [question, answer(question, input)]));
  return buildReport(
    MONTHLY_REPORT,
    {
      period: parseReportPeriod('monthly', monthOfDay(input.census.on)),
      knownAt: input.census.knownAt,
      territory: { kind: 'national', code: null, name: 'Italia' },
      names: { citizenship: input.countryNames, region: input.regionNames },
      chosenCitizenship: null,
      opinionTimes: null,
      decimals: input.decimals ?? 1,
      commentaries: new Map(),
      naming: { territory: {}, wider: new Map() },
    },
    figures,
  );
}

function answer({ measure, moment, by }: Question, input: MonthlyReportInput): Cell[] {
  if (measure === 'turned_18') return cellsOf('birth_quality', input.turnedNewYear ?? {}, { new_year: 'yes' }, by);
  if (by.includes('new_year'))
    return cellsOf('birth_quality', { presumed: input.presumedFirstOfJanuary }, { new_year: 'yes' }, by);
  const census = {
    now: input.census,
    year_before: input.yearBefore,
    month_before: input.monthBefore,
    two_years_before: undefined,
  }[moment];
  if (census === undefined) return [];
  const girls = by.includes('sex') && by.length > 1;
  const counts = girls ? input.girls : census;
  const sex = girls ? { sex: 'F' } : {};
  const dimension = by.find((name) => name !== 'sex' || by.length === 1);
  const all: Readonly<Partial<Record<DimensionName, Readonly<Record<string, number>>>>> = {
    sex: census.bySex,
    age: counts.byAge,
    citizenship: counts.byCitizenship,
    region: counts.byRegion,
  };
  if (dimension === undefined) return [{ keys: {}, count: census.total }];
  return cellsOf(dimension, all[dimension] ?? {}, dimension === 'sex' ? {} : sex);
}

/** Cells by one dimension, or their sum where the question does not ask for it. */
function cellsOf(
  dimension: DimensionName,
  counts: Readonly<Record<string, number>>,
  others: Cell['keys'] = {},
  by: readonly DimensionName[] = [dimension],
): Cell[] {
  const cells = Object.entries(counts).map(([code, count]) => ({ keys: { ...others, [dimension]: code }, count }));
  if (by.includes(dimension)) return cells;
  return [{ keys: others, count: cells.reduce((sum, { count }) => sum + count, 0) }];
}

/** The 21 territorial units (NUTS 2). */
export const REGION_NAMES = new Map([
  ['ITC1', 'Piemonte'],
  ['ITC2', "Valle d'Aosta"],
  ['ITC3', 'Liguria'],
  ['ITC4', 'Lombardia'],
  ['ITF1', 'Abruzzo'],
  ['ITF2', 'Molise'],
  ['ITF3', 'Campania'],
  ['ITF4', 'Puglia'],
  ['ITF5', 'Basilicata'],
  ['ITF6', 'Calabria'],
  ['ITG1', 'Sicilia'],
  ['ITG2', 'Sardegna'],
  ['ITH1', 'Bolzano'],
  ['ITH2', 'Trento'],
  ['ITH3', 'Veneto'],
  ['ITH4', 'Friuli-Venezia Giulia'],
  ['ITH5', 'Emilia-Romagna'],
  ['ITI1', 'Toscana'],
  ['ITI2', 'Umbria'],
  ['ITI3', 'Marche'],
  ['ITI4', 'Lazio'],
]);

export const COUNTRY_NAMES = new Map(
  Object.entries({
    EGY: 'Egitto',
    GMB: 'Gambia',
    ALB: 'Albania',
    NGA: 'Nigeria',
    GIN: 'Guinea',
    CIV: "Costa d'Avorio",
    ERI: 'Eritrea',
    BGD: 'Bangladesh',
    SEN: 'Senegal',
    MLI: 'Mali',
    SOM: 'Somalia',
    GHA: 'Ghana',
    AFG: 'Afghanistan',
    PAK: 'Pakistan',
    XKX: 'Kosovo',
    MAR: 'Marocco',
    TUN: 'Tunisia',
    SLE: 'Sierra Leone',
    CMR: 'Camerun',
    DZA: 'Algeria',
    ETH: 'Etiopia',
    SDN: 'Sudan',
    BFA: 'Burkina Faso',
    GNB: 'Guinea Bissau',
    BEN: 'Benin',
    SYR: 'Siria',
    TGO: 'Togo',
    IRQ: 'Iraq',
    UKR: 'Ucraina',
    MDA: 'Moldova',
    SRB: 'Serbia',
    BRA: 'Brasile',
    COG: 'Congo',
    LBR: 'Liberia',
    NER: 'Niger',
  }),
);

/**
 * Counts of 31/03/2017 as published; the published 106 of ALTRE are split here into twelve countries below ten (11 ×
 * 9 + 7). The regions are invented and add up to the same total.
 */
export const MARCH_2017: Census = {
  on: parseCalendarDate('2017-03-31'),
  knownAt: '2017-04-10T08:00:00Z',
  total: 15458,
  bySex: { M: 14367, F: 1091 },
  byAge: { '17': 9352, '16': 3635, '15': 1389, '7-14': 1038, '0-6': 44 },
  byCitizenship: {
    EGY: 2289,
    GMB: 2153,
    ALB: 1672,
    NGA: 1313,
    GIN: 1132,
    CIV: 906,
    ERI: 903,
    BGD: 812,
    SEN: 761,
    MLI: 710,
    SOM: 606,
    GHA: 311,
    AFG: 306,
    PAK: 304,
    XKX: 273,
    MAR: 181,
    TUN: 77,
    SLE: 75,
    CMR: 63,
    DZA: 62,
    ETH: 61,
    SDN: 58,
    BFA: 56,
    GNB: 50,
    BEN: 38,
    SYR: 37,
    TGO: 21,
    IRQ: 20,
    UKR: 18,
    MDA: 17,
    SRB: 15,
    BRA: 15,
    COG: 14,
    LBR: 13,
    NER: 10,
    LBY: 9,
    IND: 9,
    LKA: 9,
    CHN: 9,
    TCD: 9,
    MRT: 9,
    TUR: 9,
    IRN: 9,
    MKD: 9,
    BIH: 9,
    DOM: 9,
    XXA: 7,
  },
  byRegion: {
    ITG1: 6000,
    ITF6: 1400,
    ITH5: 1058,
    ITC4: 1000,
    ITI4: 1000,
    ITF4: 1000,
    ITF3: 1000,
    ITH4: 1000,
    ITG2: 1000,
    ITI1: 500,
    ITC1: 500,
  },
};

export const MARCH_2017_INPUT: MonthlyReportInput = {
  census: MARCH_2017,
  girls: {
    total: 1091,
    bySex: { M: 0, F: 1091 },
    byAge: { '17': 600, '16': 250, '15': 141, '7-14': 80, '0-6': 20 },
    byCitizenship: { NGA: 600, ERI: 400, ALB: 82, SYR: 9 },
    byRegion: { ITG1: 700, ITC4: 391 },
  },
  presumedFirstOfJanuary: 1204,
  countryNames: COUNTRY_NAMES,
  regionNames: REGION_NAMES,
};

/** The rows of a table as they are printed: `EGITTO | 2.289 | 14,8`. */
export function printedTable(report: Report, id: string): string[] {
  const table = report.tables.find((candidate) => candidate.id === id);
  if (!table) throw new Error(`No table ${id}`);
  return table.rows.map(({ label, numbers }) =>
    [label, numbers.count?.text, numbers.percent?.text, numbers.change?.text]
      .filter((text) => text !== undefined)
      .join(' | '),
  );
}

/**
 * Tables 1 to 4 of the report of 31/03/2017 as published, typed by hand. Brasile stands before Serbia: the only two equal counts, which the original
 * prints in the other order; and every count has its point.
 */
export const PUBLISHED_MARCH_2017 = {
  reports: ['SEGNALAZIONI MINORI PRESENTI E CENSITI¹ | 15.458'],
  sex: ['MASCHILE | 14.367 | 92,9', 'FEMMINILE | 1.091 | 7,1', 'TOTALE | 15.458 | 100'],
  age: [
    '17 ANNI | 9.352 | 60,5',
    '16 ANNI | 3.635 | 23,5',
    '15 ANNI | 1.389 | 9,0',
    '7-14 ANNI | 1.038 | 6,7',
    '0-6 ANNI | 44 | 0,3',
    'TOTALE | 15.458 | 100',
  ],
  citizenship: [
    'EGITTO | 2.289 | 14,8',
    'GAMBIA | 2.153 | 13,9',
    'ALBANIA | 1.672 | 10,8',
    'NIGERIA | 1.313 | 8,5',
    'GUINEA | 1.132 | 7,3',
    "COSTA D'AVORIO | 906 | 5,9",
    'ERITREA | 903 | 5,8',
    'BANGLADESH | 812 | 5,3',
    'SENEGAL | 761 | 4,9',
    'MALI | 710 | 4,6',
    'SOMALIA | 606 | 3,9',
    'GHANA | 311 | 2,0',
    'AFGHANISTAN | 306 | 2,0',
    'PAKISTAN | 304 | 2,0',
    'KOSOVO | 273 | 1,8',
    'MAROCCO | 181 | 1,2',
    'TUNISIA | 77 | 0,5',
    'SIERRA LEONE | 75 | 0,5',
    'CAMERUN | 63 | 0,4',
    'ALGERIA | 62 | 0,4',
    'ETIOPIA | 61 | 0,4',
    'SUDAN | 58 | 0,4',
    'BURKINA FASO | 56 | 0,4',
    'GUINEA BISSAU | 50 | 0,3',
    'BENIN | 38 | 0,2',
    'SIRIA | 37 | 0,2',
    'TOGO | 21 | 0,1',
    'IRAQ | 20 | 0,1',
    'UCRAINA | 18 | 0,1',
    'MOLDOVA | 17 | 0,1',
    'BRASILE | 15 | 0,1',
    'SERBIA | 15 | 0,1',
    'CONGO | 14 | 0,1',
    'LIBERIA | 13 | 0,1',
    'NIGER | 10 | 0,1',
    'ALTRE | 106 | 0,7',
    'TOTALE | 15.458 | 100',
  ],
} as const satisfies Readonly<Record<string, readonly string[]>>;
