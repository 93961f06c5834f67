import { Injectable } from '@nestjs/common';
import { parseCalendarDate } from '../../domain/calendar-date.js';
import { type FacilityFinding, warnings } from '../../domain/facility-rule.js';
import { ageOn } from '../../domain/majority.js';
import { movementErrors } from '../../domain/movement.js';
import { nameKey } from '../../domain/name-key.js';
import { DomainProblem, fieldError, refuseIfAny } from '../../domain/problem.js';
import { parseSimCode } from '../../domain/sim-code.js';
import { AuditTrail } from '../../platform/audit/audit-trail.js';
import { Clock } from '../../platform/clock.js';
import { UnitOfWork } from '../../platform/database/unit-of-work.js';
import { Idempotency } from '../../platform/http/idempotency.js';
import { RecordsService, type VersionedRecord } from '../minors/index.js';
import { isWithin, LateEntries, MovementPlaces, refuseBeyond } from '../movements/index.js';
import type { FindingCreationDto, LookedUpMinorDto, LookUpCreationDto, LookUpDto } from './look-ups.dto.js';
import { type LookedUpRow, LookUpsRepository, type Sought } from './look-ups.repository.js';

/** The national look-up: whoever has found a child learns what is needed to take it in and give it back, and no more. */
@Injectable()
export class LookUpsService {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly repository: LookUpsRepository,
    private readonly records: RecordsService,
    private readonly places: MovementPlaces,
    private readonly lateEntries: LateEntries,
    private readonly idempotency: Idempotency,
    private readonly audit: AuditTrail,
    private readonly clock: Clock,
  ) {}

  /** @throws DomainProblem `validation_failed`, `too_many_requests` with `retryAfterSeconds` */
  async lookUp(body: LookUpCreationDto): Promise<LookUpDto> {
    const sought = soughtIn(body);
    const note = body.note.trim();
    if (note === '') throw new DomainProblem('validation_failed', { errors: [fieldError('note', 'required')] });
    const wait = await this.repository.secondsToWait(body.purpose, this.clock.today());
    if (wait > 0) {
      this.audit.recordRefusal({ action: 'look_up.refused', details: { purpose: body.purpose } });
      throw new DomainProblem('too_many_requests', { facts: { retryAfterSeconds: wait } });
    }
    const id = await this.repository.lookUp(body.purpose, note, sought);
    const found = await this.repository.results(id);
    await this.audit.recordList(
      'look_up.create',
      found.map(({ minorId }) => minorId),
      { purpose: body.purpose, note, lookUp: id, sought },
    );
    return { id, items: found.map((row) => this.shown(row)) };
  }

  /**
   * Enters the finding of a minor just looked up, in the finder's own facility or municipality, once for a key; the finder is in charge after it.
   * @throws DomainProblem `not_found` (not looked up, or too long ago), `place_not_own`, `validation_failed`, a limit of the facility's kind
   */
  async find(key: string | undefined, lookUp: number, body: FindingCreationDto): Promise<VersionedRecord> {
    const simCode = parseSimCode(body.simCode, 'simCode');
    const { identity, repeated } = await this.idempotency.once(
      key,
      `POST /api/look-ups/${String(lookUp)}/finding`,
      body,
      () => this.enter(lookUp, simCode, body),
    );
    return repeated ? this.records.read(simCode, identity) : this.records.after(simCode, null, identity);
  }

  private async enter(lookUp: number, simCode: string, body: FindingCreationDto): Promise<FacilityFinding[]> {
    const row = (await this.repository.results(lookUp)).find((candidate) => candidate.simCode === simCode);
    if (row === undefined) throw new DomainProblem('not_found');
    const onDate = parseCalendarDate(body.onDate, 'onDate');
    const draft = { kind: 'found_again', onDate, place: body.place } as const;
    const { birthDate, abscondedOn } = row;
    refuseIfAny([
      ...movementErrors(draft, { birthDate, reportedOn: abscondedOn, today: this.clock.today() }).filter(
        ({ code }) => code !== 'before_report',
      ),
      ...(onDate < abscondedOn ? [fieldError('onDate', 'date_before_previous_movement')] : []),
      ...(onDate === abscondedOn ? [fieldError('onDate', 'movement_overlap')] : []),
    ]);
    const { place, findings } = await this.places.judge(draft, { id: row.minorId, birthDate }, null);
    const { scope } = this.unitOfWork.actor;
    if (scope.kind !== 'national' && !isWithin(scope, place)) {
      const field = body.place.kind === 'facility' ? 'place.facilityCode' : 'place.municipalityCode';
      throw new DomainProblem('validation_failed', { errors: [fieldError(field, 'place_not_own')] });
    }
    refuseBeyond(findings);
    await this.lateEntries.admit(onDate, body.reason);
    const note = body.note?.trim() ?? '';
    await this.repository.writeFinding(lookUp, row.minorId, onDate, place, note === '' ? null : note);
    await this.audit.record({
      action: 'movement.create',
      minorId: row.minorId,
      details: { kind: draft.kind, onDate, lookUp },
    });
    return warnings(findings);
  }

  private shown(row: LookedUpRow): LookedUpMinorDto {
    const { simCode, familyName, givenName, sex, birthDate, abscondedOn, facilityName, municipalityName, province } =
      row;
    const bodies = [row.managingBody, row.responsibleMunicipality ?? municipalityName].filter((name) => name !== null);
    return {
      simCode,
      familyName,
      givenName,
      sex,
      birthDate,
      age: ageOn(birthDate, this.clock.today()),
      abscondedOn,
      facilityName,
      municipalityName,
      province,
      contacts: bodies,
    };
  }
}

/** @throws DomainProblem `validation_failed` unless there is a SIM code, or both a name and a birth date */
function soughtIn({ simCode, name, birthDate }: LookUpCreationDto): Sought {
  if (simCode != null && simCode.trim() !== '') {
    refuseIfAny([
      ...(name == null ? [] : [fieldError('name', 'not_allowed')]),
      ...(birthDate == null ? [] : [fieldError('birthDate', 'not_allowed')]),
    ]);
    return { simCode: parseSimCode(simCode, 'simCode') };
  }
  const key = nameKey(name ?? '');
  refuseIfAny([
    ...(key === '' ? [fieldError('name', 'required')] : []),
    ...(birthDate == null ? [fieldError('birthDate', 'required')] : []),
  ]);
  return { nameKey: key, birthDate: parseCalendarDate(birthDate ?? '', 'birthDate') };
}
