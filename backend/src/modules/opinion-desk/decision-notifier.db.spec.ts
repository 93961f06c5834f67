import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { addDays, addMonths, todayInRome } from '../../domain/calendar-date.js';
import { JobHandlers } from '../../platform/queue/job-handlers.js';
import { JobWorker } from '../../platform/queue/job-worker.js';
import { fileOpinion, writeStep } from '../../testing/filed-opinion.js';
import { PALERMO, signIn, type SignedInBrowser } from '../../testing/fixtures.js';
import { createTestApi, type TestApi } from '../../testing/test-api.js';
import type { DeskFileDto } from './files/files.dto.js';
import { DecisionNotifier } from './notification/decision-notifier.js';

const TODAY = todayInRome(new Date());
const folder = join(tmpdir(), `sim-decisions-${String(process.pid)}`);
let api: TestApi;
let town: SignedInBrowser;
let officer: SignedInBrowser;
let head: SignedInBrowser<DeskFileDto>;
let notifier: DecisionNotifier;

beforeAll(async () => {
  api = await createTestApi({ dataDir: folder });
  town = await signIn(api, 'municipality', PALERMO);
  officer = await signIn(api, 'dg_officer');
  head = await signIn(api, 'dg_head');
  notifier = api.app.get(DecisionNotifier);
});

afterAll(async () => {
  await api.close();
  await rm(folder, { recursive: true, force: true });
});

/** Decided by the head; no worker runs, as if it had been killed. */
async function decided(): Promise<number> {
  const id = await fileOpinion(api.database, {
    author: town.username,
    birthDate: addMonths(addDays(TODAY, 20), -216),
    submittedOn: TODAY,
  });
  const by = head.username;
  await writeStep(api.database, id, { step: 'admit', on: TODAY, by });
  await writeStep(api.database, id, { step: 'assign', on: TODAY, by, officer: officer.username });
  await writeStep(api.database, id, { step: 'open', on: TODAY, by: officer.username });
  const proposal = { reason: 'Percorso avviato', outcome: 'favourable' } as const;
  await writeStep(api.database, id, { step: 'propose', on: TODAY, by: officer.username, ...proposal });
  const path = `/api/opinion-desk/requests/${String(id)}`;
  const before = await head.get(path);
  const answer = await head.post(`${path}/decision`, {}, { 'If-Match': before.headers.etag ?? '' });
  expect(answer.body.opinion).toMatchObject({ ready: false });
  expect(answer.body.opinion?.number).toMatch(/^\d{4}\/\d{6}$/);
  return id;
}

const stateOf = async (id: number): Promise<string | undefined> =>
  (await api.database.admin<{ state: string }>(`select state from opinion_requests where id = $1`, [id]))[0]?.state;
const notifySteps = async (id: number): Promise<number> =>
  (await api.database.admin(`select from opinion_steps where request_id = $1 and step = 'notify'`, [id])).length;
/** Notifications of the decision to the author. */
const letters = async (id: number): Promise<number> =>
  (
    await api.database.admin(
      `select from notifications n join opinion_requests r on r.number = n.number and r.author_user_id = n.to_user_id
        where r.id = $1 and n.topic = 'opinion_decided'`,
      [id],
    )
  ).length;

describe('between the decision and its notification', () => {
  it('nobody is told before the document is there', async () => {
    const id = await decided();
    expect(await notifier.notify(id)).toBe(false);
    expect([await stateOf(id), await letters(id)]).toEqual(['decided', 0]);
  });

  it('of three who would tell at once one does', async () => {
    const id = await decided();
    const [document] = await api.database.admin<{ id: number }>(
      `select id from official_documents where subject_id = $1 and kind = 'opinion'`,
      [id],
    );
    await api.app.get(JobHandlers).handle('document.make', { documentId: document?.id });
    const told = await Promise.all([notifier.notify(id), notifier.notify(id), notifier.notify(id)]);
    expect(told.filter(Boolean)).toHaveLength(1);
    expect([await stateOf(id), await notifySteps(id), await letters(id)]).toEqual(['notified', 1, 1]);
  });

  it('a worker that comes back after a kill tells once, however often it is asked', async () => {
    const [first, second] = [await decided(), await decided()];
    // Nobody has run a job of these decisions; two sweeps at once find them, then the worker comes back.
    await Promise.all([api.app.get(JobHandlers).sweep(), api.app.get(JobHandlers).sweep()]);
    await api.app.get(JobWorker).start();
    for (const id of [first, second])
      for (let waited = 0; waited < 100 && (await stateOf(id)) !== 'notified'; waited += 1)
        await new Promise((resolve) => setTimeout(resolve, 200));
    await Promise.all([notifier.sweep(), notifier.sweep()]);
    expect(await Promise.all([notifier.notify(first), notifier.notify(second)])).toEqual([false, false]);
    for (const id of [first, second])
      expect([await stateOf(id), await notifySteps(id), await letters(id)]).toEqual(['notified', 1, 1]);
  }, 60_000);
});
