import { Injectable } from '@nestjs/common';
import { parseCalendarDate, type CalendarDate } from '../../domain/calendar-date.js';
import { DomainProblem, fieldError } from '../../domain/problem.js';
import { nextProposalState, proposalSteps, type ProposalStep } from '../../domain/transfer-proposal.js';
import { AuditTrail } from '../../platform/audit/audit-trail.js';
import { UnitOfWork } from '../../platform/database/unit-of-work.js';
import { requireMatch } from '../../platform/http/entity-tag.js';
import { LateEntries, refuseBeyond } from '../movements/index.js';
import { MovingAlong } from './moving-along.js';
import { TransferNews } from './transfer-news.js';
import { TransferPreviews } from './transfer-previews.js';
import type { TransferAcceptanceDto } from './transfers.dto.js';
import { TransfersRepository, type ProposalRow } from './transfers.repository.js';
import { TransfersService, type VersionedProposal } from './transfers.service.js';

/** Closes proposals: acceptance moves the minor, with all that is open, in one transaction. */
@Injectable()
export class TransferAnswers {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly repository: TransfersRepository,
    private readonly transfers: TransfersService,
    private readonly previews: TransferPreviews,
    private readonly lateEntries: LateEntries,
    private readonly movingAlong: MovingAlong,
    private readonly audit: AuditTrail,
    private readonly news: TransferNews,
  ) {}

  /**
   * The minor is counted in the new place from the day on.
   * @throws DomainProblem `proposal_closed` with the open steps, `date_before_previous_movement`, `too_far_back`, a limit that refuses on that day
   */
  async accept(id: number, ifMatch: string | undefined, body: TransferAcceptanceDto): Promise<VersionedProposal> {
    const row = await this.take(id, ifMatch, 'accept');
    const on = parseCalendarDate(body.on, 'on');
    refuseUnlessAfter(row.since, on);
    refuseBeyond((await onField('on', () => this.previews.ofProposal(row, on))).findings);
    await onField('on', () => this.lateEntries.admit(on, body.reason));
    await this.repository.close(id, 'accepted', { on });
    await this.repository.writeTransfer(id);
    await this.movingAlong.carry({ minorId: row.minorId, proposalId: id, on });
    await this.audit.record({ action: 'transfer.accept', minorId: row.minorId, details: { proposal: id, on } });
    await this.news.answered(id, 'transfer_accepted');
    return this.transfers.detail(await this.transfers.get(id));
  }

  /** @throws DomainProblem `proposal_closed` */
  refuse(id: number, ifMatch: string | undefined, reason: string): Promise<VersionedProposal> {
    return this.end(id, ifMatch, 'refuse', reason);
  }

  /** @throws DomainProblem `proposal_closed` */
  withdraw(id: number, ifMatch: string | undefined, reason: string): Promise<VersionedProposal> {
    return this.end(id, ifMatch, 'withdraw', reason);
  }

  private async end(
    id: number,
    ifMatch: string | undefined,
    step: 'refuse' | 'withdraw',
    text: string,
  ): Promise<VersionedProposal> {
    const reason = text.trim();
    if (reason === '') throw new DomainProblem('validation_failed', { errors: [fieldError('reason', 'required')] });
    const row = await this.take(id, ifMatch, step);
    await this.unitOfWork.giveReason(reason);
    await this.repository.close(id, step === 'refuse' ? 'refused' : 'withdrawn', { reason });
    await this.audit.record({ action: `transfer.${step}`, minorId: row.minorId, details: { proposal: id } });
    if (step === 'refuse') await this.news.answered(id, 'transfer_refused');
    return this.transfers.detail(await this.transfers.get(id));
  }

  /** Holds a proposal for its answer. The version is read after the lock. */
  private async take(id: number, ifMatch: string | undefined, step: ProposalStep): Promise<ProposalRow> {
    const isHeld = await this.repository.lock(id);
    const row = await this.transfers.get(id);
    const side = this.transfers.sideOf(row);
    if (ifMatch === undefined || isHeld) requireMatch(ifMatch, row.version);
    if (!isHeld || nextProposalState(row.state, step, side) === undefined)
      throw new DomainProblem('proposal_closed', { openSteps: proposalSteps(row.state, side) });
    return row;
  }
}

/** The move comes after the first day of the stay that it ends: one movement a day. */
function refuseUnlessAfter(since: CalendarDate | null, on: CalendarDate): void {
  if (since !== null && on <= since) {
    const code = on === since ? 'movement_overlap' : 'date_before_previous_movement';
    throw new DomainProblem('validation_failed', { errors: [fieldError('on', code)] });
  }
}

/** Here the day of the movement is called `on`. */
async function onField<T>(field: string, work: () => Promise<T>): Promise<T> {
  try {
    return await work();
  } catch (error) {
    if (!(error instanceof DomainProblem)) throw error;
    const errors = error.errors.map((refused) => (refused.field === 'onDate' ? { ...refused, field } : refused));
    throw new DomainProblem(error.code, { detail: error.detail, errors, facts: error.facts });
  }
}
