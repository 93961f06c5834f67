import type { CalendarDate } from './calendar-date.js';
import type { Sex } from './codes.js';
import { contains, type Period } from './period.js';
import type { ProblemCode } from './problem.js';

/**
 * Rooms and beds of a facility. No law that this project knows says who shares a room with whom: each facility says it of its rooms by sex
 * and age, and what follows is practice (decision 0174), to be confirmed by the Directorate-General.
 */

/** For whom a facility keeps a room; `any`: for whoever sleeps there first, and those of the same sex. */
export const ROOM_SEX_RULES = ['boys', 'girls', 'any'] as const;

export type RoomSexRule = (typeof ROOM_SEX_RULES)[number];

export interface Room {
  readonly beds: number;
  readonly sexRule: RoomSexRule;
  /** Completed years, both counted. */
  readonly ageFrom: number;
  readonly ageTo: number;
  /** In order, apart from each other. */
  readonly openDays: readonly Period[];
}

/** A minor who sleeps, or would sleep, in a room. */
export interface Sleeper {
  readonly minorId: number;
  readonly sex: Sex;
  /** Completed years on the night. */
  readonly age: number;
  /** Keys of brothers and sisters. */
  readonly siblings: readonly number[];
}

export interface BedFinding {
  readonly code: Extract<ProblemCode, 'room_closed' | 'room_of_other_sex' | 'outside_room_age'>;
  /** `warn`: somebody may decide so; `refuse`: nobody may, unless the room changes. */
  readonly effect: 'warn' | 'refuse';
}

const RULE_OF_SEX: Readonly<Record<Sex, RoomSexRule>> = { M: 'boys', F: 'girls' };

export const isOpenOn = ({ openDays }: Pick<Room, 'openDays'>, night: CalendarDate): boolean =>
  openDays.some((period) => contains(period, night));

/** The next night on which a room that is closed is in use again; null: none is known. */
export const opensAgainOn = ({ openDays }: Pick<Room, 'openDays'>, night: CalendarDate): CalendarDate | null =>
  openDays.map(({ from }) => from).find((from) => from > night) ?? null;

/** The first night on which a room that is open is no longer so; null: none is known. */
export const closesOn = ({ openDays }: Pick<Room, 'openDays'>, night: CalendarDate): CalendarDate | null =>
  openDays.find((period) => contains(period, night))?.until ?? null;

/** Everything that speaks against a minor in a room on a night. @param others who else sleeps there */
export function bedFindings(room: Room, others: readonly Sleeper[], minor: Sleeper, night: CalendarDate): BedFinding[] {
  const findings: BedFinding[] = [];
  if (!isOpenOn(room, night)) findings.push({ code: 'room_closed', effect: 'refuse' });
  const sex = sexFinding(room, others, minor);
  if (sex !== null) findings.push({ code: 'room_of_other_sex', effect: sex });
  if (minor.age < room.ageFrom || minor.age > room.ageTo) findings.push({ code: 'outside_room_age', effect: 'warn' });
  return findings;
}

/**
 * A brother may share a room of girls with his sister, and a sister one of boys, if somebody decides so. In a room for whoever comes, those of
 * the other sex are no objection where all of them are brothers or sisters.
 */
function sexFinding({ sexRule }: Room, others: readonly Sleeper[], minor: Sleeper): 'warn' | 'refuse' | null {
  const isSibling = ({ minorId }: Sleeper): boolean => minor.siblings.includes(minorId);
  if (sexRule === RULE_OF_SEX[minor.sex]) return null;
  if (sexRule !== 'any') return others.some(isSibling) ? 'warn' : 'refuse';
  return others.filter(({ sex }) => sex !== minor.sex).every(isSibling) ? null : 'warn';
}

/** For whom a free bed is, without anybody having to decide: `mixed`: boys and girls sleep there already, each case is judged. */
export type FreeFor = RoomSexRule | 'mixed';

export function freeFor({ sexRule }: Pick<Room, 'sexRule'>, sleepers: readonly Pick<Sleeper, 'sex'>[]): FreeFor {
  if (sexRule !== 'any') return sexRule;
  const rules = new Set(sleepers.map(({ sex }) => RULE_OF_SEX[sex]));
  if (rules.size > 1) return 'mixed';
  return rules.values().next().value ?? 'any';
}

export interface FreeBeds {
  readonly freeFor: FreeFor;
  readonly ageFrom: number;
  readonly ageTo: number;
  readonly beds: number;
}

const ORDER: readonly FreeFor[] = ['boys', 'girls', 'any', 'mixed'];

/** Free beds of the rooms that are open on a night, put together by sex and age. */
export function freeBeds(
  rooms: readonly { readonly room: Room; readonly sleepers: readonly Pick<Sleeper, 'sex'>[] }[],
  night: CalendarDate,
): FreeBeds[] {
  const groups = new Map<string, FreeBeds>();
  for (const { room, sleepers } of rooms) {
    const beds = room.beds - sleepers.length;
    if (beds <= 0 || !isOpenOn(room, night)) continue;
    const group = { freeFor: freeFor(room, sleepers), ageFrom: room.ageFrom, ageTo: room.ageTo };
    const key = Object.values(group).join(' ');
    groups.set(key, { ...group, beds: beds + (groups.get(key)?.beds ?? 0) });
  }
  return [...groups.values()].sort(
    (a, b) => ORDER.indexOf(a.freeFor) - ORDER.indexOf(b.freeFor) || a.ageFrom - b.ageFrom || a.ageTo - b.ageTo,
  );
}

export interface HouseTonight {
  /** Places of the facility; null: none are declared. */
  readonly places: number | null;
  readonly present: number;
  /** Beds of the rooms that are open. */
  readonly beds: number;
  /** Of those present, who has one of them. */
  readonly inBed: number;
}

export interface BedBalance {
  /** Who has no bed. */
  readonly withoutBed: number;
  /** Beds nobody sleeps in. */
  readonly freeBeds: number;
  /** Children who can still come. */
  readonly freePlaces: number;
  /** Free beds that are no places: somebody present still needs them, or the places of the facility are taken. */
  readonly shutBeds: number;
  /** Beds of the rooms beyond the places of the facility. */
  readonly bedsBeyondPlaces: number;
  /** Children present beyond the places of the facility. */
  readonly overPlaces: number;
}

/** The places of the facility are the authority, not its beds: a bed too many is no place, and over the places a bed does not help. */
export function houseTonight({ places, present, beds, inBed }: HouseTonight): BedBalance {
  const withoutBed = present - inBed;
  const free = beds - inBed;
  const left = places === null ? free : places - present;
  const freePlaces = Math.max(0, Math.min(free - withoutBed, left));
  return {
    withoutBed,
    freeBeds: free,
    freePlaces,
    shutBeds: free - freePlaces,
    bedsBeyondPlaces: places === null ? 0 : Math.max(0, beds - places),
    overPlaces: places === null ? 0 : Math.max(0, present - places),
  };
}

export interface ComingNight {
  /** Who sleeps there by the register: those present, without who turns 18 on the day. */
  readonly certain: number;
  /** With the moves that are proposed for a day up to it: they may still be refused. */
  readonly expected: number;
}

/**
 * The night of a coming day.
 *
 * @param adults 18th birthdays of those present
 * @param arrivals planned days of open proposals to the facility; null: to be agreed, not counted
 * @param departures the same of those from it, without who turns 18 by then
 */
export function comingNight(
  day: CalendarDate,
  adults: readonly CalendarDate[],
  arrivals: readonly (CalendarDate | null)[],
  departures: readonly (CalendarDate | null)[],
): ComingNight {
  const certain = adults.filter((birthday) => birthday > day).length;
  const by = (days: readonly (CalendarDate | null)[]): number =>
    days.filter((planned) => planned !== null && planned <= day).length;
  return { certain, expected: certain + by(arrivals) - by(departures) };
}
