import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { addDays, parseCalendarDate } from '../../domain/calendar-date.js';
import type { Role } from '../../domain/codes.js';
import { Clock } from '../../platform/clock.js';
import { UnitOfWork } from '../../platform/database/unit-of-work.js';
import { addFacility, signInEveryRole, type SignedIn } from '../../testing/signed-in.js';
import { createTestApi, type TestApi } from '../../testing/test-api.js';
import { WrittenRegister } from '../../testing/written-register.js';
import type { CensusDto } from './census.dto.js';

interface Problem {
  readonly code: string;
  readonly errors: readonly { readonly field: string; readonly code: string }[];
}

const day = parseCalendarDate;

let api: TestApi;
let accounts: Readonly<Record<Role, SignedIn>>;

beforeAll(async () => {
  api = await createTestApi();
  await addFacility(api, 'P001');
  accounts = await signInEveryRole(api, 'P001');
  const register = new WrittenRegister(api.app.get(UnitOfWork), api.database);
  const minor = { sex: 'M', birthDate: day('2001-06-01'), reportedOn: day('2017-01-10'), citizenship: 'GMB' } as const;
  // One in Palermo, privately; one in Milano.
  for (const region of ['ITG1', 'ITC4']) {
    await register.change(async () => {
      await register.lay(await register.register(minor), [
        { seq: 1, kind: 'placement', onDate: minor.reportedOn, region },
      ]);
    });
  }
});

afterAll(async () => {
  await api.close();
});

describe('GET /api/census', () => {
  test('is for who is signed in', async () => {
    expect((await api.browser().get('/api/census?on=2017-03-31')).status).toBe(401);
  });

  // The facility's own minors would count; these two stay elsewhere.
  const TOTALS = {
    dg_analyst: 2,
    dg_administrator: 2,
    region: 1,
    prefecture: 1,
    municipality: 1,
    facility: 0,
  } satisfies Readonly<Partial<Record<Role, number>>>;

  test.each(Object.entries(TOTALS) as [Role, number][])(
    'counts for the role %s its own territory',
    async (role, total) => {
      const answer = await accounts[role].get('/api/census?on=2017-03-31');
      expect(answer.status).toBe(200);
      expect((answer.body as CensusDto).total).toBe(total);
    },
  );

  test('gives the parts of the total, and the instant at which it was taken', async () => {
    const before = new Date().toISOString();
    const census = (await accounts.dg_analyst.get('/api/census?on=2017-03-31')).body as CensusDto;
    expect(census).toMatchObject({
      on: '2017-03-31',
      total: 2,
      bySex: { M: 2, F: 0 },
      byAge: { '17': 0, '16': 0, '15': 2, '7-14': 0, '0-6': 0 },
      byCitizenship: { GMB: 2 },
    });
    expect(Object.keys(census.byRegion)).toHaveLength(21);
    expect(census.byRegion).toMatchObject({ Sicilia: 1, Lombardia: 1, "Valle d'Aosta": 0 });
    expect(census.knownAt >= before.slice(0, 19)).toBe(true);
    // Taken again with its own instant it is the same.
    const again = await accounts.dg_analyst.get(`/api/census?on=2017-03-31&knownAt=${census.knownAt}`);
    expect(again.body).toEqual(census);
  });

  test('knows nothing as of an instant before the first change, and says which that was', async () => {
    const { total, knownAt, firstKnownAt } = (
      await accounts.dg_analyst.get('/api/census?on=2017-03-31&knownAt=2017-04-10T08:00:00Z')
    ).body as CensusDto;
    expect({ total, knownAt }).toEqual({ total: 0, knownAt: '2017-04-10T08:00:00.000000Z' });
    expect(String(firstKnownAt) > knownAt).toBe(true);
  });

  test('counts today, and refuses tomorrow', async () => {
    const today = new Clock().today();
    expect((await accounts.region.get(`/api/census?on=${today}`)).status).toBe(200);
    const answer = await accounts.region.get(`/api/census?on=${addDays(today, 1)}`);
    expect(answer.status).toBe(422);
    expect(answer.body).toMatchObject({ code: 'date_in_future', errors: [{ field: 'on', code: 'date_in_future' }] });
  });

  test.each([
    ['', 'validation_failed', 'on', 'invalid_value'],
    ['?on=31/03/2017', 'validation_failed', 'on', 'invalid_value'],
    ['?on=2017-02-30', 'invalid_date', 'on', 'invalid_date'],
    ['?on=2017-03-31&knownAt=2999-01-01T00:00:00Z', 'date_in_future', 'knownAt', 'date_in_future'],
    ['?on=2017-03-31&knownAt=2017-04-01', 'validation_failed', 'knownAt', 'invalid_value'],
    ['?on=2017-03-31&region=ITG1', 'validation_failed', 'region', 'not_allowed'],
  ])('refuses %s', async (query, code, field, fieldCode) => {
    const answer = await accounts.dg_analyst.get(`/api/census${query}`);
    expect(answer.status).toBe(422);
    expect((answer.body as Problem).code).toBe(code);
    expect((answer.body as Problem).errors.map((error) => `${error.field} ${error.code}`)).toEqual([
      `${field} ${fieldCode}`,
    ]);
  });

  test('is in the trail, without the keys of the minors', async () => {
    await accounts.prefecture.get('/api/census?on=2017-03-30');
    const events = await api.database.admin(
      `select minor_id, details - 'knownAt' as details from audit_events where action = 'census.read' and details->>'on' = '2017-03-30'`,
    );
    expect(events).toEqual([{ minor_id: null, details: { on: '2017-03-30', total: 1 } }]);
  });
});
