import { afterAll, beforeAll, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { addDays, parseCalendarDate } from '../../domain/calendar-date.js';
import type { MovementKind } from '../../domain/codes.js';
import { isMinorOn } from '../../domain/majority.js';
import { parseMonth } from '../../domain/period.js';
import { daysOfMonth } from '../../domain/presence.js';
import { daysOfQuarter, parseQuarter } from '../../domain/quarter.js';
import { SYSTEM_ACTOR } from '../../platform/database/actor.js';
import { UnitOfWork } from '../../platform/database/unit-of-work.js';
import { addFacility, CATANIA, MILANO, PALERMO } from '../../testing/fixtures.js';
import { createTestApi, type TestApi } from '../../testing/test-api.js';
import { isStay, WrittenRegister } from '../../testing/written-register.js';
import { marksOf } from './presence-lines.js';
import { PresenceService, type Presence } from './presence.service.js';
import { QuarterService } from './quarter/quarter.service.js';

/** Random histories of several minors over several facilities; `app.census` is the oracle of who is where. */

const MONTH = parseMonth('2026-02');
const FACILITIES = { 'F-PA': PALERMO, 'F-CT': CATANIA, 'F-MI': MILANO } as const;
type FacilityCode = keyof typeof FACILITIES;
const CODES = Object.keys(FACILITIES) as FacilityCode[];

/** Around the month, so that most histories have edges in it. */
const dayOf = fc.integer({ min: 0, max: 60 }).map((days) => addDays(parseCalendarDate('2026-01-15'), days));
const movementOf = fc.record({
  kind: fc.constantFrom<MovementKind[]>('placement', 'transfer', 'transfer', 'absconding', 'found_again', 'exit'),
  onDate: dayOf,
  /** Null: a household. */
  facility: fc.constantFrom(...CODES, ...CODES, null),
});
const minorOf = fc
  .record({
    sex: fc.constantFrom('M' as const, 'F' as const),
    // Some turn 18 within the month, one of them on no day of the calendar (29 February).
    birthDate: fc.oneof(
      fc.integer({ min: 0, max: 60 }).map((days) => addDays(parseCalendarDate('2008-01-15'), days)),
      fc.constantFrom(parseCalendarDate('2008-02-29'), parseCalendarDate('2012-06-01')),
    ),
    reportedOn: fc.integer({ min: 0, max: 40 }).map((days) => addDays(parseCalendarDate('2026-01-05'), days)),
    citizenship: fc.constant('GMB'),
    movements: fc.array(movementOf, { minLength: 1, maxLength: 6 }),
  })
  // Who is 18 on the day of the report is not registered.
  .filter(({ birthDate, reportedOn }) => isMinorOn(birthDate, reportedOn));

type Written = typeof minorOf extends fc.Arbitrary<infer Value> ? Value : never;

let api: TestApi;
let unitOfWork: UnitOfWork;
let register: WrittenRegister;
const ids = new Map<FacilityCode, number>();

beforeAll(async () => {
  api = await createTestApi();
  unitOfWork = api.app.get(UnitOfWork);
  register = new WrittenRegister(unitOfWork, api.database);
  for (const code of CODES) ids.set(code, await addFacility(api.database, { code, municipality: FACILITIES[code] }));
});

afterAll(() => api.close());

async function write({ movements, ...minor }: Written): Promise<void> {
  const id = await register.register(minor);
  const inOrder = [...movements].sort((a, b) => (a.onDate < b.onDate ? -1 : a.onDate > b.onDate ? 1 : 0));
  for (const [index, { kind, onDate, facility }] of inOrder.entries()) {
    const stay = isStay(kind);
    await unitOfWork.execute(
      `insert into movements (minor_id, seq, kind, on_date, until, place_kind, facility_id, municipality_id, region_code, prefecture_code, exit_reason)
       select $1, $2, $3, $4, $5, $6, $7, t.id, t.region_code, t.prefecture_code, $8
         from municipalities t where t.istat_code = $9 and upper_inf(t.valid)`,
      [
        id,
        index + 1,
        kind,
        onDate,
        inOrder[index + 1]?.onDate ?? null,
        stay ? (facility === null ? 'private' : 'facility') : null,
        facility === null ? null : ids.get(facility),
        kind === 'exit' ? 'other' : null,
        facility === null ? PALERMO : FACILITIES[facility],
      ],
    );
  }
}

/** Minors of the census in the facility on each day of the month. */
async function censusOf(facility: FacilityCode): Promise<number[]> {
  const days = daysOfMonth(MONTH);
  const rows = await unitOfWork.query<{ count: number }>(
    `select (select count(*)::integer from app.census(on_day) where facility_id = $2) as count
       from unnest($1::date[]) with ordinality as day (on_day, number) order by number`,
    [days, ids.get(facility)],
  );
  return rows.map(({ count }) => count);
}

const daysPresent = ({ minors, days, countedUntil }: Presence): string[] =>
  minors.flatMap((minor) =>
    marksOf(minor, days, countedUntil).flatMap((mark, index) =>
      mark === 1 ? [`${minor.simCode} ${String(days[index]?.on)}`] : [],
    ),
  );

test('no day of a minor counts in two facilities, and each day counts what the census counts', async () => {
  let counted = 0;
  await fc.assert(
    fc.asyncProperty(fc.array(minorOf, { minLength: 2, maxLength: 6 }), async (minors) => {
      await register.clear();
      await unitOfWork.run(SYSTEM_ACTOR, async () => {
        for (const minor of minors) await write(minor);
      });
      await unitOfWork.run(SYSTEM_ACTOR, async () => {
        const all: string[] = [];
        for (const code of CODES) {
          const presence = await api.app.get(PresenceService).ofMonth(code, MONTH, 'json');
          const present = daysPresent(presence);
          all.push(...present);
          expect(presence.days.map((day) => day.present)).toEqual(await censusOf(code));
          expect(presence.total).toBe(present.length);
          expect(presence.minors.reduce((sum, minor) => sum + minor.days, 0)).toBe(present.length);
        }
        expect(new Set(all).size).toBe(all.length);
        counted += all.length;
      });
    }),
    { numRuns: 25 },
  );
  // Histories in which nobody is anywhere would prove nothing.
  expect(counted).toBeGreaterThan(100);
}, 120_000);

test('no day of a minor counts in two facilities of a quarter, and its days are those of the census', async () => {
  let counted = 0;
  const quarter = parseQuarter('2026-Q1');
  await fc.assert(
    fc.asyncProperty(fc.array(minorOf, { minLength: 2, maxLength: 6 }), async (minors) => {
      await register.clear();
      await unitOfWork.run(SYSTEM_ACTOR, async () => {
        for (const minor of minors) await write(minor);
      });
      await unitOfWork.run(SYSTEM_ACTOR, async () => {
        const all: string[] = [];
        for (const municipality of Object.values(FACILITIES)) {
          const list = await api.app.get(QuarterService).of(quarter.text, municipality, 'json');
          const days = list.facilities.flatMap((facility) =>
            facility.minors.flatMap((minor) =>
              minor.ranges.flatMap(({ first, last }) =>
                daysOfQuarter({ text: '', first, last }).map((day) => `${minor.simCode} ${day}`),
              ),
            ),
          );
          all.push(...days);
          expect(list.days).toBe(days.length);
          expect(list.minors.reduce((sum, minor) => sum + minor.days, 0)).toBe(days.length);
        }
        expect(new Set(all).size).toBe(all.length);
        const [census] = await unitOfWork.query<{ count: number }>(
          `select count(*)::integer as count from unnest($1::date[]) day cross join lateral app.census(day) c where c.facility_id = any ($2::bigint[])`,
          [daysOfQuarter(quarter), [...ids.values()]],
        );
        expect(all.length).toBe(census?.count);
        counted += all.length;
      });
    }),
    { numRuns: 15 },
  );
  expect(counted).toBeGreaterThan(100);
}, 120_000);
