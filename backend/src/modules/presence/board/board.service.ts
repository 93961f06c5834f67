import { Injectable } from '@nestjs/common';
import { addDays, daysBetween } from '../../../domain/calendar-date.js';
import { ruleInForce } from '../../../domain/facility-rule.js';
import { sinceInKind, stayLimit } from '../../../domain/kind-stay.js';
import { ageOn, daysToMajority, majorityDate } from '../../../domain/majority.js';
import { AuditTrail } from '../../../platform/audit/audit-trail.js';
import { Clock } from '../../../platform/clock.js';
import { FacilitiesService } from '../../organisations/index.js';
import { PresenceFacilities } from '../presence-facilities.js';
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
    private readonly audit: AuditTrail,
    private readonly clock: Clock,
  ) {}

  /** @throws DomainProblem `not_found`: unknown, or not in the caller's territory */
  async of(code: string): Promise<BoardDto> {
    const today = this.clock.today();
    const facility = await this.facilities.get(code, today);
    const rule = ruleInForce(await this.masters.rules(), facility.kind, today);
    const rows = await this.repository.minors(facility.id, today);
    const minorIds = rows.map(({ minorId }) => minorId);
    const stays = Map.groupBy(await this.repository.stays(minorIds), ({ minorId }) => minorId);
    await this.audit.recordList('presence.read_board', minorIds, { facility: code });
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
        };
      }),
    };
  }

  /** Facilities of the caller's territory that are open today. Figures only. */
  async own(query: string): Promise<OwnFacilitiesDto> {
    const today = this.clock.today();
    const found = await this.repository.facilities(query.trim(), today, addDays(today, -1), LONGEST_LIST + 1);
    return { items: found.slice(0, LONGEST_LIST), more: found.length > LONGEST_LIST };
  }
}
