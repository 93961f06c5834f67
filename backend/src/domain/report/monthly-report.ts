import { formatLongItalian, formatShortItalian, monthEnd, monthOf } from '../calendar-date.js';
import { AGE_CLASSES, type Census, type CensusCounts } from '../census.js';
import { monthOfDay } from '../period.js';
import { regionComparison, totalComparison } from './comparison.js';
import { GROUPING_RULES, LEGAL_NOTES, PUBLISHING_OFFICES, textInForce, type GroupingRule } from './dated-texts.js';
import { descending, distribution, DISTRIBUTION_COLUMNS, withRestGrouped, type Decimals } from './distribution.js';
import { printCount } from './printed-numbers.js';
import type { Report, ReportCover, ReportNote, ReportTable } from './report-model.js';

/** What the monthly report is made of. */
export interface MonthlyReportInput {
  /** The census of the last day of the month. */
  readonly census: Census;
  /** The same census restricted to girls; its total equals `census.bySex.F`. */
  readonly girls: CensusCounts;
  /** Minors counted whose birth date is 1 January and has the quality `presumed`. */
  readonly presumedFirstOfJanuary: number;
  /** ISO alpha-3 → Italian name; printed in capitals. */
  readonly countryNames: ReadonlyMap<string, string>;
  /** NUTS 2 → Italian name of the 21 territorial units; each gets a row, also with no minor. */
  readonly regionNames: ReadonlyMap<string, string>;
  /** Censuses of the same day of earlier years, the nearest first; with none the comparison is left out. */
  readonly earlier?: readonly Census[];
  /** Decimals of the percentages: one as in the published PDF (default), two as on the dashboard. */
  readonly decimals?: Decimals;
}

/** Builds the report in the structure of the Ministry's monthly PDF (model: 31/03/2017). Throws where the input does not add up. */
export function monthlyReport(input: MonthlyReportInput): Report {
  const { census, girls, earlier = [], decimals = 1 } = input;
  if (census.on !== monthEnd(census.on)) throw new RangeError('The monthly report describes the last day of a month.');
  if (girls.total !== census.bySex.F) throw new RangeError('The census of girls differs from the girls in the census.');
  const previousYear = earlier[0];
  return {
    kind: 'monthly',
    month: monthOfDay(census.on),
    on: census.on,
    knownAt: census.knownAt,
    cover: cover(census),
    tables: [
      ...generalTables(input, decimals),
      ...girlsTables(input, decimals),
      ...(previousYear
        ? [totalComparison(9, census, earlier, decimals), regionComparison(10, census, previousYear, input.regionNames, decimals)]
        : []),
    ],
    notes: notes(input),
  };
}

function cover(census: Census): ReportCover {
  const office = textInForce(PUBLISHING_OFFICES, census.on);
  return {
    ministry: 'Ministero del Lavoro e delle Politiche Sociali',
    directorate: office.directorate,
    division: office.division,
    title: 'REPORT MENSILE MINORI STRANIERI NON ACCOMPAGNATI (MSNA) IN ITALIA',
    date: `Dati al ${formatLongItalian(census.on)}`,
  };
}

function generalTables(input: MonthlyReportInput, decimals: Decimals): ReportTable[] {
  const { census } = input;
  return [
    {
      id: 'reports',
      number: 1,
      section: 'general',
      title: `SEGNALAZIONI MSNA al ${formatShortItalian(census.on)}`,
      labelHeading: '',
      columns: [{ measure: 'count', heading: 'NUMERO' }],
      rows: [
        { key: 'total', role: 'item', label: 'SEGNALAZIONI MINORI PRESENTI E CENSITI¹', numbers: { count: printCount(census.total) } },
      ],
    },
    {
      id: 'sex',
      number: 2,
      section: 'general',
      title: 'DISTRIBUZIONE PER GENERE',
      labelHeading: 'GENERE',
      columns: DISTRIBUTION_COLUMNS,
      rows: distribution(
        [
          { key: 'M', label: 'MASCHILE', count: census.bySex.M },
          { key: 'F', label: 'FEMMINILE', count: census.bySex.F },
        ],
        census.total,
        decimals,
      ),
    },
    ageTable('age', 3, 'general', "DISTRIBUZIONE PER FASCE D'ETÀ", census, decimals),
    citizenshipTable('citizenship', 4, 'general', 'RIPARTIZIONE DEI MINORI PER CITTADINANZA', census, input, decimals),
    regionTable('region', 5, 'general', 'RIPARTIZIONE DEI MINORI PER REGIONE DI ACCOGLIENZA', census, input, decimals),
  ];
}

/** Titles after those of the general tables; the name of the section is that of the half-yearly report (chapter 3.3). */
function girlsTables(input: MonthlyReportInput, decimals: Decimals): ReportTable[] {
  const { girls } = input;
  return [
    ageTable('girls-age', 6, 'girls', "MINORI STRANIERE – DISTRIBUZIONE PER FASCE D'ETÀ", girls, decimals),
    citizenshipTable('girls-citizenship', 7, 'girls', 'MINORI STRANIERE – RIPARTIZIONE PER CITTADINANZA', girls, input, decimals),
    regionTable('girls-region', 8, 'girls', 'MINORI STRANIERE – RIPARTIZIONE PER REGIONE DI ACCOGLIENZA', girls, input, decimals),
  ];
}

type Section = ReportTable['section'];

function ageTable(id: string, number: number, section: Section, title: string, counts: CensusCounts, decimals: Decimals): ReportTable {
  const groups = AGE_CLASSES.map((age) => ({ key: age, label: `${age} ANNI`, count: counts.byAge[age] }));
  return { id, number, section, title, labelHeading: "FASCE D'ETÀ", columns: DISTRIBUTION_COLUMNS, rows: distribution(groups, counts.total, decimals) };
}

function citizenshipTable(
  id: string,
  number: number,
  section: Section,
  title: string,
  counts: CensusCounts,
  { census, countryNames }: MonthlyReportInput,
  decimals: Decimals,
): ReportTable {
  const rule: GroupingRule = textInForce(GROUPING_RULES, census.on);
  const groups = withRestGrouped(descending(counts.byCitizenship, countryNames), rule);
  return { id, number, section, title, labelHeading: 'CITTADINANZA', columns: DISTRIBUTION_COLUMNS, rows: distribution(groups, counts.total, decimals) };
}

/** All 21 units, also those with no minor: a row that is missing cannot be told from a row that was lost (Veneto, June 2016). */
function regionTable(
  id: string,
  number: number,
  section: Section,
  title: string,
  counts: CensusCounts,
  { regionNames }: MonthlyReportInput,
  decimals: Decimals,
): ReportTable {
  const groups = descending(counts.byRegion, regionNames, regionNames.keys());
  return {
    id,
    number,
    section,
    title,
    labelHeading: 'REGIONE DI ACCOGLIENZA',
    columns: DISTRIBUTION_COLUMNS,
    rows: distribution(groups, counts.total, decimals),
  };
}

function notes({ census, presumedFirstOfJanuary }: MonthlyReportInput): ReportNote[] {
  const presumed = printCount(presumedFirstOfJanuary).text;
  const january =
    monthOf(census.on) === 1
      ? ' Chi ha compiuto 18 anni il 1° gennaio non è più conteggiato: il calo rispetto al mese precedente dipende anche da queste date.'
      : '';
  return [
    { mark: '1', text: textInForce(LEGAL_NOTES, census.on) },
    {
      mark: null,
      text:
        "Sono conteggiati i minori segnalati, collocati e non ancora diciottenni alla data indicata; chi compie 18 anni in quel giorno non è conteggiato. Le percentuali sono arrotondate e possono non sommare a 100.",
    },
    {
      mark: null,
      text: `Date di nascita presunte al 1° gennaio tra i minori conteggiati: ${presumed}. Si indica il 1° gennaio quando è noto soltanto l'anno di nascita.${january}`,
    },
  ];
}
