import type { CalendarDate } from '../../domain/calendar-date.js';
import { bedFindings, type Room, type RoomSexRule } from '../../domain/room.js';
import type { House, PlannedRoom } from '../presence/index.js';

type Minor = House['minors'][number];
type Draft = Omit<PlannedRoom, 'sleepers'> & { sleepers: { minor: Minor; bed: number }[] };

const BEDS = 4;
/** Of so many children the fourth is left without a bed, so that the board has something to do. */
const GROUP = 8;
const FOURTH = 3;
const EARLIEST = '2020-01-01' as CalendarDate;

/**
 * Rooms for the places of an invented facility: girls' rooms as the girls in it need, one for whoever comes, the rest for
 * boys; and most of the children in a bed. A facility that is over its places has two beds more than places.
 */
export function planRooms(places: number, minors: House['minors'], tonight: CalendarDate): PlannedRoom[] {
  const rooms = draftRooms(places, minors);
  const siblings = new Set(minors.flatMap((minor) => minor.siblings));
  const inOrder = [...minors].sort((a, b) => Number(siblings.has(b.minorId)) - Number(siblings.has(a.minorId)));
  inOrder.forEach((minor, index) => {
    if (index % GROUP !== FOURTH) putToBed(rooms, minor, tonight);
  });
  return rooms.map(({ sleepers, ...room }) => ({
    ...room,
    sleepers: sleepers.map(({ minor: { minorId }, bed }) => ({ minorId, bed })),
  }));
}

function draftRooms(places: number, minors: House['minors']): Draft[] {
  const beds = minors.length > places ? places + 2 : places;
  const girls = minors.filter(({ sex }) => sex === 'F').length;
  const rooms: Draft[] = [];
  const add = (sexRule: RoomSexRule, size: number, ageFrom = 0): void => {
    const name = `Camera ${String(rooms.length + 1)}`;
    rooms.push({ name, beds: size, sexRule, ageFrom, ageTo: 17, sleepers: [] });
  };
  let left = beds;
  const take = (wanted: number): number => {
    const taken = Math.min(wanted, left);
    left -= taken;
    return taken;
  };
  for (let wanted = girls; wanted > 0 && left > 0; wanted -= BEDS)
    add('girls', take(Math.min(BEDS, Math.max(2, wanted))));
  if (left > 2 * BEDS) add('any', take(BEDS));
  while (left > 0) add('boys', take(BEDS), left % (3 * BEDS) === 0 ? 14 : 0);
  return rooms;
}

function putToBed(rooms: readonly Draft[], minor: Minor, tonight: CalendarDate): void {
  const found = rooms.find((room) => {
    const others = room.sleepers.map((sleeper) => sleeper.minor);
    const inUse: Room = { ...room, openDays: [{ from: EARLIEST, until: null }] };
    return others.length < room.beds && bedFindings(inUse, others, minor, tonight).length === 0;
  });
  found?.sleepers.push({ minor, bed: found.sleepers.length + 1 });
}
