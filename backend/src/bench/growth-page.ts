import { REPORT_FORMATS } from '../modules/reports/index.js';
import type { GrowthTimes } from './bench-growth.js';
import { median } from './measure.js';
import { ms, ratio, writtenBy } from './page.js';

/** The measures of each size side by side: a column is a register, a row how one thing grows. */
export function growthPage(measured: readonly GrowthTimes[]): string {
  const line = (name: string, of: (times: GrowthTimes) => string): string =>
    `| ${[name, ...measured.map(of)].join(' | ')} |`;
  const grew = (name: string, of: (times: GrowthTimes) => number): string => line(name, (times) => ms(of(times)));
  const [first] = measured;
  return [
    '# Performance as the register grows',
    '',
    writtenBy('npm run bench -- growth'),
    'Invented minors from a seeded generator, three stays each over ten years, on the places and citizenships of the imported register. Times in milliseconds, medians.',
    'Aim at a million: the census at most 1.5× the query by hand and under 1,000 ms; the monthly report in every format under 20,000 ms, with memory that does not grow.',
    '',
    line('', ({ minors }) => `${minors.toLocaleString('en')} minors`),
    `| --- |${' ---: |'.repeat(measured.length)}`,
    line('stays', ({ stays }) => stays.toLocaleString('en')),
    line('present on the day', ({ present }) => present.toLocaleString('en')),
    grew('census as known now', ({ census }) => median(census.first)),
    grew('the same by hand', ({ census }) => median(census.second)),
    line('ratio', ({ census }) => ratio(median(census.first), median(census.second))),
    grew('census as known on the day', ({ knownAt }) => median(knownAt.first)),
    grew('the same by hand', ({ knownAt }) => median(knownAt.second)),
    line('ratio', ({ knownAt }) => ratio(median(knownAt.first), median(knownAt.second))),
    grew('release: members, counts, hash, checks', ({ release }) => release),
    grew('monthly report: figures and texts', ({ report }) => report.building),
    ...REPORT_FORMATS.map((format) => grew(`monthly report: ${format}`, ({ report }) => report.formats[format])),
    grew(
      'monthly report: all',
      ({ report }) => report.building + Object.values(report.formats).reduce((sum, one) => sum + one, 0),
    ),
    line('memory of the process afterwards, MiB', ({ residentMiB }) => String(residentMiB)),
    ...Object.keys(first?.lists ?? {}).map((name) => grew(`list: ${name}`, ({ lists }) => lists[name] ?? Number.NaN)),
    ...Object.keys(first?.questions ?? {}).map((name) =>
      grew(`explorer: ${name}`, ({ questions }) => questions[name] ?? Number.NaN),
    ),
    '',
  ].join('\n');
}
