import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { randomUUID } from 'node:crypto';
import { UnitOfWork } from '../../platform/database/unit-of-work.js';
import { JobHandlers } from '../../platform/queue/job-handlers.js';
import { addFacility, MILANO, PALERMO, signIn, type SignedInBrowser } from '../../testing/fixtures.js';
import { createTestApi, type TestApi } from '../../testing/test-api.js';
import type { DraftDto, DraftListDto } from './drafts.dto.js';

interface Answer extends DraftDto, DraftListDto {
  readonly code: string;
  readonly errors: readonly { readonly field: string; readonly code: string }[];
}
type Browser = SignedInBrowser<Answer>;

let api: TestApi;
let palermo: Browser;
let colleague: Browser;
let milano: Browser;

const AMINA = {
  familyName: 'Traoré',
  givenName: 'Amina',
  sex: 'F',
  birthDate: '2012-05-06',
  birthDateQuality: 'declared',
  citizenships: ['MLI'],
  reportedOn: '2026-03-10',
};
const CONTENT = { step: 'identity', content: { familyName: 'Traoré', givenName: 'Amina' } };

beforeAll(async () => {
  api = await createTestApi();
  await addFacility(api.database, { code: 'F-PA', municipality: PALERMO });
  await addFacility(api.database, { code: 'F-MI', municipality: MILANO });
  palermo = await signIn<Answer>(api, 'facility', 'F-PA');
  colleague = await signIn<Answer>(api, 'facility', 'F-PA');
  milano = await signIn<Answer>(api, 'facility', 'F-MI');
});
afterAll(() => api.close());

const draftPath = async (): Promise<{ path: string; tag: { 'If-Match': string } }> => {
  const { body, headers } = await palermo.post('/api/registration-drafts', CONTENT);
  return { path: `/api/registration-drafts/${body.id}`, tag: { 'If-Match': headers.etag ?? '' } };
};

describe('A draft', () => {
  it('is begun once, saved, listed for the organisation, and thrown away', async () => {
    const key = { 'Idempotency-Key': randomUUID() };
    const begun = await palermo.post('/api/registration-drafts', CONTENT, key);
    const again = await palermo.post('/api/registration-drafts', CONTENT, key);
    expect([begun.status, again.status]).toEqual([201, 201]);
    expect(again.body.id).toBe(begun.body.id);
    expect(begun.body).toMatchObject({ step: 'identity', title: 'Traoré Amina', own: true, receipt: null });
    expect(begun.headers.etag).toBe('"1"');

    const path = `/api/registration-drafts/${begun.body.id}`;
    const saved = await palermo.put(path, { step: 'arrival', content: { givenName: 'Ami' } }, { 'If-Match': '"1"' });
    expect([saved.status, saved.headers.etag, saved.body.step]).toEqual([200, '"2"', 'arrival']);

    const seen = (await colleague.get('/api/registration-drafts')).body.items.find(({ id }) => id === begun.body.id);
    expect(seen).toMatchObject({ title: 'Ami', own: false });
    expect((await colleague.get(path)).body.content).toEqual({ givenName: 'Ami' });

    expect((await palermo.delete(path, { 'If-Match': '"2"' })).status).toBe(204);
    expect((await palermo.get(path)).status).toBe(404);
  });

  it('of two windows is saved by the one that knows the last version', async () => {
    const { path, tag } = await draftPath();
    expect((await palermo.put(path, CONTENT, tag)).status).toBe(200);
    const stale = await palermo.put(path, { ...CONTENT, content: { familyName: 'Altro' } }, tag);
    expect([stale.status, stale.body.code]).toEqual([412, 'stale_version']);
    expect((await palermo.put(path, CONTENT)).body.code).toBe('precondition_required');
  });

  it('is not there for another organisation, not even for the Directorate-General', async () => {
    const { path, tag } = await draftPath();
    const dg = await signIn<Answer>(api, 'dg_administrator');
    for (const other of [milano, dg]) {
      expect((await other.get(path)).status).toBe(404);
      expect((await other.put(path, CONTENT, tag)).status).toBe(404);
      expect((await other.delete(path, tag)).status).toBe(404);
      expect((await other.post(`${path}/submission`, AMINA)).status).toBe(404);
      expect((await other.get('/api/registration-drafts')).body.items).toEqual([]);
    }
  });

  it('has an end: 32 kB, and JSON with names', async () => {
    const long = { step: 'identity', content: { note: 'x'.repeat(33_000) } };
    expect((await palermo.post('/api/registration-drafts', long)).status).toBe(413);
    const list = { step: 'identity', content: ['a'] };
    expect((await palermo.post('/api/registration-drafts', list)).status).toBe(422);
    expect((await palermo.get('/api/registration-drafts/1')).status).toBe(400);
  });

  it('that nobody saved for 30 days is removed at night; a receipt stays', async () => {
    const old = await draftPath();
    const young = await draftPath();
    const sent = await draftPath();
    await palermo.post(`${sent.path}/submission`, AMINA);
    const age = async (path: string, days: number): Promise<void> => {
      await api.database.admin(
        `update registration_drafts set updated_at = now() - $2 * interval '1 day' where id = $1`,
        [path.split('/').at(-1), days],
      );
    };
    await age(old.path, 31);
    await age(young.path, 29);
    await age(sent.path, 400);
    await api.app.get(JobHandlers).handle('draft.clean', {});
    expect((await palermo.get(old.path)).status).toBe(404);
    expect((await palermo.get(young.path)).status).toBe(200);
    expect((await palermo.get(sent.path)).status).toBe(200);
    expect(api.app.get(UnitOfWork).isOpen).toBe(false);
  });
});

describe('Sending a draft', () => {
  it('makes a record and leaves a receipt, and nothing of what was typed', async () => {
    const { path, tag } = await draftPath();
    const sent = await palermo.post(`${path}/submission`, {
      ...AMINA,
      movement: { kind: 'placement', onDate: '2026-03-10', place: { kind: 'facility', facilityCode: 'F-PA' } },
    });
    expect(sent.status).toBe(200);
    expect(sent.body).toMatchObject({
      content: {},
      title: null,
      receipt: {
        familyName: 'Traoré',
        givenName: 'Amina',
        organisation: 'facility F-PA',
        person: 'Persona facility F-PA',
      },
    });
    expect(sent.body.receipt?.number).toMatch(/^\d{4}\/\d{6}$/);
    expect((await palermo.get(`/api/minors/${sent.body.receipt?.simCode ?? ''}`)).body).toMatchObject({
      present: true,
      currentPlace: { facilityCode: 'F-PA' },
    });
    const later = await palermo.put(path, CONTENT, tag);
    expect([later.status, later.body.code]).toEqual([409, 'draft_sent']);
    expect((await palermo.get('/api/registration-drafts')).body.items.map(({ id }) => id)).not.toContain(sent.body.id);
  });

  it('five times at once makes one record', async () => {
    const { path } = await draftPath();
    const body = { ...AMINA, givenName: 'Quintupla' };
    const answers = await Promise.all(Array.from({ length: 5 }, () => palermo.post(`${path}/submission`, body)));
    expect(answers.map(({ status }) => status)).toEqual([200, 200, 200, 200, 200]);
    expect(new Set(answers.map((answer) => answer.body.receipt?.number)).size).toBe(1);
    expect(await api.database.admin(`select id from minors where given_name = 'Quintupla'`)).toHaveLength(1);
  });

  it('that breaks a rule names the field, and the draft stays', async () => {
    const { path } = await draftPath();
    const refused = await palermo.post(`${path}/submission`, {
      ...AMINA,
      enteredOn: '2026-03-11',
    });
    expect(refused.status).toBe(422);
    expect(refused.body.errors.map(({ field, code }) => `${field}: ${code}`)).toEqual([
      'enteredOn: entry_after_report',
    ]);
    expect((await palermo.get(path)).body).toMatchObject({ receipt: null, content: { familyName: 'Traoré' } });
  });

  it('is refused a second record by the database itself', async () => {
    const { path } = await draftPath();
    const { body } = await palermo.post(`${path}/submission`, { ...AMINA, givenName: 'Unica' });
    await expect(
      api.database.admin(
        `insert into registration_drafts (organisation_id, author_id, updated_by_id, step, content, minor_id, receipt_number, sent_at, sent_by_id)
         select organisation_id, author_id, updated_by_id, step, '{}', minor_id, receipt_number + 1000, sent_at, sent_by_id
           from registration_drafts where id = $1`,
        [body.id],
      ),
    ).rejects.toThrow(/registration_drafts_minor_id_key/);
  });
});
