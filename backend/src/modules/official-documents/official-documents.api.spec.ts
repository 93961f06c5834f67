import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { addDays, type CalendarDate } from '../../domain/calendar-date.js';
import { sampleValues } from '../../domain/official-document/placeholder.js';
import { Clock } from '../../platform/clock.js';
import { SYSTEM_ACTOR } from '../../platform/database/actor.js';
import { UnitOfWork } from '../../platform/database/unit-of-work.js';
import { type SignedInBrowser, signIn } from '../../testing/fixtures.js';
import { askTool } from '../../testing/pdf-tools.js';
import { createTestApi, type TestApi } from '../../testing/test-api.js';
import { DocumentMaker } from './document-maker.js';
import { type IssuedDocument, type NewDocument, OfficialDocuments } from './index.js';

interface TemplateAnswer {
  readonly code: string;
  readonly errors: readonly { field: string; code: string }[];
  readonly newest: number;
  readonly inForce: number;
  readonly placeholders: readonly { token: string }[];
  readonly versions: readonly { version: number; title: string; author: string | null; note: string }[];
}

const TEXT = '/api/document-templates/integration_request/it';
const folder = join(tmpdir(), `sim-documents-api-${String(process.pid)}`);
const today = new Clock().today();
let api: TestApi;
let administrator: SignedInBrowser<TemplateAnswer>;
let applicant: SignedInBrowser;

beforeAll(async () => {
  api = await createTestApi({ dataDir: folder });
  administrator = await signIn<TemplateAnswer>(api, 'dg_administrator');
  // Before another application begins in this process: both share what knows passwords.
  applicant = await signIn(api, 'applicant');
});
afterAll(async () => {
  await api.close();
  await rm(folder, { recursive: true, force: true });
});

const draft = { title: 'Integrazione {{numero_richiesta}}', body: 'Mancano:\n\n- {{documenti_mancanti}}' };
const version = (text = draft, validFrom: CalendarDate = today) => ({ ...text, note: 'Prova di modifica', validFrom });

async function issue(document: Partial<NewDocument> = {}): Promise<IssuedDocument> {
  const { number, date, office, ...values } = sampleValues('receipt');
  expect([number, date, office]).toHaveLength(3);
  const whole = { kind: 'receipt', subject: { type: 'opinion_request', id: 1 }, on: '2026-03-02', values, ...document };
  const issued = await api.app
    .get(UnitOfWork)
    .run(SYSTEM_ACTOR, () => api.app.get(OfficialDocuments).issue(whole as NewDocument));
  await api.app.get(DocumentMaker).make(issued.id);
  return issued;
}

describe('texts of documents', () => {
  it('are listed with the version in force and the letterheads by date', async () => {
    const { status, body } = await administrator.get('/api/document-templates');
    expect(status).toBe(200);
    const { items, letterheads } = body as unknown as {
      items: { kind: string; language: string; version: number }[];
      letterheads: { validFrom: string; until: string | null; lines: string[] }[];
    };
    expect(items).toHaveLength(8);
    expect(items).toContainEqual(expect.objectContaining({ kind: 'receipt', language: 'en', version: 1 }));
    expect(letterheads.map(({ validFrom, until }) => [validFrom, until])).toEqual([
      ['2025-01-01', null],
      ['2001-01-01', '2025-01-01'],
    ]);
  });

  it('become another version with its author and reason; the former one stays', async () => {
    const read = await administrator.get(TEXT);
    expect(read.headers.etag).toBe('"1"');
    const saved = await administrator.post(`${TEXT}/versions`, version(), { 'If-Match': '"1"' });
    expect(saved.status).toBe(201);
    expect(saved.body).toMatchObject({ newest: 2, inForce: 2 });
    expect(saved.body.versions.map(({ version: number, note, author }) => [number, note, author])).toEqual([
      [2, 'Prova di modifica', 'Persona dg_administrator'],
      [1, 'Primo testo', null],
    ]);
    const stale = await administrator.post(`${TEXT}/versions`, version(), { 'If-Match': '"1"' });
    expect([stale.status, stale.body.code]).toEqual([412, 'stale_version']);
    const without = await administrator.post(`${TEXT}/versions`, version());
    expect([without.status, without.body.code]).toEqual([428, 'precondition_required']);
  });

  it('that begin later are not in force yet, and none begins in the past', async () => {
    const later = await administrator.post(`${TEXT}/versions`, version(draft, addDays(today, 30)), {
      'If-Match': '"2"',
    });
    expect(later.body).toMatchObject({ newest: 3, inForce: 2 });
    const past = await administrator.post(`${TEXT}/versions`, version(draft, addDays(today, -1)), {
      'If-Match': '"3"',
    });
    expect(past.status).toBe(422);
    expect(past.body.errors).toMatchObject([{ field: 'validFrom', code: 'invalid_period' }]);
  });

  it('with an unknown placeholder are refused, with the field', async () => {
    const wrong = { title: 'Titolo', body: 'Gentile {{pippo}}' };
    for (const [path, sent] of [
      [`${TEXT}/versions`, version(wrong)],
      [`${TEXT}/preview`, wrong],
    ] as const) {
      const { status, body } = await administrator.post(path, sent, { 'If-Match': '"3"' });
      expect(status).toBe(422);
      expect(body.errors).toMatchObject([{ field: 'body', code: 'unknown_placeholder' }]);
    }
  });

  it('are shown before they are kept: with invented values, without number and signature', async () => {
    const answer = await administrator.agent
      .post(`${TEXT}/preview`)
      .set(administrator.xsrf)
      .send(draft)
      .buffer(true)
      .parse((response, done) => {
        const chunks: Buffer[] = [];
        response.on('data', (chunk: Buffer) => chunks.push(chunk));
        response.on('end', () => {
          done(null, Buffer.concat(chunks));
        });
      });
    expect(answer.status).toBe(200);
    const pdf = answer.body as Buffer;
    const text = askTool('pdftotext', ['-layout', '{}', '-'], pdf).output;
    expect(text).toContain('ANTEPRIMA');
    expect(text).toContain('Integrazione R-2026-000123');
    expect(text).toContain('Copia del passaporto o attestato di identità');
    expect(text).not.toContain('Protocollo n. 20');
    expect(askTool('pdfsig', ['-nocert', '{}'], pdf).output).toContain('does not contain any signatures');
  });

  it('that do not exist are not there', async () => {
    for (const path of ['receipt/de', 'letter/it', 'opinion_favourable/en']) {
      expect((await administrator.get(`/api/document-templates/${path}`)).status).toBe(404);
    }
  });
});

describe('verification', () => {
  const ask = (number: string, code: string) => api.browser().post('/api/verification').send({ number, code });

  it('says only valid and the day, to anybody', async () => {
    const { number, checkCode } = await issue();
    const groups = checkCode.toLowerCase().replaceAll(/(.{5})/gu, '$1 ');
    const answer = await ask(` ${number}`, groups);
    expect([answer.status, answer.body]).toEqual([200, { valid: true, dated: '2026-03-02' }]);
  });

  it('answers alike for another number, another code, a revoked document and nonsense', async () => {
    const former = await issue();
    const later = await issue({ supersedes: former.id });
    const [year = ''] = later.number.split('/');
    const wrongCode = `${later.checkCode.slice(0, 19)}${later.checkCode.endsWith('0') ? '1' : '0'}`;
    for (const [number, code] of [
      [`${year}/999999`, later.checkCode],
      [later.number, wrongCode],
      [later.number, former.checkCode],
      [former.number, former.checkCode],
      ['%', '%'],
      ['', ''],
    ] as const) {
      const answer = await ask(number, code);
      expect([answer.status, answer.text]).toEqual([200, '{"valid":false,"dated":null}']);
    }
    expect((await ask(later.number, later.checkCode)).body).toMatchObject({ valid: true });
  });

  it('refuses what is no text, and who asks too fast', async () => {
    expect(
      (
        await api
          .browser()
          .post('/api/verification')
          .send({ number: { a: 1 }, code: 'x' })
      ).status,
    ).toBe(422);
    const slow = await createTestApi({ dataDir: folder, signInAttempts: 1 });
    try {
      const browser = slow.browser();
      const statuses: number[] = [];
      for (let turn = 0; turn < 3; turn += 1) {
        statuses.push((await browser.post('/api/verification').send({ number: '1', code: '2' })).status);
      }
      expect(statuses).toEqual([200, 200, 429]);
    } finally {
      await slow.close();
    }
  });
});

describe('the content of a document', () => {
  it('is a download under its number, and leaves a trace', async () => {
    const { id, number } = await issue();
    const answer = await administrator.get(`/api/official-documents/${String(id)}/content`);
    expect(answer.status).toBe(200);
    expect(answer.headers['content-type']).toBe('application/pdf');
    expect(answer.headers['content-disposition']).toBe(
      `attachment; filename="receipt-${number.replace('/', '-')}.pdf"`,
    );
    const [trace] = await api.database.admin<{ details: { number: string } }>(
      `select details from audit_events where action = 'official_document.read' order by id desc limit 1`,
    );
    expect(trace?.details.number).toBe(number);
  });

  it('is not there for who does not see the request', async () => {
    const { id } = await issue();
    expect((await applicant.get(`/api/official-documents/${String(id)}/content`)).status).toBe(404);
  });
});
