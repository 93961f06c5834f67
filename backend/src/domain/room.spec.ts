import { describe, expect, it } from '@jest/globals';
import type { CalendarDate } from './calendar-date.js';
import {
  bedFindings,
  closesOn,
  comingNight,
  freeBeds,
  freeFor,
  houseTonight,
  opensAgainOn,
  type Room,
  type Sleeper,
} from './room.js';

const day = (text: string): CalendarDate => text as CalendarDate;
const TONIGHT = day('2026-11-23');
const room = (change: Partial<Room> = {}): Room => ({
  beds: 3,
  sexRule: 'any',
  ageFrom: 0,
  ageTo: 17,
  openDays: [{ from: day('2026-01-01'), until: null }],
  ...change,
});
const boy = (minorId: number, age = 16, siblings: number[] = []): Sleeper => ({ minorId, sex: 'M', age, siblings });
const girl = (minorId: number, age = 16, siblings: number[] = []): Sleeper => ({ minorId, sex: 'F', age, siblings });

describe('a bed for a minor', () => {
  it('of the sex and age of the room has nothing against it', () => {
    expect(bedFindings(room({ sexRule: 'boys', ageFrom: 14 }), [boy(2)], boy(1, 14), TONIGHT)).toEqual([]);
  });

  it('in a room for girls is refused to a boy', () => {
    expect(bedFindings(room({ sexRule: 'girls' }), [girl(2)], boy(1), TONIGHT)).toEqual([
      { code: 'room_of_other_sex', effect: 'refuse' },
    ]);
  });

  it('in a room for girls may be given to the brother of one of them, by decision', () => {
    expect(bedFindings(room({ sexRule: 'girls' }), [girl(2), girl(3)], boy(1, 6, [3]), TONIGHT)).toEqual([
      { code: 'room_of_other_sex', effect: 'warn' },
    ]);
  });

  it('in a room for whoever comes warns where the other sex sleeps', () => {
    expect(bedFindings(room(), [girl(2)], boy(1), TONIGHT)).toEqual([{ code: 'room_of_other_sex', effect: 'warn' }]);
    expect(bedFindings(room(), [], boy(1), TONIGHT)).toEqual([]);
    expect(bedFindings(room(), [boy(2)], boy(1), TONIGHT)).toEqual([]);
  });

  it('brothers and sisters share a room for whoever comes, and a stranger among them is said', () => {
    expect(bedFindings(room(), [girl(2)], boy(1, 9, [2]), TONIGHT)).toEqual([]);
    expect(bedFindings(room(), [girl(2), girl(3)], boy(1, 9, [2]), TONIGHT)).toEqual([
      { code: 'room_of_other_sex', effect: 'warn' },
    ]);
  });

  it('outside the ages of the room only warns: a child must sleep somewhere', () => {
    const older = room({ ageFrom: 14, ageTo: 16 });
    expect(bedFindings(older, [], boy(1, 13), TONIGHT)).toEqual([{ code: 'outside_room_age', effect: 'warn' }]);
    expect(bedFindings(older, [], boy(1, 17), TONIGHT)).toEqual([{ code: 'outside_room_age', effect: 'warn' }]);
    expect(bedFindings(older, [], boy(1, 16), TONIGHT)).toEqual([]);
  });

  it('is shut while the room is closed, which says when it opens again', () => {
    const closed = room({
      openDays: [
        { from: day('2026-01-01'), until: day('2026-11-23') },
        { from: day('2026-12-01'), until: null },
      ],
    });
    expect(bedFindings(closed, [], boy(1), TONIGHT)).toEqual([{ code: 'room_closed', effect: 'refuse' }]);
    expect(bedFindings(closed, [], boy(1), day('2026-11-22'))).toEqual([]);
    expect(bedFindings(closed, [], boy(1), day('2026-12-01'))).toEqual([]);
    expect(opensAgainOn(closed, TONIGHT)).toBe('2026-12-01');
    expect(closesOn(closed, day('2026-11-22'))).toBe('2026-11-23');
    expect(opensAgainOn(room(), TONIGHT)).toBeNull();
    expect(closesOn(room(), TONIGHT)).toBeNull();
  });
});

describe('free beds', () => {
  it('of a room for whoever comes belong to the sex of who sleeps there', () => {
    expect(freeFor(room(), [])).toBe('any');
    expect(freeFor(room(), [boy(1)])).toBe('boys');
    expect(freeFor(room(), [girl(1), girl(2)])).toBe('girls');
    expect(freeFor(room(), [girl(1), boy(2)])).toBe('mixed');
    expect(freeFor(room({ sexRule: 'girls' }), [boy(2)])).toBe('girls');
  });

  it('are put together by sex and age; full and closed rooms give none', () => {
    const rooms = [
      { room: room({ sexRule: 'boys', beds: 4, ageFrom: 14 }), sleepers: [boy(1)] },
      { room: room({ beds: 3, ageFrom: 14 }), sleepers: [boy(2), boy(3)] },
      { room: room({ sexRule: 'girls', beds: 2 }), sleepers: [] },
      { room: room({ sexRule: 'girls', beds: 1 }), sleepers: [girl(4)] },
      { room: room({ beds: 5, openDays: [{ from: day('2026-12-01'), until: null }] }), sleepers: [] },
      { room: room({ beds: 2 }), sleepers: [] },
    ];
    expect(freeBeds(rooms, TONIGHT)).toEqual([
      { freeFor: 'boys', ageFrom: 14, ageTo: 17, beds: 4 },
      { freeFor: 'girls', ageFrom: 0, ageTo: 17, beds: 2 },
      { freeFor: 'any', ageFrom: 0, ageTo: 17, beds: 2 },
    ]);
  });
});

describe('the house tonight', () => {
  it('has as many free places as beds that nobody needs', () => {
    expect(houseTonight({ places: 20, present: 12, beds: 16, inBed: 10 })).toEqual({
      withoutBed: 2,
      freeBeds: 6,
      freePlaces: 4,
      shutBeds: 2,
      bedsBeyondPlaces: 0,
      overPlaces: 0,
    });
  });

  it('with more beds than places gives no more places for them', () => {
    expect(houseTonight({ places: 10, present: 9, beds: 14, inBed: 9 })).toEqual({
      withoutBed: 0,
      freeBeds: 5,
      freePlaces: 1,
      shutBeds: 4,
      bedsBeyondPlaces: 4,
      overPlaces: 0,
    });
  });

  it('over its places has none, whatever the beds', () => {
    expect(houseTonight({ places: 8, present: 11, beds: 12, inBed: 8 })).toMatchObject({
      freePlaces: 0,
      overPlaces: 3,
      withoutBed: 3,
    });
  });

  it('without declared places has those of its beds', () => {
    expect(houseTonight({ places: null, present: 2, beds: 5, inBed: 1 })).toMatchObject({
      freePlaces: 3,
      overPlaces: 0,
      bedsBeyondPlaces: 0,
    });
  });
});

describe('the coming night', () => {
  it('is without who turns 18 on the day, and with the moves proposed up to it', () => {
    const adults = ['2026-11-24', '2026-11-25', '2030-01-01'].map(day);
    expect(comingNight(day('2026-11-24'), adults, [day('2026-11-24'), day('2026-11-25'), null], [])).toEqual({
      certain: 2,
      expected: 3,
    });
    expect(comingNight(day('2026-11-24'), adults, [], [day('2026-11-23'), null])).toEqual({ certain: 2, expected: 1 });
  });
});
