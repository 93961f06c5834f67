import { Injectable } from '@nestjs/common';
import type { CalendarDate } from '../../domain/calendar-date.js';
import type { FacilityRule } from '../../domain/facility-rule.js';
import { DomainProblem, fieldError, type ProblemCode } from '../../domain/problem.js';
import { sqlState, UnitOfWork } from '../../platform/database/unit-of-work.js';
import { requireMatch } from '../../platform/http/entity-tag.js';
import { decodeCursor, encodeCursor, type Page } from '../../platform/http/paging.js';
import { TerritoryService } from '../territory/index.js';
import { FacilitiesRepository, type FacilityChange, type NewFacility } from './facilities.repository.js';
import type {
  Facility,
  FacilityDetail,
  FacilityFilter,
  FacilityForStay,
  ManagingBody,
  ManagingBodyRecord,
} from './facility.js';
import { ManagingBodiesRepository, type NewManagingBody } from './managing-bodies.repository.js';

const LONGEST_LIST = 100;
const UNIQUE_VIOLATION = '23505';
const EXCLUSION_VIOLATION = '23P01';

/** Managing bodies and facilities: the masters on which every stay stands. */
@Injectable()
export class FacilitiesService {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly facilities: FacilitiesRepository,
    private readonly bodies: ManagingBodiesRepository,
    private readonly territory: TerritoryService,
  ) {}

  async page(
    filter: FacilityFilter,
    today: CalendarDate,
    cursor: string | undefined,
    limit: number,
  ): Promise<Page<Facility>> {
    const after = cursor === undefined ? null : decodeCursor(cursor, ['text', 'text']).map(String);
    const position = after === null ? null : ([after[0] ?? '', after[1] ?? ''] as const);
    const found = await this.facilities.page(filter, filter.on ?? today, position, limit + 1);
    const items = found.slice(0, limit);
    const last = items.at(-1);
    const nextCursor = found.length > limit && last !== undefined ? encodeCursor([last.name, last.code]) : null;
    return {
      items,
      nextCursor,
      total: { count: await this.facilities.count(filter, filter.on ?? today), exact: true },
    };
  }

  /** @throws DomainProblem `not_found` */
  async get(code: string, today: CalendarDate): Promise<FacilityDetail> {
    const found = await this.facilities.find(code, today);
    if (found === null) throw new DomainProblem('not_found');
    const { facility, version, writable } = found;
    return { ...facility, version, writable, capacities: await this.facilities.capacities(found.id) };
  }

  /** Null when there is no such facility. The places are those of the day. */
  findForStay(code: string, day: CalendarDate): Promise<FacilityForStay | null> {
    return this.facilities.findForStay(code, day);
  }

  /** The dated rules of all kinds, as the database holds them. */
  rules(): Promise<FacilityRule[]> {
    return this.facilities.rules();
  }

  /** Registers a facility with its first places. A municipality registers only those that stand in it. */
  async add(facility: Omit<NewFacility, 'municipalityId'> & { municipality: string; places: number }): Promise<string> {
    const { municipality: istatCode, places, ...rest } = facility;
    const municipality = await this.territory.getMunicipality(istatCode, facility.openOn);
    const { scope } = this.unitOfWork.actor;
    if (scope.kind !== 'national' && scope.id !== String(municipality.id)) refuse('municipality', 'not_allowed');
    await this.requireBody(facility.managingBodyId);
    const id = await refusing(UNIQUE_VIOLATION, 'duplicate', 'code', () =>
      this.facilities.add({ ...rest, municipalityId: municipality.id }),
    );
    await this.facilities.addCapacity(id, facility.openOn, places);
    return facility.code;
  }

  async change(
    code: string,
    ifMatch: string | undefined,
    change: FacilityChange,
    today: CalendarDate,
  ): Promise<FacilityDetail> {
    const found = await this.facilities.find(code, today);
    if (found === null) throw new DomainProblem('not_found');
    requireMatch(ifMatch, found.version);
    if (change.closedOn !== null && change.closedOn <= change.openOn) refuse('closedOn', 'invalid_period');
    await this.requireBody(change.managingBodyId);
    if (!found.writable) throw new DomainProblem('forbidden');
    await this.requireNobodyLeftOut(found.id, change);
    if (!(await this.facilities.change(found.id, change))) throw new DomainProblem('forbidden');
    return this.get(code, today);
  }

  /** New places from a day on; the period in force ends on its eve. */
  async setCapacity(code: string, from: CalendarDate, places: number, today: CalendarDate): Promise<FacilityDetail> {
    const found = await this.facilities.find(code, today);
    if (found === null) throw new DomainProblem('not_found');
    if (from < found.facility.openOn) refuse('from', 'facility_closed');
    await this.facilities.endCapacity(found.id, from);
    await refusing(EXCLUSION_VIOLATION, 'duplicate', 'from', () => this.facilities.addCapacity(found.id, from, places));
    return this.get(code, today);
  }

  /**
   * Mends places that were registered by mistake, as if they had always been so; what was registered before stays readable. The period
   * before ends where this one begins.
   *
   * @throws DomainProblem `not_found`, `stale_version`, `forbidden`; on `from`: `facility_closed`, `invalid_period` (not between its neighbours)
   */
  async correctCapacity(
    code: string,
    id: number,
    ifMatch: string | undefined,
    { from, places, reason }: { readonly from: CalendarDate; readonly places: number; readonly reason: string },
    today: CalendarDate,
  ): Promise<FacilityDetail> {
    const found = await this.facilities.find(code, today);
    const periods = found === null ? [] : await this.facilities.capacities(found.id);
    const index = periods.findIndex((period) => period.id === id);
    const wrong = periods[index];
    if (found === null || wrong === undefined) throw new DomainProblem('not_found');
    requireMatch(ifMatch, found.version);
    if (!found.writable) throw new DomainProblem('forbidden');
    if (from < found.facility.openOn) refuse('from', 'facility_closed');
    const before = periods[index - 1];
    if ((wrong.until !== null && from >= wrong.until) || (before !== undefined && from <= before.from))
      refuse('from', 'invalid_period');
    await this.unitOfWork.giveReason(reason.trim());
    const neighbour = before !== undefined && (before.until === wrong.from || (before.until ?? from) > from);
    const mend = (): Promise<void> => this.facilities.setCapacityPeriod(id, { ...wrong, from, places });
    const endBefore = async (): Promise<void> => {
      if (neighbour) await this.facilities.setCapacityPeriod(before.id, { ...before, until: from });
    };
    // The period that becomes shorter first: they never overlap.
    for (const write of from < wrong.from ? [endBefore, mend] : [mend, endBefore]) await write();
    return this.get(code, today);
  }

  /** A facility is closed when nobody stays there any more, and does not open after somebody came. */
  private async requireNobodyLeftOut(id: number, { openOn, closedOn }: FacilityChange): Promise<void> {
    const present = closedOn === null ? 0 : await this.facilities.stayingFrom(id, closedOn);
    if (present > 0)
      throw new DomainProblem('facility_occupied', {
        errors: [fieldError('closedOn', 'still_in_use')],
        facts: { present },
      });
    const first = await this.facilities.firstStay(id);
    if (first !== null && openOn > first) refuse('openOn', 'still_in_use');
  }

  searchBodies(query: string): Promise<ManagingBody[]> {
    return this.bodies.search(query.trim(), LONGEST_LIST);
  }

  addBody(body: NewManagingBody): Promise<ManagingBody> {
    return refusing(UNIQUE_VIOLATION, 'duplicate', 'name', () => this.bodies.add(body));
  }

  /** @throws DomainProblem `not_found` */
  async getBody(id: number): Promise<ManagingBodyRecord> {
    const body = await this.bodies.find(id);
    if (body === null) throw new DomainProblem('not_found');
    return body;
  }

  /** A municipality mends only a body that runs no facility elsewhere. */
  async changeBody(id: number, ifMatch: string | undefined, change: NewManagingBody): Promise<ManagingBodyRecord> {
    requireMatch(ifMatch, (await this.getBody(id)).version);
    const changed = await refusing(UNIQUE_VIOLATION, 'duplicate', 'name', () => this.bodies.change(id, change));
    if (!changed) throw new DomainProblem('forbidden');
    return this.getBody(id);
  }

  private async requireBody(id: number): Promise<void> {
    if ((await this.bodies.find(id)) === null) refuse('managingBodyId', 'unknown_code');
  }
}

function refuse(field: string, code: ProblemCode): never {
  throw new DomainProblem('validation_failed', { errors: [fieldError(field, code)] });
}

/** The database's refusal of a double as a problem of a field; row-level security's as `forbidden`. */
async function refusing<T>(state: string, code: 'duplicate', field: string, work: () => Promise<T>): Promise<T> {
  try {
    return await work();
  } catch (error) {
    if (sqlState(error) === state) throw new DomainProblem(code, { errors: [fieldError(field, code)] });
    if (sqlState(error) === '42501') throw new DomainProblem('forbidden');
    throw error;
  }
}
