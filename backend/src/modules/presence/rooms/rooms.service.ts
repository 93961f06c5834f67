import { Injectable } from '@nestjs/common';
import { type CalendarDate, parseCalendarDate } from '../../../domain/calendar-date.js';
import type { ProblemCode } from '../../../domain/problem.js';
import { DomainProblem, fieldError } from '../../../domain/problem.js';
import { closesOn, houseTonight, isOpenOn, opensAgainOn } from '../../../domain/room.js';
import { AuditTrail } from '../../../platform/audit/audit-trail.js';
import { Clock } from '../../../platform/clock.js';
import { sqlState } from '../../../platform/database/unit-of-work.js';
import { requireMatch } from '../../../platform/http/entity-tag.js';
import { Idempotency } from '../../../platform/http/idempotency.js';
import { BedsRepository } from '../beds/beds.repository.js';
import { PresenceFacilities, type ScopedFacility } from '../presence-facilities.js';
import type { NewRoomDto, RoomChangeDto, RoomClosingDto, RoomDto, RoomReopeningDto, RoomsDto } from './rooms.dto.js';
import { type RoomRow, RoomsRepository } from './rooms.repository.js';

const EXCLUSION_VIOLATION = '23P01';

export interface VersionedRoom {
  readonly room: RoomDto;
  readonly version: number;
}

/** The rooms of a facility, kept by it and by its municipality. Runs in the caller's unit of work. */
@Injectable()
export class RoomsService {
  constructor(
    private readonly repository: RoomsRepository,
    private readonly beds: BedsRepository,
    private readonly facilities: PresenceFacilities,
    private readonly idempotency: Idempotency,
    private readonly audit: AuditTrail,
    private readonly clock: Clock,
  ) {}

  /** @throws DomainProblem `not_found`: unknown, or not in the caller's territory */
  async list(code: string): Promise<RoomsDto> {
    const today = this.clock.today();
    const facility = await this.facilities.get(code, today);
    const rooms = await this.repository.list(facility.id, today);
    const beds = rooms.filter((room) => isOpenOn(room, today)).reduce((sum, room) => sum + room.beds, 0);
    const { bedsBeyondPlaces } = houseTonight({ places: facility.capacity, present: 0, beds, inBed: 0 });
    const items = rooms.map((room) => roomDto(room, today)).sort((a, b) => Number(b.open) - Number(a.open));
    const writable = await this.repository.isRun(facility.id);
    return { facility: facility.heading, writable, places: facility.capacity, beds, bedsBeyondPlaces, items };
  }

  /** @throws DomainProblem `not_found` */
  async get(code: string, id: number): Promise<VersionedRoom> {
    const { room, today } = await this.find(code, id);
    return { room: roomDto(room, today), version: room.version };
  }

  /** @throws DomainProblem on fields: `duplicate` (name), `invalid_period` (ageTo), `facility_closed` (openFrom) */
  async add(key: string | undefined, code: string, body: NewRoomDto): Promise<VersionedRoom> {
    const facility = await this.facilities.get(code, this.clock.today());
    const openFrom = parseCalendarDate(body.openFrom, 'openFrom');
    checkAges(body);
    if (openFrom < facility.open.from || (facility.open.until !== null && openFrom >= facility.open.until))
      refuse('openFrom', 'facility_closed');
    const { identity } = await this.idempotency.once(key, `POST /api/facilities/${code}/rooms`, body, () =>
      oneName(() => this.repository.add(facility.id, body, openFrom)),
    );
    return this.get(code, identity);
  }

  /** @throws DomainProblem also `still_in_use` (beds): somebody sleeps in one that would no longer be there */
  async change(code: string, id: number, ifMatch: string | undefined, body: RoomChangeDto): Promise<VersionedRoom> {
    const { room } = await this.findToChange(code, id, ifMatch);
    checkAges(body);
    if (body.beds < room.lastBedInUse) refuse('beds', 'still_in_use', { bed: room.lastBedInUse });
    await oneName(() => this.repository.change(id, body));
    return this.get(code, id);
  }

  /** @throws DomainProblem also `still_in_use` with how many sleep there, unless they are to be left without a bed; `date_in_past` */
  async close(code: string, id: number, ifMatch: string | undefined, body: RoomClosingDto): Promise<VersionedRoom> {
    const { room, facility, today } = await this.findToChange(code, id, ifMatch);
    const from = parseCalendarDate(body.from, 'from');
    if (from < today) refuse('from', 'date_in_past');
    if (!room.openDays.some(({ until }) => until === null || until > from)) refuse('from', 'room_closed');
    const minorIds = await this.repository.sleepersFrom(id, from);
    if (minorIds.length > 0 && body.freeBeds !== true) refuse('from', 'still_in_use', { count: minorIds.length });
    await this.beds.end(facility.id, minorIds, from);
    if (minorIds.length > 0)
      await this.audit.recordList('presence.change_beds', minorIds, { facility: code, closedRoom: room.name, from });
    await this.repository.close(id, from);
    return this.get(code, id);
  }

  /** @throws DomainProblem also `date_in_past`; `invalid_period`: it is open then; `duplicate`: another room took its name */
  async reopen(code: string, id: number, ifMatch: string | undefined, body: RoomReopeningDto): Promise<VersionedRoom> {
    const { room, today } = await this.findToChange(code, id, ifMatch);
    const from = parseCalendarDate(body.from, 'from');
    if (from < today) refuse('from', 'date_in_past');
    if (room.openDays.some(({ until }) => until === null || until > from)) refuse('from', 'invalid_period');
    await oneName(() => this.repository.reopen(id, from), 'from');
    return this.get(code, id);
  }

  private async find(
    code: string,
    id: number,
  ): Promise<{ room: RoomRow; facility: ScopedFacility; today: CalendarDate }> {
    const today = this.clock.today();
    const facility = await this.facilities.get(code, today);
    const room = await this.repository.find(facility.id, id, today);
    if (room === null) throw new DomainProblem('not_found');
    return { room, facility, today };
  }

  private async findToChange(code: string, id: number, ifMatch: string | undefined): ReturnType<RoomsService['find']> {
    const { facility } = await this.find(code, id);
    await this.repository.lock(facility.id);
    const found = await this.find(code, id);
    requireMatch(ifMatch, found.room.version);
    return found;
  }
}

const roomDto = (room: RoomRow, today: CalendarDate): RoomDto => {
  const { id, name, beds, sexRule, ageFrom, ageTo, inUse } = room;
  const open = isOpenOn(room, today);
  return {
    id,
    name,
    beds,
    sexRule,
    ageFrom,
    ageTo,
    open,
    closesOn: open ? closesOn(room, today) : null,
    opensOn: open ? null : opensAgainOn(room, today),
    inUse,
  };
};

function checkAges({ ageFrom, ageTo }: RoomChangeDto): void {
  if (ageFrom > ageTo) refuse('ageTo', 'invalid_period');
}

async function oneName<T>(write: () => Promise<T>, field = 'name'): Promise<T> {
  try {
    return await write();
  } catch (error) {
    if (sqlState(error) === EXCLUSION_VIOLATION) refuse(field, 'duplicate');
    throw error;
  }
}

function refuse(field: string, code: ProblemCode, facts: Readonly<Record<string, number>> = {}): never {
  throw new DomainProblem(code === 'still_in_use' ? 'still_in_use' : 'validation_failed', {
    errors: [fieldError(field, code)],
    facts,
  });
}
