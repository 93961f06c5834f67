import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { setTimeout as sleep } from 'node:timers/promises';
import type { Browser, Page } from 'playwright-core';
import { ADDRESS, focusOn, heading, newPerson, openBrowser, readApi, signIn } from './support.ts';

interface Listed {
  readonly items: readonly { readonly simCode: string; readonly daysToMajority: number }[];
}
interface Session {
  readonly membership: { readonly organisation: { readonly name: string } };
}
interface Night {
  readonly confirmation: { readonly present: number } | null;
  readonly minors: readonly unknown[];
}

let browser: Browser;

before(async () => {
  browser = await openBrowser();
});

after(() => browser.close());

/** Presses what has that name, with the keyboard alone. */
async function press(page: Page, name: string | RegExp): Promise<void> {
  await focusOn(page, name);
  await page.keyboard.press('Enter');
}

/** What the focus is in: a dialog, or the page. */
const inDialog = (page: Page): Promise<boolean> =>
  page.evaluate(() => document.activeElement?.closest('[role="dialog"], dialog') !== null);

test('a transfer is proposed with keys only, and refused with keys only', async () => {
  const sender = await newPerson(browser);
  const receiver = await newPerson(browser);
  await signIn(sender.page, 'struttura');
  await signIn(receiver.page, 'struttura2');
  const destination = (await readApi<Session>(receiver.page, 'session')).membership.organisation.name;
  const { items } = await readApi<Listed>(sender.page, 'minors?state=placed&present=true&limit=100');
  const minor = items.find(({ daysToMajority }) => daysToMajority > 30);
  assert.ok(minor);

  await sender.page.goto(`${ADDRESS}/minors/${minor.simCode}`);
  await sender.page.getByText('Che cosa si può fare ora').waitFor();
  await press(sender.page, 'Proponi trasferimento');
  await sender.page.getByRole('heading', { name: 'Proporre un trasferimento' }).waitFor();
  await focusOn(sender.page, 'Struttura che accoglie');
  await sender.page.keyboard.type(destination.slice(0, 12));
  await sender.page.getByRole('option', { name: destination }).first().waitFor();
  await sender.page.keyboard.press('Enter');
  await sender.page.getByText('Risponde la struttura che accoglie').waitFor();
  await focusOn(sender.page, 'Note per chi accoglie');
  await sender.page.keyboard.type('Arriva con la sola tastiera');
  await press(sender.page, 'Invia la proposta');
  await heading(sender.page, 'Proposta di trasferimento');

  await receiver.page.goto(`${ADDRESS}/transfers`);
  await heading(receiver.page, 'Trasferimenti');
  const waiting = receiver.page.getByRole('region', { name: /Da accettare/ }).getByRole('link');
  await waiting.first().waitFor();
  await press(receiver.page, (await waiting.first().innerText()).trim());
  await heading(receiver.page, 'Proposta di trasferimento');
  await receiver.page.getByText('Arriva con la sola tastiera').waitFor();
  await press(receiver.page, 'Rifiuta');
  await receiver.page.getByRole('dialog', { name: 'Rifiutare il trasferimento' }).waitFor();
  assert.ok(await inDialog(receiver.page), 'the focus goes into the dialog');
  await focusOn(receiver.page, 'Motivo');
  await receiver.page.keyboard.type('Nessun posto per la sua età');
  await press(receiver.page, 'Rifiuta la proposta');
  await receiver.page.getByText('Nessun posto per la sua età').waitFor();
  assert.deepEqual([...sender.errors, ...receiver.errors], []);
});

test('a night is confirmed with keys only', async () => {
  const { page, errors } = await newPerson(browser);
  await signIn(page, 'struttura2');
  const { items } = await readApi<{ items: { code: string }[] }>(page, 'presence/facilities');
  const nights = `facilities/${items[0]?.code ?? ''}/presence/nights`;
  const { today } = await readApi<{ today: string }>(page, 'status');
  const night = new Date(Date.parse(today) - 86_400_000).toISOString().slice(0, 10);
  assert.equal((await readApi<Night>(page, `${nights}/${night}`)).confirmation, null);
  await page.goto(`${ADDRESS}/presence/night?night=${night}`);
  await heading(page, 'Conferma della notte');
  await page.getByRole('button', { name: /^Conferma: tutti presenti/ }).waitFor();
  await press(page, /^Conferma: tutti presenti/);
  await page.getByText('Elenco e registro concordano.').waitFor();
  const after = await readApi<Night>(page, `${nights}/${night}`);
  assert.equal(after.confirmation?.present, after.minors.length);
  assert.deepEqual(errors, []);
});

test('a person is invited with keys only, faster than the list of bodies comes', async () => {
  const { page, errors } = await newPerson(browser);
  await page.route(/\/api\/users\/scopes/, async (route) => {
    await sleep(1_500);
    await route.continue();
  });
  await signIn(page, 'comune');
  await page.goto(`${ADDRESS}/users`);
  await heading(page, 'Utenti');
  await page.getByRole('link', { name: 'Invita una persona' }).waitFor();
  await press(page, 'Invita una persona');
  await heading(page, 'Invita una persona');
  await focusOn(page, 'Nome e cognome');
  await page.keyboard.type('Nunzia Tastiera');
  await focusOn(page, 'Nome utente');
  await page.keyboard.type(`n.tastiera.${String(Date.now())}`);
  await focusOn(page, 'Profilo');
  const chosen = page.getByLabel('Profilo').locator('option:checked');
  for (let steps = 0; (await chosen.innerText()) !== 'Operatore comunale' && steps < 20; steps += 1)
    await page.keyboard.press('ArrowDown');
  assert.equal(await chosen.innerText(), 'Operatore comunale');
  await press(page, 'Crea l’invito');
  await page.getByText('Nunzia Tastiera è stata invitata.').waitFor();
  await focusOn(page, 'Collegamento da consegnare');
  assert.deepEqual(errors, []);
});
