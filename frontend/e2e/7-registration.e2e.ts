import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import type { Browser, Page } from 'playwright-core';
import {
  ADDRESS,
  assertAccessible,
  fillDay,
  focused,
  heading,
  NARROW,
  newPerson,
  openBrowser,
  PASSWORD,
  readApi,
  settled,
  signIn,
  WIDE,
} from './support.ts';

interface Drafts {
  readonly items: readonly { readonly id: string; readonly title: string | null }[];
}
interface Listed {
  readonly items: readonly {
    readonly simCode: string;
    readonly familyName: string;
    readonly givenName: string;
    readonly birthDate: string;
  }[];
}

let browser: Browser;

before(async () => {
  browser = await openBrowser();
});

after(() => browser.close());

const saved = (page: Page): Promise<void> => page.getByText(/Bozza salvata alle \d\d[:.]\d\d/).waitFor();

/** Types, and waits for the answer of the server that it is kept. */
async function keptAfter(page: Page, act: () => Promise<unknown>): Promise<void> {
  const kept = page.waitForResponse(
    (answer) => answer.url().includes('/api/registration-drafts') && answer.request().method() === 'PUT' && answer.ok(),
  );
  await act();
  await kept;
  await saved(page);
}

/** At both widths. */
async function assertPage(page: Page, where: string): Promise<void> {
  await assertAccessible(page, where);
  await page.setViewportSize(NARROW);
  await assertAccessible(page, `${where}, narrow`);
  await page.setViewportSize(WIDE);
}

/** From the search to the first page of a new registration. */
async function begin(page: Page, familyName: string, givenName: string): Promise<void> {
  await page.goto(`${ADDRESS}/minors/new`);
  await heading(page, 'Registrare un minore');
  await page.getByLabel('Cognome').fill(familyName);
  await page.getByLabel('Nome', { exact: true }).fill(givenName);
  await page.getByRole('button', { name: 'Cerca', exact: true }).click();
  await page.getByRole('button', { name: /Nessuno di questi|Prosegui/ }).click();
  await heading(page, 'Identità');
  assert.equal(await page.getByLabel('Cognome').inputValue(), familyName);
}

test('the child of the night is registered with four answers, by keys only, within a minute', async () => {
  const { page, errors } = await newPerson(browser);
  await signIn(page, 'struttura');
  await page.goto(`${ADDRESS}/minors/new/quick`);
  await heading(page, 'Registrazione rapida');
  await settled(page);
  await assertPage(page, 'the quick registration');
  const start = Date.now();
  await page.getByLabel('Cognome').focus();
  await page.keyboard.press('Tab');
  await page.keyboard.press('Tab');
  await page.keyboard.press('Space');
  assert.ok(await page.getByLabel('Nome non dichiarato').isChecked());
  await page.keyboard.press('Tab');
  await page.keyboard.press('M');
  await page.keyboard.press('Tab');
  await page.keyboard.type('15');
  assert.equal(await page.getByLabel('Età apparente').inputValue(), '15');
  await page.keyboard.press('Tab');
  assert.notEqual(await page.getByRole('combobox', { name: 'Struttura in cui si trova' }).inputValue(), '');
  await page.keyboard.press('Tab');
  await page.keyboard.press('Enter');
  await heading(page, 'Ricevuta della registrazione');
  assert.ok(Date.now() - start < 60_000);
  await page.getByText('Numero della ricevuta').waitFor();
  await assertPage(page, 'the receipt');
  assert.match(await page.locator('.sim-receipt').innerText(), /Nome non dichiarato[\s\S]*\d{4}\/\d{6}/);

  await page.getByRole('link', { name: 'Apri la scheda' }).click();
  await heading(page, 'Nome non dichiarato');
  await page.getByRole('heading', { name: 'Completezza della scheda' }).waitFor();
  await page.getByText('La cittadinanza', { exact: false }).first().waitFor();
  await assertPage(page, 'an incomplete record');
  assert.deepEqual(errors, []);
});

test('a child who is there already is found, with what agrees and what does not', async () => {
  const { page } = await newPerson(browser);
  await signIn(page, 'comune');
  const { items } = await readApi<Listed>(page, 'minors?state=placed&present=true&limit=5');
  const known = items.find(({ familyName, givenName }) => familyName && givenName);
  assert.ok(known);
  await page.goto(`${ADDRESS}/minors/new`);
  await heading(page, 'Registrare un minore');
  await page.getByLabel('Cognome').fill(known.givenName);
  await page.getByLabel('Nome', { exact: true }).fill(known.familyName);
  await fillDay(page, /Data di nascita/, known.birthDate);
  await page.getByRole('button', { name: 'Cerca', exact: true }).click();
  await page.getByRole('heading', { name: 'Possibili corrispondenze' }).waitFor();
  const first = page.locator('.sim-matches li').first();
  assert.match(await first.innerText(), /Coincide:.*nome/);
  await focused(page, 'matches-title');
  await assertPage(page, 'the possible matches');
  await first.getByRole('link', { name: /È questo/ }).click();
  await heading(page, new RegExp(known.familyName, 'i'));
});

test('one topic a page, a review with the way back, one record of two sendings', async () => {
  const { page } = await newPerson(browser);
  await signIn(page, 'struttura');
  await begin(page, 'Okonkwo', 'Chidi');
  await page.getByLabel('Sesso').selectOption('M');
  const birth = page.getByRole('group', { name: /Data di nascita/ });
  await birth.getByLabel('Anno').fill('2010');
  await page.getByText('Data stimata: si conosce solo l’anno.').waitFor();
  assert.equal(await page.getByLabel('Qualità della data di nascita').inputValue(), 'presumed');
  await saved(page);
  await assertPage(page, 'the page of the identity');
  await page.getByRole('button', { name: 'Continua' }).click();
  await heading(page, 'Arrivo e segnalazione');
  await fillDay(page, /Data di ingresso/, '2030-01-01');
  await page.getByRole('button', { name: 'Continua' }).click();
  await page.getByText('La data è successiva a oggi.').waitFor();
  await fillDay(page, /Data di ingresso/, '2026-11-20');
  await page.getByLabel('Modalità di ingresso').selectOption('sea_landing');
  await assertPage(page, 'the page of the arrival');
  await page.getByRole('button', { name: 'Continua' }).click();
  await heading(page, 'Cittadinanza, lingue e documenti');
  await page.getByLabel('Cittadinanze').selectOption('NGA');
  await page.getByLabel('Lingue').selectOption('ig');
  await page.getByRole('button', { name: 'Aggiungi un altro nome' }).click();
  await page.getByRole('group', { name: 'Altro nome 1' }).getByLabel('Nome', { exact: true }).fill('Chidozie');
  await page.getByRole('button', { name: 'Aggiungi un documento' }).click();
  await page.getByRole('group', { name: 'Documento 1' }).getByLabel('Tipo').selectOption('passport');
  await assertPage(page, 'the page of the documents');
  await page.getByRole('button', { name: 'Continua' }).click();
  await heading(page, 'Collocamento');
  await assertPage(page, 'the page of the placement');
  await page.getByRole('button', { name: 'Continua' }).click();
  await heading(page, 'Riepilogo');
  assert.match(await page.locator('main').innerText(), /Okonkwo[\s\S]*2010 \(presunta\)[\s\S]*Sbarco[\s\S]*Chidozie/);
  await assertPage(page, 'the review');
  await page.getByRole('link', { name: /Modifica.*Identità/ }).click();
  await heading(page, 'Identità');
  await page.getByLabel('Luogo di nascita').fill('Enugu');
  await page.getByRole('link', { name: 'Vai al riepilogo' }).click();
  await heading(page, 'Riepilogo');
  await page.getByText('Enugu').waitFor();
  await page.getByRole('button', { name: 'Invia la registrazione' }).dblclick();
  await heading(page, 'Ricevuta della registrazione');
  await page.getByText('OKONKWO Chidi').or(page.getByText('Okonkwo Chidi')).first().waitFor();
  const { items } = await readApi<Listed>(page, 'minors?query=Okonkwo%20Chidi');
  assert.equal(items.filter(({ familyName }) => familyName === 'Okonkwo').length, 1);
});

test('a lost connection loses nothing: it is said, and saved when the line is back', async () => {
  const { page, context } = await newPerson(browser);
  await signIn(page, 'struttura');
  await begin(page, 'Ferrante', 'Linea');
  await page.getByLabel('Sesso').selectOption('F');
  await saved(page);
  await context.setOffline(true);
  await page.getByLabel('Luogo di nascita').fill('Kayes');
  await page.getByText(/Connessione assente/).waitFor();
  await page.getByRole('link', { name: 'Vai al riepilogo' }).click();
  await heading(page, 'Riepilogo');
  await page.getByText('Kayes').waitFor();
  await context.setOffline(false);
  await saved(page);
  const [draft] = (await readApi<Drafts>(page, 'registration-drafts')).items;
  assert.equal(draft?.title, 'Ferrante Linea');
});

test('a session that ends in mid-form asks for the password, and goes on; the draft is resumed by hand later', async () => {
  const { page, context } = await newPerson(browser);
  await signIn(page, 'struttura');
  await begin(page, 'Tempo', 'Scaduto');
  await page.getByLabel('Sesso').selectOption('M');
  await saved(page);
  await context.clearCookies({ name: 'sim_session' });
  await page.getByLabel('Luogo di nascita').fill('Asmara');
  const dialog = page.getByRole('dialog');
  await dialog.getByText('La sessione è terminata').waitFor();
  await dialog.getByLabel('Password').fill(PASSWORD);
  await keptAfter(page, () => dialog.getByRole('button', { name: 'Continua' }).click());
  await dialog.waitFor({ state: 'detached' });
  assert.equal(await page.getByLabel('Luogo di nascita').inputValue(), 'Asmara');

  await page.goto(`${ADDRESS}/minors/new`);
  await heading(page, 'Registrare un minore');
  await page.getByRole('link', { name: 'Riprendi: Tempo Scaduto' }).first().waitFor();
  await assertPage(page, 'the start of a registration, with drafts');
  await page.getByRole('link', { name: 'Riprendi: Tempo Scaduto' }).first().click();
  await heading(page, 'Identità');
  assert.equal(await page.getByLabel('Luogo di nascita').inputValue(), 'Asmara');
  assert.equal(await page.getByLabel('Sesso').inputValue(), 'M');

  // The same draft in another window: the one that comes second is told.
  const other = await context.newPage();
  await other.goto(page.url());
  await heading(other, 'Identità');
  await keptAfter(other, () => other.getByLabel('Luogo di nascita').fill('Cheren'));
  await page.getByLabel('Luogo di nascita').fill('Massaua');
  await page.getByText('Questa bozza è stata modificata in un’altra finestra o da un collega.').waitFor();
  assert.equal(await page.getByLabel('Luogo di nascita').inputValue(), 'Massaua');
  await keptAfter(page, () => page.getByRole('button', { name: 'Tieni ciò che è scritto qui' }).click());
});
