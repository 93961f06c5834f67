import { Clock } from '../../platform/clock.js';
import { PALERMO } from '../fixtures.js';
import { code, newBody, placed, reading, ROOM, withRoom } from './made-first.js';
import { type RouteSample } from './sample-world.js';

/** Requests for the routes of facilities, presences and beds. */
export const RECEPTION_SAMPLES: Readonly<Record<string, RouteSample>> = {
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
};
