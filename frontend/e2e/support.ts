import AxeBuilder from '@axe-core/playwright';
import assert from 'node:assert/strict';
import { type Browser, type BrowserContext, chromium, type Page } from 'playwright-core';

export const ADDRESS = process.env['SIM_URL'] ?? 'http://localhost:3000';
/** Of all demonstration accounts; the sign-in page shows it. */
export const PASSWORD = 'dimostrazione-sim';
export const WIDE = { width: 1280, height: 900 };
export const NARROW = { width: 390, height: 844 };

export type Account =
  | 'analista'
  | 'amministratore'
  | 'registro'
  | 'funzionario'
  | 'funzionaria'
  | 'dirigente'
  | 'lettore'
  | 'tutrice'
  | 'avvocata'
  | 'regione'
  | 'prefettura'
  | 'comune'
  | 'struttura'
  | 'struttura2'
  | 'coordinatore';

export const openBrowser = (): Promise<Browser> =>
  chromium.launch({
    ...(process.env['CHROMIUM_PATH'] ? { executablePath: process.env['CHROMIUM_PATH'] } : {}),
    // Chromium refuses its sandbox to root; the pages are our own.
    args: process.getuid?.() === 0 ? ['--no-sandbox'] : [],
  });

/** A person at a browser of their own; an error in the page fails whoever asks for it. */
export async function newPerson(
  browser: Browser,
  viewport = WIDE,
): Promise<{ context: BrowserContext; page: Page; errors: string[] }> {
  const context = await browser.newContext({
    viewport,
    locale: 'it-IT',
    timezoneId: 'Europe/Rome',
    reducedMotion: 'reduce',
  });
  context.setDefaultTimeout(20_000);
  const page = await context.newPage();
  const errors: string[] = [];
  page.on('pageerror', (error) => errors.push(error.message));
  return { context, page, errors };
}

export async function signIn(page: Page, account: Account): Promise<void> {
  await page.goto(`${ADDRESS}/sign-in`);
  await page.getByLabel('Nome utente').fill(account);
  await page.getByLabel('Password').fill(PASSWORD);
  await page.getByRole('button', { name: 'Accedi' }).click();
  await heading(page, /^Benvenut/);
}

/** Opens a section through the navigation; the group is the button that it is under. */
export async function goTo(page: Page, section: string | RegExp, group: string): Promise<void> {
  const navigation = page.getByRole('navigation', { name: 'Navigazione principale' });
  await navigation.getByRole('button', { name: group }).click();
  await navigation.getByRole('link', { name: section }).click();
}

/** Waits until the page's own heading is there, and says what it reads. */
export async function heading(page: Page, text: string | RegExp): Promise<void> {
  await page.getByRole('heading', { level: 1, name: text }).waitFor();
}

/** Waits until the focus is on the element with that id: a page moves it after it has drawn what it moves it to. */
export async function focused(page: Page, id: string): Promise<void> {
  await page.waitForFunction((wanted) => document.activeElement?.id === wanted, id);
}

/** Waits until nothing is loading any more. */
export async function settled(page: Page): Promise<void> {
  await page.waitForLoadState('networkidle');
  await page.locator('[aria-busy="true"], .sim-loading').first().waitFor({ state: 'detached' });
}

/** No violation of WCAG 2.1 A and AA that a machine can see, and no page wider than the window. */
export async function assertAccessible(page: Page, where: string): Promise<void> {
  const { violations } = await new AxeBuilder({ page })
    .withTags(['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa'])
    .analyze();
  const found = violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ target }) => target.join(' ')).join(', ')}`);
  assert.deepEqual(found, [], `axe on ${where}`);
  const overflow = await page.evaluate(
    () => document.documentElement.scrollWidth - document.documentElement.clientWidth,
  );
  assert.ok(overflow <= 0, `${where} is ${String(overflow)} px wider than the window`);
}

/** Fills the three boxes of a date. */
export async function fillDay(page: Page, legend: string | RegExp, day: string): Promise<void> {
  const group = page.getByRole('group', { name: legend });
  const [year = '', month = '', date = ''] = day.split('-');
  await group.getByLabel('Giorno').fill(date);
  await group.getByLabel('Mese').fill(month);
  await group.getByLabel('Anno').fill(year);
}

/** The JSON of the API, with the session of the page. */
export async function readApi<Body>(page: Page, path: string): Promise<Body> {
  const answer = await page.request.get(`${ADDRESS}/api/${path}`);
  assert.equal(answer.status(), 200, path);
  return (await answer.json()) as Body;
}

/** Goes forward with the Tab key until the focus is on what has that name. */
export async function focusOn(page: Page, name: string | RegExp): Promise<void> {
  for (let presses = 0; presses < 60; presses += 1) {
    const focused = await page.evaluate(() => {
      const element = document.activeElement;
      if (element === null || !['A', 'BUTTON', 'INPUT', 'SELECT', 'SUMMARY', 'TEXTAREA'].includes(element.tagName))
        return '';
      const labels =
        element instanceof HTMLInputElement ||
        element instanceof HTMLSelectElement ||
        element instanceof HTMLTextAreaElement
          ? [...(element.labels ?? [])].map((label) => label.innerText)
          : [];
      return [
        element.getAttribute('aria-label') ?? '',
        ...labels,
        element instanceof HTMLElement ? element.innerText : '',
      ]
        .join(' ')
        .trim();
    });
    if (typeof name === 'string' ? focused.includes(name) : name.test(focused)) return;
    await page.keyboard.press('Tab');
  }
  assert.fail(`The focus never came to ${String(name)}`);
}
