import assert from 'node:assert/strict';
import { readFile } from 'node:fs/promises';
import { after, before, test } from 'node:test';
import type { Browser, BrowserContext, Page } from 'playwright-core';
import {
  ADDRESS,
  assertAccessible,
  goTo,
  heading,
  NARROW,
  newPerson,
  openBrowser,
  readApi,
  settled,
  signIn,
  WIDE,
} from './support.ts';

let browser: Browser;
const contexts: BrowserContext[] = [];

before(async () => {
  browser = await openBrowser();
});

after(async () => {
  await browser.close();
});

async function person(account: 'analista' | 'regione'): Promise<{ page: Page; errors: string[] }> {
  const { context, page, errors } = await newPerson(browser);
  contexts.push(context);
  await signIn(page, account);
  return { page, errors };
}

/** Axe at both widths. */
async function accessible(page: Page, where: string): Promise<void> {
  for (const size of [WIDE, NARROW]) {
    await page.setViewportSize(size);
    await assertAccessible(page, `${where}, ${size.width} px`);
  }
  await page.setViewportSize(WIDE);
}

/** The row of the report that is asked for, once it is ready. */
async function make(page: Page): Promise<ReturnType<Page['getByRole']>> {
  const [answer] = await Promise.all([
    page.waitForResponse(
      (response) => response.request().method() === 'POST' && response.url().endsWith('/api/reports'),
    ),
    page.getByRole('button', { name: 'Produci i file' }).click(),
  ]);
  const { id } = (await answer.json()) as { id: number };
  const row = page.getByRole('row').filter({ has: page.locator(`a[href="/reports/made/${String(id)}"]`) });
  await row.waitFor({ timeout: 60_000 });
  return row;
}

async function download(page: Page, link: ReturnType<Page['getByRole']>): Promise<Buffer> {
  const [file] = await Promise.all([page.waitForEvent('download'), link.click()]);
  return readFile(await file.path());
}

/** Tagged, in Italian, and PDF/A: what a reader aloud needs. */
function assertTaggedPdf(pdf: Buffer): void {
  const source = pdf.toString('latin1');
  assert.ok(source.startsWith('%PDF-1.7'), 'a PDF');
  assert.ok(source.includes('/Marked true'), 'tagged');
  assert.ok(source.includes('/Lang (it-IT)'), 'in Italian');
}

test('an analyst has a monthly report made, with its PDF, and reads it', async () => {
  const { page, errors } = await person('analista');
  await goTo(page, 'Report', 'Dati');
  await heading(page, 'Report');
  await page.getByLabel('Mese').selectOption({ index: 1 });
  const row = await make(page);
  assertTaggedPdf(await download(page, row.getByRole('link', { name: /PDF/ })));
  await row.getByText('Versione per la diffusione').click();
  assertTaggedPdf(await download(page, row.getByRole('link', { name: /PDF/ }).last()));
  await accessible(page, 'the reports');

  await row.getByRole('rowheader').getByRole('link').click();
  await heading(page, /^Report di /);
  await page.getByRole('img', { name: /Minori per regione di accoglienza/ }).waitFor();
  const table = page.getByRole('table', { name: /REGIONE DI ACCOGLIENZA/ }).first();
  assert.equal(await table.getByRole('row').count(), 23);
  await accessible(page, 'a report as it was made');
  assert.deepEqual(errors, []);
});

test('she comments a half-yearly report; the figures stay as they are, the PDF shows the comment', async () => {
  const { page, errors } = await person('analista');
  await page.goto(`${ADDRESS}/reports`);
  await page.getByLabel('Tipo di report').selectOption('half_yearly');
  await page.getByRole('button', { name: 'Consulta' }).click();
  await heading(page, /^Rapporto di approfondimento/);
  await settled(page);
  const tables = page.getByRole('table');
  const before = await tables.allInnerTexts();
  await page.getByRole('button', { name: /commento\s?: Premessa/ }).click();
  await page.getByLabel('Premessa').fill('Primo capoverso della prova.\n\nSecondo capoverso.');
  await page.getByRole('button', { name: 'Salva il commento' }).click();
  await page.getByText('Secondo capoverso.', { exact: true }).waitFor();
  assert.deepEqual(await tables.allInnerTexts(), before);
  await accessible(page, 'a half-yearly report');

  await page.getByText(/Mostra la versione per la diffusione/).click();
  await page.getByText('* Valore non pubblicato a tutela della riservatezza.').first().waitFor();

  await page.goto(`${ADDRESS}/reports`);
  await page.getByLabel('Tipo di report').selectOption('half_yearly');
  const row = await make(page);
  assertTaggedPdf(await download(page, row.getByRole('link', { name: /PDF/ })));
  const { items } = await readApi<{ items: { id: number; kind: string }[] }>(page, 'reports');
  const run = items.find(({ kind }) => kind === 'half_yearly');
  const document = await readApi<{ blocks: { commentary?: { text: string; author: string } | null }[] }>(
    page,
    `reports/${String(run?.id)}/document`,
  );
  const [comment] = document.blocks.flatMap(({ commentary }) => commentary ?? []);
  assert.ok(comment?.text.startsWith('Primo capoverso'), 'the comment is in what was made');
  assert.deepEqual(errors, []);
});

test('a region has its own periodic report made, and no other', async () => {
  const { page, errors } = await person('regione');
  await page.goto(`${ADDRESS}/reports`);
  await page.getByLabel('Tipo di report').selectOption('periodic');
  assert.equal(await page.getByLabel('Regione', { exact: true }).count(), 0);
  const row = await make(page);
  assertTaggedPdf(await download(page, row.getByRole('link', { name: /PDF/ })));
  assert.equal(await row.getByText('Versione per la diffusione').count(), 0);
  await row.getByRole('rowheader').getByRole('link').click();
  await heading(page, /^Report periodico/);
  await page.getByRole('heading', { name: /COMUNE DI ACCOGLIENZA/ }).waitFor();
  await accessible(page, 'a periodic report');
  const { status } = await page.evaluate(async () => {
    const answer = await fetch('/api/reports/preview?kind=periodic&period=2026-Q1&region=ITC1');
    return { status: answer.status };
  });
  assert.equal(status, 422);
  assert.deepEqual(errors, []);
});
