import { addDays, type CalendarDate } from '../../../domain/calendar-date.js';
import {
  bedFindings,
  closesOn,
  comingNight,
  freeBeds,
  freeFor,
  houseTonight,
  isOpenOn,
  opensAgainOn,
} from '../../../domain/room.js';
import type { SimCode } from '../../../domain/sim-code.js';
import { type House, sleepersIn } from '../beds/house.js';
import type { RoomRow } from '../rooms/rooms.repository.js';
import type { BoardDto, BoardRoomDto, ComingNightDto } from './board.dto.js';

/** Rooms and beds of the board, and what is free. @param places of the facility tonight */
export function bedsOf(
  house: House,
  places: number | null,
): Pick<BoardDto, 'rooms' | 'withoutBed' | 'balance' | 'freeBeds'> {
  const { night, rooms, minors } = house;
  const open = rooms.filter((room) => isOpenOn(room, night));
  return {
    rooms: rooms
      .filter((room) => isOpenOn(room, night) || opensAgainOn(room, night) !== null)
      .map((room) => roomOf(house, room)),
    withoutBed: minors.filter(({ roomId }) => roomId === null).map(({ simCode }) => simCode),
    balance: houseTonight({
      places,
      present: minors.length,
      beds: open.reduce((sum, { beds }) => sum + beds, 0),
      inBed: minors.filter(({ roomId }) => roomId !== null).length,
    }),
    freeBeds: freeBeds(
      open.map((room) => ({ room, sleepers: sleepersIn(house, room.id) })),
      night,
    ),
  };
}

function roomOf(house: House, room: RoomRow): BoardRoomDto {
  const { night } = house;
  const { id, name, beds, sexRule, ageFrom, ageTo } = room;
  const sleepers = sleepersIn(house, id);
  const open = isOpenOn(room, night);
  return {
    id,
    name,
    beds,
    sexRule,
    ageFrom,
    ageTo,
    open,
    closesOn: open ? closesOn(room, night) : null,
    opensOn: open ? null : opensAgainOn(room, night),
    sleepers: sleepers
      .flatMap((minor) =>
        minor.bed === null
          ? []
          : [
              {
                bed: minor.bed,
                simCode: minor.simCode,
                findings: bedFindings(room, sleepersIn(house, id, minor.minorId), minor, night),
              },
            ],
      )
      .sort((a, b) => a.bed - b.bed),
    freeFor: freeFor(room, sleepers),
  };
}

/** A move that is proposed; `simCode` of who would leave. */
interface Planned {
  readonly plannedOn: CalendarDate | null;
  readonly simCode?: SimCode;
}

/** Tonight and tomorrow. @param places of the facility on the two days */
export function nightsOf(
  { day, places }: { readonly day: CalendarDate; readonly places: readonly (number | null)[] },
  minors: readonly { readonly simCode: SimCode; readonly adultOn: CalendarDate }[],
  arrivals: readonly Planned[],
  departures: readonly Planned[],
): ComingNightDto[] {
  return places.map((placesThen, index) => {
    const night = addDays(day, index);
    const adults = minors.map(({ adultOn }) => adultOn);
    const staying = new Set(minors.filter(({ adultOn }) => adultOn > night).map(({ simCode }) => simCode));
    const leaving = departures.filter(({ simCode }) => simCode === undefined || staying.has(simCode));
    const days = (moves: readonly Planned[]): (CalendarDate | null)[] => moves.map(({ plannedOn }) => plannedOn);
    return { night, places: placesThen, ...comingNight(night, adults, days(arrivals), days(leaving)) };
  });
}
