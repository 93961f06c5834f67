import { afterAll, beforeAll, expect, it } from '@jest/globals';
import type { INestApplicationContext } from '@nestjs/common';
import { createContext } from '../../boot/context.js';
import { parseCalendarDate } from '../../domain/calendar-date.js';
import { testConfig } from '../../testing/test-config.js';
import { createTestDatabase, type TestDatabase } from '../../testing/test-database.js';
import { ImportsService } from './imports.service.js';

let database: TestDatabase;
let context: INestApplicationContext;

beforeAll(async () => {
  database = await createTestDatabase();
  context = await createContext({ config: testConfig(), adminUrl: database.adminUrl });
}, 60_000);

afterAll(async () => {
  await context.close();
  await database.drop();
});

it('problems are dropped 90 days after the end of their import, by the day in Italy; the import stays', async () => {
  // 90 days before 23 November 2026 is 25 August, which began in Italy at 22:00 UTC of the 24th.
  for (const finished of [
    '2025-01-10T09:00:00Z',
    '2026-08-24T21:59:59Z',
    '2026-08-24T22:00:00Z',
    '2026-11-22T09:00:00Z',
  ]) {
    await database.admin(
      `with run as (insert into import_runs (dry_run, state, stage, finished_at, problem_count) values (false, 'refused', 'done', $1, 2) returning id)
       insert into import_problems (run_id, position, file, line, value, code)
       select id, position, 'minors', 2, 'Prova', 'import_bad_row' from run, generate_series(1, 2) position`,
      [finished],
    );
  }
  expect(await context.get(ImportsService).dropOldProblems(parseCalendarDate('2026-11-23'))).toBe(4);
  expect(
    await database.admin(
      `select r.finished_at as finished, r.problem_count as told, count(p)::integer as kept
         from import_runs r left join import_problems p on p.run_id = r.id group by r.id order by 1`,
    ),
  ).toEqual([
    { finished: new Date('2025-01-10T09:00:00Z'), told: 2, kept: 0 },
    { finished: new Date('2026-08-24T21:59:59Z'), told: 2, kept: 0 },
    { finished: new Date('2026-08-24T22:00:00Z'), told: 2, kept: 2 },
    { finished: new Date('2026-11-22T09:00:00Z'), told: 2, kept: 2 },
  ]);
});
