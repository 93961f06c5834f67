import { describe, expect, it } from '@jest/globals';
import type { HomePlaceDto } from '../../api/models';
import { placeAddress, presentAddress, roomOf } from './home-places';

const place = (places: number | null, presentInFacilities: number): HomePlaceDto => ({
  level: 'facility',
  code: 'F-1',
  name: 'Casa',
  present: presentInFacilities,
  presentInFacilities,
  places,
});

describe('The room of a place', () => {
  it.each([
    [place(12, 9), { kind: 'free', count: 3 }],
    [place(12, 12), { kind: 'full', count: 0 }],
    [place(12, 14), { kind: 'over', count: 2 }],
    [place(null, 14), { kind: 'unknown', count: 0 }],
  ])('%j is %j', (given, room) => {
    expect(roomOf(given)).toEqual(room);
  });
});

describe('The list behind a place', () => {
  it('holds who is present there', () => {
    expect(placeAddress(place(1, 1))).toEqual({ path: '/minors', query: { facility: 'F-1', present: 'true' } });
    expect(placeAddress({ ...place(1, 1), level: 'region', code: 'ITG1' }).query).toEqual({
      region: 'ITG1',
      present: 'true',
    });
    expect(placeAddress({ ...place(1, 0), level: 'households', code: '082053' }).query).toEqual({
      municipality: '082053',
      present: 'true',
      household: 'true',
    });
  });

  it('of a municipality leaves out those in its charge who live elsewhere', () => {
    expect(presentAddress({ municipality: '082053' }).query).toEqual({ municipality: '082053', present: 'true' });
    expect(presentAddress({ municipality: null }).query).toEqual({ present: 'true' });
  });
});
