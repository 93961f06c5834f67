import assert from 'node:assert/strict';
import { randomUUID } from 'node:crypto';
import { once } from 'node:events';
import { text } from 'node:stream/consumers';
import { after, before, test } from 'node:test';
import type { Browser, Page } from 'playwright-core';
import { SMTPServer } from 'smtp-server';
import {
  ADDRESS,
  assertAccessible,
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

/** Where the system sends its mail (run.mjs); without it nothing can fail, and that test is left out. */
const MAIL_PORT = Number(process.env['SIM_MAIL_PORT'] ?? 0);
/** Names of their own for each run: the same data folder may be used twice. */
const RUN = Date.now().toString(36);
const EMAIL = `persona.${RUN}@posta.example`;
/** A letter waits for the rest that a silent server is given (30 s), then for the sweep of the minute. */
const PATIENCE_MS = 120_000;

let browser: Browser;
let mail: SMTPServer | null = null;
let refusing = true;
const received: string[] = [];

before(async () => {
  browser = await openBrowser();
  if (MAIL_PORT === 0) return;
  mail = new SMTPServer({
    authOptional: true,
    disabledCommands: ['STARTTLS', 'AUTH'],
    onRcptTo: ({ address }, _session, callback) => {
      const refused = refusing && address === EMAIL;
      callback(refused ? Object.assign(new Error('No such user'), { responseCode: 550 }) : null);
    },
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

/** A creation by the API, with the session of the page. */
async function create<Body>(page: Page, path: string, data: object): Promise<Body> {
  const cookies = await page.context().cookies();
  const token = cookies.find(({ name }) => name === 'XSRF-TOKEN')?.value ?? '';
  const headers = { 'X-XSRF-TOKEN': decodeURIComponent(token), 'Idempotency-Key': randomUUID() };
  const answer = await page.request.post(`${ADDRESS}/api/${path}`, { data, headers });
  assert.equal(answer.status(), 201, `${path}: ${await answer.text()}`);
  return (await answer.json()) as Body;
}

async function assertBothWidths(page: Page, where: string): Promise<void> {
  await settled(page);
  for (const size of [WIDE, NARROW]) {
    await page.setViewportSize(size);
    await assertAccessible(page, `${where} at ${String(size.width)} px`);
  }
  await page.setViewportSize(WIDE);
}

/** An officer of Palermo with an e-mail address, who has asked the help desk and was answered. */
async function answeredPerson(officer: Page, desk: Page) {
  const invited = await create<{ invitation: { path: string } }>(officer, 'users', {
    username: `p.${RUN}`,
    displayName: 'Pietro Prova',
    email: EMAIL,
    role: 'municipality',
    scope: (await readApi<{ scope: string }[]>(officer, 'users/scopes?role=municipality'))[0]?.scope,
  });
  const person = await newPerson(browser);
  const accepted = await person.page.request.post(`${ADDRESS}/api/invitations/acceptance`, {
    data: { token: invited.invitation.path.split('/').at(-1), password: 'quattro cavalli verdi' },
  });
  assert.equal(accepted.status(), 200);
  const asked = await create<{ id: number }>(person.page, 'assistance', {
    topic: 'other',
    subject: `Prova ${RUN}`,
    text: 'Come si fa?',
  });
  await create(desk, `assistance/${String(asked.id)}/messages`, { text: 'Così.' });
  return { ...person, number: String(asked.id) };
}

test('a notice comes to the inbox and is read; a letter that failed is sent again', async (context) => {
  const officer = await newPerson(browser);
  await signIn(officer.page, 'comune');
  const desk = await newPerson(browser);
  await signIn(desk.page, 'amministratore');
  const person = await answeredPerson(officer.page, desk.page);

  await context.test('the inbox', async () => {
    const { page } = person;
    await page.goto(ADDRESS);
    await page.getByRole('link', { name: 'Avvisi: 1 da leggere' }).click();
    await heading(page, 'Avvisi');
    await page.getByRole('link', { name: 'L’assistenza ha risposto' }).waitFor();
    await assertBothWidths(page, 'the inbox');
    await page.getByRole('button', { name: `Segna come letto: L’assistenza ha risposto, ${person.number}` }).click();
    await page.getByRole('link', { name: 'Avvisi: nessuno da leggere' }).waitFor();
    await page.getByLabel('Lingua dei messaggi').selectOption('Inglese');
    await page.getByRole('button', { name: 'Salva' }).click();
    await page.getByRole('status').filter({ hasText: 'Impostazioni salvate' }).first().waitFor();
    await page.getByRole('link', { name: 'L’assistenza ha risposto' }).click();
    await heading(page, `Prova ${RUN}`);
    await page.goto(`${ADDRESS}/obligations`);
    await page.getByText('Nessuna scadenza aperta.').waitFor();
    await assertBothWidths(page, 'the deadlines');
  });

  await context.test('the failed letter', { skip: MAIL_PORT === 0 }, async () => {
    const { page } = desk;
    const failed = async () =>
      (await readApi<{ failed: number }>(page, 'notifications/transports')).failed > 0 || undefined;
    await until(failed);
    await page.goto(ADDRESS);
    await goTo(page, 'Messaggi inviati', 'Amministrazione');
    await heading(page, 'Messaggi inviati');
    await page.getByLabel('Stato').selectOption('Non riuscito');
    await page.getByRole('button', { name: 'Applica' }).click();
    await assertBothWidths(page, 'the messages sent');
    await page.getByRole('row', { name: 'Pietro Prova' }).getByRole('link').click();
    await page.getByText('Il server del destinatario ha rifiutato il messaggio.').waitFor();
    await page.getByText('550 No such user').waitFor();
    await assertBothWidths(page, 'a message');
    refusing = false;
    await page.getByRole('button', { name: 'Invia di nuovo' }).click();
    await page.getByRole('status').filter({ hasText: 'di nuovo in attesa' }).first().waitFor();
    const letter = await until(() => Promise.resolve(received.find((one) => one.includes(EMAIL))));
    // In the language that the addressee chose meanwhile, with the number and the page, and no name.
    assert.match(letter, /The help desk has answered/);
    assert.ok(letter.includes(`/assistance/${person.number}`));
    assert.ok(!letter.includes('Pietro'));
    await until(async () => {
      await page.reload();
      await settled(page);
      return (await page.locator('.sim-delivery-sent').count()) > 0 || undefined;
    });
  });
  assert.deepEqual([...officer.errors, ...desk.errors, ...person.errors], []);
});

async function until<Found>(look: () => Promise<Found | undefined>): Promise<Found> {
  for (const deadline = Date.now() + PATIENCE_MS; Date.now() < deadline;) {
    const found = await look();
    if (found !== undefined) return found;
    await new Promise((resolve) => setTimeout(resolve, 300));
  }
  throw new Error('It did not come');
}
