import { Injectable } from '@nestjs/common';
import { accessKind } from '../../domain/access-kind.js';
import { AuditTrail } from '../../platform/audit/audit-trail.js';
import { Clock } from '../../platform/clock.js';
import { decodeKey, encodeCursor } from '../../platform/http/paging.js';
import { AccessesRepository } from './accesses.repository.js';
import type { AccessPageDto, AccessQuery, PrintDto } from './minor-accesses.dto.js';
import { RecordsService } from './records.service.js';

const PAGE = 50;

/** Who used a record, and the mark that a print leaves. */
@Injectable()
export class AccessesService {
  constructor(
    private readonly records: RecordsService,
    private readonly repository: AccessesRepository,
    private readonly audit: AuditTrail,
    private readonly clock: Clock,
  ) {}

  /**
   * Acts on the record, newest first; this reading is one of them.
   * @throws DomainProblem `not_found`; `validation_failed` on `cursor`
   */
  async page(simCode: string, { kind, cursor, limit = PAGE }: AccessQuery): Promise<AccessPageDto> {
    const before = cursor === undefined ? null : decodeKey(cursor);
    const { id } = await this.records.get(simCode);
    await this.audit.record({ action: 'minor.accesses', minorId: id });
    const rows = await this.repository.page(id, kind ?? null, before, limit);
    const last = rows.length === limit ? rows.at(-1) : undefined;
    return {
      items: rows.map((row) => ({ ...row, kind: accessKind(row.action) })),
      nextCursor: last === undefined ? null : encodeCursor([last.id]),
    };
  }

  /** Leaves the trace of a print before the sheet is shown. @throws DomainProblem `not_found` */
  async print(simCode: string): Promise<PrintDto> {
    const { id } = await this.records.get(simCode);
    await this.audit.record({ action: 'minor.print', minorId: id });
    return { printedAt: this.clock.now().toISOString(), ...(await this.repository.actor()) };
  }
}
