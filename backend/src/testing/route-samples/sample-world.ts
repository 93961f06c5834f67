import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type Role } from '../../domain/codes.js';
import { ImportsService } from '../../modules/imports/index.js';
import { QualityService } from '../../modules/quality/index.js';
import { ReleasesService, ReleaseTaker } from '../../modules/releases/index.js';
import { SYSTEM_ACTOR } from '../../platform/database/actor.js';
import { UnitOfWork } from '../../platform/database/unit-of-work.js';
import { JobHandlers } from '../../platform/queue/job-handlers.js';
import { addFacility, PALERMO, type SignedInBrowser, signIn } from '../fixtures.js';
import { type MinorAnswer } from '../minor-answer.js';
import { type TestApi } from '../test-api.js';

/** What every sample finds: a facility in Palermo, a refused import, a report of the Directorate-General. */
export interface SampleWorld {
  readonly api: TestApi;
  readonly dg: SignedInBrowser<MinorAnswer>;
  /** The facility, whose rooms the Directorate-General does not write. */
  readonly keeper: SignedInBrowser<MinorAnswer>;
  readonly importId: number;
  readonly reportId: number;
  readonly reportFile: string;
  /** Releases of two months. */
  readonly releaseId: number;
  readonly laterReleaseId: number;
  readonly head: SignedInBrowser;
  /** Takes a release, a revision where there is one, in the name of nobody; returns its key. */
  readonly freeze: (month: string, reason: string) => Promise<number>;
}

export interface PlainRequest {
  readonly path: string;
  readonly body?: object;
  readonly headers?: Readonly<Record<string, string>>;
  /** Files to be sent as a form instead of the body. */
  readonly files?: Readonly<Record<string, string>>;
  /** Sent along with the files. */
  readonly fields?: Readonly<Record<string, string>>;
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
  /** The event of a role where it is another one. */
  readonly auditOf?: Partial<Readonly<Record<Role, string>>>;
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

/** Makes the world of the samples. */
export async function createSampleWorld(api: TestApi): Promise<SampleWorld> {
  await addFacility(api.database, { code: 'F-PA', municipality: PALERMO, places: 1000 });
  const dg = await signIn<MinorAnswer>(api, 'dg_administrator');
  const run = await dg.post('/api/reports/monthly', { month: '2026-05' });
  const { id: reportId } = run.body as unknown as { id: number };
  await api.app.get(JobHandlers).handle('report.make', { reportId });
  const made = (await dg.get(`/api/reports/${reportId}`)).body as unknown as { files: { name: string }[] };
  await dg.post('/api/minors', { ...YOUTH, movement: PLACEMENT });
  const freeze = (month: string, reason: string): Promise<number> => frozen(api, month, reason);
  await api.app.get(QualityService).requestNightly();
  await api.app.get(JobHandlers).handle('quality.run', { runId: 1 });
  return {
    api,
    dg,
    keeper: await signIn<MinorAnswer>(api, 'facility', 'F-PA'),
    importId: await refusedImport(api),
    reportId,
    reportFile: made.files[0]?.name ?? '',
    releaseId: await freeze('2026-03', 'Prova'),
    laterReleaseId: await freeze('2026-05', 'Prova'),
    head: await signIn(api, 'dg_head'),
    freeze,
  };
}

async function frozen(api: TestApi, month: string, reason: string): Promise<number> {
  const unitOfWork = api.app.get(UnitOfWork);
  const releases = api.app.get(ReleasesService);
  // Asked for by somebody: what the schedule takes needs two persons more.
  const request = await unitOfWork.run({ ...SYSTEM_ACTOR, userId: 999_999 }, () => releases.request(month, reason));
  await api.app.get(ReleaseTaker).take(request);
  const release = await unitOfWork.run(SYSTEM_ACTOR, () => releases.madeOf(request));
  if (release === null) throw new Error(`No release of ${month}`);
  return release.id;
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
