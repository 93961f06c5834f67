import { Injectable } from '@nestjs/common';
import { dayErrors, periodErrors } from '../../domain/contact.js';
import { DomainProblem, fieldError, refuseIfAny } from '../../domain/problem.js';
import { AuditTrail } from '../../platform/audit/audit-trail.js';
import { UnitOfWork } from '../../platform/database/unit-of-work.js';
import { Idempotency } from '../../platform/http/idempotency.js';
import { RecordsService, type LockedRecord, type VersionedRecord } from '../minors/index.js';
import type { RelationBodyDto, RelationChangeDto } from './contacts.dto.js';
import { dayOf, reasonOf, textOf } from './contacts.service.js';
import { RelationsRepository, type Relation } from './relations.repository.js';

/** Minors of the register who belong together. */
@Injectable()
export class RelationsService {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly repository: RelationsRepository,
    private readonly records: RecordsService,
    private readonly idempotency: Idempotency,
    private readonly audit: AuditTrail,
  ) {}

  /**
   * Joins two records that the actor may read.
   * @throws DomainProblem `validation_failed` on `otherSimCode` (`not_found`, `not_allowed` for the minor itself, `duplicate`), and those of
   * {@link RecordsService.lock}
   */
  async add(
    key: string | undefined,
    simCode: string,
    ifMatch: string | undefined,
    body: RelationBodyDto,
  ): Promise<VersionedRecord> {
    let locked: LockedRecord | null = null;
    const { repeated } = await this.idempotency.once(key, `POST /api/minors/${simCode}/relations`, body, async () => {
      locked = await this.records.lock(simCode, ifMatch);
      return this.join(locked.id, body);
    });
    return repeated ? this.records.read(simCode) : this.records.after(simCode, locked, []);
  }

  /** @throws DomainProblem `not_found` for a relation that is not of this minor, or whose other minor the actor may not read; `validation_failed` */
  async change(
    simCode: string,
    id: number,
    ifMatch: string | undefined,
    body: RelationChangeDto,
  ): Promise<VersionedRecord> {
    const reason = reasonOf(body.reason);
    const relation = checked(body);
    const locked = await this.records.lock(simCode, ifMatch);
    await this.unitOfWork.giveReason(reason);
    if (!(await this.repository.change(locked.id, id, relation))) throw new DomainProblem('not_found');
    await this.audit.record({ action: 'minor.change_relation', minorId: locked.id, details: { relation: id } });
    return this.records.after(simCode, locked, []);
  }

  /** @throws DomainProblem `not_found` for a relation that is not of this minor, and those of {@link RecordsService.lock} */
  async remove(simCode: string, id: number, ifMatch: string | undefined, text: string): Promise<VersionedRecord> {
    const reason = reasonOf(text);
    const locked = await this.records.lock(simCode, ifMatch);
    await this.unitOfWork.giveReason(reason);
    if (!(await this.repository.remove(locked.id, id))) throw new DomainProblem('not_found');
    await this.audit.record({ action: 'minor.unrelate', minorId: locked.id, details: { relation: id } });
    return this.records.after(simCode, locked, []);
  }

  private async join(minorId: number, body: RelationBodyDto): Promise<number> {
    const entered = checked(body);
    const otherId = await this.find(body.otherSimCode);
    if (otherId === minorId) refuseIfAny([fieldError('otherSimCode', 'not_allowed')]);
    if (await this.repository.exists(minorId, otherId)) refuseIfAny([fieldError('otherSimCode', 'duplicate')]);
    const relation = await this.repository.add(minorId, otherId, entered);
    await this.audit.record({ action: 'minor.relate', minorId, details: { relation } });
    return relation;
  }

  /** A code that is mistyped, unknown or out of scope is an error of its field, not of the page. */
  private async find(simCode: string): Promise<number> {
    try {
      return (await this.records.get(simCode)).id;
    } catch (error) {
      if (!(error instanceof DomainProblem)) throw error;
      const code = error.errors[0]?.code ?? error.code;
      throw new DomainProblem('validation_failed', { errors: [fieldError('otherSimCode', code)] });
    }
  }
}

function checked(body: Omit<RelationBodyDto, 'otherSimCode'>): Relation {
  const { kind, travellingTogether, source, validFrom, validTo } = body;
  refuseIfAny(dayErrors({ validFrom, validTo }));
  const days = { validFrom: dayOf(validFrom), validTo: dayOf(validTo) };
  refuseIfAny(periodErrors(days));
  return { kind, travellingTogether, source: textOf(source), ...days };
}
