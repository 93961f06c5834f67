import { randomUUID } from 'node:crypto';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { ImportsService } from '../modules/imports/index.js';
import { Clock } from '../platform/clock.js';
import { JobHandlers } from '../platform/queue/job-handlers.js';
import { addFacility, PALERMO, signIn, type SignedInBrowser } from './fixtures.js';
import type { MinorAnswer } from './minor-answer.js';
import type { TestApi } from './test-api.js';

/** What every sample finds: a facility in Palermo, a refused import, a report of the Directorate-General. */
export interface SampleWorld {
  readonly dg: SignedInBrowser<MinorAnswer>;
  readonly importId: number;
  readonly reportId: number;
  readonly reportFile: string;
}

export interface PlainRequest {
  readonly path: string;
  readonly body?: object;
  readonly headers?: Readonly<Record<string, string>>;
  /** Files to be sent as a form instead of the body. */
  readonly files?: Readonly<Record<string, string>>;
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
  /** Ends the session, so that the browser is of no use afterwards. */
  readonly endsSession?: boolean;
}

export const PLACEMENT = {
  kind: 'placement',
  onDate: '2026-02-01',
  place: { kind: 'facility', facilityCode: 'F-PA' },
} as const;

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

const reading = (path: string, audit: string | null = null): RouteSample => ({
  request: () => ({ path }),
  status: 200,
  audit,
});
const code = (): string => `N-${randomUUID().slice(0, 8)}`;
const reason = 'Prova di accesso';

/** A request for every route of the application, by `METHOD /path`. A route without one fails the matrix. */
export const ROUTE_SAMPLES: Readonly<Record<string, RouteSample>> = {
  'GET /api/census': reading('/api/census?on=2026-06-30', 'census.read'),
  'GET /api/countries': reading('/api/countries'),
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
  'GET /api/managing-bodies': reading('/api/managing-bodies'),
  'POST /api/managing-bodies': {
    request: () => ({ path: '/api/managing-bodies', body: { name: code() } }),
    status: 201,
    audit: null,
  },
  'GET /api/minors': reading('/api/minors?sex=M', 'minor.list'),
  'GET /api/minors/export': {
    request: () => ({ path: '/api/minors/export?format=csv&columns=simCode,familyName&present=true' }),
    status: 200,
    audit: ['list.export', 'list.export_rows'],
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
  'GET /api/municipalities': reading('/api/municipalities?query=paler'),
  'GET /api/provinces': reading('/api/provinces'),
  'GET /api/regions': reading('/api/regions'),
  'GET /api/reports': reading('/api/reports'),
  // A run is its body's: the other bodies' are not there.
  'GET /api/reports/:id': {
    request: ({ reportId }) => ({ path: `/api/reports/${reportId}` }),
    status: 200,
    territorialStatus: 404,
    audit: null,
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
};

/** Makes the world of the samples. */
export async function createSampleWorld(api: TestApi): Promise<SampleWorld> {
  await addFacility(api.database, { code: 'F-PA', municipality: PALERMO, places: 1000 });
  const dg = await signIn<MinorAnswer>(api, 'dg_administrator');
  const run = await dg.post('/api/reports/monthly', { month: '2026-05' });
  const { id: reportId } = run.body as unknown as { id: number };
  await api.app.get(JobHandlers).handle('report.make', { reportId });
  const made = (await dg.get(`/api/reports/${reportId}`)).body as unknown as { files: { name: string }[] };
  return { dg, importId: await refusedImport(api), reportId, reportFile: made.files[0]?.name ?? '' };
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
