import { Injectable } from '@nestjs/common';
import { UnitOfWork } from '../database/unit-of-work.js';

/** What is wrong with the chain. `place` is null for an event that no seal ever waited for. */
export interface AuditFinding {
  readonly place: number | null;
  readonly eventId: number | null;
  readonly finding: 'hash_differs' | 'event_removed' | 'seal_missing' | 'event_never_queued';
}

export interface AuditVerification {
  readonly sealed: number;
  readonly waiting: number;
  /** Last seal, hexadecimal: written down outside, it shows later whether the end of the chain was cut off. */
  readonly head: string | null;
  /** Whether the head that the operator kept is still in the chain; null when none was given. */
  readonly keptHeadFound: boolean | null;
  readonly findings: readonly AuditFinding[];
}

/** Seals the trail in order every few seconds, and checks it from its first row. */
@Injectable()
export class AuditSeal {
  constructor(private readonly unitOfWork: UnitOfWork) {}

  /** @returns how many events were sealed now */
  async seal(): Promise<number> {
    const rows = await this.unitOfWork.runAsService(() =>
      this.unitOfWork.query<{ sealed: number }>('select app.seal_audit() as sealed'),
    );
    return rows[0]?.sealed ?? 0;
  }

  async verify(keptHead: string | null = null): Promise<AuditVerification> {
    return this.unitOfWork.runAsService(async () => {
      const findings = await this.unitOfWork.query<AuditFinding>(
        'select place, event_id as "eventId", finding from app.verify_audit()',
      );
      const [counts] = await this.unitOfWork.query<{
        sealed: number;
        waiting: number;
        head: string | null;
        kept: boolean;
      }>(
        `select (select count(*) from audit_seals) as sealed, (select count(*) from audit_unsealed) as waiting,
                (select encode(hash, 'hex') from audit_seals order by position desc limit 1) as head,
                exists (select from audit_seals where encode(hash, 'hex') = $1) as kept`,
        [keptHead],
      );
      return {
        sealed: counts?.sealed ?? 0,
        waiting: counts?.waiting ?? 0,
        head: counts?.head ?? null,
        keptHeadFound: keptHead === null ? null : (counts?.kept ?? false),
        findings,
      };
    });
  }
}
