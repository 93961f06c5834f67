import { Injectable } from '@nestjs/common';
import { addDays, type CalendarDate, daysBetween } from '../../../domain/calendar-date.js';
import { ruleInForce } from '../../../domain/facility-rule.js';
import { sinceInKind, stayLimit } from '../../../domain/kind-stay.js';
import { ageOn, daysToMajority, majorityDate } from '../../../domain/majority.js';
import { AuditTrail } from '../../../platform/audit/audit-trail.js';
import { Clock } from '../../../platform/clock.js';
import { FacilitiesService } from '../../organisations/index.js';
import { BedsRepository } from '../beds/beds.repository.js';
import { houseOf } from '../beds/house.js';
import { PresenceFacilities, type ScopedFacility } from '../presence-facilities.js';
import { RoomsRepository } from '../rooms/rooms.repository.js';
import { bedsOf, nightsOf } from './board-beds.js';
import type { BoardDto, OwnFacilitiesDto } from './board.dto.js';
import { BoardRepository } from './board.repository.js';

const LONGEST_LIST = 50;

/** A facility today: places, who sleeps there, since when, and what is due. Runs in the caller's unit of work. */
@Injectable()
export class BoardService {
  constructor(
    private readonly repository: BoardRepository,
    private readonly facilities: PresenceFacilities,
    private readonly masters: FacilitiesService,
    private readonly rooms: RoomsRepository,
    private readonly beds: BedsRepository,
    private readonly audit: AuditTrail,
    private readonly clock: Clock,
  ) {}

  /**
   * The board with the version of its beds.
   *
   * @throws DomainProblem `not_found`: unknown, or not in the caller's territory
   */
  async of(code: string): Promise<{ board: BoardDto; version: number }> {
    const today = this.clock.today();
    const facility = await this.facilities.get(code, today);
    // The version first: beds that change meanwhile make it stale, never fresh.
    const version = await this.beds.version(facility.id);
    const board = await this.board(facility, today);
    return { board, version };
  }

  private async board(facility: ScopedFacility, today: CalendarDate): Promise<BoardDto> {
    const rule = ruleInForce(await this.masters.rules(), facility.kind, today);
    const rows = await this.repository.minors(facility.id, today);
    const minorIds = rows.map(({ minorId }) => minorId);
    const stays = Map.groupBy(await this.repository.stays(minorIds), ({ minorId }) => minorId);
    await this.audit.recordList('presence.read_board', minorIds, { facility: facility.code });
    const rooms = await this.rooms.list(facility.id, today);
    const housed = await this.beds.housed(facility.id, today);
    const arrivals = await this.repository.arrivals(facility.id);
    const departures = await this.repository.departures(facility.id);
    const capacityTomorrow = await this.repository.places(facility.id, addDays(today, 1));
    const house = houseOf(today, rooms, housed);
    const simCodes = new Map(rows.map(({ minorId, simCode }) => [minorId, simCode]));
    const siblings = new Map(housed.map((row) => [row.minorId, row.siblings]));
    return {
      facility: facility.heading,
      kind: facility.kind,
      on: today,
      places: facility.capacity,
      present: rows.length,
      minimumAge: rule?.minimumAge?.years ?? null,
      minors: rows.map(({ minorId, birthDate, ...row }) => {
        const past = (stays.get(minorId) ?? []).filter(({ from }) => from <= today);
        const since =
          sinceInKind(past.map(({ kind, from, until }) => ({ kind, during: { from, until } }))) ?? row.since;
        return {
          ...row,
          age: ageOn(birthDate, today),
          daysInKind: daysBetween(since, today) + 1,
          limit: stayLimit(rule, since, today),
          daysToMajority: daysToMajority(birthDate, today),
          adultOn: majorityDate(birthDate),
          siblings: (siblings.get(minorId) ?? []).flatMap((id) => simCodes.get(id) ?? []),
        };
      }),
      writable: await this.rooms.isRun(facility.id),
      ...bedsOf(house, facility.capacity),
      nights: nightsOf(
        { day: today, places: [facility.capacity, capacityTomorrow] },
        rows.map(({ birthDate, simCode }) => ({ simCode, adultOn: majorityDate(birthDate) })),
        arrivals,
        departures,
      ),
      arrivals: arrivals.map(({ birthDate, ...arrival }) => ({ ...arrival, age: ageOn(birthDate, today) })),
      departures,
    };
  }

  /** Facilities of the caller's territory that are open today. Figures only. */
  async own(query: string): Promise<OwnFacilitiesDto> {
    const today = this.clock.today();
    const found = await this.repository.facilities(query.trim(), today, addDays(today, -1), LONGEST_LIST + 1);
    return { items: found.slice(0, LONGEST_LIST), more: found.length > LONGEST_LIST };
  }
}
