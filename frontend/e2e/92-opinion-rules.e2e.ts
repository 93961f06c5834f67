import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import type { Browser, Page } from 'playwright-core';
import {
  ADDRESS,
  assertAccessible,
  fillDay,
  goTo,
  heading,
  NARROW,
  newPerson,
  openBrowser,
  settled,
  signIn,
} from './support.ts';

let browser: Browser;
let page: Page;
let errors: string[];

before(async () => {
  browser = await openBrowser();
  ({ page, errors } = await newPerson(browser));
});
after(() => browser.close());

/** Far ahead, so that what other tests file keeps the version of today. */
const FIRST_DAY = '2090-01-01';

async function readsForm(): Promise<void> {
  await heading(page, 'Nuova versione delle regole');
  await page.getByLabel('Versione', { exact: true }).waitFor();
}

test('an administrator writes a version beside the one in force, and takes it away again', async () => {
  await signIn(page, 'amministratore');
  await goTo(page, 'Regole del parere', 'Pareri art. 32');
  await heading(page, 'Regole del parere');
  await page.getByRole('link', { name: 'online-2025' }).waitFor();
  await assertAccessible(page, 'rules');

  await page.getByRole('link', { name: 'Nuova versione' }).click();
  await readsForm();
  await page.getByLabel('Versione', { exact: true }).fill('prova-2090');
  await page.getByLabel('Fonte').fill('Decreto di prova');
  await fillDay(page, /^Primo giorno/, FIRST_DAY);
  await page.getByLabel('Si apre, prima dei 18 anni').fill('60');
  await page.getByRole('button', { name: 'Prova sui casi di esempio' }).click();
  const example = page.getByRole('row', { name: /Novanta giorni prima dei 18 anni/ });
  await example.getByText('La richiesta si può presentare', { exact: false }).waitFor();
  await example.getByText('È presto', { exact: false }).waitFor();
  await assertAccessible(page, 'form of a version');
  await page.getByLabel('Motivo').fill('Nuovo decreto di prova');
  await page.getByRole('button', { name: 'Salva la versione' }).click();

  await heading(page, 'Regole del parere');
  await page.getByRole('link', { name: 'prova-2090' }).click();
  await heading(page, 'prova-2090');
  const opens = page.getByRole('row', { name: /La finestra si apre/ });
  assert.match(await opens.innerText(), /diverso[\s\S]*60 giorni[\s\S]*90 giorni/);
  await page.setViewportSize(NARROW);
  await assertAccessible(page, 'a version on a telephone');

  await page.getByRole('button', { name: 'Togli' }).click();
  await page.getByRole('dialog').getByLabel('Motivo').fill('Decreto di prova ritirato');
  await page.getByRole('button', { name: 'Sì, togli la versione' }).click();
  await heading(page, 'Regole del parere');
  await settled(page);
  assert.equal(await page.getByRole('link', { name: 'prova-2090' }).count(), 0);
  await page.getByText('versione prova-2090 tolta').waitFor();
  await assertAccessible(page, 'rules on a telephone');

  await page.getByRole('link', { name: 'online-2025' }).click();
  await page.getByText('dal 01/07/2025 al 31/12/2089').first().waitFor();
  await page.getByRole('button', { name: 'Indica l’ultimo giorno' }).click();
  await page.getByRole('dialog').getByLabel('Motivo').fill('La versione continua');
  await page.getByRole('button', { name: 'Salva l’ultimo giorno' }).click();
  await page.getByText('senza un termine').first().waitFor();
  assert.deepEqual(errors, []);
});

test('a version in force is not changed, and a reader changes none', async () => {
  const { page: other } = await newPerson(browser);
  await signIn(other, 'lettore');
  await other.goto(`${ADDRESS}/opinion-rules`);
  await heading(other, 'Regole del parere');
  await other.getByRole('link', { name: 'online-2025' }).click();
  await heading(other, 'online-2025');
  await other.getByText('non si cambia', { exact: false }).waitFor();
  assert.equal(await other.getByRole('link', { name: 'Nuova versione' }).count(), 0);
  assert.equal(await other.getByRole('link', { name: 'Modifica' }).count(), 0);
});
