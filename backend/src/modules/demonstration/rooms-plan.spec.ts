import { describe, expect, it } from '@jest/globals';
import type { CalendarDate } from '../../domain/calendar-date.js';
import type { SimCode } from '../../domain/sim-code.js';
import { planRooms } from './rooms-plan.js';

const tonight = '2026-11-23' as CalendarDate;
const minor = (minorId: number, sex: 'M' | 'F') => ({
  minorId,
  sex,
  age: 16,
  siblings: [],
  simCode: `M${String(minorId)}` as SimCode,
  roomId: null,
  bed: null,
});
const bedsOf = (rooms: ReturnType<typeof planRooms>) => rooms.reduce((sum, { beds }) => sum + beds, 0);

describe('rooms of the demonstration', () => {
  it('have the places of the facility as beds, rooms for its girls, and leave the fourth and the twelfth child without a bed', () => {
    const minors = Array.from({ length: 12 }, (_, index) => minor(index + 1, index === 0 ? 'F' : 'M'));
    const rooms = planRooms(20, minors, tonight);
    expect(bedsOf(rooms)).toBe(20);
    expect(rooms[0]).toMatchObject({ name: 'Camera 1', sexRule: 'girls', beds: 2, sleepers: [{ minorId: 1, bed: 1 }] });
    expect(rooms.flatMap(({ sleepers }) => sleepers)).toHaveLength(10);
  });

  it('have two beds more than places where the facility is over them, and not a bed for everybody', () => {
    const rooms = planRooms(
      5,
      Array.from({ length: 9 }, (_, index) => minor(index + 1, 'M')),
      tonight,
    );
    expect(bedsOf(rooms)).toBe(7);
    expect(rooms.flatMap(({ sleepers }) => sleepers)).toHaveLength(7);
  });
});
