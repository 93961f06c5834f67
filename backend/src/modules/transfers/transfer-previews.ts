import { Injectable } from '@nestjs/common';
import type { CalendarDate } from '../../domain/calendar-date.js';
import { type FacilityFinding } from '../../domain/facility-rule.js';
import { movementErrors } from '../../domain/movement.js';
import { refuseIfAny } from '../../domain/problem.js';
import { Clock } from '../../platform/clock.js';
import { UnitOfWork } from '../../platform/database/unit-of-work.js';
import { isWithin, type JudgedPlace, type MovementPlaceDto, MovementPlaces } from '../movements/index.js';
import type { ProposalRow } from './transfers.repository.js';

interface MovingMinor {
  readonly id: number;
  readonly birthDate: CalendarDate;
  readonly reportedOn: CalendarDate;
}

/** What the rules say of a stay before it begins. */
@Injectable()
export class TransferPreviews {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly places: MovementPlaces,
    private readonly clock: Clock,
  ) {}

  /** @throws DomainProblem `validation_failed` for a place that is none, or a minor of age on the day */
  judge(place: MovementPlaceDto, minor: MovingMinor, onDate: CalendarDate): Promise<JudgedPlace> {
    const draft = { kind: 'transfer', onDate, place } as const;
    refuseIfAny(movementErrors(draft, { ...minor, today: this.clock.today() }));
    return this.places.judge(draft, minor, null);
  }

  /** The place of a proposal that is there already, on a day. */
  ofProposal(row: ProposalRow, onDate: CalendarDate): Promise<JudgedPlace> {
    const { kind, facilityCode } = row.to;
    const place = {
      kind: kind ?? 'private',
      facilityCode,
      municipalityCode: facilityCode === null ? row.toMunicipalityCode : null,
    };
    return this.judge(place, { id: row.minorId, birthDate: row.birthDate, reportedOn: row.reportedOn }, onDate);
  }

  /** Whether the actor answers for the place itself. */
  isOwn({ place }: JudgedPlace): boolean {
    return isWithin(this.unitOfWork.actor.scope, place);
  }
}

export const toFindings = (
  findings: readonly FacilityFinding[],
): { code: FacilityFinding['code']; facts: FacilityFinding['facts']; source: string; refuses: boolean }[] =>
  findings.map(({ code, facts, source, effect }) => ({ code, facts, source, refuses: effect === 'refuse' }));
