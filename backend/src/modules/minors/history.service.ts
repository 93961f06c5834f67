import { Injectable } from '@nestjs/common';
import { AuditTrail } from '../../platform/audit/audit-trail.js';
import { differences } from './history-differences.js';
import { HistoryRepository } from './history.repository.js';
import type { HistoryDto } from './minor-history.dto.js';
import { RecordsService } from './records.service.js';

/** Who changed what in a record, when and why. */
@Injectable()
export class HistoryService {
  constructor(
    private readonly records: RecordsService,
    private readonly repository: HistoryRepository,
    private readonly audit: AuditTrail,
  ) {}

  /**
   * A body that is no longer in charge reads its own acts only: whoever acted later would tell where the minor is.
   * @throws DomainProblem `not_found`
   */
  async read(simCode: string): Promise<HistoryDto> {
    const { id } = await this.records.get(simCode);
    await this.audit.record({ action: 'minor.history', minorId: id });
    const found = differences(await this.repository.versions(id));
    const changes = await this.repository.changes(id);
    const items = found.flatMap((difference) => {
      const change = changes.get(difference.changeId);
      return change === undefined ? [] : [{ ...change, ...difference }];
    });
    return { items };
  }
}
