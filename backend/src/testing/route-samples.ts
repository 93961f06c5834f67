import { randomUUID } from 'node:crypto';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Role } from '../domain/codes.js';
import { ImportsService } from '../modules/imports/index.js';
import { QualityService } from '../modules/quality/index.js';
import { ReleasesService, ReleaseTaker } from '../modules/releases/index.js';
import { Clock } from '../platform/clock.js';
import { SYSTEM_ACTOR } from '../platform/database/actor.js';
import { UnitOfWork } from '../platform/database/unit-of-work.js';
import { JobHandlers } from '../platform/queue/job-handlers.js';
import { addFacility, MILANO, PALERMO, signIn, type SignedInBrowser } from './fixtures.js';
import type { MinorAnswer } from './minor-answer.js';
import type { TestApi } from './test-api.js';

/** What every sample finds: a facility in Palermo, a refused import, a report of the Directorate-General. */
export interface SampleWorld {
  readonly dg: SignedInBrowser<MinorAnswer>;
  /** The facility, whose rooms the Directorate-General does not write. */
  readonly keeper: SignedInBrowser<MinorAnswer>;
  readonly importId: number;
  readonly reportId: number;
  readonly reportFile: string;
  /** Releases of two months. */
  readonly releaseId: number;
  readonly laterReleaseId: number;
  readonly head: SignedInBrowser;
  /** Takes a release, a revision where there is one, in the name of nobody; returns its key. */
  readonly freeze: (month: string, reason: string) => Promise<number>;
}

export interface PlainRequest {
  readonly path: string;
  readonly body?: object;
  readonly headers?: Readonly<Record<string, string>>;
  /** Files to be sent as a form instead of the body. */
  readonly files?: Readonly<Record<string, string>>;
  /** Sent along with the files. */
  readonly fields?: Readonly<Record<string, string>>;
}

/** One plausible request for a route. */
export interface RouteSample {
  /** Makes what the request needs, anew each time, and the request. */
  readonly request: (world: SampleWorld) => PlainRequest | Promise<PlainRequest>;
  /** Answer to whoever may use the route. */
  readonly status: number;
  /** Answer to a territorial role where it is another one. */
  readonly territorialStatus?: number;
  /** The event that it leaves in the trail, or the events in order; null: it touches no personal data. */
  readonly audit: string | readonly string[] | null;
  /** The event of a role where it is another one. */
  readonly auditOf?: Partial<Readonly<Record<Role, string>>>;
  /** Ends the session, so that the browser is of no use afterwards. */
  readonly endsSession?: boolean;
}

export const PLACEMENT = {
  kind: 'placement',
  onDate: '2026-02-01',
  place: { kind: 'facility', facilityCode: 'F-PA' },
} as const;

/** A household out of the territory of the matrix. */
const ELSEWHERE = { kind: 'private', municipalityCode: MILANO } as const;

export const YOUTH = {
  familyName: 'Tesfaye',
  givenName: 'Samuel',
  sex: 'M',
  birthDate: '2011-02-03',
  birthDateQuality: 'declared',
  citizenships: ['ERI'],
  reportedOn: '2026-02-01',
} as const;

/** A minor placed in Palermo: visible and, for who may write, writable for every role of the matrix. */
async function placed({
  dg,
}: SampleWorld): Promise<{ path: string; movement: number; headers: { 'If-Match': string } }> {
  const { body, headers } = await dg.post('/api/minors', { ...YOUTH, movement: PLACEMENT });
  return {
    path: `/api/minors/${body.simCode}`,
    movement: body.movements[0]?.id ?? 0,
    headers: { 'If-Match': headers.etag ?? '' },
  };
}

const ROOM = { beds: 60, sexRule: 'any', ageFrom: 0, ageTo: 17 } as const;

/** A new room of the facility of the matrix. */
async function withRoom({
  keeper,
}: SampleWorld): Promise<{ id: number; path: string; headers: { 'If-Match': string } }> {
  const room = { ...ROOM, name: code(), openFrom: '2020-01-01' };
  const { body, headers } = await keeper.post('/api/facilities/F-PA/rooms', room);
  const { id } = body as unknown as { id: number };
  return {
    id,
    path: `/api/facilities/F-PA/rooms/${String(id)}`,
    headers: { 'If-Match': headers.etag ?? '' },
  };
}

const DRAFT = { step: 'identity', content: { familyName: 'Tesfaye' } } as const;

/** A draft that the asking role's own organisation would have to have begun: those of others are not there. */
async function drafted({ dg }: SampleWorld): Promise<{ path: string; headers: { 'If-Match': string } }> {
  const { body, headers } = await dg.post('/api/registration-drafts', DRAFT);
  return {
    path: `/api/registration-drafts/${(body as unknown as { id: string }).id}`,
    headers: { 'If-Match': headers.etag ?? '' },
  };
}

export const CONTACT = { role: 'lawyer', party: 'person', name: 'Avvocata Prova' } as const;

/** The smallest text that tells a PDF by its content. */
export const PDF = '%PDF-1.4\n%%EOF\n';

async function withContact(world: SampleWorld) {
  const { path, headers } = await placed(world);
  const added = await world.dg.post(`${path}/contacts`, CONTACT, headers);
  return {
    path,
    contact: String(added.body.contacts[0]?.id),
    headers: { 'If-Match': added.headers.etag ?? '' },
  };
}

const PATH = { kind: 'school', provider: 'CPIA di prova', fromDate: '2026-02-03' } as const;
const PERMIT = { kind: 'minor_age', expiresOn: '2029-02-03' } as const;
const MEASURE = { kind: 'prosieguo', orderedOn: '2026-03-01' } as const;

/** A minor with one integration path, permit or measure, all entered by the Directorate-General. */
async function withEntry(
  world: SampleWorld,
  list: 'integration-paths' | 'residence-permits' | 'measures',
  body: object,
) {
  const { path, headers } = await placed(world);
  const added = await world.dg.post(`${path}/${list}`, body, headers);
  const { body: folder } = (await world.dg.get(`${path}/integration-paths`)) as unknown as {
    body: Record<'paths' | 'permits' | 'measures', { id: number }[]>;
  };
  const id = [...folder.paths, ...folder.permits, ...folder.measures][0]?.id;
  return { path: `${path}/${list}/${String(id)}`, headers: { 'If-Match': added.headers.etag ?? '' } };
}

/** The path of a file of a new minor. */
async function withAttachment(world: SampleWorld): Promise<string> {
  const { path } = await placed(world);
  const { body } = (await world.dg.agent
    .post(`${path}/attachments`)
    .set({ ...world.dg.xsrf, 'Idempotency-Key': randomUUID() })
    .field('kind', 'other')
    .attach('file', Buffer.from(PDF), 'prova.pdf')) as { body: { id: number } };
  return `${path}/attachments/${String(body.id)}`;
}

/** A transfer that the Directorate-General proposes: into the facility of the matrix, or out of it. Both bodies of the matrix stand on its side. */
async function proposed(
  world: SampleWorld,
  direction: 'incoming' | 'outgoing',
): Promise<{ path: string; headers: { 'If-Match': string } }> {
  const [from, to] = direction === 'incoming' ? [ELSEWHERE, PLACEMENT.place] : [PLACEMENT.place, ELSEWHERE];
  const placedThere = await world.dg.post('/api/minors', { ...YOUTH, movement: { ...PLACEMENT, place: from } });
  const answer = await world.dg.post(
    `/api/minors/${placedThere.body.simCode}/transfer-proposals`,
    { place: to },
    { 'If-Match': placedThere.headers.etag ?? '' },
  );
  const { id } = answer.body as unknown as { id: number };
  return { path: `/api/transfer-proposals/${String(id)}`, headers: { 'If-Match': answer.headers.etag ?? '' } };
}

const reading = (path: string, audit: string | null = null): RouteSample => ({
  request: () => ({ path }),
  status: 200,
  audit,
});
const readingOf = (path: (world: SampleWorld) => string, audit: string | null = null): RouteSample => ({
  request: (world) => ({ path: path(world) }),
  status: 200,
  audit,
});
/** A release that another person may approve. */
const takenRelease = ({ freeze }: SampleWorld): Promise<number> => freeze('2026-03', 'Prova di revisione');
const code = (): string => `N-${randomUUID().slice(0, 8)}`;
const reason = 'Prova di accesso';

/** How many texts of reports the samples have written. */
let commented = 0;

/** A request for every route of the application, by `METHOD /path`. A route without one fails the matrix. */
export const ROUTE_SAMPLES: Readonly<Record<string, RouteSample>> = {
  'POST /api/accessibility-feedback': {
    request: () => ({
      path: '/api/accessibility-feedback',
      body: { subject: 'Contrasto del menu', text: 'Il menu non si legge.' },
    }),
    status: 201,
    audit: null,
  },
  'GET /api/assistance': reading('/api/assistance'),
  'GET /api/assistance/unread': reading('/api/assistance/unread'),
  'POST /api/assistance': {
    request: () => ({ path: '/api/assistance', body: REQUEST }),
    status: 201,
    audit: 'assistance.ask',
  },
  // The request is one of the DG: other bodies' are not there.
  'GET /api/assistance/:id': {
    request: async (world) => ({ path: await askedByDg(world) }),
    status: 200,
    territorialStatus: 404,
    audit: null,
  },
  'POST /api/assistance/:id/messages': {
    request: async (world) => ({ path: `${await askedByDg(world)}/messages`, body: { text: 'Ancora una cosa.' } }),
    status: 201,
    territorialStatus: 404,
    audit: 'assistance.write',
    auditOf: { dg_administrator: 'assistance.answer' },
  },
  'PUT /api/assistance/:id/closing': {
    request: async (world) => ({ path: `${await askedByDg(world)}/closing` }),
    status: 200,
    territorialStatus: 404,
    audit: 'assistance.close',
  },
  'GET /api/census': reading('/api/census?on=2026-06-30', 'census.read'),
  'GET /api/countries': reading('/api/countries'),
  'GET /api/entry-rule': reading('/api/entry-rule'),
  'GET /api/facilities': reading('/api/facilities'),
  'POST /api/facilities': {
    request: async ({ dg }) => ({
      path: '/api/facilities',
      body: {
        code: code(),
        name: 'Casa Nuova',
        kind: 'sai',
        managingBodyId: ((await dg.post('/api/managing-bodies', { name: code() })).body as unknown as { id: number })
          .id,
        municipality: PALERMO,
        openOn: '2020-01-01',
        places: 10,
      },
    }),
    status: 201,
    audit: null,
  },
  'GET /api/facilities/:code': reading('/api/facilities/F-PA'),
  'PUT /api/facilities/:code': {
    request: async ({ dg }) => {
      const { headers, body } = await dg.get('/api/facilities/F-PA');
      const { managingBody } = body as unknown as { managingBody: { id: number } };
      return {
        path: '/api/facilities/F-PA',
        body: { name: code(), kind: 'second_accredited', managingBodyId: managingBody.id, openOn: '2010-01-01' },
        headers: { 'If-Match': headers.etag ?? '' },
      };
    },
    status: 200,
    audit: null,
  },
  'POST /api/facilities/:code/capacities': {
    request: async ({ dg }) => {
      const { body } = await dg.get('/api/facilities/F-PA');
      const [last] = (body as unknown as { capacities: { from: string }[] }).capacities.slice(-1);
      const from = new Date(Date.parse(last?.from ?? '2010-01-01') + 86_400_000).toISOString().slice(0, 10);
      return { path: '/api/facilities/F-PA/capacities', body: { from, places: 25 } };
    },
    status: 201,
    audit: null,
  },
  'PUT /api/facilities/:code/capacities/:id': {
    request: async ({ dg }) => {
      const { body, headers } = await dg.get('/api/facilities/F-PA');
      const [first] = (body as unknown as { capacities: { id: number; from: string }[] }).capacities;
      return {
        path: `/api/facilities/F-PA/capacities/${String(first?.id)}`,
        body: { from: first?.from, places: 999, reason: 'Errore di battitura' },
        headers: { 'If-Match': headers.etag ?? '' },
      };
    },
    status: 200,
    audit: null,
  },
  'GET /api/daily-amounts': reading('/api/daily-amounts'),
  'POST /api/daily-amounts': {
    request: () => ({
      path: '/api/daily-amounts',
      body: { kind: 'sai', from: '2026-01-01', cents: 5000, source: 'Atto di prova' },
    }),
    status: 201,
    audit: null,
  },
  'GET /api/presence/facilities': reading('/api/presence/facilities'),
  'GET /api/presence/quarters/:quarter': reading(
    `/api/presence/quarters/2026-Q1?municipality=${PALERMO}`,
    'presence.read_quarter',
  ),
  'GET /api/facilities/:code/board': reading('/api/facilities/F-PA/board', 'presence.read_board'),
  'GET /api/facilities/:code/beds/:simCode': {
    request: async (world) => {
      const { path } = await placed(world);
      return { path: path.replace('/api/minors', '/api/facilities/F-PA/beds') };
    },
    status: 200,
    audit: null,
  },
  'PUT /api/facilities/:code/beds': {
    request: async (world) => {
      const { path } = await placed(world);
      const { id } = await withRoom(world);
      const { headers } = await world.keeper.get('/api/facilities/F-PA/board');
      const changes = [{ simCode: path.replace('/api/minors/', ''), roomId: id, bed: 1 }];
      return { path: '/api/facilities/F-PA/beds', body: { changes }, headers: { 'If-Match': headers.etag ?? '' } };
    },
    status: 200,
    audit: ['presence.change_beds', 'presence.read_board'],
  },
  'GET /api/facilities/:code/rooms': reading('/api/facilities/F-PA/rooms'),
  'POST /api/facilities/:code/rooms': {
    request: () => ({ path: '/api/facilities/F-PA/rooms', body: { ...ROOM, name: code(), openFrom: '2020-01-01' } }),
    status: 201,
    audit: null,
  },
  'GET /api/facilities/:code/rooms/:id': {
    request: async (world) => ({ path: (await withRoom(world)).path }),
    status: 200,
    audit: null,
  },
  'PUT /api/facilities/:code/rooms/:id': {
    request: async (world) => {
      const { path, headers } = await withRoom(world);
      return { path, headers, body: { ...ROOM, name: code() } };
    },
    status: 200,
    audit: null,
  },
  'PUT /api/facilities/:code/rooms/:id/closing': {
    request: async (world) => {
      const { path, headers } = await withRoom(world);
      return { path: `${path}/closing`, headers, body: { from: new Clock().today() } };
    },
    status: 200,
    audit: null,
  },
  'PUT /api/facilities/:code/rooms/:id/reopening': {
    request: async (world) => {
      const { path, headers } = await withRoom(world);
      const from = new Clock().today();
      const closed = await world.keeper.put(`${path}/closing`, { from }, headers);
      return { path: `${path}/reopening`, headers: { 'If-Match': closed.headers.etag ?? '' }, body: { from } };
    },
    status: 200,
    audit: null,
  },
  'GET /api/facilities/:code/presence/nights': reading(
    '/api/facilities/F-PA/presence/nights?from=2026-02-01&to=2026-02-10',
  ),
  'GET /api/facilities/:code/presence/nights/:night': reading(
    '/api/facilities/F-PA/presence/nights/2026-02-01',
    'presence.read_night',
  ),
  'POST /api/facilities/:code/presence/nights/:night': {
    request: async ({ dg }) => {
      const path = `/api/facilities/F-PA/presence/nights/${new Clock().today()}`;
      const night = (await dg.get(path)).body as unknown as {
        minors: { simCode: string }[];
        confirmation: { number: number } | null;
      };
      const listed = night.minors.map(({ simCode }) => simCode);
      return { path, body: { listed, absences: [], unlisted: 0, replaces: night.confirmation?.number ?? 0 } };
    },
    status: 201,
    audit: 'presence.confirm',
  },
  'GET /api/facilities/:code/presence/:month': reading('/api/facilities/F-PA/presence/2026-02', 'presence.read'),
  'GET /api/facility-kinds': reading('/api/facility-kinds'),
  'GET /api/home': reading('/api/home'),
  'GET /api/imports': reading('/api/imports'),
  'POST /api/imports': {
    request: () => ({ path: '/api/imports', files: { facilities: 'a', minors: 'b', movements: 'c' } }),
    status: 202,
    audit: 'import.request',
  },
  'GET /api/imports/:id': { ...reading(''), request: ({ importId }) => ({ path: `/api/imports/${importId}` }) },
  'GET /api/imports/:id/problems': {
    request: ({ importId }) => ({ path: `/api/imports/${importId}/problems` }),
    status: 200,
    audit: 'import.read_problems',
  },
  'GET /api/imports/:id/problems.csv': {
    request: ({ importId }) => ({ path: `/api/imports/${importId}/problems.csv` }),
    status: 200,
    audit: 'import.export_problems',
  },
  'POST /api/look-ups': {
    request: () => ({
      path: '/api/look-ups',
      body: { purpose: 'found_again', note: reason, simCode: '2222-2222' },
    }),
    status: 201,
    audit: 'look_up.create',
  },
  // Nobody else's look-up is of any use.
  'POST /api/look-ups/:id/finding': {
    request: async ({ dg }) => {
      const { body } = await dg.post('/api/look-ups', { purpose: 'found_again', note: reason, simCode: '2222-2222' });
      const { id } = body as unknown as { id: number };
      return {
        path: `/api/look-ups/${String(id)}/finding`,
        body: { simCode: '2222-2222', onDate: '2026-03-01', place: PLACEMENT.place },
      };
    },
    status: 404,
    audit: null,
  },
  'GET /api/managing-bodies': reading('/api/managing-bodies'),
  'POST /api/managing-bodies': {
    request: () => ({ path: '/api/managing-bodies', body: { name: code() } }),
    status: 201,
    audit: null,
  },
  'GET /api/managing-bodies/:id': {
    request: async ({ dg }) => ({ path: `/api/managing-bodies/${await newBody(dg)}` }),
    status: 200,
    audit: null,
  },
  'PUT /api/managing-bodies/:id': {
    request: async ({ dg }) => {
      const path = `/api/managing-bodies/${await newBody(dg)}`;
      return { path, body: { name: code() }, headers: { 'If-Match': (await dg.get(path)).headers.etag ?? '' } };
    },
    status: 200,
    audit: null,
  },
  'GET /api/minors': reading('/api/minors?sex=M', 'minor.list'),
  'GET /api/minors/export': {
    request: () => ({ path: '/api/minors/export?format=csv&columns=simCode,familyName&present=true' }),
    status: 200,
    audit: ['list.export', 'list.export_rows'],
  },
  'GET /api/inbox': reading('/api/inbox?unread=true'),
  'GET /api/inbox/settings': reading('/api/inbox/settings'),
  'PUT /api/inbox/settings': {
    request: () => ({ path: '/api/inbox/settings', body: { language: 'it', pec: null } }),
    status: 200,
    audit: null,
  },
  'GET /api/inbox/unread': reading('/api/inbox/unread'),
  'PUT /api/inbox/reading': { request: () => ({ path: '/api/inbox/reading' }), status: 200, audit: null },
  // An inbox is its owner's.
  'PUT /api/inbox/:id/reading': { request: () => ({ path: '/api/inbox/0/reading' }), status: 404, audit: null },
  'GET /api/notifications': reading('/api/notifications?state=failed'),
  'GET /api/notifications/transports': reading('/api/notifications/transports'),
  'GET /api/notifications/:id': { request: () => ({ path: '/api/notifications/0' }), status: 404, audit: null },
  'POST /api/notifications/:id/sending': {
    request: () => ({ path: '/api/notifications/0/sending' }),
    status: 404,
    audit: null,
  },
  'GET /api/obligations': reading('/api/obligations?overdue=true'),
  'GET /api/pec-receipts': reading('/api/pec-receipts'),
  'GET /api/opinion-desk/requests': {
    request: () => ({ path: '/api/opinion-desk/requests' }),
    status: 200,
    audit: 'opinion.list',
  },
  'GET /api/opinion-desk/queues': {
    request: () => ({ path: '/api/opinion-desk/queues' }),
    status: 200,
    audit: null,
  },
  'GET /api/opinion-desk/officers': {
    request: () => ({ path: '/api/opinion-desk/officers' }),
    status: 200,
    audit: null,
  },
  'GET /api/opinion-desk/statistics': {
    request: () => ({ path: '/api/opinion-desk/statistics?from=2026-01-01&to=2026-06-30' }),
    status: 200,
    audit: 'opinion.statistics',
  },
  // What becomes of a request depends on its state and on who asks: opinion-desk.api.spec.ts.
  'GET /api/opinion-desk/requests/:id': {
    request: () => ({ path: '/api/opinion-desk/requests/0' }),
    status: 404,
    audit: null,
  },
  'PUT /api/opinion-desk/requests/:id/documents/:documentId/check': {
    request: () => ({ path: '/api/opinion-desk/requests/0/documents/0/check', body: { verdict: 'accepted' } }),
    status: 404,
    audit: null,
  },
  'GET /api/opinion-desk/requests/:id/lock': {
    request: () => ({ path: '/api/opinion-desk/requests/0/lock' }),
    status: 404,
    audit: null,
  },
  'PUT /api/opinion-desk/requests/:id/lock': {
    request: () => ({ path: '/api/opinion-desk/requests/0/lock' }),
    status: 404,
    audit: null,
  },
  'DELETE /api/opinion-desk/requests/:id/lock': {
    request: () => ({ path: '/api/opinion-desk/requests/0/lock' }),
    status: 204,
    audit: null,
  },
  'POST /api/opinion-desk/requests/:id/lock/take-over': {
    request: () => ({ path: '/api/opinion-desk/requests/0/lock/take-over', body: { reason: 'Assente da oggi' } }),
    status: 404,
    audit: null,
  },
  'POST /api/opinion-desk/assignment-preview': {
    request: () => ({ path: '/api/opinion-desk/assignment-preview', body: { requestIds: [999_999] } }),
    status: 404,
    audit: null,
  },
  'POST /api/opinion-desk/assignments': {
    request: () => ({
      path: '/api/opinion-desk/assignments',
      body: { assignments: [{ requestId: 999_999, officerId: 999_999 }] },
    }),
    status: 422,
    audit: null,
  },
  'POST /api/opinion-desk/decisions': {
    request: () => ({ path: '/api/opinion-desk/decisions', body: { requestIds: [999_999], notDueCase: 'prosieguo' } }),
    status: 404,
    audit: null,
  },
  'POST /api/opinion-desk/requests/:id/admission': {
    request: () => ({ path: '/api/opinion-desk/requests/0/admission', body: {}, headers: { 'If-Match': '"1"' } }),
    status: 404,
    audit: null,
  },
  'POST /api/opinion-desk/requests/:id/non-receivability': {
    request: () => ({
      path: '/api/opinion-desk/requests/0/non-receivability',
      body: { reason: 'Ritardo della Questura documentato' },
      headers: { 'If-Match': '"1"' },
    }),
    status: 404,
    audit: null,
  },
  'POST /api/opinion-desk/requests/:id/archiving': {
    request: () => ({
      path: '/api/opinion-desk/requests/0/archiving',
      body: { reason: 'Ritardo della Questura documentato' },
      headers: { 'If-Match': '"1"' },
    }),
    status: 404,
    audit: null,
  },
  'POST /api/opinion-desk/requests/:id/sending-back': {
    request: () => ({
      path: '/api/opinion-desk/requests/0/sending-back',
      body: { reason: 'Ritardo della Questura documentato' },
      headers: { 'If-Match': '"1"' },
    }),
    status: 404,
    audit: null,
  },
  'POST /api/opinion-desk/requests/:id/decision': {
    request: () => ({ path: '/api/opinion-desk/requests/0/decision', headers: { 'If-Match': '"1"' } }),
    status: 404,
    audit: null,
  },
  'POST /api/opinion-desk/requests/:id/re-examination': {
    request: () => ({
      path: '/api/opinion-desk/requests/0/re-examination',
      body: { reason: 'Ritardo della Questura documentato' },
      headers: { 'If-Match': '"1"' },
    }),
    status: 404,
    audit: null,
  },
  'POST /api/opinion-desk/requests/:id/opening': {
    request: () => ({ path: '/api/opinion-desk/requests/0/opening', headers: { 'If-Match': '"1"' } }),
    status: 404,
    audit: null,
  },
  'POST /api/opinion-desk/requests/:id/integration-request': {
    request: () => ({
      path: '/api/opinion-desk/requests/0/integration-request',
      body: { reason: 'Ritardo della Questura documentato', documents: ['permit'] },
      headers: { 'If-Match': '"1"' },
    }),
    status: 404,
    audit: null,
  },
  'POST /api/opinion-desk/requests/:id/notice': {
    request: () => ({
      path: '/api/opinion-desk/requests/0/notice',
      body: { reason: 'Ritardo della Questura documentato' },
      headers: { 'If-Match': '"1"' },
    }),
    status: 404,
    audit: null,
  },
  'POST /api/opinion-desk/requests/:id/resumption': {
    request: () => ({ path: '/api/opinion-desk/requests/0/resumption', headers: { 'If-Match': '"1"' } }),
    status: 404,
    audit: null,
  },
  'POST /api/opinion-desk/requests/:id/proposal': {
    request: () => ({
      path: '/api/opinion-desk/requests/0/proposal',
      body: {
        reason: 'Ritardo della Questura documentato',
        outcome: 'favourable',
        stayConsidered: true,
        pathConsidered: true,
      },
      headers: { 'If-Match': '"1"' },
    }),
    status: 404,
    audit: null,
  },
  'GET /api/list-views': reading('/api/list-views'),
  'POST /api/list-views': {
    request: () => ({ path: '/api/list-views', body: { name: code(), filters: {}, columns: ['simCode'] } }),
    status: 201,
    audit: null,
  },
  // A view is its maker's.
  'PUT /api/list-views/:id': {
    request: () => ({ path: '/api/list-views/0', body: { name: 'Vista', filters: {}, columns: ['simCode'] } }),
    status: 404,
    audit: null,
  },
  'DELETE /api/list-views/:id': { request: () => ({ path: '/api/list-views/0' }), status: 404, audit: null },
  'POST /api/minors': { request: () => ({ path: '/api/minors', body: YOUTH }), status: 201, audit: 'minor.create' },
  'POST /api/minors/possible-matches': {
    request: () => ({ path: '/api/minors/possible-matches', body: { familyName: 'Tesfaye', givenName: 'Samuel' } }),
    status: 200,
    audit: 'match.find',
  },
  'GET /api/minors/:simCode': {
    request: async (world) => ({ path: (await placed(world)).path }),
    status: 200,
    audit: 'minor.read',
  },
  'GET /api/minors/:simCode/history': {
    request: async (world) => ({ path: `${(await placed(world)).path}/history` }),
    status: 200,
    audit: 'minor.history',
  },
  'GET /api/minors/:simCode/accesses': {
    request: async (world) => ({ path: `${(await placed(world)).path}/accesses` }),
    status: 200,
    audit: 'minor.accesses',
  },
  'POST /api/minors/:simCode/prints': {
    request: async (world) => ({ path: `${(await placed(world)).path}/prints` }),
    status: 200,
    audit: 'minor.print',
  },
  'GET /api/minors/:simCode/opinion-precheck': {
    request: async (world) => ({ path: `${(await placed(world)).path}/opinion-precheck` }),
    status: 200,
    audit: 'minor.read_opinion_precheck',
  },
  'GET /api/minors/:simCode/integration-paths': {
    request: async (world) => ({ path: `${(await placed(world)).path}/integration-paths` }),
    status: 200,
    audit: 'minor.read_integration_paths',
  },
  'POST /api/minors/:simCode/integration-paths': {
    request: async (world) => {
      const { path, headers } = await placed(world);
      return { path: `${path}/integration-paths`, body: PATH, headers };
    },
    status: 201,
    audit: 'minor.add_integration_path',
  },
  'PUT /api/minors/:simCode/integration-paths/:id': {
    request: async (world) => ({ ...(await withEntry(world, 'integration-paths', PATH)), body: { ...PATH, reason } }),
    status: 200,
    audit: 'minor.change_integration_path',
  },
  'DELETE /api/minors/:simCode/integration-paths/:id': {
    request: async (world) => {
      const { path, headers } = await withEntry(world, 'integration-paths', PATH);
      return { path: `${path}?reason=${encodeURIComponent(reason)}`, headers };
    },
    status: 200,
    audit: 'minor.remove_integration_path',
  },
  'POST /api/minors/:simCode/residence-permits': {
    request: async (world) => {
      const { path, headers } = await placed(world);
      return { path: `${path}/residence-permits`, body: PERMIT, headers };
    },
    status: 201,
    audit: 'minor.add_residence_permit',
  },
  'PUT /api/minors/:simCode/residence-permits/:id': {
    request: async (world) => ({
      ...(await withEntry(world, 'residence-permits', PERMIT)),
      body: { ...PERMIT, reason },
    }),
    status: 200,
    audit: 'minor.change_residence_permit',
  },
  'DELETE /api/minors/:simCode/residence-permits/:id': {
    request: async (world) => {
      const { path, headers } = await withEntry(world, 'residence-permits', PERMIT);
      return { path: `${path}?reason=${encodeURIComponent(reason)}`, headers };
    },
    status: 200,
    audit: 'minor.remove_residence_permit',
  },
  'POST /api/minors/:simCode/measures': {
    request: async (world) => {
      const { path, headers } = await placed(world);
      return { path: `${path}/measures`, body: MEASURE, headers };
    },
    status: 201,
    audit: 'minor.add_measure',
  },
  'PUT /api/minors/:simCode/measures/:id': {
    request: async (world) => ({ ...(await withEntry(world, 'measures', MEASURE)), body: { ...MEASURE, reason } }),
    status: 200,
    audit: 'minor.change_measure',
  },
  'DELETE /api/minors/:simCode/measures/:id': {
    request: async (world) => {
      const { path, headers } = await withEntry(world, 'measures', MEASURE);
      return { path: `${path}?reason=${encodeURIComponent(reason)}`, headers };
    },
    status: 200,
    audit: 'minor.remove_measure',
  },
  'POST /api/minors/:simCode/contacts': {
    request: async (world) => {
      const { path, headers } = await placed(world);
      return { path: `${path}/contacts`, body: CONTACT, headers };
    },
    status: 201,
    audit: 'minor.add_contact',
  },
  'PUT /api/minors/:simCode/contacts/:id': {
    request: async (world) => {
      const { path, contact, headers } = await withContact(world);
      return { path: `${path}/contacts/${contact}`, body: { ...CONTACT, phone: '091 5550101' }, headers };
    },
    status: 200,
    audit: 'minor.change_contact',
  },
  'DELETE /api/minors/:simCode/contacts/:id': {
    request: async (world) => {
      const { path, contact, headers } = await withContact(world);
      return { path: `${path}/contacts/${contact}?reason=${encodeURIComponent(reason)}`, headers };
    },
    status: 200,
    audit: 'minor.remove_contact',
  },
  'POST /api/minors/:simCode/relations': {
    request: async (world) => {
      const { path, headers } = await placed(world);
      const otherSimCode = (await placed(world)).path.slice(-8);
      return { path: `${path}/relations`, body: { otherSimCode, kind: 'sibling', travellingTogether: true }, headers };
    },
    status: 201,
    audit: 'minor.relate',
  },
  'DELETE /api/minors/:simCode/relations/:id': {
    request: async (world) => {
      const { path, headers } = await placed(world);
      const otherSimCode = (await placed(world)).path.slice(-8);
      const body = { otherSimCode, kind: 'cousin', travellingTogether: false };
      const joined = await world.dg.post(`${path}/relations`, body, headers);
      const relation = String(joined.body.relations[0]?.id);
      return {
        path: `${path}/relations/${relation}?reason=${encodeURIComponent(reason)}`,
        headers: { 'If-Match': joined.headers.etag ?? '' },
      };
    },
    status: 200,
    audit: 'minor.unrelate',
  },
  'GET /api/minors/:simCode/attachments': {
    request: async (world) => ({ path: `${(await placed(world)).path}/attachments` }),
    status: 200,
    audit: 'minor.read_attachments',
  },
  'POST /api/minors/:simCode/attachments': {
    request: async (world) => ({
      path: `${(await placed(world)).path}/attachments`,
      files: { file: PDF },
      fields: { kind: 'other' },
    }),
    status: 201,
    audit: 'minor.attach',
  },
  'GET /api/minors/:simCode/attachments/:id/content': {
    request: async (world) => ({ path: `${await withAttachment(world)}/content` }),
    status: 200,
    audit: 'minor.download_attachment',
  },
  'POST /api/minors/:simCode/attachments/:id/withdrawal': {
    request: async (world) => ({ path: `${await withAttachment(world)}/withdrawal`, body: { reason } }),
    status: 200,
    audit: 'minor.withdraw_attachment',
  },
  'PUT /api/minors/:simCode/identity': {
    request: async (world) => {
      const { path, headers } = await placed(world);
      return { path: `${path}/identity`, body: { reason, sex: 'F' }, headers };
    },
    status: 200,
    audit: 'minor.correct',
  },
  'POST /api/minors/:simCode/movements': {
    request: async (world) => {
      const { path, headers } = await placed(world);
      return { path: `${path}/movements`, body: { kind: 'absconding', onDate: '2026-02-05' }, headers };
    },
    status: 201,
    audit: 'movement.create',
  },
  'DELETE /api/minors/:simCode/movements/:id': {
    request: async (world) => {
      const { path, movement, headers } = await placed(world);
      return { path: `${path}/movements/${movement}?reason=${encodeURIComponent(reason)}`, headers };
    },
    status: 200,
    audit: 'movement.cancel',
  },
  'PUT /api/minors/:simCode/movements/:id': {
    request: async (world) => {
      const { path, movement, headers } = await placed(world);
      return { path: `${path}/movements/${movement}`, body: { ...PLACEMENT, onDate: '2026-02-03', reason }, headers };
    },
    status: 200,
    audit: 'movement.correct',
  },
  'GET /api/minors/:simCode/absconding-report': {
    request: async (world) => {
      const { path, headers } = await placed(world);
      await world.dg.post(`${path}/movements`, { kind: 'absconding', onDate: '2026-02-05' }, headers);
      return { path: `${path}/absconding-report` };
    },
    status: 200,
    audit: 'minor.absconding_report',
  },
  'GET /api/minors/:simCode/responsibilities': {
    request: async (world) => ({ path: `${(await placed(world)).path}/responsibilities` }),
    status: 200,
    audit: 'minor.responsibilities',
  },
  'POST /api/minors/:simCode/responsibilities': {
    request: async (world) => {
      const { path, headers } = await placed(world);
      return {
        path: `${path}/responsibilities`,
        body: { municipalityCode: PALERMO, from: '2026-02-02', source: 'Determina n. 1' },
        headers,
      };
    },
    status: 201,
    audit: 'minor.take_charge',
  },
  'GET /api/minors/:simCode/transfer-preview': {
    request: async (world) => ({
      path: `${(await placed(world)).path}/transfer-preview?kind=private&municipalityCode=${MILANO}`,
    }),
    status: 200,
    audit: 'transfer.preview',
  },
  'GET /api/minors/:simCode/transfer-proposals': {
    request: async (world) => ({ path: `${(await placed(world)).path}/transfer-proposals` }),
    status: 200,
    audit: 'transfer.read',
  },
  'POST /api/minors/:simCode/transfer-proposals': {
    request: async (world) => {
      const { path, headers } = await placed(world);
      return { path: `${path}/transfer-proposals`, body: { place: ELSEWHERE }, headers };
    },
    status: 201,
    audit: 'transfer.propose',
  },
  'GET /api/municipalities': reading('/api/municipalities?query=paler'),
  'GET /api/provinces': reading('/api/provinces'),
  'GET /api/registration-drafts': reading('/api/registration-drafts', 'draft.list'),
  'POST /api/registration-drafts': {
    request: () => ({ path: '/api/registration-drafts', body: DRAFT }),
    status: 201,
    audit: null,
  },
  'GET /api/registration-drafts/:id': {
    request: drafted,
    status: 200,
    territorialStatus: 404,
    audit: 'draft.read',
  },
  'PUT /api/registration-drafts/:id': {
    request: async (world) => ({ ...(await drafted(world)), body: DRAFT }),
    status: 200,
    territorialStatus: 404,
    audit: null,
  },
  'DELETE /api/registration-drafts/:id': {
    request: drafted,
    status: 204,
    territorialStatus: 404,
    audit: 'draft.delete',
  },
  'POST /api/registration-drafts/:id/submission': {
    request: async (world) => ({ path: `${(await drafted(world)).path}/submission`, body: YOUTH }),
    status: 200,
    territorialStatus: 404,
    audit: 'minor.create',
  },
  'GET /api/releases': reading('/api/releases'),
  'POST /api/releases': {
    request: async ({ freeze }) => {
      await freeze('2026-04', 'Prova');
      return { path: '/api/releases', body: { month: '2026-04', reason: 'Prova di revisione' } };
    },
    status: 202,
    audit: 'release.request',
  },
  'GET /api/releases/:id': { ...reading(''), request: (world) => ({ path: `/api/releases/${world.releaseId}` }) },
  'POST /api/releases/:id/verification': {
    request: (world) => ({ path: `/api/releases/${world.releaseId}/verification` }),
    status: 200,
    audit: 'release.verify',
  },
  'POST /api/releases/:id/approval': {
    request: async (world) => ({ path: `/api/releases/${await takenRelease(world)}/approval` }),
    status: 200,
    audit: 'release.approve',
  },
  'POST /api/releases/:id/publication': {
    request: async (world) => {
      const path = `/api/releases/${await takenRelease(world)}`;
      const { status } = await world.head.post(`${path}/approval`);
      if (status !== 200) throw new Error(`The sample was not approved: ${String(status)}`);
      return { path: `${path}/publication` };
    },
    status: 200,
    audit: 'release.publish',
  },
  'GET /api/releases/:id/revision': readingOf((world) => `/api/releases/${world.releaseId}/revision`),
  'GET /api/releases/:id/revision/minors': readingOf(
    (world) => `/api/releases/${world.releaseId}/revision/minors?cause=late_registration`,
    'release.read_minors',
  ),
  'GET /api/releases/:id/balance': readingOf(
    (world) => `/api/releases/${world.releaseId}/balance?to=${world.laterReleaseId}`,
  ),
  'GET /api/releases/:id/balance/minors': readingOf(
    (world) => `/api/releases/${world.releaseId}/balance/minors?to=${world.laterReleaseId}&flow=entered`,
    'release.read_minors',
  ),
  'GET /api/quality': reading('/api/quality'),
  'GET /api/quality/scores': reading('/api/quality/scores?by=region'),
  'GET /api/quality/findings': reading('/api/quality/findings?rule=entry_missing', 'quality.read'),
  'POST /api/quality/runs': { request: () => ({ path: '/api/quality/runs' }), status: 202, audit: 'quality.request' },
  'GET /api/regions': reading('/api/regions'),
  'GET /api/reports': reading('/api/reports'),
  // A run is its body's: the other bodies' are not there.
  'GET /api/reports/:id': {
    request: ({ reportId }) => ({ path: `/api/reports/${reportId}` }),
    status: 200,
    territorialStatus: 404,
    audit: null,
  },
  'GET /api/reports/:id/document': {
    request: ({ reportId }) => ({ path: `/api/reports/${reportId}/document` }),
    status: 200,
    territorialStatus: 404,
    audit: 'report.download',
  },
  'POST /api/reports/:id/cancellation': {
    request: async ({ dg }) => {
      const { body } = await dg.post('/api/reports/monthly', { month: '2026-04' });
      return { path: `/api/reports/${String((body as unknown as { id: number }).id)}/cancellation`, body: {} };
    },
    status: 200,
    territorialStatus: 404,
    audit: 'report.cancel',
  },
  'GET /api/reports/preview': reading('/api/reports/preview?kind=half_yearly&period=2025-S2', 'report.make'),
  'POST /api/reports': {
    request: () => ({ path: '/api/reports', body: { kind: 'half_yearly', period: '2025-S2' } }),
    status: 202,
    audit: 'report.request',
  },
  'POST /api/reports/commentaries': {
    // A period of its own each time: a colleague's version would have to be named.
    request: () => ({
      path: '/api/reports/commentaries',
      body: {
        kind: 'monthly',
        period: `${String(1950 + (commented += 1))}-01`,
        section: 'month',
        text: 'In linea con il mese precedente.',
        basedOn: null,
      },
    }),
    status: 201,
    audit: 'report.comment',
  },
  'GET /api/reports/:id/files/:name': {
    request: ({ reportId, reportFile }) => ({ path: `/api/reports/${reportId}/files/${reportFile}` }),
    status: 200,
    territorialStatus: 404,
    audit: 'report.download',
  },
  'POST /api/reports/monthly': {
    request: () => ({ path: '/api/reports/monthly', body: { month: '2026-06' } }),
    status: 202,
    audit: 'report.request',
  },
  'GET /api/reports/monthly/:month': reading('/api/reports/monthly/2026-06', 'report.make'),
  'DELETE /api/session': {
    request: () => ({ path: '/api/session' }),
    status: 204,
    audit: 'session.close',
    endsSession: true,
  },
  'GET /api/session': reading('/api/session'),
  // Without credentials: who is signed in already is not signed in anew.
  'POST /api/session': { request: () => ({ path: '/api/session', body: {} }), status: 401, audit: null },
  'PUT /api/session/membership': {
    request: () => ({ path: '/api/session/membership', body: { membershipId: 0 } }),
    status: 404,
    audit: null,
  },
  'DELETE /api/sessions': {
    request: () => ({ path: '/api/sessions' }),
    status: 204,
    audit: 'session.close_all',
    endsSession: true,
  },
  'GET /api/status': reading('/api/status'),
  'GET /api/users': reading('/api/users'),
  'POST /api/users': { request: () => ({ path: '/api/users', body: newUser() }), status: 201, audit: 'user.invite' },
  'GET /api/users/scopes': reading('/api/users/scopes?role=facility&query=casa'),
  'POST /api/users/reviews': {
    request: async ({ dg }) => {
      const { memberships } = await invited(dg);
      return { path: '/api/users/reviews', body: { membershipIds: memberships } };
    },
    status: 200,
    audit: 'user.review',
  },
  'GET /api/users/:id': { ...reading(''), request: async ({ dg }) => ({ path: (await invited(dg)).path }) },
  'PUT /api/users/:id/invitation': {
    request: async ({ dg }) => {
      const { path, headers } = await invited(dg);
      return { path: `${path}/invitation`, headers };
    },
    status: 200,
    audit: 'user.renew_invitation',
  },
  'PUT /api/users/:id/suspension': {
    request: async ({ dg }) => {
      const { path, headers } = await invited(dg);
      return { path: `${path}/suspension`, headers, body: { reason: 'Ha cambiato ufficio' } };
    },
    status: 200,
    audit: 'user.suspend',
  },
  'DELETE /api/users/:id/suspension': {
    request: async ({ dg }) => {
      const { path, headers } = await invited(dg);
      const suspended = await dg.put(`${path}/suspension`, { reason: 'Ha cambiato ufficio' }, headers);
      return { path: `${path}/suspension`, headers: { 'If-Match': suspended.headers.etag ?? '' } };
    },
    status: 200,
    audit: 'user.resume',
  },
  'POST /api/users/:id/memberships': {
    request: async ({ dg }) => {
      const { path, headers } = await invited(dg);
      return { path: `${path}/memberships`, headers, body: { role: 'municipality', scope: PALERMO } };
    },
    status: 201,
    audit: 'user.add_membership',
  },
  'DELETE /api/users/:id/memberships/:membershipId': {
    request: async ({ dg }) => {
      const { path, memberships, headers } = await invited(dg);
      return { path: `${path}/memberships/${String(memberships[0])}`, headers };
    },
    status: 200,
    audit: 'user.end_membership',
  },
  // Of a link that nobody has: it is said to be gone to whoever asks.
  'GET /api/document-templates': reading('/api/document-templates'),
  'GET /api/document-templates/:kind/:language': reading('/api/document-templates/receipt/it'),
  'POST /api/document-templates/:kind/:language/versions': {
    request: async ({ dg }) => {
      const { headers } = await dg.get('/api/document-templates/not_receivable/it');
      const body = {
        title: 'Prova',
        body: 'Testo di prova.',
        note: 'Prova di accesso',
        validFrom: new Clock().today(),
      };
      return {
        path: '/api/document-templates/not_receivable/it/versions',
        body,
        headers: { 'If-Match': headers.etag ?? '' },
      };
    },
    status: 201,
    audit: null,
  },
  'POST /api/document-templates/:kind/:language/preview': {
    request: () => ({
      path: '/api/document-templates/receipt/it/preview',
      body: { title: 'Prova', body: 'Testo di prova.' },
    }),
    status: 200,
    audit: null,
  },
  // No document: whose they are is tried with the requests.
  'GET /api/official-documents/:id/content': {
    request: () => ({ path: '/api/official-documents/999999/content' }),
    status: 404,
    audit: null,
  },
  'POST /api/verification': {
    request: () => ({ path: '/api/verification', body: { number: '2026/000001', code: 'A'.repeat(20) } }),
    status: 200,
    audit: null,
  },
  'POST /api/invitations/look-up': {
    request: () => ({ path: '/api/invitations/look-up', body: { token: 'a'.repeat(43) } }),
    status: 404,
    audit: null,
  },
  'POST /api/invitations/acceptance': {
    request: () => ({ path: '/api/invitations/acceptance', body: { token: 'a'.repeat(43), password: 'x'.repeat(20) } }),
    status: 404,
    audit: null,
  },
  'GET /api/transfer-proposals': reading('/api/transfer-proposals?direction=incoming', 'transfer.list'),
  'GET /api/transfer-proposals/:id': {
    request: async (world) => ({ path: (await proposed(world, 'incoming')).path }),
    status: 200,
    audit: 'transfer.read',
  },
  'POST /api/transfer-proposals/:id/acceptance': {
    request: async (world) => {
      const { path, headers } = await proposed(world, 'incoming');
      return { path: `${path}/acceptance`, body: { on: '2026-02-05' }, headers };
    },
    status: 200,
    audit: 'transfer.accept',
  },
  'POST /api/transfer-proposals/:id/refusal': {
    request: async (world) => {
      const { path, headers } = await proposed(world, 'incoming');
      return { path: `${path}/refusal`, body: { reason }, headers };
    },
    status: 200,
    audit: 'transfer.refuse',
  },
  'POST /api/transfer-proposals/:id/withdrawal': {
    request: async (world) => {
      const { path, headers } = await proposed(world, 'outgoing');
      return { path: `${path}/withdrawal`, body: { reason }, headers };
    },
    status: 200,
    audit: 'transfer.withdraw',
  },
};

const REQUEST = { topic: 'procedure', subject: 'Trasferimento', text: 'Come si registra un trasferimento?' };

async function askedByDg({ dg }: SampleWorld): Promise<string> {
  const { body } = await dg.post('/api/assistance', REQUEST);
  return `/api/assistance/${String((body as unknown as { id: number }).id)}`;
}

async function newBody(dg: SampleWorld['dg']): Promise<number> {
  return ((await dg.post('/api/managing-bodies', { name: code() })).body as unknown as { id: number }).id;
}

const newUser = (): object => ({
  username: `u.${randomUUID().slice(0, 8)}`,
  displayName: 'Anna Prova',
  role: 'facility',
  scope: 'F-PA',
});

/** A person invited for the facility in Palermo: the municipality manages it too. */
async function invited(
  dg: SampleWorld['dg'],
): Promise<{ path: string; memberships: number[]; headers: { 'If-Match': string } }> {
  const { body, headers } = await dg.post('/api/users', newUser());
  const { user } = body as unknown as { user: { id: number; memberships: { id: number }[] } };
  return {
    path: `/api/users/${String(user.id)}`,
    memberships: user.memberships.map(({ id }) => id),
    headers: { 'If-Match': headers.etag ?? '' },
  };
}

/** Makes the world of the samples. */
export async function createSampleWorld(api: TestApi): Promise<SampleWorld> {
  await addFacility(api.database, { code: 'F-PA', municipality: PALERMO, places: 1000 });
  const dg = await signIn<MinorAnswer>(api, 'dg_administrator');
  const run = await dg.post('/api/reports/monthly', { month: '2026-05' });
  const { id: reportId } = run.body as unknown as { id: number };
  await api.app.get(JobHandlers).handle('report.make', { reportId });
  const made = (await dg.get(`/api/reports/${reportId}`)).body as unknown as { files: { name: string }[] };
  await dg.post('/api/minors', { ...YOUTH, movement: PLACEMENT });
  const freeze = (month: string, reason: string): Promise<number> => frozen(api, month, reason);
  await api.app.get(QualityService).requestNightly();
  await api.app.get(JobHandlers).handle('quality.run', { runId: 1 });
  return {
    dg,
    keeper: await signIn<MinorAnswer>(api, 'facility', 'F-PA'),
    importId: await refusedImport(api),
    reportId,
    reportFile: made.files[0]?.name ?? '',
    releaseId: await freeze('2026-03', 'Prova'),
    laterReleaseId: await freeze('2026-05', 'Prova'),
    head: await signIn(api, 'dg_head'),
    freeze,
  };
}

async function frozen(api: TestApi, month: string, reason: string): Promise<number> {
  const unitOfWork = api.app.get(UnitOfWork);
  const releases = api.app.get(ReleasesService);
  // Asked for by somebody: what the schedule takes needs two persons more.
  const request = await unitOfWork.run({ ...SYSTEM_ACTOR, userId: 999_999 }, () => releases.request(month, reason));
  await api.app.get(ReleaseTaker).take(request);
  const release = await unitOfWork.run(SYSTEM_ACTOR, () => releases.madeOf(request));
  if (release === null) throw new Error(`No release of ${month}`);
  return release.id;
}

async function refusedImport(api: TestApi): Promise<number> {
  const folder = await mkdtemp(join(tmpdir(), 'sim-sample-'));
  const paths = {
    facilities: join(folder, 'strutture.csv'),
    minors: join(folder, 'minori.csv'),
    movements: join(folder, 'movimenti.csv'),
  };
  for (const path of Object.values(paths)) await writeFile(path, 'no,such,header\n');
  const { id } = await api.app.get(ImportsService).runNow(paths, true, () => undefined);
  await rm(folder, { recursive: true });
  return id;
}
