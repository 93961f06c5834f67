import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { randomUUID } from 'node:crypto';
import { readdir, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Response } from 'supertest';
import { addFacility, MILANO, PALERMO, signIn, type Answer, type SignedInBrowser } from '../../testing/fixtures.js';
import type { MinorAnswer } from '../../testing/minor-answer.js';
import { PDF, PLACEMENT, YOUTH } from '../../testing/route-samples.js';
import { createTestApi, type TestApi } from '../../testing/test-api.js';
import type { AttachmentDto, AttachmentListDto } from './attachments.dto.js';

type Browser = SignedInBrowser<MinorAnswer>;

const folder = join(tmpdir(), `sim-attachments-${String(process.pid)}`);
/** One white pixel. */
const PNG = Buffer.from(
  'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mP8z8BQDwAEhQGAhKmMIQAAAABJRU5ErkJggg==',
  'base64',
);
let api: TestApi;
let dg: Browser;
let palermo: Browser;
let milano: Browser;

beforeAll(async () => {
  api = await createTestApi({ dataDir: folder, attachmentMaxBytes: 50_000 });
  await addFacility(api.database, { code: 'F-PA', municipality: PALERMO });
  await addFacility(api.database, { code: 'F-MI', municipality: MILANO });
  dg = await signIn(api, 'dg_administrator');
  palermo = await signIn(api, 'facility', 'F-PA');
  milano = await signIn(api, 'facility', 'F-MI');
}, 60_000);
afterAll(async () => {
  await api.close();
  await rm(folder, { recursive: true, force: true });
});

interface Sent {
  readonly content?: Buffer | string;
  readonly name?: string;
  readonly type?: string;
  readonly fields?: Readonly<Record<string, string>>;
  readonly key?: string;
}

function send(browser: Browser, path: string, sent: Sent = {}): Promise<Response> {
  const {
    content = PDF,
    name = 'decreto.pdf',
    type = 'application/pdf',
    fields = { kind: 'other' },
    key = randomUUID(),
  } = sent;
  const test = browser.agent.post(`${path}/attachments`).set({ ...browser.xsrf, 'Idempotency-Key': key });
  for (const [field, value] of Object.entries(fields)) void test.field(field, value);
  return test.attach('file', Buffer.from(content), { filename: name, contentType: type });
}

const placed = async (): Promise<{ path: string; answer: Answer<MinorAnswer> }> => {
  const answer = await dg.post('/api/minors', { ...YOUTH, movement: PLACEMENT });
  return { path: `/api/minors/${answer.body.simCode}`, answer };
};
const fileOf = ({ body }: Response): AttachmentDto => body as AttachmentDto;
const codeOf = ({ body }: Response): string => (body as { code: string }).code;
const fieldsOf = ({ body }: Response): string[] =>
  (body as { errors: { field: string; code: string }[] }).errors.map(({ field, code }) => `${field} ${code}`);
const listOf = async (browser: Browser, path: string): Promise<AttachmentListDto> =>
  (await browser.get(`${path}/attachments`)).body as unknown as AttachmentListDto;
const incoming = (): Promise<string[]> => readdir(join(folder, 'files', 'attachments', 'incoming')).catch(() => []);

describe('A file of a record', () => {
  it('is kept under its content, listed, and read back as it was', async () => {
    const { path } = await placed();
    const sent = await send(palermo, path, {
      name: '..\\Nomina tutore.PDF',
      fields: { kind: 'guardianship', title: ' Nomina ' },
    });
    expect(sent.status).toBe(201);
    expect(fileOf(sent)).toMatchObject({
      kind: 'guardianship',
      title: 'Nomina',
      name: 'Nomina tutore.pdf',
      mediaType: 'application/pdf',
      bytes: PDF.length,
      scanState: 'not_scanned',
      uploadedBy: 'Persona facility F-PA',
      withdrawnAt: null,
      previewable: true,
    });
    expect(await listOf(palermo, path)).toMatchObject({
      maxBytes: 50_000,
      scanned: false,
      items: [{ id: fileOf(sent).id }],
    });
    const answer = await palermo.agent.get(`${path}/attachments/${fileOf(sent).id}/content`).buffer();
    expect((answer.body as Buffer).toString()).toBe(PDF);
    expect(answer.headers).toMatchObject({
      'content-type': 'application/pdf',
      'content-disposition': 'attachment; filename="Nomina tutore.pdf"',
      'x-content-type-options': 'nosniff',
      'cache-control': 'no-store',
    });
    expect(answer.headers['content-security-policy']).toContain('sandbox');
    expect(await incoming()).toEqual([]);
  });

  it('makes no form stale: the version of the record stays', async () => {
    const { path, answer } = await placed();
    await send(palermo, path);
    expect((await palermo.get(path)).headers.etag).toBe(answer.headers.etag);
    const { items } = (await palermo.get(`${path}/history`)).body;
    expect(items.find(({ table, field }) => table === 'minor_attachments' && field === 'fileName')?.after).toBe(
      'decreto.pdf',
    );
  });

  it('sent twice with one key is one file', async () => {
    const { path } = await placed();
    const key = randomUUID();
    const [first, second] = [await send(palermo, path, { key }), await send(palermo, path, { key })];
    expect(fileOf(second).id).toBe(fileOf(first).id);
    expect((await listOf(palermo, path)).items).toHaveLength(1);
    expect(codeOf(await send(palermo, path, { key, content: `${PDF} ` }))).toBe('idempotency_conflict');
    expect(await incoming()).toEqual([]);
  });

  it.each<[string, Sent, number, string[]]>([
    ['HTML called PDF', { content: '<html><script>alert(1)</script></html>' }, 415, []],
    ['SVG', { content: '<svg xmlns="http://www.w3.org/2000/svg"/>', name: 'a.svg', type: 'image/svg+xml' }, 415, []],
    ['SVG with an XML head', { content: '<?xml version="1.0"?><svg/>', name: 'a.png', type: 'image/png' }, 415, []],
    ['a program', { content: Buffer.from('4d5a900003000000', 'hex'), name: 'a.pdf' }, 415, []],
    ['an archive', { content: Buffer.from('504b030414000000', 'hex'), name: 'a.pdf' }, 415, []],
    ['nothing', { content: '' }, 415, []],
    ['too much', { content: Buffer.concat([Buffer.from(PDF), Buffer.alloc(60_000)]) }, 413, []],
    ['no kind', { fields: {} }, 422, ['kind required']],
    ['an unknown kind', { fields: { kind: 'virus' } }, 422, ['kind unknown_code']],
    ['a long title', { fields: { kind: 'other', title: 'x'.repeat(101) } }, 422, ['title too_long']],
    ['a photograph that is none', { fields: { kind: 'photo' } }, 422, ['file not_an_image']],
  ])('is refused when it is %s, and nothing stays behind', async (_what, sent, status, errors) => {
    const { path } = await placed();
    const answer = await send(palermo, path, sent);
    expect([answer.status, fieldsOf(answer)]).toEqual([status, errors]);
    expect((await listOf(palermo, path)).items).toEqual([]);
    expect(await incoming()).toEqual([]);
  });

  it('is the photograph of the head of the record until it is withdrawn', async () => {
    const { path } = await placed();
    const sent = fileOf(await send(palermo, path, { content: PNG, name: 'volto.jpg', fields: { kind: 'photo' } }));
    expect(sent).toMatchObject({ mediaType: 'image/png', name: 'volto.jpg.png' });
    expect((await palermo.get(path)).body.photoId).toBe(sent.id);
    const shown = await palermo.agent.get(`${path}/attachments/${sent.id}/content?disposition=inline`);
    expect(shown.headers['content-disposition']).toBe('inline');
    const { items } = (await palermo.get(`${path}/accesses?limit=2`)).body;
    expect(items).toMatchObject([{ action: 'minor.accesses' }, { kind: 'read', action: 'minor.view_photo' }]);
    const withdrawal = `${path}/attachments/${sent.id}/withdrawal`;
    expect((await palermo.post(withdrawal, { reason: 'no' })).status).toBe(422);
    const withdrawn = await palermo.post(withdrawal, { reason: 'Foto di un altro' });
    expect(withdrawn.body).toMatchObject({ withdrawnReason: 'Foto di un altro', withdrawnBy: 'Persona facility F-PA' });
    expect((await palermo.post(withdrawal, { reason: 'Foto di un altro' })).body.code).toBe('already_withdrawn');
    expect((await palermo.get(path)).body.photoId).toBeNull();
    expect((await palermo.get(`${path}/attachments/${sent.id}/content`)).status).toBe(404);
    expect((await listOf(palermo, path)).items).toMatchObject([{ id: sent.id }]);
  });

  it('leaves a trace for each look and each download, apart', async () => {
    const { path } = await placed();
    const { id } = fileOf(await send(palermo, path));
    await palermo.agent.get(`${path}/attachments/${id}/content?disposition=inline`);
    await palermo.agent.get(`${path}/attachments/${id}/content`);
    const { body } = await palermo.get(`${path}/accesses?limit=3`);
    expect(
      (body.items as unknown as { kind: string; action: string }[]).map(({ kind, action }) => `${kind} ${action}`),
    ).toEqual(['read minor.accesses', 'export minor.download_attachment', 'read minor.open_attachment']);
  });

  it('is for the bodies in charge; a former host keeps its own', async () => {
    const { path, answer } = await placed();
    const own = fileOf(await send(palermo, path, { name: 'palermo.pdf' }));
    expect((await send(milano, path)).status).toBe(404);
    expect((await milano.get(`${path}/attachments/${own.id}/content`)).status).toBe(404);
    await dg.post(
      `${path}/movements`,
      { kind: 'transfer', onDate: '2026-03-01', place: { kind: 'facility', facilityCode: 'F-MI' } },
      { 'If-Match': answer.headers.etag ?? '' },
    );
    const theirs = fileOf(await send(milano, path, { name: 'milano.pdf' }));
    expect((await listOf(palermo, path)).items.map(({ name }) => name)).toEqual(['palermo.pdf']);
    expect((await listOf(milano, path)).items.map(({ name }) => name)).toEqual(['milano.pdf', 'palermo.pdf']);
    expect((await palermo.get(`${path}/attachments/${theirs.id}/content`)).status).toBe(404);
    expect((await send(palermo, path)).status).toBe(403);
    expect((await palermo.post(`${path}/attachments/${own.id}/withdrawal`, { reason: 'Non serve più' })).status).toBe(
      403,
    );
    // The key of a file leads nowhere through another minor.
    const other = await placed();
    expect((await dg.get(`${other.path}/attachments/${own.id}/content`)).status).toBe(404);
    expect((await dg.post(`${other.path}/attachments/${own.id}/withdrawal`, { reason: 'Non serve più' })).status).toBe(
      404,
    );
    expect(await incoming()).toEqual([]);
  });
});
