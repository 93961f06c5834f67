import { Injectable } from '@nestjs/common';
import { parseCalendarDate } from '../../domain/calendar-date.js';
import { ageOn, daysToMajority, isMinorOn } from '../../domain/majority.js';
import { openSteps, stateAfter } from '../../domain/movement.js';
import { DomainProblem, fieldError } from '../../domain/problem.js';
import { type ProposalSide, proposalSteps } from '../../domain/transfer-proposal.js';
import { AuditTrail } from '../../platform/audit/audit-trail.js';
import { Clock } from '../../platform/clock.js';
import { sqlState, UnitOfWork } from '../../platform/database/unit-of-work.js';
import { Idempotency } from '../../platform/http/idempotency.js';
import { decodeKey, encodeCursor, type Page } from '../../platform/http/paging.js';
import { type LockedRecord, RecordsService } from '../minors/index.js';
import { refuseBeyond } from '../movements/index.js';
import { TransferNews } from './transfer-news.js';
import { toFindings, TransferPreviews } from './transfer-previews.js';
import type {
  ProposalsOfMinorDto,
  TransferPreviewDto,
  TransferPreviewQuery,
  TransferProposalCreationDto,
  TransferProposalDetailDto,
  TransferProposalDto,
  TransferProposalQuery,
} from './transfers.dto.js';
import { type ProposalRow, TransfersRepository } from './transfers.repository.js';

const PAGE = 25;
const UNIQUE_VIOLATION = '23505';

export interface VersionedProposal {
  readonly version: number;
  readonly proposal: TransferProposalDetailDto;
}

/** Transfers as agreements: proposed by who has the minor, answered by who would receive it (answers: {@link TransferAnswers}). */
@Injectable()
export class TransfersService {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly repository: TransfersRepository,
    private readonly previews: TransferPreviews,
    private readonly records: RecordsService,
    private readonly idempotency: Idempotency,
    private readonly audit: AuditTrail,
    private readonly clock: Clock,
    private readonly news: TransferNews,
  ) {}

  /** Proposals that wait for the actor's answer. */
  countIncoming(): Promise<number> {
    return this.repository.count('incoming', 'proposed');
  }

  async page({ direction, state, cursor, limit = PAGE }: TransferProposalQuery): Promise<Page<TransferProposalDto>> {
    const before = cursor === undefined ? null : decodeKey(cursor);
    const rows = await this.repository.page(direction, state, before, limit + 1);
    const shown = rows.slice(0, limit);
    const last = shown.at(-1);
    await this.audit.recordList(
      'transfer.list',
      shown.map(({ minorId }) => minorId),
      { direction, state },
    );
    return {
      items: shown.map((row) => this.summary(row)),
      nextCursor: rows.length > limit && last !== undefined ? encodeCursor([last.id]) : null,
      total: { count: await this.repository.count(direction, state), exact: true },
    };
  }

  /** @throws DomainProblem `not_found` */
  async read(id: number): Promise<VersionedProposal> {
    const row = await this.get(id);
    await this.audit.record({ action: 'transfer.read', minorId: row.minorId, details: { proposal: id } });
    return this.detail(row);
  }

  /** @throws DomainProblem `not_found` */
  async get(id: number): Promise<ProposalRow> {
    const row = await this.repository.find(id);
    if (row === null) throw new DomainProblem('not_found');
    return row;
  }

  async ofMinor(simCode: string): Promise<ProposalsOfMinorDto> {
    const record = await this.records.hold(simCode);
    await this.audit.record({ action: 'transfer.read', minorId: record.id });
    const open = await this.repository.openOf(record.id);
    return {
      open: open && this.summary(open),
      mayPropose: open === null && record.writable && this.isTransferOpen(record),
    };
  }

  /** @throws DomainProblem as {@link propose}, but for the limits, which it tells */
  async preview(
    simCode: string,
    { kind, facilityCode, municipalityCode }: TransferPreviewQuery,
  ): Promise<TransferPreviewDto> {
    const record = await this.records.hold(simCode);
    await this.audit.record({ action: 'transfer.preview', minorId: record.id });
    const place = { kind, facilityCode: facilityCode ?? null, municipalityCode: municipalityCode ?? null };
    const judged = await this.previews.judge(place, { ...record.row, id: record.id }, this.clock.today());
    return {
      findings: toFindings(judged.findings),
      free: judged.free,
      addressee: await this.repository.addressee(judged.place),
      own: this.previews.isOwn(judged),
    };
  }

  /**
   * Proposes a transfer to whoever answers for the place, once for a key.
   * @throws DomainProblem `step_not_open`, `proposal_open`, `same_place`, a limit that refuses, `validation_failed`, and those of a record's lock
   */
  async propose(
    key: string | undefined,
    simCode: string,
    ifMatch: string | undefined,
    body: TransferProposalCreationDto,
  ): Promise<VersionedProposal> {
    const { identity } = await this.idempotency.once(
      key,
      `POST /api/minors/${simCode}/transfer-proposals`,
      body,
      async () => {
        const id = await this.add(await this.records.lock(simCode, ifMatch), body);
        return { id };
      },
    );
    return this.detail(await this.get(identity.id));
  }

  /** The proposal as its reader may see it, with what can be done now. */
  async detail(row: ProposalRow): Promise<VersionedProposal> {
    const isOpen = row.state === 'proposed';
    const today = this.clock.today();
    const judged = isOpen && isMinorOn(row.birthDate, today) ? await this.previews.ofProposal(row, today) : null;
    const proposal: TransferProposalDetailDto = {
      ...this.summary(row),
      openSteps: proposalSteps(row.state, this.sideOf(row)),
      findings: toFindings(judged?.findings ?? []),
      free: judged?.free ?? null,
      since: isOpen ? row.since : null,
      recordReadable: row.readable,
      company: isOpen ? await this.repository.company(row.id) : null,
    };
    return { version: row.version, proposal };
  }

  sideOf(row: ProposalRow): ProposalSide {
    if (this.unitOfWork.actor.scope.kind === 'national') return 'both';
    return row.isAddressee ? 'addressee' : 'sender';
  }

  private async add(record: LockedRecord, body: TransferProposalCreationDto): Promise<number> {
    const today = this.clock.today();
    const stay = record.movements.at(-1);
    if (stay === undefined || !this.isTransferOpen(record)) {
      const { birthDate } = record.row;
      throw new DomainProblem('step_not_open', {
        openSteps: openSteps(stateAfter(record.movements), { birthDate, on: today }),
      });
    }
    const plannedOn = body.plannedOn == null ? null : parseCalendarDate(body.plannedOn, 'plannedOn');
    if (plannedOn !== null && !isMinorOn(record.row.birthDate, plannedOn))
      throw new DomainProblem('validation_failed', { errors: [fieldError('plannedOn', 'adult_on_date')] });
    const judged = await this.previews.judge(body.place, { ...record.row, id: record.id }, today);
    if (body.place.kind === 'facility' && body.place.facilityCode === stay.place?.facilityCode)
      throw new DomainProblem('same_place', { errors: [fieldError('place.facilityCode', 'same_place')] });
    refuseBeyond(judged.findings);
    const note = body.note?.trim() ?? '';
    const id = await this.write(record.id, stay.id, {
      to: judged.place,
      addressee: await this.repository.addressee(judged.place),
      plannedOn,
      note: note === '' ? null : note,
    });
    await this.audit.record({ action: 'transfer.propose', minorId: record.id, details: { proposal: id } });
    await this.news.proposed(id);
    return id;
  }

  private async write(
    minorId: number,
    movementId: number,
    rest: Omit<Parameters<TransfersRepository['add']>[0], 'minorId' | 'movementId'>,
  ): Promise<number> {
    try {
      return await this.repository.add({ minorId, movementId, ...rest });
    } catch (error) {
      if (sqlState(error) === UNIQUE_VIOLATION) throw new DomainProblem('proposal_open');
      throw error;
    }
  }

  private isTransferOpen({ movements, row }: LockedRecord): boolean {
    const steps = openSteps(stateAfter(movements), { birthDate: row.birthDate, on: this.clock.today() });
    return steps.some(({ step, open }) => step === 'transfer' && open);
  }

  private summary(row: ProposalRow): TransferProposalDto {
    const today = this.clock.today();
    const { simCode, familyName, givenName, sex, birthDate, citizenship } = row;
    return {
      id: row.id,
      state: row.state,
      minor: {
        simCode,
        familyName,
        givenName,
        sex,
        age: ageOn(birthDate, today),
        citizenship,
        daysToMajority: daysToMajority(birthDate, today),
      },
      from: row.from,
      to: row.to,
      addressee: row.addressee,
      plannedOn: row.plannedOn,
      note: row.note,
      proposedAt: row.proposedAt,
      proposedBy: row.proposedBy,
      closedAt: row.closedAt,
      closedBy: row.closedBy,
      closingReason: row.closingReason,
      acceptedOn: row.acceptedOn,
    };
  }
}
