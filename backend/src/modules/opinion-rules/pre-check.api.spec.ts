import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { addFacility, MILANO, PALERMO, signIn, type SignedInBrowser } from '../../testing/fixtures.js';
import type { MinorAnswer } from '../../testing/minor-answer.js';
import { PLACEMENT, YOUTH } from '../../testing/route-samples.js';
import { createTestApi, type TestApi } from '../../testing/test-api.js';
import type { PathFolderDto } from '../integration-paths/integration-paths.dto.js';
import type { PreCheckDto } from './pre-check.dto.js';

type Body = MinorAnswer & PathFolderDto & PreCheckDto;
type Browser = SignedInBrowser<Body>;

let api: TestApi;
let palermo: Browser;
let milano: Browser;
let registry: Browser;

beforeAll(async () => {
  api = await createTestApi();
  await addFacility(api.database, { code: 'F-PA', municipality: PALERMO });
  await addFacility(api.database, { code: 'F-MI', municipality: MILANO });
  palermo = await signIn(api, 'facility', 'F-PA');
  milano = await signIn(api, 'facility', 'F-MI');
  registry = await signIn(api, 'dg_registry');
}, 60_000);
afterAll(() => api.close());

/** Born on 3 February 2011, so 18 on 3 February 2029; in Italy since 1 February 2026. */
async function registered(): Promise<{ path: string; etag: string }> {
  const { body, headers } = await palermo.post('/api/minors', { ...YOUTH, movement: PLACEMENT });
  return { path: `/api/minors/${body.simCode}`, etag: headers.etag ?? '' };
}

describe('The pre-check of a minor', () => {
  it('says from when to when one may ask, and what is missing', async () => {
    const { path } = await registered();
    const { status, body } = await palermo.get(`${path}/opinion-precheck`);
    // 90 days before 3 February 2029 is 5 November 2028; 60 days after it is 4 April.
    expect([status, body]).toMatchObject([
      200,
      {
        due: true,
        case: null,
        canSubmit: false,
        windowFrom: '2028-11-05',
        windowTo: '2029-04-04',
        firstEntryOn: '2026-02-01',
        presenceCompleteOn: '2029-02-01',
        permitExpiresOn: null,
        missingDocuments: ['identity_document', 'permit', 'guardianship', 'integration_path'],
        reason:
          'È presto: la richiesta si potrà presentare dal 5 novembre 2028 al 4 aprile 2029. La scadenza del permesso di soggiorno non è indicata: l’ultimo giorno è calcolato dal compimento dei 18 anni.',
      },
    ]);
    expect((await registry.get(`${path}/opinion-precheck`)).status).toBe(200);
    expect((await milano.get(`${path}/opinion-precheck`)).status).toBe(404);
  });

  it('counts the permit, the paths and the measures of the record', async () => {
    const { path, etag } = await registered();
    const permit = await palermo.post(
      `${path}/residence-permits`,
      { kind: 'minor_age', expiresOn: '2029-06-01' },
      { 'If-Match': etag },
    );
    expect(permit.status).toBe(201);
    const course = { kind: 'school', provider: 'CPIA di prova', fromDate: '2026-02-03' } as const;
    const tag = { 'If-Match': permit.headers.etag ?? '' };
    const first = await palermo.post(`${path}/integration-paths`, { ...course, toDate: '2026-12-31' }, tag);
    expect(first.status).toBe(201);
    // 1 June 2029 and 60 days is 31 July. 3 February to 31 December 2026 are 332 days; two years are needed.
    expect((await palermo.get(`${path}/opinion-precheck`)).body).toMatchObject({
      due: true,
      windowTo: '2029-07-31',
      projectDays: 332,
      projectDaysNeeded: 730,
    });
    const { paths } = (await palermo.get(`${path}/integration-paths`)).body;
    const one = `${path}/integration-paths/${String(paths[0]?.id)}`;
    const next = { 'If-Match': first.headers.etag ?? '' };
    expect((await palermo.put(one, { ...course, reason: ' ' }, next)).status).toBe(422);
    const corrected = await palermo.put(one, { ...course, reason: 'Il corso continua' }, next);
    expect(corrected.status).toBe(200);
    expect((await palermo.get(`${path}/opinion-precheck`)).body).toMatchObject({
      due: false,
      case: 'three_years_and_project',
      missingDocuments: ['identity_document', 'permit', 'guardianship'],
    });
    const measure = await palermo.post(
      `${path}/measures`,
      { kind: 'prosieguo', orderedOn: '2026-03-01', authority: 'Tribunale per i minorenni' },
      { 'If-Match': corrected.headers.etag ?? '' },
    );
    expect(measure.status).toBe(201);
    expect((await palermo.get(`${path}/opinion-precheck`)).body.case).toBe('prosieguo');
    const withdrawn = await palermo.delete(`${one}?reason=Di%20un%20altro%20minore`, {
      'If-Match': measure.headers.etag ?? '',
    });
    expect(withdrawn.status).toBe(200);
    expect((await palermo.get(`${path}/integration-paths`)).body.paths).toEqual([]);
    const { items } = (await palermo.get(`${path}/history`)).body;
    expect(items.filter(({ table }) => table === 'integration_paths').map(({ reason }) => reason)).toEqual(
      expect.arrayContaining(['Il corso continua', 'Di un altro minore']),
    );
  });

  it('refuses what cannot be, field by field', async () => {
    const { path, etag } = await registered();
    const tag = { 'If-Match': etag };
    const errors = async (list: string, body: object): Promise<string[]> =>
      (await palermo.post(`${path}/${list}`, body, tag)).body.errors.map(({ field, code }) => `${field} ${code}`);
    const course = { kind: 'school', provider: 'CPIA di prova', fromDate: '2026-02-03' };
    expect(await errors('integration-paths', { ...course, toDate: '2026-02-02' })).toEqual(['toDate invalid_period']);
    expect(await errors('integration-paths', { ...course, fromDate: '2026-02-30' })).toEqual(['fromDate invalid_date']);
    expect(await errors('integration-paths', { ...course, certificateId: 999_999 })).toEqual([
      'certificateId unknown_code',
    ]);
    expect(await errors('measures', { kind: 'fostered_to_relative', orderedOn: '2026-03-01' })).toEqual([
      'kinshipDegree required',
    ]);
    expect(await errors('residence-permits', { kind: 'other', issuedOn: '2010-01-01' })).toEqual([
      'issuedOn before_birth',
    ]);
  });
});
