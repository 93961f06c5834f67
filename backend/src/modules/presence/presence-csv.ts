import { formatSimCode } from '../../domain/sim-code.js';
import { csvFile, formulaSafe } from '../../platform/files/csv-file.js';
import { dayHeading, marksOf, movementsText } from './presence-lines.js';
import type { Presence } from './presence.service.js';

/** One row a minor and a last one of totals; a column a day with 1 or 0, empty for days not yet counted. */
export function presenceCsv({ minors, days, total, countedUntil }: Presence): Buffer {
  const header = [
    'codice_sim',
    'cognome',
    'nome',
    'data_nascita',
    ...days.map((day) => `g${dayHeading(day)}`),
    'giorni',
    'arrivi',
    'uscite',
  ];
  const rows = minors.map((minor) => [
    formatSimCode(minor.simCode),
    formulaSafe(minor.familyName),
    formulaSafe(minor.givenName ?? ''),
    minor.birthDate,
    ...marksOf(minor, days, countedUntil).map((mark) => mark ?? ''),
    minor.days,
    movementsText(minor.arrivals),
    movementsText(minor.departures),
  ]);
  const counts = days.map(({ on, present }) => (on > countedUntil ? '' : present));
  return csvFile(header, [...rows, ['TOTALE', '', '', '', ...counts, total, '', '']]);
}
