import { Injectable } from '@nestjs/common';
import type { CalendarDate } from '../../domain/calendar-date.js';
import { DomainProblem, fieldError } from '../../domain/problem.js';
import {
  type Country,
  type Municipality,
  type Province,
  type Region,
  TerritoryRepository,
} from './territory.repository.js';

/** A list for typing ahead: nobody reads further. */
const LONGEST_LIST = 30;

/** Reads the code lists; every list is that of one day. */
@Injectable()
export class TerritoryService {
  constructor(private readonly repository: TerritoryRepository) {}

  regions(): Promise<Region[]> {
    return this.repository.regions();
  }

  provinces(on: CalendarDate): Promise<Province[]> {
    return this.repository.provinces(on);
  }

  searchMunicipalities(query: string, on: CalendarDate): Promise<Municipality[]> {
    return this.repository.searchMunicipalities(query.trim(), on, LONGEST_LIST);
  }

  countries(on: CalendarDate): Promise<Country[]> {
    return this.repository.countries(on);
  }

  /** @throws DomainProblem `unknown_code` on `field` when no municipality has the code on that day. */
  async getMunicipality(istatCode: string, on: CalendarDate, field = 'municipality'): Promise<Municipality> {
    const municipality = await this.repository.findMunicipality(istatCode, on);
    if (municipality === null)
      throw new DomainProblem('validation_failed', { errors: [fieldError(field, 'unknown_code')] });
    return municipality;
  }
}
