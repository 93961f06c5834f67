import { expect, it } from '@jest/globals';
import { parseCalendarDate } from './calendar-date.js';
import { problemsKeptFrom } from './import-retention.js';

it('problems of an import are kept for 90 days after its end', () => {
  expect(problemsKeptFrom(parseCalendarDate('2026-11-23'))).toBe('2026-08-25');
});
