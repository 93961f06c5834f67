import ExcelJS from 'exceljs';
import assert from 'node:assert/strict';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { after, before, test } from 'node:test';
import type { Browser, Page } from 'playwright-core';
import { fillDay, goTo, heading, newPerson, openBrowser, settled, signIn } from './support.ts';

const FIXTURES = join(import.meta.dirname, '..', '..', 'backend', 'fixtures', '2016-2017');

let browser: Browser;
let page: Page;
let errors: string[];

before(async () => {
  browser = await openBrowser();
  ({ page, errors } = await newPerson(browser));
  await signIn(page, 'amministratore');
});

after(() => browser.close());

test('the files of 2016-2017 are imported through the page', async () => {
  await goTo(page, /^Importazion/, 'Dati');
  await heading(page, /Importa/);
  await page.locator('#facilities').setInputFiles(join(FIXTURES, 'strutture.csv'));
  await page.locator('#minors').setInputFiles(join(FIXTURES, 'minori.csv'));
  await page.locator('#movements').setInputFiles(join(FIXTURES, 'movimenti.csv'));
  const dryRun = page.getByRole('checkbox');
  if (await dryRun.isChecked()) await dryRun.uncheck();
  await page.getByRole('button', { name: /Importa/ }).click();
  await page.getByRole('heading', { name: 'Importazione riuscita' }).waitFor({ timeout: 120_000 });
  const counts = await page.locator('.sim-counts').innerText();
  for (const rows of ['695', '24.416', '33.118']) assert.ok(counts.includes(rows), `${rows} in ${counts}`);
});

test('a child is found by another spelling, and the record shows the movements', async () => {
  // M000001 of the files: Traoré, Fatoumata, placed on 16/04/2015, left by relocation on 18/02/2016.
  await goTo(page, 'Minori', 'Minori');
  await heading(page, 'Minori');
  await page.getByLabel('Nome o codice SIM').fill('fatumata traore');
  await page.getByText('Altri filtri').click();
  await fillDay(page, 'Data di nascita', '1998-11-17');
  await page.getByRole('button', { name: 'Cerca' }).click();
  await page.getByRole('link', { name: 'Traoré Fatoumata' }).first().click();
  await heading(page, 'Traoré Fatoumata');
  await page.getByRole('link', { name: 'Movimenti', exact: true }).click();
  await settled(page);
  const movements = await page.getByRole('table', { name: /Movimenti/ }).innerText();
  for (const words of ['16/04/2015', 'Collocamento', '18/02/2016', 'Uscita'])
    assert.ok(movements.includes(words), `${words} in ${movements}`);
});

test('the census of 31 March 2017 is the published one', async () => {
  await goTo(page, 'Censimento', 'Dati');
  await heading(page, 'Censimento');
  await fillDay(page, /^Giorno del censimento/, '2017-03-31');
  await page.getByRole('button', { name: 'Mostra' }).click();
  await page.getByText('presenti e censiti al 31/03/2017').waitFor();
  assert.equal(await page.locator('.sim-headline-figure').innerText(), '15.458');
  const ages = await page.getByRole('table', { name: /età/ }).innerText();
  for (const figure of ['9.352', '60,5', '3.635', '1.389', '1.038', '44'])
    assert.ok(ages.includes(figure), `${figure} in ${ages}`);
});

test('the report of March 2017 is made, and the files downloaded hold the published figures', async () => {
  await goTo(page, 'Report', 'Dati');
  await heading(page, 'Report');
  await page.getByLabel('Mese').selectOption('2017-03');
  await page.getByRole('button', { name: 'Produci i file' }).click();
  const row = page.getByRole('row', { name: /marzo 2017/ });
  await row.getByText('Pronto').waitFor({ timeout: 60_000 });

  const workbook = new ExcelJS.Workbook();
  await workbook.xlsx.readFile(await download(row.getByRole('link', { name: /XLSX/ })));
  const figures = workbook.worksheets.flatMap((sheet) =>
    sheet
      .getSheetValues()
      .flatMap((line) => (Array.isArray(line) ? [line.filter((cell) => cell !== null && cell !== undefined)] : [])),
  );
  const printed = (name: string): unknown[] => figures.find((line) => line.includes(name))?.slice(0, 3) ?? [];
  assert.deepEqual(printed('EGITTO'), ['EGITTO', 2289, 14.8]);
  assert.deepEqual(printed('MASCHILE'), ['MASCHILE', 14367, 92.9]);
  assert.deepEqual(printed('17 ANNI'), ['17 ANNI', 9352, 60.5]);
  assert.deepEqual(printed('ALTRE'), ['ALTRE', 106, 0.7]);

  const csv = await readFile(await download(row.getByRole('link', { name: /CSV/ })), 'utf8');
  assert.ok(csv.includes(';EGITTO;2289;14,8;'), 'Egypt in the CSV');
  assert.deepEqual(errors, []);
});

async function download(link: ReturnType<Page['getByRole']>): Promise<string> {
  const [file] = await Promise.all([page.waitForEvent('download'), link.click()]);
  return file.path();
}
