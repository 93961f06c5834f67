import { Injectable } from '@nestjs/common';
import type { CalendarDate } from '../../domain/calendar-date.js';
import type { FacilityRule } from '../../domain/facility-rule.js';
import { DomainProblem, fieldError, type ProblemCode } from '../../domain/problem.js';
import { sqlState, UnitOfWork } from '../../platform/database/unit-of-work.js';
import { requireMatch } from '../../platform/http/entity-tag.js';
import { decodeCursor, encodeCursor, type Page } from '../../platform/http/paging.js';
import { TerritoryService } from '../territory/index.js';
import { FacilitiesRepository, type FacilityChange, type NewFacility } from './facilities.repository.js';
import type { Facility, FacilityDetail, FacilityFilter, FacilityForStay, ManagingBody } from './facility.js';
import { ManagingBodiesRepository } from './managing-bodies.repository.js';

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
    return { items, nextCursor, total: { count: await this.facilities.count(filter), exact: true } };
  }

  /** @throws DomainProblem `not_found` */
  async get(code: string, today: CalendarDate): Promise<FacilityDetail> {
    const found = await this.facilities.find(code, today);
    if (found === null) throw new DomainProblem('not_found');
    return { ...found.facility, version: found.version, capacities: await this.facilities.capacities(found.id) };
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

  searchBodies(query: string): Promise<ManagingBody[]> {
    return this.bodies.search(query.trim(), LONGEST_LIST);
  }

  addBody(body: Omit<ManagingBody, 'id'>): Promise<ManagingBody> {
    return refusing(UNIQUE_VIOLATION, 'duplicate', 'name', () => this.bodies.add(body));
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
