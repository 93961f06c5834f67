import { describe, expect, it } from '@jest/globals';
import type { PresenceDto } from '../../api/models';
import { busiest, calendarRows, daysOver, placesText } from './presence-calendar';

const presence: PresenceDto = {
  facility: { code: 'F1', name: 'Casa', managingBody: 'Ente', municipality: 'Palermo', province: 'PA' },
  month: '2026-10',
  countedUntil: '2026-10-31',
  takenAt: '2026-11-01T08:00:00Z',
  total: 4,
  days: [
    { on: '2026-10-01', present: 1, places: 1, over: false },
    { on: '2026-10-02', present: 2, places: 1, over: true },
    { on: '2026-10-03', present: 1, places: 3, over: false },
  ],
  minors: [
    {
      simCode: '2345678K',
      familyName: 'Tesfaye',
      givenName: null,
      birthDate: '2011-02-03',
      ranges: [
        { first: '2026-10-01', last: '2026-10-01' },
        { first: '2026-10-03', last: '2026-10-03' },
      ],
      days: 2,
      arrivals: [{ on: '2026-10-03', kind: 'found_again' }],
      departures: [{ on: '2026-10-02', kind: 'absconding' }],
    },
  ],
};

describe('the calendar of presences', () => {
  it('marks the days of the ranges, ends included', () => {
    expect(calendarRows(presence)[0]?.marks).toEqual([true, false, true]);
  });

  it('puts what happened in the order of the days', () => {
    expect(calendarRows(presence)[0]?.movements.map(({ kind }) => kind)).toEqual(['absconding', 'found_again']);
  });

  it('sums up: days over the places, the busiest, the places', () => {
    expect(daysOver(presence).map(({ on }) => on)).toEqual(['2026-10-02']);
    expect(busiest(presence)).toBe(2);
    expect(placesText(presence)).toBe('1–3');
    expect(placesText({ ...presence, days: [] })).toBeNull();
  });
});
