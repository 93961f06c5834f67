import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import type { Browser, Page } from 'playwright-core';
import {
  type Account,
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

/** One account of each role that has a home page with figures. */
const ACCOUNTS: readonly Account[] = [
  ...(['analista', 'amministratore', 'registro', 'funzionario', 'dirigente', 'lettore'] as const),
  ...(['regione', 'prefettura', 'comune', 'struttura'] as const),
];

interface Counted {
  readonly items: readonly unknown[];
  readonly total: { readonly count: number };
}

interface Listed {
  readonly items: readonly { readonly id: number; readonly simCode: string }[];
}

interface RecordMovements {
  readonly movements: readonly { readonly id: number }[];
}

let browser: Browser;

before(async () => {
  browser = await openBrowser();
});

after(() => browser.close());

/** How many the list behind a link of the home page holds, as its page asks the API. */
async function behind(page: Page, address: string): Promise<number> {
  const [path = '', query = ''] = address.slice(1).split('?');
  switch (path) {
    case 'minors':
      return (await readApi<Counted>(page, `minors?${query}&limit=1`)).total.count;
    case 'opinion-desk':
      return (await readApi<Counted>(page, `opinion-desk/requests?${query}&limit=1`)).total.count;
    case 'transfers':
      return (await readApi<Counted>(page, 'transfer-proposals?direction=incoming&state=proposed')).total.count;
    case 'minors/new':
      return (await readApi<Counted>(page, 'registration-drafts')).items.length;
    default:
      await page.goto(`${ADDRESS}${address}`);
      await settled(page);
      return page.locator('.sim-night-open').count();
  }
}

for (const account of ACCOUNTS) {
  test(`every figure on the home page opens a list of as many: ${account}`, async () => {
    const { context, page, errors } = await newPerson(browser);
    await signIn(page, account);
    await settled(page);
    const figures = await page
      .locator('.sim-tile, .sim-home-places td a, section[aria-labelledby="places-title"] > p a')
      .evaluateAll((links) =>
        links.map((link) => [
          link.getAttribute('href') ?? '',
          (link.querySelector('strong') ?? link).textContent.replaceAll('.', '').trim(),
        ]),
      );
    assert.ok(figures.length > 10, `${String(figures.length)} figures`);
    await assertAccessible(page, `the home page of ${account}`);
    for (const [address = '', figure] of figures)
      assert.equal(String(await behind(page, address)), figure, `${account}: ${address}`);
    const [shown = '', count = ''] = figures.find(([address]) => address?.includes('present=true')) ?? [];
    await page.goto(`${ADDRESS}${shown}`);
    await page.locator('.sim-total', { hasText: new RegExp(`\\b${Number(count).toLocaleString('it')}\\b`) }).waitFor();
    assert.deepEqual(errors, []);
    await context.close();
  });
}

/** 1280 px at 200 % zoom, 1280 px at 400 % (WCAG 1.4.10), and a large screen. */
for (const width of [640, 320, 1920]) {
  test(`no page of the day is wider than a window of ${String(width)} px`, async () => {
    const { context, page, errors } = await newPerson(browser, { width, height: 720 });
    await signIn(page, 'comune');
    const { items } = await readApi<Listed>(page, 'minors?state=placed&present=true&limit=1');
    const minor = `minors/${items[0]?.simCode ?? ''}`;
    const pages = [
      ...['', 'minors', minor, `${minor}/movements`, `${minor}/history`, `${minor}/transfer`, 'minors/new'],
      ...['minors/new/quick', 'transfers', 'found-again', 'presence', 'presence/quarter', 'facilities', 'help'],
      ...['obligations', 'inbox', 'assistance', 'users'],
    ];
    for (const path of pages) {
      await page.goto(`${ADDRESS}/${path}`);
      await page.getByRole('heading', { level: 1 }).waitFor();
      await settled(page);
      const wide = await page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth);
      assert.ok(wide <= 0, `${path} is ${String(wide)} px wider than the window`);
    }
    assert.deepEqual(errors, []);
    await context.close();
  });
}

test('nothing moves for who has asked for less motion', async () => {
  const { page } = await newPerson(browser);
  await signIn(page, 'comune');
  const slowest = await page.evaluate(() =>
    Math.max(
      ...[...document.querySelectorAll('body *')].flatMap((element) => {
        const { transitionDuration, animationDuration } = getComputedStyle(element);
        return `${transitionDuration},${animationDuration}`.split(',').map(parseFloat);
      }),
    ),
  );
  assert.ok(slowest <= 0.0001, `${String(slowest)} s`);
});

for (const viewport of [WIDE, NARROW]) {
  test(`the pages and dialogs that no task opens are clean for axe at ${String(viewport.width)} px`, async () => {
    const { page, errors } = await newPerson(browser, viewport);
    const visit = async (path: string): Promise<void> => {
      await page.goto(`${ADDRESS}/${path}`);
      await page.getByRole('heading', { level: 1 }).waitFor();
      await settled(page);
    };
    const look = (where: string): Promise<void> => assertAccessible(page, `${where} at ${String(viewport.width)} px`);
    const closeDialog = async (): Promise<void> => {
      await page.keyboard.press('Escape');
      await page.getByRole('dialog').waitFor({ state: 'detached' });
    };
    await signIn(page, 'amministratore');
    const bodies = await readApi<Listed['items']>(page, 'managing-bodies');
    const imports = await readApi<Listed>(page, 'imports');
    const { items } = await readApi<Listed>(page, 'minors?state=placed&present=true&limit=1');
    const minor = `minors/${items[0]?.simCode ?? ''}`;
    const { movements } = await readApi<RecordMovements>(page, minor);
    const pages = [
      ...bodies.slice(0, 1).map(({ id }) => `managing-bodies/${String(id)}`),
      ...imports.items.slice(0, 1).map(({ id }) => `imports/${String(id)}`),
      ...['presence/quarter', 'presence/night', 'transfers', 'found-again', 'inbox', 'obligations', 'notifications'],
      ...[`${minor}/opinion`, `${minor}/responsibility`],
    ];
    for (const path of pages) {
      await visit(path);
      await look(path);
    }

    await visit(`${minor}/movements/${String(movements[0]?.id)}/cancel`);
    await page.locator('main textarea').first().fill('Registrato sulla scheda di un altro minore');
    await page.locator('main form button[type="submit"]').click();
    await page.getByRole('dialog').waitFor();
    await look('the dialog of a movement taken back');
    await closeDialog();

    const { items: people } = await readApi<Listed & { items: readonly { username: string }[] }>(
      page,
      'users?query=struttura&limit=5',
    );
    await visit(`users/${String(people[0]?.id)}`);
    await page.getByRole('button', { name: 'Aggiungi un accesso' }).click();
    await page.getByRole('dialog').waitFor();
    await look('the dialog of an access');
    await closeDialog();
    await page
      .getByRole('button', { name: /^Togli/ })
      .first()
      .click();
    await page.getByRole('dialog').waitFor();
    await look('the dialog of an access taken away');
    await closeDialog();
    assert.deepEqual(errors, []);
  });
}
