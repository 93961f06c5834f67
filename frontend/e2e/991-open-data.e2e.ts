import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import type { Browser } from 'playwright-core';
import {
  ADDRESS,
  assertAccessible,
  focusOn,
  heading,
  NARROW,
  newPerson,
  openBrowser,
  settled,
  WIDE,
} from './support.ts';

interface Releases {
  readonly releases: readonly {
    readonly month: string;
    readonly total: number;
    readonly supersededBy: number | null;
  }[];
}

/** The demonstration publishes a month at its first start; it is opened by the next sweep, within a minute. */
const PATIENCE_MS = 120_000;

let browser: Browser;

before(async () => {
  browser = await openBrowser();
});

after(() => browser.close());

async function opened(): Promise<Releases['releases']> {
  for (const deadline = Date.now() + PATIENCE_MS; Date.now() < deadline;) {
    const { releases } = (await (await fetch(`${ADDRESS}/api/open-data`)).json()) as Releases;
    if (releases.length > 0) return releases;
    await new Promise((resolve) => setTimeout(resolve, 500));
  }
  throw new Error('Nothing was opened');
}

test('anyone reads the published figures without signing in, and takes the files', async () => {
  const [latest] = (await opened()).filter(({ supersededBy }) => supersededBy === null);
  assert.ok(latest);
  const { page, errors } = await newPerson(browser);
  await page.goto(`${ADDRESS}/sign-in`);
  await page.getByRole('link', { name: 'Dati aperti sui minori stranieri non accompagnati' }).click();
  await heading(page, 'Dati aperti');
  await settled(page);
  const total = await page.locator('.sim-headline-figure').innerText();
  assert.equal(Number(total.replaceAll('.', '')), latest.total);
  const regions = page.getByRole('region', { name: 'Minori presenti e censiti per regione di accoglienza' });
  await regions.getByRole('img').waitFor();
  const [download] = await Promise.all([
    page.waitForEvent('download'),
    regions.getByRole('link', { name: /^CSV/ }).click(),
  ]);
  const chunks: Buffer[] = [];
  for await (const chunk of await download.createReadStream()) chunks.push(chunk as Buffer);
  const rows = Buffer.concat(chunks).toString('utf8').trim().split('\n');
  assert.equal(rows[0], 'month,revision,dimension,code,label_it,label_en,minors,hidden');
  assert.ok(rows.some((row) => row.startsWith(`${latest.month},`) && row.endsWith(`Total,${String(latest.total)},no`)));
  // Nothing personal, and no way further in.
  assert.equal((await page.request.get(`${ADDRESS}/api/minors`)).status(), 401);
  assert.deepEqual(errors, []);
});

for (const [name, viewport] of [
  ['wide', WIDE],
  ['on a telephone', NARROW],
] as const)
  test(`the open page is clean for axe, ${name}, and is walked with keys`, async () => {
    await opened();
    const { page, errors } = await newPerson(browser, viewport);
    await page.goto(`${ADDRESS}/open-data`);
    await heading(page, 'Dati aperti');
    await page.locator('table').first().waitFor();
    await settled(page);
    await assertAccessible(page, `open data, ${name}`);
    await focusOn(page, 'Mese');
    await focusOn(page, /^CSV/);
    assert.deepEqual(errors, []);
  });

test('a month that nobody published says so', async () => {
  const { page } = await newPerson(browser);
  await page.goto(`${ADDRESS}/open-data/1999-01`);
  await page.getByRole('alert').waitFor();
});
