import { Injectable } from '@nestjs/common';
import { addDays, type CalendarDate } from '../../domain/calendar-date.js';
import { type FacilityFinding, facilityFindings, refusals, ruleInForce, warnings } from '../../domain/facility-rule.js';
import { type MovementDraft, OPENS_STAY } from '../../domain/movement.js';
import { DomainProblem, fieldError } from '../../domain/problem.js';
import { Clock } from '../../platform/clock.js';
import type { LockedRecord } from '../minors/index.js';
import { FacilitiesService } from '../organisations/index.js';
import { TerritoryService } from '../territory/index.js';
import { MovementsRepository, type PlaceKeys } from './movements.repository.js';

export interface SettledPlace {
  readonly place: PlaceKeys | null;
  readonly warnings: FacilityFinding[];
}

/** A place where a stay could be, with every limit it would go beyond: those that warn and those that refuse. */
export interface JudgedPlace {
  readonly place: PlaceKeys;
  readonly findings: readonly FacilityFinding[];
  /** Places left on the day before this minor comes; negative beyond the limit; null: unknown, or no facility. */
  readonly free: number | null;
}

/** What the rules on places need to know of the minor. */
export interface StayingMinor {
  readonly id: number;
  readonly birthDate: CalendarDate;
}

/** Finds the place of a movement and judges it by the rules of its kind of facility. */
@Injectable()
export class MovementPlaces {
  constructor(
    private readonly repository: MovementsRepository,
    private readonly facilities: FacilitiesService,
    private readonly territory: TerritoryService,
    private readonly clock: Clock,
  ) {}

  /**
   * @param until day of the next movement; null: none
   * @throws DomainProblem `unknown_code`; the code of the first limit that refuses, with its figures
   */
  async settle(draft: MovementDraft, minor: LockedRecord, until: CalendarDate | null): Promise<SettledPlace> {
    // Before any stay, an absconding or an exit leaves whoever had the minor at hand: that body goes on answering for it.
    if (!OPENS_STAY[draft.kind]) return { place: await this.repository.ownPlace(), warnings: [] };
    const { place, findings } = await this.judge(draft, { id: minor.id, birthDate: minor.row.birthDate }, until);
    refuseBeyond(findings);
    return { place, warnings: warnings(findings) };
  }

  /**
   * Finds the place of a stay and judges it, refusing nothing: for a preview.
   * @throws DomainProblem `unknown_code`
   */
  async judge(draft: MovementDraft, minor: StayingMinor, until: CalendarDate | null): Promise<JudgedPlace> {
    if (draft.place?.kind === 'facility')
      return this.inFacility(draft.place.facilityCode ?? '', draft.onDate, minor, until);
    const municipality = await this.territory.getMunicipality(
      draft.place?.municipalityCode ?? '',
      draft.onDate,
      'place.municipalityCode',
    );
    const { id: municipalityId, regionCode, prefectureCode } = municipality;
    return {
      place: { kind: draft.place?.kind ?? null, facilityId: null, municipalityId, regionCode, prefectureCode },
      findings: [],
      free: null,
    };
  }

  private async inFacility(
    code: string,
    from: CalendarDate,
    minor: StayingMinor,
    until: CalendarDate | null,
  ): Promise<JudgedPlace> {
    const facility = await this.facilities.findForStay(code, from);
    if (facility === null)
      throw new DomainProblem('validation_failed', { errors: [fieldError('place.facilityCode', 'unknown_code')] });
    const occupied = await this.repository.occupied(facility.id, from, minor.id);
    const findings = facilityFindings(ruleInForce(await this.facilities.rules(), facility.kind, from), {
      birthDate: minor.birthDate,
      from,
      on: until === null ? this.clock.today() : addDays(until, -1),
      facilityOpen: facility.open,
      capacity: facility.capacity,
      occupied,
    });
    const { id, municipalityId, regionCode, prefectureCode } = facility;
    return {
      place: { kind: 'facility', facilityId: id, municipalityId, regionCode, prefectureCode },
      findings,
      free: facility.capacity === null ? null : facility.capacity - occupied,
    };
  }
}

/** @throws DomainProblem the code of the first limit that refuses, with its figures */
export function refuseBeyond(findings: readonly FacilityFinding[]): void {
  const [refused] = refusals(findings);
  if (refused === undefined) return;
  throw new DomainProblem(refused.code, {
    errors: refusals(findings).map((finding) => fieldError('place.facilityCode', finding.code)),
    facts: refused.facts,
  });
}
