import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import type { Browser, Page } from 'playwright-core';
import {
  ADDRESS,
  assertAccessible,
  fillDay,
  heading,
  NARROW,
  newPerson,
  openBrowser,
  readApi,
  settled,
  signIn,
} from './support.ts';

interface Listed {
  readonly simCode: string;
  readonly familyName: string | null;
  readonly daysToMajority: number;
  readonly place: { readonly since: string; readonly facilityName: string } | null;
}
interface Session {
  readonly membership: { readonly organisation: { readonly name: string } };
}

let browser: Browser;

before(async () => {
  browser = await openBrowser();
});

after(() => browser.close());

/** Minors whom the body has had for more than a week, and who stay minors for a while; those who came last first. */
async function settledMinors(page: Page): Promise<readonly Listed[]> {
  const { today } = await readApi<{ today: string }>(page, 'status');
  const { items } = await readApi<{ items: readonly Listed[] }>(page, 'minors?state=placed&present=true&limit=100');
  const since = ({ place }: Listed): string => place?.since ?? '';
  return items
    .filter((minor) => since(minor) < daysBefore(today, 8) && minor.daysToMajority > 5)
    .sort((a, b) => (since(a) < since(b) ? 1 : -1));
}

const daysBefore = (day: string, days: number): string =>
  new Date(Date.parse(day) - days * 86_400_000).toISOString().slice(0, 10);

const organisationOf = async (page: Page): Promise<string> =>
  (await readApi<Session>(page, 'session')).membership.organisation.name;

test('a transfer between facilities of two municipalities is proposed in one browser and accepted in the other', async () => {
  const sender = await newPerson(browser);
  const receiver = await newPerson(browser, NARROW);
  await signIn(sender.page, 'struttura');
  await signIn(receiver.page, 'struttura2');
  const destination = await organisationOf(receiver.page);
  const [minor] = await settledMinors(sender.page);
  assert.ok(minor);

  await sender.page.goto(`${ADDRESS}/minors/${minor.simCode}`);
  await sender.page.getByRole('link', { name: 'Proponi trasferimento' }).click();
  await sender.page.getByRole('heading', { name: 'Proporre un trasferimento' }).waitFor();
  await sender.page.getByRole('button', { name: 'Invia la proposta' }).click();
  await sender.page.getByText('Compilare questo campo.').waitFor();
  await sender.page.getByRole('combobox', { name: 'Struttura che accoglie' }).fill(destination.slice(0, 12));
  await sender.page.getByRole('option', { name: destination }).first().click();
  await sender.page.getByText('Risponde la struttura che accoglie').waitFor();
  await sender.page.getByLabel('Note per chi accoglie').fill('Frequenta la scuola media');
  await assertAccessible(sender.page, 'the proposal form');
  await sender.page.getByRole('button', { name: 'Invia la proposta' }).click();
  await heading(sender.page, 'Proposta di trasferimento');
  await sender.page.getByText('In attesa di risposta').first().waitFor();
  await assertAccessible(sender.page, 'the proposal as its sender sees it');

  // Nothing has changed yet: the minor is here, and the other facility does not have the record.
  await sender.page.goto(`${ADDRESS}/minors/${minor.simCode}`);
  await sender.page.getByRole('heading', { name: 'Trasferimento in corso' }).waitFor();
  assert.ok((await sender.page.locator('.sim-record-head').innerText()).includes(minor.place?.facilityName ?? '?'));
  assert.equal((await receiver.page.request.get(`${ADDRESS}/api/minors/${minor.simCode}`)).status(), 404);

  await receiver.page.goto(`${ADDRESS}/transfers`);
  await heading(receiver.page, 'Trasferimenti');
  await settled(receiver.page);
  await assertAccessible(receiver.page, 'the list of transfers at 390 px');
  await receiver.page
    .getByRole('region', { name: /Da accettare/ })
    .getByRole('link')
    .first()
    .click();
  await heading(receiver.page, 'Proposta di trasferimento');
  await receiver.page.getByText('Frequenta la scuola media').waitFor();
  await assertAccessible(receiver.page, 'the proposal at 390 px');

  // A refusal without a reason does not go; Escape leaves the dialog, and the focus comes back.
  await receiver.page.getByRole('button', { name: 'Rifiuta' }).click();
  const refusal = receiver.page.getByRole('dialog', { name: 'Rifiutare il trasferimento' });
  await refusal.getByRole('button', { name: 'Rifiuta la proposta' }).click();
  await refusal.getByText('Compilare questo campo.').waitFor();
  await assertAccessible(receiver.page, 'the dialog of a refusal');
  await receiver.page.keyboard.press('Escape');
  await refusal.waitFor({ state: 'detached' });

  await receiver.page.getByRole('button', { name: 'Accetta' }).click();
  const acceptance = receiver.page.getByRole('dialog', { name: 'Accettare il trasferimento' });
  await assertAccessible(receiver.page, 'the dialog of an acceptance');
  await acceptance.getByRole('button', { name: 'Accetta il trasferimento' }).click();
  await receiver.page.getByText('Trasferimento accettato').waitFor();
  await receiver.page.getByRole('link', { name: 'Apri la scheda' }).click();
  await receiver.page.locator('.sim-record-head').getByText(destination).waitFor();

  await sender.page.reload();
  await settled(sender.page);
  assert.ok(!(await sender.page.locator('.sim-record-head').innerText()).includes(destination));
  assert.deepEqual([...sender.errors, ...receiver.errors], []);
});

test('who absconds is reported to the police at once, and found again by another facility', async () => {
  const first = await newPerson(browser);
  const finder = await newPerson(browser, NARROW);
  await signIn(first.page, 'struttura');
  await signIn(finder.page, 'struttura2');
  const [minor] = await settledMinors(first.page);
  assert.ok(minor);
  const { today } = await readApi<{ today: string }>(first.page, 'status');

  await first.page.goto(`${ADDRESS}/minors/${minor.simCode}/movements/absconding/new`);
  await fillDay(first.page, /^Data/, daysBefore(today, 7));
  await first.page.getByRole('textbox', { name: /^Nota/ }).fill('Uscito dopo cena, giacca rossa');
  await first.page.getByRole('button', { name: 'Registra' }).click();
  await first.page.getByText('Il movimento è registrato in ritardo: indicare il motivo.').first().waitFor();
  await first.page.getByLabel('Motivo del ritardo').fill('Rete assente in struttura');
  await first.page.getByRole('button', { name: 'Registra' }).click();
  await first.page.getByText('inserito con 7 giorni di ritardo').first().waitFor();
  await first.page.getByRole('link', { name: 'Segnalazione di allontanamento' }).click();
  await first.page.getByRole('heading', { name: /Segnalazione di allontanamento di minore/ }).waitFor();
  await first.page.getByText('Uscito dopo cena, giacca rossa').waitFor();
  await assertAccessible(first.page, 'the report of an absconding');
  await first.page.emulateMedia({ media: 'print' });
  assert.equal(await first.page.locator('.sim-record-head').isVisible(), false);
  assert.equal(await first.page.getByRole('button', { name: 'Stampa' }).isVisible(), false);

  await finder.page.goto(`${ADDRESS}/found-again`);
  await heading(finder.page, 'Rintraccio');
  await assertAccessible(finder.page, 'the look-up');
  await finder.page.getByRole('button', { name: 'Cerca' }).click();
  await finder.page.getByText('Compilare questo campo.').first().waitFor();
  await finder.page.getByRole('textbox', { name: 'Codice SIM' }).fill(minor.simCode);
  await finder.page.getByLabel('Circostanze del ritrovamento').fill('Accompagnato dai carabinieri');
  await finder.page.getByRole('button', { name: 'Cerca' }).click();
  await finder.page.getByRole('button', { name: 'È questo minore: registra il rintraccio' }).click();
  await finder.page.getByRole('heading', { name: 'Registrare il rintraccio' }).waitFor();
  await settled(finder.page);
  await assertAccessible(finder.page, 'the finding at 390 px');
  await finder.page.getByRole('button', { name: 'Registra il rintraccio' }).click();
  await finder.page
    .locator('.sim-record-head')
    .getByText(await organisationOf(finder.page))
    .waitFor();

  // Now that the child is found, nobody else learns where.
  await finder.page.goto(`${ADDRESS}/found-again`);
  await finder.page.getByRole('textbox', { name: 'Codice SIM' }).fill(minor.simCode);
  await finder.page.getByLabel('Circostanze del ritrovamento').fill('Seconda ricerca di prova');
  await finder.page.getByRole('button', { name: 'Cerca' }).click();
  await finder.page.getByText('Nessun minore allontanato corrisponde').first().waitFor();
  assert.deepEqual([...first.errors, ...finder.errors], []);
});

test('a municipality takes charge of a minor whom it hosts', async () => {
  const { page, errors } = await newPerson(browser);
  await signIn(page, 'comune');
  const minors = await settledMinors(page);
  const minor = minors.at(-1);
  assert.ok(minor);
  await page.goto(`${ADDRESS}/minors/${minor.simCode}`);
  await page.getByRole('link', { name: 'Prendi in carico' }).click();
  await page.getByRole('heading', { name: 'Prendi in carico' }).waitFor();
  await assertAccessible(page, 'taking charge');
  await page.getByRole('button', { name: 'Prendi in carico' }).click();
  await page.getByText('Compilare questo campo.').waitFor();
  await page.getByLabel('Atto o accordo').fill('Determina n. 12 del 2026');
  await page.getByRole('button', { name: 'Prendi in carico' }).click();
  await page.getByText('Determina n. 12 del 2026').waitFor();
  await page.getByRole('link', { name: 'Passa ad altro Comune' }).waitFor();
  await page.getByRole('link', { name: 'Movimenti', exact: true }).click();
  await page.locator('.sim-versions summary').click();
  await page.getByText('Nessun movimento è stato corretto o annullato.').waitFor();
  await settled(page);
  await assertAccessible(page, 'the record with its charge');
  assert.deepEqual(errors, []);
});
