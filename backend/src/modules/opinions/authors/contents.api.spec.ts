import { afterAll, beforeAll, expect, it } from '@jest/globals';
import { randomUUID } from 'node:crypto';
import { readdir, rm, utimes } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { addDays, addMonths, todayInRome } from '../../../domain/calendar-date.js';
import { JobHandlers } from '../../../platform/queue/job-handlers.js';
import { ClamdServer, EICAR } from '../../../testing/clamd-server.js';
import { PALERMO, type SignedInBrowser, signIn } from '../../../testing/fixtures.js';
import { PDF } from '../../../testing/route-samples.js';
import { createTestApi, type TestApi } from '../../../testing/test-api.js';
import type { OpinionDto } from './opinion.dto.js';

const folder = join(tmpdir(), `sim-opinion-contents-${String(process.pid)}`);
const TWO_DAYS_AGO = new Date(Date.now() - 48 * 3600 * 1000);
let api: TestApi;
let clamd: ClamdServer;
let port: number;
let palermo: SignedInBrowser<OpinionDto>;
let path: string;

beforeAll(async () => {
  clamd = new ClamdServer();
  port = await clamd.listen();
  api = await createTestApi({ dataDir: folder, clamd: { host: '127.0.0.1', port } });
  palermo = await signIn(api, 'municipality', PALERMO);
  const [minor] = await api.database.admin<{ simCode: string }>(
    `insert into minors (family_name, name_key, sex, birth_date, birth_date_quality, citizenship, reported_on, responsible_municipality_id)
       values ('Okoye', 'okoye', 'M', $1, 'declared', 'NGA', $1::date + 4000,
               (select id from municipalities where istat_code = '082053' and upper_inf(valid))) returning sim_code as "simCode"`,
    [addMonths(addDays(todayInRome(new Date()), 20), -216)],
  );
  const { id } = (await palermo.post('/api/opinions', { simCode: minor?.simCode })).body;
  path = `/api/opinions/${String(id)}/documents`;
}, 60_000);
afterAll(async () => {
  await api.close();
  await clamd.close();
  await rm(folder, { recursive: true, force: true });
});

const send = (content: string) =>
  palermo.agent
    .post(path)
    .set({ ...palermo.xsrf, 'Idempotency-Key': randomUUID() })
    .field('kind', 'permit')
    .attach('file', Buffer.from(content, 'latin1'), 'permesso.pdf');
const run = (job: 'attachment.sweep' | 'attachment.rescan') => api.app.get(JobHandlers).handle(job, {});
const opened = async (document: number | undefined): Promise<number> =>
  (await palermo.agent.get(`${path}/${String(document)}/content`)).status;

it('An infected document is refused; one that could not be scanned is scanned later, and shut when infected', async () => {
  const refused = await send(`${PDF}${EICAR}`);
  expect([refused.status, (refused.body as { code: string }).code]).toEqual([409, 'infected_file']);
  await clamd.close();
  const { documents } = (await send(`${PDF}1${EICAR}`)).body as OpinionDto;
  const [late] = documents;
  expect(await opened(late?.id)).toBe(200);
  clamd = new ClamdServer();
  await clamd.listen(port);
  expect(await run('attachment.rescan')).toBe(1);
  expect(await opened(late?.id)).toBe(409);
});

it('The nightly sweep leaves contents of documents where they are, however old', async () => {
  const { documents } = (await send(`${PDF}2`)).body as OpinionDto;
  const files = await readdir(join(folder, 'files', 'attachments'), { recursive: true, withFileTypes: true });
  for (const file of files)
    if (file.isFile()) await utimes(join(file.parentPath, file.name), TWO_DAYS_AGO, TWO_DAYS_AGO);
  expect(await run('attachment.sweep')).toBe(0);
  expect(await opened(documents.at(-1)?.id)).toBe(200);
});
