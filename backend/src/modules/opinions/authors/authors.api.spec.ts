import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { randomUUID } from 'node:crypto';
import { addDays, addMonths, type CalendarDate, todayInRome } from '../../../domain/calendar-date.js';
import { CATANIA, PALERMO, type SignedInBrowser, signIn } from '../../../testing/fixtures.js';
import { PDF } from '../../../testing/route-samples.js';
import { createTestApi, type TestApi } from '../../../testing/test-api.js';
import type { OpinionDto, OpinionPageDto } from './opinion.dto.js';

interface Problem {
  readonly code: string;
  readonly errors: readonly { readonly field: string; readonly code: string }[];
  readonly facts: Readonly<Record<string, string | number>>;
}
type Body = OpinionDto & OpinionPageDto & Problem;
type Browser = SignedInBrowser<Body>;

const TODAY = todayInRome(new Date());
/** 18 in twenty days: inside the window of 90 days. */
const IN_WINDOW = addMonths(addDays(TODAY, 20), -216);
const WHY = { reason: 'Il consolato ha rilasciato il documento' };

let api: TestApi;
let palermo: Browser;
let colleague: Browser;
let catania: Browser;
let guardian: Browser;
let registry: Browser;
let officer: Browser;
let head: Browser;

const applicant = async (kind: string): Promise<Browser> => {
  const browser = await signIn<Body>(api, 'applicant');
  await api.database.admin(`insert into applicants (user_id, kind) select id, $2 from users where username = $1`, [
    browser.username,
    kind,
  ]);
  return browser;
};

beforeAll(async () => {
  api = await createTestApi();
  palermo = await signIn<Body>(api, 'municipality', PALERMO);
  colleague = await signIn<Body>(api, 'municipality', PALERMO);
  catania = await signIn<Body>(api, 'municipality', CATANIA);
  guardian = await applicant('guardian');
  registry = await signIn<Body>(api, 'dg_registry');
  officer = await signIn<Body>(api, 'dg_officer');
  head = await signIn<Body>(api, 'dg_head');
}, 60_000);
afterAll(() => api.close());

interface Youth {
  readonly id: number;
  readonly simCode: string;
}
const youth = async (birthDate: CalendarDate = IN_WINDOW): Promise<Youth> => {
  const [row] = await api.database.admin<Youth>(
    `insert into minors (family_name, given_name, name_key, sex, birth_date, birth_date_quality, citizenship, reported_on, entry_date, responsible_municipality_id)
       values ('Okoye', 'Amara', 'okoye amara', 'M', $1, 'declared', 'NGA', $1::date + 4000, $1::date + 4000,
               (select id from municipalities where istat_code = '082053' and upper_inf(valid))) returning id, sim_code as "simCode"`,
    [birthDate],
  );
  if (row === undefined) throw new Error('No minor');
  return row;
};

const path = (id: number, rest = ''): string => `/api/opinions/${String(id)}${rest}`;
const desk = (id: number, rest = ''): string => `/api/opinion-desk/requests/${String(id)}${rest}`;
const tag = ({ headers }: { readonly headers: Readonly<Record<string, string | undefined>> }) => ({
  'If-Match': headers.etag ?? '',
});
const take = async (as: Browser, id: number, step: string, body: object = {}) =>
  as.post(path(id, `/${step}`), body, tag(await as.get(path(id))));
const atDesk = async (as: Browser, id: number, step: string, body: object = {}) => {
  const answer = await as.post(desk(id, `/${step}`), body, tag(await as.get(desk(id))));
  expect([step, answer.status, answer.body.code]).toEqual([step, 200, undefined]);
};
const upload = (as: Browser, id: number, kind: string, content = PDF, key: string = randomUUID()) =>
  as.agent
    .post(path(id, '/documents'))
    .set({ ...as.xsrf, 'Idempotency-Key': key })
    .field('kind', kind)
    .attach('file', Buffer.from(content, 'latin1'), 'documento.pdf');

const draft = async (as: Browser, { simCode }: Youth, body: object = {}) =>
  (await as.post('/api/opinions', { simCode, missingReason: 'Chiesti al consolato', ...body })).body.id;
const filed = async (): Promise<number> => {
  const id = await draft(palermo, await youth());
  expect((await take(palermo, id, 'submission')).status).toBe(200);
  return id;
};
const underExamination = async (): Promise<number> => {
  const id = await filed();
  await atDesk(registry, id, 'admission');
  const [who] = await api.database.admin<{ id: number }>('select id from users where username = $1', [
    officer.username,
  ]);
  await head.post('/api/opinion-desk/assignments', { assignments: [{ requestId: id, officerId: who?.id ?? 0 }] });
  await atDesk(officer, id, 'opening');
  return id;
};

describe('A draft', () => {
  it('keeps what is typed, a version at a time, and is begun once', async () => {
    const minor = await youth();
    const first = await palermo.post('/api/opinions', { simCode: minor.simCode, path: 'Corso di lingua' });
    expect([first.status, first.body.state, first.body.minorName, first.body.waitsForMe]).toEqual([
      201,
      'draft',
      'Amara Okoye',
      true,
    ]);
    const again = await palermo.post('/api/opinions', { simCode: minor.simCode });
    expect([again.status, again.body.id, again.body.stated.path]).toEqual([200, first.body.id, 'Corso di lingua']);
    const changed = await palermo.put(
      path(first.body.id),
      { path: 'CPIA', projectFrom: '2025-01-10', permitExpiresOn: addDays(TODAY, 20) },
      tag(again),
    );
    expect([changed.status, changed.body.stated.path, changed.body.projectFrom]).toEqual([200, 'CPIA', '2025-01-10']);
    const stale = await palermo.put(path(first.body.id), { path: 'Altro' }, tag(again));
    expect([stale.status, stale.body.code]).toEqual([412, 'stale_version']);
  });

  it('says field by field what is wrong in it', async () => {
    const id = await draft(palermo, await youth());
    const answer = await palermo.put(
      path(id),
      { projectFrom: '2026-02-10', projectTo: '2026-01-10' },
      tag(await palermo.get(path(id))),
    );
    expect([answer.status, answer.body.errors.map(({ field, code }) => `${field} ${code}`)]).toEqual([
      422,
      ['projectTo invalid_period'],
    ]);
    const noDay = await palermo.put(path(id), { permitExpiresOn: '2026-02-30' }, tag(await palermo.get(path(id))));
    expect([noDay.status, noDay.body.errors[0]?.field]).toEqual([422, 'permitExpiresOn']);
  });

  it('is nobody else’s: not the Directorate-General’s, not another municipality’s', async () => {
    const id = await draft(palermo, await youth());
    expect((await colleague.get(path(id))).status).toBe(200);
    for (const other of [catania, guardian, registry])
      expect([(await other.get(path(id))).status, (await other.get('/api/opinions')).body.items]).toEqual([404, []]);
  });

  it('is begun only by the municipality in charge', async () => {
    const { simCode } = await youth();
    expect((await catania.post('/api/opinions', { simCode })).status).toBe(404);
  });
});

describe('An applicant', () => {
  it('names the minor by three data at once, and learns nothing from a wrong one', async () => {
    const { simCode } = await youth();
    const wrong = await guardian.post('/api/opinions', { simCode, familyName: 'Okoya', birthDate: IN_WINDOW });
    expect([wrong.status, wrong.body.code]).toEqual([422, 'minor_not_recognised']);
    const right = await guardian.post('/api/opinions', { simCode, familyName: 'okoyè', birthDate: IN_WINDOW });
    expect([right.status, right.body.applicantKind, right.body.title, right.body.minorName]).toEqual([
      201,
      'guardian',
      'to_confirm',
      'okoyè',
    ]);
  });

  it('who guesses is stopped', async () => {
    const { simCode } = await youth();
    const guesser = await applicant('lawyer');
    const answers = [];
    for (let guess = 0; guess < 11; guess += 1)
      answers.push(
        (
          await guesser.post('/api/opinions', {
            simCode,
            familyName: `Nome ${String.fromCodePoint(65 + guess)}`,
            birthDate: IN_WINDOW,
          })
        ).status,
      );
    expect(answers).toEqual([...Array<number>(10).fill(422), 429]);
    // The right name comes too late as well.
    const late = await guesser.post('/api/opinions', { simCode, familyName: 'Okoye', birthDate: IN_WINDOW });
    expect(late.status).toBe(429);
  });

  it('files with the document of the title, and gets a receipt that says what he or she wrote', async () => {
    const { simCode } = await youth();
    const id = await draft(guardian, { id: 0, simCode }, { familyName: 'Okoye', birthDate: IN_WINDOW });
    const without = await take(guardian, id, 'submission');
    expect([without.status, without.body.errors.map(({ field }) => field)]).toEqual([422, ['documents.title']]);
    expect((await upload(guardian, id, 'title')).status).toBe(201);
    const done = await take(guardian, id, 'submission');
    expect([done.status, done.body.state, done.body.officialDocuments.map(({ kind }) => kind)]).toEqual([
      200,
      'submitted',
      ['receipt'],
    ]);
    // Until somebody has looked at the document nothing can be proposed, and the author reads what he or she wrote.
    expect([done.body.title, done.body.minorName]).toEqual(['to_confirm', 'Okoye']);
    const refused = await registry.put(desk(id, '/title'), { verdict: 'refused' });
    expect([refused.status, refused.body.errors[0]?.field]).toEqual([422, 'reason']);
    expect((await officer.put(desk(id, '/title'), { verdict: 'confirmed' })).status).toBe(403);
    expect((await registry.put(desk(id, '/title'), { verdict: 'confirmed' })).status).toBe(200);
    const confirmed = (await guardian.get(path(id))).body;
    expect([confirmed.title, confirmed.minorName]).toEqual(['confirmed', 'Amara Okoye']);
    // Social services in charge get a copy, which they do not work on.
    const copy = (await palermo.get(path(id))).body;
    expect([copy.isMine, copy.assessment, copy.upload.open, copy.steps.some(({ open }) => open)]).toEqual([
      false,
      null,
      false,
      false,
    ]);
    expect(copy.requiredDocuments).toContainEqual({ kind: 'permit', state: 'missing' });
    expect(copy.requiredDocuments).toContainEqual({ kind: 'title', state: 'present' });
    const told = await api.database.admin<{ topic: string }>(
      `select n.topic from notifications n join users u on u.id = n.to_user_id where u.username = $1 and n.topic like 'applicant%'`,
      [guardian.username],
    );
    expect(told).toEqual([{ topic: 'applicant_confirmed' }]);
    const [row] = await api.database.admin<{ name: string; who: string; documents: string }>(
      `select content->>'personName' as name, content->>'applicantTitle' as who, content->>'documents' as documents
         from official_documents where subject_id = $1`,
      [id],
    );
    expect(row).toEqual({
      name: 'Okoye',
      who: 'tutore',
      documents: 'Documento che prova il titolo del richiedente (documento.pdf)',
    });
  });
});

describe('The filing', () => {
  it('is once, with its number, and a copy goes to nobody else', async () => {
    const id = await filed();
    const read = await palermo.get(path(id));
    expect([read.body.state, read.body.submittedOn, read.body.history.map(({ step, by }) => [step, by])]).toEqual([
      'submitted',
      TODAY,
      [['submit', 'me']],
    ]);
    const twice = await take(palermo, id, 'submission');
    expect([twice.status, twice.body.code]).toEqual([409, 'opinion_step_not_open']);
    expect((await catania.get(path(id))).status).toBe(404);
    expect((await guardian.get(path(id))).status).toBe(404);
  });

  it('keeps a second request about the same minor from being begun while the first is open', async () => {
    const minor = await youth();
    const id = await draft(palermo, minor);
    await take(palermo, id, 'submission');
    const second = await palermo.post('/api/opinions', { simCode: minor.simCode });
    expect([second.status, second.body.code, second.body.facts.id]).toEqual([409, 'opinion_request_open', id]);
  });

  it('outside the window gives both dates', async () => {
    // 18 in 200 days: the window opens 90 days before.
    const id = await draft(palermo, await youth(addMonths(addDays(TODAY, 200), -216)));
    const answer = await take(palermo, id, 'submission');
    expect([answer.status, answer.body.code, answer.body.facts.windowFrom]).toEqual([
      422,
      'outside_opinion_window',
      addDays(TODAY, 110),
    ]);
  });
});

describe('Documents', () => {
  it('are told by their content, once for a key, and only of a kind that is asked', async () => {
    const id = await draft(palermo, await youth());
    const key = randomUUID();
    expect((await upload(palermo, id, 'permit', PDF, key)).status).toBe(201);
    const twice = await upload(palermo, id, 'permit', PDF, key);
    expect([twice.status, (twice.body as Body).documents.length]).toEqual([201, 1]);
    expect((await upload(palermo, id, 'permit', 'MZ programma')).status).toBe(415);
    const unknown = await upload(palermo, id, 'ricetta');
    expect([unknown.status, (unknown.body as Body).errors[0]?.field]).toEqual([422, 'kind']);
    expect((await upload(catania, id, 'permit')).status).toBe(404);
    const { body } = await palermo.get(path(id));
    expect(body.requiredDocuments.find(({ kind }) => kind === 'permit')?.state).toBe('present');
  });

  it('are read by who sees the request, each reading in the trail', async () => {
    const id = await draft(palermo, await youth());
    const [document] = ((await upload(palermo, id, 'permit')).body as Body).documents;
    const content = path(id, `/documents/${String(document?.id)}/content`);
    const own = await palermo.agent.get(`${content}?disposition=inline`).buffer();
    expect([own.status, own.headers['content-type'], own.headers['content-security-policy']]).toEqual([
      200,
      'application/pdf',
      expect.stringContaining('sandbox'),
    ]);
    expect((await registry.agent.get(content)).status).toBe(404);
    await take(palermo, id, 'submission');
    expect((await registry.agent.get(content)).status).toBe(200);
    expect((await catania.agent.get(content)).status).toBe(404);
    const trail = await api.database.admin<{ action: string }>(
      `select action from audit_events where action like 'opinion.%_document' and details->>'request' = $1 order by id`,
      [String(id)],
    );
    expect(trail.map(({ action }) => action)).toEqual([
      'opinion.add_document',
      'opinion.open_document',
      'opinion.download_document',
    ]);
  });

  it('cannot be added once the request is filed, and can while something is asked', async () => {
    const id = await underExamination();
    const [shut, open] = [
      await upload(palermo, id, 'permit'),
      await (async () => {
        await atDesk(officer, id, 'integration-request', { ...WHY, documents: ['school_report'] });
        return upload(palermo, id, 'school_report');
      })(),
    ];
    expect([shut.status, (shut.body as Body).code, open.status]).toEqual([409, 'opinion_step_not_open', 201]);
  });

  it('that could not be read are replaced by the next of their kind, and stay in the history', async () => {
    const id = await draft(palermo, await youth());
    await upload(palermo, id, 'permit');
    await take(palermo, id, 'submission');
    await atDesk(registry, id, 'admission');
    const [who] = await api.database.admin<{ id: number }>('select id from users where username = $1', [
      officer.username,
    ]);
    await head.post('/api/opinion-desk/assignments', { assignments: [{ requestId: id, officerId: who?.id ?? 0 }] });
    await atDesk(officer, id, 'opening');
    const [document] = (await palermo.get(path(id))).body.documents;
    await officer.put(desk(id, `/documents/${String(document?.id)}/check`), {
      verdict: 'not_readable',
      reason: 'Foto mossa',
    });
    await atDesk(officer, id, 'integration-request', { ...WHY, documents: ['permit'] });
    const asked = (await palermo.get(path(id))).body;
    expect([asked.waitsForMe, asked.documents[0]?.stateReason]).toEqual([true, 'Foto mossa']);
    await upload(palermo, id, 'permit');
    const answered = await take(palermo, id, 'integration-answer', WHY);
    expect([answered.status, answered.body.state, answered.body.documents.map(({ state }) => state)]).toEqual([
      200,
      'under_examination',
      ['present'],
    ]);
  });
});

describe('An answer', () => {
  it('to the announced reasons is given, and the proposal stays with the office until it is signed', async () => {
    const id = await underExamination();
    await atDesk(officer, id, 'notice', { reason: 'Il percorso non risulta documentato' });
    expect((await take(palermo, id, 'notice-answer', { reason: 'Si allega la frequenza del corso' })).status).toBe(200);
    await atDesk(officer, id, 'proposal', {
      reason: 'Il percorso resta non documentato',
      outcome: 'unfavourable',
      stayConsidered: true,
      pathConsidered: true,
    });
    const { body } = await palermo.get(path(id));
    expect([body.state, body.outcome, body.history.map(({ step }) => step)]).toEqual([
      'proposed',
      null,
      ['answer_notice', 'give_notice', 'open', 'assign', 'admit', 'submit'],
    ]);
    expect(JSON.stringify(body)).not.toContain('resta non documentato');
    await atDesk(head, id, 'decision');
    const decided = (await palermo.get(path(id))).body;
    expect([decided.outcome, decided.officialDocuments.map(({ kind }) => kind)]).toEqual([
      'unfavourable',
      ['receipt', 'notice_of_reasons', 'opinion'],
    ]);
  });

  it('that nobody asked for is refused with the step that is open', async () => {
    const id = await filed();
    const answer = await take(palermo, id, 'integration-answer', WHY);
    expect([answer.status, answer.body.code]).toEqual([409, 'opinion_step_not_open']);
    const withdrawn = await take(palermo, id, 'withdrawal');
    expect([withdrawn.status, withdrawn.body.state]).toEqual([200, 'withdrawn']);
  });
});

describe('The list', () => {
  it('shows what waits for the author first, by name and number, page by page', async () => {
    const own = await applicant('lawyer');
    const ids = [];
    for (let count = 0; count < 3; count += 1) {
      const { simCode } = await youth();
      ids.unshift(await draft(own, { id: 0, simCode }, { familyName: 'Okoye', birthDate: IN_WINDOW }));
    }
    await upload(own, ids[0] ?? 0, 'title');
    await take(own, ids[0] ?? 0, 'submission');
    const [filedId, ...drafts] = ids;
    const first = await own.get('/api/opinions?limit=1');
    const second = await own.get(`/api/opinions?limit=1&cursor=${String(first.body.nextCursor)}`);
    const third = await own.get(`/api/opinions?limit=1&cursor=${String(second.body.nextCursor)}`);
    const items = [first, second, third].flatMap(({ body }) => body.items);
    expect(items.map(({ id }) => id)).toEqual([...drafts, filedId]);
    expect([first.body.total.count, third.body.nextCursor]).toEqual([3, null]);
    const broken = Buffer.from('["x",1]').toString('base64url');
    expect((await own.get(`/api/opinions?cursor=${broken}`)).status).toBe(422);
    expect((await own.get('/api/opinions?list=waiting')).body.items.map(({ id }) => id)).toEqual(ids.slice(1));
    const number = items.at(-1)?.number ?? '';
    expect((await own.get(`/api/opinions?search=${number}`)).body.items.map(({ id }) => id)).toEqual([filedId]);
    expect((await own.get('/api/opinions?search=okoye')).body.items).toHaveLength(3);
    expect((await own.get('/api/opinions?search=nessuno')).body.items).toEqual([]);
  });
});
