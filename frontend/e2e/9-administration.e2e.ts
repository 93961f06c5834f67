import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import type { Browser, Page } from 'playwright-core';
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
} from './support.ts';

const NEW_PASSWORD = 'quattro cavalli verdi';
/** Names of their own for each run: the same data folder may be used twice. */
const RUN = Date.now().toString(36);

interface Listed {
  readonly items: readonly { readonly code: string; readonly name: string; readonly present: number | null }[];
}

let browser: Browser;

before(async () => {
  browser = await openBrowser();
});

after(() => browser.close());

const expectStatus = (page: Page, text: string | RegExp): Promise<void> =>
  page.getByRole('status').filter({ hasText: text }).first().waitFor();

test('a municipality invites a person, who enters, is suspended, and cannot enter any more', async () => {
  const officer = await newPerson(browser);
  await signIn(officer.page, 'comune');
  await goTo(officer.page, 'Utenti', 'Amministrazione');
  await heading(officer.page, 'Utenti');
  await officer.page.getByRole('link', { name: 'Invita una persona' }).click();
  await heading(officer.page, 'Invita una persona');
  await officer.page.getByRole('button', { name: 'Crea l’invito' }).click();
  // The first field in error has the focus, and its sentence is linked to it.
  await focused(officer.page, 'displayName');
  const roles = await officer.page.getByLabel('Profilo').locator('option').allInnerTexts();
  assert.deepEqual(roles, ['Scegliere…', 'Operatore di struttura', 'Operatore comunale']);
  await officer.page.getByLabel('Nome e cognome').fill('Teresa Lo Cascio');
  await officer.page.getByLabel('Nome utente').fill(`t.locascio.${RUN}`);
  await officer.page.getByLabel('Profilo').selectOption('Operatore comunale');
  // There is only one body to choose: it is chosen already.
  const bodies = officer.page.getByLabel('Ente o territorio');
  await bodies.locator('option:checked', { hasText: 'Palermo' }).waitFor({ state: 'attached' });
  await officer.page.getByRole('button', { name: 'Crea l’invito' }).click();
  await officer.page.getByText('Teresa Lo Cascio è stata invitata.').waitFor();
  await assertAccessible(officer.page, 'the link of an invitation');
  const link = await officer.page.getByLabel('Collegamento da consegnare').inputValue();

  const guest = await newPerson(browser);
  await guest.page.goto(link);
  await heading(guest.page, 'Primo accesso al SIM');
  await assertAccessible(guest.page, 'the page of an invitation');
  await guest.page.getByLabel('Nuova password').fill('teresa.lo.cascio');
  await guest.page.getByLabel('Ripetere la password').fill('teresa.lo.cascio');
  await guest.page.getByRole('button', { name: 'Salva ed entra' }).click();
  await guest.page.getByText('troppo facile da indovinare').waitFor();
  await guest.page.getByLabel('Nuova password').fill(NEW_PASSWORD);
  await guest.page.getByLabel('Ripetere la password').fill(NEW_PASSWORD);
  await guest.page.getByRole('button', { name: 'Salva ed entra' }).click();
  await heading(guest.page, /^Benvenut/);

  await officer.page.getByRole('link', { name: 'Apri la scheda della persona' }).click();
  await heading(officer.page, 'Teresa Lo Cascio');
  await officer.page.getByRole('button', { name: 'Sospendi l’accesso' }).click();
  const dialog = officer.page.getByRole('dialog');
  await assertAccessible(officer.page, 'the dialog of suspension');
  await dialog.getByLabel('Motivo della sospensione').fill('Ha cambiato ufficio');
  await dialog.getByRole('button', { name: 'Sospendi l’accesso' }).click();
  await expectStatus(officer.page, 'le sessioni aperte sono finite');
  assert.equal((await guest.page.request.get(`${ADDRESS}/api/session`)).status(), 401);
  // The link was used: it lets nobody in a second time.
  const stranger = await newPerson(browser);
  await stranger.page.goto(link);
  await heading(stranger.page, 'Collegamento non valido');
  assert.deepEqual([...officer.errors, ...guest.errors], []);
});

test('a facility is registered, gets more places from a day on, and is not closed while somebody sleeps there', async () => {
  const { page, errors } = await newPerson(browser);
  await signIn(page, 'comune');
  await goTo(page, 'Strutture', 'Strutture');
  await heading(page, 'Strutture');
  await page.getByRole('link', { name: 'Registra una struttura' }).click();
  await heading(page, 'Registra una struttura');
  await page.getByLabel('Codice').fill(`E2E-${RUN}`);
  await page.getByLabel('Nome', { exact: true }).fill('Casa delle Prove');
  await page.getByLabel('Tipo').selectOption({ label: 'SAI' });
  await choose(page, 'Ente gestore', 'coop');
  await fillDay(page, 'Aperta dal', '2025-01-01');
  await choose(page, 'Comune', 'palermo');
  await page.getByRole('textbox', { name: 'Posti' }).fill('12');
  await page.getByRole('button', { name: 'Salva' }).click();
  await page.waitForURL(/capacities$/);
  await fillDay(page, 'Dal giorno', '2026-01-01');
  await page.getByRole('textbox', { name: 'Posti' }).fill('20');
  await page.getByRole('button', { name: 'Registra i posti' }).click();
  await expectStatus(page, 'Posti registrati.');
  const periods = await page.getByRole('list', { name: 'Posti nel tempo' }).innerText();
  assert.match(periods, /01\/01\/2026\s+20 posti\s+in vigore/);
  assert.match(periods, /01\/01\/2025 – fino al 31\/12\/2025\s+12 posti/);

  const { items } = await readApi<Listed>(page, 'facilities?municipality=082053&state=open&limit=100');
  const full = items.find(({ present }) => (present ?? 0) > 0);
  assert.ok(full !== undefined);
  const { today } = await readApi<{ today: string }>(page, 'status');
  await page.goto(`${ADDRESS}/facilities/${full.code}/edit`);
  await heading(page, full.name);
  await settled(page);
  await fillDay(page, /^Chiusa dal/, today);
  await page.getByRole('button', { name: 'Salva' }).click();
  await page
    .getByRole('alert')
    .getByText(`(${String(full.present)})`)
    .waitFor();
  await assertAccessible(page, 'a closing that was refused');
  await page.getByRole('link', { name: 'Chi risulta ancora presente' }).click();
  await heading(page, 'Minori');
  assert.deepEqual(errors, []);
});

test('a question goes to the desk and its answer comes back, with what is unread counted', async () => {
  const asker = await newPerson(browser);
  await signIn(asker.page, 'struttura');
  await asker.page.getByRole('contentinfo').getByRole('link', { name: 'Chiedi assistenza' }).click();
  await heading(asker.page, 'Chiedi assistenza');
  await asker.page.getByLabel('Argomento').selectOption({ label: 'Come si fa' });
  await asker.page.getByLabel('Oggetto').fill(`Trasferimento ${RUN}`);
  await asker.page.getByLabel('Messaggio').fill('Chi accetta il trasferimento della scheda 2A3C-4D5E?');
  await asker.page.getByRole('button', { name: 'Invia la richiesta' }).click();
  await heading(asker.page, `Trasferimento ${RUN}`);

  const desk = await newPerson(browser);
  await signIn(desk.page, 'amministratore');
  await goTo(desk.page, /^Assistenza \d+ da leggere/, 'Amministrazione');
  await desk.page.getByRole('link', { name: `Trasferimento ${RUN}` }).click();
  await heading(desk.page, `Trasferimento ${RUN}`);
  await desk.page.getByLabel('Messaggio').fill('Lo accetta l’ente di arrivo.');
  await desk.page.getByRole('button', { name: 'Invia' }).click();
  await desk.page.getByText('Risposta data').waitFor();
  await assertAccessible(desk.page, 'an answered request');

  await asker.page.reload();
  await asker.page.getByText('Lo accetta l’ente di arrivo.').waitFor();
  await asker.page.getByRole('button', { name: 'Chiudi la richiesta' }).click();
  await asker.page.getByRole('heading', { name: 'Riapri con un messaggio' }).waitFor();
  assert.deepEqual([...asker.errors, ...desk.errors], []);
});

test('an accessibility problem is reported without signing in', async () => {
  const { page } = await newPerson(browser, NARROW);
  await page.goto(`${ADDRESS}/accessibility`);
  await heading(page, 'Dichiarazione di accessibilità');
  await page.getByLabel('Che cosa non va').fill(`Contrasto ${RUN}`);
  await page.getByLabel('Descrizione').fill('Il testo grigio si legge male.');
  await page.getByRole('button', { name: 'Invia la segnalazione' }).click();
  await expectStatus(page, /^Segnalazione inviata: numero \d+/);
});

test('a word is explained with the keyboard, and Escape gives the focus back', async () => {
  const { page } = await newPerson(browser);
  await signIn(page, 'analista');
  await page.goto(`${ADDRESS}/census`);
  await settled(page);
  const opener = page.getByRole('button', { name: 'Che cosa significa: Come noto al' });
  await opener.focus();
  await page.keyboard.press('Enter');
  await page.getByText('I dati si correggono nel tempo').waitFor();
  assert.equal(await opener.getAttribute('aria-expanded'), 'true');
  await assertAccessible(page, 'an explained word');
  await page.keyboard.press('Escape');
  await page.getByText('I dati si correggono nel tempo').waitFor({ state: 'detached' });
  assert.ok(await opener.evaluate((element) => element === document.activeElement));
});

test('the shell: skip link, menu of a telephone, sign-out, and the words of a lock', async () => {
  const { page } = await newPerson(browser, NARROW);
  await page.goto(`${ADDRESS}/sign-in`);
  await heading(page, 'Accesso');
  for (let attempt = 0; attempt < 5; attempt += 1) {
    await page.getByLabel('Nome utente').fill(`nessuno.${RUN}`);
    await page.getByLabel('Password').fill(`sbagliata ${String(attempt)}`);
    const answered = page.waitForResponse(/\/api\/session$/);
    await page.getByRole('button', { name: 'Accedi' }).click();
    await answered;
  }
  await page.getByText('Troppi tentativi di accesso non riusciti. Riprovare tra un minuto.').waitFor();

  await signIn(page, 'comune');
  await page.goto(`${ADDRESS}/`);
  await heading(page, /^Benvenut/);
  await page.keyboard.press('Tab');
  await page.getByRole('link', { name: 'Vai al contenuto principale' }).focus();
  await page.keyboard.press('Enter');
  await focused(page, 'main');

  const menu = page.getByRole('button', { name: 'Menu' });
  await menu.click();
  await page.getByRole('navigation').getByRole('button', { name: 'Dati' }).click();
  await assertAccessible(page, 'the open menu');
  await page.getByRole('navigation').getByRole('link', { name: 'Censimento' }).click();
  await heading(page, 'Censimento');
  assert.equal(await menu.getAttribute('aria-expanded'), 'false');
  await page.getByRole('button', { name: /Rosalia Mancuso/ }).click();
  await page.getByRole('button', { name: 'Esci', exact: true }).click();
  await heading(page, 'Accesso');
});

for (const viewport of [WIDE, NARROW]) {
  test(`the pages of administration are clean for axe at ${String(viewport.width)} px`, async () => {
    const { page, errors } = await newPerson(browser, viewport);
    await signIn(page, 'amministratore');
    const { items: users } = await readApi<{ items: { id: number }[] }>(page, 'users?limit=5');
    const { items } = await readApi<Listed>(page, 'facilities?municipality=082053&limit=1');
    const facility = `facilities/${items[0]?.code ?? ''}`;
    const pages = [
      'users',
      'users/new',
      'users/review',
      `users/${String(users[0]?.id)}`,
      'facilities',
      'facilities/new',
      `${facility}/edit`,
      `${facility}/capacities`,
      'managing-bodies',
      'managing-bodies/new',
      'assistance',
      'assistance/new',
      'help',
      'accessibility',
    ];
    for (const path of pages) {
      await page.goto(`${ADDRESS}/${path}`);
      await page.getByRole('heading', { level: 1 }).waitFor();
      await settled(page);
      await assertAccessible(page, path);
      if (process.env['SHOTS']) {
        const name = `${path.replaceAll('/', '_')}-${String(viewport.width)}.png`;
        await page.screenshot({ path: `${process.env['SHOTS']}/${name}`, fullPage: true });
      }
    }
    assert.deepEqual(errors, []);
  });
}

/** Types in a box with proposals and takes the first. */
async function choose(page: Page, label: string, typed: string): Promise<void> {
  await page.getByRole('combobox', { name: label }).fill(typed);
  await page.locator('[role="option"]:visible').first().waitFor();
  await page.keyboard.press('Enter');
}
