import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { runDoor } from '../boot/door.js';
import { projectRoot } from '../platform/config/project-root.js';
import { benchCensus, type CensusTimes } from './bench-census.js';
import { type BenchServer, openBenchServer } from './bench-database.js';
import { benchGrowth } from './bench-growth.js';
import { benchImport, type ImportTimes } from './bench-import.js';
import { benchLists, type ListTimes } from './bench-list.js';
import { benchRelease, type ReleaseTimes } from './bench-release.js';
import { growthPage } from './growth-page.js';
import { median, quantile } from './measure.js';
import { ms, ratio, writtenBy } from './page.js';

// `npm run bench`: how fast, beside plain SQL on the same server in the same minute. It judges nothing; docs/performance.md keeps the last table, and
// docs/performance-growth.md that of registers up to a million. `npm run bench -- day` and `-- growth` measure one of the two.
const IMPORTS = 3;
const RUNS = 60;
const RELEASES = 10;
/** Minors at which the growth is looked at. */
const SIZES = [24_000, 250_000, 1_000_000];

const sections = process.argv.slice(2);
const wanted = (section: 'day' | 'growth'): boolean => sections.length === 0 || sections.includes(section);

await runDoor(async (atEnd) => {
  const server = await openBenchServer();
  atEnd(() => server.close());
  if (wanted('day')) await keep('performance.md', await day(server));
  if (wanted('growth')) {
    const application = await server.open('growth');
    await benchImport(application);
    await keep('performance-growth.md', growthPage(await benchGrowth(application, SIZES)));
    await application.close();
  }
  process.kill(process.pid, 'SIGTERM');
});

async function keep(name: string, page: string): Promise<void> {
  process.stdout.write(page);
  await writeFile(join(projectRoot, 'docs', name), page);
}

/** What a day of work asks, on the register of 2016-2017. */
async function day(server: BenchServer): Promise<string> {
  const imports: ImportTimes[] = [];
  for (let run = 1; run <= IMPORTS; run += 1) {
    const application = await server.open(`import_${String(run)}`);
    imports.push(await benchImport(application));
    await application.close();
  }
  const application = await server.open('import_1');
  const census = await benchCensus(application, RUNS);
  const lists = await benchLists(application, RUNS);
  const released = await benchRelease(application, RELEASES);
  await application.close();
  return document(imports, census, lists, released);
}

function document(
  importRuns: readonly ImportTimes[],
  counted: CensusTimes,
  listed: readonly ListTimes[],
  released: ReleaseTimes,
): string {
  const copyMs = median(importRuns.map((run) => run.copyMs));
  const importMs = median(importRuns.map((run) => run.importMs));
  const rows = importRuns[0]?.rows ?? 0;
  const stages = Object.keys(importRuns[0]?.stages ?? {});
  return [
    '# Performance',
    '',
    writtenBy('npm run bench'),
    'Times in milliseconds. Each figure stands beside plain SQL measured in turn with it, on the same server; the ratio is what to look at.',
    '',
    '## Import of 2016-2017',
    '',
    `${String(rows)} rows in three files, into an empty register, median of ${String(importRuns.length)} runs, beside \`COPY\` of the same files into tables without key or index. Aim: 10×.`,
    '',
    '| | ms | rows/s | ratio |',
    '| --- | ---: | ---: | ---: |',
    `| plain COPY | ${ms(copyMs)} | ${perSecond(rows, copyMs)} | 1 |`,
    `| import, checked, with history and row-level security | ${ms(importMs)} | ${perSecond(rows, importMs)} | ${ratio(importMs, copyMs)} |`,
    ...stages.map(
      (stage) => `| of which: ${stage} | ${ms(median(importRuns.map((run) => run.stages[stage] ?? 0)))} | | |`,
    ),
    '',
    '## Census of 31 March 2017',
    '',
    `\`app.census\` broken down by region, sex, citizenship and age class, through the unit of work, beside the same counts written by hand as one query (superuser, no policies), ${String(RUNS)} runs in turn. Aim: 1.5×.`,
    '',
    '| | function p50 | function p95 | by hand p50 | by hand p95 | ratio of p50 |',
    '| --- | ---: | ---: | ---: | ---: | ---: |',
    compared('as known now', counted.now.first, counted.now.second),
    compared(
      'as known before 4,900 minors and 4,700 movements were corrected',
      counted.knownAt.first,
      counted.knownAt.second,
    ),
    '',
    '## Lists and search',
    '',
    `Through the service that answers requests (page of 25, honest total, audit written), beside the same SQL with row-level security lifted from the role; territorial actors ask for their own territory, so both give the same rows. ${String(RUNS)} runs in turn. Aim: 1.5×.`,
    '',
    '| | with policies p50 | p95 | without p50 | p95 | ratio of p50 |',
    '| --- | ---: | ---: | ---: | ---: | ---: |',
    ...listed.map(({ who, what, secured, open }) => compared(`${who}: ${what}`, secured, open)),
    '',
    '## Release of March 2017',
    '',
    `${String(released.members)} members, ${String(RELEASES)} runs in turn. By hand: a table of the same rows and the hash of its text, superuser, no history, no checks.`,
    '',
    '| | p50 | p95 | by hand p50 | by hand p95 | ratio of p50 |',
    '| --- | ---: | ---: | ---: | ---: | ---: |',
    compared('request, instant, members, counts, hash, all checks', released.release, released.byHand),
    compared('verification: taken again from history, both hashes, counts', released.verify, released.byHand),
    '',
  ].join('\n');
}

function compared(name: string, first: readonly number[], second: readonly number[]): string {
  const figures = [median(first), quantile(first, 0.95), median(second), quantile(second, 0.95)].map(ms);
  return `| ${name} | ${figures.join(' | ')} | ${ratio(median(first), median(second))} |`;
}

function perSecond(rows: number, duration: number): string {
  return String(Math.round((rows / duration) * 1000));
}
