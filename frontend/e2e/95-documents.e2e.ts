import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import type { Browser, Page } from 'playwright-core';
import {
  ADDRESS,
  assertAccessible,
  fillDay,
  focused,
  goTo,
  heading,
  NARROW,
  newPerson,
  openBrowser,
  settled,
  signIn,
  WIDE,
} from './support.ts';

let browser: Browser;

before(async () => {
  browser = await openBrowser();
});

after(() => browser.close());

const expectStatus = (page: Page, text: string | RegExp): Promise<void> =>
  page.getByRole('status').filter({ hasText: text }).first().waitFor();

const IN_A_YEAR = `${String(new Date().getFullYear() + 1)}-12-01`;

test('an administrator changes a text: an unknown placeholder is refused, a preview shown, the former version taken again', async () => {
  const { page, errors } = await newPerson(browser);
  await signIn(page, 'amministratore');
  await goTo(page, 'Testi dei documenti', 'Amministrazione');
  await heading(page, 'Testi dei documenti');
  await page.getByText('immigrazione e delle politiche di integrazione').waitFor();
  await assertAccessible(page, 'the texts of documents');
  await page.getByRole('link', { name: 'Irricevibilità' }).click();
  await heading(page, /Irricevibilità/);

  const body = page.getByLabel('Testo', { exact: true });
  const former = await body.inputValue();
  await body.fill('Gentile {{pippo}}, la richiesta non è ricevibile.');
  await page.getByLabel('Motivo della modifica').fill('Prova di modifica');
  await fillDay(page, /In vigore dal/, IN_A_YEAR);
  await page.getByRole('button', { name: 'Salva una nuova versione' }).click();
  await page.getByText('segnaposto che questo documento non prevede').first().waitFor();
  await focused(page, 'body');

  await body.fill('Alla cortese attenzione di ');
  await page.getByRole('button', { name: 'Richiedente', exact: true }).click();
  assert.equal(await body.inputValue(), 'Alla cortese attenzione di {{richiedente}}');
  await page.getByRole('button', { name: 'Mostra l’anteprima' }).click();
  await page.getByRole('img', { name: /Pagina 1/ }).waitFor();
  await assertAccessible(page, 'a text with its preview');

  await page.getByRole('button', { name: 'Salva una nuova versione' }).click();
  await expectStatus(page, /È stata salvata la versione \d+/);
  await page.getByText('Differenze dalla versione').first().click();
  await page.locator('.sim-differences ins', { hasText: 'cortese' }).waitFor();
  await page
    .getByRole('button', { name: /Riprendi questo testo/ })
    .first()
    .click();
  await focused(page, 'title');
  assert.equal(await body.inputValue(), former);
  await page.setViewportSize(NARROW);
  await assertAccessible(page, 'a text on a telephone');
  await page.setViewportSize(WIDE);
  assert.deepEqual(errors, []);
});

test('anybody verifies a document without signing in; what is not valid is answered alike', async () => {
  const { page, errors } = await newPerson(browser, NARROW);
  await page.goto(`${ADDRESS}/verify`);
  await heading(page, 'Verifica di un documento');
  await page.getByRole('button', { name: 'Verifica', exact: true }).click();
  await focused(page, 'number');
  await assertAccessible(page, 'the verification on a telephone');
  await page.getByLabel('Numero di protocollo').fill('1999/000001');
  await page.getByLabel('Codice di controllo').fill('ABCDE-FGHJK-MNPQR-STVWX');
  await page.getByRole('button', { name: 'Verifica', exact: true }).click();
  await expectStatus(page, /Documento non valido/);
  await assertAccessible(page, 'a document that is not valid');

  // What the QR code of a document opens.
  await page.goto('about:blank');
  await page.goto(`${ADDRESS}/verify#1999/000001/ABCDEFGHJKMNPQRSTVWX`);
  await expectStatus(page, /Documento non valido/);
  assert.equal(await page.getByLabel('Numero di protocollo').inputValue(), '1999/000001');
  await page.setViewportSize(WIDE);
  await settled(page);
  await assertAccessible(page, 'the verification');
  assert.deepEqual(errors, []);
});
