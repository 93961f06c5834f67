import { formatShortItalian } from '../calendar-date.js';
import type { Census } from '../census.js';
import { descending, TOTAL_LABEL, type Decimals } from './distribution.js';
import { printChange, printCount, printPoints, printShare, printWhole } from './printed-numbers.js';
import type { ReportTable } from './report-model.js';

/** Presents on the reference day beside the same day of earlier years, the nearest first. */
export function totalComparison(
  number: number,
  now: Census,
  earlier: readonly Census[],
  decimals: Decimals,
): ReportTable {
  return {
    id: 'comparison-total',
    number,
    section: 'comparison',
    title: 'CONFRONTO CON LA STESSA DATA DEGLI ANNI PRECEDENTI',
    labelHeading: 'DATA',
    columns: [
      { measure: 'count', heading: 'PRESENTI E CENSITI' },
      { measure: 'change', heading: 'VARIAZIONE % DA ALLORA' },
    ],
    rows: [
      { key: now.on, role: 'item', label: formatShortItalian(now.on), numbers: { count: printCount(now.total) } },
      ...earlier.map((census) => ({
        key: census.on,
        role: 'item' as const,
        label: formatShortItalian(census.on),
        numbers: { count: printCount(census.total), change: printChange(now.total, census.total, decimals) },
      })),
    ],
  };
}

/** Share of each region and its change against an earlier date in percentage points. */
export function regionComparison(
  number: number,
  now: Census,
  earlier: Census,
  regionNames: ReadonlyMap<string, string>,
  decimals: Decimals,
): ReportTable {
  return {
    id: 'comparison-region',
    number,
    section: 'comparison',
    title: `REGIONI DI ACCOGLIENZA: VARIAZIONE RISPETTO AL ${formatShortItalian(earlier.on)}`,
    labelHeading: 'REGIONE DI ACCOGLIENZA',
    columns: [
      { measure: 'count', heading: 'PRESENTI E CENSITI' },
      { measure: 'percent', heading: '%' },
      { measure: 'change', heading: 'VARIAZIONE IN PUNTI PERCENTUALI' },
    ],
    rows: [
      ...descending(now.byRegion, regionNames, regionNames.keys()).map(({ key, label, count }) => ({
        key,
        role: 'item' as const,
        label,
        numbers: {
          count: printCount(count),
          percent: printShare(count, now.total, decimals),
          change: printPoints(
            { part: count, total: now.total },
            { part: earlier.byRegion[key] ?? 0, total: earlier.total },
            decimals,
          ),
        },
      })),
      {
        key: 'total',
        role: 'total',
        label: TOTAL_LABEL,
        numbers: { count: printCount(now.total), percent: printWhole(now.total) },
      },
    ],
  };
}
