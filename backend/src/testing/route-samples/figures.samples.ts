import { reading, readingOf, takenRelease } from './made-first.js';
import { type RouteSample } from './sample-world.js';

/** How many texts of reports the samples have written. */
let commented = 0;

/** Requests for the routes of imports, census, releases and reports. */
export const FIGURES_SAMPLES: Readonly<Record<string, RouteSample>> = {
  'GET /api/census': reading('/api/census?on=2026-06-30', 'census.read'),
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
  'GET /api/quality/trend': reading('/api/quality/trend?by=region&code=ITG1'),
  'GET /api/quality/findings': reading('/api/quality/findings?rule=entry_missing', 'quality.read'),
  'POST /api/quality/runs': { request: () => ({ path: '/api/quality/runs' }), status: 202, audit: 'quality.request' },
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
};
