import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import type { Browser, Page } from 'playwright-core';
import {
  ADDRESS,
  assertAccessible,
  heading,
  NARROW,
  newPerson,
  openBrowser,
  readApi,
  settled,
  signIn,
} from './support.ts';

interface Board {
  readonly facility: { readonly code: string; readonly name: string };
  readonly minors: readonly { readonly simCode: string; readonly familyName: string; readonly givenName: string }[];
  readonly rooms: readonly {
    readonly id: number;
    readonly sleepers: readonly { readonly simCode: string; readonly bed: number }[];
  }[];
  readonly withoutBed: readonly string[];
  readonly balance: { readonly freePlaces: number; readonly freeBeds: number };
  readonly arrivals: readonly { readonly proposalId: number }[];
}

let browser: Browser;

before(async () => {
  browser = await openBrowser();
});

after(() => browser.close());

const ownCode = async (page: Page): Promise<string> =>
  (await readApi<{ items: { code: string }[] }>(page, 'presence/facilities')).items[0]?.code ?? '';

/** A change by the API with the session of the page: what another body does meanwhile. */
async function send(
  page: Page,
  path: string,
  data: object,
  headers: Record<string, string> = {},
  method: 'post' | 'put' = 'post',
) {
  const cookies = await page.context().cookies();
  const token = cookies.find(({ name }) => name === 'XSRF-TOKEN')?.value ?? '';
  const answer = await page.request[method](`${ADDRESS}/api/${path}`, {
    data,
    headers: { 'X-XSRF-TOKEN': decodeURIComponent(token), 'Idempotency-Key': crypto.randomUUID(), ...headers },
  });
  assert.ok(answer.ok(), `${path}: ${String(answer.status())} ${await answer.text()}`);
  return { body: (await answer.json()) as { id: number }, etag: answer.headers()['etag'] ?? '' };
}

test('a facility makes a room and gives a bed by keyboard; free places follow, and the last change is taken back', async () => {
  const { page, errors } = await newPerson(browser);
  await signIn(page, 'struttura');
  const code = await ownCode(page);
  await page.goto(`${ADDRESS}/facilities/${code}/rooms`);
  await heading(page, 'Camere');
  const room = `Camera ${crypto.randomUUID().slice(0, 4)}`;
  // What is wrong is said beside its field, and what was typed stays.
  await page.getByLabel('Nome della camera').fill(room);
  await page.getByLabel('Numero di letti').fill('0');
  await page.getByRole('button', { name: 'Aggiungi la camera' }).click();
  await page.locator('#beds[aria-invalid=true]').waitFor();
  await page.getByLabel('Numero di letti').fill('2');
  await page.getByRole('button', { name: 'Aggiungi la camera' }).click();
  await page.getByRole('rowheader', { name: room }).waitFor();
  await page.getByText('Nelle camere ci sono più letti che posti').waitFor();
  await assertAccessible(page, 'the rooms of a facility');

  await page.getByRole('link', { name: 'Torna al quadro della struttura' }).click();
  await page.getByRole('heading', { name: 'Camere e letti di questa notte' }).waitFor();
  // Somebody without a bed, whatever was done before.
  const found = await readApi<Board>(page, `facilities/${code}/board`);
  if (found.withoutBed.length === 0) {
    await page
      .getByRole('button', { name: /^Libera il letto di/ })
      .first()
      .click();
    await page.getByText(': senza letto.').first().waitFor();
  }
  const before = await readApi<Board>(page, `facilities/${code}/board`);
  const child = before.minors.find(({ simCode }) => simCode === before.withoutBed[0]);
  assert.ok(child !== undefined);
  const name = [child.familyName, child.givenName].filter(Boolean).join(' ');

  await page.getByRole('button', { name: `Assegna un letto a ${name}` }).focus();
  await page.keyboard.press('Enter');
  await page.getByRole('dialog').getByRole('radio').first().waitFor();
  await assertAccessible(page, 'the choice of a bed');
  // Close button, rooms, bed, and the button that sends.
  await page.keyboard.press('Tab');
  await page.keyboard.press('Space');
  await page.keyboard.press('Enter');
  await page.getByRole('dialog').waitFor({ state: 'detached' });
  const after = await readApi<Board>(page, `facilities/${code}/board`);
  assert.equal(after.withoutBed.length, before.withoutBed.length - 1);
  assert.equal(after.balance.freeBeds, before.balance.freeBeds - 1);
  const free = page.getByRole('region', { name: 'Posti liberi per sesso ed età' }).getByRole('listitem');
  const beds = (await free.allInnerTexts()).reduce((sum, line) => sum + Number.parseInt(line, 10), 0);
  assert.equal(beds, after.balance.freeBeds);
  // A bed that somebody present needed was no free place, so there are as many as before.
  assert.equal(after.balance.freePlaces, before.balance.freePlaces);
  await page.getByText(`Posti liberi: ${String(after.balance.freePlaces)}`).waitFor();
  await assertAccessible(page, 'the board with rooms');

  await page.getByRole('button', { name: 'Annulla' }).click();
  await page.getByText('Modifica annullata.').first().waitFor();
  await page.getByRole('button', { name: `Assegna un letto a ${name}` }).waitFor();

  // All beds of a room are freed only after a question; the room just made has somebody again.
  await page.getByRole('button', { name: `Assegna un letto a ${name}` }).focus();
  await page.keyboard.press('Enter');
  await page.getByRole('dialog').getByRole('radio').first().waitFor();
  await page.keyboard.press('Tab');
  await page.keyboard.press('Space');
  await page.keyboard.press('Enter');
  await page.getByRole('dialog').waitFor({ state: 'detached' });
  const full = page.locator('.sim-room').filter({ has: page.getByRole('button', { name: /^Libera tutti i letti/ }) });
  await full
    .first()
    .getByRole('button', { name: /^Libera tutti i letti/ })
    .click();
  await page.getByRole('dialog').getByText('Si può annullare subito dopo').waitFor();
  await assertAccessible(page, 'the dialog of a room that is emptied');
  await page.getByRole('dialog').getByRole('button', { name: 'Libera i letti' }).click();
  await page.getByText('tutti i letti sono liberi').first().waitFor();
  await page.getByRole('button', { name: 'Annulla' }).click();
  await page.getByText('Modifica annullata.').first().waitFor();
  assert.equal((await readApi<Board>(page, `facilities/${code}/board`)).withoutBed.length, after.withoutBed.length);

  await page.setViewportSize(NARROW);
  await assertAccessible(page, 'the board with rooms, narrow');
  assert.deepEqual(errors, []);
});

test('a room is closed, with whoever sleeps there asked about, and opened again', async () => {
  const { page, errors } = await newPerson(browser, NARROW);
  await signIn(page, 'comune');
  const { items } = await readApi<{ items: { code: string; present: number }[] }>(page, 'presence/facilities');
  let used: { code: string; id: number; sleepers: Board['rooms'][number]['sleepers'] } | undefined;
  for (const { code, present } of items) {
    if (present === 0) continue;
    const { rooms } = await readApi<Board>(page, `facilities/${code}/board`);
    const room = rooms.find(({ sleepers }) => sleepers.length > 0);
    if (room !== undefined) used ??= { code, id: room.id, sleepers: room.sleepers };
  }
  assert.ok(used !== undefined);
  await page.goto(`${ADDRESS}/facilities/${used.code}/rooms/${String(used.id)}`);
  await settled(page);
  await page.getByRole('button', { name: 'Chiudi la camera' }).click();
  await page.getByRole('dialog').getByText('Resterebbero senza letto').waitFor();
  await assertAccessible(page, 'the closing of a room, narrow');
  await page.getByRole('button', { name: 'Chiudi e libera i letti' }).click();
  await page.getByText('Modifiche salvate.').first().waitFor();
  await page.getByRole('button', { name: 'Riapri la camera' }).click();
  await page.getByRole('button', { name: 'Chiudi la camera' }).waitFor();
  // As it was.
  const board = await page.request.get(`${ADDRESS}/api/facilities/${used.code}/board`);
  const changes = used.sleepers.map(({ simCode, bed }) => ({ simCode, bed, roomId: used.id }));
  await send(page, `facilities/${used.code}/beds`, { changes }, { 'If-Match': board.headers()['etag'] ?? '' }, 'put');
  assert.deepEqual(errors, []);
});

test('a child proposed by another facility is an expected arrival, by age and sex only; over capacity is said in words', async () => {
  const sender = await newPerson(browser);
  await signIn(sender.page, 'struttura2');
  const from = await ownCode(sender.page);
  const house = await newPerson(browser);
  await signIn(house.page, 'struttura');
  const to = await ownCode(house.page);
  const { minors } = await readApi<Board>(sender.page, `facilities/${from}/board`);
  let proposal: { body: { id: number }; etag: string } | undefined;
  let name = '';
  for (const { simCode, familyName } of minors) {
    const { open } = await readApi<{ open: object | null }>(sender.page, `minors/${simCode}/transfer-proposals`);
    if (open !== null || proposal !== undefined) continue;
    const record = await sender.page.request.get(`${ADDRESS}/api/minors/${simCode}`);
    const body = { place: { kind: 'facility', facilityCode: to }, plannedOn: null };
    proposal = await send(sender.page, `minors/${simCode}/transfer-proposals`, body, {
      'If-Match': record.headers()['etag'] ?? '',
    });
    name = familyName;
  }
  assert.ok(proposal !== undefined);

  await house.page.goto(`${ADDRESS}/facilities/${to}`);
  const arrivals = house.page.getByRole('region', { name: 'Arrivi previsti' });
  await arrivals.getByText('giorno da concordare').first().waitFor();
  assert.ok(!(await arrivals.innerText()).includes(name));
  await arrivals.getByRole('link', { name: 'Apri la proposta' }).last().click();
  await house.page.waitForURL(/\/transfers\/\d+/u);
  // As it was.
  await send(
    sender.page,
    `transfer-proposals/${String(proposal.body.id)}/withdrawal`,
    { reason: 'Prova del quadro' },
    { 'If-Match': proposal.etag },
  );

  const national = await newPerson(browser);
  await signIn(national.page, 'analista');
  const found = await readApi<{ items: { code: string; places: number; present: number }[] }>(
    national.page,
    'facilities?region=ITF6&kind=temporary_prefectural',
  );
  const crowded = found.items.find(({ places, present }) => present > places);
  assert.ok(crowded !== undefined);
  await national.page.goto(`${ADDRESS}/facilities/${crowded.code}`);
  await national.page.getByText('Struttura oltre la capienza').waitFor();
  await national.page.getByText('Posti liberi: 0').waitFor();
  // The Directorate-General reads it and gives no bed.
  assert.equal(await national.page.getByRole('button', { name: /letto/ }).count(), 0);
  await assertAccessible(national.page, 'the board of a facility over its capacity');
  assert.deepEqual([...sender.errors, ...house.errors, ...national.errors], []);
});

test('places registered by mistake are corrected with a reason, and what they were stays readable', async () => {
  const { page, errors } = await newPerson(browser);
  await signIn(page, 'comune');
  const code = await ownCode(page);
  const { capacities } = await readApi<{ capacities: { places: number }[] }>(page, `facilities/${code}`);
  const places = String(capacities.at(-1)?.places ?? 0);
  await page.goto(`${ADDRESS}/facilities/${code}/capacities`);
  await settled(page);
  const correct = async (to: string, reason: string): Promise<void> => {
    await page
      .getByRole('button', { name: /^Correggi i posti dal/ })
      .first()
      .click();
    const dialog = page.getByRole('dialog');
    await dialog.getByLabel('Posti').fill(to);
    await dialog.getByRole('button', { name: 'Salva la correzione' }).click();
    // Without a reason it is not sent.
    await dialog.locator('#reason[aria-invalid=true]').waitFor();
    await dialog.getByLabel('Motivo della correzione').fill(reason);
    await assertAccessible(page, 'the correction of places');
    await dialog.getByRole('button', { name: 'Salva la correzione' }).click();
    await dialog.waitFor({ state: 'detached' });
  };
  await correct('999', 'Scritto per errore');
  await page.getByText('999 posti').first().waitFor();
  // As it was.
  await correct(places, 'Numero giusto');
  await page.getByText('Prima della correzione').first().click();
  await page.getByText('Numero giusto').first().waitFor();
  await assertAccessible(page, 'the places of a facility');
  assert.deepEqual(errors, []);
});
