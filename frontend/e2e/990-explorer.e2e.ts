import assert from 'node:assert/strict';
import { readFile } from 'node:fs/promises';
import { after, before, test } from 'node:test';
import type { Browser, Locator, Page } from 'playwright-core';
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
  readApi,
  settled,
  signIn,
  WIDE,
  type Account,
} from './support.ts';

const DAY = '2026-10-31';
const BY_REGION = `/explorer?measure=present&rows=region&to=${DAY}`;

interface Census {
  readonly total: number;
  /** Minors by Italian name of the region. */
  readonly byRegion: Readonly<Record<string, number>>;
}

let browser: Browser;
/** Signed in once, for all that an analyst does here. */
let page: Page;
let errors: string[];

before(async () => {
  browser = await openBrowser();
  ({ page, errors } = await person('analista'));
});

after(async () => {
  await browser.close();
});

async function person(account: Account): Promise<{ page: Page; errors: string[] }> {
  const opened = await newPerson(browser);
  await signIn(opened.page, account);
  return opened;
}

async function accessible(page: Page, where: string): Promise<void> {
  for (const size of [WIDE, NARROW]) {
    await page.setViewportSize(size);
    await assertAccessible(page, `${where}, ${String(size.width)} px`);
  }
  await page.setViewportSize(WIDE);
}

async function open(page: Page, path: string): Promise<void> {
  await page.goto(`${ADDRESS}${path}`);
  await settled(page);
}

const rowOf = (page: Page, name: string): Locator =>
  page.getByRole('row').filter({ has: page.getByRole('rowheader', { name, exact: true }) });

const figuresOf = async (row: Locator): Promise<number[]> =>
  (await row.getByRole('cell').allInnerTexts()).map((text) => Number(text.replaceAll('.', '')));

async function download(page: Page, name: string): Promise<string> {
  const [file] = await Promise.all([
    page.waitForEvent('download'),
    page.getByRole('button', { name, exact: true }).click(),
  ]);
  return readFile(await file.path(), 'utf8');
}

test('an analyst asks, reads the table against the census, opens a figure, and goes back', async () => {
  await goTo(page, 'Esplora i dati', 'Dati');
  await heading(page, 'Esplora i dati');
  await page.getByLabel('Colonne').selectOption('Nessuna');
  await fillDay(page, 'Giorno', DAY);
  await page.getByRole('button', { name: 'Mostra', exact: true }).click();
  await page.getByText('Al 31/10/2026').waitFor();
  const census = await readApi<Census>(page, `census?on=${DAY}`);
  assert.deepEqual(await figuresOf(rowOf(page, 'Totale')), [census.total]);
  const sicily = census.byRegion['Sicilia'] ?? 0;
  assert.ok(sicily > 0, 'somebody is in Sicily');
  assert.deepEqual(await figuresOf(rowOf(page, 'Sicilia')), [sicily]);

  const small = Math.min(...Object.values(census.byRegion).filter((count) => count > 0));
  const figure = page
    .locator('tbody')
    .getByRole('button', { name: String(small), exact: true })
    .first();
  await figure.focus();
  await page.keyboard.press('Enter');
  const dialog = page.getByRole('dialog', { name: /^Minori presenti e censiti, / });
  await dialog.getByText(`${String(small)} minori`).waitFor();
  assert.equal(await dialog.locator('tbody').getByRole('row').count(), small);
  await assertAccessible(page, 'the list behind a figure');
  await page.keyboard.press('Escape');
  await dialog.waitFor({ state: 'detached' });
  assert.ok(await figure.evaluate((button) => button === document.activeElement), 'the figure has the focus again');

  await page.getByLabel('Colonne').selectOption('Fascia d’età');
  await page.getByRole('button', { name: 'Mostra', exact: true }).click();
  await heading2(page, 'Minori presenti e censiti per regione e fascia d’età');
  const crossed = await figuresOf(rowOf(page, 'Sicilia'));
  assert.equal(crossed.at(-1), sicily);
  assert.equal(
    crossed.slice(0, -1).reduce((sum, count) => sum + count, 0),
    sicily,
  );
  await page.goBack();
  await heading2(page, 'Minori presenti e censiti per regione');
  assert.equal(await page.getByLabel('Colonne').inputValue(), '');
  assert.deepEqual(errors, []);
});

const heading2 = (page: Page, name: string): Promise<void> =>
  page.getByRole('heading', { level: 2, name, exact: true }).waitFor();

test('what the server refuses stands at the control, and nothing chosen is lost', async () => {
  await open(page, `/explorer?measure=capacity&rows=region&columns=sex&to=${DAY}`);
  await focused(page, 'columns');
  const columns = page.getByLabel('Colonne');
  assert.equal(await columns.getAttribute('aria-invalid'), 'true');
  assert.equal(await columns.inputValue(), 'sex');
  assert.match((await columns.getAttribute('aria-describedby')) ?? '', /columns-error/);
  await assertAccessible(page, 'a question that is refused');
  await columns.selectOption('Tipo di accoglienza');
  await page.getByRole('button', { name: 'Mostra', exact: true }).click();
  await heading2(page, 'Posti per regione e tipo di accoglienza');
  await open(page, `/explorer?measure=absconded&rows=month&from=${DAY}&to=2026-01-31`);
  await page.getByRole('group', { name: 'Dal' }).getByText('finisce prima di cominciare').waitFor();
});

test('a filter, charts and the map, with their words; files are read back', async () => {
  await open(page, `${BY_REGION}&form=map`);
  await page.getByRole('img', { name: /^Mappa delle regioni\. Minori presenti e censiti per regione/ }).waitFor();
  await accessible(page, 'the map');
  await page.getByRole('radio', { name: 'Tabella' }).focus();
  await page.keyboard.press('ArrowRight');
  await page.getByRole('img', { name: /^Grafico a barre\..*Il valore più alto è/ }).waitFor();
  await page.keyboard.press('ArrowRight');
  await page.getByText('Per il grafico a linea serve il tempo').waitFor();
  assert.equal(await page.evaluate(() => document.activeElement?.getAttribute('value')), 'line', 'the focus stays');
  await open(page, '/explorer?measure=entered&rows=month&columns=sex&from=2026-01-01&to=2026-10-31&form=line');
  await page.getByRole('img', { name: /^Grafico a linea/ }).waitFor();

  await open(page, BY_REGION);
  await page.getByLabel('Aggiungi un filtro').selectOption('Cittadinanza');
  await focused(page, 'filters-0-codes');
  await page.getByLabel('Cittadinanza', { exact: true }).selectOption('Egitto');
  await page.getByRole('button', { name: 'Mostra', exact: true }).click();
  await page.getByText('solo cittadinanza: Egitto').waitFor();
  assert.match(page.url(), /filter=citizenship:EGY/);
  const [sicily] = await figuresOf(rowOf(page, 'Sicilia'));
  const inside = await download(page, 'Scarica CSV');
  assert.ok(inside.includes(`Sicilia;${String(sicily)}\r\n`), 'the file has the figure of the table');
  assert.ok(!inside.includes(';*'), 'nothing is hidden inside the office');

  await page.getByLabel('Versione da diffondere').check();
  const said = await page.getByText(/^\d+ valori non si diffondono/).innerText();
  const hidden = Number.parseInt(said, 10);
  assert.equal(await page.locator('td.sim-pivot-hidden').count(), hidden);
  assert.ok(hidden > 0, 'some counts are small');
  assert.equal((await download(page, 'Scarica CSV')).split(';*').length - 1, hidden);
  const json = JSON.parse(await download(page, 'Scarica JSON')) as { use: string };
  assert.equal(json.use, 'outside');
  await accessible(page, 'the protected view');
  assert.deepEqual(errors, []);
});

test('a question is kept, put on a dashboard, and the cards are moved by keyboard', async () => {
  await open(page, `${BY_REGION}&form=bars`);
  await page.getByRole('button', { name: 'Salva', exact: true }).click();
  const save = page.getByRole('dialog', { name: 'Salva la domanda' });
  await save.getByRole('button', { name: 'Salva' }).click();
  await focused(page, 'name');
  await save.getByLabel('Nome').fill('Presenti per regione, ottobre');
  await save.getByRole('button', { name: 'Salva' }).click();
  await page.getByRole('main').getByText('Domanda salvata: Presenti per regione, ottobre.').waitFor();
  await page.getByRole('button', { name: 'Metti su un cruscotto' }).click();
  const put = page.getByRole('dialog', { name: 'Metti su un cruscotto' });
  await put.getByLabel('Nome del cruscotto nuovo').fill('Direzione');
  await put.getByLabel('Titolo del riquadro').fill('Regioni');
  await put.getByRole('button', { name: 'Salva' }).click();
  await put.waitFor({ state: 'detached' });

  await open(page, `/explorer?measure=present&rows=sex&to=${DAY}`);
  await page.getByRole('button', { name: 'Metti su un cruscotto' }).click();
  await put.getByLabel('Cruscotto', { exact: true }).selectOption('Direzione');
  await put.getByLabel('Titolo del riquadro').fill('Genere');
  await put.getByRole('button', { name: 'Salva' }).click();
  await page.getByRole('link', { name: 'Apri il cruscotto' }).click();
  await heading(page, 'Direzione');
  await settled(page);
  const titles = () => page.locator('ol.sim-board').getByRole('heading', { level: 2 }).allInnerTexts();
  assert.deepEqual(await titles(), ['Regioni', 'Genere']);
  await accessible(page, 'a dashboard');

  await page.getByRole('button', { name: 'Modifica' }).click();
  await page.getByRole('button', { name: 'Sposta prima: Genere' }).focus();
  await page.keyboard.press('Enter');
  await page.getByText('Genere: ora al posto 1 di 2.').waitFor({ state: 'attached' });
  await focused(page, 'card-0-earlier');
  await page.reload();
  await settled(page);
  assert.deepEqual(await titles(), ['Genere', 'Regioni']);
  await page.getByRole('button', { name: 'Modifica' }).click();
  await page.getByRole('button', { name: 'Togli: Genere' }).click();
  await focused(page, 'card-0-take');
  await page.getByRole('button', { name: 'Togli: Regioni' }).click();
  await page.getByText('Il cruscotto è vuoto.').waitFor();
  await page.getByRole('button', { name: 'Elimina il cruscotto' }).click();
  await page.getByRole('dialog').getByRole('button', { name: 'Elimina' }).click();
  await heading(page, 'Cruscotti');
  await settled(page);
  assert.equal(await page.getByRole('link', { name: 'Direzione', exact: true }).count(), 0);
  await assertAccessible(page, 'the dashboards');

  await open(page, '/explorer/saved');
  await accessible(page, 'the saved questions');
  await page.getByRole('link', { name: 'Presenti per regione, ottobre' }).click();
  await page.getByRole('img', { name: /^Grafico a barre/ }).waitFor();
  await page.goBack();
  await page.getByRole('button', { name: /^Elimina.*Presenti per regione, ottobre/ }).click();
  await page.getByRole('dialog').getByRole('button', { name: 'Elimina' }).click();
  await page.getByRole('link', { name: 'Presenti per regione, ottobre' }).waitFor({ state: 'detached' });
  assert.deepEqual(errors, []);
});

test('a region asks about its own territory; a municipality does not ask', async () => {
  const region = await person('regione');
  await open(region.page, BY_REGION);
  const rows = await region.page.locator('.sim-pivot tbody').getByRole('rowheader').allInnerTexts();
  assert.equal(rows.length, 1, 'one region');
  const municipality = await person('comune');
  assert.equal(await municipality.page.locator('a[href="/explorer"]').count(), 0);
  await open(municipality.page, '/explorer');
  assert.equal(await municipality.page.locator('sim-question-form').count(), 0);
});
