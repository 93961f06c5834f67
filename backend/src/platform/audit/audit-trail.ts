import { Injectable } from '@nestjs/common';
import { UnitOfWork } from '../database/unit-of-work.js';
import { CurrentRequest } from '../http/current-request.js';

export interface AuditEntry {
  /** `resource.verb`: `minor.read`, `minor.search`, `census.read`. */
  readonly action: string;
  /** Internal key of the minor whose record it is; null for searches, lists and exports. */
  readonly minorId?: number | null;
  /** Search words, filters, number of rows, purpose. Never a copy of the record. */
  readonly details?: Readonly<Record<string, unknown>>;
}

/** Writes who did what with personal data, in the unit of work of the act: what is rolled back was not done, what is committed is recorded. */
@Injectable()
export class AuditTrail {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly request: CurrentRequest,
  ) {}

  async record({ action, minorId = null, details = {} }: AuditEntry): Promise<void> {
    const { userId, organisationId } = this.unitOfWork.actor;
    await this.unitOfWork.execute(
      `insert into audit_events (user_id, organisation_id, action, minor_id, details, correlation_id) values ($1, $2, $3, $4, $5, $6)`,
      [userId, organisationId, action, minorId, JSON.stringify(details), this.request.correlationId],
    );
  }

  /** Writes what was refused, after the refusal has rolled its unit of work back. */
  recordRefusal(entry: AuditEntry): void {
    const { actor } = this.unitOfWork;
    this.unitOfWork.afterRollback(() => this.unitOfWork.run(actor, () => this.record(entry)));
  }

  /** Many records at once (a list shows them all): one row in the trail for each act, with the keys in its details. */
  async recordList(
    action: string,
    minorIds: readonly number[],
    details: Readonly<Record<string, unknown>>,
  ): Promise<void> {
    await this.record({ action, details: { ...details, rows: minorIds.length, minors: minorIds } });
  }
}
