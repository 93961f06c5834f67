import assert from 'node:assert/strict';
import { once } from 'node:events';
import { text } from 'node:stream/consumers';
import { after, before, test } from 'node:test';
import type { Browser } from 'playwright-core';
import { SMTPServer } from 'smtp-server';
import { OpinionPeople } from './opinion-people.ts';
import {
  ADDRESS,
  assertAccessible,
  fillDay,
  focused,
  heading,
  NARROW,
  newPerson,
  openBrowser,
  readApi,
} from './support.ts';

/** Where the system sends its mail (run.mjs); without it no letter comes, and the test ends there. */
const MAIL_PORT = Number(process.env['SIM_MAIL_PORT'] ?? 0);
const EMAIL = `tutore.${Date.now().toString(36)}@posta.example`;
const PDF = { mimeType: 'application/pdf', buffer: Buffer.from('%PDF-1.4\n%%EOF\n') } as const;
/** A letter waits for the rest that a silent server is given (30 s), then for the sweep of the minute. */
const PATIENCE_MS = 120_000;

let browser: Browser;
let mail: SMTPServer | null = null;
const received: string[] = [];

before(async () => {
  browser = await openBrowser();
  if (MAIL_PORT === 0) return;
  mail = new SMTPServer({
    authOptional: true,
    disabledCommands: ['STARTTLS', 'AUTH'],
    onData: (stream, _session, callback) => {
      void text(stream).then((letter) => {
        received.push(letter);
        callback(null);
      });
    },
  });
  await once(mail.listen(MAIL_PORT, '127.0.0.1'), 'listening');
});

after(async () => {
  await browser.close();
  const open = mail;
  if (open !== null)
    await new Promise<void>((resolve) => {
      open.close(() => {
        resolve();
      });
    });
});

/** The link of the letter to the address; quoted-printable breaks long lines with `=`. */
async function linkOfLetter(): Promise<string> {
  for (const until = Date.now() + PATIENCE_MS; Date.now() < until;) {
    const letter = received.map((one) => one.replaceAll('=\r\n', '')).find((one) => one.includes(EMAIL));
    const token = /\/applicants\/confirmation\/([\w-]{43})/.exec(letter ?? '')?.[1];
    if (token !== undefined) return `${ADDRESS}/applicants/confirmation/${token}`;
    await new Promise((resolve) => setTimeout(resolve, 250));
  }
  throw new Error('No letter came');
}

test('a guardian registers by e-mail, names the minor, files, and is confirmed by the registry office', async () => {
  const { page, errors } = await newPerson(browser, NARROW);
  await page.goto(`${ADDRESS}/sign-in`);
  await page.getByRole('link', { name: /registrarsi per chiedere un parere/ }).click();
  await heading(page, 'Registrarsi per chiedere un parere');
  await page.getByRole('button', { name: 'Registrati' }).click();
  await focused(page, 'kind');
  await assertAccessible(page, 'the registration with its errors on a telephone');
  await page.getByLabel('Chi si registra').selectOption('guardian');
  await page.getByLabel('Nome e cognome').fill('Ada Prova');
  await page.getByLabel('Indirizzo di posta elettronica').fill(EMAIL);
  await page.getByLabel('Ho letto come sono trattati i dati').check();
  await page.getByRole('button', { name: 'Registrati' }).click();
  await focused(page, 'sent-title');
  await assertAccessible(page, 'the end of a registration');
  if (MAIL_PORT === 0) return;

  await page.goto(await linkOfLetter());
  await heading(page, 'Completare la registrazione');
  await assertAccessible(page, 'the confirmation of an address');
  await page.getByLabel('Nuova password').fill('una frase lunga e solo mia');
  await page.getByLabel('Ripetere la password').fill('una frase lunga e solo mia');
  await page.getByRole('button', { name: 'Salva ed entra' }).click();
  await heading(page, 'Richieste di parere');

  const people = new OpinionPeople(browser);
  const [known] = await people.waiting(1);
  const registry = await people.as('registro');
  const { request } = await readApi<{ request: { minor: { simCode: string } } }>(
    registry,
    `opinion-desk/requests/${String(known?.id)}`,
  );
  const minor = await readApi<{ familyName: string; birthDate: string; simCode: string }>(
    registry,
    `minors/${request.minor.simCode}`,
  );
  await page.goto(`${ADDRESS}/opinions/new`);
  await page.getByLabel('Codice SIM').fill(minor.simCode);
  await page.getByLabel('Cognome del minore').fill(minor.familyName);
  await fillDay(page, 'Data di nascita del minore', minor.birthDate);
  await page.getByRole('button', { name: 'Comincia' }).click();
  await page.waitForURL(/\/opinions\/\d+$/);
  await page.getByLabel('Perché manca un documento').fill('I documenti sono presso la comunità');
  await page.getByText('Bozza salvata.').waitFor();
  await page.locator('#file-title').setInputFiles({ name: 'nomina.pdf', ...PDF });
  await page.getByRole('link', { name: 'nomina.pdf' }).waitFor();
  await page.getByRole('button', { name: 'Presenta la richiesta' }).click();
  await page.getByRole('dialog').getByRole('button', { name: 'Sì, presenta' }).click();
  await page.getByText('Un funzionario deve ancora confermare il titolo').waitFor();
  const id = Number(/\/opinions\/(\d+)/.exec(page.url())?.[1]);

  await registry.goto(`${ADDRESS}/opinion-desk/${String(id)}`);
  await registry.getByRole('heading', { name: 'Titolo del richiedente' }).waitFor();
  await registry.getByRole('button', { name: 'Non riconoscere il titolo' }).click();
  await assertAccessible(registry, 'the dialog of a title that is not recognised');
  await registry.keyboard.press('Escape');
  await registry.getByRole('button', { name: 'Conferma il titolo' }).click();
  await registry.getByText('Confermato.').waitFor();
  await page.reload();
  await page.getByRole('heading', { level: 1, name: new RegExp(minor.familyName) }).waitFor();
  assert.equal(await page.getByText('Un funzionario deve ancora confermare il titolo').count(), 0);
  const { items } = await readApi<{ items: readonly { id: number }[] }>(page, 'opinions');
  assert.deepEqual(
    items.map((item) => item.id),
    [id],
  );
  assert.deepEqual([...errors, ...people.errors.flat()], []);
});
