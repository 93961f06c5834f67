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
  WIDE,
} from './support.ts';

interface ListedMinors {
  readonly items: readonly { readonly simCode: string; readonly familyName: string | null }[];
}

const TABS = [
  'Riepilogo',
  'Identità e documenti',
  'Movimenti',
  'Contatti e legami',
  'Allegati',
  'Parere e percorsi',
  'Storia',
  'Accessi',
] as const;

/** A PDF of one empty page, as small as the library still opens. */
const PDF = Buffer.from(
  '%PDF-1.4\n1 0 obj<</Type/Catalog/Pages 2 0 R>>endobj 2 0 obj<</Type/Pages/Kids[3 0 R]/Count 1>>endobj ' +
    '3 0 obj<</Type/Page/Parent 2 0 R/MediaBox[0 0 200 200]>>endobj\ntrailer<</Root 1 0 R>>\n%%EOF\n',
);
/** One pixel. */
const PNG = Buffer.from(
  'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mP8z8BQDwAEhQGAhKmMIQAAAABJRU5ErkJggg==',
  'base64',
);

let browser: Browser;

before(async () => {
  browser = await openBrowser();
});

after(() => browser.close());

const minors = async (page: Page): Promise<ListedMinors['items']> =>
  (await readApi<ListedMinors>(page, 'minors?state=placed&present=true&limit=8')).items;

async function open(page: Page, simCode: string, part = ''): Promise<void> {
  await page.goto(`${ADDRESS}/minors/${simCode}${part}`);
  await page.getByRole('navigation', { name: 'Parti della scheda' }).waitFor();
  await settled(page);
}

async function choose(page: Page, tab: string): Promise<void> {
  await page.getByRole('link', { name: tab, exact: true }).click();
  await page.locator(`.sim-tabs a[aria-current="page"]`, { hasText: tab }).waitFor();
  await settled(page);
}

const focused = (page: Page): Promise<string> =>
  page.evaluate(() => (document.activeElement instanceof HTMLElement ? document.activeElement.innerText.trim() : ''));

test('the tabs of a record are walked with keys, and the focus stays on the tab', async () => {
  const { page, errors } = await newPerson(browser);
  await signIn(page, 'struttura');
  const [minor] = await minors(page);
  await open(page, minor?.simCode ?? '');
  for (let presses = 0; presses < 40 && (await focused(page)) !== TABS[0]; presses += 1)
    await page.keyboard.press('Tab');
  for (const [index, tab] of TABS.entries()) {
    if (index > 0) await page.keyboard.press('Tab');
    assert.equal(await focused(page), tab);
    await page.keyboard.press('Enter');
    await page.locator('.sim-tabs a[aria-current="page"]', { hasText: tab }).waitFor();
    await settled(page);
    assert.equal(await focused(page), tab);
    assert.equal(await page.locator('.sim-tabs a[aria-current="page"]').count(), 1);
  }
  assert.deepEqual(errors, []);
});

test('files are taken or refused one by one, looked at, and withdrawn with a reason', async () => {
  const { page, errors } = await newPerson(browser);
  await signIn(page, 'struttura');
  const [, , minor] = await minors(page);
  await open(page, minor?.simCode ?? '', '/attachments');
  const unscanned = page.getByText('Non controllato dall’antivirus');
  const before = await unscanned.count();
  await page.getByRole('button', { name: 'Scegli i file' }).click();
  await page.getByText('Compilare questo campo.').waitFor();
  await page.getByLabel('Tipo di allegato').selectOption('court_order');
  await page.locator('#attachment-files').setInputFiles([
    { name: 'decreto.pdf', mimeType: 'application/pdf', buffer: PDF },
    { name: 'finto.pdf', mimeType: 'application/pdf', buffer: Buffer.from('<html><script>alert(1)</script></html>') },
    { name: 'foto.png', mimeType: 'image/png', buffer: PNG },
  ]);
  const uploads = page.getByRole('list', { name: 'Invio dei file' });
  await uploads
    .getByRole('listitem')
    .filter({ hasText: 'finto.pdf' })
    .getByText('Il tipo di file non è ammesso.')
    .waitFor();
  await uploads.getByRole('listitem').filter({ hasText: 'foto.png' }).getByText('allegato', { exact: true }).waitFor();
  await unscanned.nth(before + 1).waitFor();
  assert.equal(await unscanned.count(), before + 2);
  assert.equal(await page.locator('.sim-cards').getByText('finto.pdf').count(), 0);

  await page.getByRole('button', { name: 'Anteprima: decreto.pdf' }).first().click();
  const dialog = page.getByRole('dialog');
  await dialog.getByRole('img', { name: 'Pagina 1 di 1' }).waitFor();
  await assertAccessible(page, 'the preview of a PDF');
  for (let presses = 0; presses < 6; presses += 1) {
    await page.keyboard.press('Tab');
    // The browser's own frame may take the focus between the last and the first element; the page behind may not.
    assert.ok(
      await page.evaluate(() => document.activeElement === document.body || document.activeElement?.closest('dialog')),
    );
  }
  await page.keyboard.press('Escape');
  await dialog.waitFor({ state: 'detached' });
  assert.equal(await focused(page), 'Anteprima');

  await page.getByRole('button', { name: 'Ritira: foto.png' }).first().click();
  await dialog.getByRole('button', { name: 'Sì, ritira il file' }).click();
  await dialog.getByText('Compilare questo campo.').waitFor();
  await assertAccessible(page, 'the dialog of a withdrawal');
  await dialog.getByLabel('Motivo').fill('Foto di un altro minore');
  await dialog.getByRole('button', { name: 'Sì, ritira il file' }).click();
  await page.getByText(/File ritirati/).click();
  await page
    .getByText(/Foto di un altro minore/)
    .first()
    .waitFor();
  assert.deepEqual(errors, []);
});

test('two brothers are joined, and each record says so; the accesses show one’s own reading', async () => {
  const { page, errors } = await newPerson(browser);
  await signIn(page, 'struttura');
  const [, first, second] = await minors(page);
  await open(page, first?.simCode ?? '', '/contacts');
  await page.getByRole('button', { name: 'Aggiungi un legame' }).click();
  await page.getByRole('heading', { name: 'Aggiungere un legame' }).waitFor();
  await page.getByLabel('Codice SIM dell’altro minore').fill('22222223');
  await page.getByLabel('L’altro minore è').selectOption('sibling');
  await page.getByRole('button', { name: 'Salva il legame' }).click();
  await page.getByText('Il codice SIM non torna: controllare come è stato scritto.').waitFor();
  await assertAccessible(page, 'a relation with an error');
  await page.getByLabel('Codice SIM dell’altro minore').fill(second?.simCode ?? '');
  await page.getByRole('button', { name: 'Salva il legame' }).click();
  await page.getByText('Legame salvato su entrambe le schede.').first().waitFor();
  await open(page, second?.simCode ?? '');
  await page.getByText('In viaggio insieme').waitFor();
  await page.goto(`${ADDRESS}/minors/${second?.simCode ?? ''}/transfer`);
  await page.getByText('Il minore è arrivato insieme ad altri').waitFor();
  await assertAccessible(page, 'a transfer of a minor who travels with a brother');
  await open(page, second?.simCode ?? '', '/contacts');
  await page.getByRole('button', { name: 'Modifica: ' }).first().click();
  await page.getByRole('heading', { name: 'Modificare il legame' }).waitFor();
  await page.getByLabel('Da dove risulta').fill('Sentito il mediatore');
  await fillDay(page, /^Ultimo giorno/, '2026-11-01');
  await page.getByRole('button', { name: 'Salva il legame' }).click();
  await page.getByLabel('Motivo della modifica').and(page.locator('[aria-invalid="true"]')).waitFor();
  await assertAccessible(page, 'a relation changed without a reason');
  await page.getByLabel('Motivo della modifica').fill('Il fratello è partito con la madre');
  await page.getByRole('button', { name: 'Salva il legame' }).click();
  await page.getByText('Legame salvato su entrambe le schede.').first().waitFor();
  await page.getByText('fino al 01/11/2026').waitFor();
  await page.getByRole('button', { name: 'Togli: ' }).first().click();
  await page.getByRole('dialog').waitFor();
  await assertAccessible(page, 'the dialog of a relation taken away');
  await page.keyboard.press('Escape');
  await page.getByRole('dialog').waitFor({ state: 'detached' });
  await page.goto(`${ADDRESS}/minors/${second?.simCode ?? ''}/transfer`);
  await settled(page);
  assert.equal(await page.getByText('Il minore è arrivato insieme ad altri').count(), 0);
  await open(page, second?.simCode ?? '');

  await page.getByRole('link', { name: 'Contatti e legami' }).click();
  await page.getByRole('button', { name: 'Aggiungi un contatto' }).click();
  await page.getByLabel('Ruolo').selectOption('guardian');
  const group = page.getByRole('group', { name: /Tutore richiesto il/ });
  await group.getByLabel('Giorno').fill('2');
  await group.getByLabel('Mese').fill('11');
  await group.getByLabel('Anno').fill('2026');
  await page.getByRole('button', { name: 'Salva il contatto' }).click();
  await page.getByText('Tutore richiesto, non ancora nominato').waitFor();
  await choose(page, 'Storia');
  await page.getByLabel('Argomento').selectOption('contacts');
  await page.getByText('Contatto – aggiunto').waitFor();
  await page.getByText('02/11/2026').first().waitFor();

  await choose(page, 'Accessi');
  const own = page.getByRole('row').filter({ hasText: 'ha letto la scheda' }).first();
  await own.waitFor();
  await page.getByLabel('Tipo di accesso').selectOption('change');
  await page.getByRole('row').filter({ hasText: 'ha aggiunto un contatto' }).waitFor();
  assert.deepEqual(errors, []);
});

test('the printed sheet bears when and by whom, and leaves its trace', async () => {
  const { page, errors } = await newPerson(browser);
  await signIn(page, 'comune');
  const [minor] = await minors(page);
  await open(page, minor?.simCode ?? '');
  await page.getByRole('link', { name: 'Stampa la scheda' }).click();
  await page.getByText(/^Stampato il \d\d\/\d\d\/\d{4}/).waitFor();
  await assertAccessible(page, 'the printed sheet');
  await page.emulateMedia({ media: 'print' });
  assert.equal(await page.getByRole('button', { name: 'Stampa' }).count(), 0);
  await page.emulateMedia({ media: 'screen' });
  await open(page, minor?.simCode ?? '', '/accesses');
  await page.getByRole('row').filter({ hasText: 'ha stampato la scheda' }).first().waitFor();
  assert.deepEqual(errors, []);
});

test('of two people who add contacts to one record the second is told, and loses nothing', async () => {
  const first = await newPerson(browser);
  const second = await newPerson(browser);
  await signIn(first.page, 'comune');
  await signIn(second.page, 'amministratore');
  const [, , , minor] = await minors(first.page);
  for (const [{ page }, name] of [
    [first, 'Avvocata Prima'],
    [second, 'Avvocato Secondo'],
  ] as const) {
    await open(page, minor?.simCode ?? '', '/contacts');
    await page.getByRole('button', { name: 'Aggiungi un contatto' }).click();
    await page.getByLabel('Ruolo').selectOption('lawyer');
    await page.getByLabel('Nome', { exact: true }).fill(name);
  }
  await first.page.getByRole('button', { name: 'Salva il contatto' }).click();
  await first.page.getByText('Contatto salvato.').first().waitFor();
  await second.page.getByRole('button', { name: 'Salva il contatto' }).click();
  await second.page.getByText('Un’altra persona ha modificato la scheda nel frattempo.').waitFor();
  assert.equal(await second.page.getByLabel('Nome', { exact: true }).inputValue(), 'Avvocato Secondo');
  await second.page.getByRole('button', { name: 'Leggi la versione attuale' }).click();
  await second.page.getByRole('button', { name: 'Ho letto, continuo con ciò che ho scritto' }).click();
  await second.page.getByRole('button', { name: 'Salva il contatto' }).click();
  await second.page.getByText('Contatto salvato.').first().waitFor();
  await second.page.getByText('Avvocata Prima').waitFor();
  await heading(second.page, /./);
});

for (const viewport of [WIDE, NARROW]) {
  test(`every tab of a record is clean for axe at ${String(viewport.width)} px`, async () => {
    const { page, errors } = await newPerson(browser, viewport);
    await signIn(page, 'struttura');
    const [minor] = await minors(page);
    for (const part of ['', '/data', '/movements', '/contacts', '/attachments', '/history', '/accesses', '/print']) {
      await page.goto(`${ADDRESS}/minors/${minor?.simCode ?? ''}${part}`);
      await page.getByRole('heading', { level: 1 }).waitFor();
      await settled(page);
      await assertAccessible(page, part);
    }
    await open(page, minor?.simCode ?? '', '/contacts');
    await page.getByRole('button', { name: 'Aggiungi un contatto' }).click();
    await page.getByLabel('Ruolo').selectOption('guardian');
    await page.getByRole('button', { name: 'Salva il contatto' }).click();
    await page.getByRole('alert').first().waitFor();
    await assertAccessible(page, 'a contact with an error');
    assert.deepEqual(errors, []);
  });
}
