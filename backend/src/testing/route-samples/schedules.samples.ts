import { ReleaseCalendar } from '../../modules/schedules/index.js';
import { reading } from './made-first.js';
import { type RouteSample, type SampleWorld } from './sample-world.js';

const MONTH = '2026-10';
const CALENDAR = '/api/release-calendar';

/** The announcement of a month that is not published, with what a change of it must name. */
async function announced({ api, dg }: SampleWorld): Promise<{ path: string; headers: { 'If-Match': string } }> {
  await api.app.get(ReleaseCalendar).plan();
  const { body } = await dg.get(CALENDAR);
  const { items } = body as unknown as { items: { month: string; version: number | null }[] };
  const plan = items.find(({ version, month }) => version !== null && month > MONTH);
  return { path: `${CALENDAR}/${plan?.month ?? ''}`, headers: { 'If-Match': `"${String(plan?.version)}"` } };
}

/** A release asked for by the Directorate-General, which no worker has begun. */
async function asked({ dg }: SampleWorld): Promise<string> {
  const { body } = await dg.post('/api/releases', { month: '2026-02' });
  return String((body as unknown as { requestId: number }).requestId);
}

/** Requests for the routes of jobs, calendar and subscriptions. */
export const SCHEDULES_SAMPLES: Readonly<Record<string, RouteSample>> = {
  'GET /api/jobs': reading('/api/jobs'),
  'GET /api/jobs/:name/runs': reading('/api/jobs/session.clean/runs'),
  'POST /api/jobs/:name/runs': {
    request: async ({ api: { database } }) => {
      await database.admin(`delete from job_runs where job = 'session.clean'`);
      return { path: '/api/jobs/session.clean/runs' };
    },
    status: 202,
    audit: 'job.request',
  },
  'POST /api/jobs/runs/:id/retry': {
    request: async ({ api: { database } }) => {
      await database.admin(`delete from job_runs where job = 'draft.clean'`);
      const [run] = await database.admin<{ id: number }>(
        `insert into job_runs (job, queue_id, state, started_at, finished_at, attempts, allowed, failure)
         values ('draft.clean', gen_random_uuid()::text, 'failed', now(), now(), 1, 1, 'internal_error') returning id`,
      );
      return { path: `/api/jobs/runs/${String(run?.id)}/retry` };
    },
    status: 202,
    audit: 'job.request',
  },
  'GET /api/release-calendar': reading(CALENDAR),
  'GET /api/release-calendar/:month/history': {
    request: async (world) => ({ path: `${(await announced(world)).path}/history` }),
    status: 200,
    audit: null,
  },
  'PUT /api/release-calendar/:month': {
    request: async (world) => ({
      ...(await announced(world)),
      body: { announcedOn: '2030-01-15', reason: 'Prova di spostamento' },
    }),
    status: 200,
    audit: 'release_calendar.change',
  },
  'POST /api/releases/requests/:id/cancellation': {
    request: async (world) => ({ path: `/api/releases/requests/${await asked(world)}/cancellation` }),
    status: 200,
    audit: 'release.cancel',
  },
  'GET /api/subscriptions': reading('/api/subscriptions'),
  'PUT /api/subscriptions/:topic': {
    request: async ({ api: { database } }) => {
      await database.admin('delete from subscriptions');
      return { path: '/api/subscriptions/release_published' };
    },
    status: 200,
    audit: 'subscription.add',
  },
  'DELETE /api/subscriptions/:topic': {
    request: async ({ api: { database } }) => {
      await database.admin(
        `insert into subscriptions (user_id, topic) select id, 'release_published' from users on conflict do nothing`,
      );
      return { path: '/api/subscriptions/release_published' };
    },
    status: 200,
    audit: 'subscription.end',
  },
  'POST /api/subscriptions/ending': {
    request: async ({ api: { database } }) => {
      const [made] = await database.admin<{ token: string }>(
        `insert into subscriptions (user_id, topic) select min(id), 'release_published' from users
         on conflict (user_id, topic) do update set since = now() returning token`,
      );
      return { path: '/api/subscriptions/ending', body: { token: made?.token } };
    },
    status: 200,
    audit: null,
  },
};
