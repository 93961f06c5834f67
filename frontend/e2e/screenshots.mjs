// `npm run screenshots`: the main pages of the demonstration at two widths, into docs/screenshots/. Needs a running system (npm start); SIM_URL names
// its address, CHROMIUM_PATH the browser.
import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { ADDRESS, heading, NARROW, newPerson, openBrowser, readApi, settled, signIn, WIDE } from './support.ts';

/** The main screens, as the people whose day they are. */
const SCREENS = {
  comune: { home: '', minors: 'minors', record: 'minors/{minor}', facilities: 'facilities', transfers: 'transfers' },
  struttura: {
    board: 'facilities/{facility}',
    night: 'presence/night',
    presence: 'presence',
    registration: 'minors/new',
    quick: 'minors/new/quick',
    'found-again': 'found-again',
  },
  amministratore: { census: 'census', reports: 'reports', imports: 'imports' },
  registro: { 'opinion-desk': 'opinion-desk' },
  analista: { explorer: 'explorer', releases: 'releases', 'open-data': 'open-data' },
};

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
  for (const [account, pages] of Object.entries(SCREENS)) {
    const { page: own } = await newPerson(browser, viewport);
    await signIn(own, account);
    const { items } = await readApi(own, 'minors?state=placed&present=true&limit=30');
    const { organisation } = (await readApi(own, 'session')).membership;
    for (const [name, path] of Object.entries(pages)) {
      const address = path.replace('{minor}', items.at(-1).simCode).replace('{facility}', organisation.facilityCode);
      await own.goto(`${ADDRESS}/${address}`);
      await own.getByRole('heading', { level: 1 }).waitFor();
      await settled(own);
      await own.screenshot({ path: join(folder, `${name}-${width}.png`) });
    }
    await own.close();
  }
}
await browser.close();
