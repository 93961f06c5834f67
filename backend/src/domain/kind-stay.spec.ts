import { describe, expect, it } from '@jest/globals';
import { parseCalendarDate } from './calendar-date.js';
import type { FacilityKind } from './codes.js';
import { sinceInKind, type StayInKind, stayLimit } from './kind-stay.js';

const day = parseCalendarDate;
const stay = (kind: FacilityKind | null, from: string, until: string | null): StayInKind => ({
  kind,
  during: { from: day(from), until: until === null ? null : day(until) },
});

describe('since when a minor is in a kind of facility', () => {
  it('a transfer within the kind goes on counting', () => {
    expect(sinceInKind([stay('sai', '2026-01-01', '2026-02-01'), stay('sai', '2026-02-01', null)])).toBe('2026-01-01');
  });

  it('another kind, a household or a gap begins anew', () => {
    expect(sinceInKind([stay('sai', '2026-01-01', '2026-02-01'), stay('first_municipal', '2026-02-01', null)])).toBe(
      '2026-02-01',
    );
    expect(sinceInKind([stay(null, '2026-01-01', '2026-02-01'), stay('sai', '2026-02-01', null)])).toBe('2026-02-01');
    expect(sinceInKind([stay('sai', '2026-01-01', '2026-02-01'), stay('sai', '2026-02-03', null)])).toBe('2026-02-03');
  });

  it('a stay of no day is none', () => {
    expect(
      sinceInKind([
        stay('sai', '2026-01-01', '2026-02-01'),
        stay('first_municipal', '2026-02-01', '2026-02-01'),
        stay('sai', '2026-02-01', null),
      ]),
    ).toBe('2026-01-01');
    expect(sinceInKind([])).toBeNull();
  });
});

describe('the limit of a stay', () => {
  const rule = {
    kind: 'first_governmental',
    validity: { from: day('2023-12-03'), until: null },
    source: 'Fonte',
    maximumDays: { days: 45, extensionDays: 0, effect: 'warn' },
  } as const;

  // 45 days from 1 October: the 45th is 14 November.
  it.each([
    ['2026-10-01', 1, 44],
    ['2026-11-14', 45, 0],
    ['2026-11-16', 47, -2],
  ])('on %s it is day %d, %d left', (today, days, left) => {
    expect(stayLimit(rule, day('2026-10-01'), day(today))).toMatchObject({
      days,
      left,
      limit: 45,
      extended: 45,
      lastDay: '2026-11-14',
    });
  });

  it('a kind without one has none', () => {
    expect(stayLimit(undefined, day('2026-10-01'), day('2026-11-14'))).toBeNull();
  });
});
