import { Injectable } from '@nestjs/common';
import { type CalendarDate, parseCalendarDate } from '../../domain/calendar-date.js';
import type { FacilityFinding } from '../../domain/facility-rule.js';
import { chain } from '../../domain/movement-chain.js';
import { checkDeletion, checkMovement, type MovementDraft, OPENS_STAY } from '../../domain/movement.js';
import { DomainProblem, fieldError } from '../../domain/problem.js';
import { AuditTrail } from '../../platform/audit/audit-trail.js';
import { Clock } from '../../platform/clock.js';
import { UnitOfWork } from '../../platform/database/unit-of-work.js';
import { Idempotency } from '../../platform/http/idempotency.js';
import { daysOf, type LockedRecord, RecordsService, type VersionedRecord } from '../minors/index.js';
import { LateEntries } from './late-entries.js';
import { MovementPlaces } from './movement-places.js';
import type { MovementCorrectionDto, MovementCreationDto } from './movements.dto.js';
import { isWithin, MovementsRepository, type PlannedMovement, type StoredMovement } from './movements.repository.js';

/** Where the minor is: enters, corrects and cancels movements, keeping them joined day by day. */
@Injectable()
export class MovementsService {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly repository: MovementsRepository,
    private readonly places: MovementPlaces,
    private readonly lateEntries: LateEntries,
    private readonly records: RecordsService,
    private readonly idempotency: Idempotency,
    private readonly audit: AuditTrail,
    private readonly clock: Clock,
  ) {}

  /**
   * Enters a movement, once for a key.
   * @throws DomainProblem `step_not_open` with the open steps, `proposal_required`, `too_far_back`, `movement_overlap`, `breaks_later_movement`, a limit of the facility's kind,
   * `validation_failed`, and those of {@link RecordsService.lock}
   */
  async register(
    key: string | undefined,
    simCode: string,
    ifMatch: string | undefined,
    body: MovementCreationDto,
  ): Promise<VersionedRecord> {
    let locked: LockedRecord | null = null;
    const { identity: warnings, repeated } = await this.idempotency.once(
      key,
      `POST /api/minors/${simCode}/movements`,
      body,
      async () => {
        locked = await this.records.lock(simCode, ifMatch);
        return this.enter(locked, body);
      },
    );
    return repeated ? this.records.read(simCode, warnings) : this.records.after(simCode, locked, warnings);
  }

  /** Enters a movement of a record that is held already; returns the limits it goes beyond. */
  async enter(locked: LockedRecord, body: MovementCreationDto): Promise<FacilityFinding[]> {
    const draft = draftOf(body);
    const stored = await this.repository.ofMinor(locked.id);
    checkMovement(draft, stored, daysOf(locked, this.clock.today()));
    const { place, warnings } = await this.places.settle(draft, locked, nextDay(draft, stored));
    if (draft.kind === 'transfer') this.refuseGivingAway(place);
    await this.lateEntries.admit(draft.onDate, body.reason);
    const added: PlannedMovement = { ...plain(draft, body.note), id: null, place };
    await this.arrange(locked.id, stored, [...stored, added]);
    await this.audit.record({
      action: 'movement.create',
      minorId: locked.id,
      details: { kind: draft.kind, onDate: draft.onDate },
    });
    return warnings;
  }

  /** @throws DomainProblem as {@link register}; `not_found` for a movement that is not of this minor */
  async correct(
    simCode: string,
    id: number,
    ifMatch: string | undefined,
    body: MovementCorrectionDto,
  ): Promise<VersionedRecord> {
    const reason = reasonOf(body.reason);
    const locked = await this.records.lock(simCode, ifMatch);
    const stored = await this.repository.ofMinor(locked.id);
    const others = without(stored, id);
    const draft = draftOf(body);
    checkMovement(draft, others, daysOf(locked, this.clock.today()));
    const { place, warnings } = await this.places.settle(draft, locked, nextDay(draft, others));
    const before = stored.find((movement) => movement.id === id);
    if (place !== null && !isSamePlace(before?.place ?? null, place)) this.refuseGivingAway(place);
    // What was entered stays as old as it was; another day is entered today.
    if (before?.onDate === draft.onDate) await this.unitOfWork.giveReason(reason);
    else await this.lateEntries.admit(draft.onDate, reason);
    await this.arrange(locked.id, stored, [...others, { ...plain(draft, body.note), id, place }]);
    await this.audit.record({ action: 'movement.correct', minorId: locked.id, details: { movement: id } });
    return this.records.after(simCode, locked, warnings);
  }

  /** @throws DomainProblem `breaks_later_movement`, `not_found`, and those of {@link RecordsService.lock} */
  async cancel(simCode: string, id: number, ifMatch: string | undefined, text: string): Promise<VersionedRecord> {
    const reason = reasonOf(text);
    const locked = await this.records.lock(simCode, ifMatch);
    const stored = await this.repository.ofMinor(locked.id);
    const others = without(stored, id);
    checkDeletion(others);
    await this.unitOfWork.giveReason(reason);
    await this.arrange(locked.id, stored, others);
    await this.audit.record({ action: 'movement.cancel', minorId: locked.id, details: { movement: id } });
    return this.records.after(simCode, locked, []);
  }

  /**
   * Whoever is in charge moves the minor by itself, by a transfer or by correcting a place, only to a place that it answers for, too; any
   * other place is asked first (decision 0100).
   * @throws DomainProblem `proposal_required`
   */
  private refuseGivingAway(place: PlannedMovement['place']): void {
    const { scope } = this.unitOfWork.actor;
    if (scope.kind === 'national' || isWithin(scope, place)) return;
    throw new DomainProblem('proposal_required', {
      openSteps: [
        { step: 'transfer', open: false, why: 'needs_proposal' },
        { step: 'propose_transfer', open: true, why: null },
      ],
    });
  }

  /**
   * Makes the stored movements the wanted ones. The movement that is open now gives the actor its rights, so it is changed last: a minor may
   * be handed over to a body whose records the actor does not see.
   */
  private async arrange(
    minorId: number,
    stored: readonly StoredMovement[],
    wanted: readonly PlannedMovement[],
  ): Promise<void> {
    const chained = chain<PlannedMovement['place'] & object, PlannedMovement>(
      [...wanted].sort((a, b) => (a.onDate < b.onDate ? -1 : 1)),
    );
    const kept = new Set(chained.map(({ id }) => id));
    const changed = chained.filter((movement) => differs(movement, stored));
    const openId = stored.find(({ until }) => until === null)?.id;
    await this.repository.allowOverlap();
    for (const movement of changed) {
      if (movement.id === null) await this.repository.add(minorId, movement);
    }
    for (const movement of changed) {
      if (movement.id !== null && movement.id !== openId) await this.repository.change(movement.id, movement);
    }
    for (const { id } of stored) {
      if (!kept.has(id)) await this.repository.remove(id);
    }
    for (const movement of changed) {
      if (movement.id !== null && movement.id === openId) await this.repository.change(movement.id, movement);
    }
    await this.repository.refuseOverlap();
  }
}

const draftOf = ({ kind, onDate, place, exitReason }: MovementCreationDto | MovementCorrectionDto): MovementDraft => ({
  kind,
  onDate: parseCalendarDate(onDate, 'onDate'),
  place: place ?? null,
  exitReason: exitReason ?? null,
});

const plain = ({ kind, onDate, exitReason }: MovementDraft, note: string | null | undefined) => ({
  kind,
  onDate,
  exitReason: exitReason ?? null,
  note: note == null || note.trim() === '' ? null : note.trim(),
});

const nextDay = ({ onDate }: MovementDraft, others: readonly StoredMovement[]): CalendarDate | null =>
  others.find((other) => other.onDate > onDate)?.onDate ?? null;

function without(stored: readonly StoredMovement[], id: number): StoredMovement[] {
  const others = stored.filter((movement) => movement.id !== id);
  if (others.length === stored.length) throw new DomainProblem('not_found');
  return others;
}

const isSamePlace = (before: PlannedMovement['place'], after: PlannedMovement['place']): boolean =>
  before?.facilityId === after?.facilityId && before?.municipalityId === after?.municipalityId;

function reasonOf(text: string): string {
  const reason = text.trim();
  if (reason === '')
    throw new DomainProblem('validation_failed', { errors: [fieldError('reason', 'change_reason_required')] });
  return reason;
}

function differs(
  movement: PlannedMovement & { readonly until: CalendarDate | null },
  stored: readonly StoredMovement[],
): boolean {
  const before = stored.find(({ id }) => id === movement.id);
  if (before === undefined) return true;
  const { id: _id, place, ...rest } = movement;
  return (
    (Object.keys(rest) as (keyof typeof rest)[]).some((field) => before[field] !== rest[field]) ||
    (OPENS_STAY[movement.kind] && before.place?.kind !== place?.kind) ||
    before.place?.facilityId !== place?.facilityId ||
    before.place?.municipalityId !== place?.municipalityId
  );
}
