import { PALERMO } from '../fixtures.js';
import { askedByDg, invited, newUser, reading, REQUEST } from './made-first.js';
import { type RouteSample } from './sample-world.js';

/** Requests for the routes of administration, messages, code lists and sessions. */
export const ADMINISTRATION_SAMPLES: Readonly<Record<string, RouteSample>> = {
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
  'GET /api/countries': reading('/api/countries'),
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
  'GET /api/municipalities': reading('/api/municipalities?query=paler'),
  'GET /api/provinces': reading('/api/provinces'),
  'GET /api/regions': reading('/api/regions'),
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
  'POST /api/applicants/registrations': {
    request: () => ({
      path: '/api/applicants/registrations',
      body: { displayName: 'Ada Prova', email: 'ada@posta.example', kind: 'guardian', privacy: true },
    }),
    status: 202,
    // In nobody's name: who registers has no account.
    audit: null,
  },
  'POST /api/applicants/confirmations': {
    request: () => ({
      path: '/api/applicants/confirmations',
      body: { token: 'a'.repeat(43), password: 'x'.repeat(20) },
    }),
    status: 404,
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
};
