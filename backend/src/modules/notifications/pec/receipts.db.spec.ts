import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import type { INestApplicationContext } from '@nestjs/common';
import { mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createContext } from '../../../boot/context.js';
import { SYSTEM_ACTOR } from '../../../platform/database/actor.js';
import { UnitOfWork } from '../../../platform/database/unit-of-work.js';
import { addOrganisation, PALERMO } from '../../../testing/fixtures.js';
import { MailServer } from '../../../testing/mail-server.js';
import { testConfig } from '../../../testing/test-config.js';
import { createTestDatabase, type TestDatabase } from '../../../testing/test-database.js';
import { Notifications } from '../index.js';
import { OrganisationAddresses } from '../organisation-addresses.js';
import { Relay } from '../relay.js';
import { FolderMailbox } from './pec-mailbox.js';
import { readReceipt } from './receipt-reader.js';
import { PecReceipts } from './receipts.service.js';

const FIXTURES = join(import.meta.dirname, '../../../../fixtures/pec');
const ADDRESS = 'comune@pec.palermo.example';
const [acceptance, delivery, deliveryData] = await Promise.all(
  ['accettazione.eml', 'avvenuta-consegna.eml', 'avvenuta-consegna.xml'].map((name) =>
    readFile(join(FIXTURES, name), 'utf8'),
  ),
);

type Edit = (text: string) => string;
const same: Edit = (text) => text;
const message = (text = '', id: string) => Buffer.from(text.replaceAll('LETTERA', id.replaceAll(/[<>]/g, '')));
const acceptanceOf = (id: string, edit: Edit = same) => message(edit(acceptance ?? ''), id);
const deliveryOf = (id: string, edit: Edit = same) => {
  const data = message(edit(deliveryData ?? ''), id).toString('base64');
  return message(edit(delivery ?? '').replace('DATICERT', data.replaceAll(/.{76}/g, '$&\n')), id);
};
/** Another kind of receipt of the same form. */
const as =
  (kind: string): Edit =>
  (text) =>
    text.replaceAll(/(?<=X-Ricevuta: |tipo=")(accettazione|avvenuta-consegna)/g, kind).replaceAll('opec000', kind);

let database: TestDatabase;
let context: INestApplicationContext;
let server: MailServer;
let letter: { id: number; messageId: string };

const receive = (content: Buffer) => context.get(PecReceipts).receive(content);
const state = async () =>
  (
    await database.admin<{ state: string; reason: string | null }>(
      `select state, reason from notification_deliveries where id = $1`,
      [letter.id],
    )
  )[0];
const findings = async () =>
  (
    await database.admin<{ finding: string }>(`select finding from pec_receipts where reference = $1 order by id`, [
      letter.messageId,
    ])
  ).map(({ finding }) => finding);

beforeAll(async () => {
  server = new MailServer();
  await server.start();
  database = await createTestDatabase();
  context = await createContext({
    config: { ...testConfig(), pec: { url: server.url, from: 'sim@pec.lavoro.example' } },
    adminUrl: database.adminUrl,
  });
  await addOrganisation(database, 'municipality', PALERMO);
  expect(await context.get(OrganisationAddresses).setPec(`municipality ${PALERMO}`, ADDRESS)).toBe(1);
});
afterAll(async () => {
  await context.close();
  await database.drop();
  await server.stop();
});
beforeEach(async () => {
  const organisationId = await addOrganisation(database, 'municipality', PALERMO);
  await context
    .get(UnitOfWork)
    .run(SYSTEM_ACTOR, () =>
      context
        .get(Notifications)
        .send({ to: { organisationId }, topic: 'opinion_decided', number: '2026/000123', link: '/opinions/17' }),
    );
  const [row] = await database.admin<{ id: number }>(`select max(id)::integer as id from notification_deliveries`);
  const id = row?.id ?? 0;
  const relay = context.get(Relay);
  await relay.send(id);
  letter = { id, messageId: relay.messageId({ id, round: 1 }) };
  expect(server.to(ADDRESS).at(-1)?.messageId).toBe(letter.messageId);
});

describe('A receipt', () => {
  it('of acceptance, then of delivery, moves its letter on', async () => {
    expect((await state())?.state).toBe('sent');
    expect(await receive(acceptanceOf(letter.messageId))).toBe('matched');
    expect((await state())?.state).toBe('accepted');
    expect(await receive(deliveryOf(letter.messageId))).toBe('matched');
    expect((await state())?.state).toBe('delivered');
    const kept = await database.admin(
      `select kind, provider, recipient, issued_at from pec_receipts where delivery_id = $1 order by id`,
      [letter.id],
    );
    expect(kept).toEqual([
      {
        kind: 'acceptance',
        provider: 'Gestore Esempio S.p.A.',
        recipient: null,
        issued_at: new Date('2026-11-23T09:05:00Z'),
      },
      {
        kind: 'delivery',
        provider: 'Altro Gestore S.r.l.',
        recipient: ADDRESS,
        issued_at: new Date('2026-11-23T09:06:30Z'),
      },
    ]);
  });

  it.each([
    ['non-accettazione', acceptanceOf, { state: 'failed', reason: 'pec_not_accepted' }],
    ['presa-in-carico', acceptanceOf, { state: 'accepted', reason: null }],
    ['errore-consegna', deliveryOf, { state: 'failed', reason: 'pec_not_delivered' }],
    ['preavviso-errore-consegna', deliveryOf, { state: 'accepted', reason: null }],
    ['rilevazione-virus', acceptanceOf, { state: 'failed', reason: 'pec_virus' }],
  ] as const)('%s is understood', async (kind, of, after) => {
    expect(await receive(of(letter.messageId, as(kind)))).toBe('matched');
    expect(await state()).toEqual(after);
  });

  it('that comes before the outcome was written down shows that the letter left: it is not sent again', async () => {
    await database.admin(
      `update notification_deliveries set state = 'sending', next_attempt_at = now() where id = $1`,
      [letter.id],
    );
    const before = server.received.length;
    expect(await receive(acceptanceOf(letter.messageId))).toBe('matched');
    await context.get(Relay).send(letter.id);
    expect([(await state())?.state, server.received.length]).toEqual(['accepted', before]);
  });

  it('that comes twice, or after the delivery, changes nothing and is kept', async () => {
    await receive(acceptanceOf(letter.messageId));
    expect(await receive(acceptanceOf(letter.messageId))).toBe('duplicate');
    await receive(deliveryOf(letter.messageId));
    expect(await receive(deliveryOf(letter.messageId, as('errore-consegna')))).toBe('out_of_order');
    expect((await state())?.state).toBe('delivered');
    expect(await findings()).toEqual(['matched', 'duplicate', 'matched', 'out_of_order']);
  });

  it('of a letter that SIM never sent fits none', async () => {
    expect(await receive(acceptanceOf('<somebody@elsewhere.example>'))).toBe('unknown_reference');
    expect((await state())?.state).toBe('sent');
  });

  it.each<[string, string, Edit]>([
    ['other_recipient', 'another addressee', (text) => text.replaceAll(/comune@/gi, 'altri@')],
    ['contradictory', 'another sender', (text) => text.replaceAll('<mittente>sim@', '<mittente>altri@')],
    [
      'contradictory',
      'another kind in its header',
      (text) => text.replace('X-Ricevuta: acc', 'X-Ricevuta: presa-in-carico\nX-A: '),
    ],
    [
      'contradictory',
      'another letter in its header',
      (text) => text.replace('Message-ID: <LETT', 'Message-ID: <X-LETT'),
    ],
    ['unreadable', 'no certification data', (text) => text.replaceAll('daticert.xml', 'altro.xml')],
    ['unreadable', 'broken certification data', (text) => text.replace('</dati>', '')],
    [
      'unreadable',
      'two sets of them',
      (text) =>
        text
          .replace('name="smime.p7s"', 'name="daticert.xml"')
          .replace('filename="smime.p7s"', 'filename="daticert.xml"'),
    ],
  ])('is kept as %s when it names %s', async (finding, _what, edit) => {
    expect(await receive(acceptanceOf(letter.messageId, edit))).toBe(finding);
    expect((await state())?.state).toBe('sent');
  });

  it('reads no entities: what a message defines is not expanded', async () => {
    const bomb = acceptanceOf(letter.messageId, (text) =>
      text
        .replace(
          '<postacert tipo',
          '<!DOCTYPE p [<!ENTITY a SYSTEM "file:///etc/hostname"><!ENTITY b "&a;&a;&a;">]>\n<postacert tipo',
        )
        .replace('Gestore Esempio S.p.A.', '&b;'),
    );
    expect((await readReceipt(bomb))?.provider ?? '&b;').toBe('&b;');
  });

  it('is not what somebody writes to the mailbox, which is left alone', async () => {
    const reply = Buffer.from('From: a@b.example\nSubject: Re\n\nBuongiorno\n');
    expect(await receive(reply)).toBe('not_a_receipt');
    expect(await receive(Buffer.alloc(2_000_001))).toBe('too_large');
    expect(
      await database.admin(
        `select from pec_receipts where position('Buongiorno' in convert_from(content, 'UTF8')) > 0`,
      ),
    ).toEqual([]);
  });
});

describe('A folder as mailbox', () => {
  it('gives its messages, and puts them away', async () => {
    const folder = await mkdtemp(join(tmpdir(), 'sim-pec-'));
    await writeFile(join(folder, '1.eml'), acceptanceOf(letter.messageId));
    await writeFile(join(folder, '2.eml'), 'Subject: Re\n\nBuongiorno\n');
    await writeFile(join(folder, 'notes.txt'), 'x');
    const messages = await new FolderMailbox(folder).messages();
    for (const one of messages) await one.done(await receive(await one.read()));
    expect(await new FolderMailbox(folder).messages()).toEqual([]);
    expect((await readdir(folder)).sort()).toEqual(['altro', 'notes.txt', 'ricevute']);
    expect(await readdir(join(folder, 'ricevute'))).toEqual(['1.eml']);
    await rm(folder, { recursive: true });
    expect((await state())?.state).toBe('accepted');
  });
});
