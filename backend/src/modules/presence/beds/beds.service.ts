import { Injectable } from '@nestjs/common';
import { DomainProblem } from '../../../domain/problem.js';
import { bedFindings } from '../../../domain/room.js';
import { parseSimCode } from '../../../domain/sim-code.js';
import { AuditTrail } from '../../../platform/audit/audit-trail.js';
import { Clock } from '../../../platform/clock.js';
import { requireMatch } from '../../../platform/http/entity-tag.js';
import { PresenceFacilities } from '../presence-facilities.js';
import { RoomsRepository } from '../rooms/rooms.repository.js';
import { movesOf } from './bed-changes.js';
import type { BedChangesDto, BedChoicesDto, RoomChoiceDto } from './beds.dto.js';
import { BedsRepository } from './beds.repository.js';
import { freeBedsIn, type House, houseOf, sleepersIn } from './house.js';

/** Who sleeps in which bed, from tonight on. Runs in the caller's unit of work. */
@Injectable()
export class BedsService {
  constructor(
    private readonly repository: BedsRepository,
    private readonly rooms: RoomsRepository,
    private readonly facilities: PresenceFacilities,
    private readonly audit: AuditTrail,
    private readonly clock: Clock,
  ) {}

  /** @throws DomainProblem `not_found`: the facility is not in the caller's territory, or the minor does not sleep there tonight */
  async choices(code: string, simCode: string): Promise<BedChoicesDto> {
    const facility = await this.facilities.get(code, this.clock.today());
    const house = await this.house(facility.id);
    const minor = house.minors.find((one) => one.simCode === parseSimCode(simCode));
    if (minor === undefined) throw new DomainProblem('not_found');
    const items = house.rooms.map((room): RoomChoiceDto => ({
      roomId: room.id,
      name: room.name,
      freeBeds: freeBedsIn(house, room),
      findings: bedFindings(room, sleepersIn(house, room.id, minor.minorId), minor, house.night),
    }));
    return { items: items.sort((a, b) => obstacle(a) - obstacle(b)) };
  }

  /**
   * Gives, changes and frees beds from tonight on.
   *
   * @throws DomainProblem `precondition_required`, `stale_version`: somebody changed the beds meanwhile; and what `movesOf` says
   */
  async change(code: string, ifMatch: string | undefined, { changes }: BedChangesDto): Promise<void> {
    const facility = await this.facilities.get(code, this.clock.today());
    await this.rooms.lock(facility.id);
    requireMatch(ifMatch, await this.repository.version(facility.id));
    const house = await this.house(facility.id);
    const moves = movesOf(house, changes);
    await this.repository.end(
      facility.id,
      moves.map(({ minor }) => minor.minorId),
      house.night,
    );
    await this.repository.place(
      facility.id,
      moves.flatMap(({ minor: { minorId }, to }) => (to === null ? [] : [{ minorId, ...to }])),
      house.night,
    );
    const beds = moves.map(({ to }) =>
      to === null ? null : [house.rooms.find(({ id }) => id === to.roomId)?.name, to.bed],
    );
    const minorIds = moves.map(({ minor }) => minor.minorId);
    await this.audit.recordList('presence.change_beds', minorIds, { facility: code, beds });
  }

  private async house(facilityId: number): Promise<House> {
    const night = this.clock.today();
    return houseOf(night, await this.rooms.list(facilityId, night), await this.repository.housed(facilityId, night));
  }
}

/** 0: nothing in the way, 1: somebody has to decide, 2: it cannot be had. */
function obstacle({ freeBeds, findings }: RoomChoiceDto): number {
  if (freeBeds.length === 0 || findings.some(({ effect }) => effect === 'refuse')) return 2;
  return findings.length > 0 ? 1 : 0;
}
