import { formatLongItalian, monthEnd, monthOf } from '../calendar-date.js';
import type { Census } from '../census.js';
import { monthOfDay } from '../period.js';
import { regionComparison, totalComparison } from './comparison.js';
import { LEGAL_NOTES, PUBLISHING_OFFICES, textInForce } from './dated-texts.js';
import type { MonthlyReportInput } from './monthly-report-input.js';
import { generalTables, girlsTables } from './monthly-tables.js';
import { printCount } from './printed-numbers.js';
import type { Report, ReportCover, ReportNote } from './report-model.js';

export type { MonthlyReportInput } from './monthly-report-input.js';

/**
 * Builds the report in the structure of the Ministry's monthly PDF (model: 31/03/2017). Throws where the input does
 * not add up.
 */
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
        ? [
            totalComparison(9, census, earlier, decimals),
            regionComparison(10, census, previousYear, input.regionNames, decimals),
          ]
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

const COUNTING_NOTE =
  'Sono conteggiati i minori segnalati, collocati e non ancora diciottenni alla data indicata; ' +
  'chi compie 18 anni in quel giorno non è conteggiato. ' +
  'Le percentuali sono arrotondate e possono non sommare a 100.';

/** Printed in January: the children with a presumptive birth date turn 18 all on the first of the month. */
const JANUARY_NOTE =
  ' Chi ha compiuto 18 anni il 1° gennaio non è più conteggiato: ' +
  'il calo rispetto al mese precedente dipende anche da queste date.';

function notes({ census, presumedFirstOfJanuary }: MonthlyReportInput): ReportNote[] {
  const presumed =
    `Date di nascita presunte al 1° gennaio tra i minori conteggiati: ${printCount(presumedFirstOfJanuary).text}. ` +
    "Si indica il 1° gennaio quando è noto soltanto l'anno di nascita.";
  return [
    { mark: '1', text: textInForce(LEGAL_NOTES, census.on) },
    { mark: null, text: COUNTING_NOTE },
    { mark: null, text: monthOf(census.on) === 1 ? presumed + JANUARY_NOTE : presumed },
  ];
}
