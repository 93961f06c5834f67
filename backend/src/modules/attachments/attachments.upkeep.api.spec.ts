import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { randomUUID } from 'node:crypto';
import { mkdir, readdir, rm, utimes, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { JobHandlers } from '../../platform/queue/job-handlers.js';
import { ClamdServer, EICAR } from '../../testing/clamd-server.js';
import { addFacility, PALERMO, signIn, type SignedInBrowser } from '../../testing/fixtures.js';
import type { MinorAnswer } from '../../testing/minor-answer.js';
import { PDF, PLACEMENT, YOUTH } from '../../testing/route-samples.js';
import { createTestApi, type TestApi } from '../../testing/test-api.js';
import type { AttachmentDto, AttachmentListDto } from './attachments.dto.js';

const folder = join(tmpdir(), `sim-attachments-upkeep-${String(process.pid)}`);
const attachments = join(folder, 'files', 'attachments');
const TWO_DAYS_AGO = new Date(Date.now() - 48 * 3600 * 1000);
let api: TestApi;
let clamd: ClamdServer;
let port: number;
let palermo: SignedInBrowser<MinorAnswer>;
let path: string;

beforeAll(async () => {
  clamd = new ClamdServer();
  port = await clamd.listen();
  api = await createTestApi({ dataDir: folder, clamd: { host: '127.0.0.1', port } });
  await addFacility(api.database, { code: 'F-PA', municipality: PALERMO });
  palermo = await signIn(api, 'facility', 'F-PA');
  const dg = await signIn<MinorAnswer>(api, 'dg_administrator');
  path = `/api/minors/${(await dg.post('/api/minors', { ...YOUTH, movement: PLACEMENT })).body.simCode}`;
}, 60_000);
afterAll(async () => {
  await api.close();
  await clamd.close();
  await rm(folder, { recursive: true, force: true });
});

const send = (content: string, name = 'decreto.pdf') =>
  palermo.agent
    .post(`${path}/attachments`)
    .set({ ...palermo.xsrf, 'Idempotency-Key': randomUUID() })
    .field('kind', 'other')
    .attach('file', Buffer.from(content, 'latin1'), name);
const listed = async () => ((await palermo.get(`${path}/attachments`)).body as unknown as AttachmentListDto).items;
const run = (job: 'attachment.sweep' | 'attachment.rescan') => api.app.get(JobHandlers).handle(job, {});
const actions = async (): Promise<string[]> =>
  (await api.database.admin<{ action: string }>(`select action from audit_events order by id`)).map(
    ({ action }) => action,
  );
const contents = async (): Promise<string[]> =>
  (await readdir(attachments, { recursive: true, withFileTypes: true }))
    .filter((entry) => entry.isFile())
    .map(({ name }) => name)
    .sort();

describe('the virus scanner', () => {
  it('looks at each file; what is infected is refused, leaves nothing behind and is in the trail', async () => {
    const clean = await send(PDF);
    expect([clean.status, (clean.body as AttachmentDto).scanState]).toEqual([201, 'clean']);
    const before = await contents();
    const infected = await send(`${PDF}${EICAR}`);
    expect([infected.status, (infected.body as { code: string }).code]).toEqual([409, 'infected_file']);
    expect(await contents()).toEqual(before);
    expect(await listed()).toHaveLength(1);
    expect((await actions()).filter((action) => action.includes('infected'))).toEqual([
      'minor.refuse_infected_attachment',
    ]);
  });

  it('that cannot be reached leaves the file not scanned; it is scanned later, and then shut when infected', async () => {
    await clamd.close();
    const [harmless, infected] = [await send(`${PDF}1`), await send(`${PDF}2${EICAR}`)].map(
      ({ body }) => (body as AttachmentDto).id,
    );
    const stateOf = async (id: number | undefined) => (await listed()).find((one) => one.id === id)?.scanState;
    expect([await stateOf(harmless), await stateOf(infected)]).toEqual(['not_scanned', 'not_scanned']);
    expect(await run('attachment.rescan')).toBe(0);

    clamd = new ClamdServer();
    await clamd.listen(port);
    expect(await run('attachment.rescan')).toBe(2);
    expect([await stateOf(harmless), await stateOf(infected)]).toEqual(['clean', 'infected']);
    const opened = await palermo.get(`${path}/attachments/${String(infected)}/content`);
    expect([opened.status, opened.body.code]).toEqual([409, 'infected_file']);
    expect((await actions()).filter((action) => action.includes('infected')).at(-1)).toBe(
      'minor.find_infected_attachment',
    );
    expect(await run('attachment.rescan')).toBe(0);
  });
});

describe('contents without a record', () => {
  it('older than a day are swept at night, younger ones and those of a record stay', async () => {
    const kept = await contents();
    const orphan = 'a'.repeat(64);
    const young = 'b'.repeat(64);
    for (const [name, when] of [
      [join('aa', orphan), TWO_DAYS_AGO],
      [join('bb', young), new Date()],
      [join('incoming', 'cut-off'), TWO_DAYS_AGO],
      [join('incoming', 'under-way'), new Date()],
    ] as const) {
      const file = join(attachments, name);
      await mkdir(join(file, '..'), { recursive: true });
      await writeFile(file, 'x');
      await utimes(file, when, when);
    }
    // A content of a record is old, too.
    for (const name of kept) await utimes(join(attachments, name.slice(0, 2), name), TWO_DAYS_AGO, TWO_DAYS_AGO);
    expect(await run('attachment.sweep')).toBe(2);
    expect(await contents()).toEqual([...kept, young, 'under-way'].sort());
    expect(await run('attachment.sweep')).toBe(0);
  });
});
