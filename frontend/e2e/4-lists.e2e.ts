import assert from 'node:assert/strict';
import { readFile } from 'node:fs/promises';
import { after, before, test } from 'node:test';
import type { Browser } from 'playwright-core';
import {
  ADDRESS,
  assertAccessible,
  heading,
  NARROW,
  newPerson,
  openBrowser,
  readApi,
  settled,
  signIn,
  WIDE,
} from './support.ts';

interface ListedMinors {
  readonly total: { readonly count: number };
}

let browser: Browser;

before(async () => {
  browser = await openBrowser();
});

after(() => browser.close());

test('a list is shaped, kept under a name, found again and taken away', async () => {
  const { page } = await newPerson(browser);
  await signIn(page, 'comune');
  await page.goto(`${ADDRESS}/minors?queue=adult_in_90`);
  await heading(page, 'Minori');
  await settled(page);
  const { total } = await readApi<ListedMinors>(page, 'minors?queue=adult_in_90');
  const rows = page.locator('tbody tr');
  assert.equal(await rows.count(), total.count);

  await page.getByRole('button', { name: 'Colonne' }).click();
  await page.getByLabel('Giorni ai 18 anni').check();
  await page.getByLabel('Cittadinanza').last().uncheck();
  await page.keyboard.press('Escape');
  await page.getByRole('columnheader', { name: 'Giorni ai 18 anni' }).waitFor();
  assert.equal(await page.getByRole('columnheader', { name: 'Cittadinanza' }).count(), 0);

  await page.getByRole('button', { name: 'Viste salvate' }).click();
  await page.getByRole('button', { name: 'Salva questa vista' }).click();
  const dialog = page.getByRole('dialog');
  await dialog.getByRole('button', { name: 'Salva', exact: true }).click();
  await dialog.locator('.sim-error').waitFor();
  await dialog.getByLabel('Nome della vista').fill('Quasi diciottenni');
  await dialog.getByRole('button', { name: 'Salva', exact: true }).click();
  await dialog.waitFor({ state: 'detached' });

  await page.goto(`${ADDRESS}/minors`);
  await settled(page);
  await page.getByRole('button', { name: 'Viste salvate' }).click();
  await page.getByRole('link', { name: 'Quasi diciottenni' }).click();
  await page.getByRole('columnheader', { name: 'Giorni ai 18 anni' }).waitFor();
  await settled(page);
  assert.equal(await rows.count(), total.count);

  await page.getByRole('button', { name: 'Esporta' }).click();
  const [download] = await Promise.all([
    page.waitForEvent('download'),
    page.getByRole('link', { name: /CSV/ }).click(),
  ]);
  const lines = (await readFile(await download.path(), 'utf8')).trim().split('\r\n');
  assert.equal(
    lines[0],
    'Cognome;Nome;Codice SIM;Data di nascita;Qualità della data di nascita;Età;Giorni ai 18 anni;Sesso;Stato;Luogo;Comune;Regione',
  );
  assert.equal(lines.length, total.count + 1);

  await page.getByRole('button', { name: 'Viste salvate' }).click();
  await page.getByRole('button', { name: 'Elimina la vista Quasi diciottenni' }).click();
  await assertAccessible(page, 'the dialog of a view taken away');
  await page.getByRole('dialog').getByRole('button', { name: 'Elimina la vista' }).click();
  await page.getByRole('dialog').waitFor({ state: 'detached' });
  assert.deepEqual(await readApi(page, 'list-views'), []);
});

test('several records are ticked and printed, each on its sheet', async () => {
  const { page } = await newPerson(browser);
  await signIn(page, 'comune');
  await page.goto(`${ADDRESS}/minors?present=true`);
  await settled(page);
  const ticks = page.getByRole('checkbox', { name: /^Seleziona (?!tutti)/ });
  await ticks.nth(0).check();
  await ticks.nth(2).check();
  await page.getByRole('button', { name: 'Stampa' }).click();
  await assertAccessible(page, 'the menu of prints');
  await page.getByRole('link', { name: 'Le 2 schede selezionate' }).click();
  const sheets = page.locator('.sim-sheet');
  await sheets.nth(1).waitFor();
  assert.equal(await sheets.count(), 2);
  for (const mark of await page.locator('.sim-sheet-mark').allInnerTexts())
    assert.match(mark, /Stampato il .*Rosalia Mancuso/);
  await assertAccessible(page, 'two records to print');
});

for (const viewport of [WIDE, NARROW]) {
  test(`the menus and dialogs of the list are clean for axe at ${String(viewport.width)} px`, async () => {
    const { context, page } = await newPerson(browser, viewport);
    await signIn(page, 'comune');
    await page.goto(`${ADDRESS}/minors?queue=past_limit`);
    await settled(page);
    await page.goto(`${ADDRESS}/minors`);
    await settled(page);
    for (const menu of ['Viste salvate', 'Colonne', 'Esporta']) {
      await page.getByRole('button', { name: menu }).click();
      await assertAccessible(page, menu);
      await page.keyboard.press('Escape');
    }
    await page.getByRole('button', { name: 'Viste salvate' }).click();
    await page.getByRole('button', { name: 'Salva questa vista' }).click();
    await assertAccessible(page, 'saving a view');
    await context.close();
  });
}
