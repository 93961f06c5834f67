import { code, reading } from './made-first.js';
import type { RouteSample } from './sample-world.js';

const QUESTION = { measure: 'present', rows: ['region'], columns: ['sex'], filters: [], to: '2026-06-30' } as const;

/** Requests for the routes of the explorer and its dashboards. */
export const EXPLORER_SAMPLES: Readonly<Record<string, RouteSample>> = {
  'POST /api/explorer/questions': {
    request: () => ({ path: '/api/explorer/questions', body: QUESTION }),
    status: 200,
    audit: 'explorer.ask',
  },
  'POST /api/explorer/protections': {
    request: () => ({ path: '/api/explorer/protections', body: QUESTION }),
    status: 200,
    audit: null,
  },
  'POST /api/explorer/exports': {
    request: () => ({ path: '/api/explorer/exports', body: { question: QUESTION, format: 'csv', outside: false } }),
    status: 200,
    audit: 'explorer.export',
  },
  'POST /api/explorer/minors': {
    request: () => ({ path: '/api/explorer/minors', body: { question: QUESTION, cell: [] } }),
    status: 200,
    audit: 'explorer.list_minors',
  },
  'GET /api/explorer/saved-questions': reading('/api/explorer/saved-questions'),
  'POST /api/explorer/saved-questions': {
    request: () => ({
      path: '/api/explorer/saved-questions',
      body: { name: code(), question: QUESTION, form: 'table' },
    }),
    status: 201,
    audit: null,
  },
  // What is kept is its maker's.
  'GET /api/explorer/saved-questions/:id': {
    request: () => ({ path: '/api/explorer/saved-questions/0' }),
    status: 404,
    audit: null,
  },
  'PUT /api/explorer/saved-questions/:id': {
    request: () => ({
      path: '/api/explorer/saved-questions/0',
      body: { name: 'Domanda', question: QUESTION, form: 'bars' },
    }),
    status: 404,
    audit: null,
  },
  'DELETE /api/explorer/saved-questions/:id': {
    request: () => ({ path: '/api/explorer/saved-questions/0' }),
    status: 404,
    audit: null,
  },
  'GET /api/dashboards': reading('/api/dashboards'),
  'POST /api/dashboards': {
    request: () => ({ path: '/api/dashboards', body: { name: code(), tiles: [] } }),
    status: 201,
    audit: null,
  },
  'GET /api/dashboards/:id': { request: () => ({ path: '/api/dashboards/0' }), status: 404, audit: null },
  'PUT /api/dashboards/:id': {
    request: () => ({ path: '/api/dashboards/0', body: { name: 'Cruscotto', tiles: [] } }),
    status: 404,
    audit: null,
  },
  'DELETE /api/dashboards/:id': { request: () => ({ path: '/api/dashboards/0' }), status: 404, audit: null },
};
