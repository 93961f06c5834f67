import { Injectable } from '@nestjs/common';
import type { CalendarDate } from '../../../domain/calendar-date.js';
import { DomainProblem } from '../../../domain/problem.js';
import type { SimCode } from '../../../domain/sim-code.js';
import { AuditTrail } from '../../../platform/audit/audit-trail.js';
import { UnitOfWork } from '../../../platform/database/unit-of-work.js';

/** Wrong namings in a day: who knows the minor mistypes less often than that. */
const FAILURES_PER_DAY = 10;

/** How an applicant, who sees no record, says which minor he or she acts for. */
@Injectable()
export class MinorClaims {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly audit: AuditTrail,
  ) {}

  /**
   * The key of the minor whom all three name; that the applicant says to act for him or her is kept with it (`opinion_titles`).
   * @throws DomainProblem `minor_not_recognised`, which never says what was wrong; `too_many_requests` with `retryAfterSeconds` after too many of them
   */
  async claim(simCode: SimCode, familyName: string, birthDate: CalendarDate): Promise<number> {
    const wait = await this.secondsToWait();
    if (wait > 0) throw new DomainProblem('too_many_requests', { facts: { retryAfterSeconds: wait } });
    const [row] = await this.unitOfWork.query<{ minorId: number | null }>(
      `select app.claim_minor($1, $2, $3) as "minorId"`,
      [simCode, familyName, birthDate],
    );
    const minorId = row?.minorId ?? null;
    if (minorId === null) {
      this.noteFailure();
      throw new DomainProblem('minor_not_recognised');
    }
    return minorId;
  }

  /** A guess is remembered although its request comes to nothing. */
  private noteFailure(): void {
    const { actor } = this.unitOfWork;
    this.audit.recordRefusal({ action: 'opinion.claim_refused' });
    this.unitOfWork.afterRollback(() =>
      this.unitOfWork.run(actor, () => this.unitOfWork.execute('insert into opinion_claim_failures default values')),
    );
  }

  /** 0: may try. One person's tries come one after the other, so that many at once are not more than allowed. */
  private async secondsToWait(): Promise<number> {
    await this.unitOfWork.query(`select pg_advisory_xact_lock(hashtextextended($1, 5302028))`, [
      `claim ${String(this.unitOfWork.actor.userId ?? 0)}`,
    ]);
    const [row] = await this.unitOfWork.query<{ wait: number }>(
      `select greatest(0, ceil(extract(epoch from at + interval '1 day' - now())))::integer as wait
         from opinion_claim_failures where user_id = app.user_id() and at > now() - interval '1 day' order by at desc offset $1 limit 1`,
      [FAILURES_PER_DAY - 1],
    );
    return row?.wait ?? 0;
  }
}
