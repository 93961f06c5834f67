import { Injectable } from '@nestjs/common';
import type { CalendarDate } from '../../domain/calendar-date.js';
import { DomainProblem } from '../../domain/problem.js';
import type { Scope, TerritorialKind } from '../../platform/database/actor.js';
import { UnitOfWork } from '../../platform/database/unit-of-work.js';
import { FacilitiesService, type FacilityDetail, type FacilityForStay } from '../organisations/index.js';

export interface PresenceFacility {
  readonly code: string;
  readonly name: string;
  readonly managingBody: string;
  readonly municipality: string;
  readonly province: string;
}

export interface ScopedFacility extends FacilityForStay {
  readonly detail: FacilityDetail;
  readonly heading: PresenceFacility;
}

/** Where a thing stands; what of it must be equal to the scope's key. */
export interface Territory {
  readonly id: number | null;
  readonly municipalityId: number;
  readonly regionCode: string;
  readonly prefectureCode: string;
}

const SCOPE_KEY: Readonly<Record<TerritorialKind, (place: Territory) => string>> = {
  facility: ({ id }) => String(id),
  municipality: ({ municipalityId }) => String(municipalityId),
  prefecture: ({ prefectureCode }) => prefectureCode,
  region: ({ regionCode }) => regionCode,
};

/** Who has a national scope sees all. */
export const inScope = (scope: Scope, place: Territory): boolean =>
  scope.kind === 'national' || (scope.kind !== 'applicants' && SCOPE_KEY[scope.kind](place) === scope.id);

/** The archive of facilities can be read by everyone; who is in them only by the bodies in whose territory they stand. */
@Injectable()
export class PresenceFacilities {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly facilities: FacilitiesService,
  ) {}

  /** @throws DomainProblem `not_found`: unknown, or not in the caller's territory */
  async get(code: string, today: CalendarDate): Promise<ScopedFacility> {
    const facility = await this.facilities.findForStay(code, today);
    if (facility === null || !inScope(this.unitOfWork.actor.scope, facility)) throw new DomainProblem('not_found');
    const detail = await this.facilities.get(code, today);
    const heading = {
      code: facility.code,
      name: detail.name,
      managingBody: detail.managingBody.name,
      municipality: detail.municipality.name,
      province: detail.municipality.province,
    };
    return { ...facility, detail, heading };
  }
}
