import { MILANO, PALERMO } from '../fixtures.js';
import { code, DRAFT, drafted, ELSEWHERE, placed, proposed, reading, reason } from './made-first.js';
import { PLACEMENT, type RouteSample, YOUTH } from './sample-world.js';

/** Requests for the routes of minors, drafts, transfers and lists. */
export const MINORS_SAMPLES: Readonly<Record<string, RouteSample>> = {
  'GET /api/entry-rule': reading('/api/entry-rule'),
  'GET /api/home': reading('/api/home'),
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
