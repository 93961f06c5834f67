// `npm run screenshots`: the main pages of the demonstration at two widths, into docs/screenshots/. Needs a running system (npm start); SIM_URL names
// its address, CHROMIUM_PATH the browser.
import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { ADDRESS, heading, NARROW, newPerson, openBrowser, readApi, settled, signIn, WIDE } from './support.ts';

const folder = join(import.meta.dirname, '..', '..', 'docs', 'screenshots');
mkdirSync(folder, { recursive: true });
const browser = await openBrowser();
for (const [viewport, width] of [
  [WIDE, 'wide'],
  [NARROW, 'narrow'],
]) {
  const { page } = await newPerson(browser, viewport);
  await page.goto(`${ADDRESS}/sign-in`);
  await heading(page, 'Accesso');
  await settled(page);
  await page.screenshot({ path: join(folder, `sign-in-${width}.png`) });
  await signIn(page, 'amministratore');
  const { items } = await readApi(page, 'minors?state=placed&present=true&limit=30');
  const pages = {
    home: '',
    minors: 'minors',
    record: `minors/${items.at(-1).simCode}`,
    registration: 'minors/new',
    census: 'census',
    reports: 'reports',
    imports: 'imports',
  };
  for (const [name, path] of Object.entries(pages)) {
    await page.goto(`${ADDRESS}/${path}`);
    await page.getByRole('heading', { level: 1 }).waitFor();
    await settled(page);
    await page.screenshot({ path: join(folder, `${name}-${width}.png`) });
  }
}
await browser.close();
