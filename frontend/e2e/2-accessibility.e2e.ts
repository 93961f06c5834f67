import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import type { Browser } from 'playwright-core';
import {
  ADDRESS,
  assertAccessible,
  NARROW,
  newPerson,
  openBrowser,
  readApi,
  settled,
  signIn,
  WIDE,
} from './support.ts';

interface ListedMinors {
  readonly items: readonly { readonly simCode: string }[];
}

interface RecordMovements {
  readonly movements: readonly { readonly id: number }[];
}

let browser: Browser;

before(async () => {
  browser = await openBrowser();
});

after(() => browser.close());

for (const viewport of [WIDE, NARROW]) {
  test(`every page is clean for axe at ${String(viewport.width)} px`, async () => {
    const { context, page, errors } = await newPerson(browser, viewport);
    await page.goto(`${ADDRESS}/sign-in`);
    await settled(page);
    await assertAccessible(page, 'sign-in');
    await page.getByLabel('Nome utente').fill('nessuno');
    await page.getByLabel('Password').fill('sbagliata');
    await page.getByRole('button', { name: 'Accedi' }).click();
    await page.getByRole('alert').first().waitFor();
    await assertAccessible(page, 'sign-in, refused');

    await signIn(page, 'amministratore');
    const { items } = await readApi<ListedMinors>(page, 'minors?state=placed&present=true&limit=5');
    const minor = `minors/${items[0]?.simCode ?? ''}`;
    const { movements } = await readApi<RecordMovements>(page, minor);
    const movement = `${minor}/movements/${String(movements[0]?.id)}`;
    const pages = [
      '',
      'minors',
      'minors?query=zzzzzzzz',
      'presence',
      'minors/new',
      minor,
      `${minor}/history`,
      `${minor}/identity`,
      `${minor}/movements/transfer/new`,
      `${minor}/movements/exit/new`,
      `${movement}/correct`,
      `${movement}/cancel`,
      'census',
      'reports',
      'reports/monthly/2026-09',
      'imports',
      'accessibility',
      'nowhere',
      'minors/22222222',
    ];
    for (const path of pages) {
      await page.goto(`${ADDRESS}/${path}`);
      await page.getByRole('heading', { level: 1 }).waitFor();
      await settled(page);
      await assertAccessible(page, path);
    }
    assert.deepEqual(errors, []);
    await context.close();
  });
}
