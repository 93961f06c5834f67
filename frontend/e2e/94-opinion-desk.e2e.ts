import assert from 'node:assert/strict';
import { after, test } from 'node:test';
import type { Browser, Page } from 'playwright-core';
import { DRAWN, type Listed, OpinionPeople } from './opinion-people.ts';
import { type Account, ADDRESS, assertAccessible, heading, NARROW, openBrowser, settled, WIDE } from './support.ts';

const browser: Browser = await openBrowser();
const people = new OpinionPeople(browser);

after(() => browser.close());

async function openFile(account: Account, { id, number }: Listed): Promise<Page> {
  const page = await people.as(account);
  await page.goto(`${ADDRESS}/opinion-desk/${String(id)}`);
  await heading(page, `Richiesta n. ${number}`);
  await settled(page);
  return page;
}

test('a request is admitted, assigned, examined by one at a time, proposed and decided by two people', async () => {
  const [request] = await people.waiting(1);
  assert.ok(request);
  const registry = await openFile('registro', request);
  await registry.getByRole('button', { name: 'Ammetti', exact: true }).click();
  await registry.getByRole('button', { name: 'Ammetti la richiesta' }).click();
  await registry.getByText('Richiesta ammessa.').first().waitFor();

  const head = await people.as('dirigente');
  await head.goto(`${ADDRESS}/opinion-desk?queue=to_assign`);
  await head.locator('.sim-desk-table').waitFor();
  const box = head.getByLabel(`Seleziona la richiesta ${request.number}`);
  while ((await box.count()) === 0) {
    await head.getByRole('button', { name: 'Mostra altre' }).click();
    await settled(head);
  }
  await box.check();
  await head.getByRole('button', { name: 'Assegna (1)' }).click();
  const assignment = head.getByRole('dialog', { name: 'Assegnare le richieste' });
  await assignment.getByRole('button', { name: 'Vedi la distribuzione' }).click();
  await assignment.getByText(`${request.number} →`).waitFor();
  await assertAccessible(head, 'the dialog of an assignment');
  await assignment.getByLabel('Funzionario').selectOption({ index: 2 });
  await assignment.getByLabel('Funzionario').selectOption({ index: 1 });
  const name = (await assignment.getByLabel('Funzionario').locator('option:checked').innerText()).split(':')[0];
  const [mine, other]: [Account, Account] =
    name === 'Luca Deodato' ? ['funzionario', 'funzionaria'] : ['funzionaria', 'funzionario'];
  await assignment.getByRole('button', { name: 'Conferma l’assegnazione' }).click();
  await assignment.waitFor({ state: 'detached' });

  const officer = await openFile(mine, request);
  await officer.getByText('In lavorazione da te fino alle').waitFor();
  const second = await openFile(other, request);
  await second.getByText(`In lavorazione da ${name ?? ''} fino alle`).waitFor();
  await second.getByText('Il fascicolo è in lavorazione da altri.').waitFor();
  await assertAccessible(second, 'a file that is with somebody else');
  await second.goto(`${ADDRESS}/opinion-desk`);

  await officer.getByRole('button', { name: 'Apri l’istruttoria' }).click();
  await officer.getByRole('dialog').getByRole('button', { name: 'Apri l’istruttoria' }).click();
  await officer.getByText('Istruttoria aperta.').first().waitFor();
  await assertAccessible(officer, 'the file of an officer');
  await officer.getByRole('button', { name: 'Proponi', exact: true }).click();
  const proposal = officer.getByRole('dialog', { name: 'Proporre l’esito' });
  await proposal.getByRole('button', { name: 'Invia la proposta' }).click();
  await proposal.getByText('Confermare di avere valutato entrambi gli elementi.').waitFor();
  await assertAccessible(officer, 'the dialog of a proposal with its errors');
  await proposal.getByLabel('La permanenza in Italia è stata valutata').check(DRAWN);
  await proposal.getByLabel('Il percorso di integrazione è stato valutato').check(DRAWN);
  await proposal.getByLabel('Esito').selectOption('favourable');
  await proposal.getByLabel('Motivazione').fill('Percorso di integrazione avviato e documentato.');
  await proposal.getByRole('button', { name: 'Invia la proposta' }).click();
  await officer.getByText('Proposta inviata.').first().waitFor();
  assert.equal(await officer.getByRole('button', { name: 'Decidi', exact: true }).count(), 0);
  await officer.getByText('Azioni non possibili ora e perché').click();
  await officer.getByText('Decidi: spetta ad altri').waitFor();
  await officer.getByText('Il fascicolo è libero.').waitFor();

  await openFile('dirigente', request);
  await head.getByRole('button', { name: 'Decidi', exact: true }).click();
  const decision = head.getByRole('dialog', { name: 'Decidere secondo la proposta' });
  await decision.getByText('Esito: Favorevole').waitFor();
  await decision.getByRole('button', { name: 'Decidi' }).click();
  await head.getByText(/Protocollo n\. \d{4}\/\d{6}/).waitFor();
  const link = head.getByRole('link', { name: 'Apri il documento (PDF)' });
  for (let tries = 0; tries < 40 && (await link.count()) === 0; tries += 1) {
    await head.waitForTimeout(500);
    await openFile('dirigente', request);
  }
  const pdf = await head.request.get(`${ADDRESS}${(await link.getAttribute('href')) ?? ''}`);
  assert.equal((await pdf.body()).subarray(0, 5).toString(), '%PDF-');
  for (let tries = 0; tries < 40 && (await head.locator('.sim-file-state').innerText()) !== 'Notificata'; tries += 1) {
    await head.waitForTimeout(500);
    await openFile('dirigente', request);
  }
  assert.equal(await head.locator('.sim-file-state').innerText(), 'Notificata');
});

test('a request filed outside its window is admitted only with a reason', async () => {
  const [request] = await people.waiting(1, true);
  assert.ok(request);
  const page = await openFile('registro', request);
  await page.getByRole('button', { name: 'Ammetti', exact: true }).click();
  const dialog = page.getByRole('dialog', { name: 'Ammettere la richiesta' });
  await dialog.getByText('La richiesta è fuori dalla finestra').waitFor();
  await dialog.getByRole('button', { name: 'Ammetti la richiesta' }).click();
  await dialog.getByText('Compilare questo campo.').waitFor();
  await dialog.getByLabel('Motivo dell’ammissione fuori termine').fill('Ritardo della Questura documentato');
  await dialog.getByRole('button', { name: 'Ammetti la richiesta' }).click();
  await page.getByText('Ritardo della Questura documentato').waitFor();
});

test('an unfavourable proposal waits for the notice of its reasons and its ten days; an integration stops the term', async () => {
  const [first, second] = await people.examined(2);
  assert.ok(first && second);
  const page = await openFile('funzionario', first);
  await page.getByRole('button', { name: 'Dai preavviso' }).click();
  const dialog = page.getByRole('dialog', { name: 'Preavviso dei motivi ostativi' });
  await dialog.getByText('dieci giorni').waitFor();
  await dialog
    .getByLabel('Motivi che ostano all’accoglimento')
    .fill('Nessun percorso di integrazione risulta avviato.');
  await dialog.getByRole('button', { name: 'Invia il preavviso' }).click();
  await page.getByText('Preavviso inviato.').first().waitFor();
  await page.getByText(/risposta entro il \d/).waitFor();
  await page.getByText('Azioni non possibili ora e perché').click();
  await page
    .getByText('Riprendi l’istruttoria: il termine per la risposta del richiedente non è ancora passato')
    .waitFor();

  await openFile('funzionario', second);
  await page.getByRole('button', { name: 'Chiedi un’integrazione' }).click();
  const asking = page.getByRole('dialog', { name: 'Chiedere un’integrazione' });
  await asking.getByLabel(/^Tutela o affidamento/).check(DRAWN);
  await asking.getByLabel('Che cosa si chiede').fill('Copia del decreto di tutela.');
  await assertAccessible(page, 'the dialog of an integration');
  await asking.getByRole('button', { name: 'Invia la richiesta di integrazione' }).click();
  await page.getByText('termine sospeso: si attende l’integrazione').waitFor();
});

test('a document is marked as not readable with what is missing; the head takes a file over with a reason', async () => {
  const [request] = await people.examined(1);
  assert.ok(request);
  const officer = await openFile('funzionario', request);
  await officer
    .getByRole('button', { name: /^Non leggibile: / })
    .first()
    .click();
  const refusal = officer.getByRole('dialog', { name: 'Documento non leggibile' });
  await refusal.getByRole('button', { name: 'Non leggibile' }).click();
  await refusal.getByText('Compilare questo campo.').waitFor();
  await assertAccessible(officer, 'the dialog of a document that cannot be read');
  await refusal.getByLabel('Che cosa non si legge').fill('La seconda pagina è bianca.');
  await refusal.getByRole('button', { name: 'Non leggibile' }).click();
  await officer.getByText('La seconda pagina è bianca.').waitFor();

  const head = await openFile('dirigente', request);
  await head.getByRole('button', { name: 'Subentra' }).click();
  const taking = head.getByRole('dialog', { name: 'Subentrare nella lavorazione' });
  await taking.getByRole('button', { name: 'Subentra' }).click();
  await taking.getByText('Compilare questo campo.').waitFor();
  await assertAccessible(head, 'the dialog of a take-over');
  await taking.getByLabel('Motivo').fill('Il funzionario è in ferie.');
  await taking.getByRole('button', { name: 'Subentra' }).click();
  await head.getByText('In lavorazione da te fino alle').waitFor();
});

test('many requests that are not due for one case are decided together', async () => {
  const requests = await people.examined(2);
  for (const { id } of requests)
    await people.take('funzionario', id, 'proposal', {
      outcome: 'not_due',
      notDueCase: 'fostered_to_relative',
      reason: 'Affidamento allo zio agli atti.',
      stayConsidered: true,
      pathConsidered: true,
    });
  const head = await people.as('dirigente');
  await head.goto(`${ADDRESS}/opinion-desk?queue=to_decide`);
  for (const { number } of requests) await head.getByLabel(`Seleziona la richiesta ${number}`).check();
  await head.getByRole('button', { name: 'Decidi «non dovuto» (2)' }).click();
  const dialog = head.getByRole('dialog', { name: 'Decidere insieme: parere non dovuto' });
  for (const { number } of requests) await dialog.getByText(number).waitFor();
  await dialog.getByRole('button', { name: 'Decidi 2 richieste' }).click();
  await dialog.getByText('Confermare di avere controllato i numeri.').waitFor();
  await assertAccessible(head, 'the dialog of a common decision');
  await dialog.getByLabel('Ho controllato i numeri delle richieste').check(DRAWN);
  await dialog.getByRole('button', { name: 'Decidi 2 richieste' }).click();
  await dialog.waitFor({ state: 'detached' });
  for (const { number } of requests) assert.equal(await head.getByRole('link', { name: number }).count(), 0);
});

test('the list is worked through with the keyboard, which can be turned off, and read by who only reads', async () => {
  const page = await people.as('lettore');
  await page.goto(`${ADDRESS}/opinion-desk?queue=all`);
  await page.locator('.sim-desk-table').waitFor();
  const links = page.locator('.sim-desk-table tbody th a');
  const [first, second] = [await links.nth(0).innerText(), await links.nth(1).innerText()];
  assert.equal(await page.locator('.sim-tick').count(), 0);
  await page.keyboard.press('j');
  await page.keyboard.press('j');
  await page.keyboard.press('k');
  await page.keyboard.press('o');
  await heading(page, `Richiesta n. ${first}`);
  assert.equal(await page.getByRole('heading', { name: 'Che cosa si può fare ora' }).count(), 0);
  await page.getByText(/^1 di \d+ nell’elenco$/).waitFor();
  await page.keyboard.press('n');
  await heading(page, `Richiesta n. ${second}`);
  await page.keyboard.press('?');
  const help = page.getByRole('dialog', { name: 'Scorciatoie da tastiera' });
  await assertAccessible(page, 'the help on the keyboard');
  await help.getByLabel('Scorciatoie attive').uncheck(DRAWN);
  await page.keyboard.press('Escape');
  await help.waitFor({ state: 'detached' });
  await page.keyboard.press('p');
  await page.waitForTimeout(300);
  await heading(page, `Richiesta n. ${second}`);
});

test('list, file and statistics are accessible, wide and narrow', async () => {
  const page = await people.as('dirigente');
  for (const viewport of [WIDE, NARROW]) {
    await page.setViewportSize(viewport);
    await page.goto(`${ADDRESS}/opinion-desk?queue=all`);
    await page.locator('.sim-desk-table').waitFor();
    await assertAccessible(page, `the list at ${String(viewport.width)} px`);
    await page.locator('.sim-desk-table tbody th a').first().click();
    await page.locator('.sim-file-panes').waitFor();
    await settled(page);
    await assertAccessible(page, `a file at ${String(viewport.width)} px`);
    await page.goto(`${ADDRESS}/opinion-statistics`);
    await heading(page, 'Statistiche dei pareri');
    await page.getByRole('heading', { name: 'Per mese' }).waitFor();
    await assertAccessible(page, `the statistics at ${String(viewport.width)} px`);
  }
  await page.setViewportSize(WIDE);
  assert.deepEqual(people.errors.flat(), []);
});
