import type { RouteSample, SampleWorld } from './sample-world.js';

/** The release of the world's register as anyone may read it; nobody is known, so nothing goes into the trail. */
const open = (path: (month: string) => string): RouteSample => ({
  request: async (world) => ({ path: path(await opened(world)) }),
  status: 200,
  audit: null,
});

async function opened({ api: { database }, releaseId }: SampleWorld): Promise<string> {
  await database.admin(
    `insert into open_releases (release_id, month, revision, on_day, known_at, total)
     select id, month, revision, on_day, known_at, total from releases where id = $1 on conflict do nothing`,
    [releaseId],
  );
  await database.admin(
    `insert into open_tables (open_release_id, code, position, content, sha256)
     select id, 'sex', 1, $2, sha256('') from open_releases where release_id = $1 on conflict do nothing`,
    [releaseId, JSON.stringify({ code: 'sex', title: TEXT, dimension: 'sex', girls: false, rows: ROWS })],
  );
  const [row] = await database.admin<{ month: string }>(`select month from open_releases where release_id = $1`, [
    releaseId,
  ]);
  return row?.month ?? '';
}

const TEXT = { it: 'Prova', en: 'Sample' };
const ROWS = [{ code: 'M', label: TEXT, role: 'item', value: 7, hidden: false }];

/** Requests for the open side. */
export const OPEN_DATA_SAMPLES: Readonly<Record<string, RouteSample>> = {
  'GET /api/open-data': open(() => '/api/open-data'),
  'GET /api/open-data/catalogue.jsonld': open(() => '/api/open-data/catalogue.jsonld'),
  'GET /api/open-data/catalogue.rdf': open(() => '/api/open-data/catalogue.rdf'),
  'GET /api/open-data/feed.atom': open(() => '/api/open-data/feed.atom'),
  'GET /api/open-data/codelists/:dimension.csv': open(() => '/api/open-data/codelists/sex.csv'),
  'GET /api/open-data/:month': open((month) => `/api/open-data/${month}`),
  'GET /api/open-data/:month/:file': open((month) => `/api/open-data/${month}/sex.csv`),
};
