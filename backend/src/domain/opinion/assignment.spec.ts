import { describe, expect, it } from '@jest/globals';
import { assignByLoad, weightOf, type WeighedRequest } from './assignment.js';

const ordinary = (id: number): WeighedRequest => ({ id, level: 'ordinary', suspended: false });
const near = (id: number): WeighedRequest => ({ id, level: 'within_5', suspended: false });

describe('weightOf', () => {
  it.each([
    ['overdue', 4],
    ['of_age', 4],
    ['within_5', 4],
    ['within_15', 3],
    ['ordinary', 2],
  ] as const)('a request %s weighs %i', (level, weight) => {
    expect(weightOf({ level, suspended: false })).toBe(weight);
  });

  it('a suspended one weighs 1, whatever its day', () => {
    expect(weightOf({ level: 'within_5', suspended: true })).toBe(1);
  });
});

describe('assignByLoad', () => {
  it('gives each request to whoever weighs least at that moment', () => {
    // Anna starts at 6, Bruno at 2. 11 (4) → Bruno 6; 12 (4): both 6, Bruno has 2 requests and Anna 3 → Bruno 10; 13 (2) → Anna 8; 14 (2) → Anna 10.
    expect(
      assignByLoad(
        [near(11), near(12), ordinary(13), ordinary(14)],
        [
          { userId: 1, weight: 6, openRequests: 3 },
          { userId: 2, weight: 2, openRequests: 1 },
        ],
      ),
    ).toEqual([
      { requestId: 11, userId: 2 },
      { requestId: 12, userId: 2 },
      { requestId: 13, userId: 1 },
      { requestId: 14, userId: 1 },
    ]);
  });

  it('between equal weights and equal numbers takes the lower key, then the other', () => {
    expect(
      assignByLoad(
        [ordinary(1), ordinary(2), ordinary(3)],
        [
          { userId: 9, weight: 0, openRequests: 0 },
          { userId: 4, weight: 0, openRequests: 0 },
        ],
      ),
    ).toEqual([
      { requestId: 1, userId: 4 },
      { requestId: 2, userId: 9 },
      { requestId: 3, userId: 4 },
    ]);
  });

  it('leaves the loads it was given as they were', () => {
    const officer = { userId: 1, weight: 0, openRequests: 0 };
    assignByLoad([near(1)], [officer]);
    expect(officer).toEqual({ userId: 1, weight: 0, openRequests: 0 });
  });

  it('assigns nothing to nobody', () => {
    expect(assignByLoad([near(1)], [])).toEqual([]);
    expect(assignByLoad([], [{ userId: 1, weight: 0, openRequests: 0 }])).toEqual([]);
  });
});
