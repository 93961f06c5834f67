import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { randomUUID } from 'node:crypto';
import { rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { addDays } from '../../domain/calendar-date.js';
import { Clock } from '../../platform/clock.js';
import { addFacility, MILANO, PALERMO, signIn, type SignedInBrowser } from '../../testing/fixtures.js';
import type { MinorAnswer } from '../../testing/minor-answer.js';
import { CONTACT, PDF } from '../../testing/route-samples.js';
import { createTestApi, type TestApi } from '../../testing/test-api.js';
import type { TransferProposalDetailDto } from './transfers.dto.js';

type Body = Pick<MinorAnswer, 'simCode' | 'contacts'> &
  Pick<TransferProposalDetailDto, 'id' | 'company'> & { items: { id: number; name: string }[] };
type Browser = SignedInBrowser<Body>;

const today = new Clock().today();
const folder = join(tmpdir(), `sim-after-acceptance-${String(process.pid)}`);
let api: TestApi;
let dg: Browser;
let former: Browser;
let receiving: Browser;

beforeAll(async () => {
  api = await createTestApi({ dataDir: folder });
  await addFacility(api.database, { code: 'F-PA', municipality: PALERMO });
  await addFacility(api.database, { code: 'F-MI', municipality: MILANO });
  dg = await signIn(api, 'dg_administrator');
  former = await signIn(api, 'facility', 'F-PA');
  receiving = await signIn(api, 'facility', 'F-MI');
}, 60_000);
afterAll(async () => {
  await api.close();
  await rm(folder, { recursive: true, force: true });
});

const tagOf = async (browser: Browser, path: string) => ({ 'If-Match': (await browser.get(path)).headers.etag ?? '' });

async function child(familyName: string): Promise<string> {
  const onDate = addDays(today, -20);
  const { body } = await dg.post('/api/minors', {
    familyName,
    sex: 'M',
    birthDate: addDays(today, -15 * 366),
    birthDateQuality: 'declared',
    citizenships: ['GIN'],
    reportedOn: onDate,
    movement: { kind: 'placement', onDate, place: { kind: 'facility', facilityCode: 'F-PA' } },
  });
  return `/api/minors/${body.simCode}`;
}

const propose = async (path: string) =>
  former.post(
    `${path}/transfer-proposals`,
    { place: { kind: 'facility', facilityCode: 'F-MI' } },
    await tagOf(former, path),
  );

async function accept(id: number): Promise<void> {
  const path = `/api/transfer-proposals/${String(id)}`;
  const answer = await receiving.post(`${path}/acceptance`, { on: today }, await tagOf(receiving, path));
  expect(answer.status).toBe(200);
}

const attach = async (browser: Browser, path: string, name: string) => {
  const answer = await browser.agent
    .post(`${path}/attachments`)
    .set({ ...browser.xsrf, 'Idempotency-Key': randomUUID() })
    .field('kind', 'other')
    .attach('file', Buffer.from(PDF), name);
  expect(answer.status).toBe(201);
};
const files = async (browser: Browser, path: string) =>
  (await browser.get(`${path}/attachments`)).body.items.map(({ name }) => name).sort();
const contacts = async (browser: Browser, path: string) =>
  (await browser.get(path)).body.contacts.map(({ name }) => name).sort();

describe('after an accepted transfer', () => {
  it('the new body sees all contacts and files; the former one its own as they were, and nothing new', async () => {
    const path = await child('Barry');
    await former.post(`${path}/contacts`, CONTACT, await tagOf(former, path));
    await dg.post(`${path}/contacts`, { ...CONTACT, name: 'Avvocata della Direzione' }, await tagOf(dg, path));
    await attach(former, path, 'prima.pdf');
    await attach(dg, path, 'direzione.pdf');
    const proposal = await propose(path);
    // Proposed is not accepted: nothing of the record but what the answer needs.
    expect((await receiving.get(path)).status).toBe(404);
    expect((await receiving.get(`${path}/attachments`)).status).toBe(404);
    await accept(proposal.body.id);

    expect(await contacts(receiving, path)).toEqual(['Avvocata Prova', 'Avvocata della Direzione']);
    expect(await files(receiving, path)).toEqual(['direzione.pdf', 'prima.pdf']);
    await receiving.post(`${path}/contacts`, { ...CONTACT, name: 'Avvocata di Milano' }, await tagOf(receiving, path));
    await attach(receiving, path, 'dopo.pdf');

    expect(await contacts(former, path)).toEqual(['Avvocata Prova']);
    expect(await files(former, path)).toEqual(['prima.pdf']);
    const { items } = (await receiving.get(`${path}/attachments`)).body;
    const after = items.find(({ name }) => name === 'dopo.pdf');
    expect((await former.get(`${path}/attachments/${String(after?.id)}/content`)).status).toBe(404);
    expect((await former.post(`${path}/contacts`, CONTACT, await tagOf(former, path))).status).toBe(403);
    expect((await attachStatus(former, path)).status).toBe(403);
  });
});

const attachStatus = (browser: Browser, path: string) =>
  browser.agent
    .post(`${path}/attachments`)
    .set({ ...browser.xsrf, 'Idempotency-Key': randomUUID() })
    .field('kind', 'other')
    .attach('file', Buffer.from(PDF), 'tardi.pdf');

describe('before the answer', () => {
  it('the addressee knows with how many others the child travels, and the proposals for them', async () => {
    const [one, two, three] = [await child('Sow'), await child('Sow'), await child('Diop')];
    const codeOf = (path: string): string => path.slice(-8);
    for (const other of [two, three])
      await former.post(
        `${one}/relations`,
        { otherSimCode: codeOf(other), kind: other === two ? 'sibling' : 'travel_companion', travellingTogether: true },
        await tagOf(former, one),
      );
    const first = (await propose(one)).body.id;
    const read = async (id: number) => (await receiving.get(`/api/transfer-proposals/${String(id)}`)).body.company;
    expect(await read(first)).toEqual({ others: 2, proposals: [] });
    const second = (await propose(two)).body.id;
    expect(await read(first)).toEqual({
      others: 2,
      proposals: [{ id: second, simCode: codeOf(two), familyName: 'Sow', givenName: null }],
    });
    expect(await read(second)).toMatchObject({ others: 1, proposals: [{ id: first }] });
    // The board says it by number only.
    const board = (await receiving.get('/api/facilities/F-MI/board')).body as unknown as { arrivals: object[] };
    expect(board.arrivals).toMatchObject([
      { proposalId: first, others: 2 },
      { proposalId: second, others: 1 },
    ]);
    await accept(first);
    expect(await read(first)).toBeNull();
    expect(await read(second)).toEqual({ others: 1, proposals: [] });
  });
});
