import { describe, expect, it } from '@jest/globals';
import type { BoardMinorDto } from '../../../api/models';
import { beyondLimit, leavingSoon, nearLimit } from './board-order';

const minor = (simCode: string, daysToMajority: number, left: number | null): BoardMinorDto => ({
  simCode,
  familyName: simCode,
  givenName: null,
  sex: 'M',
  age: 17,
  since: '2026-10-01',
  daysInKind: 50,
  limit: left === null ? null : { days: 45 - left, limit: 45, extended: 45, left, lastDay: '2026-11-14', source: 'x' },
  daysToMajority,
  adultOn: '2026-12-01',
  missing: [],
  siblings: [],
});
const minors = [minor('A', 30, null), minor('B', 31, 0), minor('C', 2, -1)];

describe('what is due in a facility', () => {
  it('who turns 18 within 30 days, the nearest first', () => {
    expect(leavingSoon(minors).map(({ simCode }) => simCode)).toEqual(['C', 'A']);
  });

  it('who is beyond the limit; the last day itself is not', () => {
    expect(beyondLimit(minors).map(({ simCode }) => simCode)).toEqual(['C']);
  });

  it('who reaches it within 30 days, the nearest first', () => {
    const due = [...minors, minor('D', 400, 30), minor('E', 400, 31), minor('F', 400, 5)];
    expect(nearLimit(due).map(({ simCode }) => simCode)).toEqual(['B', 'F', 'D']);
  });
});
