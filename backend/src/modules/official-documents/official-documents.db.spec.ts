import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { CalendarDate } from '../../domain/calendar-date.js';
import { Clock } from '../../platform/clock.js';
import { type Actor, SYSTEM_ACTOR } from '../../platform/database/actor.js';
import { UnitOfWork } from '../../platform/database/unit-of-work.js';
import { JobWorker } from '../../platform/queue/job-worker.js';
import { addUser } from '../../testing/fixtures.js';
import { askTool } from '../../testing/pdf-tools.js';
import { createTestApi, type TestApi } from '../../testing/test-api.js';
import { DocumentMaker } from './document-maker.js';
import { type DocumentSubject, type NewDocument, OfficialDocuments } from './index.js';
import { DocumentSigner } from './signing/document-signer.js';

const folder = join(tmpdir(), `sim-documents-${String(process.pid)}`);
const SUBJECT: DocumentSubject = { type: 'opinion_request', id: 71 };
const ABOUT = {
  personName: 'Samir Esempio',
  birthDate: '2008-03-15',
  citizenship: 'Egitto',
  simCode: 'A3F7-K9QM',
  requestNumber: 'R-2026-000071',
  requestDate: '2026-02-02',
  applicantName: 'Comune di Esempio',
  applicantTitle: 'servizi sociali',
  addressee: 'Comune di Esempio',
};
const receipt = (on: string, id = SUBJECT.id): NewDocument => ({
  kind: 'receipt',
  subject: { ...SUBJECT, id },
  on: on as CalendarDate,
  values: {
    ...ABOUT,
    documents: 'Permesso di soggiorno\nDecreto di tutela',
    submittedAt: '2 febbraio 2026, ore 10:45',
  },
});
const favourable = (on: string): NewDocument => ({
  kind: 'opinion',
  outcome: 'favourable',
  subject: SUBJECT,
  on: on as CalendarDate,
  values: {
    ...ABOUT,
    signer: 'Marta Invenzione',
    reasons: 'Percorso **avviato** e {{documentato}}.',
    integrationPath: 'Corso di lingua italiana\nTirocinio in falegnameria',
  },
});

let api: TestApi;
let documents: OfficialDocuments;
let maker: DocumentMaker;
let unitOfWork: UnitOfWork;
/** Where the tests stand in time; the database allows a number of today only, so days near it. */
let now: () => Date = () => new Date();

beforeAll(async () => {
  api = await createTestApi({ dataDir: folder, publicUrl: 'https://sim.example.org' });
  documents = api.app.get(OfficialDocuments);
  maker = api.app.get(DocumentMaker);
  unitOfWork = api.app.get(UnitOfWork);
  api.app.get(Clock).now = () => now();
  await addUser(api.database, 'dg_administrator');
});
afterAll(async () => {
  await api.close();
  await rm(folder, { recursive: true, force: true });
});

const issue = (document: NewDocument, actor: Actor = SYSTEM_ACTOR) =>
  unitOfWork.run(actor, () => documents.issue(document));
const content = async (id: number, actor: Actor = SYSTEM_ACTOR): Promise<Buffer> =>
  (await unitOfWork.run(actor, () => documents.content(id))).content;
const textOf = (pdf: Buffer): string =>
  askTool('pdftotext', ['-layout', '{}', '-'], pdf).output.replaceAll(/\s+/gu, ' ');
const serialsOf = async (year: string): Promise<number[]> => {
  const rows = await api.database.admin<{ number: string }>(
    `select number from official_documents where number like $1 order by number`,
    [`${year}/%`],
  );
  return rows.map(({ number }) => Number(number.slice(5)));
};

describe('the protocol', () => {
  it('gives numbers without a gap or a double to forty transactions at once, half of which roll back', async () => {
    const outcomes = await Promise.allSettled(
      Array.from({ length: 40 }, (_, index) =>
        unitOfWork.run(SYSTEM_ACTOR, async () => {
          await documents.issue(receipt('2026-02-02', 1000 + index));
          if (index % 2 === 1) throw new Error('rolled back');
        }),
      ),
    );
    expect(outcomes.filter(({ status }) => status === 'fulfilled')).toHaveLength(20);
    const serials = await serialsOf(String(now().getUTCFullYear()));
    expect(serials).toEqual([1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15, 16, 17, 18, 19, 20]);
  });

  it('refuses a number of another day', async () => {
    now = () => new Date(Date.now() - 3 * 24 * 3600_000);
    await expect(issue(receipt('2026-02-02'))).rejects.toThrow('a protocol number is of today');
    now = () => new Date();
  });
});

describe('a document', () => {
  it('has a number of six digits, a check code of twenty symbols, and waits for its file', async () => {
    const issued = await issue(favourable('2026-03-02'));
    expect(issued.number).toMatch(/^\d{4}\/000021$/u);
    expect(issued.checkCode).toMatch(/^[0-9A-HJKMNP-TV-Z]{20}$/u);
    const [summary] = await unitOfWork.run(SYSTEM_ACTOR, () => documents.of(SUBJECT));
    expect(summary).toMatchObject({
      kind: 'opinion',
      number: issued.number,
      dated: '2026-03-02',
      state: 'pending',
      revokedAt: null,
    });
    await expect(content(issued.id)).rejects.toMatchObject({ code: 'not_ready' });
  });

  it('becomes one signed PDF/A, also when two workers make it, and never changes', async () => {
    const { id, number, checkCode } = await issue(favourable('2026-03-02'));
    await Promise.all([maker.make(id), maker.make(id)]);
    const first = await content(id);
    await maker.make(id);
    expect(Buffer.compare(await content(id), first)).toBe(0);
    const rows = await api.database.admin<{ sha256: string }>(
      `select sha256 from official_document_files where document_id = $1`,
      [id],
    );
    expect(rows).toHaveLength(1);
    const signature = askTool('pdfsig', ['-nocert', '{}'], first).output;
    expect(signature).toContain('Signature is Valid.');
    expect(signature).toContain('Total document signed');
    expect(askTool('pdfinfo', ['-meta', '{}'], first).output).toContain('<pdfaid:conformance>A</pdfaid:conformance>');
    const text = textOf(first);
    for (const words of [
      'Direzione Generale per le politiche migratorie e per l’inserimento sociale e lavorativo dei migranti',
      `Protocollo n. ${number}`,
      'Roma, 2 marzo 2026',
      'Parere favorevole ai sensi dell’art. 32, comma 1-bis',
      'Samir Esempio, data di nascita 15 marzo 2008, cittadinanza Egitto, codice SIM A3F7-K9QM',
      '• Corso di lingua italiana • Tirocinio in falegnameria',
      // What is given as a value is never markup, and never a placeholder.
      'Percorso **avviato** e {{documentato}}.',
      'Marta Invenzione',
      'certificato di prova, privo di valore legale',
      'https://sim.example.org/verify',
      checkCode.slice(0, 5),
    ]) {
      expect(text).toContain(words);
    }
  });

  it('carries the name that the office had on its day', async () => {
    const before = await issue(receipt('2024-12-31', 72));
    await maker.make(before.id);
    const text = textOf(await content(before.id));
    expect(text).toContain('Direzione Generale dell’immigrazione e delle politiche di integrazione');
    expect(text).toContain('Roma, 31 dicembre 2024');
    // The courtesy text of a receipt follows the Italian one.
    expect(text).toContain('This courtesy translation has no legal value');
  });

  it('is refused with its fields when a value is missing, unknown or malformed', async () => {
    const whole = receipt('2026-02-02');
    const { documents: left, ...values } = whole.values as Record<string, string>;
    const wrong = {
      ...whole,
      values: { ...values, requestDate: '2 febbraio', colour: 'blu' },
    } as unknown as NewDocument;
    await expect(issue(wrong)).rejects.toMatchObject({
      code: 'validation_failed',
      errors: [
        { field: 'values.colour', code: 'not_allowed' },
        { field: 'values.requestDate', code: 'invalid_date' },
        { field: 'values.documents', code: 'required' },
      ],
    });
    expect(left).toContain('Permesso');
  });

  it('is made later when the signature fails, and the sweep asks for what was left behind', async () => {
    const { id } = await issue(receipt('2026-02-02', 73));
    const signer = api.app.get(DocumentSigner);
    const sign = signer.sign.bind(signer);
    signer.sign = () => Promise.reject(new Error('no signature today'));
    for (let attempt = 0; attempt < 5; attempt += 1) await expect(maker.make(id)).rejects.toThrow('no signature today');
    const state = async () =>
      (await unitOfWork.run(SYSTEM_ACTOR, () => documents.of({ ...SUBJECT, id: 73 })))[0]?.state;
    expect(await state()).toBe('failed');
    signer.sign = sign;
    await api.database.admin(
      `update official_documents set issued_at = issued_at - interval '2 minutes' where id = $1`,
      [id],
    );
    await maker.sweep();
    await api.app.get(JobWorker).start();
    for (let attempt = 0; attempt < 100 && (await state()) !== 'ready'; attempt += 1) {
      await new Promise((resolve) => setTimeout(resolve, 100));
    }
    expect(await state()).toBe('ready');
  });

  it('that another takes the place of is valid no longer', async () => {
    const former = await issue(favourable('2026-03-02'));
    const later = await issue({ ...favourable('2026-03-03'), supersedes: former.id });
    const summaries = await unitOfWork.run(SYSTEM_ACTOR, () => documents.of(SUBJECT));
    expect(summaries.find(({ id }) => id === former.id)?.revokedAt).not.toBeNull();
    expect(summaries.find(({ id }) => id === later.id)?.revokedAt).toBeNull();
    await expect(issue({ ...receipt('2026-03-03', 99), supersedes: later.id })).rejects.toMatchObject({
      code: 'not_found',
    });
  });
});

describe('who sees a document', () => {
  const user = { userId: 1, organisationId: 1 };
  const outside: Actor[] = [
    { ...user, role: 'municipality', scope: { kind: 'municipality', id: '1' } },
    { ...user, role: 'applicant', scope: { kind: 'applicants', id: null } },
  ];

  it.each(outside)('as $role: nobody without the request', async (actor) => {
    const { id } = await issue(receipt('2026-02-02', 74));
    await maker.make(id);
    await expect(content(id, actor)).rejects.toMatchObject({ code: 'not_found' });
    expect(await unitOfWork.run(actor, () => documents.of({ ...SUBJECT, id: 74 }))).toEqual([]);
    await expect(issue(receipt('2026-02-02', 74), actor)).rejects.toThrow(/row-level security/u);
  });

  it.each(outside)('as $role: its own request gives its receipt, and nothing but a receipt', async (actor) => {
    await api.database.admin(
      `create or replace function app.opinion_requests_visible() returns setof bigint language sql stable security definer set search_path = public, app, pg_temp as 'select 75::bigint'`,
    );
    const { id } = await issue(receipt('2026-02-02', 75), actor);
    await maker.make(id);
    expect((await content(id, actor)).subarray(0, 5).toString()).toBe('%PDF-');
    expect(await unitOfWork.run(actor, () => documents.of({ ...SUBJECT, id: 75 }))).toContainEqual(
      expect.objectContaining({ id, state: 'ready' }),
    );
    await expect(issue({ ...favourable('2026-02-02'), subject: { ...SUBJECT, id: 75 } }, actor)).rejects.toThrow(
      /row-level security/u,
    );
  });

  it('lets nobody change or remove what was issued, and only the system keep a file', async () => {
    const administrator: Actor = { ...user, role: 'dg_administrator', scope: { kind: 'national', id: null } };
    for (const statement of [
      `update official_documents set number = 'x'`,
      `delete from official_documents`,
      `update official_document_files set sha256 = repeat('0', 64)`,
      `delete from official_document_files`,
      `update protocol_counters set last = 1`,
      `update document_templates set body = 'x'`,
    ]) {
      await expect(unitOfWork.run(administrator, () => unitOfWork.execute(statement))).rejects.toThrow(
        /permission denied/u,
      );
    }
    const { id } = await issue(receipt('2026-02-02', 76));
    await expect(
      unitOfWork.run(administrator, () =>
        unitOfWork.execute(
          `insert into official_document_files (document_id, file_key, bytes, sha256, signed_by, signed_at) values ($1, 'x', 1, repeat('0', 64), 'x', now())`,
          [id],
        ),
      ),
    ).rejects.toThrow(/row-level security/u);
  });
});
