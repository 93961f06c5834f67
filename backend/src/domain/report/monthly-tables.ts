import { formatShortItalian } from '../calendar-date.js';
import { AGE_CLASSES, type CensusCounts } from '../census.js';
import { GROUPING_RULES, textInForce, type GroupingRule } from './dated-texts.js';
import { descending, distribution, DISTRIBUTION_COLUMNS, withRestGrouped, type Decimals } from './distribution.js';
import type { MonthlyReportInput } from './monthly-report-input.js';
import { printCount } from './printed-numbers.js';
import type { ReportTable } from './report-model.js';

/** Tables 1 to 5, as published. */
export function generalTables(input: MonthlyReportInput, decimals: Decimals): ReportTable[] {
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
        {
          key: 'total',
          role: 'item',
          label: 'SEGNALAZIONI MINORI PRESENTI E CENSITI¹',
          numbers: { count: printCount(census.total) },
        },
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

/**
 * Tables 6 to 8. Titles after those of the general tables; the name of the section is that of the half-yearly report
 * (chapter 3.3).
 */
export function girlsTables(input: MonthlyReportInput, decimals: Decimals): ReportTable[] {
  const { girls } = input;
  return [
    ageTable('girls-age', 6, 'girls', "MINORI STRANIERE – DISTRIBUZIONE PER FASCE D'ETÀ", girls, decimals),
    citizenshipTable(
      'girls-citizenship',
      7,
      'girls',
      'MINORI STRANIERE – RIPARTIZIONE PER CITTADINANZA',
      girls,
      input,
      decimals,
    ),
    regionTable(
      'girls-region',
      8,
      'girls',
      'MINORI STRANIERE – RIPARTIZIONE PER REGIONE DI ACCOGLIENZA',
      girls,
      input,
      decimals,
    ),
  ];
}

type Section = ReportTable['section'];

function ageTable(
  id: string,
  number: number,
  section: Section,
  title: string,
  counts: CensusCounts,
  decimals: Decimals,
): ReportTable {
  const groups = AGE_CLASSES.map((age) => ({ key: age, label: `${age} ANNI`, count: counts.byAge[age] }));
  return {
    id,
    number,
    section,
    title,
    labelHeading: "FASCE D'ETÀ",
    columns: DISTRIBUTION_COLUMNS,
    rows: distribution(groups, counts.total, decimals),
  };
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
  return {
    id,
    number,
    section,
    title,
    labelHeading: 'CITTADINANZA',
    columns: DISTRIBUTION_COLUMNS,
    rows: distribution(groups, counts.total, decimals),
  };
}

/**
 * All 21 units, also those with no minor: a row that is missing cannot be told from a row that was lost (Veneto, June
 * 2016).
 */
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
