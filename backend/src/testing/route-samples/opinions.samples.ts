import { Clock } from '../../platform/clock.js';
import { RULE_DRAFT } from '../rule-draft.js';
import { PDF, reading } from './made-first.js';
import { type RouteSample } from './sample-world.js';

/** Requests for the routes of opinions and their documents. */
export const OPINIONS_SAMPLES: Readonly<Record<string, RouteSample>> = {
  'GET /api/opinions': { request: () => ({ path: '/api/opinions' }), status: 200, audit: 'opinion.list' },
  // A code that is none, to whoever may ask: what becomes of a request depends on its author (authors.api.spec.ts).
  'POST /api/opinions': {
    request: () => ({ path: '/api/opinions', body: { simCode: 'AAAA-AAAA' } }),
    status: 422,
    audit: null,
  },
  'GET /api/opinions/:id': { request: () => ({ path: '/api/opinions/0' }), status: 404, audit: null },
  'PUT /api/opinions/:id': {
    request: () => ({ path: '/api/opinions/0', body: {}, headers: { 'If-Match': '"1"' } }),
    status: 404,
    audit: null,
  },
  ...Object.fromEntries(
    ['submission', 'withdrawal', 'integration-answer', 'notice-answer', 're-examination'].map((step) => [
      `POST /api/opinions/:id/${step}`,
      {
        request: () => ({
          path: `/api/opinions/0/${step}`,
          body: step === 'submission' ? {} : { reason: 'Fatti nuovi documentati' },
          headers: { 'If-Match': '"1"' },
        }),
        status: 404,
        audit: null,
      },
    ]),
  ),
  'POST /api/opinions/:id/documents': {
    request: () => ({ path: '/api/opinions/0/documents', files: { file: PDF }, fields: { kind: 'permit' } }),
    status: 404,
    audit: null,
  },
  'GET /api/opinions/:id/documents/:documentId/content': {
    request: () => ({ path: '/api/opinions/0/documents/0/content' }),
    status: 404,
    audit: null,
  },
  'POST /api/opinions/:id/documents/:documentId/withdrawal': {
    request: () => ({ path: '/api/opinions/0/documents/0/withdrawal', body: {} }),
    status: 404,
    audit: null,
  },
  'GET /api/opinion-rules': reading('/api/opinion-rules'),
  // Versions and holidays are written in rule-versions.api.spec.ts: here a day that has come, and no such version.
  'POST /api/opinion-rules': {
    request: () => ({
      path: '/api/opinion-rules',
      body: { ...RULE_DRAFT, validFrom: '2026-01-01', endsFormer: true, reason: 'Nuovo decreto' },
    }),
    status: 422,
    audit: null,
  },
  'POST /api/opinion-rules/preview': {
    request: () => ({ path: '/api/opinion-rules/preview', body: { rule: RULE_DRAFT } }),
    status: 200,
    audit: null,
  },
  'PUT /api/opinion-rules/:id': {
    request: () => ({
      path: '/api/opinion-rules/0',
      body: { ...RULE_DRAFT, reason: 'Nuovo decreto' },
      headers: { 'If-Match': '"1"' },
    }),
    status: 404,
    audit: null,
  },
  'PUT /api/opinion-rules/:id/end': {
    request: () => ({
      path: '/api/opinion-rules/0/end',
      body: { lastDay: '2030-12-31', reason: 'Nuovo decreto' },
      headers: { 'If-Match': '"1"' },
    }),
    status: 404,
    audit: null,
  },
  'DELETE /api/opinion-rules/:id': {
    request: () => ({ path: '/api/opinion-rules/0?reason=Nuovo%20decreto', headers: { 'If-Match': '"1"' } }),
    status: 404,
    audit: null,
  },
  'POST /api/public-holidays': {
    request: () => ({
      path: '/api/public-holidays',
      body: {
        month: 3,
        day: 17,
        fromYear: 2011,
        name: 'Festa di prova',
        legalSource: 'Atto di prova',
        toVerify: true,
      },
    }),
    status: 422,
    audit: null,
  },
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
  'PUT /api/opinion-desk/requests/:id/title': {
    request: () => ({ path: '/api/opinion-desk/requests/0/title', body: { verdict: 'confirmed' } }),
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
};
