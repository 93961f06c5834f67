import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import type { Browser } from 'playwright-core';
import {
  ADDRESS,
  assertAccessible,
  focused,
  goTo,
  heading,
  NARROW,
  newPerson,
  openBrowser,
  readApi,
  settled,
  signIn,
} from './support.ts';

interface Night {
  readonly minors: readonly { readonly simCode: string; readonly familyName: string }[];
  readonly confirmation: { readonly present: number; readonly absent: readonly object[] } | null;
}
interface Month {
  readonly facility: { readonly name: string };
  readonly total: number;
  readonly days: readonly { readonly present: number }[];
  readonly minors: readonly { readonly days: number }[];
}

let browser: Browser;

before(async () => {
  browser = await openBrowser();
});

after(() => browser.close());

const previousDay = (day: string): string => new Date(Date.parse(day) - 86_400_000).toISOString().slice(0, 10);

test('a facility confirms a night: all present, except who did not return', async () => {
  const { page, errors } = await newPerson(browser);
  await signIn(page, 'struttura');
  const { today } = await readApi<{ today: string }>(page, 'status');
  const night = previousDay(today);
  const { items } = await readApi<{ items: { code: string }[] }>(page, 'presence/facilities');
  const path = `facilities/${items[0]?.code ?? ''}/presence/nights/${night}`;
  const before = await readApi<Night>(page, path);
  const [missing] = before.minors;
  assert.ok(missing !== undefined);
  assert.equal(before.confirmation, null);

  await goTo(page, 'Presenze', 'Strutture');
  await page.getByRole('link', { name: 'Conferma della notte' }).click();
  await page.goto(`${ADDRESS}/presence/night?night=${night}`);
  await heading(page, 'Conferma della notte');
  await settled(page);
  await page.getByRole('button', { name: `Conferma: tutti presenti (${String(before.minors.length)})` }).waitFor();
  const row = page.getByRole('listitem').filter({ has: page.locator(`#absent-${missing.simCode}`) });
  await row.getByRole('checkbox').check();
  // Without a reason it is not sent, and the focus is on what is missing.
  await page.getByRole('button', { name: /^Conferma: / }).click();
  await focused(page, `absence-${missing.simCode}`);
  await row.getByLabel('Perché').selectOption({ label: 'Non rientrato' });
  await assertAccessible(page, 'the confirmation of a night');
  await page.getByRole('button', { name: `presenti ${String(before.minors.length - 1)}, assenti 1` }).click();

  await page.getByRole('heading', { name: 'Da sistemare' }).waitFor();
  await page.getByRole('link', { name: 'Registra l’allontanamento' }).waitFor();
  const after = await readApi<Night>(page, path);
  assert.equal(after.confirmation?.present, before.minors.length - 1);
  assert.equal(after.confirmation.absent.length, 1);
  // The confirmation moved nobody.
  assert.equal(after.minors.length, before.minors.length);

  await page.getByRole('link', { name: 'Conferma di nuovo' }).click();
  await row.getByRole('checkbox').uncheck();
  await page.getByRole('button', { name: /^Conferma: tutti presenti/ }).click();
  await page.getByText('Elenco e registro concordano.').waitFor();
  await page.getByText('Conferme precedenti (1)').waitFor();

  await page.getByRole('link', { name: 'La struttura' }).click();
  await page.getByRole('heading', { name: 'Chi dorme qui oggi' }).waitFor();
  await assertAccessible(page, 'the board of a facility');
  assert.deepEqual(errors, []);
});

test('the month calendar says what the API counts, at both widths', async () => {
  const { page, errors } = await newPerson(browser);
  await signIn(page, 'comune');
  const { items } = await readApi<{ items: { code: string; name: string; present: number }[] }>(
    page,
    'presence/facilities',
  );
  const facility = items.find(({ present }) => present > 0);
  assert.ok(facility !== undefined);
  const { today } = await readApi<{ today: string }>(page, 'status');
  const month = previousDay(`${today.slice(0, 7)}-01`).slice(0, 7);
  const counted = await readApi<Month>(page, `facilities/${facility.code}/presence/${month}`);

  await page.goto(`${ADDRESS}/presence`);
  await heading(page, 'Presenze');
  await settled(page);
  await page
    .getByRole('table', { name: 'Strutture del territorio' })
    .getByRole('link', { name: facility.name })
    .first()
    .waitFor();
  await page.goto(`${ADDRESS}/presence?facility=${facility.code}`);
  await page.getByRole('link', { name: 'Mese precedente' }).click();
  const table = page.getByRole('region', { name: /^Calendario delle presenze/ }).getByRole('table');
  await page.getByRole('heading', { level: 2, name: new RegExp(facility.name, 'u') }).waitFor();
  await page.waitForURL(new RegExp(`month=${month}`, 'u'));
  await settled(page);

  assert.equal(await table.getByRole('cell', { name: 'P', exact: true }).count(), counted.total);
  const totals = await table
    .getByRole('row', { name: /^Totale/ })
    .getByRole('cell')
    .allInnerTexts();
  assert.deepEqual(
    totals.slice(0, counted.days.length).map((text) => Number.parseInt(text, 10)),
    counted.days.map(({ present }) => present),
  );
  assert.equal(
    counted.minors.reduce((sum, { days }) => sum + days, 0),
    counted.total,
  );
  await assertAccessible(page, 'the calendar of a month');
  await page.setViewportSize(NARROW);
  await page.locator('.sim-presence-list').waitFor();
  await assertAccessible(page, 'the calendar of a month, narrow');

  await page.goto(`${ADDRESS}/presence/quarter`);
  await heading(page, 'Elenco trimestrale');
  await settled(page);
  await page.getByText('Giorni contati fino al').waitFor();
  await assertAccessible(page, 'the list of a quarter, narrow');
  assert.deepEqual(errors, []);
});
