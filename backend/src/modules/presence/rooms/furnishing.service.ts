import { Injectable } from '@nestjs/common';
import type { CalendarDate } from '../../../domain/calendar-date.js';
import { UnitOfWork } from '../../../platform/database/unit-of-work.js';
import { BedsRepository } from '../beds/beds.repository.js';
import { type House, houseOf } from '../beds/house.js';
import { type RoomFields, RoomsRepository } from './rooms.repository.js';

/** A room to be made, and who sleeps in its beds, by number. */
export interface PlannedRoom extends RoomFields {
  readonly sleepers: readonly { readonly minorId: number; readonly bed: number }[];
}

/** Rooms of a facility made all at once: what the demonstration begins with. */
@Injectable()
export class FurnishingService {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly rooms: RoomsRepository,
    private readonly beds: BedsRepository,
  ) {}

  /** Makes the rooms of a facility that has none, as an actor of that facility; opens its own unit of work. @param since first night of the rooms */
  async furnish(
    facilityId: number,
    since: CalendarDate,
    tonight: CalendarDate,
    plan: (minors: House['minors']) => readonly PlannedRoom[],
  ): Promise<void> {
    const scope = { kind: 'facility', id: String(facilityId) } as const;
    await this.unitOfWork.run({ userId: null, organisationId: null, role: 'system', scope }, async () => {
      await this.rooms.lock(facilityId);
      if ((await this.rooms.list(facilityId, tonight)).length > 0) return;
      const { minors } = houseOf(tonight, [], await this.beds.housed(facilityId, tonight));
      const placings: { minorId: number; roomId: number; bed: number }[] = [];
      for (const { sleepers, ...room } of plan(minors)) {
        const roomId = await this.rooms.add(facilityId, room, since);
        placings.push(...sleepers.map((sleeper) => ({ ...sleeper, roomId })));
      }
      await this.beds.place(facilityId, placings, tonight);
    });
  }
}
