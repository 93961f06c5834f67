import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import type { Browser, Page } from 'playwright-core';
import {
  ADDRESS,
  assertAccessible,
  focusOn,
  heading,
  newPerson,
  openBrowser,
  PASSWORD,
  readApi,
  settled,
  signIn,
} from './support.ts';

interface ListedMinors {
  readonly items: readonly { readonly simCode: string; readonly familyName: string }[];
}

let browser: Browser;

before(async () => {
  browser = await openBrowser();
});

after(() => browser.close());

const links = (page: Page): Promise<string[]> => page.getByRole('navigation').first().locator('a').allTextContents();

test('a facility sees its own minors, and nothing tells it that others exist', async () => {
  const national = await newPerson(browser);
  await signIn(national.page, 'analista');
  const facility = await newPerson(browser);
  await signIn(facility.page, 'struttura');
  const own = await readApi<ListedMinors>(facility.page, 'minors?limit=100');
  const all = await readApi<ListedMinors>(national.page, 'minors?present=true&limit=100');
  const [other] = all.items.filter(({ simCode }) => !own.items.some((minor) => minor.simCode === simCode));
  assert.ok(own.items.length > 0);
  assert.ok(other !== undefined);
  await facility.page.goto(`${ADDRESS}/minors/${other.simCode}`);
  await facility.page.getByRole('alert').waitFor();
  const refused = await facility.page.locator('main').innerText();
  await facility.page.goto(`${ADDRESS}/minors/22222222`);
  await facility.page.getByRole('alert').waitFor();
  // The same words for a child elsewhere and for a code that nobody has.
  const code = (text: string): string =>
    text.replaceAll(/\b[0-9A-Z]{4}-[0-9A-Z]{4}\b/g, 'CODE').replaceAll(/[0-9a-f-]{36}/g, 'ID');
  assert.equal(code(refused), code(await facility.page.locator('main').innerText()));
  assert.ok(!(await links(facility.page)).some((name) => name.includes('Importa')));
});

test('a region reads, and has neither import nor registration', async () => {
  const { page } = await newPerson(browser);
  await signIn(page, 'regione');
  assert.ok(!(await links(page)).some((name) => name.includes('Importa')));
  await page.goto(`${ADDRESS}/minors`);
  await heading(page, 'Minori');
  await settled(page);
  assert.equal(await page.getByRole('link', { name: 'Registra un minore' }).count(), 0);
});

test('an absconding is registered with keys only', async () => {
  const { page } = await newPerson(browser);
  await page.goto(`${ADDRESS}/sign-in`);
  await page.getByLabel('Nome utente').focus();
  await page.keyboard.type('struttura');
  await page.keyboard.press('Tab');
  await page.keyboard.type(PASSWORD);
  await page.keyboard.press('Enter');
  await heading(page, /^Benvenut/);
  assert.equal(await page.evaluate(() => document.activeElement?.tagName), 'H1');

  const { items } = await readApi<ListedMinors>(page, 'minors?state=placed&present=true&limit=1');
  await page.goto(`${ADDRESS}/minors`);
  await heading(page, 'Minori');
  await settled(page);
  await page.keyboard.press('Tab');
  await focusOn(page, 'Nome o codice SIM');
  await page.keyboard.type(items[0]?.simCode ?? '');
  await page.keyboard.press('Enter');
  await page.locator(`#minor-${items[0]?.simCode ?? ''}`).waitFor();
  // The link, not the box that ticks the row: both bear the name.
  await focusOn(page, new RegExp(`^${items[0]?.familyName ?? ''}`));
  await page.keyboard.press('Enter');
  await page.getByText('Che cosa si può fare ora').waitFor();
  await focusOn(page, 'Registra allontanamento');
  await page.keyboard.press('Enter');
  await page.getByRole('heading', { name: 'Registra allontanamento' }).waitFor();
  const today = await readApi<{ today: string }>(page, 'status');
  const [year = '', month = '', day = ''] = today.today.split('-');
  await focusOn(page, 'Giorno');
  for (const part of [day, month, year]) {
    await page.keyboard.press('ControlOrMeta+A');
    await page.keyboard.type(part);
    await page.keyboard.press('Tab');
  }
  await focusOn(page, /^Registra/);
  await page.keyboard.press('Enter');
  await page
    .getByRole('status')
    .filter({ hasText: /registrat/i })
    .first()
    .waitFor();
  assert.ok((await page.locator('.sim-record-head').innerText()).includes('Allontanato'));
});

test('what is typed outlives the session', async () => {
  const { page, context } = await newPerson(browser);
  await signIn(page, 'comune');
  const { items } = await readApi<ListedMinors>(page, 'minors?state=placed&present=true&limit=2');
  await page.goto(`${ADDRESS}/minors/${items[1]?.simCode ?? ''}/identity`);
  await page.getByLabel('Cognome').fill('Zarzis');
  await page.getByLabel(/Motivo/).fill('Lo dice il certificato di nascita');
  await context.clearCookies({ name: 'sim_session' });
  await page.getByRole('button', { name: /Salva/ }).click();
  const dialog = page.getByRole('dialog');
  await dialog.getByText('La sessione è terminata').waitFor();
  await assertAccessible(page, 'the session dialog');
  await dialog.getByLabel('Password').fill(PASSWORD);
  await dialog.getByRole('button', { name: 'Continua' }).click();
  await heading(page, /^Zarzis /);
});

test('of two people who correct one record the second is told, and loses nothing', async () => {
  const first = await newPerson(browser);
  const second = await newPerson(browser);
  await signIn(first.page, 'comune');
  await signIn(second.page, 'amministratore');
  const { items } = await readApi<ListedMinors>(first.page, 'minors?state=placed&present=true&limit=3');
  const form = `${ADDRESS}/minors/${items[2]?.simCode ?? ''}/identity`;
  for (const [{ page }, place] of [
    [first, 'Sfax'],
    [second, 'Susa'],
  ] as const) {
    await page.goto(form);
    await page.getByLabel('Cognome').fill(place);
    await page.getByLabel(/Motivo/).fill('Colloquio con il mediatore');
  }
  await first.page.getByRole('button', { name: /Salva/ }).click();
  await heading(first.page, /^Sfax /);
  await second.page.getByRole('button', { name: /Salva/ }).click();
  await second.page.getByText('Un’altra persona ha modificato la scheda nel frattempo.').waitFor();
  assert.equal(await second.page.getByLabel('Cognome').inputValue(), 'Susa');
});

test('signing out everywhere ends the session of another browser', async () => {
  const first = await newPerson(browser);
  const second = await newPerson(browser);
  await signIn(first.page, 'prefettura');
  await signIn(second.page, 'prefettura');
  await first.page.getByRole('button', { name: /Marco Traina/ }).click();
  await first.page.getByRole('button', { name: 'Esci da tutti i dispositivi' }).click();
  await heading(first.page, 'Accesso');
  assert.equal((await second.page.request.get(`${ADDRESS}/api/session`)).status(), 401);
});

test('the whole shell speaks English when asked to', async () => {
  const { page } = await newPerson(browser);
  await signIn(page, 'analista');
  await page.getByText('ENG', { exact: true }).click();
  await page.getByRole('button', { name: 'Minors' }).waitFor();
  assert.equal(await page.locator('html').getAttribute('lang'), 'en');
});
