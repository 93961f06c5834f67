import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { setTimeout as sleep } from 'node:timers/promises';
import type { Browser } from 'playwright-core';
import {
  assertAccessible,
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

interface Listed {
  readonly items: readonly {
    id: number;
    month: string;
    revision: number;
    latestRevision: number;
    state: string;
    total: number;
  }[];
}

test('an administrator freezes a month, another person approves and publishes it', async () => {
  const asker = await newPerson(browser);
  await signIn(asker.page, 'amministratore');
  await goTo(asker.page, 'Rilevazioni congelate', 'Dati');
  await heading(asker.page, 'Rilevazioni congelate');
  await settled(asker.page);
  await assertAccessible(asker.page, 'the list of releases');
  const before = await readApi<Listed>(asker.page, 'releases');
  const frozen = new Set(before.items.map(({ month }) => month));
  const options = await asker.page.getByLabel('Mese', { exact: true }).locator('option').all();
  const values = await Promise.all(options.map((option) => option.getAttribute('value')));
  // The latest one: the files of 2016-2017 left months without anybody long before.
  const month =
    values
      .filter((value) => value !== null && !frozen.has(value))
      .sort()
      .at(-1) ?? '';
  await asker.page.getByLabel('Mese', { exact: true }).selectOption(month);
  await asker.page.getByRole('button', { name: 'Congela', exact: true }).click();
  // Taken and checked by the worker: with tens of thousands of minors that takes seconds.
  const madeOf = async (): Promise<Listed['items'][number] | undefined> =>
    (await readApi<Listed>(asker.page, 'releases')).items.find((item) => item.month === month);
  let made = await madeOf();
  for (let waits = 0; waits < 120 && made?.state !== 'checked'; waits += 1) {
    await sleep(500);
    made = await madeOf();
  }
  assert.ok(made !== undefined && made.total > 0);
  assert.equal(made.state, 'checked');
  const address = `/releases/${String(made.id)}`;
  await asker.page.goto(new URL(address, asker.page.url()).href);
  await asker.page.getByText('Prossimo passo').waitFor();
  await asker.page.getByText('spetta a un’altra persona').waitFor();
  await asker.page.getByRole('button', { name: 'Verifica ora' }).click();
  await asker.page.getByText('Conforme', { exact: true }).first().waitFor();
  await assertAccessible(asker.page, 'a release');
  assert.deepEqual(asker.errors, []);
  await asker.context.close();

  const head = await newPerson(browser);
  await signIn(head.page, 'dirigente');
  await goTo(head.page, 'Rilevazioni congelate', 'Dati');
  await head.page.locator(`a[href="${address}"]`).click();
  for (const [action, state] of [
    ['Approva', 'Approvata'],
    ['Pubblica', 'Pubblicata'],
  ] as const) {
    await head.page.getByRole('button', { name: action, exact: true }).click();
    await head.page.getByRole('dialog').waitFor();
    await assertAccessible(head.page, `the dialog of a step: ${action}`);
    await head.page.getByRole('dialog').getByRole('button', { name: action, exact: true }).click();
    await head.page.locator('.sim-run', { hasText: state }).waitFor();
  }
  assert.deepEqual(head.errors, []);
  await head.context.close();
});

test('the causes of a revision add up, and open the minors behind them; the balance closes', async () => {
  const { page, context, errors } = await newPerson(browser, NARROW);
  await signIn(page, 'analista');
  const { items } = await readApi<Listed>(page, 'releases');
  const revised = items.find(({ revision, latestRevision }) => revision === 1 && latestRevision > 1);
  const newer = items.find(({ month, revision }) => month === revised?.month && revision === 2);
  assert.ok(revised !== undefined && newer !== undefined);
  await page.goto(new URL(`/releases/${String(revised.id)}/revision?with=${String(newer.id)}`, page.url()).href);
  await heading(page, 'Perché il dato è cambiato');
  await settled(page);
  const figures = await page.locator('.sim-sum tr td:last-child').allInnerTexts();
  const numbers = figures.map((text) => Number(text.replace('.', '').replace('−', '-').replace('+', '')));
  assert.equal(
    numbers.slice(0, -1).reduce((sum, number) => sum + number, 0),
    numbers.at(-1),
  );
  assert.equal(revised.total, numbers[0]);
  assert.equal(newer.total, numbers.at(-1));
  await assertAccessible(page, 'a revision at 390 px');
  await page.getByRole('button', { name: 'Uscite e allontanamenti tardivi o corretti' }).click();
  await page.getByRole('dialog').getByRole('link').first().waitFor();
  await assertAccessible(page, 'the minors behind a cause');
  await page.keyboard.press('Escape');
  const earlier = items.at(-1);
  await page.goto(new URL(`/releases/${String(earlier?.id)}/balance?to=${String(newer.id)}`, page.url()).href);
  await heading(page, 'Bilancio tra due rilevazioni');
  await settled(page);
  await assertAccessible(page, 'a balance at 390 px');
  assert.deepEqual(errors, []);
  await context.close();
});

test('a check of the data opens the record where it is mended', async () => {
  const { page, context, errors } = await newPerson(browser);
  await signIn(page, 'analista');
  await goTo(page, 'Qualità dei dati', 'Dati');
  await heading(page, 'Qualità dei dati');
  await page.getByRole('button', { name: 'Controlla ora' }).click();
  await page.getByRole('button', { name: 'Controlla ora' }).waitFor();
  await settled(page);
  await page.getByRole('button', { name: 'Nascita al 1° gennaio non documentata' }).click();
  const link = page.locator('.sim-findings a[href^="/minors/"]').first();
  await link.waitFor();
  await assertAccessible(page, 'the quality of data');
  await link.click();
  await page.waitForURL(/\/minors\/[0-9A-Z]{8}/u);
  await page.getByRole('navigation', { name: 'Parti della scheda' }).or(page.locator('.sim-tabs')).first().waitFor();
  assert.deepEqual(errors, []);
  await context.close();
});
