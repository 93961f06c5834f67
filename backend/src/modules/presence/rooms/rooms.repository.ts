import { Injectable } from '@nestjs/common';
import type { CalendarDate } from '../../../domain/calendar-date.js';
import type { Period } from '../../../domain/period.js';
import type { Room, RoomSexRule } from '../../../domain/room.js';
import { UnitOfWork } from '../../../platform/database/unit-of-work.js';

export interface RoomRow extends Room {
  readonly id: number;
  readonly version: number;
  readonly name: string;
  /** Minors with a bed there tonight or later. */
  readonly inUse: number;
  /** The highest bed that one of them has; 0 when none. */
  readonly lastBedInUse: number;
}

export interface RoomFields {
  readonly name: string;
  readonly beds: number;
  readonly sexRule: RoomSexRule;
  readonly ageFrom: number;
  readonly ageTo: number;
}

type StoredRoom = Omit<RoomRow, 'openDays'> & {
  readonly openDays: readonly { from: CalendarDate; until: CalendarDate | null }[];
};

const ROOM = `select r.id, r.change_id as version, r.name, r.beds, r.sex_rule as "sexRule", r.age_from as "ageFrom", r.age_to as "ageTo",
    (select coalesce(json_agg(json_build_object('from', lower(part), 'until', upper(part)) order by part), '[]') from unnest(r.open_days) part) as "openDays",
    used.minors as "inUse", used.bed as "lastBedInUse"
  from facility_rooms r
  cross join lateral (select count(distinct b.minor_id)::integer as minors, coalesce(max(b.bed), 0) as bed
                        from bed_assignments b where b.room_id = r.id and b.during && daterange($2::date, null)) used
  where r.facility_id = $1`;

/** The only file with SQL that writes facility_rooms. */
@Injectable()
export class RoomsRepository {
  constructor(private readonly unitOfWork: UnitOfWork) {}

  /** All rooms of the facility, by name as people count (`Camera 2` before `Camera 10`). */
  async list(facilityId: number, today: CalendarDate): Promise<RoomRow[]> {
    const rows = await this.unitOfWork.query<StoredRoom>(ROOM, [facilityId, today]);
    return rows.map(toRoom).sort(({ name: a }, { name: b }) => a.localeCompare(b, 'it', { numeric: true }));
  }

  async find(facilityId: number, id: number, today: CalendarDate): Promise<RoomRow | null> {
    const [row] = await this.unitOfWork.query<StoredRoom>(`${ROOM} and r.id = $3`, [facilityId, today, id]);
    return row === undefined ? null : toRoom(row);
  }

  /** Rooms and beds of one facility are changed by one at a time. */
  async lock(facilityId: number): Promise<void> {
    await this.unitOfWork.query(`select pg_advisory_xact_lock(5302031, $1::integer)`, [facilityId]);
  }

  /** @throws an exclusion violation when a room of the same name is open in the same nights */
  async add(facilityId: number, room: RoomFields, openFrom: CalendarDate): Promise<number> {
    const [row] = await this.unitOfWork.query<{ id: number }>(
      `insert into facility_rooms (facility_id, name, beds, sex_rule, age_from, age_to, open_days)
       values ($1, $2, $3, $4, $5, $6, datemultirange(daterange($7::date, null))) returning id`,
      [facilityId, room.name, room.beds, room.sexRule, room.ageFrom, room.ageTo, openFrom],
    );
    if (row === undefined) throw new Error('The new room has no key');
    return row.id;
  }

  async change(id: number, room: RoomFields): Promise<void> {
    await this.unitOfWork.execute(
      `update facility_rooms set name = $2, beds = $3, sex_rule = $4, age_from = $5, age_to = $6 where id = $1`,
      [id, room.name, room.beds, room.sexRule, room.ageFrom, room.ageTo],
    );
  }

  /** Who has a bed there on a night or after it. */
  async sleepersFrom(id: number, from: CalendarDate): Promise<number[]> {
    const rows = await this.unitOfWork.query<{ minorId: number }>(
      `select distinct minor_id as "minorId" from bed_assignments where room_id = $1 and during && daterange($2::date, null)`,
      [id, from],
    );
    return rows.map(({ minorId }) => minorId);
  }

  async close(id: number, from: CalendarDate): Promise<void> {
    await this.unitOfWork.execute(
      `update facility_rooms set open_days = open_days * datemultirange(daterange(null, $2::date)) where id = $1`,
      [id, from],
    );
  }

  async reopen(id: number, from: CalendarDate): Promise<void> {
    await this.unitOfWork.execute(
      `update facility_rooms set open_days = open_days + datemultirange(daterange($2::date, null)) where id = $1`,
      [id, from],
    );
  }

  /** Whether the actor keeps the rooms of the facility. */
  async isRun(facilityId: number): Promise<boolean> {
    const { scope } = this.unitOfWork.actor;
    if (scope.kind === 'national') return false;
    const [row] = await this.unitOfWork.query<{ run: boolean }>(
      `select $1::bigint in (select app.facilities_run()) as run`,
      [facilityId],
    );
    return row?.run ?? false;
  }
}

const toRoom = (row: StoredRoom): RoomRow => ({
  ...row,
  openDays: row.openDays.map(({ from, until }): Period => ({ from, until })),
});
