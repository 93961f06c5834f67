import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, test } from 'node:test';
import type { Browser, Page } from 'playwright-core';
import { OpinionPeople } from './opinion-people.ts';
import {
  ADDRESS,
  assertAccessible,
  fillDay,
  focused,
  heading,
  NARROW,
  openBrowser,
  readApi,
  settled,
  WIDE,
} from './support.ts';

interface Minor {
  readonly simCode: string;
  readonly familyName: string;
  readonly birthDate: string;
}

/** The smallest text that tells a PDF by its content. */
const PDF = { mimeType: 'application/pdf', buffer: Buffer.from('%PDF-1.4\n%%EOF\n') } as const;
const PROPOSED = { stayConsidered: true, pathConsidered: true } as const;

const browser: Browser = await openBrowser();
const people = new OpinionPeople(browser);

after(() => browser.close());

const dayBefore = (day: string, days: number): string =>
  new Date(Date.parse(day) - days * 86_400_000).toISOString().slice(0, 10);
/** `22 novembre 2026`, `1° dicembre 2026` */
const longDay = (day: string): string =>
  new Date(`${day}T12:00:00Z`)
    .toLocaleDateString('it-IT', { day: 'numeric', month: 'long', year: 'numeric', timeZone: 'UTC' })
    .replace(/^1 /, '1° ');

const idOf = (page: Page): number => Number(/\/opinions\/(\d+)/.exec(page.url())?.[1]);

/** A minor in charge of the municipality about whom nobody has asked yet: by today's rule either to be asked for, or too young. */
async function withoutRequest(wanted: 'to_ask' | 'too_young'): Promise<Minor> {
  const page = await people.as('comune');
  const path = wanted === 'too_young' ? 'minors?present=true&sort=age' : 'minors?queue=no_opinion_in_90';
  const { items } = await readApi<{ items: readonly Minor[] }>(page, `${path}&limit=20`);
  for (const minor of items) {
    const { due, canSubmit } = await readApi<{ due: boolean; canSubmit: boolean }>(
      page,
      `minors/${minor.simCode}/opinion-precheck`,
    );
    if (due && canSubmit === (wanted === 'to_ask')) return minor;
  }
  assert.fail(`No minor ${wanted} of ${String(items.length)}`);
}

async function begin(page: Page, { simCode }: Minor, from: 'record' | 'address' = 'record'): Promise<void> {
  if (from === 'record') {
    await page.goto(`${ADDRESS}/minors/${simCode}`);
    await page.getByRole('link', { name: 'Parere e percorsi' }).click();
    await page.getByRole('link', { name: 'Prepara la richiesta' }).click();
  } else await page.goto(`${ADDRESS}/opinions/new?sim=${simCode}`);
  await heading(page, 'Nuova richiesta di parere');
  await page.getByRole('button', { name: 'Comincia' }).click();
  await page.waitForURL(/\/opinions\/\d+$/);
  await page.getByText('Bozza', { exact: true }).waitFor();
}

const attach = async (page: Page, kind: string, name: string): Promise<void> => {
  await page.locator(`#file-${kind}`).setInputFiles({ name, ...PDF });
  await page.getByRole('link', { name }).waitFor();
};

async function file(page: Page): Promise<void> {
  await page.getByRole('button', { name: 'Presenta la richiesta' }).click();
  const dialog = page.getByRole('dialog', { name: 'Presentare la richiesta?' });
  await assertAccessible(page, 'the dialog of a filing');
  await dialog.getByRole('button', { name: 'Sì, presenta' }).click();
  await focused(page, 'now-title');
}

/** What a program of poppler-utils says of a document; `npm test` installs them. */
async function ask(program: string, args: readonly string[], page: Page, address: string | null): Promise<string> {
  const answer = await page.request.get(`${ADDRESS}${address ?? ''}`);
  assert.equal(answer.status(), 200, address ?? 'no address');
  const folder = mkdtempSync(join(tmpdir(), 'sim-opinion-'));
  try {
    const name = join(folder, 'document.pdf');
    writeFileSync(name, await answer.body());
    const { stdout, stderr } = spawnSync(
      program,
      args.map((argument) => (argument === '{}' ? name : argument)),
      { encoding: 'utf8', env: { ...process.env, HOME: folder } },
    );
    return `${stdout}${stderr}`.replaceAll(/\s+/g, ' ');
  } finally {
    rmSync(folder, { recursive: true });
  }
}

test('social services file with the documents that they have, follow the request and get a signed favourable opinion', async () => {
  const minor = await withoutRequest('to_ask');
  const page = await people.as('comune');
  await page.goto(`${ADDRESS}/opinions`);
  await heading(page, 'Richieste di parere');
  await settled(page);
  await assertAccessible(page, 'the list of an author');
  await begin(page, minor);
  await page.getByText('La richiesta si può presentare.').waitFor();
  await assertAccessible(page, 'a draft');

  // By the rule in force the window closes 60 days after the permit expires: with this one it closed yesterday.
  const { today } = await readApi<{ today: string }>(page, 'status');
  await fillDay(page, /^Scadenza del permesso/, dayBefore(today, 61));
  await page.getByText('È tardi: la finestra per la richiesta si è chiusa.').waitFor();
  await page
    .getByText(`al ${longDay(dayBefore(today, 1))}`)
    .first()
    .waitFor();
  await page.getByRole('button', { name: 'Presenta la richiesta' }).click();
  await page.getByLabel('Perché si chiede fuori dai termini').waitFor();
  await assertAccessible(page, 'a draft after its window');
  for (const part of ['Giorno', 'Mese', 'Anno'])
    await page
      .getByRole('group', { name: /^Scadenza del permesso/ })
      .getByLabel(part)
      .fill('');
  await page.getByText('La richiesta si può presentare.').waitFor();

  // Nothing is lost: what is typed is there when the page is opened again.
  const permit = page.getByRole('group', { name: /^Scadenza del permesso/ }).getByLabel('Giorno');
  await permit.fill('1');
  await page.getByLabel('Il percorso, in parole').fill('Scuola serale al CPIA');
  await page.getByText('La bozza è salvata, tranne le date che non sono complete.').waitFor();
  await permit.fill('');
  await page.getByText('Bozza salvata.').waitFor();
  await page.context().setOffline(true);
  await page.getByLabel('Il percorso, in parole').fill('Scuola serale al CPIA, italiano A2 concluso');
  await page.getByText('Il collegamento manca').waitFor();
  await page.context().setOffline(false);
  await page.getByText('Bozza salvata.').waitFor();
  await page.reload();
  await page.getByLabel('Il percorso, in parole').waitFor();
  assert.equal(
    await page.getByLabel('Il percorso, in parole').inputValue(),
    'Scuola serale al CPIA, italiano A2 concluso',
  );

  await page
    .locator('#file-permit')
    .setInputFiles({ name: 'permesso.pdf', mimeType: 'application/pdf', buffer: Buffer.from('MZ') });
  await page.getByText('Il tipo di file non è ammesso.').waitFor();
  for (const kind of ['identity_document', 'permit', 'integration_path']) await attach(page, kind, `${kind}.pdf`);
  await page.getByRole('button', { name: 'Presenta la richiesta' }).click();
  await page.getByText('Aggiungere i documenti che mancano, o scrivere perché mancano.').waitFor();
  await focused(page, 'missingReason');
  await page.getByLabel('Perché manca un documento').fill('La tutela è stata aperta: il decreto è atteso');
  await page.getByText('Bozza salvata.').waitFor();
  await file(page);
  await page.getByText('Per ora non serve fare nulla.').waitFor();
  const receipt = page.getByRole('link', { name: 'Ricevuta' });
  await receipt.waitFor();
  const words = await ask('pdftotext', ['-layout', '{}', '-'], page, await receipt.getAttribute('href'));
  assert.match(words, /RICEVUTA|Ricevuta/);
  assert.ok(words.includes(minor.familyName));
  await assertAccessible(page, 'a request that was filed');

  const id = idOf(page);
  await people.examine([{ id }]);
  await people.take('funzionario', id, 'proposal', {
    ...PROPOSED,
    outcome: 'favourable',
    reason: 'Percorso di integrazione avviato e documentato.',
  });
  await page.reload();
  await page.getByText('Alla firma').waitFor();
  assert.equal(await page.getByText('Percorso di integrazione avviato e documentato.').count(), 0);
  await people.take('dirigente', id, 'decision');
  const opinion = page.getByRole('link', { name: 'Parere', exact: true });
  for (let tries = 0; tries < 60 && (await opinion.count()) === 0; tries += 1) {
    await page.waitForTimeout(500);
    await page.reload();
    await settled(page);
  }
  await page.getByText('Parere favorevole').waitFor();
  const address = await opinion.getAttribute('href');
  assert.match(await ask('pdftotext', ['-layout', '{}', '-'], page, address), /favorevole/i);
  assert.match(await ask('pdfsig', ['-nocert', '{}'], page, address), /Signature Validation: Signature is Valid/);
});

test('a request that is not due is stopped before its filing, with the case', async () => {
  const minor = await withoutRequest('to_ask');
  const page = await people.as('comune');
  const record = await page.request.get(`${ADDRESS}/api/minors/${minor.simCode}`);
  await people.send(
    page,
    'POST',
    `minors/${minor.simCode}/measures`,
    { kind: 'prosieguo', orderedOn: new Date(Date.now() - 5 * 86_400_000).toISOString().slice(0, 10) },
    { 'If-Match': record.headers()['etag'] ?? '' },
  );
  await begin(page, minor, 'address');
  await page.getByText('il Tribunale per i minorenni ha disposto il prosieguo amministrativo').first().waitFor();
  await page.getByText('La richiesta non si presenta perché il parere non serve.').waitFor();
  assert.equal(await page.getByRole('button', { name: 'Presenta la richiesta' }).count(), 0);
  await assertAccessible(page, 'a draft that is not due');
  await page.getByRole('button', { name: 'Elimina la bozza' }).click();
  const dialog = page.getByRole('dialog', { name: 'Eliminare la bozza?' });
  await assertAccessible(page, 'the dialog of a deletion');
  await dialog.getByRole('button', { name: 'Sì, elimina' }).click();
  await heading(page, 'Richieste di parere');
});

test('a guardian files on a telephone, is asked for a document and answers', async () => {
  const [known] = await people.waiting(1);
  assert.ok(known);
  const registry = await people.as('registro');
  const { request } = await readApi<{ request: { minor: { simCode: string } } }>(
    registry,
    `opinion-desk/requests/${String(known.id)}`,
  );
  const minor = await readApi<Minor>(registry, `minors/${request.minor.simCode}`);
  const page = await people.as('tutrice');
  await page.setViewportSize(NARROW);
  await page.goto(`${ADDRESS}/opinions/new`);
  await heading(page, 'Nuova richiesta di parere');
  await page.getByLabel('Codice SIM').fill(minor.simCode);
  await page.getByLabel('Cognome del minore').fill('Nessuno');
  await fillDay(page, 'Data di nascita del minore', minor.birthDate);
  await page.getByRole('button', { name: 'Comincia' }).click();
  await page.getByText('Nessun minore risponde insieme a codice SIM, cognome e data di nascita').waitFor();
  await assertAccessible(page, 'the naming of a minor on a telephone');
  await page.getByLabel('Cognome del minore').fill(minor.familyName);
  await page.getByRole('button', { name: 'Comincia' }).click();
  await page.waitForURL(/\/opinions\/\d+$/);
  await page.getByLabel('Il percorso, in parole').waitFor();
  await page.getByLabel('Perché manca un documento').fill('I documenti sono presso la comunità');
  await page.getByText('Bozza salvata.').waitFor();
  await page.getByRole('button', { name: 'Presenta la richiesta' }).click();
  await page.getByText('Manca il documento che prova il titolo di chi chiede.').waitFor();
  await attach(page, 'title', 'nomina.pdf');
  await assertAccessible(page, 'the draft of a guardian on a telephone');
  await file(page);
  await page.getByText('Un funzionario deve ancora confermare il titolo').waitFor();
  await heading(page, minor.familyName);

  // Once the title is confirmed the guardian reads who the request is about as the register writes it.
  const id = idOf(page);
  await registry.goto(`${ADDRESS}/opinion-desk/${String(id)}`);
  await registry.getByRole('button', { name: 'Conferma il titolo' }).click();
  await registry.getByText('Confermato.').waitFor();
  // Who leaves a file lets the next one in.
  await registry.getByRole('link', { name: 'Inizio' }).first().click();
  await heading(registry, /^Benvenut/);
  await settled(registry);
  await page.reload();
  await heading(page, new RegExp(`\\p{L}+ ${minor.familyName}`, 'u'));
  assert.equal(await page.getByText('Un funzionario deve ancora confermare il titolo').count(), 0);
  await people.examine([{ id }]);
  await people.take('funzionario', id, 'integration-request', {
    reason: 'Serve la copia del permesso di soggiorno.',
    documents: ['permit'],
  });
  // The way in is the notice.
  await page.goto(`${ADDRESS}/inbox`);
  await settled(page);
  await page
    .locator(`a[href="/opinions/${String(id)}"]`)
    .first()
    .click();
  await page.getByRole('heading', { name: 'Che cosa manca' }).waitFor();
  await page.getByText('Serve la copia del permesso di soggiorno.').first().waitFor();
  await page
    .getByText(/Serve una risposta entro il \d{2}\/\d{2}\/\d{4}/)
    .first()
    .waitFor();
  await attach(page, 'permit', 'permesso.pdf');
  await page.getByRole('button', { name: 'Invia', exact: true }).click();
  await focused(page, 'reason');
  await page.getByLabel('Risposta').fill('Si allega il permesso di soggiorno');
  await assertAccessible(page, 'an answer on a telephone');
  await page.getByRole('button', { name: 'Invia', exact: true }).click();
  await page.getByText('In esame', { exact: true }).waitFor();
  await page.setViewportSize(WIDE);

  // Nobody else who asks sees it: it is not there.
  const lawyer = await people.as('avvocata');
  await lawyer.goto(`${ADDRESS}/opinions/${String(id)}`);
  await lawyer.getByRole('alert').waitFor();
  assert.equal((await lawyer.request.get(`${ADDRESS}/api/opinions/${String(id)}`)).status(), 404);
  assert.equal((await lawyer.request.get(`${ADDRESS}/api/minors/${minor.simCode}`)).status(), 403);
});

test('the reasons against are announced, answered and considered before an unfavourable opinion', async () => {
  const [request] = await people.examined(1);
  assert.ok(request);
  await people.take('funzionario', request.id, 'notice', { reason: 'Nessun percorso risulta avviato.' });
  const page = await people.as('comune');
  // What waits for the reader is at the top of the whole list.
  await page.goto(`${ADDRESS}/opinions`);
  const first = page.locator('.sim-opinion-list tbody tr').first();
  await first.getByText('Da completare').waitFor();
  await first.getByText(request.number).waitFor();
  await first.getByRole('link').click();
  await page.getByRole('heading', { name: 'I motivi comunicati' }).waitFor();
  await page.getByText('Nessun percorso risulta avviato.').first().waitFor();
  await page.getByText('Che cosa non si può fare ora, e perché').click();
  await page.getByText('Inviare un’integrazione: l’ufficio non ha chiesto nulla').waitFor();
  await assertAccessible(page, 'the announced reasons');
  await attach(page, 'other', 'frequenza.pdf');
  await page.getByLabel('Osservazioni').fill('Si allega il certificato di frequenza del CPIA');
  await page.getByRole('button', { name: 'Invia', exact: true }).click();
  await page.getByText('In esame', { exact: true }).waitFor();
  await people.take('funzionario', request.id, 'proposal', {
    ...PROPOSED,
    outcome: 'unfavourable',
    reason: 'Le osservazioni non superano i motivi comunicati.',
  });
  await people.take('dirigente', request.id, 'decision');
  await page.reload();
  await page.getByText('Parere non favorevole').waitFor();
  await page.getByText('Osservazioni inviate').waitFor();
});

test('a request outside its window says both dates and asks why; the officer admits it with a reason', async () => {
  // The youngest: years before the window opens.
  const minor = await withoutRequest('too_young');
  const page = await people.as('comune');
  await begin(page, minor, 'address');
  await page.getByText('È presto: la finestra per la richiesta non è ancora aperta.').waitFor();
  await page
    .getByText(/dal \d+°? \p{L}+ \d{4} al \d+°? \p{L}+ \d{4}/u)
    .first()
    .waitFor();
  await page.getByLabel('Perché manca un documento').fill('Chiesti al consolato');
  await page.getByRole('button', { name: 'Presenta la richiesta' }).click();
  await focused(page, 'outsideWindowReason');
  await assertAccessible(page, 'a draft outside its window');
  await page.getByLabel('Perché si chiede fuori dai termini').fill('Il giovane lascia la struttura');
  await page.getByText('Bozza salvata.').waitFor();
  await file(page);
  const registry = await people.as('registro');
  const id = idOf(page);
  const read = await registry.request.get(`${ADDRESS}/api/opinion-desk/requests/${String(id)}`);
  const refused = await registry.request.post(`${ADDRESS}/api/opinion-desk/requests/${String(id)}/admission`, {
    data: {},
    headers: { 'If-Match': read.headers()['etag'] ?? '', ...(await xsrf(registry)) },
  });
  assert.equal(refused.status(), 422);
  await people.take('registro', id, 'admission', { reason: 'Ritardo documentato' });
  await page.reload();
  await page.getByText('Ammessa', { exact: true }).waitFor();
  assert.deepEqual(people.errors.flat(), []);
});

const xsrf = async (page: Page): Promise<Record<string, string>> => ({
  'X-XSRF-TOKEN': decodeURIComponent(
    (await page.context().cookies()).find(({ name }) => name === 'XSRF-TOKEN')?.value ?? '',
  ),
});
