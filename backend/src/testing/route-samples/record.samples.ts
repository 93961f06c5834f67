import {
  CONTACT,
  MEASURE,
  PATH,
  PDF,
  PERMIT,
  placed,
  reason,
  withAttachment,
  withContact,
  withEntry,
} from './made-first.js';
import { type RouteSample } from './sample-world.js';

/** Requests for the routes of what hangs on a record. */
export const RECORD_SAMPLES: Readonly<Record<string, RouteSample>> = {
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
  'PUT /api/minors/:simCode/relations/:id': {
    request: async (world) => {
      const { path, headers } = await placed(world);
      const otherSimCode = (await placed(world)).path.slice(-8);
      const body = { otherSimCode, kind: 'cousin', travellingTogether: false };
      const joined = await world.dg.post(`${path}/relations`, body, headers);
      return {
        path: `${path}/relations/${String(joined.body.relations[0]?.id)}`,
        body: { kind: 'sibling', travellingTogether: true, validTo: '2026-11-01', reason },
        headers: { 'If-Match': joined.headers.etag ?? '' },
      };
    },
    status: 200,
    audit: 'minor.change_relation',
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
};
