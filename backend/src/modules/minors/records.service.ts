import { Injectable } from '@nestjs/common';
import type { CalendarDate } from '../../domain/calendar-date.js';
import type { MinorState } from '../../domain/codes.js';
import { completenessOf, type Completeness } from '../../domain/completeness.js';
import type { FacilityFinding } from '../../domain/facility-rule.js';
import { ageOn, daysToMajority } from '../../domain/majority.js';
import { openSteps, stateAfter } from '../../domain/movement.js';
import { hasPermission, type Permission } from '../../domain/permission.js';
import { DomainProblem } from '../../domain/problem.js';
import { recordAlerts, type RecordAlert } from '../../domain/record-alerts.js';
import { parseSimCode, type SimCode } from '../../domain/sim-code.js';
import { AuditTrail } from '../../platform/audit/audit-trail.js';
import { Clock } from '../../platform/clock.js';
import { UnitOfWork } from '../../platform/database/unit-of-work.js';
import { requireMatch } from '../../platform/http/entity-tag.js';
import { FacilitiesService } from '../organisations/index.js';
import { DetailsRepository, type MinorDetails } from './details.repository.js';
import type { MinorRecordDto } from './minor-record.dto.js';
import type { VersionedRecord } from './record-answer.js';
import { RecordsRepository, type MinorRow, type MovementRow } from './records.repository.js';

/** A record held for a change, with its state before it. */
export interface LockedRecord {
  readonly id: number;
  readonly row: MinorRow;
  readonly movements: readonly MovementRow[];
  /** Whether the actor may change it. */
  readonly writable: boolean;
}

/** Puts a record together for its reader, and holds it for whoever changes it. */
@Injectable()
export class RecordsService {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly repository: RecordsRepository,
    private readonly details: DetailsRepository,
    private readonly facilities: FacilitiesService,
    private readonly audit: AuditTrail,
    private readonly clock: Clock,
  ) {}

  /** Reads a record, leaving a trace. @throws DomainProblem `not_found`, also for a record out of scope; `validation_failed` for a mistyped code */
  async read(simCode: string, warnings: readonly FacilityFinding[] = []): Promise<VersionedRecord> {
    const row = await this.get(simCode);
    await this.audit.record({ action: 'minor.read', minorId: row.id });
    return this.answer(row, await this.repository.movements(row.id), warnings);
  }

  /**
   * Holds a record for a change until the end of the transaction.
   * @throws DomainProblem `not_found` out of scope, `forbidden` when it may only be read, `precondition_required`, `stale_version`
   */
  async lock(simCode: string, ifMatch: string | undefined): Promise<LockedRecord> {
    const code = parseSimCode(simCode);
    const id = await this.repository.lock(code);
    if (id === null) throw this.refused(code, (await this.repository.isVisible(code)) ? 'forbidden' : 'not_found');
    // The version is read after the lock: whoever waited for another change must find that its copy is stale.
    requireMatch(ifMatch, await this.repository.version(id));
    return this.hold(code);
  }

  /**
   * A record to which something is added that no version guards (a file): it need not be the one that was read.
   * @throws DomainProblem `not_found` out of scope, `forbidden` when it may only be read
   */
  async writable(simCode: string): Promise<MinorRow> {
    const code = parseSimCode(simCode);
    if ((await this.repository.lock(code)) === null)
      throw this.refused(code, (await this.repository.isVisible(code)) ? 'forbidden' : 'not_found');
    return this.get(code);
  }

  /** A record that nobody else can be changing: locked, or made in this transaction. @throws DomainProblem `not_found` */
  async hold(simCode: string): Promise<LockedRecord> {
    const row = await this.get(simCode);
    return {
      id: row.id,
      row,
      movements: await this.repository.movements(row.id),
      writable: row.inCharge && this.may('minor.correct'),
    };
  }

  /**
   * The record after a change. Whoever has just given the minor away sees what its scope still shows; when that is nothing, the identity as
   * it was and no movements.
   */
  async after(
    simCode: string,
    before: LockedRecord | null,
    warnings: readonly FacilityFinding[],
  ): Promise<VersionedRecord> {
    const row = await this.repository.find(parseSimCode(simCode));
    if (row !== null) return this.answer(row, await this.repository.movements(row.id), warnings);
    if (before === null) throw new DomainProblem('not_found');
    return this.answer(
      { ...before.row, inCharge: false, version: await this.repository.version(before.id) },
      [],
      warnings,
    );
  }

  /** @throws DomainProblem `not_found` */
  async get(simCode: string): Promise<MinorRow> {
    const code = parseSimCode(simCode);
    const row = await this.repository.find(code);
    if (row === null) throw this.refused(code, 'not_found');
    return row;
  }

  /** Knocking at records that are not one's own leaves a trace, too. */
  private refused(simCode: SimCode, why: 'not_found' | 'forbidden'): DomainProblem {
    this.audit.recordRefusal({ action: 'minor.refused', details: { simCode, why } });
    return new DomainProblem(why);
  }

  private async answer(
    row: MinorRow,
    movements: readonly MovementRow[],
    warnings: readonly FacilityFinding[],
  ): Promise<VersionedRecord> {
    const { id: _id, version, citizenship, furtherCitizenships, ...identity } = row;
    const today = this.clock.today();
    const state: MinorState | null = row.inCharge ? stateAfter(movements) : null;
    const stay = movements.find(({ until }) => until === null) ?? null;
    const daysLeft = daysToMajority(row.birthDate, today);
    const writable = row.inCharge && this.may('minor.correct');
    const details = await this.details.of(row.id);
    const completeness = completenessOf({
      ...row,
      citizenships: [citizenship],
      enteredOn: row.enteredOn as CalendarDate | null,
      hasEntryMunicipality: row.entryMunicipality !== null,
      languages: row.languages.length,
      documents: row.documents.length,
      hasResponsibleMunicipality: row.responsibleMunicipality !== null,
      hasBeenPlaced: movements.length > 0,
    });
    const record: MinorRecordDto = {
      ...identity,
      // It follows the minor, and would tell a former host where it went.
      responsibleMunicipality: row.inCharge ? row.responsibleMunicipality : null,
      citizenships: [citizenship, ...furtherCitizenships],
      state,
      age: ageOn(row.birthDate, today),
      daysToMajority: daysLeft,
      present: stay?.place != null && daysLeft > 0,
      currentPlace: stay?.place ?? null,
      movements,
      ...details,
      photoId: this.may('attachment.read') ? details.photoId : null,
      alerts: state === null ? [] : await this.alerts(row, { state, movements, details, completeness }),
      openSteps: writable && state !== null ? this.stepsOf(state, row.birthDate) : [],
      writable,
      completeness: row.inCharge ? completeness : null,
      warnings: warnings.map(({ code, facts, source }) => ({ code, facts, source })),
    };
    return { version, record };
  }

  /** A facility has no other place to transfer to than its own: it proposes. */
  private stepsOf(state: MinorState, birthDate: CalendarDate): MinorRecordDto['openSteps'] {
    const steps = openSteps(state, { birthDate, on: this.clock.today() });
    if (this.unitOfWork.actor.scope.kind !== 'facility') return steps;
    return steps.map((one) =>
      one.step === 'transfer' && one.open ? { ...one, open: false, why: 'needs_proposal' } : one,
    );
  }

  private async alerts(
    row: MinorRow,
    {
      state,
      movements,
      details,
      completeness,
    }: {
      readonly state: MinorState;
      readonly movements: readonly MovementRow[];
      readonly details: MinorDetails;
      readonly completeness: Completeness;
    },
  ): Promise<RecordAlert[]> {
    const last = movements.find(({ until }) => until === null) ?? null;
    return recordAlerts(
      {
        birthDate: row.birthDate,
        reportedOn: row.reportedOn,
        state,
        stay: last?.place ? { kind: last.place.facilityKind, since: last.onDate } : null,
        lastMovementOn: last?.onDate ?? null,
        hasGuardianRequest: details.contacts.some(
          ({ guardianRequestedOn, guardianAppointedOn }) => (guardianRequestedOn ?? guardianAppointedOn) !== null,
        ),
        missing: completeness.missing.filter(({ essential }) => essential).length,
      },
      await this.facilities.rules(),
      this.clock.today(),
    );
  }

  private may(permission: Permission): boolean {
    const { role } = this.unitOfWork.actor;
    return role === 'system' || hasPermission(role, permission);
  }
}

/** Days of a record that the rules on movements need. */
export const daysOf = (
  { row }: LockedRecord,
  today: CalendarDate,
): { birthDate: CalendarDate; reportedOn: CalendarDate; today: CalendarDate } => ({
  birthDate: row.birthDate,
  reportedOn: row.reportedOn,
  today,
});
