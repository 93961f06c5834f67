import { formatLongItalian } from '../../domain/calendar-date.js';
import { printCount, printShare } from '../../domain/report/printed-numbers.js';
import type { PublishedCensus } from './published-census.js';

const AGES = ['17', '16', '15', '7-14', '0-6'] as const;

/** The census as a person reads it at a terminal. */
export function censusText(census: PublishedCensus): string {
  const { on, knownAt, total, bySex, byAge, byCitizenship, byRegion } = census;
  const block = (title: string, rows: readonly (readonly [string, number])[]): string[] => [
    '',
    title,
    ...rows.map(([label, count]) => line(label, count, total)),
  ];
  return [
    `Minori presenti e censiti al ${formatLongItalian(on)}: ${printCount(total).text}`,
    `(come noto il ${knownAt})`,
    ...block('Genere', [
      ['maschile', bySex.M],
      ['femminile', bySex.F],
    ]),
    ...block(
      "Fasce d'età",
      AGES.map((age) => [`${age} anni`, byAge[age]] as const),
    ),
    ...block('Cittadinanza', Object.entries(byCitizenship)),
    ...block('Regione di accoglienza', Object.entries(byRegion)),
    '',
  ].join('\n');
}

const line = (label: string, count: number, total: number): string =>
  `  ${label.padEnd(24)}${printCount(count).text.padStart(8)}${printShare(count, total).text.padStart(8)} %`;
