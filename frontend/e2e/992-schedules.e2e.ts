import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import type { Browser } from 'playwright-core';
import {
  ADDRESS,
  assertAccessible,
  fillDay,
  goTo,
  heading,
  NARROW,
  newPerson,
  openBrowser,
  readApi,
  settled,
  signIn,
} from './support.ts';

let browser: Browser;

before(async () => {
  browser = await openBrowser();
});

after(async () => {
  await browser.close();
});

test('an administrator runs a scheduled job and reads how it went', async () => {
  const { page, errors } = await newPerson(browser);
  await signIn(page, 'amministratore');
  await goTo(page, 'Lavori programmati', 'Amministrazione');
  await heading(page, 'Lavori programmati');
  await settled(page);
  const row = page.getByRole('row').filter({ has: page.getByText('Pulizia degli accessi') });
  await row
    .getByText(/\d\d\/\d\d\/\d{4}, 03:15/)
    .first()
    .waitFor();
  await row.getByRole('button', { name: 'Esegui ora' }).click();
  await row.getByText('Riuscito').waitFor();
  await row.getByRole('button', { name: 'Esecuzioni' }).click();
  await page.getByRole('region', { name: 'Esecuzioni: Pulizia degli accessi' }).getByText('1 di 1').first().waitFor();
  await assertAccessible(page, 'the jobs');
  await page.setViewportSize(NARROW);
  await assertAccessible(page, 'the jobs on a narrow screen');
  assert.deepEqual(errors, []);
});

interface Calendar {
  readonly items: readonly { month: string; announcedOn: string | null; publishedOn: string | null }[];
}

test('an analyst moves an announced day, and a municipality reads why', async () => {
  const office = await newPerson(browser);
  await signIn(office.page, 'analista');
  await goTo(office.page, 'Calendario delle pubblicazioni', 'Dati');
  await heading(office.page, 'Calendario delle pubblicazioni');
  await settled(office.page);
  const { items } = await readApi<Calendar>(office.page, 'release-calendar');
  const last = items.find(({ publishedOn }) => publishedOn === null);
  assert.ok(last?.announcedOn, 'a month is announced');
  const [year = '', month = ''] = last.announcedOn.split('-');
  await assertAccessible(office.page, 'the calendar');
  await office.page.getByRole('button', { name: 'Cambia la data' }).last().click();
  const dialog = office.page.getByRole('dialog');
  await dialog.getByText('annunciata').first().waitFor();
  await dialog.getByRole('button', { name: 'Salva la nuova data' }).click();
  // Without a reason nothing is sent.
  await dialog.locator('[aria-invalid=true]').waitFor();
  await fillDay(office.page, 'Data annunciata', `${year}-${month}-28`);
  await dialog.getByLabel('Nota').fill('Rinviata per una verifica dei dati.');
  await dialog.getByLabel('Motivo del cambiamento').fill('Verifica dei dati in corso');
  await assertAccessible(office.page, 'the change of an announced day');
  await dialog.getByRole('button', { name: 'Salva la nuova data' }).click();
  await dialog.waitFor({ state: 'detached' });
  await office.page.getByText(`28/${month}/${year}`).waitFor();

  const town = await newPerson(browser, NARROW);
  await signIn(town.page, 'comune');
  await town.page.goto(`${ADDRESS}/release-calendar`);
  await town.page.getByText('Rinviata per una verifica dei dati.').waitFor();
  assert.equal(await town.page.getByRole('button', { name: 'Cambia la data' }).count(), 0);
  await assertAccessible(town.page, 'the calendar of a municipality on a narrow screen');
  assert.deepEqual([...office.errors, ...town.errors], []);
});

test('a municipality subscribes to publications, and ends it', async () => {
  const { page, errors } = await newPerson(browser);
  await signIn(page, 'comune');
  await page.goto(`${ADDRESS}/inbox`);
  const box = page.getByRole('checkbox', { name: /^Pubblicazione dei dati di un mese/ });
  // The drawn box is its label's.
  const label = page.getByText('Pubblicazione dei dati di un mese');
  await label.click();
  await page.getByText(/dal \d\d\/\d\d\/\d{4}/).waitFor();
  await page.reload();
  assert.ok(await box.isChecked());
  await assertAccessible(page, 'the subscriptions');
  await label.click();
  await page.getByText(/dal \d\d\/\d\d\/\d{4}/).waitFor({ state: 'detached' });
  assert.deepEqual(errors, []);
});

test('a link that ends no subscription says so, to anyone', async () => {
  const { page } = await newPerson(browser, NARROW);
  await page.goto(`${ADDRESS}/unsubscribe/${'0'.repeat(64)}`);
  await heading(page, 'Non ricevere più questi avvisi');
  await assertAccessible(page, 'the end of a subscription');
  await page.getByRole('button', { name: 'Non inviarmeli più' }).click();
  await page.getByText('Questo collegamento non è più valido').waitFor();
});

test('a finding of the quality of data opens the record at its field', async () => {
  const { page, errors } = await newPerson(browser);
  await signIn(page, 'amministratore');
  await page.goto(`${ADDRESS}/quality`);
  await settled(page);
  const rule = page.getByRole('button', { name: 'CUI mancante' });
  if ((await rule.count()) === 0) {
    await page.getByRole('button', { name: 'Controlla ora' }).click();
    await rule.waitFor({ timeout: 60_000 });
  }
  await rule.click();
  await page
    .getByRole('link', { name: /^[0-9A-Z]{4}-[0-9A-Z]{4}$/ })
    .first()
    .click();
  await page.waitForURL(/\/data#cui$/);
  await page.waitForFunction(() => document.activeElement?.textContent.includes('CUI'));
  await assertAccessible(page, 'a record opened at a field');
  assert.deepEqual(errors, []);
});
