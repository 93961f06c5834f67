import type { CalendarDate } from '../../../domain/calendar-date.js';
import { ageOn } from '../../../domain/majority.js';
import type { Sleeper } from '../../../domain/room.js';
import type { SimCode } from '../../../domain/sim-code.js';
import type { RoomRow } from '../rooms/rooms.repository.js';
import type { HousedRow } from './beds.repository.js';

/** A minor of the house tonight, as the rules of rooms see it. */
export interface Housed extends Sleeper {
  readonly simCode: SimCode;
  readonly roomId: number | null;
  readonly bed: number | null;
}

/** The house on one night: its rooms, and who sleeps where. */
export interface House {
  readonly night: CalendarDate;
  readonly rooms: readonly RoomRow[];
  readonly minors: readonly Housed[];
}

export const houseOf = (night: CalendarDate, rooms: readonly RoomRow[], rows: readonly HousedRow[]): House => ({
  night,
  rooms,
  minors: rows.map(({ minorId, simCode, sex, birthDate, siblings, roomId, bed }) => ({
    minorId,
    simCode,
    sex,
    age: ageOn(birthDate, night),
    siblings,
    roomId,
    bed,
  })),
});

/** Who sleeps in a room, but for one. */
export const sleepersIn = ({ minors }: House, roomId: number, but: number | null = null): Housed[] =>
  minors.filter((minor) => minor.roomId === roomId && minor.minorId !== but);

export function freeBedsIn(house: House, room: RoomRow): number[] {
  const taken = new Set(sleepersIn(house, room.id).map(({ bed }) => bed));
  return Array.from({ length: room.beds }, (_, index) => index + 1).filter((bed) => !taken.has(bed));
}
